//! One case each.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::world::{Fault, Order, START, Shared, State, order};
use crate::engine::{Engine, EngineBuilder, EngineError, Mismatch, Progress, Reread, Stop, SyncAccount};
use crate::model::{AccountKind, Axis, Gap, Lane, Source, Span};
use crate::store::{Memory, Query, Store};

const HOUR: i64 = 3_600;

fn builder(shared: &Shared, store: &Arc<Memory>) -> EngineBuilder {
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    Engine::builder(Arc::clone(store) as Arc<dyn Store>).account(account)
}

fn setup(orders: Vec<Order>) -> (Shared, Arc<Memory>) {
    (Shared::new(orders), Arc::new(Memory::new()))
}

async fn keys(store: &Memory) -> Vec<String> {
    store.records(&Query::default()).await.unwrap().into_iter().map(|record| record.key).collect()
}

fn windows(shared: &Shared) -> Vec<(String, String)> {
    let world = shared.world.lock().unwrap();
    world.log.iter().map(|call| (call["start_time"].clone(), call["end_time"].clone())).collect()
}

#[tokio::test(start_paused = true)]
async fn a_first_run_reads_the_last_day() {
    let orders = (0..250).map(|i| order(i + 1, START - i64::try_from(i).unwrap() * 60)).collect();
    let (shared, store) = setup(orders);
    let summary = builder(&shared, &store).build().unwrap().run_once().await.unwrap();
    assert_eq!((summary.new, summary.open, summary.stale), (250, 0, 0));
    // 8 windows of 3 hours, none with more than 181 orders.
    assert_eq!((summary.calls, summary.pages), (9, 9));
    let stream = store.coverage().await.unwrap().into_iter().find(|c| c.stream.frontier.is_some()).unwrap();
    assert_eq!(stream.stream.key.axis, Axis::Updated);
    assert_eq!(stream.covered.len(), 1);
    assert!(stream.covered[0].to <= START - 960 && stream.covered[0].to > START - 970);
}

#[tokio::test(start_paused = true)]
async fn a_poll_reads_the_tail_again() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    let engine = builder(&shared, &store).since(Duration::from_secs(3_600)).build().unwrap();
    engine.run_once().await.unwrap();
    tokio::time::sleep(Duration::from_secs(60)).await;
    shared.change(|world| {
        let state = State { visible: START + 60, ..world.orders[0].states[0].clone() };
        world.orders.push(Order { id: 2, states: vec![state], ..world.orders[0].clone() });
    });
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.same, summary.calls), (1, 1, 1));
}

#[tokio::test(start_paused = true)]
async fn too_long_windows_are_halved() {
    let (shared, store) = setup(vec![order(1, START - 7_000)]);
    shared.change(|world| world.limit = 1_200);
    let engine = builder(&shared, &store).since(Duration::from_secs(10_800)).build().unwrap();
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.open), (1, 0));
    let claim = store.claim("test", Duration::from_secs(9)).await.unwrap().unwrap();
    let stream = store.streams(&claim, &[], 1).await.unwrap().remove(0);
    assert_eq!((stream.limit, stream.limited_at.is_some()), (675, true));
    // Four windows are too long: 10800, 5400, 2700, 1350 seconds. Then 16 windows.
    assert_eq!(summary.calls, 20);
}

