//! `tbk sandbox serve`: calls by programs in other languages, and faults.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::contains;
use serde_json::Value;

use super::{Served, tbk};

fn run(program: &str, arguments: &[String]) -> Value {
    let output = std::process::Command::new(program).args(arguments).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"))
}

#[test]
fn printed_curl_command_works() {
    let served = Served::start(&[]);
    let words = shell_words::split(&served.curl).unwrap();
    let response = run(&words[0], &[&words[1..], &["--silent".to_owned()]].concat());
    assert_eq!(response["tbk_sc_organization_member_mod_response"]["result"], true);
}

/// The official SDKs send system parameters in the URL and API parameters in the body.
#[test]
fn requests_of_the_official_sdks_are_accepted() {
    let served = Served::start(&[]);
    let mut sign = served.tbk();
    sign.args([
        "sign",
        "taobao.tbk.tpwd.create",
        "url=https://a.example/?x=1",
        "--body",
        "--sign-method",
        "md5",
    ]);
    let form = String::from_utf8(sign.assert().success().get_output().stdout.clone()).unwrap();
    let (api, system): (Vec<&str>, Vec<&str>) =
        form.trim().split('&').partition(|pair| pair.starts_with("url="));
    let url = format!("{}?{}", served.variable("TBK_ENDPOINT"), system.join("&"));
    let response = run("curl", &["--silent".to_owned(), "--data".to_owned(), api.join("&"), url]);
    assert!(response["tbk_tpwd_create_response"]["data"]["model"].is_string(), "{response}");
}

#[test]
fn fault_rules_are_read_from_a_file() {
    let faults = tempfile::NamedTempFile::new().unwrap();
    let rules = r#"
        [[rule]]
        fault = "reset_after_body"
        times = 2

        [[rule]]
        fault = { slow_loris = { every_ms = 1 } }

        [[rule]]
        fault = { business_error = { code = 101, message = "不是主账号" } }
        on = "taobao.tbk.sc.organization.member.mod"
        always = true

        [[rule]]
        fault = { error = { code = 11, sub_code = "isv.permission-api-package-limit" } }
        on = "taobao.tbk.shop.get"
    "#;
    std::fs::write(&faults, rules).unwrap();
    let served = Served::start(&["--seed", "1", "--faults", faults.path().to_str().unwrap()]);
    // The API is idempotent, so the call is retried after two resets and a slow response.
    let mut spread = served.tbk();
    spread.args(["call", "taobao.tbk.spread.get", "requests[0].url=x"]).assert().success();
    let mut failed = served.tbk();
    failed.args(["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "organization_id=1356"]);
    let failed = failed.assert().code(7).stdout(contains("\"result\": false"));
    failed.stderr(contains("101").and(contains("不是主账号")));
    let mut forbidden = served.tbk();
    forbidden
        .args(["call", "taobao.tbk.shop.get", "fields=user_id", "q=x"])
        .assert()
        .code(4)
        .stderr(contains("error 11"));
}

#[test]
fn ban_has_its_own_status_and_reports_its_end() {
    let faults = tempfile::NamedTempFile::new().unwrap();
    let rule = r#"rule = [{ fault = { error = { code = 7, sub_code = "accesscontrol.limited-by-app-access-count", sub_msg = "This ban will last for 9000 more seconds" } }, always = true }]"#;
    std::fs::write(&faults, rule).unwrap();
    let served = Served::start(&["--faults", faults.path().to_str().unwrap()]);
    let mut call = served.tbk();
    call.args(["call", "taobao.tbk.shop.get", "fields=user_id", "q=x"]);
    call.assert().code(5).stderr(contains("held back until").and(contains("quota of the day")));
}

#[test]
fn invalid_fault_files_are_reported() {
    let faults = tempfile::NamedTempFile::new().unwrap();
    let serve = |rules: &str| {
        std::fs::write(&faults, rules).unwrap();
        tbk().args(["sandbox", "serve", "--port", "0", "--faults"]).arg(faults.path()).assert().code(2)
    };
    serve("[[rule]]\nfault = \"rest_after_body\"\n")
        .stderr(contains("rest_after_body").and(contains("line 2")));
    serve("[[rule]]\ntimes = 2\n").stderr(contains("missing field `fault`"));
    serve("[[rule]]\nfault = \"html\"\nonn = \"x\"\n").stderr(contains("onn"));
    tbk().args(["sandbox", "serve", "--faults", "/no/such"]).assert().code(2).stderr(contains("/no/such"));
}

#[test]
fn ledgers_are_read_from_toml_and_json() {
    let toml = r#"
        now = "2026-11-01 12:00:00"
        speed = 0

        [[row]]
        source = "order"
        at = "2026-11-01 11:30:00"
        set = { trade_id = "294159887445064307", tk_status = 12 }
    "#;
    let json = r#"{"now": "2026-11-01 12:00:00", "row": [
        {"source": "order", "at": "2026-11-01 11:30:00", "set": {"trade_id": "294159887445064307"}}
    ]}"#;
    for (suffix, script) in [(".toml", toml), (".json", json)] {
        let file = tempfile::Builder::new().suffix(suffix).tempfile().unwrap();
        std::fs::write(&file, script).unwrap();
        let served = Served::start(&["--ledger", file.path().to_str().unwrap()]);
        let mut call = served.tbk();
        call.args(["call", "taobao.tbk.order.details.get", "-o", "json"]);
        call.args(["start_time=2026-11-01 11:00:00", "end_time=2026-11-01 12:00:00"]);
        call.assert().success().stdout(contains("294159887445064307").and(contains("\"has_next\": false")));
    }
}

#[test]
fn invalid_ledgers_are_reported() {
    let script = tempfile::NamedTempFile::new().unwrap();
    let serve = |text: &str| {
        std::fs::write(&script, text).unwrap();
        tbk().args(["sandbox", "serve", "--port", "0", "--ledger"]).arg(script.path()).assert().code(2)
    };
    serve("speed = -1\n").stderr(contains("speed is -1"));
    serve("start = \"now\"\n").stderr(contains("yyyy-MM-dd HH:mm:ss").and(contains("line 1")));
    serve("[[burst]]\nat = \"2026-11-01\"\n").stderr(contains("missing field `orders`"));
    tbk().args(["sandbox", "serve", "--ledger", "/no/such"]).assert().code(2).stderr(contains("/no/such"));
}

#[test]
fn port_in_use_is_reported() {
    let served = Served::start(&[]);
    let port = served.variable("TBK_ENDPOINT").split([':', '/']).nth(4).unwrap().to_owned();
    let taken = tbk().args(["sandbox", "serve", "--port", &port]).assert().code(1);
    taken.stderr(contains("cannot listen on 127.0.0.1").and(contains("--port")));
}
