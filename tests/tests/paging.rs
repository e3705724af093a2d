//! Pages, entries and documented errors, with literal responses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::sync::atomic::{AtomicUsize, Ordering};

use tbk_apis::prelude::*;
use tbk_apis::{
    TbkContentOrderGet, TbkDgGeneralLinkConvert, TbkDgNewuserOrderGet, TbkDgReportsQuery,
    TbkDgTpwdRiskReport, TbkOrderRefundGet, TbkScPublisherInfoGet, TbkUvidEncrypt,
};
use top_core::{ErrorKind as K, ErrorRule, Hint, NoRetry, PerEntry, Position, Quotas, Scope};
use top_tests::{WireServer, http};

/// Sends the n-th body to the n-th request, and status 404 to every further request.
fn server<B: AsRef<str> + Send + Sync + 'static>(bodies: Vec<B>) -> WireServer {
    let next = AtomicUsize::new(0);
    WireServer::start(move |_| match bodies.get(next.fetch_add(1, Ordering::SeqCst)) {
        Some(body) => http("200 OK", "", body.as_ref().as_bytes()),
        None => http("404 Not Found", "", b"unexpected request"),
    })
    .unwrap()
}

fn client(server: &WireServer) -> TopClient {
    let builder = TopClient::builder("12345678", "5ecre7").endpoint(Endpoint::custom(server.url()).unwrap());
    builder.quotas(Quotas::unlimited()).retry(NoRetry).build().unwrap()
}

/// The values of these parameters in every request.
fn sent<const N: usize>(server: &WireServer, names: [&str; N]) -> Vec<[Option<String>; N]> {
    server.requests().iter().map(|request| names.map(|name| request.parameter(name))).collect()
}

fn time(text: &str) -> TopTime {
    text.parse().unwrap()
}

fn orders() -> TbkOrderDetailsGet {
    let start = TbkOrderDetailsGet::builder().start_time(time("2026-11-11 00:00:00"));
    start.end_time(time("2026-11-11 00:20:00")).page_size(2).build()
}

fn order_page(ids: &[&str], more: bool, cursor: &str) -> String {
    let rows: Vec<_> = ids.iter().map(|id| format!(r#"{{"trade_id":"{id}"}}"#)).collect();
    format!(
        r#"{{"tbk_order_details_get_response":{{"data":{{"results":{{"publisher_order_dto":[{}]}},
            "has_next":{more},"has_pre":false,"position_index":"{cursor}","page_no":1,"page_size":2}}}}}}"#,
        rows.join(",")
    )
}

fn shops() -> TbkShopGet {
    TbkShopGet::builder().q("女装").fields(["user_id"]).page_size(2).build()
}

fn shop_page(ids: &[u32], total: u32) -> String {
    let rows: Vec<_> = ids.iter().map(|id| format!(r#"{{"user_id":{id}}}"#)).collect();
    format!(
        r#"{{"tbk_shop_get_response":{{"results":{{"n_tbk_shop":[{}]}},"total_results":{total}}}}}"#,
        rows.join(",")
    )
}

/// Reads all shops from the bodies. Returns their ids, the error that ended the list and the number of requests.
async fn read_shops(bodies: Vec<String>) -> (Vec<i64>, Option<top_core::Error>, usize) {
    let server = server(bodies);
    let (mut ids, mut error) = (Vec::new(), None);
    let mut items = client(&server).items(&shops());
    while let Some(shop) = items.next().await {
        match shop {
            Ok(shop) => ids.push(shop.user_id.unwrap()),
            Err(found) => error = Some(found),
        }
    }
    (ids, error, server.requests().len())
}

#[tokio::test]
async fn orders_follow_the_cursor() {
    let server = server(vec![
        order_page(&["1", "2"], true, "1555904214_a|1555917305_b"),
        order_page(&[], true, "c 3"),
        order_page(&["3"], false, "d"),
    ]);
    let mut items = client(&server).items(&orders());
    let mut ids = Vec::new();
    while let Some(order) = items.next().await {
        ids.push(order.unwrap().trade_id.unwrap());
    }
    assert_eq!(ids, ["1", "2", "3"], "an empty page in the middle does not end the list");
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        sent(&server, ["position_index", "jump_type", "page_no"]),
        [
            [None, None, None],
            [text("1555904214_a|1555917305_b"), text("1"), text("2")],
            [text("c 3"), text("1"), text("3")],
        ]
    );
}

#[tokio::test]
async fn repeated_cursor_is_an_error() {
    let server = server(vec![
        order_page(&["1"], true, "a"),
        order_page(&["2"], true, "b"),
        order_page(&["3"], true, "a"),
    ]);
    let mut pages = client(&server).pages(&orders());
    for _ in 0..3 {
        let _ = pages.next().await.unwrap().unwrap();
    }
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (K::Paging, 3));
    assert!(error.to_string().contains("the cursor leads back to a page that was already read"), "{error}");
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn more_without_a_cursor_is_an_error() {
    let server = server(vec![order_page(&["1"], true, "")]);
    let mut pages = client(&server).pages(&orders());
    let _ = pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("reports more rows but has no cursor"), "{error}");
}

