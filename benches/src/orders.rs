//! Pages of orders, and a store that is about to receive them.

use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use tbk_sync::event::{Draft, RecordState};
use tbk_sync::model::{AccountKind, Axis, Lane, NewWindow, Source, Span, StreamKey, Window};
use tbk_sync::record::Row;
use tbk_sync::store::{Claim, Next, PageCommit, Store, StoreError};

/// The number of pages of a measurement.
pub const PAGES: u32 = 30;
/// The number of orders on a page.
pub const ROWS: u32 = 100;
/// When the pages are read, in milliseconds since 1970.
pub const SEEN: i64 = 1_767_240_000_000;
/// The name of the account.
pub const ACCOUNT: &str = "shop1";

const SAMPLE: &str = include_str!("../../tests/data/taobao.tbk.order.details.get.json");
const LIST: &str = "/tbk_order_details_get_response/data/results/publisher_order_dto";

/// One page as the gateway returns it, and as rows.
pub struct Page {
    /// The body of the response.
    pub body: String,
    /// The rows.
    pub rows: Arc<[Row]>,
}

/// Returns the pages of a measurement.
///
/// # Errors
///
/// Returns an error if the sample is not as expected.
pub fn pages() -> Result<Vec<Page>, Box<dyn Error>> {
    let (sample, order) = sample()?;
    (0..PAGES).map(|page| self::page(&sample, &order, page)).collect()
}

/// Returns the response of the sample and its first order.
///
/// # Errors
///
/// Returns an error if the sample has no order.
pub fn sample() -> Result<(Value, Map<String, Value>), Box<dyn Error>> {
    let sample: Value = serde_json::from_str(SAMPLE)?;
    let order = sample.pointer(LIST).and_then(|list| list.get(0)).and_then(Value::as_object);
    let order = order.cloned().ok_or("the sample has no order")?;
    Ok((sample, order))
}

/// Returns a response with these orders.
///
/// # Errors
///
/// Returns an error if the sample has no list.
pub fn response(sample: &Value, orders: Value) -> Result<Value, Box<dyn Error>> {
    let mut response = sample.clone();
    *response.pointer_mut(LIST).ok_or("the sample has no list")? = orders;
    Ok(response)
}

fn page(sample: &Value, order: &Map<String, Value>, page: u32) -> Result<Page, Box<dyn Error>> {
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
    let orders = rows.iter().map(|row| Value::Object(row.document.clone())).collect();
    Ok(Page { body: response(sample, orders)?.to_string(), rows: rows.into() })
}

/// A row as the statements of a floor take it.
pub struct Prepared<'a> {
    /// The row.
    pub row: &'a Row,
    /// Its digest.
    pub digest: [u8; 32],
    /// Its document as JSON.
    pub document: String,
    /// The event of the new record.
    pub event: Draft,
}

impl<'a> Prepared<'a> {
    /// Prepares a row that is new.
    #[must_use]
    pub fn new(row: &'a Row) -> Self {
        let document = Value::Object(row.document.clone()).to_string();
        let (source, key, role) = (Source::Order, &*row.key, row.role);
        let state =
            RecordState { account: ACCOUNT, source, key, role, version: 1, seen: SEEN, document: &document };
        Self { row, digest: row.digest(), event: Draft::new_record(&state), document }
    }

    /// Prepares the rows of a page.
    #[must_use]
    pub fn page(page: &'a Page) -> Vec<Self> {
        page.rows.iter().map(Self::new).collect()
    }
}

/// Adds an account with a window, and claims it.
///
/// # Errors
///
/// Returns an error if the store fails.
pub async fn open_window(store: &impl Store) -> Result<(Claim, Window), Box<dyn Error>> {
    store.add_account(ACCOUNT, AccountKind::Publisher).await?;
    let claim = store.claim("worker", Duration::from_secs(3600)).await?.ok_or("no account is due")?;
    let key = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };
    let stream = store.streams(&claim, &[(key, 0)], 10_800).await?.first().ok_or("no stream")?.id;
    let new = NewWindow { stream, lane: Lane::Live, span: Span { from: 0, to: 10 }, part: None };
    store.plan(&claim, &[new]).await?;
    let window = store.windows(&claim, 1).await?.pop().ok_or("no window")?;
    Ok((claim, window))
}

/// Stores the rows of a page that another one follows.
///
/// # Errors
///
/// Returns an error if the store fails.
pub async fn commit(
    store: &impl Store,
    claim: &Claim,
    window: &Window,
    rows: Arc<[Row]>,
) -> Result<(), StoreError> {
    let (source, next) = (Source::Order, Next::Page("1_1|2_2"));
    let page = PageCommit { window, source, began: 20, seen: SEEN, rows, next };
    store.commit_page(claim, page).await?;
    Ok(())
}

/// Returns the rows per second of a measurement.
#[must_use]
pub fn rate(elapsed: Duration) -> f64 {
    f64::from(PAGES * ROWS) / elapsed.as_secs_f64()
}
