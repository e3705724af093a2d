//! A claimed account that stores pages.

use std::time::Duration;

use serde_json::json;
use tbk_sync::model::{AccountKind, Axis, Lane, NewWindow, Source, Span, StreamKey, Window};
use tbk_sync::record::Row;
use tbk_sync::store::{Claim, Next, PageCommit, PageOutcome, Query, Store, StoreError};

pub(crate) const HOUR: Duration = Duration::from_secs(3600);
pub(crate) const KEY: StreamKey = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };
pub(crate) const ROWS: i64 = 3;
/// The number of windows that [`check`] expects.
pub(crate) const WINDOWS: i64 = 30;

/// The work of one account: windows of ten seconds, each with one page of [`ROWS`] orders.
pub(crate) struct Shop {
    pub(crate) claim: Claim,
    stream: i64,
}

impl Shop {
    /// Adds an account and claims it. No other account may be due.
    pub(crate) async fn open(store: &dyn Store, name: &str) -> Self {
        store.add_account(name, AccountKind::Publisher).await.unwrap();
        let claim = store.claim("worker", HOUR).await.unwrap().unwrap();
        assert_eq!(claim.account.name, name);
        Self::of(store, claim).await.unwrap()
    }

    pub(crate) async fn of(store: &dyn Store, claim: Claim) -> Result<Self, StoreError> {
        let streams = store.streams(&claim, &[(KEY, 0)], 10_800).await?;
        Ok(Self { claim, stream: streams[0].id })
    }

    pub(crate) async fn window(&self, store: &dyn Store, number: i64) -> Result<Option<Window>, StoreError> {
        let span = Span { from: number * 10, to: number * 10 + 10 };
        let new = NewWindow { stream: self.stream, lane: Lane::Live, span, part: None };
        store.plan(&self.claim, &[new]).await?;
        let due = store.windows(&self.claim, 1000).await?;
        Ok(due.into_iter().find(|window| window.span == span))
    }

    /// Stores the only page of a window. Its orders have this state.
    pub(crate) async fn commit(
        &self,
        store: &dyn Store,
        window: &Window,
        status: i64,
    ) -> Result<PageOutcome, StoreError> {
        let rows = (0..ROWS).map(|row| order(window.span.from + row, status)).collect();
        let settled = window.span.to;
        let next = Next::End { settled };
        let source = KEY.source;
        let page = PageCommit { window, source, began: settled, seen: settled * 1000, rows, next };
        store.commit_page(&self.claim, page).await
    }

    /// Plans and stores a window.
    pub(crate) async fn read(&self, store: &dyn Store, number: i64, status: i64) -> Result<(), StoreError> {
        if let Some(window) = self.window(store, number).await? {
            self.commit(store, &window, status).await?;
        }
        Ok(())
    }
}

fn order(id: i64, status: i64) -> Row {
    let document = json!({"tk_status": status, "trade_id": id.to_string()}).as_object().unwrap().clone();
    let (key, modified) = (id.to_string(), Some(status));
    Row { key, role: 2, modified, created: None, status: Some(status), trade: None, document }
}

/// Each order is stored once with one event, and all windows are covered.
pub(crate) async fn check(store: &dyn Store) {
    let expected = usize::try_from(WINDOWS * ROWS).unwrap();
    let records = store.records(&Query::default()).await.unwrap();
    assert_eq!(records.len(), expected);
    assert!(records.iter().all(|record| record.version == 1), "{records:?}");
    let events = store.events(0, 1000).await.unwrap();
    let positions: Vec<_> = events.iter().map(|event| event.position).collect();
    assert_eq!(positions, (1..=(WINDOWS * ROWS).unsigned_abs()).collect::<Vec<_>>());
    let coverage = store.coverage().await.unwrap();
    assert_eq!(coverage[0].covered, [Span { from: 0, to: WINDOWS * 10 }]);
}
