//! `tbk explain`.

use std::time::Instant;

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::{Value, json};

use super::{shown, stdout, tbk};

/// Returns the explanation of a single known code.
fn explain(words: &[&str]) -> Value {
    stdout(tbk().arg("explain").args(words))
}

/// Returns the codes that are found in the text.
fn codes(text: &str) -> Vec<[Value; 2]> {
    let output = tbk().args(["explain", "-", "-o", "jsonl"]).write_stdin(text).output().unwrap();
    let rows = String::from_utf8(output.stdout).unwrap();
    let rows = rows.lines().map(|row| serde_json::from_str::<Value>(row).unwrap());
    rows.map(|row| [row["code"].clone(), row["sub_code"].clone()]).collect()
}

#[test]
fn uncertain_gift_is_checked_first_and_not_repeated() {
    for code in [
        "isv.FAIL_BIZ_SERVICE_TIMEOUT",
        "isv.FAIL_BIZ_SYSTEM_ERROR",
        "isv.FAIL_BIZ_EXTERNAL_SERVICE_EXCEPTION",
        "15/isp.ACK_FREEZE_ASSET_ACCOUNT_ERROR",
        "isv.CREATE_INSTANCE_ERROR",
        "isv.ACK_FREEZE_FAIL",
    ] {
        let row = explain(&[code]);
        assert_eq!((&row["kind"], &row["exit_status"]), (&"outcome_unknown".into(), &8.into()), "{code}");
        assert_eq!(row["retry"], "never retried: check first whether the call took effect", "{code}");
        assert_eq!(row["commands"], json!(["tbk describe taobao.tbk.dg.vegas.tlj.report"]), "{code}");
        let advice = row["advice"].as_str().unwrap();
        assert!(
            advice.contains("`rights_id`") && advice.contains("taobao.tbk.dg.vegas.tlj.report"),
            "{advice}"
        );
        let zh = stdout(tbk().args(["explain", code]).env("TBK_LANG", "zh"));
        assert_eq!(zh["retry"], "不重试：请先确认该操作是否已生效", "{code}");
    }
}

#[test]
fn platform_failure_of_any_write_is_an_unknown_outcome() {
    let writes: Vec<_> =
        tbk_apis::schemas().filter(|api| api.access == top_core::schema::Access::Write).collect();
    assert!(writes.len() >= 12, "{}", writes.len());
    for api in writes {
        let row = explain(&["isp.remote-service-error", "--api", api.method]);
        assert_eq!(row["kind"], "outcome_unknown", "{}", api.method);
        let advice = row["advice"].as_str().unwrap();
        assert!(advice.contains("before you") && !advice.contains("later"), "{advice}");
        let example = shown(tbk().args(["describe", api.method]));
        let call = example.lines().find(|line| line.trim_start().starts_with("tbk call ")).unwrap();
        assert!(call.ends_with(" --dry-run") && !example.contains("--execute"), "{call}");
        assert!(!example.contains("curl --data"), "{example}");
    }
    let query = explain(&["isp.remote-service-error", "--api", "taobao.tbk.shop.get"]);
    assert_eq!((&query["kind"], &query["exit_status"]), (&"platform".into(), &1.into()));
}

#[test]
fn missing_and_invalid_parameters_differ() {
    for (missing, invalid) in
        [("24", "25"), ("30", "31"), ("21", "22"), ("28", "29"), ("26", "27"), ("40", "41")]
    {
        for lang in ["en", "zh"] {
            let row = |code: &str| stdout(tbk().args(["explain", code]).env("TBK_LANG", lang));
            let (missing, invalid) = (row(missing), row(invalid));
            for member in ["text", "meaning", "advice"] {
                assert_ne!(missing[member], invalid[member], "{missing} {invalid}");
                assert!(missing[member].is_string() && invalid[member].is_string(), "{missing} {invalid}");
            }
        }
    }
    assert_eq!(explain(&["24"])["meaning"], "the request has no sign");
    assert_eq!(
        explain(&["30"])["advice"],
        "send the current time as `timestamp`: yyyy-MM-dd HH:mm:ss, GMT+8"
    );
}

#[test]
fn advice_names_commands_instead_of_rust() {
    let session = explain(&["26"]);
    assert_eq!(
        session["advice"],
        "set TBK_SESSION, or store a session with `tbk session exchange` or `tbk config set session`"
    );
    assert_eq!(session["commands"][0], "tbk session list");
    assert_eq!(explain(&["25"])["commands"], json!(["tbk sign --request FILE", "tbk doctor"]));
    for lang in ["en", "zh"] {
        let all = shown(tbk().arg("explain").env("TBK_LANG", lang));
        assert!(!all.contains("client.") && !all.contains("SDK"), "{all}");
    }
}

