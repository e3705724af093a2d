//! Pages: each row is returned once, or the list ends with an error and a position to resume from.

use std::collections::BTreeSet;

use tbk_apis::prelude::*;
use tbk_apis::{TbkOrderRefundGet, TbkScOrderDetailsGet};
use top_core::schema::{ApiSchema, Field, PageBy};
use top_core::{ErrorKind as K, Format, Position};
use top_sandbox::{Fault, FaultRule, Sandbox};

use super::{builder, builder_of, read};

async fn with_rows(rows: usize) -> Sandbox {
    Sandbox::builder().rows(rows).start().await.unwrap()
}

fn orders() -> TbkOrderDetailsGet {
    let time = |text: &str| text.parse::<TopTime>().unwrap();
    let orders = TbkOrderDetailsGet::builder().start_time(time("2026-11-11 00:00:00"));
    orders.end_time(time("2026-11-11 00:20:00")).page_size(10).build()
}

fn refunds() -> TbkOrderRefundGet {
    let option = r#"{"page_size":10,"query_type":1,"page_no":1,"order_scene":1,"member_type":2,
        "start_time":"2026-11-11 00:00:00","end_time":"2026-11-11 00:20:00"}"#;
    let option: Json = option.into();
    TbkOrderRefundGet::builder()
        .publisher_refund_order_query_option(option.parse::<PublisherRefundOrderQueryOption>().unwrap())
        .build()
}

fn shops() -> TbkShopGet {
    TbkShopGet::builder().q("女装").fields(["user_id"]).page_size(10).build()
}

/// The ids of all shops.
async fn all_shops(client: &TopClient) -> Vec<i64> {
    let (mut ids, mut shops) = (Vec::new(), client.items(&shops()));
    while let Some(shop) = shops.next().await {
        ids.push(shop.unwrap().user_id.unwrap());
    }
    ids
}

#[tokio::test]
async fn every_row_is_returned_once_by_number_and_cursor() {
    for rows in [0, 1, 9, 10, 11, 35] {
        for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
            let gateway = with_rows(rows).await;
            let client = builder(&gateway).format(format).build().unwrap();
            let ids = all_shops(&client).await;
            assert_eq!((ids.len(), ids.iter().collect::<BTreeSet<_>>().len()), (rows, rows), "{format:?}");
            let pages = rows.div_ceil(10).max(1);
            // A total equal to the page size may count this page only, so the next page is requested.
            let by_number = if rows == 10 { 2 } else { pages };
            assert_eq!(gateway.received(), by_number, "{rows} rows by number, {format:?}");

            let mut trades = BTreeSet::new();
            let mut items = client.items(&orders());
            while let Some(order) = items.next().await {
                trades.insert(format!("{:?}", order.unwrap()));
            }
            assert_eq!(trades.len(), rows, "{format:?}");
            assert_eq!(gateway.received(), by_number + pages, "{rows} rows by cursor, {format:?}");
        }
    }
}

#[tokio::test]
async fn total_of_one_page_does_not_end_the_list() {
    let server = top_tests::WireServer::start(|request| {
        let page: i64 = request.parameter("page_no").map_or(1, |text| text.parse().unwrap());
        let rows = if page < 3 { 10 } else { 5 };
        let shops: Vec<_> = (0..rows).map(|row| serde_json::json!({ "user_id": page * 100 + row })).collect();
        let data = serde_json::json!({ "results": { "n_tbk_shop": shops }, "total_results": rows });
        let body = serde_json::json!({ "tbk_shop_get_response": data }).to_string();
        top_tests::http("200 OK", "", body.as_bytes())
    })
    .unwrap();
    let client = builder_of(&server).build().unwrap();
    let ids = all_shops(&client).await;
    assert_eq!((ids.len(), server.requests().len()), (25, 3));
}

#[tokio::test]
async fn cursor_is_sent_with_direction_and_page_number() {
    let gateway = with_rows(25).await;
    let mut pages = builder(&gateway).build().unwrap().pages(&orders());
    while let Some(page) = pages.next().await {
        let _ = page.unwrap();
    }
    let sent: Vec<_> = gateway
        .calls()
        .iter()
        .map(|call| {
            ["position_index", "jump_type", "page_no"].map(|name| call.parameter(name).map(str::to_owned))
        })
        .collect();
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        sent,
        [
            [None, None, None],
            [text("2026_2|c2"), text("1"), text("2")],
            [text("2026_3|c3"), text("1"), text("3")],
        ]
    );
}

