//! Measures the store of orders in SQLite: `sync [ROUNDS]`.
//!
//! Both sides store the same pages of 100 orders, each page in one transaction that is on the disk before the next one begins.
//!
//! | row | floor | target |
//! | --- | --- | --- |
//! | new orders | the same statements with rusqlite; documents, digests and events are made in advance | 0.75 of its rate |
//! | unchanged orders | the look-up of each order by its key, after decoding the page with the SDK | 0.6 of its rate |

#![allow(clippy::print_stdout, reason = "the program prints a table")]

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::{Connection, TransactionBehavior, params};
use serde_json::{Map, Value};
use tbk_apis::TbkOrderDetailsGet;
use tbk_sync::event::{Draft, RecordState};
use tbk_sync::model::{AccountKind, Axis, Lane, NewWindow, Source, Span, StreamKey, Window};
use tbk_sync::record::Row;
use tbk_sync::store::{Claim, Durability, Next, PageCommit, Sqlite, Store as _};
use top_benches::turns::{Measured, alternate};
use top_core::decode::Options;
use top_core::decode_response;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

const SCHEMA: &str = include_str!("../../../tbk-sync/src/store/sqlite/schema-1.sql");
const SAMPLE: &str = include_str!("../../../tests/data/taobao.tbk.order.details.get.json");
const PAGES: u32 = 30;
const ROWS: u32 = 100;
const SEEN: i64 = 1_767_240_000_000;

const FENCE: &str = "select 1 from account where id = ?1 and fence = ?2 and worker = ?3";
const WINDOW: &str = "select w.*, stream.source, stream.axis, stream.scene from open_window w
    join stream on stream.id = w.stream where w.id = ?2 and stream.account = ?1";
const FIND: &str = "select id, version, digest, modified from record
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
    let pages = pages()?;
    println!("| pages of {ROWS} orders | floor | `tbk-sync` | ratio | target |");
    println!("| --- | --- | --- | --- | --- |");
    let new = alternate(rounds, || floor_new(&pages), || store(&pages, Stored::New))?;
    let unchanged = alternate(rounds, || floor_unchanged(&pages), || store(&pages, Stored::Unchanged))?;
    let met = [report("new", new, 0.75), report("unchanged", unchanged, 0.6)];
    if met == [true, true] { Ok(()) } else { Err("a ratio is below its target".into()) }
}

/// Prints the rates. Returns whether the target is met.
fn report(name: &str, Measured { floor, ours, ratio }: Measured, target: f64) -> bool {
    println!("| {name} | {floor:.0}/s | {ours:.0}/s | {ratio:.2} | ≥ {target} |");
    ratio >= target
}

/// One page as the gateway returns it, and as rows.
struct Page {
    body: String,
    rows: Vec<Row>,
}

fn pages() -> Outcome<Vec<Page>> {
    let sample: Value = serde_json::from_str(SAMPLE)?;
    let order = sample.pointer("/tbk_order_details_get_response/data/results/publisher_order_dto/0");
    let order = order.and_then(Value::as_object).ok_or("the sample has no order")?;
    (0..PAGES).map(|page| self::page(&sample, order, page)).collect()
}

fn page(sample: &Value, order: &Map<String, Value>, page: u32) -> Outcome<Page> {
    let mut rows = Vec::new();
    for row in 0..ROWS {
        // Later orders have higher numbers, but two of them are not neighbours.
        let key = (527_482_117_778_397_637 + u64::from(page * ROWS + row) * 7_919).to_string();
        let mut document = order.clone();
        document.insert("trade_id".to_owned(), key.clone().into());
        let created = Some(SEEN + i64::from(page * ROWS + row) * 1000);
        let (modified, status, trade) = (Some(SEEN), Some(12), Some(key.clone()));
        rows.push(Row { key, role: 2, modified, created, status, trade, document });
    }
    let mut body = sample.clone();
    let list = body.pointer_mut("/tbk_order_details_get_response/data/results/publisher_order_dto");
    *list.ok_or("the sample has no list")? =
        rows.iter().map(|row| Value::Object(row.document.clone())).collect();
    Ok(Page { body: body.to_string(), rows })
}

