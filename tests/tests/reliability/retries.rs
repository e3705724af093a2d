//! The number of attempts, the time between them, and the retry budget.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use top_core::{ErrorKind as K, FailedAttempt, NoRetry, RetryPolicy};
use top_sandbox::{Fault, FaultRule, Outcome};

use super::{builder, builder_of, carried_out, idempotent, kind, read, sandbox, write};

#[tokio::test]
async fn outage_does_not_multiply_the_load() {
    let gateway = sandbox(FaultRule::new(Fault::Status { status: 502, retry_after: None }).always()).await;
    let client = builder(&gateway).build().unwrap();
    for _ in 0..200 {
        assert_eq!(kind(client.call(&read()).await), Err(K::Http));
    }
    let extra = gateway.received() - 200;
    // The budget is a fifth of the calls and one retry per second.
    assert!((10..=65).contains(&extra), "{extra} retries of 200 calls; without a budget there are 600");
    let error = client.call(&read()).await.unwrap_err();
    assert!(error.to_string().contains("too many calls of this client fail"), "{error}");
}

#[tokio::test]
async fn every_attempt_has_a_new_timestamp_and_signature() {
    let seen = Arc::new(Mutex::new(HashSet::new()));
    let signs = Arc::clone(&seen);
    let server = top_tests::WireServer::start(move |request| {
        signs.lock().unwrap().insert((request.parameter("timestamp"), request.parameter("sign")));
        top_tests::http("502 Bad Gateway", "", b"")
    })
    .unwrap();
    let slow =
        top_core::Backoff { first: Duration::from_secs(4), longest: Duration::from_secs(4), attempts: 3 };
    let client = builder_of(&server).retry(Waits(slow.first / 3)).build().unwrap();
    let error = client.call(&read()).await.unwrap_err();
    assert_eq!((error.attempts(), server.requests().len()), (3, 3));
    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 3, "{seen:?}");
    assert_eq!(seen.iter().map(|(_, sign)| sign).collect::<HashSet<_>>().len(), 3);
}

#[derive(Debug)]
struct Waits(Duration);

impl RetryPolicy for Waits {
    fn wait(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        (failed.attempt < 3).then_some(self.0)
    }
}

#[derive(Debug)]
struct Always;

impl RetryPolicy for Always {
    fn wait(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        assert_ne!(failed.access, top_core::schema::Access::Write, "the policy is not consulted for writes");
        (failed.attempt < 10).then_some(Duration::ZERO)
    }
}

#[tokio::test]
async fn no_policy_can_repeat_a_write() {
    for fault in [Fault::ResetAfterAnswering, Fault::Truncated, Fault::EmptyStatus(500), Fault::error(10, "")]
    {
        let gateway = sandbox(FaultRule::new(fault.clone()).always()).await;
        let client = builder(&gateway).retry(Always).build().unwrap();
        assert_eq!(kind(client.call(&write()).await), Err(K::OutcomeUnknown), "{fault:?}");
        assert_eq!(gateway.received(), 1, "{fault:?}");
        assert!(carried_out(&gateway) <= 1);
        kind(client.call(&idempotent()).await).unwrap_err();
        assert_eq!(gateway.received(), 11, "{fault:?}");
    }
}

#[tokio::test]
async fn call_by_name_counts_as_a_write() {
    let gateway = sandbox(Fault::ResetAfterAnswering).await;
    let mut params = top_core::Params::new();
    params.push_text("q", "女装");
    params.push_text("fields", "user_id");
    let error = builder(&gateway).build().unwrap().call_raw("taobao.tbk.shop.get", params).await.unwrap_err();
    assert_eq!((error.kind(), gateway.received()), (K::OutcomeUnknown, 1));
    assert!(error.to_string().contains("check whether the call took effect"), "{error}");
}

#[tokio::test]
async fn no_retry_makes_one_attempt() {
    let gateway = sandbox(Fault::EmptyStatus(502)).await;
    let client = builder(&gateway).retry(NoRetry).build().unwrap();
    assert_eq!((kind(client.call(&read()).await), gateway.received()), (Err(K::Http), 1));
}

#[tokio::test]
async fn described_call_is_retried_like_a_typed_call() {
    use top_core::TopApi as _;
    let gateway = sandbox(Fault::ResetAfterBody).await;
    let mut params = top_core::Params::new();
    read().write_params(&mut params);
    let client = builder(&gateway).build().unwrap();
    let api = tbk_apis::find("taobao.tbk.shop.get").unwrap();
    assert_eq!(kind(client.call_described(api, params).await), Ok(()));
    let outcomes: Vec<_> = gateway.calls().into_iter().map(|call| call.outcome).collect();
    assert_eq!(outcomes, [Outcome::Faulted, Outcome::CarriedOut]);
}
