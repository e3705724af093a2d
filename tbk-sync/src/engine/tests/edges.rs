//! The ends of ranges.

use std::sync::Arc;
use std::time::Duration;

use super::world::{START, Shared, order};
use crate::engine::{Engine, Progress, Stop, SyncAccount};
use crate::model::{AccountKind, Source, Span};
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
        assert_eq!(engine.verify("shop1", span).await.unwrap(), [], "{ends_are_open}");
        shared.change(|world| world.orders.remove(0).states.clear());
        assert_eq!(engine.verify("shop1", span).await.unwrap().len(), 1, "{ends_are_open}");
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
