//! Rows that can't be decoded, or not be identified.

use std::sync::Arc;
use std::time::Duration;

use super::gateway::SESSION;
use super::world::{Dispute, Fault, Order, Punishment, START, Shared, State, World, order};
use crate::engine::{Engine, Summary, SyncAccount};
use crate::model::{AccountKind, Axis, Source};
use crate::store::{Memory, Query, Store};

struct Case {
    shared: Shared,
    store: Arc<Memory>,
    engine: Engine,
}

impl Case {
    fn new(world: impl FnOnce(&mut World), source: Source) -> Self {
        Self::of(AccountKind::Publisher, world, source)
    }

    fn of(kind: AccountKind, world: impl FnOnce(&mut World), source: Source) -> Self {
        let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
        shared.change(world);
        let client = shared.client().session(format!("{SESSION}0"));
        let account = SyncAccount::new("shop1", kind, client).sources([source]);
        let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>).account(account);
        let engine = engine.page_size(10).since(Duration::from_secs(10_000));
        let engine = engine.build().unwrap();
        Self { shared, store, engine }
    }

    async fn run(&self) -> Summary {
        self.engine.run_once().await.unwrap()
    }

    async fn keys(&self) -> Vec<(String, i64)> {
        let records = self.store.records(&Query::default()).await.unwrap();
        let mut keys: Vec<_> = records.into_iter().map(|record| (record.key, record.role)).collect();
        keys.sort();
        keys
    }
}

fn orders(count: u64) -> Vec<Order> {
    (1..=count).map(|id| order(id, START - 9_000 + i64::try_from(id).unwrap() * 100)).collect()
}

#[tokio::test(start_paused = true)]
async fn the_other_rows_of_a_page_are_stored_and_its_second_stays_open() {
    let case = Case::new(|world| (world.orders, world.odd) = (orders(35), vec![17]), Source::Order);
    let summary = case.run().await;
    assert!(summary.quarantined > 0 && summary.open > 0, "{summary:?}");
    for _ in 0..20 {
        tokio::time::sleep(Duration::from_secs(301)).await;
        case.run().await;
    }
    assert_eq!(case.keys().await.len(), 34);
    let page = case.store.quarantined(1).await.unwrap().remove(0);
    assert_eq!(page.why, "data.results[0].item_num: expected a whole number, found `many`");
    let coverage = case.store.coverage().await.unwrap();
    let covered = &coverage.iter().find(|one| one.stream.key.axis == Axis::Updated).unwrap().covered;
    let missing: i64 = covered.windows(2).map(|pair| pair[1].from - pair[0].to).sum();
    assert!(covered.len() > 1 && missing < 200, "{covered:?}");

    case.shared.change(|world| world.odd.clear());
    let summary = case.engine.run_until_caught_up().await.unwrap();
    assert_eq!((case.keys().await.len(), summary.open), (35, 0));
}

#[tokio::test(start_paused = true)]
async fn a_column_that_can_never_be_decoded_does_not_multiply_windows() {
    let case = Case::new(|world| (world.orders, world.odd) = (orders(35), (1..=35).collect()), Source::Order);
    let windows = case.run().await.open;
    let calls = case.shared.world.lock().unwrap().calls;
    for _ in 0..5 {
        tokio::time::sleep(Duration::from_secs(60)).await;
        case.run().await;
    }
    assert!(case.keys().await.is_empty());
    let more = case.shared.world.lock().unwrap().calls - calls;
    assert!(windows <= 2 && more <= 20, "{windows} windows, then {more} calls");
}

