//! A terminal of 80 columns: tables with Chinese, questions, progress, and nothing that steers it.

use std::io::{Read as _, Write as _};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use unicode_width::UnicodeWidthStr as _;

use super::{Served, VARIABLES, gateway};

/// What a run on a terminal showed, and its status.
struct Seen {
    screen: String,
    status: u32,
}

/// Runs the program on a terminal of 80 columns; types `answer` once something ends in `prompt`.
fn on_terminal(arguments: &[&str], variables: &[(&str, &str)], answer: Option<(&str, &str)>) -> Seen {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin("tbk"));
    for name in VARIABLES {
        command.env_remove(name);
    }
    command.env("TBK_CONFIG_DIR", "/no/such/directory");
    for (name, value) in variables {
        command.env(name, value);
    }
    command.args(arguments);
    // A session leader that exits discards what was not read yet.
    command.set_controlling_tty(false);
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
    let mut answer = answer;
    let deadline = Instant::now() + Duration::from_secs(60);
    while let Ok(piece) = pieces.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        bytes.extend(piece);
        if let Some((prompt, typed)) = answer
            && String::from_utf8_lossy(&bytes).contains(prompt)
        {
            // A person takes a moment, in which the program stops showing what is typed.
            std::thread::sleep(Duration::from_millis(300));
            writer.write_all(typed.as_bytes()).unwrap();
            answer = None;
        }
    }
    if Instant::now() >= deadline {
        child.kill().unwrap();
        panic!("it does not end: {}", String::from_utf8_lossy(&bytes));
    }
    let status = child.wait().unwrap().exit_code();
    Seen { screen: String::from_utf8(bytes).unwrap(), status }
}

#[test]
fn tables_with_chinese_line_up_within_80_columns() {
    let seen = on_terminal(&["apis", "订单"], &[("LANG", "zh_CN.UTF-8")], None);
    let rows: Vec<_> = seen.screen.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 15, "{}", seen.screen);
    let ends: Vec<_> = rows.iter().map(|row| row.trim_end().width()).collect();
    assert!(ends.iter().all(|end| *end == ends[0] && *end <= 80), "{}", seen.screen);
    assert!(seen.screen.contains("23 个接口") && rows[0].contains("method"), "{}", seen.screen);
    // A name to be copied is not broken.
    assert!(seen.screen.contains("taobao.tbk.sc.cp.order.details.get"), "{}", seen.screen);
}

#[test]
fn wide_entries_show_what_fits_and_say_what_does_not() {
    let served = Served::start(&[]);
    let variables: Vec<_> =
        served.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let orders = [
        "call",
        "taobao.tbk.order.details.get",
        "start_time=2026-11-11 00:00:00",
        "end_time=2026-11-11 00:20:00",
    ];
    let seen = on_terminal(&orders, &variables, None);
    assert!(seen.screen.lines().all(|line| line.trim_end().width() <= 80), "{}", seen.screen);
    assert!(seen.screen.contains("columns do not fit: choose with --fields"), "{}", seen.screen);
    let chosen = [&orders[..], &["--fields", "trade_id,item_title,tk_status"]].concat();
    let seen = on_terminal(&chosen, &variables, None);
    assert!(
        seen.screen.contains("tsh_rj_测试请不要拍_阶佣11.1") && !seen.screen.contains("do not fit"),
        "{}",
        seen.screen
    );
    assert!(seen.screen.contains("2 entries; "), "{}", seen.screen);
}

#[test]
fn a_description_fits_too() {
    let seen = on_terminal(&["describe", "taobao.tbk.order.details.get"], &[("LANG", "zh_CN.UTF-8")], None);
    let rows: Vec<_> = seen.screen.lines().filter(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 60 && rows.iter().all(|row| row.trim_end().width() <= 80), "{}", seen.screen);
}

#[test]
fn what_comes_off_the_wire_does_not_steer_the_terminal() {
    let hostile = gateway(|_| {
        r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[{"shop_title":"\u001b]0;owned\u0007\u001b[2J\u202eevil\u009b31m 女装\r\n","user_id":1},{"shop_title":"b","user_id":2}]}}}"#.to_owned()
    });
    let variables = [("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_ENDPOINT", hostile.as_str())];
    for form in ["table", "json", "jsonl", "csv"] {
        let call = ["call", "taobao.tbk.shop.get", "fields=user_id", "q=x", "-o", form];
        let seen = on_terminal(&call, &variables, None);
        let steers = |c: char| (c.is_control() && !"\r\n".contains(c)) || c == '\u{202e}';
        assert!(seen.screen.contains("evil") && !seen.screen.contains(steers), "{form}: {:?}", seen.screen);
    }
    let error = gateway(|_| {
        r#"{"error_response":{"code":15,"sub_code":"isv.x","sub_msg":"\u001b[2Jevil"}}"#.to_owned()
    });
    let variables =
        [("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_ENDPOINT", error.as_str()), ("NO_COLOR", "1")];
    let seen = on_terminal(&["call", "taobao.tbk.shop.get", "fields=user_id", "q=x"], &variables, None);
    assert!(seen.screen.contains("[2Jevil") && !seen.screen.contains('\u{1b}'), "{:?}", seen.screen);
    assert_eq!(seen.status, 7);
}

