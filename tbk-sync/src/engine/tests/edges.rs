//! The ends of ranges.

use std::sync::Arc;
use std::time::Duration;

use super::world::{Fault, START, Shared, order};
use crate::engine::{Engine, Mismatch, Progress, Stop, SyncAccount};
use crate::model::{AccountKind, Axis, Lane, NewWindow, Source, Span, StreamKey};
use crate::store::{Memory, Store};

#[tokio::test(start_paused = true)]
async fn an_order_of_the_last_second_has_not_vanished() {
    for ends_are_open in [false, true] {
        let (shared, store) = (Shared::new(vec![order(1, START - 60), order(2, START - 59)]), Memory::new());
        shared.change(|world| world.ends_are_open = ends_are_open);
        let account =
            SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
        let engine = Engine::builder(Arc::new(store) as Arc<dyn Store>).account(account).build().unwrap();
        engine.run_once().await.unwrap();
        let span = Span { from: START - 3_600, to: START - 60 };
        assert_eq!(engine.verify("shop1", span).await.unwrap().differences, [], "{ends_are_open}");
        shared.change(|world| world.orders.remove(0).states.clear());
        assert_eq!(engine.verify("shop1", span).await.unwrap().differences.len(), 1, "{ends_are_open}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_full_last_page_is_not_the_end_of_a_list() {
    let orders = (1..=130).map(|id| order(id, START - 30 - i64::try_from(id).unwrap() % 7)).collect();
    let (shared, store) = (Shared::new(orders), Arc::new(Memory::new()));
    shared.change(|world| world.cuts_lists = true);
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
        .account(account)
        .page_size(1)
        .since(Duration::from_secs(60))
        .build()
        .unwrap();
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.open, summary.given_up), (130, 0, 0));
}

#[tokio::test(start_paused = true)]
async fn rows_after_a_full_last_page_are_unknown() {
    // More orders of one second, state and role than the platform serves: 100 pages of one row. Low numbers come first.
    let orders = (1..=130).map(|id| order(id, START - 90)).collect();
    let (shared, store) = (Shared::new(orders), Arc::new(Memory::new()));
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let builder = Engine::builder(Arc::clone(&store) as Arc<dyn Store>).account(account);
    let engine = builder.page_size(1).since(Duration::from_secs(91)).build().unwrap();
    assert_eq!(engine.run_once().await.unwrap().new, 100);
    shared.change(|world| {
        world.orders.drain(..60);
        world.orders.push(order(200, START - 88));
    });
    let span = Span { from: START - 91, to: START - 87 };
    let whole = engine.verify("shop1", span).await.unwrap();
    assert_eq!((whole.unknown.len(), whole.differences.len()), (0, 60 + 30 + 1));
    // Now each list that has a page 100 ends there.
    shared.change(|world| {
        world.cuts_lists = true;
        world.orders.extend((300..400).map(|id| order(id, START - 90)));
    });
    let cut = engine.verify("shop1", span).await.unwrap();
    assert_eq!(cut.unknown, [(Source::Order, Span { from: START - 91, to: START - 89 })]);
    let vanished = cut.differences.iter().filter(|found| found.mismatch == Mismatch::Vanished);
    assert_eq!(vanished.count(), 0);
    assert!(cut.differences.iter().any(|found| found.key == "200"));
}

#[tokio::test(start_paused = true)]
async fn a_run_after_an_interrupted_one_reads_up_to_now() {
    let orders = (1..=5).map(|id| order(id, START - 60)).collect();
    let (shared, store) = (Shared::new(orders), Arc::new(Memory::new()));
    let account =
        || SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let engine = |stop: Stop| {
        let builder = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
            .account(account())
            .page_size(2)
            .since(Duration::from_secs(3_600));
        builder.stop(stop.clone()).observer(move |progress| {
            if let Progress::Stored { .. } = progress {
                stop.stop();
            }
        })
    };
    // It ends after the first page, as a process that dies.
    let summary = engine(Stop::new()).build().unwrap().run_once().await.unwrap();
    assert_eq!((summary.new, summary.open > 0), (2, true));
    tokio::time::advance(Duration::from_secs(120)).await;
    shared.change(|world| world.orders.push(order(6, START + 60)));
    let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>).account(account()).build().unwrap();
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.open), (4, 0));
}