#[tokio::test]
async fn repeated_page_is_an_error() {
    let (ids, error, requests) = read_shops(vec![shop_page(&[1, 2], 9), shop_page(&[1, 2], 9)]).await;
    assert_eq!((ids, requests), (vec![1, 2], 2));
    assert!(error.unwrap().to_string().contains("the same rows as the page before"));
    // A page with the same first and last row but a different length is a different page.
    let (ids, error, _) =
        read_shops(vec![shop_page(&[1, 1], 5), shop_page(&[1, 7, 1], 5), shop_page(&[], 5)]).await;
    assert_eq!((ids, error.map(|error| error.kind())), (vec![1, 1, 1, 7, 1], None));
}

#[tokio::test]
async fn empty_page_before_the_total_is_not_the_end() {
    let pages = vec![shop_page(&[1, 2], 5), shop_page(&[], 5), shop_page(&[5], 5)];
    let (ids, error, requests) = read_shops(pages).await;
    assert_eq!((ids, error.map(|error| error.kind()), requests), (vec![1, 2, 5], None, 3));

    let mut pages = vec![shop_page(&[1, 2], 50)];
    pages.extend((0..5).map(|_| shop_page(&[], 50)));
    let (ids, error, requests) = read_shops(pages).await;
    assert_eq!((ids, requests), (vec![1, 2], 4));
    let error = error.unwrap();
    assert_eq!(error.kind(), K::Paging);
    assert!(error.to_string().contains("3 pages in a row are empty"), "{error}");
    assert!(error.to_string().contains("(total: 50)"), "{error}");
}

#[tokio::test]
async fn total_of_one_page_is_not_trusted() {
    let pages = vec![shop_page(&[1, 2], 2), shop_page(&[3, 4], 2), shop_page(&[5], 1)];
    let (ids, error, requests) = read_shops(pages).await;
    assert_eq!((ids, error.map(|error| error.kind()), requests), (vec![1, 2, 3, 4, 5], None, 3));
}

#[tokio::test]
async fn page_numbers_can_start_at_zero() {
    let page = |ids: &[u32]| {
        let rows: Vec<_> = ids.iter().map(|id| format!(r#"{{"relation_id":{id}}}"#)).collect();
        format!(
            r#"{{"tbk_sc_publisher_info_get_response":{{"data":{{"total_count":5,
                "inviter_list":{{"map_data":[{}]}}}}}}}}"#,
            rows.join(",")
        )
    };
    let server = server(vec![page(&[1, 2]), page(&[3, 4]), page(&[5])]);
    let api = TbkScPublisherInfoGet::builder().info_type(1).relation_app("common").page_size(2).build();
    let mut items = client(&server).session("s").items(&api);
    let mut ids = Vec::new();
    while let Some(row) = items.next().await {
        ids.push(row.unwrap().relation_id.unwrap());
    }
    assert_eq!(ids, [1, 2, 3, 4, 5].map(RelationId::from));
    // The number 0 is sent explicitly: without a number, the gateway returns page 1, which is the second page.
    assert_eq!(sent(&server, ["page_no"]), ["0", "1", "2"].map(|number| [Some(number.to_owned())]));
}

