//! Windows that the platform does not serve whole. A page has one row, so the platform serves 100 rows of a window.

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use top_core::TopClient;
use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};

use super::world::{Order, START, Shared, order, seconds};
use crate::engine::{Engine, Summary, SyncAccount};
use crate::model::{AccountKind, Event, Gap, Lane, Source, Span};
use crate::store::{Coverage, Memory, Store};

struct Run {
    summary: Summary,
    coverage: Coverage,
    events: Vec<Event>,
}

/// A gateway that refuses windows with a certain second, as far as they are not filtered enough.
#[derive(Debug)]
struct Refusing {
    shared: Shared,
    second: i64,
    sub_code: &'static str,
    /// Windows with this parameter are served.
    unless: &'static str,
}

impl Transport for Refusing {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        let text = |name| request.params().get(name).unwrap_or_default().to_owned();
        let window = seconds(&text("start_time"))..=seconds(&text("end_time"));
        if !window.contains(&self.second) || !text(self.unless).is_empty() {
            return self.shared.send(request);
        }
        let body =
            json!({"error_response": {"code": 15, "msg": "Remote service error", "sub_code": self.sub_code}});
        Box::pin(async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Ok(Response::new(200, body.to_string()))
        })
    }
}

/// An engine that reads the live lane of the last hour.
fn engine(store: &Arc<Memory>, refusing: Refusing) -> Engine {
    let client = TopClient::builder("12345678", "app-secret-7f3a")
        .clock(refusing.shared.clone())
        .transport(refusing)
        .build()
        .unwrap();
    let account = SyncAccount::new("shop1", AccountKind::Publisher, client).sources([Source::Order]);
    Engine::builder(Arc::clone(store) as Arc<dyn Store>)
        .account(account)
        .since(Duration::from_secs(3_600))
        .lanes([Lane::Live])
        .build()
        .unwrap()
}

/// Reads the hour before `START` until no window is open.
async fn run_refused(second: i64, sub_code: &'static str, unless: &'static str) -> (Summary, Coverage) {
    let shared = Shared::new(
        (0_u64..60).map(|i| order(1 + i, START - 3_590 + 60 * i64::try_from(i).unwrap())).collect(),
    );
    let store = Arc::new(Memory::new());
    let engine = engine(&store, Refusing { shared, second, sub_code, unless });
    let summary = engine.run_until_caught_up().await.unwrap();
    (summary, store.coverage().await.unwrap().remove(0))
}

/// Reads the seconds before `START` once. Seconds that are older than the lag and a minute are settled.
async fn run(orders: Vec<Order>, since: u64, lag: u64) -> Run {
    let (shared, store) = (Shared::new(orders), Arc::new(Memory::new()));
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
        .account(account)
        .page_size(1)
        .since(Duration::from_secs(since))
        .lag(Duration::from_secs(lag))
        .build()
        .unwrap();
    let summary = engine.run_once().await.unwrap();
    let coverage = store.coverage().await.unwrap().remove(0);
    Run { summary, coverage, events: store.events(0, 1_000).await.unwrap() }
}

impl Run {
    fn count(&self, kind: &str) -> usize {
        self.events.iter().filter(|event| event.kind == kind).count()
    }

    fn covers(&self, second: i64) -> bool {
        self.coverage.covered.iter().any(|span| span.from < second && second < span.to)
    }
}

/// Orders of one second, with these states in turn and both roles.
fn burst(count: u64, at: i64, states: &[i64]) -> Vec<Order> {
    let mut orders: Vec<_> = (1..=count).map(|id| order(id, at)).collect();
    for (i, order) in orders.iter_mut().enumerate() {
        order.role = 2 + i64::from(i % 2 == 1);
        order.states[0].status = states[i % states.len()];
    }
    orders
}

fn gap(from: i64, gap: Gap) -> (Span, Gap) {
    (Span { from, to: from + 1 }, gap)
}

