//! Batches, as the official Java and .NET clients send them.

use std::sync::{Arc, Mutex};

use top_sandbox::{Answer, Fault, FaultRule, Outcome, Sandbox};

use crate::{
    CARRIED_OUT, MEMBER_MOD, Pairs, assert_serves, exchange, form, head, pairs, post, signed, system,
};

const TEXT: &str = "text/plain;charset=UTF-8";
const SEPARATOR: &str = "\r\n-S-\r\n";
const FIRST: &str = "method=taobao.tbk.sc.organization.member.mod&operate_type=1&organization_id=1356";
const SHOPS: &str = "method=taobao.tbk.shop.get&fields=user_id&q=%E5%A5%B3%E8%A3%85";

fn target(query: &Pairs) -> String {
    format!("/router/batch?{}", form(query))
}

/// Sends a batch and returns the responses.
async fn send(sandbox: &Sandbox, body: &str) -> Vec<String> {
    let query = signed(system(sandbox), body, sandbox.app_secret());
    let response = post(sandbox, &target(&query), TEXT, body.as_bytes()).await;
    response.split(SEPARATOR).map(str::to_owned).collect()
}

fn outcomes(sandbox: &Sandbox) -> Vec<Outcome> {
    sandbox.take_calls().into_iter().map(|call| call.outcome).collect()
}

