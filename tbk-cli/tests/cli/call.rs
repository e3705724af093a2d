//! `tbk call`: single calls, errors and secrets.

use std::process::{Command as Process, Stdio};

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty, starts_with};

use super::{Served, gateway, shown, stdout, tbk, tbk_at};

const MEMBER_MOD: [&str; 4] =
    ["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "organization_id=1356"];

#[test]
fn sandbox_responds_in_every_encoding() {
    for more in [&[][..], &["--simplify"], &["--format", "xml"]] {
        let data = stdout(tbk().args(MEMBER_MOD).arg("--sandbox").args(more));
        assert_eq!(data, serde_json::json!({"result": true}));
    }
}

#[test]
fn sandbox_flag_overrides_the_environment() {
    let mut command = tbk();
    command.env("TBK_ENDPOINT", "http://127.0.0.1:9/").env("TBK_APP_KEY", "1").env("TBK_APP_SECRET", "s");
    assert_eq!(stdout(command.args(MEMBER_MOD).arg("--sandbox")), serde_json::json!({"result": true}));
}

#[test]
fn ids_are_strings_and_fields_keep_their_order() {
    let mut command = tbk();
    command.args(["call", "taobao.tbk.order.details.get", "--sandbox"]);
    command.args(["start_time=2026-01-01 00:00:00", "end_time=2026-01-01 03:00:00"]);
    let data = stdout(&mut command);
    let order = &data["data"]["results"][0];
    assert_eq!((&order["adzone_id"], &order["item_num"]), (&"111112234455".into(), &2.into()));
    let names: Vec<_> = order.as_object().unwrap().keys().take(3).cloned().collect();
    assert_eq!(names, ["tb_paid_time", "tk_paid_time", "pay_price"]);
}

#[test]
fn objects_are_json_and_files_are_paths() {
    let mut spread = tbk();
    spread.args([
        "call",
        "taobao.tbk.spread.get",
        r#"requests=[{"url":"https://uland.taobao.com/1"}]"#,
        "--sandbox",
    ]);
    assert_eq!(stdout(&mut spread)["results"][0]["err_msg"], "OK");
    let file = concat!("pic_stream=@", env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let mut embed = tbk();
    embed.args(["call", "taobao.tbk.dg.pic.embed", "adzone_id=1", "item_id=AbC-1x", file, "--sandbox"]);
    assert_eq!(stdout(&mut embed)["embed_pic_url"], "embed_pic_url");
}

#[test]
fn invalid_parameters_are_all_reported_with_status_2() {
    let mut command = tbk();
    command.args(["call", "taobao.tbk.shop.get", "page_size=1000", "colour=red", "q=x", "--sandbox"]);
    let failed = command.assert().code(2).stdout(is_empty());
    failed
        .stderr(contains("`colour` is unknown; closest: platform, "))
        .stderr(contains("`fields` is required and has no value"))
        .stderr(contains("`page_size` must be from 1 to 100, not 1000"));
    tbk().args(["call", "taobao.tbk.shop.get", "q"]).assert().code(2).stderr(contains("name=value"));
    let mut nested = tbk();
    nested.args(["call", "taobao.tbk.spread.get", r#"requests=[{"link":"x"}]"#, "--sandbox"]);
    nested.assert().code(2).stderr(contains("`requests[0].url` is required"));
    let mut broken = tbk();
    broken.args(["call", "taobao.tbk.spread.get", "requests=[", "--sandbox"]);
    broken.assert().code(2).stderr(contains("`requests` is not valid JSON"));
}

#[test]
fn unknown_method_suggests_the_closest_one() {
    tbk()
        .args(["call", "taobao.tbk.order.detail.get", "--sandbox"])
        .assert()
        .code(2)
        .stderr("error: unknown method \"taobao.tbk.order.detail.get\"\nhint: did you mean taobao.tbk.order.details.get?\n");
    tbk().args(["call", "x", "--sandbox"]).assert().code(2).stderr(contains("`tbk apis` lists the methods"));
    tbk()
        .args(["call", "taobao.tbk.no.such", "--untyped", "--sandbox"])
        .assert()
        .code(1)
        .stderr(contains("error 22 Invalid method").and(contains("hint: check the name of the API")));
    let hint = |name: &str| shown(tbk().args(["describe", name]));
    for name in ["tbk.order.detials.get", "TAOBAO.tbk.order.detail.get", "taobao.tbk.order.detials.get"] {
        assert!(hint(name).contains("did you mean taobao.tbk.order.details.get?"), "{}", hint(name));
    }
    assert!(hint("order").contains("`tbk apis order` lists all"), "{}", hint("order"));
    assert!(!hint("taobao.tbk.foo").contains("did you mean"), "{}", hint("taobao.tbk.foo"));
}

#[test]
fn missing_file_is_reported() {
    let embed = ["call", "taobao.tbk.dg.pic.embed", "adzone_id=1", "item_id=1", "--sandbox"];
    tbk()
        .args(embed)
        .arg("pic_stream=@/no/such.png")
        .assert()
        .code(2)
        .stderr(contains("cannot read /no/such.png"));
    tbk().args(embed).arg("pic_stream=abc").assert().code(2).stderr(contains("hint: write pic_stream=@PATH"));
}

#[test]
fn invalid_credentials_are_reported_but_not_shown() {
    tbk().args(MEMBER_MOD).assert().code(4).stderr(contains("not set: TBK_APP_KEY, TBK_APP_SECRET"));
    let with = |secret: &str, session: &str| {
        let mut command = tbk();
        command.env("TBK_APP_KEY", "12345678").env("TBK_APP_SECRET", secret).env("TBK_SESSION", session);
        command.args(MEMBER_MOD).args(["--endpoint", "http://127.0.0.1:9/router/rest"]);
        command
    };
    with("s", "").assert().code(4).stderr(contains("hint: set TBK_SESSION"));
    with("hunter2 x", "k")
        .assert()
        .code(2)
        .stderr(contains("app_secret has blanks").and(contains("hunter2").not()));
    with("s", "hunter2 x")
        .assert()
        .code(2)
        .stderr(contains("session has blanks").and(contains("hunter2").not()));
    with("hunter2", "hunter3")
        .assert()
        .code(1)
        .stderr(starts_with("error: taobao.tbk.sc.organization.member.mod: the gateway was not reached at"))
        .stderr(contains("hunter").not());
}

/// A gateway that repeats session and sign in every text of an error.
fn echo() -> String {
    gateway(|request| {
        let of = |name: &str| {
            request.split(['&', '\n']).find_map(|pair| pair.strip_prefix(name)).unwrap_or("").to_owned()
        };
        let echo = format!("{} {}", of("session="), of("sign="));
        format!(
            r#"{{"error_response":{{"code":15,"msg":"{echo}","sub_code":"isv.{echo}","sub_msg":"{echo}","request_id":"r9"}}}}"#
        )
    })
}

#[test]
fn secrets_repeated_by_the_gateway_are_masked() {
    const SECRET: &str = "canary1secret1canary";
    const SESSION: &str = "6100canary2session2canary";
    for more in [
        &[][..],
        &["--format", "xml"],
        &["--simplify"],
        &["--untyped", "--execute"],
        &["--raw"],
        &["--timeout", "5"],
        &["-o", "jsonl"],
    ] {
        let mut command = tbk();
        command.env("TBK_APP_KEY", "12345678").env("TBK_APP_SECRET", SECRET).env("TBK_SESSION", SESSION);
        command.env("RUST_LOG", "trace").env("RUST_BACKTRACE", "full");
        let output = command.args(MEMBER_MOD).args(["--endpoint", &echo()]).args(more).assert().code(7);
        let output = output.get_output();
        let shown = String::from_utf8_lossy(&[&output.stdout[..], &output.stderr[..]].concat()).into_owned();
        assert!(shown.contains("***") && shown.contains("r9"), "{shown}");
        for part in [SECRET, SESSION, &SESSION[..12], &SECRET[..12]] {
            assert!(!shown.contains(part), "{shown}");
        }
        let long = shown.split(|c: char| !c.is_ascii_hexdigit()).find(|run| run.len() >= 32);
        assert_eq!(long, None, "the output contains a signature");
    }
}

#[test]
fn clear_text_to_remote_hosts_is_rejected() {
    let mut command = tbk();
    command.env("TBK_APP_KEY", "1").env("TBK_APP_SECRET", "s").env("TBK_SESSION", "k").args(MEMBER_MOD);
    command.args(["--endpoint", "http://gateway.example/router/rest"]);
    command.assert().code(2).stderr(contains("use https"));
}

#[test]
fn served_sandbox_accepts_its_credentials_only() {
    let served = Served::start(&[]);
    assert_eq!(stdout(served.tbk().args(MEMBER_MOD)), serde_json::json!({"result": true}));
    served
        .tbk()
        .args(MEMBER_MOD)
        .env("TBK_APP_SECRET", "wr0ngsecret")
        .assert()
        .code(4)
        .stderr(contains("error 25 Invalid signature").and(contains("tbk doctor")))
        .stderr(contains("wr0ngsecret").not());
}

#[test]
fn closed_stdout_is_not_an_error() {
    let mut process = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
    process.args(["schema", "--all"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = process.spawn().unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success(), "{ended:?}");
    assert_eq!(ended.stderr, b"");
}

/// Runs every command that has access to secrets, against a gateway that repeats them.
#[test]
fn no_command_prints_a_secret() {
    let home = tempfile::tempdir().unwrap();
    let url = echo();
    let run = |arguments: &[&str], input: &str| {
        let mut command = tbk_at(&url);
        command
            .env("TBK_APP_SECRET", "canary1secret")
            .env("TBK_SESSION", "6100canary2")
            .env("RUST_LOG", "trace");
        command.env("TBK_CONFIG_DIR", home.path()).args(arguments).write_stdin(input.to_owned());
        let output = shown(&mut command);
        assert!(!output.contains("canary"), "{arguments:?}: {output}");
        output
    };
    run(&["config", "set", "app_key", "12345678"], "");
    run(&["config", "set", "app_secret"], "canary3");
    run(&["config", "set", "session", "--account", "shop"], "6100canary4");
    let shops = ["call", "taobao.tbk.sc.material.optional", "adzone_id=1", "site_id=2", "q=x"];
    for more in [
        &["--dry-run"][..],
        &["--dry-run", "-o", "table"],
        &["--dry-run", "-o", "csv"],
        &["--account", "shop", "--dry-run", "-o", "jsonl"],
        &["--raw"],
        &["--all-pages"],
        &["--input", "-"],
        &["--account", "shop"],
        &[],
    ] {
        run(&[&shops[..], more].concat(), "{\"q\":\"y\"}\n{\"q\":\"z\"}\n");
    }
    for form in ["json", "jsonl", "csv", "table"] {
        for command in
            ["doctor", "config list", "session list", "sign taobao.tbk.sc.material.optional q=1 --explain"]
        {
            let words: Vec<_> = command.split(' ').chain(["-o", form]).collect();
            assert!(run(&words, "").contains("***"), "{command}");
        }
        let request = "method=a.b&session=6100canary5&sign=AB&sign_method=md5&refresh_token=canary6";
        run(&["sign", "--request", "-", "--explain", "-o", form], request);
    }
    run(&["session", "exchange"], "canary7code");
    run(&["session", "refresh", "--account", "shop"], "");
}

#[test]
fn token_apis_cannot_be_called_by_name() {
    for method in ["taobao.top.auth.token.create", "taobao.top.auth.token.refresh"] {
        let mut command = tbk();
        command.args(["call", method, "code=canary", "--untyped", "--execute", "--sandbox"]);
        command
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(contains("tbk session exchange").and(contains("canary").not()));
    }
}

/// Covers flags and parameters by which users try to pass a secret.
#[test]
fn secrets_on_the_command_line_are_rejected() {
    let call = ["call", "taobao.tbk.shop.get", "--sandbox"];
    for more in [
        &["--app-secret", "canary"][..],
        &["--app-secret=canary"],
        &["--session=canary"],
        &["--access-token", "canary"],
        &["session=canary", "fields=a", "q=b"],
        &["app_secret:=\"canary\""],
    ] {
        let mut command = tbk();
        command.args(call).args(more).assert().code(2).stdout(is_empty()).stderr(
            contains("is a secret and cannot be given")
                .and(contains("TBK_APP_SECRET"))
                .and(contains("canary").not()),
        );
    }
    let mut exchange = tbk();
    exchange.args(["session", "exchange", "canary"]).assert().code(2).stderr(contains("canary").not());
    let mut untyped = tbk();
    untyped.args(["call", "a.b.c", "--untyped", "--sandbox", "--dry-run", "code=canary", "secret=canary"]);
    assert!(!shown(&mut untyped).contains("canary"));
}

#[test]
fn csv_escapes_spreadsheet_formulas() {
    let hostile = gateway(|_| {
        r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[
            {"shop_title":"=HYPERLINK(\"x\",1)","seller_nick":"@a,\"b\"","shop_type":"-1.5","user_id":-7},
            {"shop_title":"+1+cmd","seller_nick":"\u0009=1","shop_type":"a=b","user_id":2}]}}}"#
            .to_owned()
    });
    let mut command = tbk_at(&hostile);
    command.args(["call", "taobao.tbk.shop.get", "fields=a", "q=b", "-o", "csv"]);
    command.args(["--fields", "shop_title,seller_nick,shop_type,user_id"]).assert().success().stdout(
        "shop_title,seller_nick,shop_type,user_id\n\
         \"'=HYPERLINK(\"\"x\"\",1)\",\"'@a,\"\"b\"\"\",-1.5,-7\n\
         '+1+cmd,'\t=1,a=b,2\n",
    );
}

#[cfg(target_os = "linux")]
#[test]
fn status_is_set_if_stderr_is_not_writable() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut process = Process::new(assert_cmd::cargo::cargo_bin("tbk"));
    let status = process.args(["describe", "no.such.method"]).stderr(full).status().unwrap();
    assert_eq!(status.code(), Some(2));
}

#[test]
fn endpoint_errors_do_not_mention_the_rust_api() {
    let mut command = tbk();
    command.args(["doctor", "--endpoint", "http://gateway.example/router/rest"]);
    let output = shown(&mut command);
    assert!(output.contains("clear text") && !output.contains("Endpoint::"), "{output}");
}

#[test]
fn dates_are_expanded_and_words_are_noted() {
    let orders = ["call", "taobao.tbk.order.details.get", "--sandbox", "--dry-run"];
    let mut command = tbk();
    let command = command.args(orders).args(["start_time=2026-11-11", "end_time=2026-11-11"]);
    let output = command.assert().success();
    output.stderr("start_time=2026-11-11 00:00:00 (GMT+8)\nend_time=2026-11-11 23:59:59 (GMT+8)\n");
    let form = serde_json::from_slice::<serde_json::Value>(&command.output().unwrap().stdout).unwrap();
    assert_eq!(form["form"]["end_time"], "2026-11-11 23:59:59");
    let mut words = tbk();
    let words = shown(words.args(orders).args(["start_time=yesterday", "end_time=今天 10:00"]));
    let today = top_core::Date::today();
    let yesterday = (today.midnight() - std::time::Duration::from_secs(1)).date();
    assert!(words.contains(&format!("start_time={yesterday} 00:00:00 (GMT+8)")), "{words}");
    assert!(words.contains(&format!("end_time={today} 10:00:00 (GMT+8)")), "{words}");
    let exact = ["start_time=2026-11-11 00:00:00", "end_time=2026-11-11 03:00:00"];
    tbk().args(orders).args(exact).assert().success().stderr(is_empty());
    for wrong in ["2018-9-3", "2026-02-30", "last week"] {
        let mut command = tbk();
        command.args(orders).args([exact[1], &format!("start_time={wrong}")]);
        command
            .assert()
            .code(2)
            .stdout(is_empty())
            .stderr(contains(format!("`start_time` must be a time, not `{wrong}`")));
    }
}

#[test]
fn a_parameter_is_given_once() {
    let twice = ["call", "taobao.tbk.shop.get", "fields=a", "q=x", "q=y", "--sandbox"];
    tbk()
        .args(twice)
        .assert()
        .code(2)
        .stdout(is_empty())
        .stderr("error: `q` is given twice\nhint: a parameter has one value; write a list as name=a,b\n");
    let mut chinese = tbk();
    chinese.env("TBK_LANG", "zh").args(twice).assert().code(2).stderr(contains("`q` 重复给出"));
}

#[test]
fn heavy_parameters_take_linear_time() {
    let begun = std::time::Instant::now();
    let object: Vec<String> = (0..100_000).map(|n| format!("\"p{n}\":1")).collect();
    let object = object.join(",");
    let input = format!("{{{object}}}\n{{\"url\":\"{}\"}}\n", "u".repeat(9_000_000));
    let mut command = tbk();
    command.args([
        "call",
        "taobao.tbk.tpwd.create",
        "--input",
        "-",
        "--sandbox",
        "-o",
        "csv",
        "--fields",
        "ok",
    ]);
    command.write_stdin(input).assert().code(6).stdout("ok\nfalse\ntrue\n");
    let deep = format!("{{\"url\":{}1{}}}\n", "[".repeat(30_000), "]".repeat(30_000));
    let mut command = tbk();
    command.args(["call", "taobao.tbk.tpwd.create", "--input", "-", "--sandbox"]);
    command.write_stdin(deep).assert().code(2).stderr(contains("recursion limit exceeded"));
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