#[tokio::test]
async fn total_alone_ends_the_list() {
    let page = r#"{"tbk_dg_reports_query_response":{"page_info":{"total_cnt":45,"page_no":1,"page_size":20},
        "row_list":"[]"}}"#;
    let server = server(vec![page, page, page]);
    let api =
        TbkDgReportsQuery::builder().report_type_id("r").filters("ds=20180919").page_no(1).page_size(20);
    let mut pages = client(&server).pages(&api.build());
    let mut read = 0;
    while let Some(page) = pages.next().await {
        let _ = page.unwrap();
        read += 1;
    }
    assert_eq!((read, server.requests().len()), (3, 3));
}

#[tokio::test]
async fn has_next_alone_ends_the_list() {
    let page = |more: bool| {
        format!(
            r#"{{"tbk_dg_newuser_order_get_response":{{"results":{{"data":{{"has_next":{more},
                "results":{{}}}}}}}}}}"#
        )
    };
    let server = server(vec![page(true), page(true), page(false)]);
    let api = TbkDgNewuserOrderGet::builder().activity_id("119013_2").build();
    let mut items = client(&server).items(&api);
    assert!(items.next().await.is_none());
    assert_eq!(server.requests().len(), 3, "an empty page that reports more rows does not end the list");
}

#[tokio::test]
async fn page_can_hold_a_single_object() {
    let page = |content: &str, more: bool| {
        format!(
            r#"{{"tbk_content_order_get_response":{{"result":{{"data":{{"has_next":{more},
                "result":{{"cont_id":"{content}"}}}}}}}}}}"#
        )
    };
    let server = server(vec![page("a", true), page("b", false)]);
    let api = TbkContentOrderGet::builder().cont_id("1").q_time(time("2022-05-22 15:00:00")).build();
    let mut items = client(&server).items(&api);
    let mut ids = Vec::new();
    while let Some(row) = items.next().await {
        ids.push(row.unwrap().cont_id.unwrap());
    }
    assert_eq!((ids, server.requests().len()), (vec!["a".to_owned(), "b".to_owned()], 2));
}

