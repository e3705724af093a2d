//! Orders: axes, scenes, roles, states and pages.

use proptest::prelude::{ProptestConfig, Strategy as _, any};
use proptest::{prop_oneof, proptest};
use top_sandbox::Ledger;

use super::*;

pub(crate) const MEMBERS: [&str; 4] = ["tk_create_time", "tk_paid_time", "tk_earning_time", "modified_time"];

/// The naive implementation.
pub(crate) fn expected(truth: &[Row], params: &Value, from: i64, to: i64) -> Vec<Row> {
    let member = MEMBERS[usize::try_from(params["query_type"].as_i64().unwrap()).unwrap() - 1];
    let mut rows = between(truth, member, from, to);
    rows.retain(|row| match params["order_scene"].as_i64() {
        Some(2) => row.contains_key("relation_id"),
        Some(3) => row.contains_key("special_id"),
        _ => true,
    });
    rows.retain(|row| params["member_type"].is_null() || params["member_type"] == row["tk_order_role"]);
    rows.retain(|row| params["tk_status"].is_null() || params["tk_status"] == row["tk_status"]);
    rows
}

#[test]
fn pages_have_the_rows_that_a_filter_over_all_rows_finds() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let gateway = runtime.block_on(Gateway::start(november()));
    let truth = gateway.truth(LedgerSource::Order);
    assert!(truth.len() > 3000, "{}", truth.len());
    let optional = |values: &'static [i64]| {
        let some = proptest::sample::select(values).prop_map(Some);
        prop_oneof![2 => some, 3 => proptest::strategy::Just(None)]
    };
    let queries = (
        (1_i64..=4, 0..10 * DAY, 1..=3 * HOUR, any::<bool>()),
        (1_i64..=100, optional(&[1, 2, 3]), optional(&[2, 3]), optional(&[3, 11, 12, 13, 14])),
    );
    proptest!(ProptestConfig::with_cases(64), |(((axis, start, length, ends), filters) in queries)| {
        let (size, scene, role, status) = filters;
        let mut from = NOVEMBER + start;
        if ends && let Some(time) = truth[truth.len() / 2]["tk_create_time"].as_str() {
            // A window that begins with the second of a row.
            from = time_of(time);
        }
        let mut params = window(from, from + length, axis);
        params["page_size"] = size.into();
        for (name, value) in [("order_scene", scene), ("member_type", role), ("tk_status", status)] {
            if let Some(value) = value {
                params[name] = value.into();
            }
        }
        let mut first = expected(&truth, &params, from, from + length);
        if first.len() > usize::try_from(100 * size).unwrap() {
            params["page_size"] = 100.into();
            first = expected(&truth, &params, from, from + length);
        }
        let rows = runtime.block_on(gateway.all_orders(&params));
        assert_newest_first(&rows, first, MEMBERS[usize::try_from(axis).unwrap() - 1]);
    });
}

