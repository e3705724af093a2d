//! Calls every API against the sandbox in every encoding. The sandbox has its own implementation of signatures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use serde_json::Value;
use tbk_apis::prelude::*;
use top_core::schema::FailureTest;
use top_core::{ErrorKind, Format, Quotas, SignMethod};
use top_sandbox::Sandbox;
use top_tests::example_params;

fn client(sandbox: &Sandbox) -> top_core::TopClientBuilder {
    let endpoint = Endpoint::custom(sandbox.url()).unwrap();
    TopClient::builder(sandbox.app_key(), sandbox.app_secret()).endpoint(endpoint).quotas(Quotas::unlimited())
}

#[tokio::test]
async fn every_api_works_with_every_signature_and_encoding() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut sessions = Vec::new();
    for sign_method in [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256] {
        for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
            let client = client(&sandbox).sign_method(sign_method).format(format).build().unwrap();
            sessions.push((format!("{format:?} {sign_method:?}"), client.session(sandbox.session())));
        }
    }
    let mut failures = 0;
    for known in tbk_apis::ALL {
        let api = known.schema;
        let mut first = None;
        for (how, session) in &sessions {
            let reply = session.call_described(known, example_params(api)).await.unwrap();
            if api.response.fields.is_empty() {
                // The response is not documented, so the sandbox sends only a request id.
                assert!(reply.data.starts_with(r#"{"request_id":"#), "{}: {}", api.method, reply.data);
                continue;
            }
            assert!(reply.data.len() > 10, "{}: {}", api.method, reply.data);
            assert_eq!(
                reply.business_error.as_ref(),
                None,
                "{}: a normal response is a business error",
                api.method
            );
            if let Some(rule) = api.failure.filter(|rule| rule.test == FailureTest::Differs) {
                assert!(member(&reply.data, rule.flag).is_some(), "{}: no `{}`", api.method, rule.flag);
                failures += 1;
            }
            let first = first.get_or_insert_with(|| reply.clone().data);
            assert_eq!(reply.data, *first, "{} {how}", api.method);
        }
    }
    assert!(failures > 25, "only {failures} responses can report a business error");
    assert_eq!(sandbox.received(), tbk_apis::ALL.len() * sessions.len());
}

/// The member of a JSON object at a path.
fn member(json: &str, path: &str) -> Option<Value> {
    let mut at: Value = serde_json::from_str(json).unwrap();
    for step in path.split('.') {
        at = at.get_mut(step)?.take();
    }
    Some(at)
}

#[tokio::test]
async fn encodings_decode_to_equal_values() {
    let sandbox = Sandbox::start().await.unwrap();
    let search = TbkDgMaterialOptionalUpgrade::builder().adzone_id(123).q("女装 & co").page_size(2).build();
    let mut replies = Vec::new();
    for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
        let client = client(&sandbox).format(format).build().unwrap();
        replies.push(client.call(&search).await.unwrap().data);
    }
    assert_eq!(replies[0], replies[1]);
    assert_eq!(replies[0], replies[2]);
    let item = &replies[0].result_list[1];
    let price = item.price_promotion_info.as_ref().unwrap();
    assert_eq!(price.zk_final_price, Some("79.9".parse().unwrap()));
    assert_eq!(price.final_promotion_path_list.len(), 2);
}

#[tokio::test]
async fn picture_is_uploaded() {
    let sandbox = Sandbox::start().await.unwrap();
    let content: Vec<u8> = (0..100_000_u32).map(|n| u8::try_from(n % 251).unwrap()).collect();
    let picture = FileItem::new("封面.png", "image/png", content);
    let embed = TbkDgPicEmbed::builder().adzone_id(123).item_id("AbC-1x").relation_id(2345);
    let embed = embed.pic_stream(picture).build();
    for sign_method in [SignMethod::Md5, SignMethod::Hmac, SignMethod::HmacSha256] {
        let client = client(&sandbox).sign_method(sign_method).build().unwrap();
        let reply = client.call(&embed).await.unwrap();
        assert_eq!(reply.data.embed_pic_url.as_deref(), Some("embed_pic_url"));
    }
}

#[tokio::test]
async fn sandbox_checks_the_session() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client(&sandbox).build().unwrap();
    let add = TbkScOrganizationMemberMod::builder()
        .operate_type(MemberOperateType::Add)
        .organization_id(1356)
        .build();
    assert_eq!(client.session(sandbox.session()).call(&add).await.unwrap().data.result, Some(true));
    let error = client.session("6100another").call(&add).await.unwrap_err();
    assert_eq!(error.api_error().unwrap().code, 27);
    assert!(error.hint().unwrap().en().contains("authorise again"));
    assert!(!format!("{error} {error:?}").contains("6100another"));
    let error = client.call_raw("taobao.tbk.sc.organization.member.mod", Params::new()).await.unwrap_err();
    assert_eq!(error.api_error().unwrap().code, 26);
    assert!(error.hint().unwrap().en().contains("client.session(key)"));
}

#[tokio::test]
async fn gateway_rejects_an_unknown_method() {
    let sandbox = Sandbox::start().await.unwrap();
    let error =
        client(&sandbox).build().unwrap().call_raw("taobao.tbk.no.such", Params::new()).await.unwrap_err();
    assert_eq!(error.api_error().unwrap().code, 22);
    assert_eq!(error.hint().unwrap().en(), "check the name of the API");
}

#[tokio::test]
async fn wrong_secret_is_rejected_and_redacted() {
    let sandbox = Sandbox::start().await.unwrap();
    let endpoint = Endpoint::custom(sandbox.url()).unwrap();
    let client = TopClient::builder(sandbox.app_key(), "wr0ngsecret").endpoint(endpoint).build().unwrap();
    let error =
        client.session(sandbox.session()).call_raw("taobao.tbk.shop.get", Params::new()).await.unwrap_err();
    assert_eq!(error.api_error().unwrap().code, 25);
    let shown = format!("{error} {error:?} {client:?}");
    assert!(!shown.contains("wr0ngsecret") && !shown.contains(sandbox.session()), "{shown}");
}

/// An API that the user defines.
#[derive(TopApi)]
#[top_api(method = "taobao.tbk.own.get", response = OwnResponse)]
struct Own {
    #[top(range = 1..=9)]
    number: i64,
}

#[derive(Debug, TopObject)]
struct OwnResponse {
    #[top(example = "42")]
    total: Option<i64>,
}

#[tokio::test]
async fn custom_api_can_be_called() {
    let sandbox = Sandbox::builder().api(Own::SCHEMA).start().await.unwrap();
    let client = client(&sandbox).build().unwrap();
    assert_eq!(client.call(&Own { number: 3 }).await.unwrap().data.total, Some(42));
    let error = client.call(&Own { number: 10 }).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest, "{error}");
    let mut params = Params::new();
    params.push_text("number", "10");
    let error = client.call_raw("taobao.tbk.own.get", params).await.unwrap_err();
    let error = error.api_error().unwrap();
    assert_eq!(error.sub_code.as_deref(), Some("isv.invalid-parameter:number"));
    assert_eq!(error.sub_msg.as_deref(), Some("`number` must be from 1 to 9, not 10"));
}