#[tokio::test]
async fn offset_advances_by_the_page_size() {
    let page = |accounts: &[&str]| {
        let rows: Vec<_> = accounts.iter().map(|id| format!(r#"{{"tpwd":"{id}"}}"#)).collect();
        format!(
            r#"{{"tbk_dg_tpwd_risk_report_response":{{"result":{{"status_list":{{"risk_status_d_t_o":[{}]}}}}}}}}"#,
            rows.join(",")
        )
    };
    let server = server(vec![page(&["a", "b"]), page(&["c"]), page(&[])]);
    let api = TbkDgTpwdRiskReport::builder().offset(0).limit(2).build();
    let mut pages = client(&server).pages(&api);
    while let Some(page) = pages.next().await {
        let _ = page.unwrap();
    }
    assert_eq!(sent(&server, ["offset"]), ["0", "2", "4"].map(|offset| [Some(offset.to_owned())]));
}

#[tokio::test]
async fn list_resumes_after_a_business_error() {
    let page = |id: u32, more: bool| {
        format!(
            r#"{{"tbk_order_refund_get_response":{{"result_code":200,"biz_error_code":0,"data":{{"has_next":{more},
                "position_index":"p{id}","result":{{"publisher_refund_order_d_t_o":[{{"tb_trade_id":"{id}"}}]}}}}}}}}"#
        )
    };
    let failed = r#"{"tbk_order_refund_get_response":{"result_code":500,"biz_error_code":103,
        "biz_error_desc":"开始时间不能为空","request_id":"r2"}}"#;
    let server = server(vec![page(1, true), failed.to_owned(), page(2, false)]);
    let option: Json = r#"{"page_size":1,"query_type":1,"page_no":1,"order_scene":1,"member_type":2,
        "start_time":"2026-11-11 00:00:00","end_time":"2026-11-11 00:20:00"}"#
        .into();
    let option = option.parse::<PublisherRefundOrderQueryOption>().unwrap();
    let api = TbkOrderRefundGet::builder().publisher_refund_order_query_option(option).build();
    let client = client(&server);
    let mut pages = client.pages(&api);
    let _ = pages.next().await.unwrap().unwrap();
    let error = pages.next().await.unwrap().unwrap_err();
    let business = error.business_error().unwrap();
    assert_eq!((error.kind(), error.request_id()), (K::Business, Some("r2")));
    assert_eq!(
        (business.code.as_deref(), business.message.as_deref()),
        (Some("103"), Some("开始时间不能为空"))
    );
    assert!(pages.next().await.is_none());

    let position: Position = pages.position().to_string().parse().unwrap();
    let mut rest = client.pages(&api).starting_at(position);
    let page = rest.next().await.unwrap().unwrap();
    assert_eq!(page.data.data.unwrap().result.len(), 1);
    assert!(rest.next().await.is_none());
    let options = sent(&server, ["publisher_refund_order_query_option"]);
    assert!(options[2][0].as_ref().unwrap().contains(r#""position_index":"p1""#), "{options:?}");
    assert_eq!(options[1], options[2], "the failed page is requested again");
}

#[derive(Debug, TopApi)]
#[top_api(
    method = "taobao.tbk.demo.list",
    readonly,
    paginate(page_no, items = rows as i64, total = total)
)]
struct DemoList {
    page_no: Option<i64>,
    page_size: Option<i64>,
}

#[derive(Debug, TopObject)]
struct DemoListResponse {
    rows: Vec<i64>,
    total: Option<i64>,
}

#[tokio::test]
async fn total_is_reached_without_a_page_size() {
    let page =
        |rows: &str| format!(r#"{{"tbk_demo_list_response":{{"rows":{{"number":[{rows}]}},"total":5}}}}"#);
    let server = server(vec![page("1,2"), page(""), page("3,4,5"), page("")]);
    let client = client(&server);
    let api = DemoList { page_no: None, page_size: None };
    let rows: Vec<_> = {
        let (mut items, mut rows) = (client.items(&api), Vec::new());
        while let Some(row) = items.next().await {
            rows.push(row.unwrap());
        }
        rows
    };
    assert_eq!((rows, server.requests().len()), (vec![1, 2, 3, 4, 5], 3));
    // After resuming, the number of rows before an empty page is unknown.
    let mut rest = client.pages(&api).starting_at("page 3".parse().unwrap());
    let _ = rest.next().await.unwrap().unwrap();
    let error = rest.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("set `page_size`"), "{error}");
}

#[tokio::test]
async fn each_converted_link_has_its_own_result() {
    let server = server(vec![
        r#"{"tbk_dg_general_link_convert_response":{"data":{
            "material_url_list":{"material_url_list":[{"code":1001,"msg":"无权限","input_material_url":"a"}]},
            "item_url_list":{"item_url_list":[{"code":0,"input_item_id":"b"},{"input_item_id":"c"}]},
            "shop_url_list":{"shop_url_list":[{"code":1002,"input_shop_id":"d"}]}}}}"#,
        r#"{"tbk_dg_general_link_convert_response":{"biz_error_desc":"推广位不存在","result_msg":"x"}}"#,
        r#"{"tbk_dg_general_link_convert_response":{"biz_error_desc":"SUCCESS","data":{}}}"#,
    ]);
    let client = client(&server);
    let api = TbkDgGeneralLinkConvert::builder().adzone_id(1).build();
    let links = client.call(&api).await.unwrap().into_result().unwrap();
    let results: Vec<_> = TbkDgGeneralLinkConvert::entries(&links.data)
        .into_iter()
        .map(|entry| {
            entry.map(|link| link.input_item_id.clone().unwrap().to_string()).map_err(|error| error.code)
        })
        .collect();
    let text = str::to_owned;
    assert_eq!(
        results,
        [Err(Some(text("1001"))), Ok(text("b")), Ok(text("c")), Err(Some(text("1002")))],
        "the entries of all lists, in order"
    );
    let error = client.call(&api).await.unwrap().into_result().unwrap_err();
    assert_eq!(error.business_error().unwrap().message.as_deref(), Some("推广位不存在"));
    let _ = client.call(&api).await.unwrap().into_result().unwrap();
}