/// Whether the text has two English words with a blank between them, outside of commands in backticks.
fn has_english_prose(text: &str) -> bool {
    let prose: String = text.split('`').step_by(2).collect();
    let words: Vec<_> = prose.split(' ').collect();
    words.windows(2).any(|pair| {
        pair.iter().all(|word| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase()))
    })
}

#[test]
fn chinese_explanations_have_no_english_prose() {
    let mut rows = stdout(tbk().arg("explain").env("TBK_LANG", "zh")).as_array().unwrap().clone();
    for api in
        ["taobao.tbk.order.details.get", "taobao.tbk.dg.vegas.tlj.create", "taobao.tbk.seed.event.fee.update"]
    {
        let all = stdout(tbk().args(["explain", "--api", api]).env("TBK_LANG", "zh"));
        rows.extend(all.as_array().unwrap().iter().cloned());
    }
    assert!(rows.len() > 80, "{}", rows.len());
    for row in rows {
        for member in ["text", "meaning", "advice", "limit", "retry"] {
            let text = row[member].as_str().unwrap_or_default();
            assert!(!has_english_prose(text), "{member}: {row}");
        }
    }
}

#[test]
fn limits_have_a_scope_and_an_end() {
    let of = |words: &[&str]| {
        let row = explain(words);
        [row["limit"].as_str().unwrap().to_owned(), row["ends"].as_str().unwrap_or_default().to_owned()]
    };
    assert_eq!(
        of(&["9100"]),
        [
            "the account: its calls in all apps and channels",
            "the limit counts the calls of one second; no end is reported"
        ]
    );
    assert_eq!(of(&["15/3000"])[1], "at midnight (GMT+8)");
    let daily = of(&["accesscontrol.limited-by-app-access-count"]);
    assert_eq!(daily[0], "the app: all its calls");
    assert!(daily[1].ends_with("at midnight (GMT+8) at the latest"), "{}", daily[1]);
    assert_eq!(of(&["accesscontrol.limited-by-api-access-count"])[0], "the API: the calls of all apps");
    assert_eq!(
        of(&["accesscontrol.limited-by-app-api-access-count"])[0],
        "the app and the API: the app's calls of this API"
    );
    assert_eq!(of(&["isv.permission-ip-whitelist-limit"])[0], "the IP addresses that the app allows");
    let pasted = r#"{"error_response":{"code":7,"sub_code":"accesscontrol.limited-by-api-access-count","sub_msg":"This ban will last for 71 more seconds"}}"#;
    assert_eq!(of(&[pasted])[1], "71 seconds after the response, at midnight (GMT+8) at the latest");
    assert_eq!(explain(&["9100"])["commands"], json!(["tbk quota", "tbk doctor"]));
}

#[test]
fn unknown_codes_have_a_status() {
    for code in ["777", "99999", "hello"] {
        tbk().args(["explain", code]).assert().code(1).stdout(is_empty()).stderr(contains(code));
    }
    // The prefix or the main code still says something.
    for code in ["isv.no-such-code", "isp.no-such-code", "15/99999"] {
        let unknown = tbk().args(["explain", code]).assert().code(1);
        unknown.stdout(contains("\"kind\"")).stderr(contains(format!("not in the error tables: {code}")));
    }
    let two = "code=25 x\ncode=15 sub_code=isv.no-such-code\n";
    tbk().args(["explain", "-"]).write_stdin(two).assert().code(6).stderr(contains("15/isv.no-such-code"));
    tbk().args(["explain", "isp.sys-error", "--api", "taobao.tbk.adzone.create"]).assert().success();
    for text in
        ["a/b", "no code here", "https://x.example/callback?code=a1b2c3", "HTTP status code 500", "{}"]
    {
        let failed = tbk().args(["explain", text]).assert().code(2).stdout(is_empty());
        failed.stderr(contains("no error code was found").and(contains("a1b2c3").not()));
    }
    tbk().args(["explain", "-"]).write_stdin("").assert().code(2).stderr(contains("no error code was found"));
}

