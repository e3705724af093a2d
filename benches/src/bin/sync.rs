//! Measures the store of orders in SQLite: `sync [ROUNDS]`.
//!
//! Both sides store the same pages of 100 orders, each page in one transaction that is on the disk before the next one begins.
//!
//! | row | floor | target |
//! | --- | --- | --- |
//! | new orders | the same statements with rusqlite; documents, digests and events are made in advance | 0.75 of its rate |
//! | unchanged orders | the look-up of each order by its key, after decoding the page with the SDK | 0.6 of its rate |
//! | a page of orders without secrets | the same call without the removal of secrets | – |
//!
//! A test compares the statements with those of the store.

#![allow(clippy::print_stdout, reason = "the program prints a table")]

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::{Connection, TransactionBehavior, params};
use tbk_apis::TbkOrderDetailsGet;
use tbk_sync::record::Row;
use tbk_sync::store::{Durability, Sqlite};
use tokio::runtime::Runtime;
use top_benches::orders::{self, Page, Prepared, ROWS, SEEN, rate};
use top_benches::turns::{Measured, alternate, format_seconds};
use top_core::decode::Options;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
use top_core::{Quotas, TopClient, TopTime, decode_response};

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const SCHEMA: [&str; 2] = [
    include_str!("../../../tbk-sync/src/store/sqlite/schema-1.sql"),
    include_str!("../../../tbk-sync/src/store/sqlite/schema-2.sql"),
];

const FENCE: &str = "select 1 from account where id = ?1 and fence = ?2 and worker = ?3";
const WINDOW: &str = "select w.*, stream.source, stream.axis, stream.scene from open_window w
    join stream on stream.id = w.stream where w.id = ?2 and stream.account = ?1";
const FIND: &str = "select id, version, digest, modified, last_seen from record
    where account = ?1 and source = ?2 and key = ?3 and role = ?4";
const RECORD: &str =
    "insert into record (account, source, key, role, version, digest, first_seen, last_seen, found_by,
    modified, created, status, trade) values (?1, ?2, ?3, ?4, 1, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11)";
const DOCUMENT: &str = "insert into document (record, json) values (?1, ?2)";
const EVENT: &str = "insert into outbox (id, kind, account, seen, json) values (?1, ?2, ?3, ?4, ?5)";
const PROCEED: &str =
    "update open_window set position = ?2, began = ?3, failures = 0, due_at = 0, last_error = null
    where id = ?1";

fn main() -> Outcome {
    let rounds = std::env::args().nth(1).map_or(Ok(9), |rounds| rounds.parse())?;
    let pages = orders::pages()?;
    println!("| pages of {ROWS} orders | floor | SDK | ratio | target | result |");
    println!("| --- | --- | --- | --- | --- | --- |");
    let new = alternate(rounds, || floor_new(&pages), || store(&pages, Stored::New))?;
    let met = report("new, SQLite", new, 0.75);
    let unchanged = alternate(rounds, || floor_unchanged(&pages), || store(&pages, Stored::Unchanged))?;
    let met = report("unchanged, SQLite", unchanged, 0.6) && met;
    redaction(rounds, &pages)?;
    if met { Ok(()) } else { Err("a ratio is below its target".into()) }
}

/// Prints the rates. Returns whether the target is met.
fn report(name: &str, Measured { floor, ours, ratio }: Measured, target: f64) -> bool {
    let is_met = ratio >= target;
    let result = if is_met { "met" } else { "missed" };
    println!("| {name} | {floor:.0}/s | {ours:.0}/s | {ratio:.2} | ≥ {target} | {result} |");
    is_met
}

fn decode(body: &str) -> Outcome {
    let response = decode_response::<TbkOrderDetailsGet>(body.as_bytes(), Options::default())?;
    std::hint::black_box(response);
    Ok(())
}