fn time_of(text: &str) -> i64 {
    let time = humantime::parse_rfc3339(&format!("{}Z", text.replace(' ', "T"))).unwrap();
    i64::try_from(time.duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap() - 8 * HOUR
}

#[tokio::test]
async fn providers_get_the_same_orders() {
    let gateway = Gateway::start(november()).await;
    let params = window(NOVEMBER + DAY, NOVEMBER + DAY + HOUR, 1);
    let page = gateway.orders(&params).await;
    let response = gateway.call("taobao.tbk.sc.order.details.get", &params).await;
    assert_eq!(response["tbk_sc_order_details_get_response"]["data"], page);
    assert!(!page["results"]["publisher_order_dto"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn positions_lead_forwards_and_backwards() {
    let gateway = Gateway::start(november()).await;
    let mut params = window(NOVEMBER + DAY, NOVEMBER + DAY + 3 * HOUR, 1);
    params["page_size"] = 7.into();
    let mut pages = Vec::new();
    for number in 1..=3 {
        params["page_no"] = number.into();
        let page = gateway.orders(&params).await;
        assert_eq!(page["has_pre"], number > 1);
        assert_eq!(page["has_next"], true);
        params["position_index"] = page["position_index"].clone();
        pages.push(page);
    }
    params["jump_type"] = (-1).into();
    for number in [2, 1] {
        params["page_no"] = number.into();
        let page = gateway.orders(&params).await;
        assert_eq!(page["results"], pages[number - 1]["results"]);
        params["position_index"] = page["position_index"].clone();
    }
}

#[tokio::test]
async fn a_position_names_the_ends_of_its_page() {
    let gateway = Gateway::start(november()).await;
    let page = gateway.orders(&window(NOVEMBER + DAY, NOVEMBER + DAY + 3 * HOUR, 1)).await;
    let rows = rows_of(&page["results"]["publisher_order_dto"]);
    let ends =
        [rows.last(), rows.first()].map(|row| time_of(row.unwrap()["tk_create_time"].as_str().unwrap()));
    let position = page["position_index"].as_str().unwrap();
    let times: Vec<i64> =
        position.split('|').map(|part| part.split_once('_').unwrap().0.parse().unwrap()).collect();
    assert_eq!(times, ends);
}

#[tokio::test]
async fn an_order_can_have_two_roles() {
    let gateway = Gateway::start(november()).await;
    let truth = gateway.truth(LedgerSource::Order);
    let both = truth.iter().find(|row| {
        let same = truth.iter().filter(|other| other["trade_id"] == row["trade_id"]);
        same.map(|other| other["tk_order_role"].as_i64().unwrap()).collect::<Vec<_>>() == [2, 3]
    });
    assert!(both.is_some());
}

#[tokio::test]
async fn rows_that_leave_do_not_shift_later_pages() {
    let order = |minute: i64| (format!("{minute}"), NOVEMBER + minute * 60);
    let mut builder = Ledger::builder().now(time(NOVEMBER + HOUR)).speed(0.0);
    for (id, created) in (1..=9).map(order) {
        let members = json!({"trade_id": id, "tk_status": 12});
        builder = builder.row(LedgerSource::Order, time(created), Duration::ZERO, &members);
    }
    // The newest row changes between the pages.
    let change = json!({"trade_id": "9", "tk_status": 3});
    builder = builder.row(LedgerSource::Order, time(NOVEMBER + HOUR + 60), Duration::ZERO, &change);
    let gateway = Gateway::start(builder.build().unwrap()).await;
    let mut params = window(NOVEMBER, NOVEMBER + HOUR, 4);
    params["page_size"] = 4.into();
    let ids = |page: &Value| -> Vec<String> {
        let rows = rows_of(&page["results"]["publisher_order_dto"]);
        rows.iter().map(|row| row["trade_id"].as_str().unwrap().to_owned()).collect()
    };
    let first = gateway.orders(&params).await;
    assert_eq!(ids(&first), ["9", "8", "7", "6"]);
    gateway.ledger.advance(Duration::from_secs(120));
    params["position_index"] = first["position_index"].clone();
    params["page_no"] = 2.into();
    let second = gateway.orders(&params).await;
    assert_eq!(ids(&second), ["5", "4", "3", "2"]);
    params.as_object_mut().unwrap().retain(|name, _| name != "position_index" && name != "page_no");
    assert_eq!(ids(&gateway.orders(&params).await), ["8", "7", "6", "5"]);
}

#[tokio::test]
async fn a_burst_has_more_rows_than_pages_can_show() {
    let ledger = Ledger::builder()
        .now(time(NOVEMBER + HOUR))
        .speed(0.0)
        .burst(time(NOVEMBER + 60), Duration::from_secs(60), 10_050)
        .build()
        .unwrap();
    let gateway = Gateway::start(ledger).await;
    assert!(gateway.truth(LedgerSource::Order).len() >= 10_050);
    let mut params = window(NOVEMBER + 60, NOVEMBER + 119, 1);
    let mut ids = std::collections::HashSet::new();
    for page_no in 1..=100 {
        params["page_no"] = page_no.into();
        let page = gateway.orders(&params).await;
        assert_eq!(page["has_next"], true);
        params["position_index"] = page["position_index"].clone();
        ids.extend(
            rows_of(&page["results"]["publisher_order_dto"])
                .into_iter()
                .map(|row| (row["trade_id"].as_str().unwrap().to_owned(), row["tk_order_role"].as_i64())),
        );
    }
    assert_eq!(ids.len(), 10_000);
    params["page_no"] = 101.into();
    assert_eq!(gateway.sub_code_of(&params).await, "isv.invalid-parameter:page_no");
}