#[tokio::test]
async fn entry_error_can_lack_a_code() {
    let server = server(vec![
        r#"{"tbk_uvid_encrypt_response":{"result_list":{"uv_id_generate_res":[
            {"source_value":"1","encrypted_uvid":"vnt22"},{"source_value":"2","error_message":"miss source_values"}]}}}"#,
    ]);
    let reply = client(&server).call(&TbkUvidEncrypt::builder().tk_domain(1).build()).await.unwrap();
    let entries = TbkUvidEncrypt::entries(&reply.data);
    assert_eq!(entries[0].as_ref().unwrap().encrypted_uvid.as_deref(), Some("vnt22"));
    assert_eq!(entries[1].as_ref().unwrap_err().message.as_deref(), Some("miss source_values"));
}

/// Calls the API, which fails with code 15 and the `sub_code`. Returns the error and the number of requests.
async fn fails<A: TopApi>(api: &A, sub_code: &str, rule: Option<ErrorRule>) -> (top_core::Error, usize)
where
    top_core::session::NoSession: top_core::session::Allows<A::Session>,
{
    let body = format!(
        r#"{{"error_response":{{"code":15,"msg":"Remote service error","sub_code":"{sub_code}","request_id":"r"}}}}"#
    );
    let server = server(vec![body]);
    let builder = TopClient::builder("12345678", "5ecre7").endpoint(Endpoint::custom(server.url()).unwrap());
    let builder = builder.quotas(Quotas::unlimited()).retry(NoRetry);
    let client = rule.into_iter().fold(builder, top_core::TopClientBuilder::error_rule).build().unwrap();
    let error = client.call(api).await.map(|_| ()).unwrap_err();
    (error, server.requests().len())
}

#[tokio::test]
async fn documented_errors_are_classified_by_their_api() {
    let (window, _) = fails(&orders(), "2007", None).await;
    assert_eq!(window.kind(), K::BadParameter);
    assert_eq!(window.hint().unwrap().zh(), "时间窗口过长：平时最长 3 小时，大促期间 20 分钟");
    let (busy, _) = fails(&orders(), "3001", None).await;
    assert_eq!((busy.kind(), busy.throttle().unwrap().scope), (K::Throttled, Scope::Account));
    // Another API does not document these errors.
    assert_eq!(fails(&shops(), "2007", None).await.0.kind(), K::Business);
    // Errors that every API of 淘宝客 can return.
    for (sub_code, kind) in [
        ("9100", K::Throttled),
        ("-4003", K::BadParameter),
        ("isp.param-error", K::BadParameter),
        ("isp.pid-check-error", K::BadParameter),
        ("isp.sys-error", K::Platform),
    ] {
        assert_eq!(fails(&shops(), sub_code, None).await.0.kind(), kind, "{sub_code}");
    }
    assert_eq!(fails(&shops(), "9100", None).await.0.throttle().unwrap().scope, Scope::Account);
}

