//! `tbk decode`: answers that were saved.

use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::{Value, json};

use super::{stdout, tbk};

const SHOPS: &str = "taobao.tbk.shop.get";
const ANSWERS: [&str; 3] = [
    r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[{"user_id":7,"new":1},{"user_id":8}]},"total_results":"2","request_id":"r1"}}"#,
    r#"{"results":[{"user_id":"7","new":1},{"user_id":8}],"total_results":2}"#,
    "<tbk_shop_get_response><results><n_tbk_shop><user_id>7</user_id><new>1</new></n_tbk_shop><n_tbk_shop><user_id>8</user_id></n_tbk_shop></results><total_results>2</total_results></tbk_shop_get_response><!--top-->",
];

fn decode(answer: &str, more: &[&str]) -> assert_cmd::Command {
    let mut command = tbk();
    command.args(["decode", SHOPS, "-"]).args(more).write_stdin(answer.to_owned());
    command
}

#[test]
fn three_encodings_give_the_same_data() {
    for answer in ANSWERS {
        let data = stdout(&mut decode(answer, &[]));
        assert_eq!(data, json!({ "results": [{ "user_id": "7" }, { "user_id": "8" }], "total_results": 2 }));
        decode(answer, &["-o", "csv", "--fields", "user_id"]).assert().success().stdout("user_id\n7\n8\n");
    }
}

#[test]
fn what_the_type_does_not_know_and_can_not_take_is_listed() {
    for answer in ANSWERS {
        let odd = answer.replace(":8}", ":\"eight\"}").replace(">8<", ">eight<");
        let output =
            decode(&odd, &["--unknown", "-o", "json"]).assert().success().stderr(contains("places: 2"));
        let unknown: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
        let told = |i: usize| {
            format!("{} {}", unknown[i]["path"].as_str().unwrap(), unknown[i]["why"].as_str().unwrap())
        };
        assert_eq!(
            [told(0), told(1)],
            ["results[0].new not known", "results[1].user_id expected a whole number"]
        );
        decode(&odd, &[])
            .assert()
            .success()
            .stdout(contains("results"))
            .stderr(contains("warning: results[1].user_id: expected a whole number, found eight"));
    }
    let known = r#"{"results":[{"user_id":"7"}],"total_results":2}"#;
    decode(known, &["--unknown"]).assert().success().stdout("[]\n").stderr(contains("knows all"));
}

#[test]
fn errors_of_the_gateway_are_data_with_an_explanation() {
    for answer in [
        r#"{"error_response":{"code":7,"msg":"App Call Limited","sub_code":"accesscontrol.limited-by-app-access-count","sub_msg":"This ban will last for 2 more seconds","request_id":"r2"}}"#,
        "<error_response><code>7</code><msg>App Call Limited</msg><sub_code>accesscontrol.limited-by-app-access-count</sub_code><request_id>r2</request_id></error_response>",
    ] {
        let output = decode(answer, &[]).assert().success().stderr(contains("an error of the gateway"));
        let error: Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
        assert_eq!(
            (&error["code"], &error["kind"], &error["request_id"]),
            (&"7".into(), &"Throttled".into(), &"r2".into())
        );
        assert!(error["advice"].as_str().is_some_and(|advice| advice.contains("quota")));
    }
}

#[test]
fn what_is_no_answer_is_named() {
    let wrong = |answer: &str| decode(answer, &[]).assert().code(1).stdout(is_empty());
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
