//! Output on a terminal of 80 columns: tables with Chinese, prompts, progress, and control characters.

use std::io::{Read as _, Write as _};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use unicode_width::UnicodeWidthStr as _;

use super::{Served, VARIABLES, gateway};

/// The screen after a run, and the exit status.
pub(super) struct Run {
    pub(super) screen: String,
    pub(super) status: u32,
}

/// Runs the program on a terminal of 80 columns, as [`run_on_terminal`] does.
pub(super) fn on_terminal(
    arguments: &[&str],
    variables: &[(&str, &str)],
    reply: Option<(&str, &str)>,
) -> Run {
    let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin("tbk"));
    command.args(arguments);
    // Output that is not read yet is lost when a session leader exits.
    command.set_controlling_tty(false);
    run_on_terminal(command, variables, reply)
}

/// Runs a program on a terminal of 80 columns. Types the second part of `reply` when its first part is displayed.
pub(super) fn run_on_terminal(
    mut command: CommandBuilder,
    variables: &[(&str, &str)],
    reply: Option<(&str, &str)>,
) -> Run {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    for name in VARIABLES {
        command.env_remove(name);
    }
    command.env("TBK_CONFIG_DIR", "/no/such/directory");
    command.env("TERM", "xterm");
    command.env("PAGER", "cat");
    for (name, value) in variables {
        command.env(name, value);
    }
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut writer = pair.master.take_writer().unwrap();
    let (send, pieces) = mpsc::channel();
    std::thread::spawn(move || {
        let mut piece = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut piece) {
            let _ = send.send(piece[..count].to_vec());
        }
    });
    let mut bytes = Vec::new();
    let mut reply = reply;
    let deadline = Instant::now() + Duration::from_secs(60);
    while let Ok(piece) = pieces.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        bytes.extend(piece);
        if let Some((prompt, typed)) = reply
            && String::from_utf8_lossy(&bytes).contains(prompt)
        {
            // The program needs a moment to disable the echo.
            std::thread::sleep(Duration::from_millis(300));
            writer.write_all(typed.as_bytes()).unwrap();
            reply = None;
        }
    }
    if Instant::now() >= deadline {
        child.kill().unwrap();
        panic!("the program does not exit: {}", String::from_utf8_lossy(&bytes));
    }
    let status = child.wait().unwrap().exit_code();
    Run { screen: String::from_utf8(bytes).unwrap(), status }
}

#[test]
fn tables_with_chinese_fit_80_columns() {
    let run = on_terminal(&["apis", "订单"], &[("LANG", "zh_CN.UTF-8")], None);
    let rows: Vec<_> = run.screen.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 15, "{}", run.screen);
    let ends: Vec<_> = rows.iter().map(|row| row.trim_end().width()).collect();
    assert!(ends.iter().all(|end| *end == ends[0] && *end <= 80), "{}", run.screen);
    assert!(run.screen.contains("13 个接口") && rows[0].contains("method"), "{}", run.screen);
    // Method names are not wrapped.
    assert!(run.screen.contains("taobao.tbk.sc.cp.order.details.get"), "{}", run.screen);
}

#[test]
fn wide_tables_report_omitted_columns() {
    let served = Served::start(&[]);
    let variables: Vec<_> =
        served.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let orders = [
        "call",
        "taobao.tbk.order.details.get",
        "start_time=2026-11-11 00:00:00",
        "end_time=2026-11-11 00:20:00",
    ];
    let run = on_terminal(&orders, &variables, None);
    assert!(run.screen.lines().all(|line| line.trim_end().width() <= 80), "{}", run.screen);
    assert!(run.screen.contains("columns do not fit: select some with --fields"), "{}", run.screen);
    let chosen = [&orders[..], &["--fields", "trade_id,item_title,tk_status"]].concat();
    let run = on_terminal(&chosen, &variables, None);
    assert!(
        run.screen.contains("tsh_rj_测试请不要拍_阶佣11.1") && !run.screen.contains("do not fit"),
        "{}",
        run.screen
    );
    assert!(run.screen.contains("2 entries; "), "{}", run.screen);
}

#[test]
fn descriptions_fit_80_columns() {
    let run = on_terminal(&["describe", "taobao.tbk.order.details.get"], &[("LANG", "zh_CN.UTF-8")], None);
    let rows: Vec<_> = run.screen.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 60 && rows.iter().all(|row| row.trim_end().width() <= 80), "{}", run.screen);
}

