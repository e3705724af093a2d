//! Any script of orders, faults and restarts ends with a store that equals the ledger.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::world::{Fault, Order, START, Shared, State};
use crate::engine::{Engine, Stop, SyncAccount};
use crate::model::{AccountKind, Source};
use crate::store::{Memory, Query, Store};

/// The orders are placed in this time, from 18:00 to 22:00.
const SCRIPT: i64 = 4 * 3_600;
/// 03:30: the last change was visible at 01:00 at the latest, and the sweep at 02:40 has run.
const END: i64 = 9 * 3_600 + 1_800;

#[derive(Debug, Clone)]
struct Change {
    after: i64,
    late: i64,
    fee: i64,
    /// Whether the change has a new time of update.
    is_dated: bool,
}

#[derive(Debug, Clone)]
struct Script {
    orders: Vec<Order>,
    faults: BTreeMap<u64, Fault>,
    /// The seconds at which the engine is killed.
    kills: Vec<i64>,
    limit: i64,
    page_size: u8,
    ends_are_open: bool,
}

fn lateness() -> impl Strategy<Value = i64> {
    prop_oneof![8 => Just(0), 4 => 0..900_i64, 1 => 900..7_200_i64]
}

fn order() -> impl Strategy<Value = Order> {
    let change = (1..1_200_i64, lateness(), 0..100_000_i64, prop::bool::weighted(0.85))
        .prop_map(|(after, late, fee, is_dated)| Change { after, late, fee, is_dated });
    (0..SCRIPT, lateness(), prop::collection::vec(change, 0..4), 2..4_i64).prop_map(
        |(at, late, changes, role)| {
            let created = START + at;
            let first = State {
                visible: created + late,
                modified: created,
                paid: Some(created),
                settled: None,
                status: 12,
                fee: 100,
            };
            let mut states = vec![first];
            for change in changes {
                let last = states.last().unwrap().clone();
                let modified = last.modified + change.after;
                let visible = last.visible.max(modified + change.late);
                let dated =
                    State { visible, modified, settled: Some(modified), status: 3, fee: change.fee, ..last };
                let silent = State {
                    modified: last.modified,
                    settled: last.settled,
                    status: last.status,
                    ..dated.clone()
                };
                states.push(if change.is_dated { dated } else { silent });
            }
            Order { id: 0, role, created, states }
        },
    )
}

fn fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        Just(Fault::Status(503)),
        Just(Fault::Truncated),
        Just(Fault::Undecodable),
        (1..4_000_u64).prop_map(Fault::Ban),
        Just(Fault::BadPosition),
    ]
}

fn script() -> impl Strategy<Value = Script> {
    (
        prop::collection::vec(order(), 0..60),
        prop::collection::btree_map(1..400_u64, fault(), 0..30),
        prop::collection::vec(0..END, 0..4),
        prop_oneof![Just(10_800), 1_800..10_800_i64],
        1..8_u8,
        any::<bool>(),
    )
        .prop_map(|(mut orders, faults, mut kills, limit, page_size, ends_are_open)| {
            for (id, order) in (1..).zip(&mut orders) {
                order.id = 1_000_000_000_000_000_000 + id;
            }
            kills.sort_unstable();
            Script { orders, faults, kills, limit, page_size, ends_are_open }
        })
}

fn engine(shared: &Shared, store: &Arc<Memory>, page_size: u8, stop: &Stop) -> Engine {
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    Engine::builder(Arc::clone(store) as Arc<dyn Store>)
        .account(account)
        .poll(Duration::from_secs(600))
        .since(Duration::from_secs(3_600))
        .page_size(page_size)
        .workers(1)
        .stop(stop.clone())
        .build()
        .unwrap()
}

async fn play(script: Script) -> (Shared, Arc<Memory>) {
    let shared = Shared::new(script.orders);
    shared.change(|world| {
        (world.faults, world.limit) = (script.faults, script.limit);
        world.ends_are_open = script.ends_are_open;
    });
    let store = Arc::new(Memory::new());
    let ends = script.kills.iter().copied().chain([END]);
    for end in ends {
        let left = Duration::from_secs(u64::try_from(START + end - shared.now()).unwrap_or(0));
        // Dropping the engine is a crash: its calls and its claim are lost.
        let _ = tokio::time::timeout(left, async {
            engine(&shared, &store, script.page_size, &Stop::new()).run().await
        })
        .await;
    }
    tokio::time::sleep(Duration::from_secs(120)).await;
    shared.change(|world| world.faults.clear());
    engine(&shared, &store, script.page_size, &Stop::new()).run_until_caught_up().await.unwrap();
    (shared, store)
}

async fn check(shared: &Shared, store: &Memory) -> Result<(), TestCaseError> {
    let expected = shared.world.lock().unwrap().expected(shared.now());
    let records = store.records(&Query::default()).await.unwrap();
    let found: BTreeMap<_, _> =
        records.iter().map(|record| ((record.key.clone(), record.role), record.document.clone())).collect();
    prop_assert_eq!(found, expected);
    let mut versions = 0;
    for record in &records {
        let history = store.history(record).await.unwrap();
        let numbers: Vec<_> = history.iter().map(|version| version.version).collect();
        prop_assert_eq!(numbers, (1..=record.version).collect::<Vec<_>>());
        prop_assert!(history.windows(2).all(|pair| pair[0].document != pair[1].document));
        versions += history.len();
    }
    let events = store.events(0, u32::MAX).await.unwrap();
    let ids: HashSet<_> = events.iter().map(|event| &event.id).collect();
    prop_assert_eq!((events.len(), ids.len()), (versions, versions));
    for stream in store.coverage().await.unwrap() {
        prop_assert_eq!(stream.open, 0, "{:?}", stream);
        prop_assert_eq!(&stream.gaps, &[]);
    }
    Ok(())
}

fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(16)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_quiet_the_store_equals_the_ledger(script in script()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
        runtime.block_on(async {
            let (shared, store) = play(script).await;
            check(&shared, &store).await
        })?;
    }
}
