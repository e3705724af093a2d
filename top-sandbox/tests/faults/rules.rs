//! The selection of requests by rules, and the log of requests.

use tokio::io::AsyncWriteExt as _;
use top_core::Format;
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};

use crate::{ORDERS, SHOPS, connect, fetch, head, rest, sandbox, send, signed};

/// Sends requests one after the other and returns the outcomes of all logged requests.
async fn outcomes(sandbox: &Sandbox, requests: usize) -> Vec<Outcome> {
    for _ in 0..requests {
        let _ = rest(send(sandbox, SHOPS, Format::Json).await).await;
    }
    sandbox.calls().into_iter().map(|call| call.outcome).collect()
}

#[tokio::test]
async fn a_fault_without_a_rule_affects_one_request() {
    let sandbox = sandbox(Fault::ResetAfterBody).await;
    assert_eq!(outcomes(&sandbox, 3).await, [Outcome::Faulted, Outcome::CarriedOut, Outcome::CarriedOut]);
    assert_eq!((sandbox.received(), sandbox.connections()), (3, 3));
}

#[tokio::test]
async fn a_rule_can_select_one_api() {
    let sandbox = sandbox(FaultRule::new(Fault::Html).on(ORDERS).always()).await;
    for (method, page) in [(SHOPS, false), (ORDERS, true), (SHOPS, false), (ORDERS, true)] {
        let response = fetch(&sandbox, method, Format::Json).await;
        assert_eq!(response.header("content-type") == Some("text/html"), page, "{method}");
    }
}

#[tokio::test]
async fn a_fault_can_be_added_at_run_time() {
    let sandbox = Sandbox::start().await.unwrap();
    outcomes(&sandbox, 1).await;
    sandbox.fault(FaultRule::new(Fault::ResetAfterAnswering).times(2));
    let expected = [
        Outcome::CarriedOut,
        Outcome::CarriedOutAndFaulted,
        Outcome::CarriedOutAndFaulted,
        Outcome::CarriedOut,
    ];
    assert_eq!(outcomes(&sandbox, 3).await, expected);
}

#[tokio::test]
async fn reset_before_body_keeps_the_order_of_rules() {
    let sandbox = Sandbox::builder()
        .fault(Fault::NeverAnswer)
        .fault(Fault::ResetBeforeBody)
        .fault(Fault::ResetAfterAnswering)
        .start()
        .await
        .unwrap();
    // The first request gets no response, so the test does not wait for it.
    let silent = send(&sandbox, SHOPS, Format::Json).await;
    while sandbox.calls().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(sandbox.calls()[0].method.as_deref(), Some(SHOPS));
    let expected = [Outcome::Faulted, Outcome::Faulted, Outcome::CarriedOutAndFaulted];
    assert_eq!(outcomes(&sandbox, 2).await, expected);
    assert_eq!(sandbox.calls()[1].method, None);
    drop(silent);
}

#[tokio::test]
async fn a_seed_makes_chance_reproducible() {
    let run = |seed| async move {
        let rule = FaultRule::new(Fault::Html).chance(0.5);
        let sandbox = Sandbox::builder().seed(seed).fault(rule).start().await.unwrap();
        outcomes(&sandbox, 40).await
    };
    let first = run(1).await;
    assert_eq!(first, run(1).await);
    assert_ne!(first, run(2).await);
    let affected = first.iter().filter(|outcome| **outcome == Outcome::Faulted).count();
    assert!((8..=32).contains(&affected), "{affected} of 40");
}

#[tokio::test]
async fn calls_keep_parameters_without_secrets() {
    let sandbox = sandbox(Fault::error(15, "isp.top-remote-unknown-error")).await;
    let body = signed(&sandbox, SHOPS, Format::Json);
    let sign = body.split_once("sign=").unwrap().1.to_owned();
    let mut stream = connect(&sandbox).await;
    stream.write_all((head(&body) + &body).as_bytes()).await.unwrap();
    rest(stream).await.1.unwrap();
    let calls = sandbox.calls();
    let call = &calls[0];
    assert_eq!((call.method.as_deref(), call.with_session), (Some(SHOPS), true));
    assert_eq!((call.parameter("q"), call.parameter("fields")), (Some("女装"), Some("user_id")));
    assert_eq!((call.parameter("sign"), call.parameter("session")), (None, None));
    let sub_code = Some("isp.top-remote-unknown-error".to_owned());
    assert_eq!(call.outcome, Outcome::Refused { code: 15, sub_code });
    let shown = format!("{calls:?} {sandbox:?}");
    for secret in [sandbox.app_secret(), sandbox.session(), &sign] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[tokio::test]
async fn a_connection_serves_several_requests() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = reqwest::Client::new();
    for _ in 0..3 {
        let body = signed(&sandbox, SHOPS, Format::Json);
        let request = client.post(sandbox.url()).header("content-type", "application/x-www-form-urlencoded");
        assert_eq!(request.body(body).send().await.unwrap().bytes().await.unwrap().first(), Some(&b'{'));
    }
    assert_eq!((sandbox.received(), sandbox.connections()), (3, 1));
}