fn decode(body: &str) -> Outcome {
    let response = decode_response::<TbkOrderDetailsGet>(body.as_bytes(), Options::default())?;
    std::hint::black_box(response);
    Ok(())
}

/// Returns the rows per second.
fn rate(elapsed: Duration) -> f64 {
    f64::from(PAGES * ROWS) / elapsed.as_secs_f64()
}

/// Opens a database with an account, a stream and a window.
fn floor(path: &Path) -> Outcome<Connection> {
    let connection = Connection::open(path)?;
    connection.query_row("pragma journal_mode = wal", [], |_| Ok(()))?;
    connection.execute_batch("pragma synchronous = full; pragma foreign_keys = on")?;
    connection.execute_batch(SCHEMA)?;
    connection.execute_batch(
        "insert into account (id, name, kind, worker, fence, due_at) values (1, 'shop1', 'publisher', 'worker', 1, 0);
         insert into stream (id, account, source, axis, scene, start, limit_s)
             values (1, 1, 'order', 'updated', 1, 0, 10800);
         insert into open_window (id, stream, lane, a, b) values (1, 1, 'live', 0, 10)",
    )?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// A row as the statements take it.
struct Prepared<'a> {
    row: &'a Row,
    digest: [u8; 32],
    document: String,
    event: Draft,
}

fn prepare(row: &Row) -> Prepared<'_> {
    let document = Value::Object(row.document.clone()).to_string();
    let (account, source, key, role) = ("shop1", Source::Order, &*row.key, row.role);
    let state = RecordState { account, source, key, role, version: 1, seen: SEEN, document: &document };
    Prepared { row, digest: row.digest(), event: Draft::new_record(&state), document }
}

fn floor_new(pages: &[Page]) -> Outcome<f64> {
    let folder = tempfile::tempdir()?;
    let mut connection = floor(&folder.path().join("orders.db"))?;
    let pages: Vec<Vec<_>> = pages.iter().map(|page| page.rows.iter().map(prepare).collect()).collect();
    let start = Instant::now();
    for page in &pages {
        insert(&mut connection, page)?;
    }
    Ok(rate(start.elapsed()))
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
        insert(&mut connection, &page.rows.iter().map(prepare).collect::<Vec<_>>())?;
    }
    let start = Instant::now();
    for page in pages {
        decode(&page.body)?;
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        {
            let mut find = transaction.prepare_cached(FIND)?;
            for Row { key, role, .. } in &page.rows {
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
        let (claim, window) = open_window(&store).await?;
        if measured == Stored::Unchanged {
            for page in pages {
                commit(&store, &claim, &window, page).await?;
            }
        }
        let start = Instant::now();
        for page in pages {
            if measured == Stored::Unchanged {
                decode(&page.body)?;
            }
            commit(&store, &claim, &window, page).await?;
        }
        Ok(rate(start.elapsed()))
    })
}

async fn open_window(store: &Sqlite) -> Outcome<(Claim, Window)> {
    store.add_account("shop1", AccountKind::Publisher).await?;
    let claim = store.claim("worker", Duration::from_secs(3600)).await?.ok_or("no account is due")?;
    let key = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };
    let stream = store.streams(&claim, &[(key, 0)], 10_800).await?.first().ok_or("no stream")?.id;
    let new = NewWindow { stream, lane: Lane::Live, span: Span { from: 0, to: 10 }, part: None };
    store.plan(&claim, &[new]).await?;
    let window = store.windows(&claim, 1).await?.pop().ok_or("no window")?;
    Ok((claim, window))
}

async fn commit(store: &Sqlite, claim: &Claim, window: &Window, page: &Page) -> Outcome {
    let (source, next) = (Source::Order, Next::Page("1_1|2_2"));
    let page = PageCommit { window, source, began: 20, seen: SEEN, rows: &page.rows, next };
    store.commit_page(claim, page).await?;
    Ok(())
}
