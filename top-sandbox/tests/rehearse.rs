//! Tests responses that follow the request: windows, filters, entries, accounts and codes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tbk_apis::prelude::*;
use top_core::{ErrorKind, Params, RawReply};
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox, SandboxBuilder};

async fn call(sandbox: &Sandbox, method: &str, params: &[(&str, &str)]) -> Result<Value, top_core::Error> {
    let client = sandbox.client_builder().build().unwrap().session(sandbox.session());
    let params = params.iter().fold(Params::new(), |params, (name, value)| params.with(name, *value));
    let reply: RawReply = client.call_raw(method, params).await?;
    let body: Value = serde_json::from_str(&reply.body()).unwrap();
    Ok(body[top_core::names::response_key(method)].clone())
}

fn texts(rows: &Value, member: &str) -> Vec<String> {
    let text = |row: &Value| match &row[member] {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    rows.as_array().unwrap().iter().map(text).collect()
}

async fn orders(sandbox: &Sandbox, start: &str, end: &str) -> Vec<PublisherOrder> {
    let client = sandbox.client_builder().strict(true).build().unwrap();
    let request = TbkOrderDetailsGet::builder()
        .start_time(start.parse::<TopTime>().unwrap())
        .end_time(end.parse::<TopTime>().unwrap())
        .tk_status(TkStatusFilter::Paid)
        .page_size(20)
        .build();
    let (mut items, mut orders) = (client.items(&request), Vec::new());
    while let Some(order) = items.next().await {
        orders.push(order.unwrap());
    }
    orders
}

#[tokio::test]
async fn rows_lie_in_the_window_and_match_the_filters() {
    let sandbox = Sandbox::builder().rows(45).start().await.unwrap();
    let (noon, one, two) = ("2026-11-11 12:00:00", "2026-11-11 13:00:00", "2026-11-11 14:00:00");
    let first = orders(&sandbox, noon, one).await;
    let second = orders(&sandbox, one, two).await;
    for (orders, start, end) in [(&first, noon, one), (&second, one, two)] {
        let window = start.parse::<TopTime>().unwrap()..end.parse::<TopTime>().unwrap();
        assert_eq!(orders.len(), 45);
        for order in orders {
            for time in [order.tk_create_time, order.tk_paid_time, order.tk_earning_time, order.modified_time]
            {
                assert!(window.contains(&time.unwrap()), "{time:?} is not between {start} and {end}");
            }
            assert_eq!(order.tk_status, Some(TkStatus::Paid));
        }
        assert!(orders.is_sorted_by_key(|order| order.tk_paid_time));
    }
    let ids: BTreeSet<_> = first.iter().chain(&second).map(|order| order.trade_id.clone()).collect();
    assert_eq!(ids.len(), 90);
    assert_eq!(orders(&sandbox, noon, one).await, first);
}

#[tokio::test]
async fn windows_without_an_end_start_at_the_start() {
    let sandbox = Sandbox::builder().rows(3).start().await.unwrap();
    let option = r#"{"page_size":20,"search_type":1,"refund_type":0,"start_time":"2026-11-11 00:00:00","page_no":1,"biz_type":1}"#;
    let response = call(&sandbox, "taobao.tbk.relation.refund", &[("search_option", option)]).await.unwrap();
    let rows = response["result"]["data"]["results"].as_object().unwrap().values().next().unwrap().clone();
    let times = ["2026-11-11 00:00:00", "2026-11-11 00:00:01", "2026-11-11 00:00:02"];
    assert_eq!(texts(&rows, "tk_refund_time"), times);
    assert_eq!(texts(&rows, "refund_type"), ["0"; 3]);

    let option = r#"{"span":1,"start_time":"2026-11-11 00:00:00","relation_id":"77"}"#;
    let response =
        call(&sandbox, "taobao.tbk.dg.punish.order.get", &[("af_order_option", option)]).await.unwrap();
    let rows = response["result"]["data"]["results"].as_object().unwrap().values().next().unwrap().clone();
    let times = ["2026-11-11 00:00:00", "2026-11-11 08:00:00", "2026-11-11 16:00:00"];
    assert_eq!(texts(&rows, "tk_trade_create_time"), times);
    assert_eq!(texts(&rows, "relation_id"), ["77"; 3]);
}

/// The platform documents no range for the size of these pages.
#[tokio::test]
async fn pages_are_limited() {
    for fault in [None, Some(Fault::EndlessPages), Some(Fault::DuplicateRows)] {
        let rules = fault.clone().map(|fault| FaultRule::new(fault).always());
        let builder = Sandbox::builder().rows(usize::MAX);
        let sandbox = rules.into_iter().fold(builder, SandboxBuilder::fault);
        let sandbox = sandbox.start().await.unwrap();
        let long = "x".repeat(100_000);
        for page in ["1", "2"] {
            let params = [
                ("report_type_id", "union_channel_content_3rd_v1"),
                ("filters", "ds=20260101"),
                ("page_no", page),
                ("page_size", "9000000000000000000"),
                ("name", &long),
            ];
            let data = call(&sandbox, "taobao.tbk.dg.reports.query.stat", &params).await.unwrap();
            let rows = data["data_list"]["map_data"].as_array().unwrap();
            assert_eq!(rows.len(), 1000, "{fault:?}");
            assert!(rows.iter().all(|row| row["name"] != long.as_str()));
        }
    }
}

#[tokio::test]
async fn results_of_entries_are_limited() {
    let sandbox = Sandbox::start().await.unwrap();
    let users: Vec<_> = (1..=2000).map(|id| id.to_string()).collect();
    let params =
        [("user_ids", users.join(",")), ("fields", "user_id".to_owned()), ("adzone_id", "1".to_owned())];
    let params = params.each_ref().map(|(name, value)| (*name, value.as_str()));
    let response = call(&sandbox, "taobao.tbk.shop.convert", &params).await.unwrap();
    let rows = response["results"].as_object().unwrap().values().next().unwrap().clone();
    assert_eq!(texts(&rows, "user_id"), users[..1000]);
}

#[tokio::test]
async fn each_link_has_its_own_result() {
    let sandbox = Sandbox::start().await.unwrap();
    let links = ["https://uland.taobao.com/1", "https://uland.taobao.com/2", "https://uland.taobao.com/1"];
    let request =
        TbkSpreadGet::builder().requests(links.map(|url| TbkSpreadRequest { url: url.to_owned() })).build();
    let client = sandbox.client_builder().strict(true).build().unwrap();
    let data = client.call(&request).await.unwrap().data;
    let converted: Vec<_> = data.results.iter().map(|result| result.content.clone().unwrap()).collect();
    assert_eq!((converted.len(), data.total_results), (3, Some(3)));
    assert_eq!(converted[0], converted[2]);
    assert_ne!(converted[0], converted[1]);
    assert!(converted.iter().all(|link| link.starts_with("http://s.click.taobao.com/")), "{converted:?}");
}

#[tokio::test]
async fn links_fail_one_by_one() {
    let bad = Fault::Entry { input: "/2".to_owned(), code: 1001, message: "无权限".to_owned() };
    let sandbox = Sandbox::builder().fault(FaultRule::new(bad).always()).start().await.unwrap();
    let requests = r#"[{"url":"https://a.example/1"},{"url":"https://a.example/2"}]"#;
    let response = call(&sandbox, "taobao.tbk.spread.get", &[("requests", requests)]).await.unwrap();
    let results = &response["results"]["tbk_spread"];
    assert_eq!(texts(results, "err_msg"), ["OK", "无权限"]);
    assert_eq!(results[1]["content"], Value::Null);

    let materials = r#"[{"material_url":"https://a.example/1"},{"material_url":"https://a.example/2"}]"#;
    let params = [("adzone_id", "1"), ("material_dto", materials), ("item_dto", r#"[{"item_id":"AbC-9"}]"#)];
    let data = call(&sandbox, "taobao.tbk.dg.general.link.convert", &params).await.unwrap()["data"].take();
    let urls = &data["material_url_list"]["material_url_list"];
    assert_eq!(texts(urls, "input_material_url"), ["https://a.example/1", "https://a.example/2"]);
    assert_eq!(
        urls[1],
        json!({ "input_material_url": "https://a.example/2", "code": 1001, "msg": "无权限" })
    );
    assert!(urls[0]["link_info_dto"]["cps_short_url"].is_string() && urls[0]["code"].is_null());
    let items = data["item_url_list"].as_object().unwrap().values().next().unwrap();
    assert_eq!(items[0]["input_item_id"], "AbC-9");
    assert_eq!(items[0]["link_info_dto"]["item_id"], "AbC-9");
    assert_eq!(items[0]["input_material_url"], Value::Null);
    assert_eq!(data["shop_url_list"].as_object().unwrap().values().next(), Some(&json!([])));
}

#[tokio::test]
async fn asked_items_are_returned() {
    let gone = Fault::Entry { input: "gone".to_owned(), code: 1, message: String::new() };
    let sandbox = Sandbox::builder().fault(FaultRule::new(gone).always()).start().await.unwrap();
    let response =
        call(&sandbox, "taobao.tbk.item.info.upgrade.get", &[("item_id", "a-1,gone-2,b-3")]).await.unwrap();
    let rows = response["results"].as_object().unwrap().values().next().unwrap();
    assert_eq!(texts(rows, "item_id"), ["a-1", "b-3"]);
    let params = [("num_iids", "a-1,b-2"), ("fields", "num_iid"), ("adzone_id", "1")];
    let response = call(&sandbox, "taobao.tbk.item.convert", &params).await.unwrap();
    let rows = response["results"].as_object().unwrap().values().next().unwrap();
    assert_eq!(texts(rows, "input_num_iid"), ["a-1", "b-2"]);
    let response =
        call(&sandbox, "taobao.tbk.coupon.convert", &[("adzone_id", "1"), ("item_id", "a-1")]).await.unwrap();
    assert_eq!(response["result"]["results"]["item_id"], "a-1");
}

#[tokio::test]
async fn undocumented_codes_are_refused() {
    let window = [("start_time", "2026-01-01 00:00:00"), ("end_time", "2026-01-01 01:00:00")];
    let strict = Sandbox::start().await.unwrap();
    let lenient = Sandbox::builder().lenient().start().await.unwrap();
    let nested = r#"{"page_size":20,"search_type":99,"refund_type":0,"start_time":"2026-11-11 00:00:00","page_no":1,"biz_type":1}"#;
    for (method, params, path) in [
        ("taobao.tbk.order.details.get", [&window[..], &[("query_type", "99")]].concat(), "query_type"),
        ("taobao.tbk.relation.refund", vec![("search_option", nested)], "search_option.search_type"),
    ] {
        let error = call(&strict, method, &params).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BadParameter);
        let text = error.to_string();
        assert!(
            text.contains(&format!("isv.invalid-parameter:{path}"))
                && text.contains("documented codes: 1, 2"),
            "{text}"
        );
        call(&lenient, method, &params).await.unwrap();
    }
    let documented = [&window[..], &[("query_type", "4")]].concat();
    call(&strict, "taobao.tbk.order.details.get", &documented).await.unwrap();
}

#[tokio::test]
async fn faults_affect_one_account() {
    let limit = "accesscontrol.limited-by-app-access-count";
    let rule = r#"{ "fault": { "error": { "code": 7, "sub_code": "accesscontrol.limited-by-app-access-count" } },
        "account": "shop2", "always": true }"#;
    let rule: FaultRule = serde_json::from_str(rule).unwrap();
    let sandbox = Sandbox::builder().accounts(["shop1", "shop2"]).fault(rule).start().await.unwrap();
    let client = sandbox.client_builder().retry(top_core::NoRetry).build().unwrap();
    let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    for account in ["shop2", "shop1"] {
        let session = sandbox.account(account).unwrap().session();
        assert_eq!(client.session(session).call(&request).await.is_ok(), account == "shop1");
    }
    let calls = sandbox.calls();
    let accounts: Vec<_> = calls.iter().map(|call| call.account.as_deref()).collect();
    assert_eq!(accounts, [Some("shop2"), Some("shop1")]);
    assert_eq!(calls[0].outcome, Outcome::Refused { code: 7, sub_code: Some(limit.to_owned()) });
}

#[tokio::test]
async fn accounts_have_their_own_rows() {
    let sandbox = Sandbox::builder().accounts(["shop1", "shop2"]).start().await.unwrap();
    let client = sandbox.client_builder().build().unwrap();
    let request = TbkScPublisherInfoGet::builder().info_type(1).relation_app("common").build();
    let mut ids = BTreeSet::new();
    for account in sandbox.accounts() {
        let data = client.session(account.session()).call(&request).await.unwrap().data.data.unwrap();
        ids.extend(data.inviter_list.into_iter().map(|inviter| inviter.relation_id.unwrap().to_string()));
    }
    assert_eq!(ids.len(), 4, "{ids:?}");
}

#[tokio::test]
async fn invalid_accounts_are_refused() {
    for (names, message) in [
        (["shop1", "shop1"], "the account shop1 is given twice"),
        (["shop1", "a b"], "\"a b\" is not an account name: use letters, digits, `-` and `_`"),
        (["", "a"], "\"\" is not an account name"),
    ] {
        let error = Sandbox::builder().accounts(names).start().await.unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
    }
    let rule = FaultRule::new(Fault::Html).account("shop9");
    let error = Sandbox::builder().fault(rule).start().await.unwrap_err();
    assert!(error.to_string().contains("\"shop9\""), "{error}");
}

#[test]
fn a_blocking_sandbox_stops_on_drop() {
    let sandbox = Sandbox::start_blocking().unwrap();
    let client = sandbox.client_builder().build_blocking().unwrap().session(sandbox.session());
    let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    assert_eq!(client.call(&request).unwrap().data.result, Some(true));
    let address = sandbox.url().split('/').nth(2).unwrap().to_owned();
    drop(sandbox);
    assert!(std::net::TcpStream::connect(address).is_err());
    let error = Sandbox::builder().accounts(["?"]).start_blocking().unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
}

#[tokio::test]
async fn an_observer_sees_requests_as_received() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let forms = Arc::clone(&seen);
    let sandbox = Sandbox::builder()
        .observe(move |request| {
            assert!(!format!("{request:?}").contains("6100"));
            forms.lock().unwrap().push((request.call.outcome.clone(), request.expose_form().into_owned()));
        })
        .start()
        .await
        .unwrap();
    let body = format!("method=taobao.tbk.tpwd.create&app_key={}&q=%e4%b8%ad", sandbox.app_key());
    let client = reqwest::Client::new().post(format!("{}?v=2.0", sandbox.url()));
    let request = client.header("content-type", "application/x-www-form-urlencoded").body(body.clone());
    request.send().await.unwrap();
    let refused = Outcome::Refused { code: 30, sub_code: None };
    assert_eq!(*seen.lock().unwrap(), [(refused, format!("v=2.0&{body}"))]);
}