#[test]
fn control_characters_of_responses_are_removed() {
    let hostile = gateway(|_| {
        r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[{"shop_title":"\u001b]0;owned\u0007\u001b[2J\u202eevil\u009b31m 女装\r\n","user_id":1},{"shop_title":"b","user_id":2}]}}}"#.to_owned()
    });
    let variables = [("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_ENDPOINT", hostile.as_str())];
    for form in ["table", "json", "jsonl", "csv"] {
        let call = ["call", "taobao.tbk.shop.get", "fields=user_id", "q=x", "-o", form];
        let run = on_terminal(&call, &variables, None);
        let is_control = |c: char| (c.is_control() && !"\r\n".contains(c)) || c == '\u{202e}';
        assert!(run.screen.contains("evil") && !run.screen.contains(is_control), "{form}: {:?}", run.screen);
    }
    let error = gateway(|_| {
        r#"{"error_response":{"code":15,"sub_code":"isv.x","sub_msg":"\u001b[2Jevil"}}"#.to_owned()
    });
    let variables =
        [("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_ENDPOINT", error.as_str()), ("NO_COLOR", "1")];
    let run = on_terminal(&["call", "taobao.tbk.shop.get", "fields=user_id", "q=x"], &variables, None);
    assert!(run.screen.contains("[2Jevil") && !run.screen.contains('\u{1b}'), "{:?}", run.screen);
    assert_eq!(run.status, 7);
}

#[test]
fn changes_need_a_confirmation() {
    let served = Served::start(&[]);
    let picture = tempfile::NamedTempFile::new().unwrap();
    let picture = format!("pic_stream=@{}", picture.path().display());
    let embed = ["call", "taobao.tbk.sc.pic.embed", "adzone_id=1", "item_id=A", "site_id=2", &picture];
    let mut variables: Vec<_> =
        served.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    variables.push(("LANG", "zh_CN.UTF-8"));
    let rejected = on_terminal(&embed, &variables, Some(("[y/N] ", "n\r")));
    assert!(
        rejected.screen.contains("adzone_id=1") && rejected.screen.contains("未发送任何请求"),
        "{}",
        rejected.screen
    );
    assert_eq!(rejected.status, 2);
    let made = on_terminal(&embed, &variables, Some(("[y/N] ", "y\r")));
    assert!(made.status == 0 && made.screen.contains("embed_pic_url"), "{}", made.screen);
}

#[test]
fn typed_secrets_are_not_echoed() {
    let home = tempfile::tempdir().unwrap();
    let directory = home.path().to_str().unwrap();
    let set = on_terminal(
        &["config", "set", "app_secret"],
        &[("TBK_CONFIG_DIR", directory)],
        Some(("app_secret: ", "canary\r")),
    );
    assert!(set.status == 0 && !set.screen.contains("canary"), "{}", set.screen);
    assert!(std::fs::read_to_string(home.path().join("config.toml")).unwrap().contains("canary"));
}

#[test]
fn batches_show_their_progress() {
    let slow = gateway(|_| {
        std::thread::sleep(Duration::from_millis(80));
        r#"{"tbk_tpwd_create_response":{"data":{"model":"m"}}}"#.to_owned()
    });
    let input = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&input, "{\"url\":\"u\"}\n".repeat(12)).unwrap();
    let variables = [("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_ENDPOINT", slow.as_str())];
    let call =
        ["call", "taobao.tbk.tpwd.create", "--input", input.path().to_str().unwrap(), "--concurrency", "2"];
    let run = on_terminal(&call, &variables, None);
    assert!(run.screen.contains("/12 ") && run.screen.contains("12 of 12 calls made"), "{:?}", run.screen);
}

#[test]
fn json_errors_point_into_the_input() {
    let call = ["call", "taobao.tbk.spread.get", "requests:=[{\"url\":}]", "--sandbox"];
    let run = on_terminal(&call, &[("NO_COLOR", "1")], None);
    assert_eq!(run.status, 2);
    assert!(run.screen.contains("[{\"url\":}]") && run.screen.contains("here"), "{}", run.screen);
    let secret = [
        "call",
        "a.b",
        "--untyped",
        "refresh_token:={\"canary\":}",
        "code:={\"session\":canary}",
        "--sandbox",
    ];
    let run = on_terminal(&secret, &[("NO_COLOR", "1")], None);
    assert_eq!(run.status, 2);
}

