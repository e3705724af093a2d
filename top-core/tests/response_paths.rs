//! The code that `paginate`, `failure` and `entries` generate.
#![allow(clippy::unwrap_used, missing_docs)]

use top_core::decode::Options;
use top_core::schema::{ErrorKind, ErrorRule, FailureTest, PageBy};
use top_core::{BusinessError, Page, PagedItems, PerEntry, TopApi, TopObject, decode_response};

const ERRORS: &[ErrorRule] = &[ErrorRule::code(2007, ErrorKind::BadParameter)];

#[derive(TopApi)]
#[top_api(
    method = "taobao.tbk.orders.get",
    errors = ERRORS,
    paginate(position_index, more = data.has_next, total = data.total, items = data.results as Row, first = 0),
    entries(data.results as Row, code = code, message = msg)
)]
struct Orders {
    position_index: Option<String>,
}

#[derive(TopObject)]
struct OrdersResponse {
    data: Option<Data>,
}

#[derive(TopObject)]
struct Data {
    results: Vec<Row>,
    has_next: Option<bool>,
    total: Option<i64>,
    position_index: Option<String>,
}

#[derive(Debug, PartialEq, TopObject)]
struct Row {
    id: Option<i64>,
    code: Option<String>,
    msg: Option<String>,
}

#[derive(TopApi)]
#[top_api(
    method = "taobao.tbk.single.get",
    paginate(cursor, items = row as Row, cursor = next.position),
    failure(present = biz_error_desc, code = biz_error_code)
)]
struct Single {
    cursor: Option<String>,
}

#[derive(TopObject)]
struct SingleResponse {
    row: Option<Row>,
    next: Option<Next>,
    biz_error_code: Option<String>,
    biz_error_desc: Option<String>,
}

#[derive(TopObject)]
struct Next {
    position: Option<i64>,
}

#[derive(TopApi)]
#[top_api(
    method = "taobao.tbk.count.get",
    paginate(option.page_no, total = total),
    failure(status, success = ["SUCCESS", 0], message = text)
)]
struct Count {
    #[top(name = "query_option")]
    option: Option<CountOption>,
}

#[derive(TopObject)]
struct CountOption {
    page_no: Option<i64>,
}

#[derive(TopObject)]
struct CountResponse {
    total: Option<i64>,
    status: Option<String>,
    text: Option<String>,
}

fn read<A: TopApi>(key: &str, inside: &str) -> A::Response {
    let body = format!("{{\"{key}\":{inside}}}");
    decode_response::<A>(body.as_bytes(), Options::default()).unwrap().data
}

const ORDERS: &str = r#"{"data":{"results":{"row":[{"id":1,"code":"0"},{"id":2,"code":"51","msg":"链接失效"},{"id":3}]},
    "has_next":"true","total":7,"position_index":"2_a"}}"#;

fn page<A: TopApi>(key: &str, inside: &str) -> Page {
    A::page(&read::<A>(key, inside)).unwrap()
}

#[test]
fn page_has_rows_cursor_more_and_total() {
    let page = page::<Orders>("tbk_orders_get_response", ORDERS);
    assert_eq!((page.rows, page.more, page.total), (Some(3), Some(true), Some(7)));
    assert_eq!(page.cursor.as_deref(), Some("2_a"));
    let ids: Vec<_> = Orders::into_items(read::<Orders>("tbk_orders_get_response", ORDERS))
        .into_iter()
        .map(|row| row.id)
        .collect();
    assert_eq!(ids, [Some(1), Some(2), Some(3)]);
}

#[test]
fn a_response_without_its_list_has_no_rows() {
    let page = page::<Orders>("tbk_orders_get_response", "{}");
    assert_eq!((page.rows, page.cursor, page.more, page.total), (Some(0), None, None, None));
    assert!(Orders::into_items(read::<Orders>("tbk_orders_get_response", "{}")).is_empty());
}

#[test]
fn a_single_object_is_one_row() {
    let page = page::<Single>("tbk_single_get_response", r#"{"row":{"id":4},"next":{"position":9}}"#);
    assert_eq!((page.rows, page.cursor.as_deref()), (Some(1), Some("9")));
}

#[test]
fn rows_are_unknown_without_a_list() {
    let page = page::<Count>("tbk_count_get_response", r#"{"total":12}"#);
    assert_eq!((page.rows, page.total), (None, Some(12)));
}

#[test]
fn schema_contains_all_paths() {
    let paging = Orders::SCHEMA.paging.unwrap();
    assert_eq!((paging.by, paging.parameter, paging.first), (PageBy::Cursor, "position_index", 0));
    assert_eq!(
        (paging.items, paging.more, paging.total),
        (Some("data.results"), Some("data.has_next"), Some("data.total"))
    );
    assert_eq!(Count::SCHEMA.paging.unwrap().parameter, "query_option.page_no");
    assert_eq!(Orders::SCHEMA.errors, ERRORS);
    let failure = Single::SCHEMA.failure.unwrap();
    assert_eq!((failure.test, failure.flag), (FailureTest::Present, "biz_error_desc"));
    assert_eq!((failure.code, failure.message), (Some("biz_error_code"), Some("biz_error_desc")));
    assert_eq!(failure.success, ["SUCCESS", "0", "200"]);
}

fn failure<A: TopApi>(key: &str, inside: &str) -> Option<(Option<String>, Option<String>)> {
    A::business_error(&read::<A>(key, inside)).map(|BusinessError { code, message, .. }| (code, message))
}

#[test]
fn present_text_is_a_failure_unless_it_means_success() {
    let failure = |inside: &str| failure::<Single>("tbk_single_get_response", inside);
    assert_eq!(failure("{}"), None);
    for success in ["SUCCESS", "0", "200"] {
        assert_eq!(failure(&format!(r#"{{"biz_error_desc":"{success}","biz_error_code":"5"}}"#)), None);
        assert_eq!(failure(&format!(r#"{{"biz_error_desc":"好","biz_error_code":"{success}"}}"#)), None);
    }
    assert_eq!(
        failure(r#"{"biz_error_desc":"参数错误","biz_error_code":"5"}"#),
        Some((Some("5".to_owned()), Some("参数错误".to_owned())))
    );
}

#[test]
fn a_flag_may_have_several_values_that_mean_success() {
    let failure = |inside: &str| failure::<Count>("tbk_count_get_response", inside);
    assert_eq!(failure(r#"{"status":"SUCCESS"}"#), None);
    assert_eq!(failure(r#"{"status":0}"#), None);
    assert_eq!(failure(r#"{"status":"FAIL","text":"no"}"#), Some((None, Some("no".to_owned()))));
}

#[test]
fn each_entry_reports_its_own_failure() {
    let response = read::<Orders>("tbk_orders_get_response", ORDERS);
    let entries: Vec<_> = Orders::entries(&response)
        .into_iter()
        .map(|entry| entry.map(|row| row.id).map_err(|error| (error.code, error.message)))
        .collect();
    assert_eq!(
        entries,
        [Ok(Some(1)), Err((Some("51".to_owned()), Some("链接失效".to_owned()))), Ok(Some(3))]
    );
}
