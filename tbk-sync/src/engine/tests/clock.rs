//! Runs with a wrong clock, and runs that are longer than a lease.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use top_core::{Clock, TopClient, TopTime};

use super::world::{Fault, Punishment, START, Shared, State, order};
use crate::engine::{Engine, EngineBuilder, Reread, SyncAccount};
use crate::model::{AccountKind, Axis, Source, Span};
use crate::store::{Memory, Query, Store};

const DAY: i64 = 86_400;

/// A process whose clock is so far ahead of the gateway's.
fn process(shared: &Shared, store: &Arc<Memory>, ahead: i64) -> EngineBuilder {
    let mut shared = shared.clone();
    shared.ahead = ahead;
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    Engine::builder(Arc::clone(store) as Arc<dyn Store>).account(account)
}

/// A clock that is set to another time.
#[derive(Debug, Clone)]
struct Adjusted {
    shared: Shared,
    by: Arc<AtomicI64>,
}

impl Clock for Adjusted {
    fn now(&self) -> TopTime {
        let millis = Clock::now(&self.shared).unix_millis() + self.by.load(Ordering::Relaxed) * 1_000;
        TopTime::from_unix_millis(millis).unwrap()
    }
}

/// A process that reads only punishments.
fn punishments(shared: &Shared, store: &Arc<Memory>, ahead: i64) -> Engine {
    let mut machine = shared.clone();
    machine.ahead = ahead;
    let account =
        SyncAccount::new("shop1", AccountKind::Publisher, machine.client()).sources([Source::Punish]);
    process(shared, store, ahead).account(account).build().unwrap()
}

/// Adds a punishment of an order of the last hour.
fn punish(shared: &Shared, trade: u64) {
    let created = shared.now() - 3_600;
    let visible = shared.now();
    let state = State { visible, modified: created, paid: None, settled: None, status: 0, fee: 0 };
    let punishment = Punishment { owner: 0, trade, created, states: vec![state] };
    shared.change(|world| world.punishments.push(punishment));
}

