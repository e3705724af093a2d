//! Errors of the gateway: their kinds, and whether the call is retried.

use top_core::{ErrorKind as K, ErrorRule, Format, Hint, Reply, Scope};
use top_sandbox::{Fault, FaultRule, Sandbox};

use super::{builder, is_final, is_retried, kind, read, sandbox, write};

#[tokio::test]
async fn platform_errors_are_retried_for_safe_calls() {
    for (code, sub_code) in [
        (15, "isp.top-remote-connection-timeout"),
        (15, "isp.top-remote-service-unavailable"),
        (15, "isp.remote-service-error"),
        (15, "isp.unknown-error"),
        (50, "isp.tbkapi-service-unavailable"),
        (10, ""),
        (88, ""),
    ] {
        is_retried(Fault::error(code, sub_code)).await;
    }
}

#[tokio::test]
async fn permanent_errors_are_not_retried() {
    for (code, sub_code, kind) in [
        (3, "", K::BadParameter),
        (9, "", K::BadParameter),
        (11, "isv.permission-api-package-not-allowed", K::Permission),
        (11, "isv.permission-ip-whitelist-limit", K::Permission),
        (12, "", K::Permission),
        (13, "", K::Permission),
        (15, "", K::Unclassified),
        (15, "-4003", K::BadParameter),
        (15, "isp.param-error", K::BadParameter),
        (15, "isp.pid-check-error", K::BadParameter),
        (15, "isp.invalid-parameters", K::BadParameter),
        (15, "isv.item-not-exist", K::Business),
        (50, "2", K::Business),
        (21, "", K::BadParameter),
        (22, "", K::BadParameter),
        (23, "", K::BadParameter),
        (24, "", K::Signature),
        (25, "isv.invalid-signature", K::Signature),
        (28, "", K::AppKey),
        (29, "isv.appkey-not-exists", K::AppKey),
        (32, "", K::BadParameter),
        (33, "", K::BadParameter),
        (34, "", K::BadParameter),
        (40, "isv.missing-parameter:q", K::BadParameter),
        (41, "isv.invalid-parameter:q", K::BadParameter),
        (43, "", K::BadParameter),
        (47, "", K::BadParameter),
        (26, "", K::SessionMissing),
        (27, "invalid-sessionkey", K::SessionInvalid),
        (27, "session-expired", K::SessionExpired),
        (27, "session-not-exist", K::SessionInvalid),
        (42, "", K::SessionInvalid),
        (44, "", K::SessionInvalid),
        (53, "", K::SessionExpired),
    ] {
        is_final(Fault::error(code, sub_code), kind, kind).await;
    }
}

#[tokio::test]
async fn error_message_names_api_code_and_hint() {
    let gateway = sandbox(Fault::Error {
        code: 15,
        msg: "Remote service error".to_owned(),
        sub_code: Some("-4003".to_owned()),
        sub_msg: Some("商品ID不合法".to_owned()),
    })
    .await;
    let error = builder(&gateway).build().unwrap().call(&read()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "taobao.tbk.shop.get: error 15 Remote service error: -4003 (商品ID不合法) [request_id sandbox000001]; \
         numeric item ids are retired: use the id from a current search or link conversion"
    );
    assert_eq!(error.hint().unwrap().zh(), "数字商品 ID 已停用：请使用升级后的商品 ID");
    assert_eq!((error.method(), error.attempts()), (Some("taobao.tbk.shop.get"), 1));
}

#[tokio::test]
async fn actionable_kinds_have_hints_in_both_languages() {
    for (code, sub_code) in
        [(26, ""), (27, ""), (53, ""), (25, ""), (29, ""), (31, ""), (11, ""), (41, ""), (7, "")]
    {
        let gateway = sandbox(FaultRule::new(Fault::error(code, sub_code)).always()).await;
        let error =
            builder(&gateway).retry(top_core::NoRetry).build().unwrap().call(&read()).await.unwrap_err();
        let hint = error.hint().unwrap_or_else(|| panic!("{error:?} has no hint"));
        assert!(hint.en().is_ascii() && !hint.zh().is_ascii(), "{hint:?}");
    }
}