#[tokio::test(start_paused = true)]
async fn a_burst_in_one_second_is_split_by_state_and_role() {
    let run = run(burst(176, START - 90, &[12, 12, 12, 12, 12, 3, 13, 14]), 91, 10).await;
    assert_eq!((run.summary.new, run.summary.open, run.summary.given_up), (176, 0, 0));
    // Orders in a state that no filter selects could be missing.
    let expected = [gap(START - 91, Gap::Partial), gap(START - 90, Gap::Partial)];
    assert_eq!((&*run.coverage.gaps, run.count("window.partial")), (&expected[..], 2));
    assert!(!run.covers(START - 90) && run.covers(START - 88));
    assert!(run.coverage.stream.frontier >= Some(START - 72), "{:?}", run.coverage);
}

#[tokio::test(start_paused = true)]
async fn an_order_in_an_unknown_state_is_not_claimed() {
    let mut orders = burst(150, START - 90, &[12, 3]);
    // After the 100 orders that the platform serves without a filter.
    orders[140..].iter_mut().for_each(|order| order.states[0].status = 99);
    let run = run(orders, 91, 10).await;
    assert_eq!((run.summary.new, run.summary.open), (140, 0));
    assert_eq!(run.coverage.gaps, [gap(START - 91, Gap::Partial), gap(START - 90, Gap::Partial)]);
    assert!(!run.covers(START - 90));
}

#[tokio::test(start_paused = true)]
async fn a_burst_that_may_grow_is_no_gap_yet() {
    let run = run(burst(110, START - 1, &[12, 3]), 2, 900).await;
    assert_eq!((run.summary.new, run.summary.open, run.coverage.gaps.len()), (110, 0, 0));
    assert_eq!((run.coverage.covered.len(), run.coverage.stream.frontier), (0, None));
}

#[tokio::test(start_paused = true)]
async fn a_second_with_too_many_rows_is_reported() {
    let run = run(burst(220, START - 1, &[12]), 2, 900).await;
    let (summary, gaps) = (&run.summary, &run.coverage.gaps);
    assert_eq!((summary.new, summary.open, summary.given_up), (200, 0, 4));
    assert_eq!(*gaps, [gap(START - 2, Gap::Saturated), gap(START - 1, Gap::Saturated)]);
    assert_eq!(run.count("window.saturated"), 2);
}

#[tokio::test(start_paused = true)]
async fn a_second_that_is_refused_is_read_by_filters() {
    let second = START - 3_590;
    for sub_code in ["2007", "9999"] {
        let (summary, coverage) = run_refused(second, sub_code, "tk_status").await;
        assert_eq!((summary.new, summary.open, summary.given_up), (60, 0, 0), "{sub_code}");
        let gaps = [gap(second - 1, Gap::Partial), gap(second, Gap::Partial)];
        assert_eq!(coverage.gaps, gaps, "{sub_code}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_second_that_is_always_refused_is_reported() {
    let second = START - 3_590;
    for sub_code in ["2007", "2004", "9999"] {
        let (summary, coverage) = run_refused(second, sub_code, "never").await;
        assert_eq!((summary.new, summary.open), (59, 0), "{sub_code}");
        assert!(coverage.gaps.contains(&gap(second, Gap::Saturated)), "{:?}", coverage.gaps);
        assert!(coverage.gaps.iter().all(|(span, _)| second - 1 <= span.from && span.to <= second + 1));
        assert!(coverage.stream.frontier > Some(START - 1_000), "{sub_code}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_outage_with_an_unknown_code_narrows_nothing() {
    let shared = Shared::new(vec![order(1, START - 60)]);
    let store = Arc::new(Memory::new());
    // Every window has this second, or none is served.
    let engine = engine(&store, Refusing { shared, second: START - 60, sub_code: "9999", unless: "never" });
    let mut calls = 0;
    for _ in 0..9 {
        calls += engine.run_once().await.unwrap().calls;
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    let coverage = store.coverage().await.unwrap().remove(0);
    assert_eq!((coverage.open, coverage.gaps.len(), coverage.covered.len()), (1, 0, 0));
    // About one call a minute. The first waits are shorter than a run.
    assert!(calls <= 14, "{calls}");
    assert!(coverage.failing.unwrap().1.contains("9999"));
}
