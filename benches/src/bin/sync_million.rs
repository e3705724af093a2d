//! Reads a million orders of 90 days into SQLite: `sync-million [ORDERS]`.
//!
//! The engine reads windows of 3 hours from a gateway in the same process that responds at once. Each page is on the disk before
//! the next one is asked for. Fails if the peak of the memory grows by more than 8 MB after the first tenth, or exceeds 40 MB, or
//! if an order is missing. The database needs some 10 GB in the temporary directory.

#![allow(clippy::print_stdout, reason = "the program prints a table")]

use std::error::Error;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tbk_sync::engine::{Engine, Progress, SyncAccount};
use tbk_sync::model::{AccountKind, Lane, Source};
use tbk_sync::store::{Durability, Sqlite, Store as _};
use top_benches::orders;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{Clock, Quotas, TopClient, TopTime};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// The seconds of 90 days.
const SPAN: i64 = 90 * 86_400;
const TENTHS: u64 = 10;
const MOST_GROWTH: f64 = 8.0;
const MOST_MEMORY: f64 = 40.0;

fn main() -> Outcome {
    let orders = std::env::args().nth(1).map_or(Ok(1_000_000), |orders| orders.parse())?;
    let now: TopTime = "2026-11-27 12:00:00".parse()?;
    let ledger = Ledger::new(orders, now)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    println!("| orders so far | seconds | peak of the memory | growth since the first tenth |");
    println!("| --- | --- | --- | --- |");
    let meter = runtime.block_on(read(ledger, now))?;
    match meter.growth {
        _ if meter.orders != orders.unsigned_abs() => {
            Err(format!("{} of {orders} orders were read", meter.orders).into())
        }
        growth if growth > MOST_GROWTH => Err(format!("the memory grew by {growth:.1} MB").into()),
        _ if meter.peak > MOST_MEMORY => {
            Err(format!("the peak of the memory is {:.1} MB", meter.peak).into())
        }
        _ => Ok(()),
    }
}

async fn read(ledger: Ledger, now: TopTime) -> Outcome<Meter> {
    let folder = tempfile::tempdir()?;
    let store = Arc::new(Sqlite::open(folder.path().join("orders.db"), Durability::Full)?);
    let meter = Arc::new(Mutex::new(Meter::new(ledger.orders.unsigned_abs())));
    let observed = Arc::clone(&meter);
    let client = TopClient::builder("12345678", "0123456789abcdef0123456789abcdef")
        .transport(ledger)
        .clock(Fixed(now))
        .quotas(Quotas::unlimited())
        .build()?;
    let engine = Engine::builder(Arc::clone(&store) as Arc<_>)
        .account(SyncAccount::new("shop1", AccountKind::Publisher, client).sources([Source::Order]))
        .lanes([Lane::Live])
        .since(Duration::from_secs(SPAN.unsigned_abs()))
        .observer(move |progress| {
            if let Progress::Stored { outcome, .. } = progress {
                observed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).stored(outcome.new);
            }
        })
        .build()?;
    let summary = engine.run_once().await?;
    if summary.open > 0 {
        return Err(format!("{} windows are open", summary.open).into());
    }
    let mut meter = *meter.lock().map_err(|_| "the observer has failed")?;
    meter.orders = store.counts().await?.iter().map(|count| count.records).sum();
    Ok(meter)
}

#[derive(Debug)]
struct Fixed(TopTime);

impl Clock for Fixed {
    fn now(&self) -> TopTime {
        self.0
    }
}

/// Prints the memory after each tenth.
#[derive(Debug, Clone, Copy)]
struct Meter {
    start: Instant,
    step: u64,
    orders: u64,
    /// In megabytes, as the growth.
    first: Option<f64>,
    peak: f64,
    growth: f64,
}

impl Meter {
    fn new(orders: u64) -> Self {
        let step = (orders / TENTHS).max(1);
        Self { start: Instant::now(), step, orders: 0, first: None, peak: 0.0, growth: 0.0 }
    }

    fn stored(&mut self, new: u64) {
        let before = self.orders / self.step;
        self.orders += new;
        if self.orders / self.step == before {
            return;
        }
        let Some(peak) = peak() else {
            self.growth = f64::MAX;
            return;
        };
        self.peak = peak;
        self.growth = peak - *self.first.get_or_insert(peak);
        let seconds = self.start.elapsed().as_secs_f64();
        println!("| {} | {seconds:.1} | {peak:.1} MB | {:.1} MB |", self.orders, self.growth);
    }
}

/// Returns the peak of the memory of the process in megabytes.
fn peak() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

/// A gateway that serves orders at equal distances.
#[derive(Debug, Clone)]
struct Ledger {
    orders: i64,
    /// The first second, since 1970.
    from: i64,
    /// An order, with [`ID`] and [`TIME`] in place of its number and its times.
    order: Arc<str>,
}

const ID: &str = "@id@";
const TIME: &str = "@time@";

impl Ledger {
    fn new(orders: i64, now: TopTime) -> Outcome<Self> {
        let (_, mut order) = orders::sample()?;
        order.insert("trade_id".to_owned(), ID.into());
        for name in ["modified_time", "tk_create_time"] {
            order.insert(name.to_owned(), TIME.into());
        }
        let order = serde_json::to_string(&order)?.into();
        Ok(Self { orders, from: now.unix_millis() / 1000 - SPAN, order })
    }

    /// Returns the number of orders before this time in seconds since 1970.
    fn before(&self, time: i64) -> i64 {
        // Order `n` is at second `n * SPAN / orders`, rounded down.
        let seconds = (time - self.from).clamp(0, SPAN);
        (seconds * self.orders + SPAN - 1) / SPAN
    }

    /// Returns a page, the newest orders first.
    fn page(&self, request: &Request<'_>) -> Option<String> {
        let param =
            |name: &str| request.params().iter().find(|(known, _)| *known == name).map(|(_, value)| value);
        let second = |name| Some(param(name)?.parse::<TopTime>().ok()?.unix_millis() / 1000);
        let first = self.before(second("start_time")?);
        let size: i64 = param("page_size")?.parse().ok()?;
        let end = match param("position_index") {
            Some(position) => position.strip_prefix("n_")?.parse().ok()?,
            None => self.before(second("end_time")?),
        };
        let next = (end - size).max(first);
        let mut orders = String::new();
        for n in (next..end).rev() {
            let time = TopTime::from_unix_millis((self.from + n * SPAN / self.orders) * 1000)?;
            let id = 527_482_117_778_397_637 + n * 7_919;
            orders += if orders.is_empty() { "" } else { "," };
            orders += &self.order.replace(ID, &id.to_string()).replace(TIME, &time.to_string());
        }
        let more = next > first;
        let mut body = String::new();
        write!(
            body,
            r#"{{"tbk_order_details_get_response":{{"data":{{"results":{{"publisher_order_dto":[{orders}]}},"has_next":{more},"position_index":"n_{next}","page_size":{size}}},"request_id":"x"}}}}"#
        )
        .ok()?;
        Some(body)
    }
}

impl Transport for Ledger {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let page = self.page(&request);
        Box::pin(async move {
            let body = page.ok_or_else(|| TransportError::unknown("the request is not one for orders"))?;
            Ok(Response::new(200, body))
        })
    }
}
