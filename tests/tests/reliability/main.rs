//! What the client does when the gateway misbehaves: behaviour, and the number of requests that reached it.
//!
//! `docs/reliability.md` lists the faults with the promises and the tests that prove them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod accounts;
mod answers;
mod causes;
mod connections;
mod docs;
mod errors;
mod extensions;
mod limits;
mod pages;
mod repeats;
mod replies;
mod retries;
mod sessions;
mod tls;

use std::time::Duration;

use tbk_apis::prelude::*;
use top_core::{Backoff, ErrorKind, LeanTransport, Quotas, Reply, TopClientBuilder};
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};
use top_tests::WireServer;

/// `reliability_lean` is the same once more, over the other transport.
const LEAN: bool = matches!(env!("CARGO_CRATE_NAME").as_bytes(), b"reliability_lean");

fn read() -> TbkShopGet {
    TbkShopGet::builder().q("女装").fields(["user_id"]).build()
}

/// Stops a gift: done twice it is the same as once.
fn idempotent() -> TbkDgVegasTljStop {
    TbkDgVegasTljStop::builder().rights_id("r1").adzone_id(123).build()
}

/// Makes a gift: done twice it costs twice.
fn write() -> TbkDgVegasTljCreate {
    top_tests::gift("AbC-1x")
}

/// Needs a session, and tells a refusal in its own way.
fn add() -> TbkScOrganizationMemberMod {
    TbkScOrganizationMemberMod::builder().operate_type(MemberOperateType::Add).organization_id(1356).build()
}

/// Waits that a test can afford.
fn quick() -> Backoff {
    Backoff { first: Duration::from_millis(2), longest: Duration::from_millis(5), attempts: 4 }
}

fn builder(sandbox: &Sandbox) -> TopClientBuilder {
    set_up(TopClient::builder(sandbox.app_key(), sandbox.app_secret()), sandbox.url())
}

/// For a server that checks nothing.
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

/// How often calls were carried out, whatever became of the answer.
fn carried_out(sandbox: &Sandbox) -> usize {
    let done = |outcome: &Outcome| matches!(outcome, Outcome::CarriedOut | Outcome::CarriedOutAndFaulted);
    sandbox.calls().iter().filter(|call| done(&call.outcome)).count()
}

fn kind<T>(outcome: Result<Reply<T>, top_core::Error>) -> Result<(), ErrorKind> {
    outcome.map(|_| ()).map_err(|error| error.kind())
}

/// Calls that are on their way together, each in a task of its own.
async fn concurrently<C>(count: usize, call: impl Fn() -> C) -> Vec<C::Output>
where
    C: Future<Output: Send> + Send + 'static,
{
    let calls: Vec<_> = (0..count).map(|_| tokio::spawn(call())).collect();
    let mut ended = Vec::new();
    for call in calls {
        ended.push(call.await.unwrap());
    }
    ended
}

/// The texts of everything that caused the error.
fn source(error: &top_core::Error) -> String {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// What calls come to, and with how many requests.
type Expected = (Result<(), ErrorKind>, usize);

/// Strikes one call of each kind with a fault.
async fn strike(fault: Fault, read_ends: Expected, idempotent_ends: Expected, write_ends: Expected) {
    let gateway = sandbox(fault.clone()).await;
    let ended = kind(builder(&gateway).build().unwrap().call(&read()).await);
    assert_eq!((ended, gateway.received()), read_ends, "a read, struck by {fault:?}");

    let gateway = sandbox(fault.clone()).await;
    let ended = kind(builder(&gateway).build().unwrap().call(&idempotent()).await);
    assert_eq!((ended, gateway.received()), idempotent_ends, "an idempotent write, struck by {fault:?}");

    let gateway = sandbox(fault.clone()).await;
    let ended = kind(builder(&gateway).build().unwrap().call(&write()).await);
    assert_eq!((ended, gateway.received()), write_ends, "a write, struck by {fault:?}");
    assert!(carried_out(&gateway) <= 1, "a write was done twice, struck by {fault:?}");
}

/// The fault passes: calls that may be repeated are; a write is not.
async fn passes(fault: Fault) {
    strike(fault, (Ok(()), 2), (Ok(()), 2), (Err(ErrorKind::OutcomeUnknown), 1)).await;
}

/// The fault is the same each time: nothing is repeated. Only a write leaves its outcome open.
async fn stays(fault: Fault, ends: ErrorKind, write_ends: ErrorKind) {
    strike(fault, (Err(ends), 1), (Err(ends), 1), (Err(write_ends), 1)).await;
}

/// The fault does no harm.
async fn is_harmless(fault: Fault) {
    strike(fault, (Ok(()), 1), (Ok(()), 1), (Ok(()), 1)).await;
}