#[tokio::test]
async fn custom_rules_precede_the_table() {
    let gateway = Sandbox::builder()
        .fault(Fault::error(15, "isv.shop-is-resting"))
        .fault(Fault::error(15, "isv.shop-is-closed"))
        .start()
        .await
        .unwrap();
    let client = builder(&gateway)
        .error_rule(ErrorRule::sub_code("isv.shop-is-*", K::Platform))
        .error_rule(
            ErrorRule::sub_code("isv.shop-is-closed", K::Permission).hint(Hint::new("open the shop", "开店")),
        )
        .build()
        .unwrap();
    let error = client.call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts(), gateway.received()), (K::Permission, 2, 2));
    assert_eq!(error.hint().unwrap().zh(), "开店");
}

#[tokio::test]
async fn custom_rule_can_classify_as_throttled() {
    let gateway = sandbox(Fault::error(15, "isv.too-many-gifts")).await;
    let rule = ErrorRule::sub_code("isv.too-many-gifts", K::Throttled).scope(Scope::Api);
    let client = builder(&gateway).error_rule(rule).retry(top_core::NoRetry).build().unwrap();
    let error = client.call(&write()).await.unwrap_err();
    assert_eq!((error.kind(), error.throttle().unwrap().scope), (K::Throttled, Scope::Api));
}

#[tokio::test]
async fn failed_entries_are_data() {
    let fault = Fault::Entry { input: "com/2".to_owned(), code: 1001, message: "无权限".to_owned() };
    let gateway = sandbox(FaultRule::new(fault).times(3)).await;
    for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
        let client = builder(&gateway).format(format).build().unwrap();
        let links = ["https://uland.taobao.com/1", "https://uland.taobao.com/2"];
        let requests = links.map(|url| tbk_apis::TbkSpreadRequest { url: url.to_owned() });
        let request = tbk_apis::TbkSpreadGet::builder().requests(requests).build();
        let results = client.call(&request).await.unwrap().data.results;
        let errors: Vec<_> = results.iter().map(|result| result.err_msg.as_deref().unwrap()).collect();
        assert_eq!(errors, ["OK", "无权限"]);
        assert!(results[0].content.is_some() && results[1].content.is_none());
    }
    assert_eq!(gateway.received(), 3);
}

#[tokio::test]
async fn business_error_is_data_or_an_error() {
    let message = "余额不足";
    for format in [Format::Json, Format::SimplifiedJson, Format::Xml] {
        let fault = Fault::BusinessError { code: 1402, message: message.to_owned() };
        let gateway = sandbox(FaultRule::new(fault).times(3)).await;
        let client = builder(&gateway).format(format).build().unwrap();
        let reply = client.call(&write()).await.unwrap();
        assert_eq!(reply.data.result.as_ref().unwrap().success, Some(false), "the data is decoded");
        assert_eq!(reply.business_error.as_ref().unwrap().code.as_deref(), Some("1402"));
        let error = reply.into_result().unwrap_err();
        assert_eq!(error.kind(), K::Business);
        assert_eq!(
            error.to_string(),
            format!(
                "taobao.tbk.dg.vegas.tlj.create: the platform reports a business error: 1402 ({message}) [request_id sandbox000001]"
            )
        );
        // The same for a call by schema.
        let described = client.call_described(described_write(), params(&write())).await.unwrap();
        assert_eq!(
            described.into_result().unwrap_err().business_error().unwrap().message.as_deref(),
            Some(message)
        );
        let session = client.session(gateway.session());
        let error = session.call(&super::add()).await.unwrap().into_result().unwrap_err();
        assert_eq!(error.business_error().unwrap().message.as_deref(), Some(message));
        assert_eq!(gateway.received(), 3, "a business error is not retried");
        assert_eq!(kind(client.call(&write()).await.and_then(Reply::into_result)), Ok(()));
    }
}

fn described_write() -> &'static top_core::Api {
    tbk_apis::find("taobao.tbk.dg.vegas.tlj.create").unwrap()
}

fn params(api: &impl top_core::TopApi) -> top_core::Params {
    let mut params = top_core::Params::new();
    api.write_params(&mut params);
    params
}
