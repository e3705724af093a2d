//! `tbk decode`: saved responses.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::{Value, json};

use super::{stdout, tbk};

const SHOPS: &str = "taobao.tbk.shop.get";
const RESPONSES: [&str; 3] = [
    r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[{"user_id":7,"new":1},{"user_id":8}]},"total_results":"2","request_id":"r1"}}"#,
    r#"{"results":[{"user_id":"7","new":1},{"user_id":8}],"total_results":2}"#,
    "<tbk_shop_get_response><results><n_tbk_shop><user_id>7</user_id><new>1</new></n_tbk_shop><n_tbk_shop><user_id>8</user_id></n_tbk_shop></results><total_results>2</total_results></tbk_shop_get_response><!--top-->",
];

fn decode(response: &str, more: &[&str]) -> assert_cmd::Command {
    let mut command = tbk();
    command.args(["decode", SHOPS, "-"]).args(more).write_stdin(response.to_owned());
    command
}

#[test]
fn every_encoding_gives_the_same_data() {
    for response in RESPONSES {
        let data = stdout(&mut decode(response, &[]));
        assert_eq!(data, json!({ "results": [{ "user_id": "7" }, { "user_id": "8" }], "total_results": 2 }));
        decode(response, &["-o", "csv", "--fields", "user_id"]).assert().success().stdout("user_id\n7\n8\n");
    }
}

#[test]
fn unknown_fields_and_wrong_types_are_listed() {
    for response in RESPONSES {
        let mistyped = response.replace(":8}", ":\"eight\"}").replace(">8<", ">eight<");
        let output = decode(&mistyped, &["--unknown", "-o", "json"])
            .assert()
            .success()
            .stderr(contains("2 fields do not match the type"));
        let unknown: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
        let message = |i: usize| {
            format!("{} {}", unknown[i]["path"].as_str().unwrap(), unknown[i]["why"].as_str().unwrap())
        };
        assert_eq!(
            [message(0), message(1)],
            ["results[0].new unknown field", "results[1].user_id expected a whole number"]
        );
        decode(&mistyped, &[])
            .assert()
            .success()
            .stdout(contains("results"))
            .stderr(contains("warning: results[1].user_id: expected a whole number, found eight"));
    }
    let known = r#"{"results":[{"user_id":"7"}],"total_results":2}"#;
    decode(known, &["--unknown"]).assert().success().stdout("[]\n").stderr(contains("all fields match"));
}

#[test]
fn gateway_errors_are_printed_with_advice() {
    for response in [
        r#"{"error_response":{"code":7,"msg":"App Call Limited","sub_code":"accesscontrol.limited-by-app-access-count","sub_msg":"This ban will last for 2 more seconds","request_id":"r2"}}"#,
        "<error_response><code>7</code><msg>App Call Limited</msg><sub_code>accesscontrol.limited-by-app-access-count</sub_code><request_id>r2</request_id></error_response>",
    ] {
        let output = decode(response, &[]).assert().success().stderr(contains("a gateway error"));
        let error: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
        assert_eq!(
            (&error["code"], &error["kind"], &error["request_id"]),
            (&"7".into(), &"throttled".into(), &"r2".into())
        );
        assert!(error["advice"].as_str().is_some_and(|advice| advice.contains("quota")));
    }
}

#[test]
fn invalid_responses_are_reported() {
    let wrong = |response: &str| decode(response, &[]).assert().code(1).stdout(is_empty());
    wrong("<html>login</html>").stderr(contains(SHOPS));
    wrong(r#"{"tbk_spread_get_response":{}}"#).stderr(contains("tbk_spread_get_response"));
    wrong(r#"{"tbk_shop_get_response":{"results""#).stderr(contains("JSON"));
    wrong("").stderr(contains(SHOPS).and(contains("--unknown").not()));
    tbk()
        .args(["decode", SHOPS, "-"])
        .write_stdin(vec![b'{', 0xff])
        .assert()
        .code(1)
        .stderr(contains("not UTF-8").and(contains("iconv -f GBK")));
    tbk().args(["decode", SHOPS, "/no/such"]).assert().code(2).stderr(contains("/no/such"));
    tbk().args(["decode", "taobao.tbk.shop.gt", "-"]).assert().code(2).stderr(contains("did you mean"));
}
