//! Makes concurrent calls against a gateway that fails at random. No write is repeated, and the memory is stable.
//!
//! Runs for six seconds by default; `scripts/soak` runs it for ten minutes. `SOAK_SECONDS` sets the duration and
//! `SOAK_SEED` the seed.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, missing_docs)]

use std::collections::{BTreeMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tbk_apis::prelude::*;
use top_core::{Attempt, Backoff, Error, ErrorKind, Interceptor, Quotas};
use top_sandbox::{Fault, FaultRule, Outcome, Sandbox};
use top_tests::gift;

const TASKS: u64 = 32;

/// A tenth of the requests meets one of these faults.
fn faults() -> Vec<Fault> {
    vec![
        Fault::ResetBeforeBody,
        Fault::ResetAfterBody,
        Fault::ResetAfterAnswering,
        Fault::NeverAnswer,
        Fault::SlowLoris { every: Duration::from_millis(20) },
        Fault::WrongLength,
        Fault::Truncated,
        Fault::Status { status: 502, retry_after: None },
        Fault::EmptyStatus(500),
        Fault::Html,
        Fault::error(15, "isp.top-remote-service-unavailable"),
        Fault::error(10, ""),
        Fault::BothSuccessAndError,
        Fault::WrongEnvelope,
        Fault::OtherFormat,
    ]
}

#[derive(Debug, Default)]
struct Counter {
    attempts: AtomicU64,
    retries: AtomicU64,
}

impl Interceptor for Counter {
    fn after(&self, attempt: &Attempt<'_>, _: Result<(), &Error>, _: Duration) {
        self.attempts.fetch_add(1, Ordering::Relaxed);
        if attempt.number > 1 {
            self.retries.fetch_add(1, Ordering::Relaxed);
        }
    }
}

async fn gateway(seed: u64) -> Sandbox {
    let faults = faults();
    let mut share = 0.1 / f64::from(u32::try_from(faults.len()).unwrap());
    let mut builder = Sandbox::builder().seed(seed);
    for fault in faults {
        builder = builder.fault(FaultRule::new(fault).chance(share));
        // A rule applies to the requests that the rules before it did not match.
        share /= 1.0 - share;
    }
    // A ban delays all calls for a second, so it is rare.
    let ban = Fault::ban_of("accesscontrol.limited-by-app-api-access-count", 0);
    builder.fault(FaultRule::new(ban).chance(0.0003)).start().await.unwrap()
}

/// The resident memory of this process in kilobytes.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().split(' ').next()?.parse().ok())
}

/// The gifts that were created. Stored as numbers to keep the memory of the test itself low.
#[derive(Default)]
struct Writes {
    unique: HashSet<u64>,
    repeated: usize,
}

impl Writes {
    fn collect(&mut self, gateway: &Sandbox) {
        for call in gateway.take_calls() {
            let is_done = matches!(call.outcome, Outcome::CarriedOut | Outcome::CarriedOutAndFaulted);
            if is_done && call.method.as_deref() == Some("taobao.tbk.dg.vegas.tlj.create") {
                let number = call.parameter("item_id").unwrap().parse().unwrap();
                self.repeated += usize::from(!self.unique.insert(number));
            }
        }
    }
}

async fn task(number: u64, client: TopClient, end: Instant, outcomes: Arc<Mutex<BTreeMap<String, u64>>>) {
    let mut count = 0_u64;
    while Instant::now() < end {
        count += 1;
        let outcome = if count.is_multiple_of(3) {
            client.call(&gift(&(count << 8 | number).to_string())).await.map(|_| ())
        } else {
            client.call(&TbkShopGet::builder().q("女装").fields(["user_id"]).build()).await.map(|_| ())
        };
        let outcome = outcome.map_or_else(|error| format!("{:?}", error.kind()), |()| "Ok".to_owned());
        *outcomes.lock().unwrap().entry(outcome).or_default() += 1;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_write_is_repeated_and_memory_is_stable() {
    let number =
        |name: &str, default| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default);
    let (seconds, seed) = (number("SOAK_SECONDS", 6), number("SOAK_SEED", 20_260_101));
    let gateway = gateway(seed).await;
    let counter = Arc::new(Counter::default());
    let client = TopClient::builder(gateway.app_key(), gateway.app_secret())
        .endpoint(Endpoint::custom(gateway.url()).unwrap())
        .quotas(Quotas::unlimited())
        .retry(Backoff { first: Duration::from_millis(2), longest: Duration::from_millis(20), attempts: 4 })
        .attempt_timeout(Duration::from_secs(1))
        .stall_timeout(Duration::from_millis(500))
        .deadline(Duration::from_secs(5))
        .interceptor(Arc::clone(&counter))
        .build()
        .unwrap();
    let outcomes = Arc::new(Mutex::new(BTreeMap::new()));
    let start = Instant::now();
    let end = start + Duration::from_secs(seconds);
    let tasks: Vec<_> =
        (0..TASKS).map(|n| tokio::spawn(task(n, client.clone(), end, Arc::clone(&outcomes)))).collect();
    let mut writes = Writes::default();
    let mut warm = None;
    while Instant::now() < end {
        tokio::time::sleep(Duration::from_millis(100)).await;
        writes.collect(&gateway);
        // After a quarter of the time, the client has allocated its long-lived memory.
        if start.elapsed() >= Duration::from_secs(seconds) / 4 {
            warm = warm.or_else(resident);
        }
    }
    for task in tasks {
        task.await.unwrap();
    }
    writes.collect(&gateway);
    let outcomes = outcomes.lock().unwrap().clone();
    let calls: u64 = outcomes.values().sum();
    let grown = warm.zip(resident()).map(|(warm, now)| now.saturating_sub(warm));
    println!("seconds          {seconds}");
    println!("calls            {calls}");
    println!("requests         {}", gateway.received());
    println!("retries          {}", counter.retries.load(Ordering::Relaxed));
    println!("writes           {}", writes.unique.len());
    println!("repeated writes  {}", writes.repeated);
    println!("memory growth    {} kB", grown.map_or("?".to_owned(), |kilobytes| kilobytes.to_string()));
    println!("outcomes         {outcomes:?}");

    assert_eq!(writes.repeated, 0, "writes were repeated");
    assert!(calls > 20 * seconds, "only {calls} calls in {seconds} s");
    assert!(counter.retries.load(Ordering::Relaxed) > 0, "there were no retries");
    assert!(outcomes.contains_key(&format!("{:?}", ErrorKind::OutcomeUnknown)), "{outcomes:?}");
    // The other calls are writes with an unknown outcome, and a few calls with several faults in a row.
    assert!(outcomes["Ok"] * 100 > calls * 90, "{outcomes:?}");
    if let Some(kilobytes) = grown {
        // Includes the numbers of the gifts and the gateway, which runs in this process.
        assert!(kilobytes < 40_000, "{kilobytes} kB");
    }
}