#[tokio::test]
async fn responses_have_the_order_of_the_calls() {
    let sandbox = Sandbox::start().await.unwrap();
    let responses = send(&sandbox, &[FIRST, SHOPS, FIRST].join(SEPARATOR)).await;
    assert_eq!(responses.len(), 3);
    assert!(responses[0].starts_with(CARRIED_OUT), "{}", responses[0]);
    assert!(responses[1].starts_with(r#"{"tbk_shop_get_response":"#), "{}", responses[1]);
    assert!(responses[2].starts_with(CARRIED_OUT), "{}", responses[2]);
    assert_eq!(sandbox.received(), 1);
    let calls = sandbox.calls();
    assert_eq!(calls.len(), 3);
    assert_eq!(calls[1].method.as_deref(), Some("taobao.tbk.shop.get"));
    assert_eq!(calls[1].parameter("q"), Some("女装"));
    assert_eq!((calls[2].parameter("q"), calls[2].parameter("sign")), (None, None));
}

#[tokio::test]
async fn public_parameters_apply_to_all_calls() {
    let sandbox = Sandbox::start().await.unwrap();
    let public = format!("#PUBLIC#method={MEMBER_MOD}&operate_type=1&organization_id=1356");
    let responses = send(
        &sandbox,
        &[public.as_str(), "N", "operate_type=9&method=taobao.tbk.shop.get", "operate_type=2"]
            .join(SEPARATOR),
    )
    .await;
    assert_eq!(responses.len(), 3);
    assert!(responses[0].starts_with(CARRIED_OUT), "{}", responses[0]);
    assert!(responses[1].contains(r#""sub_code":"isv.missing-parameter:"#), "{}", responses[1]);
    assert!(responses[2].starts_with(CARRIED_OUT), "{}", responses[2]);
    let values: Vec<_> =
        sandbox.calls().iter().map(|call| call.parameter("operate_type").map(str::to_owned)).collect();
    assert_eq!(values, [Some("1".to_owned()), Some("9".to_owned()), Some("2".to_owned())]);
}

#[tokio::test]
async fn calls_fail_one_by_one() {
    let sandbox = Sandbox::start().await.unwrap();
    let other = format!("{FIRST}&session=6100other");
    let responses = send(&sandbox, &["method=taobao.no.such", "N", &other, FIRST].join(SEPARATOR)).await;
    let codes = [22, 21, 27].map(|code| format!(r#"{{"error_response":{{"code":{code},"#));
    for (response, code) in responses.iter().zip(&codes) {
        assert!(response.starts_with(code.as_str()), "{response}");
    }
    assert!(responses[3].starts_with(CARRIED_OUT), "{}", responses[3]);
}

#[tokio::test]
async fn an_invalid_batch_gets_one_error() {
    let sandbox = Sandbox::start().await.unwrap();
    let body = [FIRST, SHOPS].join(SEPARATOR);
    let unsigned_body = signed(system(&sandbox), "", sandbox.app_secret());
    let response = post(&sandbox, &target(&unsigned_body), TEXT, body.as_bytes()).await;
    assert!(response.starts_with(r#"{"error_response":{"code":25,"#), "{response}");
    assert!(!response.contains("-S-"), "{response}");
    let refused = Outcome::Refused { code: 25, sub_code: Some("isv.invalid-signature".to_owned()) };
    assert_eq!(outcomes(&sandbox), [refused.clone(), refused]);
    let response = send(&sandbox, "").await;
    assert!(response[0].contains("isv.missing-parameter:body"), "{response:?}");
    let multipart = post(&sandbox, "/router/batch", "multipart/form-data; boundary=b", b"--b--").await;
    assert!(multipart.contains("isv.invalid-content-type"), "{multipart}");
    let get = exchange(&sandbox, b"GET /router/batch HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
    assert!(get.contains("<code>9</code>") && get.contains("send POST"), "{get}");
    assert_serves(&sandbox).await;
}

#[tokio::test]
async fn the_header_names_another_separator() {
    let sandbox = Sandbox::start().await.unwrap();
    for (header, separator) in [("-8c1f-", "-8c1f-"), ("%0D%0A-X-%0D%0A", "\r\n-X-\r\n")] {
        let body = [FIRST, SHOPS].join(separator);
        let query = signed(system(&sandbox), &body, sandbox.app_secret());
        let head = head(&target(&query), TEXT, body.len());
        let head = head.replace("Host:", &format!("top-api-separator: {header}\r\nHost:"));
        let response = exchange(&sandbox, (head + &body).as_bytes()).await;
        let responses: Vec<_> = response.split_once("\r\n\r\n").unwrap().1.split(separator).collect();
        assert_eq!(responses.len(), 2, "{response}");
        assert!(responses[1].starts_with(r#"{"tbk_shop_get_response":"#), "{response}");
    }
}

#[tokio::test]
async fn a_batch_has_limits() {
    let sandbox = Sandbox::start().await.unwrap();
    assert_eq!(send(&sandbox, &vec![FIRST; 100].join(SEPARATOR)).await.len(), 100);
    let response = send(&sandbox, &vec![FIRST; 101].join(SEPARATOR)).await;
    assert!(response[0].contains("at most 100 calls"), "{response:?}");
    // The public parameters would be copied 20 times.
    let public = format!("#PUBLIC#remark={}", "x".repeat(1 << 20));
    let response = send(&sandbox, &[vec![public.as_str()], vec![FIRST; 20]].concat().join(SEPARATOR)).await;
    assert!(response[0].contains("longer than 16 MiB"), "{response:?}");
    let many: Vec<_> = (0..1000).map(|number| format!("p{number}=1")).collect();
    let response = send(&sandbox, &format!("{FIRST}&{}", many.join("&"))).await;
    assert!(response[0].contains("at most 1000 parameters"), "{response:?}");
    assert_serves(&sandbox).await;
}

#[tokio::test]
async fn faults_of_data_affect_one_call() {
    let shops = FaultRule::new(Fault::error(15, "isp.sys-error")).on("taobao.tbk.shop.get");
    let sandbox = Sandbox::builder().fault(shops).start().await.unwrap();
    let responses = send(&sandbox, &[FIRST, SHOPS, FIRST].join(SEPARATOR)).await;
    assert!(responses[0].starts_with(CARRIED_OUT) && responses[2].starts_with(CARRIED_OUT), "{responses:?}");
    assert!(responses[1].starts_with(r#"{"error_response":{"code":15,"#), "{responses:?}");
    let failed = Outcome::Refused { code: 15, sub_code: Some("isp.sys-error".to_owned()) };
    assert_eq!(outcomes(&sandbox), [Outcome::CarriedOut, failed, Outcome::CarriedOut]);
}

#[tokio::test]
async fn calls_of_a_batch_have_accounts_and_answers() {
    let forbidden = FaultRule::new(Fault::error(12, "")).account("shop2").always();
    let sandbox = Sandbox::builder()
        .accounts(["shop1", "shop2"])
        .fault(forbidden)
        .answers([Answer::raw("taobao.tbk.shop.get", "sent unchanged")])
        .start()
        .await
        .unwrap();
    let second = format!("{FIRST}&session={}", sandbox.account("shop2").unwrap().session());
    let undocumented = "method=taobao.tbk.order.details.get&start_time=2026-01-01+00:00:00\
                        &end_time=2026-01-01+01:00:00&query_type=99";
    let responses = send(&sandbox, &[FIRST, &second, SHOPS, undocumented].join(SEPARATOR)).await;
    assert!(responses[0].starts_with(CARRIED_OUT), "{responses:?}");
    assert!(responses[1].starts_with(r#"{"error_response":{"code":12,"#), "{responses:?}");
    assert_eq!(responses[2], "sent unchanged");
    assert!(responses[3].contains("isv.invalid-parameter:query_type"), "{responses:?}");
    let accounts: Vec<_> = sandbox.calls().into_iter().map(|call| call.account.unwrap()).collect();
    assert_eq!(accounts, ["shop1", "shop2", "shop1", "shop1"]);
}

#[tokio::test]
async fn an_observer_sees_each_call_of_a_batch() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let forms = Arc::clone(&seen);
    let observer = move |request: &top_sandbox::Observed<'_>| {
        assert!(request.is_in_batch() && request.call.elapsed.as_nanos() > 0);
        forms.lock().unwrap().push(request.expose_form().into_owned());
    };
    let sandbox = Sandbox::builder().observe(observer).start().await.unwrap();
    let body = ["#PUBLIC#q=1", FIRST, "N"].join(SEPARATOR);
    let query = signed(system(&sandbox), &body, sandbox.app_secret());
    post(&sandbox, &target(&query), TEXT, body.as_bytes()).await;
    let shared = format!("q=1&{}", form(&query));
    assert_eq!(*seen.lock().unwrap(), [format!("{FIRST}&{shared}"), shared]);
}

#[tokio::test]
async fn faults_of_the_connection_affect_the_batch() {
    let rule = FaultRule::new(Fault::Truncated).on("taobao.tbk.shop.get");
    let sandbox = Sandbox::builder().fault(rule).start().await.unwrap();
    let whole = send(&sandbox, &[FIRST, FIRST].join(SEPARATOR)).await.join(SEPARATOR).len();
    assert_eq!(outcomes(&sandbox), [Outcome::CarriedOut, Outcome::CarriedOut]);
    let cut = send(&sandbox, &[SHOPS, FIRST].join(SEPARATOR)).await.join(SEPARATOR);
    assert!(whole > 0 && !cut.ends_with('}'), "{cut}");
    assert_eq!(outcomes(&sandbox), [Outcome::CarriedOutAndFaulted, Outcome::CarriedOutAndFaulted]);
    sandbox.fault(FaultRule::new(Fault::EmptyStatus(200)).on("taobao.tbk.shop.get"));
    assert_eq!(send(&sandbox, &[FIRST, SHOPS].join(SEPARATOR)).await, [""]);
    assert_eq!(outcomes(&sandbox), [Outcome::Faulted, Outcome::Faulted]);
}

#[tokio::test]
async fn a_batch_in_xml_has_xml_responses() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut query = system(&sandbox);
    query.retain(|(name, _)| name != "format");
    query.extend(pairs([("format", "xml")]));
    let query = signed(query, &[FIRST, FIRST].join(SEPARATOR), sandbox.app_secret());
    let response = post(&sandbox, &target(&query), TEXT, [FIRST, FIRST].join(SEPARATOR).as_bytes()).await;
    let roots = response.matches("<tbk_sc_organization_member_mod_response><result>true</result>").count();
    assert_eq!(roots, 2, "{response}");
}
