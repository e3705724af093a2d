//! The same commands have the same results in SQLite and in memory.

use std::time::Duration;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::json;
use tbk_sync::model::{
    AccountKind, Axis, Event, Gap, Lane, NewWindow, Source, Span, Stream, StreamKey, Window,
};
use tbk_sync::record::Row;
use tbk_sync::store::{
    Claim, Coverage, Durability, Memory, Next, PageCommit, PageOutcome, Query, Record, Sqlite, Store, Version,
};

const KEY: StreamKey = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };

/// A command. The numbers of windows are taken modulo the number of open windows.
#[derive(Debug, Clone)]
enum Command {
    Plan { lane: Lane, span: Span, part: Option<&'static str> },
    Page { window: usize, rows: Vec<Row>, settled: Option<i64> },
    Halve { window: usize },
    PutOff { window: usize, restart: bool },
    GiveUp { window: usize, gap: Gap },
}

fn row() -> impl Strategy<Value = Row> {
    (0..6_u8, 2..4_i64, prop::option::of(0..5_i64), 0..4_i64, any::<bool>()).prop_map(
        |(key, role, modified, status, tag)| {
            let mut document = json!({"status": status, "nested": {"status": status, "same": 1}});
            if tag {
                document["tag"] = "维权".into();
            }
            Row {
                key: key.to_string(),
                role,
                modified,
                created: modified,
                status: Some(status),
                trade: tag.then(|| format!("t{key}")),
                document: document.as_object().unwrap().clone(),
            }
        },
    )
}

fn command() -> impl Strategy<Value = Command> {
    let lane = prop::sample::select(&[Lane::Live, Lane::Backfill][..]);
    let part = prop::sample::select(&[None, None, Some("tk_status=3"), Some("tk_status=12")][..]);
    // Few spans, so that windows often have the same one.
    let span =
        (0..3_i64, 0..2_i64).prop_map(|(from, length)| Span { from: from * 4, to: (from + length) * 4 });
    let window = any::<usize>();
    let settled = prop::option::of(-1..14_i64);
    prop_oneof![
        4 => (lane, span, part).prop_map(|(lane, span, part)| Command::Plan { lane, span, part }),
        6 => (window, vec(row(), 0..5), settled)
            .prop_map(|(window, rows, settled)| Command::Page { window, rows, settled }),
        1 => window.prop_map(|window| Command::Halve { window }),
        1 => (window, any::<bool>()).prop_map(|(window, restart)| Command::PutOff { window, restart }),
        1 => (window, prop::sample::select(Gap::ALL)).prop_map(|(window, gap)| Command::GiveUp { window, gap }),
    ]
}

/// A store with a claimed account and a stream.
struct Shop<'a> {
    store: &'a dyn Store,
    claim: Claim,
    stream: i64,
}

/// What a store reports, without the ids that it chose.
#[derive(Debug, PartialEq)]
struct Report {
    windows: Vec<Window>,
    streams: Vec<Stream>,
    coverage: Vec<Coverage>,
    records: Vec<(Record, Vec<Version>)>,
    events: Vec<Event>,
}

impl<'a> Shop<'a> {
    async fn open(store: &'a dyn Store) -> Self {
        store.add_account("shop1", AccountKind::Publisher).await.unwrap();
        let claim = store.claim("worker", Duration::from_secs(60)).await.unwrap().unwrap();
        let stream = store.streams(&claim, &[(KEY, 0)], 10_800).await.unwrap()[0].id;
        Self { store, claim, stream }
    }

    async fn window(&self, number: usize) -> Option<Window> {
        let mut windows = self.store.windows(&self.claim, 1000).await.unwrap();
        if windows.is_empty() { None } else { Some(windows.swap_remove(number % windows.len())) }
    }

    fn new_window(&self, lane: Lane, span: Span, part: Option<&str>) -> NewWindow {
        NewWindow { stream: self.stream, lane, span, part: part.map(str::to_owned) }
    }

    async fn run(&self, command: &Command, seen: i64) -> Option<PageOutcome> {
        let Self { store, claim, .. } = self;
        match command {
            Command::Plan { lane, span, part } => {
                store.plan(claim, &[self.new_window(*lane, *span, *part)]).await.unwrap();
            }
            Command::Page { window, rows, settled } => {
                let window = self.window(*window).await?;
                let next = settled.map_or(Next::Page("1_1|2_2"), |settled| Next::End { settled });
                let (source, rows) = (KEY.source, rows.clone().into());
                let page = PageCommit { window: &window, source, began: 30, seen, rows, next };
                return Some(store.commit_page(claim, page).await.unwrap());
            }
            Command::Halve { window } => {
                let window = self.window(*window).await?;
                let Window { lane, span: Span { from, to }, ref part, .. } = window;
                let middle = i64::midpoint(from, to);
                let halves = [(from, middle), (middle, to)]
                    .map(|(from, to)| self.new_window(lane, Span { from, to }, part.as_deref()));
                store.split(claim, &window, &halves, Some((to - from, seen))).await.unwrap();
            }
            Command::PutOff { window, restart } => {
                let window = self.window(*window).await?;
                store.put_off(claim, &window, Duration::ZERO, "busy", *restart).await.unwrap();
            }
            Command::GiveUp { window, gap } => {
                let window = self.window(*window).await?;
                store.give_up(claim, &window, *gap, seen).await.unwrap();
            }
        }
        None
    }

    async fn report(&self) -> Report {
        let Self { store, claim, .. } = self;
        let mut windows = store.windows(claim, 1000).await.unwrap();
        for window in &mut windows {
            (window.id, window.stream) = (0, 0);
        }
        let mut streams = store.streams(claim, &[], 0).await.unwrap();
        for stream in &mut streams {
            stream.id = 0;
        }
        let mut coverage = store.coverage().await.unwrap();
        for report in &mut coverage {
            report.stream.id = 0;
            report.gaps.sort_by_key(|(span, gap)| (*span, gap.as_str()));
        }
        let mut records = Vec::new();
        for mut record in store.records(&Query::default()).await.unwrap() {
            let versions = store.history(&record).await.unwrap();
            record.id = 0;
            records.push((record, versions));
        }
        let mut events = store.events(0, 10_000).await.unwrap();
        // The id of a window is in its event.
        events.retain(|event| !event.kind.starts_with("window."));
        for event in &mut events {
            event.position = 0;
        }
        Report { windows, streams, coverage, records, events }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn sqlite_behaves_as_the_store_in_memory(commands in vec(command(), 1..40)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        runtime.block_on(async {
            let folder = tempfile::tempdir().unwrap();
            let sqlite = Sqlite::open(folder.path().join("orders.db"), Durability::Normal).unwrap();
            let memory = Memory::new();
            let (one, two) = (Shop::open(&sqlite).await, Shop::open(&memory).await);
            for (seen, command) in (0..).zip(&commands) {
                prop_assert_eq!(one.run(command, seen).await, two.run(command, seen).await, "{:?}", command);
            }
            prop_assert_eq!(one.report().await, two.report().await);
            Ok(())
        })?;
    }
}
