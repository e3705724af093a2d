//! A deterministic series of commits that continues where it was interrupted.

use std::path::Path;
use std::time::Duration;

use serde_json::json;
use tbk_sync::model::{AccountKind, Axis, Event, Lane, NewWindow, Source, Span, Stream, StreamKey, Window};
use tbk_sync::record::Row;
use tbk_sync::store::{Claim, Coverage, Next, PageCommit, Query, Record, Sqlite, Store as _, Version};

const KEY: StreamKey = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };
/// Seconds of a window.
const LENGTH: i64 = 10;
/// Pages of a window.
pub(crate) const PAGES: i64 = 3;
/// Rows of a page.
pub(crate) const ROWS: i64 = 4;

/// The rows of a page. All rows have the number of the page as their state; every key occurs in every second window.
fn rows(page: i64) -> Vec<Row> {
    let row = |number: i64| {
        let key = ((page * ROWS + number) % (2 * PAGES * ROWS)).to_string();
        let document = json!({"trade_id": key, "tk_status": page, "title": "连衣裙".repeat(20)});
        Row {
            document: document.as_object().unwrap().clone(),
            trade: Some(format!("t{key}")),
            key,
            role: 2,
            modified: Some(page),
            created: Some(page),
            status: Some(page),
        }
    };
    (0..ROWS).map(row).collect()
}

struct Program<'a> {
    store: &'a Sqlite,
    claim: Claim,
}

impl Program<'_> {
    async fn stream(&self) -> Stream {
        self.store.streams(&self.claim, &[(KEY, 0)], 10_800).await.unwrap().remove(0)
    }

    /// Returns the open window, or adds the next one.
    async fn window(&self, stream: i64, from: i64) -> Window {
        if let Some(window) = self.store.windows(&self.claim, 1).await.unwrap().pop() {
            return window;
        }
        let span = Span { from, to: from + LENGTH };
        let new = NewWindow { stream, lane: Lane::Live, span, part: None };
        self.store.plan(&self.claim, &[new]).await.unwrap();
        self.store.windows(&self.claim, 1).await.unwrap().remove(0)
    }

    /// Stores the next page of a window.
    async fn page(&self, window: &Window) {
        let number: i64 = window.position.as_deref().map_or(0, |position| position.parse().unwrap());
        let page = window.span.from / LENGTH * PAGES + number;
        let next = (number + 1).to_string();
        let last = number + 1 == PAGES;
        let page = PageCommit {
            window,
            source: KEY.source,
            began: window.span.to,
            seen: 1_767_240_000_000 + page * 1000,
            rows: rows(page).into(),
            next: if last { Next::End { settled: window.span.to } } else { Next::Page(&next) },
        };
        self.store.commit_page(&self.claim, page).await.unwrap();
    }
}

/// Returns the number of pages that are stored.
pub(crate) async fn stored_pages(store: &Sqlite) -> usize {
    let events = store.events(0, 100_000).await.unwrap();
    let rows = usize::try_from(ROWS).unwrap();
    assert_eq!(events.len() % rows, 0, "a page is stored whole or not at all");
    events.len() / rows
}

/// Stores pages until so many windows are covered. Calls `stored` after each page.
pub(crate) async fn run(store: &Sqlite, windows: i64, mut stored: impl FnMut()) {
    store.add_account("shop1", AccountKind::Publisher).await.unwrap();
    let claim = store.claim("worker", Duration::from_secs(60)).await.unwrap().unwrap();
    let program = Program { store, claim };
    loop {
        let stream = program.stream().await;
        let covered = stream.frontier.unwrap_or(0);
        if covered >= windows * LENGTH {
            break;
        }
        let window = program.window(stream.id, covered).await;
        program.page(&window).await;
        stored();
    }
    store.release(&program.claim, Duration::ZERO).await.unwrap();
}

/// Everything that the store reports.
#[derive(Debug, PartialEq)]
pub(crate) struct State {
    records: Vec<Record>,
    versions: Vec<Vec<Version>>,
    events: Vec<Event>,
    coverage: Vec<Coverage>,
}

pub(crate) async fn state(store: &Sqlite) -> State {
    let records = store.records(&Query::default()).await.unwrap();
    let mut versions = Vec::new();
    for record in &records {
        versions.push(store.history(record).await.unwrap());
    }
    let events = store.events(0, 100_000).await.unwrap();
    State { records, versions, events, coverage: store.coverage().await.unwrap() }
}

impl State {
    /// Checks that each version of each record has one event, and the numbers have no hole.
    pub(crate) fn check(&self) {
        let mut expected = Vec::new();
        for (record, versions) in self.records.iter().zip(&self.versions) {
            let numbers: Vec<_> = versions.iter().map(|version| version.version).collect();
            assert_eq!(numbers, (1..=record.version).collect::<Vec<_>>());
            assert_eq!(versions.last().unwrap().document, record.document);
            expected.extend(numbers.iter().map(|number| format!("shop1/order/{}/2@{number}", record.key)));
        }
        let mut ids: Vec<_> = self.events.iter().map(|event| event.id.clone()).collect();
        ids.sort();
        expected.sort();
        assert_eq!(ids, expected);
        let positions: Vec<_> = self.events.iter().map(|event| event.position).collect();
        assert_eq!(positions, (1..=self.events.len() as u64).collect::<Vec<_>>());
    }
}

/// Checks the structure of the file and the references between its tables.
pub(crate) fn check_file(path: &Path) {
    let database = rusqlite::Connection::open(path).unwrap();
    let result: String = database.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(result, "ok");
    let mut broken = database.prepare("pragma foreign_key_check").unwrap();
    assert!(!broken.exists([]).unwrap());
}