/// Opens a database with an account, a stream and a window.
fn floor(path: &Path) -> Outcome<Connection> {
    let connection = Connection::open(path)?;
    connection.query_row("pragma journal_mode = wal", [], |_| Ok(()))?;
    connection.execute_batch("pragma synchronous = full; pragma foreign_keys = on")?;
    for step in SCHEMA {
        connection.execute_batch(step)?;
    }
    connection.execute_batch(
        "insert into account (id, name, kind, worker, fence, due_at) values (1, 'shop1', 'publisher', 'worker', 1, 0);
         insert into stream (id, account, source, axis, scene, start, limit_s)
             values (1, 1, 'order', 'updated', 1, 0, 10800);
         insert into open_window (id, stream, lane, a, b) values (1, 1, 'live', 0, 10)",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn floor_new(pages: &[Page]) -> Outcome<f64> {
    let folder = tempfile::tempdir()?;
    let mut connection = floor(&folder.path().join("orders.db"))?;
    let mut elapsed = Duration::ZERO;
    for page in pages {
        let page = Prepared::page(page);
        let start = Instant::now();
        insert(&mut connection, &page)?;
        elapsed += start.elapsed();
    }
    Ok(rate(elapsed))
}

fn insert(connection: &mut Connection, page: &[Prepared<'_>]) -> Outcome {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.prepare_cached(FENCE)?.exists(params![1, 1, "worker"])?;
    transaction.prepare_cached(WINDOW)?.exists([1, 1])?;
    {
        let mut find = transaction.prepare_cached(FIND)?;
        let mut record = transaction.prepare_cached(RECORD)?;
        let mut add_document = transaction.prepare_cached(DOCUMENT)?;
        let mut add_event = transaction.prepare_cached(EVENT)?;
        for Prepared { row, digest, document, event } in page {
            let Row { key, role, modified, created, status, trade, .. } = row;
            find.exists(params![1, "order", key, role])?;
            record.execute(params![
                1, "order", key, role, digest, SEEN, "live", modified, created, status, trade
            ])?;
            add_document.execute(params![transaction.last_insert_rowid(), document])?;
            add_event.execute(params![event.id, event.kind, "shop1", SEEN, event.json])?;
        }
    }
    transaction.prepare_cached(PROCEED)?.execute(params![1, "1_1|2_2", 20])?;
    Ok(transaction.commit()?)
}

fn floor_unchanged(pages: &[Page]) -> Outcome<f64> {
    let folder = tempfile::tempdir()?;
    let mut connection = floor(&folder.path().join("orders.db"))?;
    for page in pages {
        insert(&mut connection, &Prepared::page(page))?;
    }
    let start = Instant::now();
    for page in pages {
        decode(&page.body)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        {
            let mut find = transaction.prepare_cached(FIND)?;
            for Row { key, role, .. } in page.rows.iter() {
                let id = find.query_row(params![1, "order", key, role], |row| row.get::<_, i64>(0))?;
                std::hint::black_box(id);
            }
        }
        transaction.prepare_cached(PROCEED)?.execute(params![1, "1_1|2_2", 20])?;
        transaction.commit()?;
    }
    Ok(rate(start.elapsed()))
}

/// Which rows are measured.
#[derive(Clone, Copy, PartialEq)]
enum Stored {
    New,
    Unchanged,
}

fn store(pages: &[Page], measured: Stored) -> Outcome<f64> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    runtime.block_on(async {
        let folder = tempfile::tempdir()?;
        let store = Sqlite::open(folder.path().join("orders.db"), Durability::Full)?;
        let (claim, window) = orders::open_window(&store).await?;
        if measured == Stored::Unchanged {
            for page in pages {
                orders::commit(&store, &claim, &window, Arc::clone(&page.rows)).await?;
            }
        }
        let mut elapsed = Duration::ZERO;
        for page in pages {
            // As after decoding, the rows are in the caches of the processor.
            let rows: Arc<[Row]> = page.rows.to_vec().into();
            let start = Instant::now();
            if measured == Stored::Unchanged {
                decode(&page.body)?;
            }
            orders::commit(&store, &claim, &window, Arc::clone(&rows)).await?;
            elapsed += start.elapsed();
        }
        Ok(rate(elapsed))
    })
}

/// Responds with a page of orders.
#[derive(Debug, Clone)]
struct Gateway(String);

impl Transport for Gateway {
    fn send<'a>(&'a self, _: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async { Ok(Response::new(200, self.0.clone())) })
    }
}

/// Prints what it costs to look for secrets in a page, as the engine does.
fn redaction(rounds: usize, pages: &[Page]) -> Outcome {
    let body = pages.first().ok_or("no pages")?.body.clone();
    let kilobytes = body.len() / 1000;
    let client = TopClient::builder("12345678", "0123456789abcdef0123456789abcdef");
    let client = client.transport(Gateway(body)).quotas(Quotas::unlimited()).build()?;
    let redacting = client.with_redacted_responses();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let measured = alternate(rounds, || call(&runtime, &client), || call(&runtime, &redacting))?;
    let [floor, ours] = [measured.floor, measured.ours].map(format_seconds);
    let name = format!("a call for a page of {kilobytes} KB, with the removal of secrets");
    println!("| {name} | {floor} | {ours} | {:.2} | – |  |", measured.ratio);
    Ok(())
}

/// Returns the seconds of a call.
fn call(runtime: &Runtime, client: &TopClient) -> Outcome<f64> {
    const CALLS: u32 = 200;
    let from: TopTime = "2026-11-11 00:00:00".parse()?;
    let to: TopTime = "2026-11-11 03:00:00".parse()?;
    let api = TbkOrderDetailsGet::builder().start_time(from).end_time(to).build();
    let start = Instant::now();
    runtime.block_on(async {
        for _ in 0..CALLS {
            let _ = client.call(&api).await?;
        }
        Outcome::Ok(start.elapsed().as_secs_f64() / f64::from(CALLS))
    })
}
