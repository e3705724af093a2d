//! Runs with a wrong clock, and runs that are longer than a lease.

use std::sync::Arc;
use std::time::Duration;

use super::world::{Fault, START, Shared, order};
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