#[test]
fn codes_are_found_in_every_common_form() {
    let one =
        |text: &str, code: Value, sub_code: Value| assert_eq!(codes(text), [[code, sub_code]], "{text}");
    let item = || ("15".into(), "isv.item-not-exist".into());
    for text in [
        r#"{"error_response":{"code":15,"msg":"Remote service error","sub_code":"isv.item-not-exist","sub_msg":"x"}}"#,
        "{\n  \"error_response\": {\n    \"sub_code\": \"isv.item-not-exist\",\n    \"code\": 15\n  }\n}",
        r#"2026-11-11 ERROR body="{\"error_response\":{\"code\":15,\"sub_code\":\"isv.item-not-exist\"}}""#,
        "<error_response>\n<code>15</code>\n<msg>x</msg>\n<sub_code>isv.item-not-exist</sub_code></error_response>",
        "TopException: errorCode=15, errorMsg=Remote service error, subErrorCode=isv.item-not-exist",
        "Error: 15, Remote service error, isv.item-not-exist, 宝贝已下架",
        "{'code': 15, 'msg': 'x', 'sub_code': 'isv.item-not-exist', 'sub_msg': 'isv.other-code'}",
        "Array\n(\n    [code] => 15\n    [msg] => x\n    [sub_code] => isv.item-not-exist\n)\n",
        "array(2) {\n  [\"code\"]=>\n  int(15)\n  [\"sub_code\"]=>\n  string(18) \"isv.item-not-exist\"\n}",
        "ApiError { code: ErrorCode(\"15\"), msg: None, sub_code: Some(\"isv.item-not-exist\"), sub_msg: None }",
        "map[code:15 msg:Remote service error sub_code:isv.item-not-exist]",
        "code: 15\nmsg: Remote service error\nsub_code: isv.item-not-exist\n",
        "error: taobao.tbk.coupon.convert: error 15 Remote service error: isv.item-not-exist (x) [request_id 1]",
        "错误码：15，子错误码：isv.item-not-exist",
        "\u{feff}code=15&sub_code=isv.item-not-exist",
        "15 isv.item-not-exist",
    ] {
        let (code, sub_code) = item();
        one(text, code, sub_code);
    }
    one("{\"error_response\":{\"code\":25,\"msg\":\"Invalid signature\"}}", "25".into(), Value::Null);
    one("sub_code = 2007", "15".into(), "2007".into());
    one("{\"code\": 15, \"sub_code\": -4003}", "15".into(), "-4003".into());
    one("{\"code\": 27, \"sub_code\": null}", "27".into(), Value::Null);
}

#[test]
fn log_lines_give_each_error_once() {
    let log = "00:01 code=7 sub_code=accesscontrol.limited-by-app-access-count\n\
               00:02 code=25 msg=Invalid signature\n\
               00:03 status_code=200 took 15 ms\n\
               00:04 code=7 sub_code=accesscontrol.limited-by-app-access-count\n\
               00:05 taobao.tbk.tpwd.create: error 15 Remote service error: 25\n\
               00:06 taobao.tbk.order.details.get errorCode=15, subCode=2007\n\
               [{\"code\":15,\"sub_code\":\"9100\"},{\"code\":15,\"sub_code\":\"isv.item-not-exist\"}]\n";
    let text = |text: &str| Value::from(text);
    assert_eq!(
        codes(log),
        [
            [text("7"), text("accesscontrol.limited-by-app-access-count")],
            [text("25"), Value::Null],
            [text("15"), Value::Null],
            [text("15"), text("2007")],
            [text("15"), text("9100")],
            [text("15"), text("isv.item-not-exist")],
        ]
    );
    // The method in the line selects the table.
    let window = explain(&["taobao.tbk.order.details.get errorCode=15, subCode=2007"]);
    assert_eq!(window["apis"], json!(["taobao.tbk.order.details.get"]));
    let gift = explain(&[
        r#"{"tbk_dg_vegas_tlj_create_response":{"result":{"success":false,"msg_code":"isv.ACK_FREEZE_FAIL"}}}"#,
    ]);
    assert_eq!(gift["kind"], "outcome_unknown");
}

#[test]
fn pasted_secrets_are_not_printed() {
    let text = "session=6100canary1 app_secret=canary2 sign=CANARY3 callback?code=canary4 \
                sub_code=0123canary5456789abcdef0123 code=25 refresh_token=canary6";
    for lang in ["en", "zh"] {
        let output = shown(tbk().args(["explain", "-"]).env("TBK_LANG", lang).write_stdin(text));
        assert!(output.contains("\"25\"") && !output.to_lowercase().contains("canary"), "{output}");
    }
    let token = "6100a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6e7f8";
    assert!(!shown(tbk().args(["explain", token])).contains(token));
}

#[test]
fn large_logs_are_read_in_linear_time() {
    let line = "2026-11-11 code=15 sub_code=isv.item-not-exist sub_msg=x\n";
    for text in [
        line.repeat(50_000),
        "code ".repeat(600_000),
        "a.".repeat(1_500_000),
        "{[".repeat(1_500_000) + "code=25",
    ] {
        let start = Instant::now();
        let output = tbk().args(["explain", "-"]).write_stdin(text).output().unwrap();
        assert!(output.status.code().is_some());
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}
