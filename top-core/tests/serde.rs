//! serde: numbers keep their digits, and secrets are hidden.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use top_core::{Decimal, FileItem, Json, Params, Secret, TopApi, TopObject, TopTime, Yuan, object_to_json};

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct Row {
    z_last: Option<String>,
    id: Option<i64>,
    amount: Option<Yuan>,
    rate: Option<Decimal>,
    raw: Option<Json>,
    rows: Vec<Row>,
}

#[derive(Debug, TopObject)]
struct Login {
    name: String,
    token: Option<Secret>,
}

top_core::raw_response! {
    /// An undocumented response.
    struct AnythingResponse;
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.anything.get")]
struct Anything {
    login: Option<Login>,
    logins: Option<Vec<Login>>,
    secret: Option<Secret>,
}

#[test]
fn decimal_numbers_keep_their_digits() {
    for digits in ["18.5500", "12345678901234567890.123456789", "0.1", "-7.0"] {
        let json = format!(r#"{{"amount":{digits},"raw":{{"n":[{digits}]}}}}"#);
        let raw = format!(r#"{{"n":[{digits}]}}"#);
        let rows: [Row; 2] =
            [serde_json::from_str(&json).unwrap(), serde_json::from_reader(json.as_bytes()).unwrap()];
        for row in rows {
            assert_eq!(row.raw.as_ref().map(Json::as_str), Some(&*raw));
            assert_eq!(row.amount.unwrap().to_string(), digits);
        }
    }
}

#[test]
fn deserializes_from_other_formats() {
    let row = Row { id: Some(7), z_last: Some("z".into()), ..Row::default() };
    let value = serde_json::json!({ "id": 7, "z_last": "z", "unknown": [1.5] });
    assert_eq!(serde_json::from_value::<Row>(value).unwrap(), row);
    // A format without the newtype of `serde_json`.
    let members = [("id", "7"), ("z_last", "z")].into_iter();
    let map = serde::de::value::MapDeserializer::<_, serde::de::value::Error>::new(members);
    assert_eq!(<Row as serde::Deserialize>::deserialize(map).unwrap(), row);
    let error = serde_json::from_str::<Row>(r#"{"id":"x"}"#).unwrap_err().to_string();
    assert!(error.contains("id: expected a whole number, found `x`"), "{error}");
}

#[test]
fn serialization_keeps_order_and_digits() {
    let row: Row = serde_json::from_str(
        r#"{"rate":12345678901234567890.123456789,"id":9007199254740993,"z_last":"z","rows":[{"rate":1.5,"id":1},{"rate":1.50}]}"#,
    )
    .unwrap();
    assert_eq!(
        serde_json::to_string(&row).unwrap(),
        r#"{"z_last":"z","id":9007199254740993,"rate":"12345678901234567890.123456789","rows":[{"id":1,"rate":1.5},{"rate":"1.50"}]}"#
    );
    let text = serde_json::to_string(&row).unwrap();
    assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), row);
}

#[test]
fn undocumented_responses_keep_order_and_digits() {
    let text = r#"{"z":1,"a":[18.5500,{"b":null,"c":true,"big":18446744073709551615,"x":"\n"}],"e":{}}"#;
    let raw: AnythingResponse = serde_json::from_str(text).unwrap();
    assert_eq!(raw.as_json(), text);
    assert_eq!(
        serde_json::to_string(&raw).unwrap(),
        r#"{"z":1,"a":["18.5500",{"b":null,"c":true,"big":18446744073709551615,"x":"\n"}],"e":{}}"#
    );
}

#[test]
fn deeply_nested_json_is_an_error() {
    let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    let raw: AnythingResponse = serde_json::from_str(&deep).unwrap();
    assert!(serde_json::to_string(&raw).unwrap_err().to_string().contains("nested too deeply"));
}

#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(method = "taobao.tbk.full.get", response = AnythingResponse)]
struct Full {
    #[top(name = "q")]
    words: String,
    page_size: Option<i64>,
    ids: Vec<i64>,
    start_price: Option<Yuan>,
    from: Option<TopTime>,
    row: Option<Row>,
    rows: Option<Vec<Row>>,
    file: Option<FileItem>,
}

fn full() -> Full {
    let row = Row { id: Some(1), rate: "1.50".parse().ok(), ..Row::default() };
    Full {
        words: "女装,鞋".into(),
        page_size: Some(20),
        ids: vec![1, 2],
        start_price: "9.10".parse().ok(),
        from: "2026-01-31 09:05:00".parse().ok(),
        row: Some(row.clone()),
        rows: Some(vec![row]),
        file: None,
    }
}

#[test]
fn requests_are_objects_of_their_parameters() {
    let text = serde_json::to_string(&full()).unwrap();
    assert_eq!(
        text,
        r#"{"q":"女装,鞋","page_size":20,"ids":[1,2],"start_price":"9.10","from":"2026-01-31 09:05:00","row":{"id":1,"rate":"1.50"},"rows":[{"id":1,"rate":"1.50"}]}"#
    );
    assert_eq!(serde_json::from_str::<Full>(&text).unwrap(), full());
    let least: Full = serde_json::from_str(r#"{"q":"x","unknown":[1]}"#).unwrap();
    assert_eq!((least.words.as_str(), least.ids.len(), least.page_size), ("x", 0, None));
    for (wrong, message) in [
        (r#"{"page_size":1}"#, "q: missing, but required"),
        (r#"{"q":"x","page_size":"many"}"#, "page_size: expected a whole number, found `many`"),
        ("[]", "q: missing, but required"),
        ("7", "the response: expected an object, found `7`"),
    ] {
        assert_eq!(serde_json::from_str::<Full>(wrong).unwrap_err().to_string(), message, "{wrong}");
    }
}

#[test]
fn files_are_serialized_but_not_deserialized() {
    let file = Some(FileItem::new("a.png", "image/png", vec![1]));
    let text = serde_json::to_string(&Full { file, ..full() }).unwrap();
    assert!(text.ends_with(r#""file":{"name":"a.png","content_type":"image/png"}}"#), "{text}");
    let error = serde_json::from_str::<Full>(&text).unwrap_err().to_string();
    assert!(error.starts_with("file: expected a file, which can't be deserialized"), "{error}");
}

#[test]
fn secrets_are_sent_but_not_shown() {
    let login = |name: &str| Login { name: name.into(), token: Some("6100a".into()) };
    let api =
        Anything { login: Some(login("a")), logins: Some(vec![login("b")]), secret: Some("6200b".into()) };
    let mut params = Params::new();
    api.write_params(&mut params);
    assert_eq!(params.get("login"), Some(r#"{"name":"a","token":"6100a"}"#));
    assert_eq!(params.get("logins"), Some(r#"[{"name":"b","token":"6100a"}]"#));
    assert_eq!(params.get("secret"), Some("6200b"));
    for shown in [
        object_to_json(&login("a")),
        serde_json::to_string(&login("a")).unwrap(),
        serde_json::to_value(login("a")).unwrap().to_string(),
    ] {
        assert_eq!(shown, r#"{"name":"a","token":"***"}"#);
    }
    assert_eq!(
        serde_json::to_string(&api).unwrap(),
        r#"{"login":{"name":"a","token":"***"},"logins":[{"name":"b","token":"***"}],"secret":"***"}"#
    );
    assert!(!format!("{:?}", login("a")).contains("6100a"));
}
