use std::time::Instant;

use super::*;

const SPREAD: &str = "taobao.tbk.spread.get";

fn api(method: &str) -> Option<&'static ApiSchema> {
    tbk_apis::find(method).map(|api| api.schema)
}

fn times() -> Times {
    Times { now: "2026-11-27 10:00:00".parse().unwrap() }
}

fn texts(params: &Params) -> Vec<(String, String)> {
    params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn params_of(method: &str, arguments: &[&str]) -> Result<Vec<(String, String)>, String> {
    let mut parameters = Parameters::default();
    for argument in arguments {
        let Assignment { path, value } = argument.parse()?;
        parameters.assign(api(method), times(), &path, &value).map_err(|failure| failure.to_string())?;
    }
    Ok(texts(&parameters.into_params(api(method))))
}

fn params(arguments: &[&str]) -> Result<Vec<(String, String)>, String> {
    params_of(SPREAD, arguments)
}

fn one(arguments: &[&str]) -> String {
    params(arguments).unwrap().remove(0).1
}

fn source(method: &str) -> Source {
    Source { api: api(method), times: times(), files: FileAccess::Denied }
}

#[test]
fn objects_are_assembled_from_arguments() {
    assert_eq!(
        one(&["requests[0].url=https://a.example/?x=1&y=2", "requests[1].url=b"]),
        r#"[{"url":"https://a.example/?x=1&y=2"},{"url":"b"}]"#
    );
    assert_eq!(one(&["a.b.c=1", "a.b.d=2"]), r#"{"b":{"c":"1","d":"2"}}"#);
    assert_eq!(one(&["requests:=[{\"url\":\"a\"}]", "requests[1].url=b"]), r#"[{"url":"a"},{"url":"b"}]"#);
}

#[test]
fn json_values_are_encoded_for_the_request() {
    assert_eq!(one(&["ids:=[1,2,\"x\"]"]), "1,2,x");
    assert_eq!(one(&["requests:=[]"]), "[]");
    assert_eq!(one(&["title:=\"@me\""]), "@me");
    assert_eq!(one(&["o:={\"a\":[1]}"]), r#"{"a":[1]}"#);
    assert_eq!(one(&["n:=18446744073709551615"]), "18446744073709551615");
}

#[test]
fn invalid_arguments_are_reported() {
    let wrong = |arguments: &[&str]| params(arguments).unwrap_err();
    assert!(wrong(&["q"]).contains("name=value"));
    assert!(wrong(&["=x"]).contains("name=value"));
    assert!(wrong(&["a[x]=1"]).contains("name=value"));
    assert!(wrong(&["a[0=1"]).contains("name=value"));
    assert!(wrong(&["n:=[184467440737095516150]"]).contains("too long"));
    assert_eq!(
        wrong(&["requests[1].url=x"]),
        "`requests[1].url` is out of order: [0] is missing, write the indexes without gaps from [0]"
    );
    assert_eq!(wrong(&["a=1", "a.b=2"]), "`a.b` is given both as a value and as an object");
    assert_eq!(wrong(&["a.b=1", "a[0]=2"]), "`a[0]` is given both as a list and as another value");
}

#[test]
fn a_second_value_is_an_error() {
    for twice in [
        &["a=1", "a=2"][..],
        &["a=1", "a:=2"],
        &["a:=null", "a=1"],
        &["a.b=1", "a=2"],
        &["b=0", "a=1", "a=1"],
    ] {
        assert_eq!(params(twice).unwrap_err(), "`a` is given twice", "{twice:?}");
    }
    assert_eq!(params(&["a.b=1", "a.b=2"]).unwrap_err(), "`a.b` is given twice");
    assert_eq!(
        params(&["a[0]=1", "a[0].b=2"]).unwrap_err(),
        "`a[0].b` is given both as a value and as an object"
    );
    let repeated = params(&[r#"requests:=[{"url":"a","url":"b"}]"#]).unwrap_err();
    assert!(repeated.contains("`requests` is not valid JSON: `url` is given twice, column "), "{repeated}");
}

#[test]
fn time_words_are_resolved_by_the_type() {
    let orders = ["start_time=昨天", "end_time=2026-11-26", "query_type=1"];
    let orders = params_of("taobao.tbk.order.details.get", &orders).unwrap();
    assert_eq!(orders[0].1, "2026-11-26 00:00:00");
    assert_eq!(orders[1].1, "2026-11-26 23:59:59");
    let report = params_of("taobao.tbk.dg.vegas.send.report", &["biz_date=yesterday"]).unwrap();
    assert_eq!(report[0].1, "20261126");
    let millis = params_of("taobao.tbk.dg.uvid.behavior.report", &["action_time=now-3h"]).unwrap();
    assert_eq!(millis[0].1, "1795734000000");
    let refund = "taobao.tbk.order.refund.get";
    let expected = r#"{"start_time":"2026-11-20 10:00:00"}"#;
    for argument in [
        "publisher_refund_order_query_option.start_time=7d",
        r#"publisher_refund_order_query_option:={"start_time":"7d"}"#,
    ] {
        assert_eq!(params_of(refund, &[argument]).unwrap()[0].1, expected);
    }
    // A text parameter is sent as it is.
    assert_eq!(params_of("taobao.tbk.shop.get", &["q=昨天"]).unwrap()[0].1, "昨天");
}

#[test]
fn input_values_replace_arguments() {
    let common: Assignment = "requests[0].url=a".parse().unwrap();
    let common = Parameters::of_arguments(api(SPREAD), &[common]).unwrap();
    let object = serde_json::json!({"requests": [{"url": "b"}]});
    let replaced = common.with_object(source(SPREAD), object.as_object().unwrap()).unwrap();
    assert_eq!(texts(&replaced.into_params(api(SPREAD)))[0].1, r#"[{"url":"b"}]"#);
    let path: Path = "requests[0].url".parse().unwrap();
    let row = |cell| common.with_cells(source(SPREAD), [(&path, cell)].into_iter()).unwrap();
    assert_eq!(texts(&row("c").into_params(api(SPREAD)))[0].1, r#"[{"url":"c"}]"#);
    assert_eq!(texts(&row(" ").into_params(api(SPREAD)))[0].1, r#"[{"url":"a"}]"#);
}

#[test]
fn files_of_the_input_are_denied_by_default() {
    let picture = serde_json::json!({"pic_stream": "@/etc/passwd"});
    let denied = source("taobao.tbk.dg.pic.embed");
    let error = Parameters::default().with_object(denied, picture.as_object().unwrap()).unwrap_err();
    assert_eq!(error.to_string(), "`pic_stream` names a file of this machine, which the input may not read");
    let path: Path = "pic_stream".parse().unwrap();
    assert!(Parameters::default().with_cells(denied, [(&path, "@/etc/passwd")].into_iter()).is_err());
}

#[test]
fn deep_paths_and_json_are_errors() {
    let path = format!("a{}=1", ".b".repeat(30_000));
    assert!(params(&[&path]).unwrap_err().contains("nested too deep"));
    let indexes = format!("a{}=1", "[0]".repeat(30_000));
    assert!(params(&[&indexes]).unwrap_err().contains("nested too deep"));
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let json = format!("a:={}1{}", open.repeat(30_000), close.repeat(30_000));
        assert!(params(&[&json]).unwrap_err().contains("recursion limit"));
    }
}

#[test]
fn many_parameters_and_members_take_linear_time() {
    let begun = Instant::now();
    let many: Vec<String> = (0..100_000).map(|n| format!("p{n}=x")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(params_of("a.b", &many).unwrap().len(), 100_000);
    let members: Vec<String> = (0..60_000).map(|n| format!("a.m{n}=x")).collect();
    let members: Vec<&str> = members.iter().map(String::as_str).collect();
    assert!(one(&members).len() > 60_000 * 10);
    let items: Vec<String> = (0..60_000).map(|n| format!("requests[{n}].url=x")).collect();
    let items: Vec<&str> = items.iter().map(String::as_str).collect();
    assert!(one(&items).len() > 60_000 * 10);
    let long = "x".repeat(9_000_000);
    assert_eq!(one(&[&format!("a.b={long}")]).len(), 9_000_000 + r#"{"b":""}"#.len());
    // Quadratic time would be minutes.
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
