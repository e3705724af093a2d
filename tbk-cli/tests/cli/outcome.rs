//! Calls with an unknown outcome, odd values in a response, and repeated flags.

use std::io::Read as _;
use std::net::TcpListener;

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::json;

use super::{gateway, stdout, tbk, tbk_at};

#[test]
fn flags_can_be_repeated() {
    let mut member = tbk();
    member.args(["call", "taobao.tbk.sc.organization.member.mod", "operate_type=1", "organization_id=1356"]);
    member.args(["--sandbox", "--execute", "--execute", "--sandbox", "--simplify", "--simplify"]);
    assert_eq!(stdout(&mut member), json!({"result": true}));
    let mut dry = tbk();
    dry.args(["call", "taobao.tbk.adzone.create", "site_id=1", "adzone_name=x", "--dry-run"]);
    dry.args(["--sandbox", "--dry-run", "--execute"])
        .assert()
        .success()
        .stdout(contains("\"sign\": \"***\""));
    let mut zh = tbk();
    zh.env("TBK_LANG", "zh").args(["describe", "taobao.tbk.shop.get", "--help", "--help"]).assert().success();
}

const ADZONE: [&str; 6] =
    ["call", "taobao.tbk.adzone.create", "site_id=1", "adzone_name=x", "--execute", "--timeout=5"];

/// Starts a gateway that reads requests and closes the connections without a response.
fn without_responses() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/router/rest", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = Vec::new();
            let mut part = [0; 4096];
            while !String::from_utf8_lossy(&request).contains("&sign=") {
                let count = stream.read(&mut part).unwrap();
                request.extend_from_slice(&part[..count]);
            }
        }
    });
    url
}

#[test]
fn unknown_outcome_has_status_8() {
    let silent = without_responses();
    tbk_at(&silent).args(ADZONE).assert().code(8).stdout(is_empty()).stderr(
        contains("no response, but the call may have taken effect").and(contains("before you repeat it")),
    );
    let empty = gateway(|_| String::new());
    tbk_at(&empty).args(ADZONE).assert().code(8).stderr(contains("check whether the call took effect"));
    let failed = gateway(|_| {
        r#"{"error_response":{"code":15,"msg":"Remote service error","sub_code":"isp.remote-service-error"}}"#
            .to_owned()
    });
    tbk_at(&failed)
        .args(ADZONE)
        .assert()
        .code(8)
        .stderr(contains("check whether the call took effect").and(contains("later").not()));
    let shop = ["call", "taobao.tbk.shop.get", "fields=a", "q=b", "--timeout", "1"];
    tbk_at(&failed).args(shop).assert().code(1);
}

const GIFT: [&str; 12] = [
    "call",
    "taobao.tbk.dg.vegas.tlj.create",
    "adzone_id=1",
    "item_id=AbC-1x",
    "total_num=10",
    "name=x",
    "user_total_win_num_limit=1",
    "security_switch=true",
    "per_face=1.50",
    "send_start_time=2026-01-01 00:00:00",
    "-o=json",
    "--execute",
];

#[test]
fn business_error_of_a_platform_failure_has_status_8() {
    let with = |code: &str| {
        let body = format!(
            r#"{{"tbk_dg_vegas_tlj_create_response":{{"result":{{"success":false,"msg_code":"{code}","msg_info":"x"}}}}}}"#
        );
        gateway(move |_| body.clone())
    };
    tbk_at(&with("isv.FAIL_BIZ_SERVICE_TIMEOUT"))
        .args(GIFT)
        .assert()
        .code(8)
        .stderr(contains("isv.FAIL_BIZ_SERVICE_TIMEOUT").and(contains("before you create it again")));
    tbk_at(&with("isv.ASSET_ACCOUNT_BALANCE_NOT_ENOUGH")).args(GIFT).assert().code(7);
}

#[test]
fn one_unknown_outcome_of_the_input_has_status_6() {
    let mixed = gateway(|request| {
        if request.contains("adzone_name=bad") {
            return String::new();
        }
        r#"{"tbk_adzone_create_response":{"data":{"model":"mm_1_2_3"}}}"#.to_owned()
    });
    let run = |input: &str| {
        let mut command = tbk_at(&mixed);
        command.args([
            "call",
            "taobao.tbk.adzone.create",
            "site_id=1",
            "--input",
            "-",
            "--execute",
            "-o",
            "jsonl",
        ]);
        command.write_stdin(input.to_owned());
        command.assert()
    };
    run("{\"adzone_name\":\"good\"}\n{\"adzone_name\":\"bad\"}\n").code(6);
    run("{\"adzone_name\":\"bad\"}\n").code(8);
}

#[test]
fn one_odd_cell_is_a_warning_on_stderr() {
    let odd = gateway(|_| {
        r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[
            {"user_id":1,"shop_title":"a"},{"user_id":"x","shop_title":"b"}]},"total_results":2}}"#
            .to_owned()
    });
    let mut command = tbk_at(&odd);
    command.args([
        "call",
        "taobao.tbk.shop.get",
        "fields=a",
        "q=b",
        "-o",
        "csv",
        "--fields",
        "user_id,shop_title",
    ]);
    command
        .assert()
        .success()
        .stdout("user_id,shop_title\n1,a\n,b\n")
        .stderr("warning: results[1].user_id: expected a whole number, found x\n");
}