#[test]
fn a_change_is_asked_about_and_made_only_after_a_yes() {
    let served = Served::start(&[]);
    let picture = tempfile::NamedTempFile::new().unwrap();
    let picture = format!("pic_stream=@{}", picture.path().display());
    let embed = ["call", "taobao.tbk.sc.pic.embed", "adzone_id=1", "item_id=A", "site_id=2", &picture];
    let mut variables: Vec<_> =
        served.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    variables.push(("LANG", "zh_CN.UTF-8"));
    let refused = on_terminal(&embed, &variables, Some(("[y/N] ", "n\r")));
    assert!(
        refused.screen.contains("adzone_id=1") && refused.screen.contains("未发送任何请求"),
        "{}",
        refused.screen
    );
    assert_eq!(refused.status, 2);
    let made = on_terminal(&embed, &variables, Some(("[y/N] ", "y\r")));
    assert!(made.status == 0 && made.screen.contains("embed_pic_url"), "{}", made.screen);
}

#[test]
fn a_secret_that_is_typed_is_not_shown() {
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
fn many_calls_show_how_far_they_are() {
    let slow = gateway(|_| {
        std::thread::sleep(Duration::from_millis(80));
        r#"{"tbk_tpwd_create_response":{"data":{"model":"m"}}}"#.to_owned()
    });
    let input = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(&input, "{\"url\":\"u\"}\n".repeat(12)).unwrap();
    let variables = [("TBK_APP_KEY", "1"), ("TBK_APP_SECRET", "s"), ("TBK_ENDPOINT", slow.as_str())];
    let call =
        ["call", "taobao.tbk.tpwd.create", "--input", input.path().to_str().unwrap(), "--concurrency", "2"];
    let seen = on_terminal(&call, &variables, None);
    assert!(seen.screen.contains("/12 ") && seen.screen.contains("12 of 12 calls made"), "{:?}", seen.screen);
}

#[test]
fn an_error_points_into_the_text_that_was_given() {
    let call = ["call", "taobao.tbk.spread.get", "requests:=[{\"url\":}]", "--sandbox"];
    let seen = on_terminal(&call, &[("NO_COLOR", "1")], None);
    assert_eq!(seen.status, 2);
    assert!(seen.screen.contains("[{\"url\":}]") && seen.screen.contains("here"), "{}", seen.screen);
    let secret = [
        "call",
        "a.b",
        "--untyped",
        "refresh_token:={\"canary\":}",
        "code:={\"session\":canary}",
        "--sandbox",
    ];
    let seen = on_terminal(&secret, &[("NO_COLOR", "1")], None);
    assert_eq!(seen.status, 2);
}

#[test]
fn a_text_that_may_hold_a_secret_is_not_pointed_into() {
    for name in ["session", "access_token", "app_secret"] {
        let requests = format!("requests:=[{{\"{name}\" \"canary\"}}]");
        let seen = on_terminal(&["call", "taobao.tbk.spread.get", &requests, "--sandbox"], &[], None);
        assert!(seen.screen.contains("no valid JSON") && !seen.screen.contains("canary"), "{}", seen.screen);
    }
}

#[test]
fn columns_are_left_out_before_words_are_broken() {
    let seen = on_terminal(&["apis", "淘礼金"], &[], None);
    let head = seen.screen.lines().find(|line| line.starts_with('|')).unwrap().trim_end();
    assert!(head.ends_with("| session  |"), "{head}");
    assert!(
        ["2 columns do not fit", "| required |", "| taobao.tbk.dg.vegas.tlj.share.convert | "]
            .iter()
            .all(|part| seen.screen.contains(part)),
        "{}",
        seen.screen
    );
    let seen = on_terminal(&["config", "set", "app_secret", "x"], &[("LANG", "zh_CN.UTF-8")], None);
    assert!(seen.screen.contains("提示：") && !seen.screen.contains("help:"), "{}", seen.screen);
}