#[test]
fn json_errors_do_not_quote_secrets() {
    for name in ["session", "access_token", "app_secret"] {
        let requests = format!("requests:=[{{\"{name}\" \"canary\"}}]");
        let run = on_terminal(&["call", "taobao.tbk.spread.get", &requests, "--sandbox"], &[], None);
        assert!(run.screen.contains("not valid JSON") && !run.screen.contains("canary"), "{}", run.screen);
    }
}

#[test]
fn columns_are_omitted_before_words_break() {
    let run = on_terminal(&["apis", "淘礼金"], &[], None);
    let head = run.screen.lines().find(|line| line.starts_with('|')).unwrap().trim_end();
    assert!(head.ends_with("| session  |"), "{head}");
    assert!(
        ["3 columns do not fit", "| optional |", "| taobao.tbk.dg.vegas.tlj.share.convert | "]
            .iter()
            .all(|part| run.screen.contains(part)),
        "{}",
        run.screen
    );
    let run = on_terminal(&["config", "set", "app_secret", "x"], &[("LANG", "zh_CN.UTF-8")], None);
    assert!(run.screen.contains("提示：") && !run.screen.contains("help:"), "{}", run.screen);
}

/// Runs `apis`, which is longer than the screen, with this pager.
fn paged(pager: &str, more: &[&str]) -> Run {
    on_terminal(&[&["apis", "订单"][..], more].concat(), &[("PAGER", pager)], None)
}

#[test]
fn long_output_is_shown_in_the_pager() {
    let run = paged("sed 's/^/paged: /'", &[]);
    let rows = run.screen.lines().filter(|line| line.starts_with("paged: |")).count();
    assert!(run.status == 0 && rows > 24, "{}", run.screen);
    // Messages are printed after the pager has ended.
    assert!(run.screen.trim_end().ends_with("`tbk describe METHOD` shows details"), "{}", run.screen);
    let page = on_terminal(&["describe", "taobao.tbk.shop.get"], &[("PAGER", "sed s/^/paged:/")], None);
    assert!(page.screen.starts_with("paged:taobao.tbk.shop.get"), "{}", page.screen);
}

#[test]
fn short_output_and_no_pager_are_printed_directly() {
    let pager = ("PAGER", "sed s/^/paged:/");
    let short = on_terminal(&["apis", "长链"], &[pager], None);
    let disabled = paged(pager.1, &["--no-pager"]);
    let dumb = on_terminal(&["apis", "订单"], &[pager, ("TERM", "dumb")], None);
    let empty = paged("", &[]);
    for run in [short, disabled, dumb, empty] {
        assert!(run.screen.contains("| taobao.tbk.") && !run.screen.contains("paged:"), "{}", run.screen);
    }
    let mut piped = super::tbk();
    piped.args(["apis", "订单", "-o", "table"]).env("PAGER", "sed s/^/paged:/").env("TERM", "xterm");
    assert!(!super::shown(&mut piped).contains("paged:"));
}

#[test]
fn failing_pagers_do_not_lose_data() {
    for (pager, message) in [
        ("/no/such/pager", "the pager /no/such/pager failed: No such file"),
        ("false", "the pager false failed: exit status: 1"),
        ("sed 's", "PAGER is not a valid command"),
    ] {
        let run = paged(pager, &[]);
        assert!(run.screen.contains(message), "{}", run.screen);
        assert!(
            run.status == 0 && run.screen.contains("taobao.tbk.sc.cp.order.details.get"),
            "{}",
            run.screen
        );
    }
}

#[test]
fn interrupts_are_left_to_the_pager() {
    // The pager sends the signal of Ctrl-C to this program, which waits for it.
    let run = paged("sh -c 'kill -INT $PPID; sleep 0.3; sed s/^/paged:/'", &[]);
    assert!(run.status == 0 && run.screen.contains("paged:| taobao.tbk.order.details.get"), "{}", run.screen);
}

#[test]
fn workbooks_are_not_printed_to_a_terminal() {
    let run = on_terminal(&["apis", "订单", "-o", "xlsx"], &[("TBK_LANG", "zh")], None);
    assert!(run.status == 2 && run.screen.contains("工作簿是二进制文件"), "{}", run.screen);
    assert!(run.screen.contains("请加 --out 文件"), "{}", run.screen);
}
