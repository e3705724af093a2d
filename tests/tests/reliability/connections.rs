//! Faults below HTTP.

use std::time::{Duration, Instant};

use top_core::{Cause, ErrorKind, NoRetry};
use top_sandbox::{Fault, FaultRule, Sandbox};

use super::{builder, carried_out, is_retried, kind, read, sandbox, write};

#[tokio::test]
async fn reset_before_the_body_is_read() {
    is_retried(Fault::ResetBeforeBody).await;
}

#[tokio::test]
async fn reset_after_the_body_is_read() {
    is_retried(Fault::ResetAfterBody).await;
}

#[tokio::test]
async fn reset_after_the_call_is_carried_out() {
    is_retried(Fault::ResetAfterAnswering).await;
}

#[tokio::test]
async fn response_never_arrives() {
    is_retried(Fault::NeverAnswer).await;
}

#[tokio::test]
async fn response_arrives_byte_by_byte() {
    is_retried(Fault::SlowLoris { every: Duration::from_millis(50) }).await;
}

#[tokio::test]
async fn response_is_shorter_than_its_length() {
    is_retried(Fault::WrongLength).await;
}

#[tokio::test]
async fn response_is_not_http() {
    is_retried(Fault::Raw(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec())).await;
}

#[tokio::test]
async fn connection_closes_without_a_response() {
    is_retried(Fault::Raw(Vec::new())).await;
}

#[tokio::test]
async fn refused_connection_is_retried_for_writes_too() {
    let gateway = Sandbox::start().await.unwrap();
    let client = builder(&gateway).build().unwrap();
    gateway.close().await;
    let error = client.call(&write()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotSent);
    assert!(matches!(error.cause(), Cause::Unreachable { .. }), "{error:?}");
    assert_eq!((gateway.received(), error.attempts()), (0, 4));
    assert!(error.hint().unwrap().zh().contains("网关地址"));
    gateway.open().await.unwrap();
    assert_eq!(kind(client.call(&write()).await), Ok(()));
    assert_eq!((gateway.received(), carried_out(&gateway)), (1, 1));
}

#[tokio::test]
async fn write_is_sent_when_the_gateway_becomes_reachable() {
    let gateway = std::sync::Arc::new(Sandbox::start().await.unwrap());
    let slow = top_core::Backoff {
        first: Duration::from_millis(400),
        longest: Duration::from_millis(400),
        attempts: 100,
    };
    let client = builder(&gateway).retry(slow).build().unwrap();
    gateway.close().await;
    let closed = std::sync::Arc::clone(&gateway);
    let opening = tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(300)).await;
        closed.open().await
    });
    assert_eq!(kind(client.call(&write()).await), Ok(()));
    opening.await.unwrap().unwrap();
    assert_eq!((gateway.received(), carried_out(&gateway)), (1, 1));
}

#[tokio::test]
async fn stalled_response_ends_before_the_deadline() {
    let gateway =
        sandbox(FaultRule::new(Fault::SlowLoris { every: Duration::from_secs(3600) }).always()).await;
    let client = builder(&gateway).attempt_timeout(Duration::from_secs(60)).retry(NoRetry).build().unwrap();
    let start = Instant::now();
    let error = client.call(&read()).await.unwrap_err();
    assert!(error.to_string().contains("the response stalled"), "{error}");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[tokio::test]
async fn total_deadline_holds_for_mixed_faults() {
    let gateway = Sandbox::builder()
        .fault(FaultRule::new(Fault::NeverAnswer).chance(0.3))
        .fault(FaultRule::new(Fault::SlowLoris { every: Duration::from_millis(20) }).chance(0.5))
        .fault(FaultRule::new(Fault::Status { status: 503, retry_after: Some(1) }).always())
        .seed(11)
        .start()
        .await
        .unwrap();
    let client = builder(&gateway)
        .retry(top_core::Backoff { attempts: 1000, ..super::quick() })
        .deadline(Duration::from_secs(1))
        .build()
        .unwrap();
    for _ in 0..4 {
        let start = Instant::now();
        client.call(&read()).await.unwrap_err();
        let took = start.elapsed();
        // A single attempt can take up to 2 s.
        assert!(took < Duration::from_millis(1800), "{took:?}");
    }
}

#[tokio::test]
async fn with_deadline_applies_to_one_call() {
    let gateway = sandbox(FaultRule::new(Fault::NeverAnswer).times(1)).await;
    let client = builder(&gateway).build().unwrap();
    let error = client.with_deadline(Duration::from_millis(100)).call(&read()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::TimedOut, 1));
    assert_eq!(kind(client.call(&read()).await), Ok(()));
    assert_eq!(gateway.received(), 2);
}

#[tokio::test]
async fn cancelled_calls_leave_the_client_usable() {
    let gateway = sandbox(FaultRule::new(Fault::NeverAnswer).times(8)).await;
    let client = builder(&gateway).attempt_timeout(Duration::from_secs(30)).build().unwrap();
    for _ in 0..8 {
        let api = read();
        let call = client.call(&api);
        assert!(tokio::time::timeout(Duration::from_millis(300), call).await.is_err());
    }
    assert_eq!(kind(client.call(&read()).await), Ok(()));
    assert_eq!(gateway.received(), 9);
}