#[tokio::test(start_paused = true)]
async fn the_other_rows_of_a_list_by_number_are_stored() {
    let punishments = (0..25).map(|i| {
        let state = State { status: 0, ..order(1, START).states[0].clone() };
        Punishment { owner: 0, trade: 9_000 + i, created: START - 86_400, states: vec![state] }
    });
    let punishments: Vec<_> = punishments.collect();
    let case = Case::new(|world| (world.punishments, world.odd) = (punishments, vec![9_012]), Source::Punish);
    for _ in 0..3 {
        let summary = case.run().await;
        assert!(summary.open > 0, "{summary:?}");
        tokio::time::sleep(Duration::from_secs(301)).await;
    }
    assert_eq!(case.keys().await.len(), 24);
    case.shared.change(|world| world.odd.clear());
    let summary = case.engine.run_until_caught_up().await.unwrap();
    assert_eq!((case.keys().await.len(), summary.open), (25, 0));
}

#[tokio::test(start_paused = true)]
async fn a_row_without_its_role_is_no_other_record() {
    let case = Case::new(|world| world.orders = vec![order(1, START - 60)], Source::Order);
    case.run().await;
    case.shared.change(|world| world.lacks = Some("tk_order_role"));
    tokio::time::sleep(Duration::from_secs(60)).await;
    let summary = case.run().await;
    assert_eq!((summary.new, summary.changed, summary.open), (0, 0, 1));
    let page = case.store.quarantined(1).await.unwrap().remove(0);
    assert_eq!(page.why, "a row of the list `order` lacks `tk_order_role`, which other rows have");
    assert_eq!(case.keys().await, [("1".to_owned(), 2)]);
    case.shared.change(|world| world.lacks = None);
    assert_eq!(case.engine.run_until_caught_up().await.unwrap().open, 0);
}

#[tokio::test(start_paused = true)]
async fn a_list_may_tell_no_role() {
    let case = Case::new(|world| world.orders = orders(15), Source::Order);
    case.shared.change(|world| world.lacks = Some("tk_order_role"));
    let summary = case.run().await;
    assert_eq!((summary.new, summary.open), (15, 0));
    let (_, roles): (Vec<_>, Vec<_>) = case.keys().await.into_iter().unzip();
    assert_eq!(roles, [0; 15]);
}

fn disputes(world: &mut World) {
    let state = State { status: 4, ..order(1, START - 60).states[0].clone() };
    let (owner, id, trade, role, opened, relation) = (0, 5_000, 7_000, 2, START - 60, 1);
    world.disputes = vec![Dispute { owner, id, trade, role, opened, relation, states: vec![state] }];
}

fn provider(lacks: Option<&'static str>) -> Case {
    let world = |world: &mut World| {
        disputes(world);
        world.lacks = lacks;
    };
    Case::of(AccountKind::Provider, world, Source::RelationRefund)
}

#[tokio::test(start_paused = true)]
async fn the_list_of_providers_may_have_no_wrapper() {
    for lacks in [None, Some("result")] {
        let summary = provider(lacks).run().await;
        assert_eq!((summary.new, summary.open), (1, 0), "{lacks:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_in_a_response_is_no_empty_list() {
    for lacks in [None, Some("result")] {
        let case = provider(lacks);
        case.shared.change(|world| world.faults.extend((1..=2).map(|call| (call, Fault::Business))));
        let summary = case.run().await;
        assert!(summary.new == 0 && summary.open > 0, "{lacks:?} {summary:?}");
        assert_eq!(case.engine.run_until_caught_up().await.unwrap().new, 1);
    }
}

#[tokio::test(start_paused = true)]
async fn rows_in_an_unknown_place_are_no_empty_list() {
    let case = Case::new(disputes, Source::RelationRefund);
    case.shared.change(|world| world.lacks = Some("result"));
    let summary = case.run().await;
    assert!(summary.new == 0 && summary.open > 0, "{summary:?}");
    let page = case.store.quarantined(1).await.unwrap().remove(0);
    assert_eq!(page.why, "the list is empty, but the response has rows in `data`");
    case.shared.change(|world| world.lacks = None);
    assert_eq!(case.engine.run_until_caught_up().await.unwrap().new, 1);
}
