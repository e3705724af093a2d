//! Formats of values: lists in one text, times in milliseconds, ids.
#![allow(clippy::unwrap_used, missing_docs)]

use top_core::check::check;
use top_core::decode::Options;
use top_core::schema::Field;
use top_core::{
    AdzoneId, Params, RelationId, TopApi, TopObject, TopTime, UnixMillis, Yuan, decode_response,
    object_to_json,
};

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.forms.get")]
struct Forms {
    query: Option<FormsQuery>,
    since: Option<UnixMillis>,
    adzone_id: Option<AdzoneId>,
    #[top(range = 1..)]
    page_no: Option<i64>,
    #[top(range = ..=30, unit = "days")]
    span: Option<i64>,
}

#[derive(Debug, Clone, PartialEq, TopObject)]
struct FormsQuery {
    #[top(format = "comma-list", max_items = 2)]
    trade_ids: Vec<i64>,
    plain: Option<Vec<i64>>,
    #[top(format = "comma-list")]
    words: Option<Vec<String>>,
}

#[derive(Debug, Clone, Default, PartialEq, TopObject)]
struct FormsResponse {
    #[top(format = "space-list")]
    amounts: Vec<Yuan>,
    #[top(format = "comma-list")]
    times: Vec<TopTime>,
    #[top(format = "epoch-ms")]
    at: Option<TopTime>,
    #[top(unit = "days")]
    span: Option<i64>,
    #[top(example = 13.49)]
    price: Option<Yuan>,
    relation_id: Option<RelationId>,
    words: Vec<String>,
}

