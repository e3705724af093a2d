//! What the cases have in common.

use std::fmt::Debug;
use std::time::Duration;

use serde_json::{Map, Value, json};

use super::Failure;
use crate::model::{AccountKind, Axis, Lane, NewWindow, Source, Span, Stream, StreamKey, Window};
use crate::record::Row;
use crate::store::{Claim, Coverage, Next, PageCommit, PageOutcome, Store, StoreError};

/// 2026-01-01 12:00:00 GMT+8, in milliseconds.
pub(super) const SEEN: i64 = 1_767_240_000_000;
pub(super) const HOUR: Duration = Duration::from_secs(3600);
pub(super) const KEY: StreamKey = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };
/// The longest window of the streams.
pub(super) const LIMIT: i64 = 10_800;

/// Fails unless both values are equal.
#[expect(clippy::needless_pass_by_value, reason = "most callers have a value that they do not need again")]
pub(super) fn equal<T: PartialEq + Debug>(what: &str, found: T, expected: T) -> Result<(), Failure> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what}: found {found:?}, expected {expected:?}").into())
}

/// Fails unless the claim of `shop1` was refused.
pub(super) fn fenced<T: Debug>(what: &str, result: Result<T, StoreError>) -> Result<(), Failure> {
    match result {
        Err(StoreError::Fenced { account }) if account == "shop1" => Ok(()),
        other => Err(format!("{what}: found {other:?}, expected `Fenced` for shop1").into()),
    }
}

/// Fails unless the result is an error of the database.
pub(super) fn refused<T: Debug>(what: &str, result: Result<T, StoreError>) -> Result<(), Failure> {
    match result {
        Err(StoreError::Database { .. }) => Ok(()),
        other => Err(format!("{what}: found {other:?}, expected an error").into()),
    }
}

/// Returns the first value, or fails.
pub(super) fn first<T>(what: &str, values: impl IntoIterator<Item = T>) -> Result<T, Failure> {
    values.into_iter().next().ok_or_else(|| format!("{what}: missing").into())
}

pub(super) fn span(from: i64, to: i64) -> Span {
    Span { from, to }
}

/// Returns an order that was changed in this second.
pub(super) fn row(key: &str, modified: i64, document: &Value) -> Row {
    let document = match document {
        Value::Object(document) => document.clone(),
        _ => Map::new(),
    };
    let status = document.get("tk_status").and_then(Value::as_i64);
    let trade = Some(format!("trade-{key}"));
    Row {
        key: key.to_owned(),
        role: 2,
        modified: Some(modified * 1000),
        created: Some(SEEN),
        status,
        trade,
        document,
    }
}

/// Returns an order with this state.
pub(super) fn order(key: &str, modified: i64, status: i64) -> Row {
    row(key, modified, &json!({"tk_status": status, "trade_id": key}))
}

/// An account that is claimed, with one stream.
pub(super) struct Shop<'a> {
    pub(super) store: &'a dyn Store,
    pub(super) claim: Claim,
    pub(super) stream: Stream,
    /// When the pages are seen.
    pub(super) seen: i64,
}

impl<'a> Shop<'a> {
    /// Adds and claims `shop1`, with a stream of updated orders that starts at second 0.
    pub(super) async fn open(store: &'a dyn Store) -> Result<Self, Failure> {
        Self::named(store, "shop1").await
    }

    /// As [`open`](Self::open), with another name. No other account may be due.
    pub(super) async fn named(store: &'a dyn Store, name: &str) -> Result<Self, Failure> {
        store.add_account(name, AccountKind::Publisher).await?;
        let claim = first("the claim", store.claim("worker", HOUR).await?)?;
        equal("the claimed account", &*claim.account.name, name)?;
        let streams = store.streams(&claim, &[(KEY, 0)], LIMIT).await?;
        Ok(Self { store, claim, stream: first("the stream", streams)?, seen: SEEN })
    }

    /// Plans a window of the live lane and returns it.
    pub(super) async fn window(&self, span: Span) -> Result<Window, Failure> {
        first("the window", self.windows(span, &[None]).await?)
    }

    /// Plans windows of one span with these parts and returns them in their order.
    pub(super) async fn windows(&self, span: Span, parts: &[Option<&str>]) -> Result<Vec<Window>, Failure> {
        let new: Vec<_> = parts.iter().map(|part| self.new_window(Lane::Live, span, *part)).collect();
        self.store.plan(&self.claim, &new).await?;
        let due = self.due().await?;
        let planned = |part: Option<&str>| {
            let window = due.iter().find(|window| window.span == span && window.part.as_deref() == part);
            first("the planned window", window.cloned())
        };
        parts.iter().copied().map(planned).collect()
    }

    pub(super) fn new_window(&self, lane: Lane, span: Span, part: Option<&str>) -> NewWindow {
        NewWindow { stream: self.stream.id, lane, span, part: part.map(str::to_owned) }
    }

    /// Returns the open windows that are due.
    pub(super) async fn due(&self) -> Result<Vec<Window>, Failure> {
        Ok(self.store.windows(&self.claim, 100).await?)
    }

    /// Stores a page.
    pub(super) async fn commit(
        &self,
        window: &Window,
        rows: &[Row],
        next: Next<'_>,
    ) -> Result<PageOutcome, StoreError> {
        let source = self.stream.key.source;
        let page = PageCommit { window, source, began: 100, seen: self.seen, rows: rows.into(), next };
        self.store.commit_page(&self.claim, page).await
    }

    /// Stores the last page of a new window.
    pub(super) async fn read(&self, span: Span, rows: &[Row]) -> Result<PageOutcome, Failure> {
        let window = self.window(span).await?;
        self.end(&window, span.to, rows).await
    }

    /// Stores the last page of a window whose rows are settled up to this second.
    pub(super) async fn end(
        &self,
        window: &Window,
        settled: i64,
        rows: &[Row],
    ) -> Result<PageOutcome, Failure> {
        Ok(self.commit(window, rows, Next::End { settled }).await?)
    }

    /// Returns the frontier of the stream.
    pub(super) async fn frontier(&self) -> Result<Option<i64>, Failure> {
        let streams = self.store.streams(&self.claim, &[], LIMIT).await?;
        Ok(first("the stream", streams)?.frontier)
    }

    /// Returns the coverage of the stream.
    pub(super) async fn coverage(&self) -> Result<Coverage, Failure> {
        first("the coverage", self.store.coverage().await?)
    }
}

/// Returns the ids of all events.
pub(super) async fn event_ids(store: &dyn Store) -> Result<Vec<String>, Failure> {
    Ok(store.events(0, 10_000).await?.into_iter().map(|event| event.id).collect())
}
