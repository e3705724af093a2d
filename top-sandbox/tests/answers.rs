//! Tests fixed answers on the socket of the sandbox.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use serde_json::{Value, json};
use tbk_apis::prelude::*;
use top_core::{ErrorKind, Format};
use top_sandbox::{Answer, AnswerProblem, InvalidAnswer, Outcome, Sandbox};

const SHOP: &str = "taobao.tbk.shop.get";

fn shops() -> TbkShopGet {
    TbkShopGet::builder().q("女装").fields(["user_id"]).build()
}

async fn refused(method: &str, json: Value) -> InvalidAnswer {
    let error = Sandbox::builder().answer(method, json).start().await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
    error.get_ref().unwrap().downcast_ref::<InvalidAnswer>().unwrap().clone()
}

/// The client decodes strictly, so the answer has the form of the platform in every format.
#[tokio::test]
async fn answers_have_the_requested_format() {
    let rows = json!([{ "user_id": 7, "shop_title": "a<b" }, { "user_id": 8 }]);
    for answer in [
        json!({ "results": rows, "total_results": 2 }),
        json!({ "tbk_shop_get_response": { "results": { "n_tbk_shop": rows }, "total_results": "2", "request_id": "x" } }),
    ] {
        for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
            let sandbox = Sandbox::builder().answer(SHOP, &answer).start().await.unwrap();
            let client = sandbox.client_builder().format(format).strict(true).build().unwrap();
            let reply = client.call(&shops()).await.unwrap();
            assert_eq!(reply.request_id.as_deref(), Some("sandbox000001"));
            let titles: Vec<_> = reply.data.results.iter().map(|shop| shop.shop_title.as_deref()).collect();
            assert_eq!((titles, reply.data.total_results), (vec![Some("a<b"), None], Some(2)));
        }
    }
}

#[tokio::test]
async fn answers_follow_one_another_and_the_last_remains() {
    let sandbox = Sandbox::builder()
        .answer(SHOP, json!({ "total_results": 1 }))
        .answer(SHOP, json!({ "error_response": { "code": 15, "sub_code": "isv.shop-not-exist", "sub_msg": "无此店铺" } }))
        .answer(SHOP, json!({ "total_results": 3 }))
        .start()
        .await
        .unwrap();
    let client = sandbox.client_builder().build().unwrap();
    assert_eq!(client.call(&shops()).await.unwrap().data.total_results, Some(1));
    let error = client.call(&shops()).await.unwrap_err();
    assert!(
        error.to_string().contains("error 15 Remote service error: isv.shop-not-exist (无此店铺)"),
        "{error}"
    );
    for _ in 0..2 {
        assert_eq!(client.call(&shops()).await.unwrap().data.total_results, Some(3));
    }
    let refused = Outcome::Refused { code: 15, sub_code: Some("isv.shop-not-exist".to_owned()) };
    assert_eq!(sandbox.calls()[1].outcome, refused);
}

#[tokio::test]
async fn answers_apply_to_valid_requests_only() {
    let method = "taobao.tbk.sc.organization.member.mod";
    let sandbox = Sandbox::builder().answer(method, json!({ "result": false })).start().await.unwrap();
    let client = sandbox.client_builder().build().unwrap();
    let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    let error = client.session("61000000").call(&request).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SessionInvalid);
    let reply = client.session(sandbox.session()).call(&request).await.unwrap();
    assert!(reply.business_error.is_some() && reply.data.result == Some(false));
}

#[tokio::test]
async fn raw_answers_are_sent_unchanged() {
    let body = r#"{"tbk_shop_get_response": {"results": [{"user_id": "none", "no_such_member": 1}]}}"#;
    let sandbox = Sandbox::builder().answers([Answer::raw(SHOP, body)]).start().await.unwrap();
    let client = sandbox.client_builder().build().unwrap();
    let reply = client.call(&shops()).await.unwrap();
    assert_eq!((reply.body().as_ref(), reply.warnings.len()), (body, 1));
}

#[tokio::test]
async fn undocumented_responses_accept_any_object() {
    let method = "taobao.tbk.tbinfo.get";
    let sandbox =
        Sandbox::builder().answer(method, json!({ "data": { "list": [1, "二"] } })).start().await.unwrap();
    let client = sandbox.client_builder().build().unwrap();
    let request = TbkTbinfoGet::builder().platform("1").device_id("x").build();
    let data: Value = client.call(&request).await.unwrap().data.parse().unwrap();
    assert_eq!(data["data"]["list"], json!([1, "二"]));
}

#[tokio::test]
async fn answers_that_do_not_fit_are_refused_at_start() {
    let order = |row: Value| json!({ "data": { "results": [{ "trade_id": "1" }, row] } });
    let orders = "taobao.tbk.order.details.get";
    for (method, answer, path, problem) in [
        ("taobao.tbk.no.such", json!({}), "", "does not know this API"),
        (orders, json!([]), "", "must be of type struct, not a list"),
        (orders, json!({ "rows": {} }), "rows", "is not a member of the response; known are: data"),
        (
            orders,
            order(json!({ "tk_status": 99 })),
            "data.results[1].tk_status",
            "documented codes 3, 12, 13, 14, not 99",
        ),
        (
            orders,
            order(json!({ "tk_paid_time": "soon" })),
            "data.results[1].tk_paid_time",
            "of type date, not \"soon\"",
        ),
        (orders, order(json!({ "pub_share_fee": "1,5" })), "data.results[1].pub_share_fee", "of type price"),
        (orders, order(json!({ "item_num": 1.5 })), "data.results[1].item_num", "of type number, not 1.5"),
        (orders, order(json!("row")), "data.results[1]", "of type struct"),
        (orders, json!({ "data": { "results": 7 } }), "data.results", "of type struct[], not 7"),
        (orders, json!({ "error_response": { "msg": "x" } }), "error_response.code", "is required"),
        (
            orders,
            json!({ "error_response": { "code": 15, "subcode": "x" } }),
            "error_response.subcode",
            "sub_code",
        ),
    ] {
        let invalid = refused(method, answer).await;
        assert_eq!((invalid.method.as_str(), invalid.path.as_str()), (method, path));
        assert!(invalid.to_string().contains(problem), "{invalid}");
    }
    let error = Sandbox::builder().answer(SHOP, "{").start().await.unwrap_err();
    let invalid = error.get_ref().unwrap().downcast_ref::<InvalidAnswer>().unwrap();
    assert!(matches!(invalid.problem, AnswerProblem::NotJson(_)), "{invalid}");
}

/// The samples have the form of the platform, with made-up values. Some codes are therefore undocumented.
#[tokio::test]
async fn sample_responses_are_answers() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data");
    let mut accepted = 0;
    for file in std::fs::read_dir(directory).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let method = path.file_stem().unwrap().to_str().unwrap();
        let sample = std::fs::read_to_string(&path).unwrap();
        match Sandbox::builder().answer(method, sample).start().await {
            Ok(_) => accepted += 1,
            Err(error) => {
                let invalid = error.get_ref().unwrap().downcast_ref::<InvalidAnswer>().unwrap();
                assert!(matches!(invalid.problem, AnswerProblem::UnknownCode { .. }), "{invalid}");
            }
        }
    }
    assert!(accepted > 30, "only {accepted} samples were accepted");
}