#[tokio::test(start_paused = true)]
async fn an_interrupted_first_sweep_keeps_its_range() {
    const HOUR: i64 = 3_600;
    let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>).account(account).build().unwrap();
    engine.run_once().await.unwrap();
    // The process dies at 02:10 after it has added the stream of paid orders, and before it adds the windows.
    tokio::time::sleep(Duration::from_secs(8 * 3_600 + 600)).await;
    let start = shared.now() - 26 * HOUR;
    let claim = store.claim("another", Duration::from_secs(9)).await.unwrap().unwrap();
    let key = StreamKey { source: Source::Order, axis: Axis::Paid, scene: 1 };
    store.streams(&claim, &[(key, start)], 3 * HOUR).await.unwrap();
    store.release(&claim, Duration::ZERO).await.unwrap();
    tokio::time::sleep(Duration::from_secs(5 * 3_600)).await;
    engine.run_once().await.unwrap();
    let paid = store.coverage().await.unwrap().into_iter().find(|coverage| coverage.stream.key == key);
    let paid = paid.unwrap();
    assert_eq!((paid.stream.start, paid.covered.len(), paid.covered[0].from), (start, 1, start));
}

#[tokio::test(start_paused = true)]
async fn a_first_run_that_ends_before_its_sweeps_are_planned_hides_none() {
    let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
    let account =
        || SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let builder = || Engine::builder(Arc::clone(&store) as Arc<dyn Store>).account(account());
    // The live lane is read, and no sweep has a mark.
    builder().lanes([Lane::Live]).build().unwrap().run_once().await.unwrap();
    // A change of that time appears after the lag.
    shared.change(|world| world.orders.push(order(1, START - 3_600)));
    tokio::time::sleep(Duration::from_secs(1_800)).await;
    let summary = builder().build().unwrap().run_once().await.unwrap();
    assert_eq!((summary.new, summary.found_by_sweep), (1, 1));
}

#[tokio::test(start_paused = true)]
async fn open_windows_of_another_lane_are_not_waited_for() {
    let (shared, store) = (Shared::new(vec![order(1, START - 60)]), Arc::new(Memory::new()));
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let builder = Engine::builder(Arc::clone(&store) as Arc<dyn Store>).account(account);
    let engine = builder.lanes([Lane::Live]).build().unwrap();
    engine.run_once().await.unwrap();
    let claim = store.claim("another", Duration::from_secs(9)).await.unwrap().unwrap();
    let stream = store.streams(&claim, &[], 1).await.unwrap()[0].id;
    let span = Span { from: START - 60, to: START };
    store.plan(&claim, &[NewWindow { stream, lane: Lane::Sweep, span, part: None }]).await.unwrap();
    let window = store.windows(&claim, 1).await.unwrap().remove(0);
    store.put_off(&claim, &window, Duration::from_secs(60), "busy", false).await.unwrap();
    store.release(&claim, Duration::ZERO).await.unwrap();
    let summary = engine.run_until_caught_up().await.unwrap();
    assert_eq!((summary.same, summary.calls, summary.open), (1, 1, 0));
}

#[tokio::test(start_paused = true)]
async fn nothing_is_read_while_a_window_is_put_off() {
    let (shared, store) = (Shared::new(vec![order(1, START - 60)]), Arc::new(Memory::new()));
    // The second call reads the first window of punishments.
    shared.change(|world| _ = world.faults.insert(2, Fault::NoPermission));
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client());
    let account = account.sources([Source::Order, Source::Punish]);
    let builder = Engine::builder(Arc::clone(&store) as Arc<dyn Store>).account(account);
    let engine = builder.since(Duration::from_secs(3_600)).build().unwrap();
    let summary = engine.run_until_caught_up().await.unwrap();
    assert!(shared.now() > START + 6 * 3_600);
    // After 6 hours: the orders of two windows and the sweeps of that time, and the latest orders again.
    assert_eq!((summary.new, summary.open), (1, 0));
    assert!(summary.calls < 30, "{}", summary.calls);
}