async fn keys(store: &Memory) -> Vec<String> {
    store.records(&Query::default()).await.unwrap().into_iter().map(|record| record.key).collect()
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_behind_hides_no_order() {
    let (shared, store) = (Shared::new(vec![order(1, START - 60)]), Arc::new(Memory::new()));
    process(&shared, &store, 0).build().unwrap().run_once().await.unwrap();
    for (number, ahead) in [(2, -600), (3, -8 * 3_600), (4, -400 * DAY)] {
        tokio::time::sleep(Duration::from_secs(3_600)).await;
        let created = shared.now() - 60;
        shared.change(|world| world.orders.push(order(number, created)));
        let summary = process(&shared, &store, ahead).build().unwrap().run_once().await.unwrap();
        assert_eq!((summary.new, summary.open, summary.given_up), (1, 0, 0), "{ahead}");
    }
    assert_eq!(keys(&store).await.len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_first_run_with_a_wrong_clock_reads_up_to_now() {
    for ahead in [-9 * DAY, -3_600, 3_600, 9 * DAY] {
        let (shared, store) = (Shared::new(vec![order(1, START - 60)]), Arc::new(Memory::new()));
        let summary = process(&shared, &store, ahead).build().unwrap().run_once().await.unwrap();
        assert_eq!((summary.new, summary.open, summary.given_up), (1, 0, 0), "{ahead}");
        let covered = store.coverage().await.unwrap().remove(0).covered;
        assert!(covered.iter().all(|span| span.to <= START), "{covered:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn windows_in_the_future_cost_no_calls() {
    for ahead in [3_600, 9 * DAY] {
        let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
        process(&shared, &store, 0).build().unwrap().run_once().await.unwrap();
        tokio::time::sleep(Duration::from_secs(3_600)).await;
        shared.change(|world| world.orders.push(order(1, START + 3_500)));
        let summary = process(&shared, &store, ahead).build().unwrap().run_once().await.unwrap();
        // The sweeps of 3 hours have one call each, too.
        assert_eq!((summary.new, summary.open), (1, 0), "{ahead}");
        assert!(summary.calls <= 6, "{} calls", summary.calls);
    }
}

#[tokio::test(start_paused = true)]
async fn a_long_pause_leaves_no_gap_after_a_wrong_start() {
    let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
    process(&shared, &store, 9 * DAY).build().unwrap().run_once().await.unwrap();
    tokio::time::sleep(Duration::from_secs(3 * 86_400)).await;
    let pause = START + DAY;
    shared.change(|world| world.orders.push(order(1, pause)));
    let summary = process(&shared, &store, 9 * DAY).build().unwrap().run_once().await.unwrap();
    assert_eq!((summary.new, summary.open), (1, 0));
    let updated = store.coverage().await.unwrap().remove(0);
    assert_eq!((updated.stream.start, updated.covered.len()), (START - DAY, 1));
    assert!(updated.stream.frontier.unwrap() > pause);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_ahead_does_not_delay_the_sweeps() {
    let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
    process(&shared, &store, 9 * DAY).build().unwrap().run_once().await.unwrap();
    let engine = process(&shared, &store, 0).build().unwrap();
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    engine.run_once().await.unwrap();
    // Later than the lag.
    shared.change(|world| world.orders.push(order(1, START + 600)));
    tokio::time::sleep(Duration::from_secs(960)).await;
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.found_by_sweep), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn a_wrong_clock_and_no_gateway_are_not_the_end() {
    let (shared, store) = (Shared::new(vec![order(1, START - 60)]), Arc::new(Memory::new()));
    process(&shared, &store, 0).build().unwrap().run_once().await.unwrap();
    shared.change(|world| {
        world.orders.push(order(2, START - 30));
        world.faults.extend((world.calls + 1..world.calls + 9).map(|call| (call, Fault::Status(502))));
    });
    let engine = process(&shared, &store, -9 * DAY).build().unwrap();
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.open), (0, 1));
    let summary = engine.run_until_caught_up().await.unwrap();
    assert_eq!((summary.new, summary.open), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_backfill_asks_for_the_time_first() {
    let (shared, store) = (Shared::new(vec![order(1, START - 80 * DAY)]), Arc::new(Memory::new()));
    let engine = process(&shared, &store, 30 * DAY).build().unwrap();
    let span = Span { from: START - 81 * DAY, to: START - 79 * DAY };
    let result = engine.backfill("shop1", span, Axis::Created, Reread::Missing).await.unwrap();
    assert_eq!((result.unreachable, result.windows), (None, 16));
    assert_eq!((result.summary.new, result.summary.calls), (1, 17));
}

#[tokio::test(start_paused = true)]
async fn a_run_may_be_longer_than_the_lease_of_another_account() {
    let (shared, store) = (Shared::new(vec![order(1, START - 60)]), Arc::new(Memory::new()));
    store.add_account("another", AccountKind::Publisher).await.unwrap();
    tokio::time::sleep(Duration::from_secs(1)).await;
    let engine = process(&shared, &store, 0)
        .lease(Duration::from_secs(1))
        .since(Duration::from_secs(30 * 86_400))
        .build()
        .unwrap();
    // 240 windows at 50 ms.
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.calls, summary.open), (1, 240, 0));
}

#[tokio::test(start_paused = true)]
async fn the_first_sweep_reads_up_to_the_time_of_the_gateway() {
    for ahead in [-7_200, 9 * DAY] {
        let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
        punish(&shared, 1);
        let summary = punishments(&shared, &store, ahead).run_once().await.unwrap();
        // The time, and 35 days in two windows.
        assert_eq!((summary.new, summary.calls, summary.open), (1, 3, 0), "{ahead}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_wrong_clock_does_not_delay_a_list_without_live_lane() {
    for (first, second) in [(0, -7_200), (9 * DAY, 0), (9 * DAY, -7_200)] {
        let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
        punishments(&shared, &store, first).run_once().await.unwrap();
        punish(&shared, 1);
        // Until 04:45. The sweep of punishments is due at 04:00.
        tokio::time::sleep(Duration::from_secs(10 * 3_600 + 2_700)).await;
        let summary = punishments(&shared, &store, second).run_until_caught_up().await.unwrap();
        assert_eq!((summary.new, summary.open), (1, 0), "{first} {second}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_list_without_permission_tells_the_time() {
    let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
    shared.change(|world| world.faults.extend((1..=3).map(|call| (call, Fault::NoPermission))));
    punish(&shared, 1);
    let engine = punishments(&shared, &store, -6_502);
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.calls, summary.open), (3, 2));
    // Nothing is due, so there is no call.
    assert_eq!(engine.run_once().await.unwrap().calls, 0);
    let summary = engine.run_until_caught_up().await.unwrap();
    assert_eq!((summary.new, summary.calls, summary.open), (1, 2, 0));
    assert!(shared.now() >= START + 6 * 3_600);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_set_back_does_not_stop_the_live_lane() {
    for by in [-7_200, -400 * DAY, 7_200] {
        let (shared, store) = (Shared::new(vec![order(1, START - 60)]), Arc::new(Memory::new()));
        let clock = Adjusted { shared: shared.clone(), by: Arc::default() };
        let client = TopClient::builder("12345678", "app-secret-7f3a").transport(shared.clone());
        let client = client.clock(clock.clone()).build().unwrap();
        let account = SyncAccount::new("shop1", AccountKind::Publisher, client).sources([Source::Order]);
        let engine = process(&shared, &store, 0).account(account).build().unwrap();
        engine.run_once().await.unwrap();
        tokio::time::sleep(Duration::from_secs(600)).await;
        shared.change(|world| world.orders.push(order(2, START + 540)));
        clock.by.store(by, Ordering::Relaxed);
        let summary = engine.run_once().await.unwrap();
        assert_eq!((summary.new, summary.open, summary.given_up), (1, 0, 0), "{by}");
    }
}