fn read(members: &str) -> (FormsResponse, Vec<String>) {
    let body = format!(r#"{{"tbk_forms_get_response":{{{members}}}}}"#);
    let opened = decode_response::<Forms>(body.as_bytes(), Options::default()).unwrap();
    (opened.data, opened.warnings.iter().map(ToString::to_string).collect())
}

fn yuan(text: &str) -> Yuan {
    text.parse().unwrap()
}

#[test]
fn splits_lists_in_one_text() {
    let (data, warnings) = read(r#""amounts":"1.11 2.22  3","words":"a b""#);
    assert_eq!(data.amounts, [yuan("1.11"), yuan("2.22"), yuan("3")]);
    assert_eq!(data.words, ["a b"], "a list without a format is not split");
    assert_eq!(warnings, [""; 0]);
}

#[test]
fn also_decodes_arrays_and_wrappers() {
    for amounts in [r#"["1.11","2.22"]"#, r#"{"string":["1.11","2.22"]}"#, r#""1.11 2.22""#] {
        let (data, warnings) = read(&format!(r#""amounts":{amounts}"#));
        assert_eq!((data.amounts, warnings), (vec![yuan("1.11"), yuan("2.22")], vec![]), "{amounts}");
    }
    let body = "<tbk_forms_get_response><amounts>1.11 2.22</amounts></tbk_forms_get_response>";
    let opened = decode_response::<Forms>(body.as_bytes(), Options::default()).unwrap();
    assert_eq!(opened.data.amounts, [yuan("1.11"), yuan("2.22")]);
}

#[test]
fn wrong_items_are_warnings_with_their_index() {
    let (data, warnings) = read(r#""times":"2022-04-22 15:15:05,soon,2022-04-23""#);
    assert_eq!(data.times.len(), 2);
    assert_eq!(warnings.len(), 1);
    assert!(warnings[0].contains("times[1]") && warnings[0].contains("soon"), "{warnings:?}");
    for nothing in [r#""""#, "null", r#"" , ""#, r#""--""#] {
        let (data, warnings) = read(&format!(r#""times":{nothing}"#));
        assert_eq!((data.times, warnings), (vec![], vec![]), "{nothing}");
    }
}

#[test]
fn lists_are_text_in_requests_and_arrays_in_serde() {
    let query =
        FormsQuery { trade_ids: vec![1, 2], plain: Some(vec![3]), words: Some(vec!["a".into(), "b".into()]) };
    let mut params = Params::new();
    params.push("query", &query);
    assert_eq!(params.get("query"), Some(r#"{"trade_ids":"1,2","plain":[3],"words":"a,b"}"#));
    assert_eq!(object_to_json(&query), r#"{"trade_ids":[1,2],"plain":[3],"words":["a","b"]}"#);
    let back: FormsQuery = serde_json::from_str(&serde_json::to_string(&query).unwrap()).unwrap();
    assert_eq!(back, query);
}

#[test]
fn validates_each_item_of_a_list_in_one_text() {
    let problem = |query: &str| {
        let result = check(Forms::SCHEMA, &Params::from([("query", query)]));
        result.map_err(|error| error.problems[0].path.clone()).unwrap_err()
    };
    assert!(check(Forms::SCHEMA, &Params::from([("query", r#"{"trade_ids":"1,2"}"#)])).is_ok());
    assert!(check(Forms::SCHEMA, &Params::from([("query", r#"{"trade_ids":[1,2]}"#)])).is_ok());
    assert_eq!(problem(r#"{"trade_ids":"1,x"}"#), "query.trade_ids[1]");
    assert_eq!(problem(r#"{"trade_ids":"1,2,3"}"#), "query.trade_ids");
    assert_eq!(problem(r#"{"trade_ids":"1","plain":"1,2"}"#), "query.plain");
}

#[test]
fn times_are_milliseconds_in_both_directions() {
    let time: TopTime = "2019-09-03 00:00:00".parse().unwrap();
    let request = Forms::builder().since(time).adzone_id(123).build();
    let mut params = Params::new();
    request.write_params(&mut params);
    assert_eq!(params.get("since"), Some("1567440000000"));
    assert_eq!(params.get("adzone_id"), Some("123"));
    for at in ["1567440000000", r#""1567440000000""#, r#""2019-09-03 00:00:00""#] {
        assert_eq!(read(&format!(r#""at":{at}"#)).0.at, Some(time), "{at}");
    }
    let bad = check(Forms::SCHEMA, &Params::from([("since", "2019-09-03 00:00:00")])).unwrap_err();
    assert!(bad.to_string().contains("milliseconds"), "{bad}");
}

#[test]
fn ranges_may_have_an_open_end() {
    let problem = |name, value| {
        check(Forms::SCHEMA, &Params::from([(name, value)]))
            .map_err(|error| error.problems[0].kind.to_string())
    };
    assert_eq!(problem("page_no", "0").unwrap_err(), "must be at least 1, not 0");
    assert_eq!(problem("span", "31").unwrap_err(), "must be at most 30, not 31");
    assert!(problem("page_no", "1000000").is_ok() && problem("span", "-1").is_ok());
}

#[test]
fn decodes_ids_from_numbers_and_strings() {
    for id in ["2345", r#""2345""#] {
        assert_eq!(read(&format!(r#""relation_id":{id}"#)).0.relation_id, Some(RelationId::from(2345)));
    }
    let (data, warnings) = read(r#""relation_id":"abc""#);
    assert_eq!((data.relation_id, warnings.len()), (None, 1));
}

#[test]
fn schema_contains_units_and_formats() {
    let field = |name: &str| -> &'static Field {
        FormsResponse::SCHEMA.fields.iter().find(|field| field.name == name).unwrap()
    };
    assert_eq!(field("amounts").format(), Some("space-list"));
    assert_eq!(field("amounts").unit(), Some("yuan"));
    assert_eq!(field("at").format(), Some("epoch-ms"));
    assert_eq!(field("span").unit(), Some("days"));
    assert_eq!((field("price").quoted, field("price").type_name()), (Some(false), "price"));
    assert_eq!(field("words").format(), None);
    assert_eq!(Forms::SCHEMA.parameter("since").unwrap().format(), Some("epoch-ms"));
}