#[tokio::test]
async fn cursor_inside_an_object_is_set_there() {
    let gateway = with_rows(25).await;
    let mut refunds = builder(&gateway).build().unwrap().items(&refunds());
    let mut rows = 0;
    while let Some(refund) = refunds.next().await {
        refund.unwrap();
        rows += 1;
    }
    assert_eq!((rows, gateway.received()), (25, 3));
    let sent = gateway.calls()[2].parameter("publisher_refund_order_query_option").unwrap().to_owned();
    assert!(sent.contains(r#""position_index":"2026_3|c3""#) && sent.contains(r#""jump_type":1"#), "{sent}");
}

#[tokio::test]
async fn pages_use_the_session() {
    let gateway = with_rows(25).await;
    let time = |text: &str| text.parse::<TopTime>().unwrap();
    let api = TbkScOrderDetailsGet::builder().start_time(time("2026-11-11 00:00:00"));
    let api = api.end_time(time("2026-11-11 00:20:00")).build();
    let mut items = builder(&gateway).build().unwrap().session(gateway.session()).items(&api);
    let mut rows = 0;
    while let Some(order) = items.next().await {
        order.unwrap();
        rows += 1;
    }
    assert_eq!(rows, 25);
    let with_session: Vec<_> = gateway.calls().iter().map(|call| call.with_session).collect();
    assert_eq!(with_session, [true; 2]);
}

/// Checks that the fault ends the list with a paging error: the number of requests and the message.
async fn assert_paging_error(fault: Fault, requests: usize, message: &str) {
    let gateway =
        Sandbox::builder().rows(1000).fault(FaultRule::new(fault.clone()).always()).start().await.unwrap();
    let mut pages = builder(&gateway).build().unwrap().pages(&orders());
    let error = loop {
        match pages.next().await.unwrap_or_else(|| panic!("{fault:?} ended without an error")) {
            Ok(_) => assert!(gateway.received() < 200, "{fault:?} does not end"),
            Err(error) => break error,
        }
    };
    assert_eq!((error.kind(), gateway.received()), (K::Paging, requests), "{fault:?}: {error}");
    assert!(error.to_string().contains(message), "{error}");
    assert!(pages.next().await.is_none(), "a stream ends after an error");
}

#[tokio::test]
async fn stuck_cursor_is_an_error() {
    assert_paging_error(Fault::StuckCursor, 2, "the cursor leads back to a page that was already read").await;
}

#[tokio::test]
async fn repeated_page_is_an_error() {
    assert_paging_error(Fault::RepeatedPage, 2, "this page has the same rows as the page before it").await;
}

#[tokio::test]
async fn endless_list_ends_at_the_page_limit() {
    assert_paging_error(
        Fault::EndlessPages,
        100,
        "page 100 is the last page that the platform serves, and there is more",
    )
    .await;
    let gateway =
        Sandbox::builder().fault(FaultRule::new(Fault::EndlessPages).always()).start().await.unwrap();
    let mut pages = builder(&gateway).build().unwrap().pages(&orders()).max_pages(7);
    let mut read = 0;
    let error = loop {
        match pages.next().await.unwrap() {
            Ok(_) => read += 1,
            Err(error) => break error,
        }
    };
    assert_eq!((read, gateway.received()), (7, 7));
    assert!(error.to_string().contains("raise `max_pages`"), "{error}");
}

#[tokio::test]
async fn duplicate_rows_are_returned_unchanged() {
    let fault = FaultRule::new(Fault::DuplicateRows).always();
    let gateway = Sandbox::builder().rows(15).fault(fault).start().await.unwrap();
    let ids = all_shops(&builder(&gateway).build().unwrap()).await;
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 15, "no row is lost");
    assert_eq!(ids.len(), 16, "the client does not deduplicate rows");
}

#[tokio::test]
async fn failed_page_keeps_earlier_rows_and_position() {
    let gateway = Sandbox::builder()
        .rows(45)
        .fault(FaultRule::new(Fault::error(15, "isv.broken")).after(2).times(1))
        .start()
        .await
        .unwrap();
    let client = builder(&gateway).build().unwrap();
    let (mut ids, mut items) = (Vec::new(), client.items(&shops()));
    let error = loop {
        match items.next().await.unwrap() {
            Ok(shop) => ids.push(shop.user_id.unwrap()),
            Err(error) => break error,
        }
    };
    assert_eq!((error.kind(), ids.len()), (K::Business, 20));
    assert!(items.next().await.is_none());
    // A position can be stored as a text and used by another process.
    let position: Position = items.position().to_string().parse().unwrap();
    assert_eq!(position.to_string(), "page 3");
    let mut rest = client.items(&shops()).starting_at(position);
    while let Some(shop) = rest.next().await {
        ids.push(shop.unwrap().user_id.unwrap());
    }
    assert_eq!(ids.len(), 45);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), 45);
    assert_eq!(gateway.received(), 6, "five pages and one failed request");
}