#[tokio::test(start_paused = true)]
async fn a_page_that_cannot_be_decoded_is_kept() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    shared.change(|world| _ = world.faults.insert(1, Fault::Undecodable));
    let engine = builder(&shared, &store).since(Duration::from_secs(3_600)).build().unwrap();
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.open, summary.quarantined), (0, 1, 1));
    let page = store.quarantined(9).await.unwrap().remove(0);
    assert_eq!(page.why, "data.results[0].item_num: expected a whole number, found `many`");
    assert!(page.body.contains(r#""item_num":"many""#) && !page.body.contains("app-secret-7f3a"));
    let frontier = store.coverage().await.unwrap().remove(0).stream.frontier;
    assert_eq!(frontier, None);
    let summary = engine.run_until_caught_up().await.unwrap();
    assert_eq!((summary.new, summary.open), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn unknown_members_reach_the_store() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    shared.change(|world| _ = world.faults.insert(1, Fault::NewMember));
    let engine = builder(&shared, &store).since(Duration::from_secs(3_600)).build().unwrap();
    engine.run_once().await.unwrap();
    let record = store.records(&Query::default()).await.unwrap().remove(0);
    assert_eq!(record.document["new_member"], "1234567890123456789");
    assert_eq!((record.document["pub_share_fee"].as_str(), record.role), (Some("1.230"), 2));
    assert_eq!(record.document["flow_source"], "--");
}

#[tokio::test(start_paused = true)]
async fn a_ban_holds_the_account_until_it_ends() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    shared.change(|world| _ = world.faults.insert(1, Fault::Ban(7_200)));
    let engine = builder(&shared, &store).since(Duration::from_secs(3_600)).build().unwrap();
    let summary = engine.run_once().await.unwrap();
    let until = summary.held_until.unwrap();
    assert!((START + 7_200..START + 7_210).contains(&until), "{}", until - START);
    let again = engine.run_once().await.unwrap();
    assert_eq!((again.calls, again.skipped.as_slice()), (0, ["shop1".to_owned()].as_slice()));
    assert_eq!(again.held_until, Some(until));
    let summary = engine.run_until_caught_up().await.unwrap();
    assert_eq!((summary.new, summary.open), (1, 0));
    assert!(shared.now() >= START + 7_200);
    assert_eq!(shared.world.lock().unwrap().log.len() as u64, 1 + summary.calls);
}

#[tokio::test(start_paused = true)]
async fn a_run_that_is_stopped_during_a_ban_reports_it() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    shared.change(|world| _ = world.faults.insert(1, Fault::Ban(7_200)));
    let stop = Stop::new();
    let engine = builder(&shared, &store).stop(stop.clone()).build().unwrap();
    let stopping = async {
        tokio::time::sleep(Duration::from_secs(60)).await;
        stop.stop();
    };
    let summary = tokio::join!(engine.run_until_caught_up(), stopping).0.unwrap();
    assert!(summary.held_until.is_some() && summary.open > 0, "{summary:?}");
}

#[tokio::test(start_paused = true)]
async fn an_account_is_parked_when_its_session_ends() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    shared.change(|world| world.faults.extend((1..9).map(|call| (call, Fault::SessionExpired))));
    let engine = builder(&shared, &store).since(Duration::from_secs(3_600)).build().unwrap();
    let summary = engine.run_until_caught_up().await.unwrap();
    assert_eq!(summary.parked.len(), 1);
    assert!(summary.parked[0].1.contains("expired"), "{:?}", summary.parked);
    assert_eq!(store.events(0, 9).await.unwrap()[0].kind, "account.parked");
    shared.change(|world| world.faults.clear());
    assert!(store.resume("shop1", 0).await.unwrap());
    assert_eq!(engine.run_once().await.unwrap().new, 1);
}

#[tokio::test(start_paused = true)]
async fn a_list_without_permission_does_not_stop_others() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    shared.change(|world| world.faults.extend((2..9).map(|call| (call, Fault::NoPermission))));
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client())
        .sources([Source::Order, Source::Punish]);
    let engine = builder(&shared, &store).since(Duration::from_secs(3_600)).account(account).build().unwrap();
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.parked.len()), (1, 0));
    assert_eq!(store.accounts().await.unwrap()[0].parked, None);
    assert!(summary.open > 0);
}

#[tokio::test(start_paused = true)]
async fn a_stopped_engine_goes_on_at_its_position() {
    let (shared, store) = setup((1..=50).map(|id| order(id, START - 60)).collect());
    let stop = Stop::new();
    let handle = stop.clone();
    let engine = builder(&shared, &store)
        .page_size(10)
        .since(Duration::from_secs(3_600))
        .stop(stop)
        .observer(move |progress| {
            if matches!(progress, Progress::Stored { .. }) {
                handle.stop();
            }
        })
        .build()
        .unwrap();
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.open), (10, 1));
    let engine = builder(&shared, &store).page_size(10).since(Duration::from_secs(3_600)).build().unwrap();
    engine.run_once().await.unwrap();
    assert_eq!(keys(&store).await.len(), 50);
    let world = shared.world.lock().unwrap();
    assert_eq!(world.log[1]["page_no"], "2");
    assert!(world.log[1].contains_key("position_index"));
}

