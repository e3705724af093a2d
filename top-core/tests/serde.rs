//! Objects through serde: no digit is lost, no secret is shown.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use top_core::{Decimal, Json, Money, Params, Secret, TopApi, TopObject, object_to_json};

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct Row {
    z_last: Option<String>,
    id: Option<i64>,
    amount: Option<Money>,
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
    /// Nothing is documented.
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
fn bare_decimals_keep_their_digits() {
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
fn other_sources_of_values_are_read_too() {
    let row = Row { id: Some(7), z_last: Some("z".into()), ..Row::default() };
    let value = serde_json::json!({ "id": 7, "z_last": "z", "unknown": [1.5] });
    assert_eq!(serde_json::from_value::<Row>(value).unwrap(), row);
    // A format that does not know the newtype of `serde_json`.
    let members = [("id", "7"), ("z_last", "z")].into_iter();
    let map = serde::de::value::MapDeserializer::<_, serde::de::value::Error>::new(members);
    assert_eq!(<Row as serde::Deserialize>::deserialize(map).unwrap(), row);
    let error = serde_json::from_str::<Row>(r#"{"id":"x"}"#).unwrap_err().to_string();
    assert!(error.contains("id: expected a whole number, found `x`"), "{error}");
}

#[test]
fn members_are_serialized_in_their_order_with_their_digits() {
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
fn deeply_nested_json_is_an_error_and_no_overflow() {
    let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    let raw: AnythingResponse = serde_json::from_str(&deep).unwrap();
    assert!(serde_json::to_string(&raw).unwrap_err().to_string().contains("nested too deeply"));
}

#[test]
fn secrets_are_sent_and_never_shown() {
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
    assert!(!format!("{:?}", login("a")).contains("6100a"));
}