#[tokio::test]
async fn uncertain_gift_is_not_created_again() {
    for sub_code in [
        "isv.FAIL_BIZ_SERVICE_TIMEOUT",
        "isv.FAIL_BIZ_SYSTEM_ERROR",
        "isv.FAIL_BIZ_EXTERNAL_SERVICE_EXCEPTION",
        "isp.ACK_FREEZE_ASSET_ACCOUNT_ERROR",
    ] {
        let (error, requests) = fails(&top_tests::gift("AbC-1x"), sub_code, None).await;
        assert_eq!((error.kind(), requests), (K::OutcomeUnknown, 1), "{sub_code}");
        assert!(error.hint().unwrap().en().contains("before you create it again"), "{error}");
    }
    let (balance, _) = fails(&top_tests::gift("AbC-1x"), "isv.ASSET_ACCOUNT_BALANCE_NOT_ENOUGH", None).await;
    assert_eq!(balance.kind(), K::Business);
}

#[tokio::test]
async fn platform_failure_inside_a_response_is_uncertain() {
    let response = |code: &str| {
        let body = format!(
            r#"{{"tbk_dg_vegas_tlj_create_response":{{"result":{{"success":false,"msg_code":"{code}","msg_info":"x"}}}}}}"#
        );
        server(vec![body])
    };
    let call = async |server: &WireServer| {
        let reply = client(server).call(&top_tests::gift("AbC-1x")).await.unwrap();
        reply.into_result().unwrap_err()
    };
    for code in
        ["isv.FAIL_BIZ_SERVICE_TIMEOUT", "isp.ACK_FREEZE_ASSET_ACCOUNT_ERROR", "isp.remote-service-error"]
    {
        let server = response(code);
        let error = call(&server).await;
        assert_eq!((error.kind(), server.requests().len()), (K::OutcomeUnknown, 1), "{code}");
        assert!(error.hint().unwrap().en().contains("before you create it again"), "{error}");
        assert_eq!(error.business_error().unwrap().code.as_deref(), Some(code));
    }
    for code in ["isv.ASSET_ACCOUNT_BALANCE_NOT_ENOUGH", "1402", "isv.new-code"] {
        assert_eq!(call(&response(code)).await.kind(), K::Business, "{code}");
    }
}

#[tokio::test]
async fn failed_write_does_not_advise_to_call_again() {
    const AGAIN: Hint = Hint::new("call again later", "请稍后重试");
    let rule = ErrorRule::sub_code("isp.busy", K::Platform).hint(AGAIN);
    let (write, _) = fails(&top_tests::gift("AbC-1x"), "isp.busy", Some(rule)).await;
    assert_eq!(write.kind(), K::OutcomeUnknown);
    assert!(write.hint().unwrap().en().contains("before you create it again"), "{write}");
    let (query, _) = fails(&shops(), "isp.busy", Some(rule)).await;
    assert_eq!((query.kind(), query.hint()), (K::Platform, Some(AGAIN)));
}

#[tokio::test]
async fn daily_limit_of_an_account_lasts_until_midnight() {
    let (error, _) = fails(&orders(), "3000", None).await;
    let throttle = error.throttle().unwrap();
    assert_eq!((error.kind(), throttle.scope, throttle.ban), (K::Throttled, Scope::Account, None));
    let reopens = throttle.reopens.unwrap().to_string();
    assert!(reopens.ends_with(" 00:00:00"), "{reopens}");
}

#[tokio::test]
async fn custom_rule_precedes_a_documented_one() {
    let rule = ErrorRule::sub_code("2007", K::Permission);
    assert_eq!(fails(&orders(), "2007", Some(rule)).await.0.kind(), K::Permission);
}

#[test]
fn every_api_has_the_shared_errors_last() {
    for api in tbk_apis::ALL {
        let errors = api.schema.errors;
        assert!(errors.ends_with(TBK_ERRORS), "{}", api.schema.method);
        for (i, rule) in errors.iter().enumerate() {
            let (code, text) = (rule.sub_code.unwrap(), rule.text.unwrap());
            assert!(!text.is_empty() && !text.is_ascii(), "{} {code}", api.schema.method);
            let is_duplicate = errors[..i].iter().any(|earlier| earlier.sub_code == rule.sub_code);
            assert!(!is_duplicate, "{} {code} is documented twice", api.schema.method);
        }
    }
}
