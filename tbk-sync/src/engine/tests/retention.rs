//! Old events.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::world::{Order, START, Shared, State, order};
use crate::engine::{Engine, Progress, SyncAccount};
use crate::model::{AccountKind, Lane, Source};
use crate::store::{Memory, Store};

const DAY: u64 = 86_400;

fn engine(shared: &Shared, store: &Arc<Memory>, told: &Arc<Mutex<Vec<String>>>) -> Engine {
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let told = Arc::clone(told);
    Engine::builder(Arc::clone(store) as Arc<dyn Store>)
        .account(account)
        .since(Duration::from_secs(3_600))
        .lanes([Lane::Live])
        .observer(move |progress| {
            if let Progress::SinkBehind { sink } = progress {
                told.lock().unwrap().push((*sink).to_owned());
            }
        })
        .build()
        .unwrap()
}

async fn positions(store: &Memory) -> Vec<u64> {
    store.events(0, 99).await.unwrap().iter().map(|event| event.position).collect()
}

#[tokio::test(start_paused = true)]
async fn events_are_kept_for_30_days_and_for_slow_sinks() {
    let late = START + 31 * i64::try_from(DAY).unwrap();
    let state = State { visible: late, modified: late, ..order(3, late).states[0].clone() };
    let orders =
        vec![order(1, START - 60), order(2, START - 50), Order { states: vec![state], ..order(3, late) }];
    let (shared, store, told) = (Shared::new(orders), Arc::new(Memory::new()), Arc::default());
    let engine = engine(&shared, &store, &told);
    engine.run_once().await.unwrap();
    store.set_sink("crm", 1).await.unwrap();
    tokio::time::sleep(Duration::from_secs(29 * DAY)).await;
    engine.run_once().await.unwrap();
    assert_eq!(positions(&store).await, [1, 2]);
    tokio::time::sleep(Duration::from_secs(2 * DAY + 60)).await;
    engine.run_once().await.unwrap();
    assert_eq!(positions(&store).await, [2, 3]);
    assert_eq!(*told.lock().unwrap(), ["crm"]);
    store.set_sink("crm", 3).await.unwrap();
    // Once a day.
    tokio::time::sleep(Duration::from_secs(DAY / 2)).await;
    engine.run_once().await.unwrap();
    assert_eq!(positions(&store).await, [2, 3]);
    tokio::time::sleep(Duration::from_secs(DAY / 2 + 60)).await;
    engine.run_once().await.unwrap();
    assert_eq!((positions(&store).await, told.lock().unwrap().len()), (vec![3], 1));
}
