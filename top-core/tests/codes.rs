//! `#[derive(TopCode)]`: open sets of codes.
#![allow(clippy::unwrap_used, missing_docs)]

use std::collections::HashSet;

use top_core::decode::Options;
use top_core::schema::DataType;
use top_core::{Params, Scalar, TopApi, TopCode, TopObject, decode_response};

#[derive(Debug, Clone, Copy, TopCode)]
enum Status {
    #[code(12, "已付款")]
    Paid,
    #[code(-1)]
    Gone,
    #[code(3, "已结算")]
    Settled,
    #[code(other)]
    Other(i64),
}

#[derive(Debug, Clone, TopCode)]
enum ShopType {
    #[code("B", "天猫")]
    Tmall,
    #[code("C", "淘宝")]
    Taobao,
    #[code(other)]
    Other(String),
}

#[derive(TopApi)]
#[top_api(method = "taobao.tbk.codes.get")]
struct Codes {
    status: Status,
    statuses: Option<Vec<Status>>,
    shop: Option<ShopType>,
    filter: Option<CodesResponse>,
}

#[derive(Debug, Clone, PartialEq, TopObject)]
struct CodesResponse {
    status: Option<Status>,
    statuses: Vec<Status>,
    shop: Option<ShopType>,
}

fn read(inside: &str) -> CodesResponse {
    let body = format!("{{\"tbk_codes_get_response\":{inside}}}");
    decode_response::<Codes>(body.as_bytes(), Options::default()).unwrap().data
}

#[test]
fn decodes_codes_from_numbers_and_strings() {
    for code in ["12", "\"12\"", "\" 12 \"", "12.0"] {
        assert_eq!(read(&format!("{{\"status\":{code}}}")).status, Some(Status::Paid), "{code}");
    }
    let all = read(r#"{"status":-1,"statuses":{"number":[3,99]},"shop":"B"}"#);
    assert_eq!(
        (all.status, all.statuses, all.shop),
        (Some(Status::Gone), vec![Status::Settled, Status::Other(99)], Some(ShopType::Tmall))
    );
    assert_eq!(read(r#"{"shop":"Q"}"#).shop, Some(ShopType::Other("Q".to_owned())));
}

#[test]
fn requests_contain_the_codes() {
    let filter = CodesResponse { status: Some(Status::Paid), statuses: vec![], shop: Some(ShopType::Taobao) };
    let codes =
        Codes::builder().status(12).statuses([Status::Gone, 99.into()]).shop("B").filter(filter).build();
    let mut params = Params::new();
    codes.write_params(&mut params);
    let pairs: Vec<_> = params.iter().collect();
    assert_eq!(
        pairs,
        [("status", "12"), ("statuses", "-1,99"), ("shop", "B"), ("filter", r#"{"status":12,"shop":"C"}"#)]
    );
}

#[test]
fn label_is_the_official_label() {
    let labels: Vec<_> = Status::ALL.iter().map(|status| (status.code(), status.label())).collect();
    assert_eq!(labels, [(12, Some("已付款")), (-1, None), (3, Some("已结算"))]);
    assert_eq!(Status::from(99).label(), None);
    assert_eq!(ShopType::from("C").label(), Some("淘宝"));
}

#[test]
fn display_and_from_str_round_trip() {
    for status in Status::ALL.iter().copied().chain([Status::Other(99)]) {
        assert_eq!(status.to_string().parse(), Ok(status));
    }
    assert_eq!(Status::Paid.to_string(), "12");
    assert!("paid".parse::<Status>().is_err());
    assert_eq!("Q".parse(), Ok(ShopType::Other("Q".to_owned())));
    assert_eq!(i64::from(Status::Settled), 3);
}

#[test]
fn codes_compare_by_their_value_on_the_wire() {
    assert_eq!(Status::Other(12), Status::Paid);
    assert_eq!(HashSet::from([Status::Other(12), Status::Paid, Status::Gone]).len(), 2);
    let mut all = [Status::Paid, Status::Other(5), Status::Gone, Status::Settled];
    all.sort();
    assert_eq!(all.map(|status| status.code()), [-1, 3, 5, 12]);
    assert!(ShopType::Tmall < ShopType::Taobao);
}

#[test]
fn serde_uses_the_code() {
    let written = serde_json::to_string(&(Status::Paid, ShopType::Tmall)).unwrap();
    assert_eq!(written, r#"[12,"B"]"#);
    let read: (Status, ShopType) = serde_json::from_str(r#"["12","B"]"#).unwrap();
    assert_eq!(read, (Status::Paid, ShopType::Tmall));
    assert!(serde_json::from_str::<Status>("\"paid\"").is_err());
}

#[test]
fn schema_lists_the_codes() {
    let DataType::Code(status) = Status::DATA_TYPE else { unreachable!("a code") };
    let values: Vec<_> = status.values.iter().map(|value| (value.code, value.name, value.label)).collect();
    assert!(status.numeric);
    assert_eq!(values, [("12", "Paid", "已付款"), ("-1", "Gone", ""), ("3", "Settled", "已结算")]);
    let DataType::Code(shop) = ShopType::DATA_TYPE else { unreachable!("a code") };
    assert!(!shop.numeric);
}