#[tokio::test(start_paused = true)]
async fn an_old_position_is_not_used() {
    let (shared, store) = setup((1..=50).map(|id| order(id, START - 60)).collect());
    let stop = Stop::new();
    let handle = stop.clone();
    let observer = move |progress: &Progress<'_>| {
        if matches!(progress, Progress::Stored { .. }) {
            handle.stop();
        }
    };
    let first = builder(&shared, &store).page_size(10).stop(stop).observer(observer).build().unwrap();
    first.run_once().await.unwrap();
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    let calls = shared.world.lock().unwrap().log.len();
    builder(&shared, &store).page_size(10).build().unwrap().run_once().await.unwrap();
    assert!(!shared.world.lock().unwrap().log[calls].contains_key("position_index"));
    assert_eq!(keys(&store).await.len(), 50);
}

#[tokio::test(start_paused = true)]
async fn a_clock_that_is_ahead_covers_nothing_early() {
    // The client does not correct a difference of less than a minute.
    for ahead in [59, 7_200] {
        let (mut shared, store) = setup(Vec::new());
        shared.ahead = ahead;
        let engine = builder(&shared, &store).since(Duration::from_secs(3 * 3_600)).build().unwrap();
        engine.run_once().await.unwrap();
        let covered = store.coverage().await.unwrap().remove(0).covered;
        assert!(covered.iter().all(|span| span.to <= START - 900), "{ahead}: {covered:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_worker_that_lost_its_lease_writes_nothing() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    let engine = builder(&shared, &store).build().unwrap();
    store.add_account("shop1", AccountKind::Publisher).await.unwrap();
    let old = store.claim("one", Duration::from_secs(1)).await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let new = store.claim("two", Duration::from_secs(60)).await.unwrap().unwrap();
    let summary =
        engine.0.work(old, crate::engine::pass::Pace::Whole, crate::engine::run::Release::Now).await.unwrap();
    assert_eq!((summary.calls, summary.skipped.as_slice()), (0, ["shop1".to_owned()].as_slice()));
    assert!(keys(&store).await.is_empty());
    store.release(&new, Duration::ZERO).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_backfill_reads_what_was_not_read() {
    let orders =
        vec![order(1, START - 60 * 24 * HOUR), order(2, START - 100 * 24 * HOUR), order(3, START - 60)];
    let (shared, store) = setup(orders);
    let engine = builder(&shared, &store).build().unwrap();
    let span = Span { from: START - 120 * 24 * HOUR, to: START - 50 * 24 * HOUR };
    let result = engine.backfill("shop1", span, Axis::Created, Reread::Missing).await.unwrap();
    assert_eq!((result.windows, result.summary.new, result.summary.open), (320, 1, 0));
    assert_eq!(result.unreachable.unwrap().to, START - 90 * 24 * HOUR + 60);
    let again = engine.backfill("shop1", span, Axis::Created, Reread::Missing).await.unwrap();
    assert!(again.windows <= 1, "{again:?}");
    let whole = engine.backfill("shop1", span, Axis::Created, Reread::Everything).await.unwrap();
    assert_eq!((whole.windows, whole.summary.same), (320, 1));
    let found: Vec<_> = store.records(&Query::default()).await.unwrap();
    assert_eq!((found.len(), found[0].found_by), (1, Lane::Backfill));
    let error = engine.backfill("shop1", span, Axis::Opened, Reread::Missing).await.unwrap_err();
    assert!(matches!(error, EngineError::NoSuchAxis { .. }), "{error}");
    let error = engine.backfill("shop9", span, Axis::Created, Reread::Missing).await.unwrap_err();
    assert_eq!(error.to_string(), "the engine has no account `shop9`");
}

#[tokio::test(start_paused = true)]
async fn seconds_older_than_90_days_become_a_gap() {
    let (shared, store) = setup(vec![order(1, START - 89 * 24 * HOUR)]);
    let engine = builder(&shared, &store).since(Duration::from_secs(91 * 24 * 3_600)).build().unwrap();
    let summary = engine.run_once().await.unwrap();
    assert_eq!((summary.new, summary.open), (1, 0));
    let coverage = store.coverage().await.unwrap().remove(0);
    let last = coverage.gaps.iter().map(|(span, _)| span.to).max().unwrap();
    assert!(coverage.gaps.iter().all(|(_, gap)| *gap == Gap::Unreachable));
    assert!((0..=HOUR).contains(&(last - (START - 90 * 24 * HOUR))), "{}", last - START);
    assert!(coverage.stream.frontier.unwrap() > START - 980);
}

#[tokio::test(start_paused = true)]
async fn verification_lists_differences_and_changes_nothing() {
    let (shared, store) = setup(vec![order(1, START - 60), order(2, START - 70), order(3, START - 80)]);
    let engine = builder(&shared, &store).build().unwrap();
    engine.run_once().await.unwrap();
    shared.change(|world| {
        world.orders[0].states[0].fee = 5;
        world.orders.remove(1);
        world.orders.push(order(4, START - 90));
    });
    let span = Span { from: START - 4 * HOUR, to: START };
    let differences = engine.verify("shop1", span).await.unwrap().differences;
    let found: Vec<_> = differences.iter().map(|d| (d.key.as_str(), d.mismatch.clone())).collect();
    assert_eq!(
        found,
        [
            ("1", Mismatch::Different { members: vec!["pub_share_fee".to_owned()] }),
            ("2", Mismatch::Vanished),
            ("4", Mismatch::Missing),
        ]
    );
    assert_eq!(store.events(0, 99).await.unwrap().len(), 3);
    assert!(store.claim("test", Duration::from_secs(1)).await.unwrap().is_some());
}

#[tokio::test(start_paused = true)]
async fn orders_of_channels_only_confirm_known_orders() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    let engine = builder(&shared, &store).build().unwrap();
    engine.run_once().await.unwrap();
    // Until 04:30, when the lists of channels and members are read, without a read of all orders after the change.
    tokio::time::sleep(Duration::from_secs(11 * 3_600)).await;
    shared.change(|world| world.orders[0].states[0].fee = 99);
    let engine = builder(&shared, &store).lanes([Lane::Sweep]).build().unwrap();
    let summary = engine.run_once().await.unwrap();
    let scenes: Vec<_> =
        shared.world.lock().unwrap().log.iter().map(|call| call["order_scene"].clone()).collect();
    assert!(scenes.contains(&"2".to_owned()) && scenes.contains(&"3".to_owned()));
    assert_eq!(summary.changed, 1);
    let record = store.records(&Query::default()).await.unwrap().remove(0);
    assert_eq!(record.version, 2);
}

#[tokio::test(start_paused = true)]
async fn progress_tells_windows_pages_and_waits() {
    let (shared, store) = setup(vec![order(1, START - 60)]);
    shared.change(|world| world.faults.extend((1..5).map(|call| (call, Fault::Status(503)))));
    let told = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&told);
    let engine = builder(&shared, &store)
        .since(Duration::from_secs(3_600))
        .observer(move |progress| {
            let name = format!("{progress:?}");
            list.lock().unwrap().push(name.split(' ').next().unwrap().to_owned());
        })
        .build()
        .unwrap();
    engine.run_until_caught_up().await.unwrap();
    let told = told.lock().unwrap();
    assert_eq!(told[..5], ["Claimed", "Planned", "Started", "PutOff", "Held"]);
    assert_eq!(told[told.len() - 2..], ["Stored", "Covered"]);
}

#[tokio::test(start_paused = true)]
async fn windows_meet_in_a_shared_second() {
    let (shared, store) = setup(Vec::new());
    builder(&shared, &store).build().unwrap().run_once().await.unwrap();
    let windows = windows(&shared);
    assert_eq!(windows.len(), 8);
    assert!(windows.windows(2).all(|pair| pair[0].1 == pair[1].0), "{windows:?}");
}

#[tokio::test(start_paused = true)]
async fn a_provider_needs_a_session() {
    let (shared, store) = setup(Vec::new());
    let account = SyncAccount::new("shop2", AccountKind::Provider, shared.client());
    let error = builder(&shared, &store).account(account).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the account shop2 needs a client with a session; use `client.session(key)`"
    );
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn the_engine_fills_a_file() {
    use crate::store::{Durability, Sqlite};

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.db");
    let shared = Shared::new((1..=150).map(|id| order(id, START - 60)).collect());
    let run = async || {
        let store = Arc::new(Sqlite::open(&path, Durability::Full).unwrap());
        let account =
            SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
        let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
            .since(Duration::from_secs(3_600))
            .account(account)
            .build()
            .unwrap();
        let summary = engine.run_once().await.unwrap();
        assert_eq!(summary.open, 0);
        (summary.new, summary.same, store.events(0, 1_000).await.unwrap().len())
    };
    assert_eq!(run().await, (150, 0, 150));
    // The second run starts behind the frontier, and reads the tail again.
    assert_eq!(run().await, (0, 150, 150));
}
