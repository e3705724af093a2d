//! `tbk apis`, `describe`, `schema` and `explain`.

use std::io::Write as _;

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt as _;
use predicates::str::{contains, is_empty};
use serde_json::{Map, Value};
use tempfile::TempDir;
use top_core::decode::Options;
use top_core::schema::ApiSchema;

use super::{Served, shown, stdout, tbk};

fn methods(arguments: &[&str]) -> Vec<String> {
    let found = stdout(tbk().arg("apis").args(arguments));
    found.as_array().unwrap().iter().map(|api| api["method"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn apis_are_found_by_title_method_and_field() {
    assert_eq!(methods(&[]).len(), tbk_apis::ALL.len());
    assert_eq!(methods(&["长链转短链"])[0], "taobao.tbk.spread.get");
    assert_eq!(methods(&["SPREAD"]), ["taobao.tbk.spread.get"]);
    assert_eq!(methods(&["服务商", "订单", "明细", "新用户"]), ["taobao.tbk.sc.newuser.order.get"]);
    let by_field = stdout(tbk().args(["apis", "organization_id"]));
    let found = by_field.as_array().unwrap();
    let seed = found.iter().find(|api| api["method"] == "taobao.tbk.sc.organization.member.mod").unwrap();
    assert_eq!(seed["fields"], serde_json::json!(["organization_id"]));
    assert_eq!(methods(&["no such word"]), [""; 0]);
}

#[test]
fn apis_are_filtered_by_subject_and_session() {
    let orders = methods(&["--subject", "order"]);
    assert_eq!(methods(&["--subject", "订单"]), orders);
    assert!(orders.contains(&"taobao.tbk.order.details.get".to_owned()) && orders.len() < 20);
    let required = methods(&["--session", "required"]);
    let known = tbk_apis::schemas().filter(|api| api.session.as_str() == "required").count();
    assert_eq!(required.len(), known);
    let wrong = tbk().args(["apis", "--subject", "weather"]).assert().code(2).stdout(is_empty());
    wrong.stderr(contains("unknown subject \"weather\"").and(contains("order 订单")));
}

#[test]
fn unknown_field_is_reported() {
    let mut command = tbk();
    command.args(["apis", "长链", "-o", "csv", "--fields", "method,titel"]).assert().success().stderr(
        "no entry has a field `titel`; known fields: method, title, session, access, subject, summary\n",
    );
}

#[test]
fn missing_apis_are_listed_with_reasons() {
    let missing = stdout(tbk().args(["apis", "--missing"]));
    let missing = missing.as_array().unwrap();
    assert_eq!(missing.len() + tbk_apis::ALL.len(), 166);
    assert!(missing.iter().all(|title| title["why"].as_str().is_some_and(|why| !why.is_empty())));
}

#[test]
fn every_api_can_be_described() {
    for api in tbk_apis::schemas() {
        let page = shown(tbk().args(["describe", api.method]));
        assert!(page.contains(api.title.unwrap()), "{page}");
        for field in api.parameters.iter().chain(api.response.fields) {
            assert!(page.contains(field.name), "{}: {page}", field.name);
        }
        assert!(page.contains(&format!("  tbk call {}", api.method)) && page.contains(".call(&"), "{page}");
    }
}

#[test]
fn describe_prints_the_definition_as_json() {
    let dump = stdout(tbk().args(["describe", "taobao.tbk.spread.get", "-o", "json"]));
    assert_eq!(dump, stdout(tbk().args(["schema", "taobao.tbk.spread.get"])));
    tbk()
        .args(["describe", "taobao.tbk.spread.gt"])
        .assert()
        .code(2)
        .stderr(contains("did you mean taobao.tbk.spread.get?"));
}

/// The example call of a description. The directory contains the file that some examples send.
fn example(api: &ApiSchema, served: &Served, directory: &TempDir) -> Command {
    std::fs::write(directory.path().join("picture.png"), b"\x89PNG").unwrap();
    let page = shown(tbk().args(["describe", api.method]));
    let line = page.lines().find(|line| line.starts_with("  tbk call ")).unwrap();
    let mut call = served.tbk();
    call.current_dir(directory).args(&shell_words::split(line).unwrap()[1..]);
    call
}

#[test]
fn example_calls_pass_the_checks_of_the_sandbox() {
    let served = Served::start(&[]);
    let directory = tempfile::tempdir().unwrap();
    for api in tbk_apis::schemas() {
        example(api, &served, &directory).assert().success();
    }
}

#[test]
fn schema_all_lists_every_api() {
    let all = stdout(tbk().args(["schema", "--all"]));
    assert_eq!(all.as_array().unwrap().len(), tbk_apis::ALL.len());
    let lines = tbk().args(["schema", "--all", "-o", "jsonl"]).output().unwrap().stdout;
    let lines = std::str::from_utf8(&lines).unwrap().lines();
    assert_eq!(lines.map(|line| serde_json::from_str::<Value>(line).unwrap()).collect::<Value>(), all);
    tbk()
        .args(["schema", "--all", "-o", "csv"])
        .assert()
        .code(2)
        .stderr(contains("schemas are printed as JSON only"));
    let one = stdout(tbk().args(["schema", "taobao.tbk.spread.get"]));
    assert_eq!((&one["session"], &one["idempotent"]), (&"none".into(), &true.into()));
    assert_eq!(one["struct"], "TbkSpreadGet");
    assert!(one["docs"].as_str().is_some_and(|docs| docs.starts_with("淘宝客-公用-长链转短链")));
    assert_eq!(one["request"][0]["docs"], "请求列表: the links to convert.");
    assert_eq!(one["request"][0]["max_items"], 20);
    assert_eq!(one["request"][0]["fields"][0]["name"], "url");
    assert_eq!(one["response"][0]["list_item"], "tbk_spread");
}

fn schemas(part: &str) -> Map<String, Value> {
    let schemas = stdout(tbk().args(["schema", "--all", &format!("--json-schema={part}")]));
    schemas.as_object().unwrap().clone()
}

#[test]
fn response_schemas_match_sandbox_responses() {
    let served = Served::start(&["--rows", "3"]);
    let schemas = schemas("response");
    assert_eq!(schemas.len(), tbk_apis::ALL.len());
    let directory = tempfile::tempdir().unwrap();
    for api in tbk_apis::schemas().filter(|api| !api.response.fields.is_empty()) {
        let schema = &schemas[api.method];
        let validator = jsonschema::validator_for(schema).unwrap();
        let data: Value = stdout(&mut example(api, &served, &directory));
        if let Err(error) = validator.validate(&data) {
            panic!("{}: {} {error}", api.method, error.instance_path());
        }
        // The schema must also reject something.
        let name = api.response.fields[0].name;
        let invalid = serde_json::json!({ name: { "no such": [{}] } });
        let any = schema["properties"][name].get("type").is_none()
            || schema["properties"][name]["type"] == "object";
        assert!(any || !validator.is_valid(&invalid), "{}", api.method);
    }
}

#[test]
fn request_schemas_match_the_input() {
    for (method, schema) in schemas("request") {
        assert!(jsonschema::meta::is_valid(&schema), "{method}");
        let api = tbk_apis::find(&method).unwrap().schema;
        let required = api.parameters.iter().filter(|field| field.required).count();
        assert_eq!(schema["required"].as_array().unwrap().len(), required, "{method}");
    }
    let schema = stdout(tbk().args(["schema", "taobao.tbk.spread.get", "--json-schema"]));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let valid = serde_json::json!({ "requests": [{ "url": "https://uland.taobao.com/1" }] });
    assert!(validator.is_valid(&valid));
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(file, "{valid}").unwrap();
    let mut call = tbk();
    call.args(["call", "taobao.tbk.spread.get", "--sandbox", "--input"]).arg(file.path()).assert().success();
    for invalid in
        ["{}", r#"{"requests":[{}]}"#, r#"{"requests":[{"url":"x"}],"colour":"red"}"#, r#"{"requests":"x"}"#]
    {
        assert!(!validator.is_valid(&serde_json::from_str(invalid).unwrap()), "{invalid}");
    }
}

#[test]
fn response_schema_matches_every_encoding() {
    let api = tbk_apis::find("taobao.tbk.shop.get").unwrap().schema;
    let schema = &schemas("response")[api.method];
    let validator = jsonschema::validator_for(schema).unwrap();
    for body in [
        r#"{"tbk_shop_get_response":{"results":{"n_tbk_shop":[{"user_id":7,"shop_title":5}]},"total_results":"3"}}"#,
        r#"{"results":[{"user_id":"7"}],"total_results":3}"#,
        "<tbk_shop_get_response><results><n_tbk_shop><user_id>7</user_id></n_tbk_shop></results></tbk_shop_get_response>",
    ] {
        let data = tbk_apis::find(api.method)
            .unwrap()
            .decode(body.as_bytes(), Options::default())
            .unwrap()
            .data
            .json;
        let data: Value = serde_json::from_str(&data).unwrap();
        assert!(validator.is_valid(&data), "{data}");
        assert_eq!(data["results"][0]["user_id"], "7");
    }
}

#[test]
fn error_codes_are_explained_in_both_languages() {
    let explained = stdout(tbk().args(["explain", "27"]));
    insta::assert_snapshot!(format!("{explained:#}"), @r#"
    {
      "code": "27",
      "text": "invalid session 无效的 SessionKey",
      "kind": "session_invalid",
      "meaning": "the session does not match the app or the account",
      "advice": "authorise the account again: `tbk session url`, then `tbk session exchange`",
      "retry": "retried once if the session can be renewed",
      "commands": [
        "tbk session list",
        "tbk session refresh",
        "tbk session url",
        "tbk session exchange"
      ],
      "exit_status": 4
    }
    "#);
    let in_chinese = stdout(tbk().args(["explain", "15/-4003"]).env("LANG", "zh_CN.UTF-8"));
    assert_eq!(in_chinese["advice"], "数字商品 ID 已停用：请使用升级后的商品 ID");
    assert_eq!(in_chinese["apis"], "全部淘宝客接口");
    let meaning = |tbk_lang: &str, lang: &str| {
        stdout(tbk().args(["explain", "25"]).env("TBK_LANG", tbk_lang).env("LANG", lang))["meaning"].clone()
    };
    assert_eq!(
        [meaning("en", "zh_CN.UTF-8"), meaning("", "zh_TW")],
        ["the signature does not match the request", "签名与收到的请求不一致"]
    );
    for (code, kind) in [
        ("27/session-expired", "session_expired"),
        ("isv.item-not-exist", "business"),
        ("9100", "throttled"),
        ("15/9100", "throttled"),
        ("-4003", "bad_parameter"),
        ("isp.remote-service-error", "platform"),
        ("isv.FAIL_BIZ_SERVICE_TIMEOUT", "outcome_unknown"),
        ("accesscontrol.limited-by-api-access-count", "throttled"),
    ] {
        assert_eq!(stdout(tbk().args(["explain", code]))["kind"], kind, "{code}");
    }
    assert!(stdout(tbk().arg("explain")).as_array().unwrap().len() > 30);
    tbk().args(["explain", "a/b"]).assert().code(2).stderr(contains("CODE/SUB_CODE"));
}

#[test]
fn codes_are_explained_by_the_apis_that_document_them() {
    let window = stdout(tbk().args(["explain", "2007"]));
    assert_eq!(
        window["apis"],
        serde_json::json!(["taobao.tbk.order.details.get", "taobao.tbk.sc.order.details.get"])
    );
    assert_eq!((&window["kind"], &window["text"]), (&"bad_parameter".into(), &"订单查询时间段过长".into()));
    // This sub_code has four meanings.
    let meanings = stdout(tbk().args(["explain", "15/4"]));
    let kinds: Vec<_> = meanings.as_array().unwrap().iter().map(|meaning| &meaning["kind"]).collect();
    assert_eq!(kinds, ["bad_parameter", "bad_parameter", "business", "bad_parameter"]);
    // A number is a main code, but with --api primarily a sub_code of the API.
    let of_api = |api: &str| stdout(tbk().args(["explain", "25", "--api", api]));
    assert_eq!(of_api("taobao.tbk.tpwd.create")["text"], "淘口令生成失败");
    assert_eq!(of_api("taobao.tbk.shop.get")["kind"], "signature");
    let all = stdout(tbk().args(["explain", "--api", "taobao.tbk.order.details.get"]));
    assert!(all.as_array().unwrap().iter().any(|error| error["sub_code"] == "1008"));
}