#[tokio::test]
async fn resuming_mid_page_repeats_that_page_only() {
    let gateway = with_rows(25).await;
    let client = builder(&gateway).build().unwrap();
    let mut items = client.items(&orders());
    for _ in 0..13 {
        items.next().await.unwrap().unwrap();
    }
    assert_eq!(items.position().to_string(), "cursor 2 2026_2|c2");
    let mut rest = client.items(&orders()).starting_at(items.position().clone());
    let mut rows = 0;
    while let Some(order) = rest.next().await {
        order.unwrap();
        rows += 1;
    }
    assert_eq!(rows, 15);
}

#[tokio::test]
async fn business_error_does_not_end_the_list() {
    let fault = Fault::BusinessError { code: 500, message: "系统繁忙".to_owned() };
    let gateway =
        Sandbox::builder().rows(25).fault(FaultRule::new(fault).after(1).times(1)).start().await.unwrap();
    let mut pages = builder(&gateway).build().unwrap().pages(&refunds());
    let _ = pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), error.business_error().unwrap().code.as_deref()), (K::Business, Some("500")));
    assert_eq!(pages.position().to_string(), "cursor 2 2026_2|c2");
}

#[tokio::test]
async fn transient_fault_between_pages_is_retried() {
    let fault = FaultRule::new(Fault::ResetAfterBody).after(1).times(1);
    let gateway = Sandbox::builder().rows(25).fault(fault).start().await.unwrap();
    let ids = all_shops(&builder(&gateway).build().unwrap()).await;
    assert_eq!((ids.len(), gateway.received()), (25, 4));
}

#[test]
fn blocking_pages_are_an_iterator() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let gateway = runtime.block_on(async {
        let fault = FaultRule::new(Fault::error(15, "isv.broken")).after(2).times(1);
        Sandbox::builder().rows(25).fault(fault).start().await.unwrap()
    });
    let client = builder(&gateway).build_blocking().unwrap();
    let mut items = client.items(&shops());
    let read: Vec<_> = items.by_ref().collect();
    assert_eq!((read.iter().filter(|item| item.is_ok()).count(), read.len()), (20, 21));
    let position = items.position().clone();
    let rest = client.items(&shops()).starting_at(position);
    assert_eq!(rest.flatten().count(), 5);
    let pages = client.session(gateway.session()).pages(&orders());
    assert_eq!(pages.flatten().count(), 3);
}

#[tokio::test]
async fn position_of_another_api_is_rejected() {
    let gateway = with_rows(2).await;
    let position: Position = "cursor 2 abc".parse().unwrap();
    let mut pages = builder(&gateway).build().unwrap().pages(&read()).starting_at(position);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), gateway.received()), (K::Paging, 0));
}

#[tokio::test]
async fn invalid_request_is_rejected_before_the_first_page() {
    let gateway = with_rows(2).await;
    let api = TbkShopGet::builder().q("女装").fields(["user_id"]).page_size(1000).build();
    let error = builder(&gateway).build().unwrap().pages(&api).next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), gateway.received()), (K::InvalidRequest, 0));
}

/// The field at a path of wire names.
fn member(api: &ApiSchema, path: &str) -> &'static Field {
    let (mut fields, mut last) = (api.response.fields, None);
    for step in path.split('.') {
        last = fields.iter().find(|field| field.name == step);
        let field = last.unwrap_or_else(|| panic!("{}: no `{step}` of `{path}`", api.method));
        fields = field.data_type.object().map_or(&[], |object| object.fields);
    }
    last.unwrap()
}

#[test]
fn every_paging_api_declares_how_its_list_ends() {
    let pages: Vec<_> = tbk_apis::schemas().filter_map(|api| Some((api, api.paging?))).collect();
    assert!(pages.len() >= 41, "{}", pages.len());
    for (api, paging) in pages {
        let paths = [paging.items, paging.more, paging.total];
        assert!(paths.iter().any(Option::is_some), "{}", api.method);
        for path in paths.into_iter().flatten() {
            member(api, path);
        }
        if let Some(path) = paging.items {
            let field = member(api, path);
            let is_rows = field.data_type.name().ends_with("[]") || field.data_type.object().is_some();
            assert!(is_rows, "{}: {path} is neither a list nor an object", api.method);
        }
        if paging.by == PageBy::Cursor {
            assert!(paging.more.is_some(), "{}", api.method);
        }
    }
}

#[test]
fn every_business_error_is_read_from_known_members() {
    let rules: Vec<_> = tbk_apis::schemas().filter_map(|api| Some((api, api.failure?))).collect();
    assert!(rules.len() >= 35, "{}", rules.len());
    for (api, rule) in rules {
        for path in [Some(rule.flag), rule.code, rule.message].into_iter().flatten() {
            assert!(member(api, path).data_type.object().is_none(), "{}: {path}", api.method);
        }
    }
}
