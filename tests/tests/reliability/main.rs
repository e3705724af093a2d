//! Faults of the gateway and of the network: the result of each call, and the number of requests.
//!
//! `docs/reliability.md` lists the faults with the guarantees and the tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod accounts;
mod causes;
mod connections;
mod docs;
mod errors;
mod extensions;
mod limits;
mod outcomes;
mod pages;
mod replies;
mod responses;
mod retries;
mod sessions;
mod tls;

use std::time::Duration;

use tbk_apis::prelude::*;
use top_core::{Backoff, ErrorKind, LeanTransport, Quotas, Reply, TopClientBuilder};
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};
use top_tests::WireServer;

/// `reliability_lean` runs the same tests over `LeanTransport`.
const LEAN: bool = matches!(env!("CARGO_CRATE_NAME").as_bytes(), b"reliability_lean");

fn read() -> TbkShopGet {
    TbkShopGet::builder().q("女装").fields(["user_id"]).build()
}

/// Stops a gift: an idempotent write.
fn idempotent() -> TbkDgVegasTljStop {
    TbkDgVegasTljStop::builder().rights_id("r1").adzone_id(123).build()
}

/// Creates a gift: a write that must not be repeated.
fn write() -> TbkDgVegasTljCreate {
    top_tests::gift("AbC-1x")
}

/// Adds a member: needs a session, and has its own form of business errors.
fn add() -> TbkScOrganizationMemberMod {
    TbkScOrganizationMemberMod::builder().operate_type(MemberOperateType::Add).organization_id(1356).build()
}

/// Short waits between attempts.
fn quick() -> Backoff {
    Backoff { first: Duration::from_millis(2), longest: Duration::from_millis(5), attempts: 4 }
}

fn builder(sandbox: &Sandbox) -> TopClientBuilder {
    set_up(TopClient::builder(sandbox.app_key(), sandbox.app_secret()), sandbox.url())
}

/// A client of a server that does not verify requests.
fn builder_of(server: &WireServer) -> TopClientBuilder {
    set_up(TopClient::builder("12345678", "5ecre7"), server.url())
}

fn set_up(builder: TopClientBuilder, url: &str) -> TopClientBuilder {
    let builder = if LEAN { builder.transport(LeanTransport::new().unwrap()) } else { builder };
    builder
        .endpoint(Endpoint::custom(url).unwrap())
        .quotas(Quotas::unlimited())
        .retry(quick())
        .attempt_timeout(Duration::from_secs(2))
        .stall_timeout(Duration::from_millis(400))
        .deadline(Duration::from_secs(20))
}

async fn sandbox(fault: impl Into<FaultRule>) -> Sandbox {
    Sandbox::builder().fault(fault).start().await.unwrap()
}

/// The number of calls that the sandbox carried out, even if the response was lost.
fn carried_out(sandbox: &Sandbox) -> usize {
    let done = |outcome: &Outcome| matches!(outcome, Outcome::CarriedOut | Outcome::CarriedOutAndFaulted);
    sandbox.calls().iter().filter(|call| done(&call.outcome)).count()
}

fn kind<T>(outcome: Result<Reply<T>, top_core::Error>) -> Result<(), ErrorKind> {
    outcome.map(|_| ()).map_err(|error| error.kind())
}

/// Runs the calls concurrently, each in its own task.
async fn concurrently<C>(count: usize, call: impl Fn() -> C) -> Vec<C::Output>
where
    C: Future<Output: Send> + Send + 'static,
{
    let calls: Vec<_> = (0..count).map(|_| tokio::spawn(call())).collect();
    let mut results = Vec::new();
    for call in calls {
        results.push(call.await.unwrap());
    }
    results
}

/// The texts of all sources of the error.
fn source(error: &top_core::Error) -> String {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// The result of a call, and the number of requests.
type Expected = (Result<(), ErrorKind>, usize);

/// Makes a read, an idempotent write and a write, each of which meets the fault once.
async fn check(fault: Fault, on_read: Expected, on_idempotent: Expected, on_write: Expected) {
    let gateway = sandbox(fault.clone()).await;
    let result = kind(builder(&gateway).build().unwrap().call(&read()).await);
    assert_eq!((result, gateway.received()), on_read, "a read with {fault:?}");

    let gateway = sandbox(fault.clone()).await;
    let result = kind(builder(&gateway).build().unwrap().call(&idempotent()).await);
    assert_eq!((result, gateway.received()), on_idempotent, "an idempotent write with {fault:?}");

    let gateway = sandbox(fault.clone()).await;
    let result = kind(builder(&gateway).build().unwrap().call(&write()).await);
    assert_eq!((result, gateway.received()), on_write, "a write with {fault:?}");
    assert!(carried_out(&gateway) <= 1, "{fault:?}: a write was carried out twice");
}

/// Reads and idempotent writes are retried; the outcome of a write is unknown.
async fn is_retried(fault: Fault) {
    check(fault, (Ok(()), 2), (Ok(()), 2), (Err(ErrorKind::OutcomeUnknown), 1)).await;
}

/// No call is retried. The error of a write can differ.
async fn is_final(fault: Fault, kind: ErrorKind, write_kind: ErrorKind) {
    check(fault, (Err(kind), 1), (Err(kind), 1), (Err(write_kind), 1)).await;
}

/// Every call succeeds at the first attempt.
async fn is_harmless(fault: Fault) {
    check(fault, (Ok(()), 1), (Ok(()), 1), (Ok(()), 1)).await;
}
