//! Changes that the platform shows later than the lag.

use std::sync::Arc;
use std::time::Duration;

use super::world::{Order, START, Shared, State, order};
use crate::engine::{Engine, SyncAccount};
use crate::model::{AccountKind, Axis, Lane, Source, Stream};
use crate::store::{Memory, Query, Store};

/// An order that the platform shows `late` seconds after its time.
fn late(id: u64, at: i64, late: i64) -> Order {
    let order = order(id, at);
    let state = State { visible: at + late, ..order.states[0].clone() };
    Order { states: vec![state], ..order }
}

async fn live(store: &Memory) -> Stream {
    let all = store.coverage().await.unwrap().into_iter().map(|coverage| coverage.stream);
    all.into_iter().find(|stream| stream.key.axis == Axis::Updated && stream.key.scene == 1).unwrap()
}

async fn found_by(store: &Memory, key: &str) -> Option<Lane> {
    let query = Query { key: Some(key.to_owned()), ..Query::default() };
    store.records(&query).await.unwrap().first().map(|record| record.found_by)
}

#[tokio::test(start_paused = true)]
async fn a_late_change_widens_the_lag_of_its_stream() {
    let orders = vec![late(1, START + 10, 600), late(2, START + 20, 2_000), late(3, START + 6_000, 2_000)];
    let (shared, store) = (Shared::new(orders), Arc::new(Memory::new()));
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
        .account(account)
        .since(Duration::from_secs(3_600))
        .build()
        .unwrap();
    let mut lags = Vec::new();
    while shared.now() < START + 8_400 {
        engine.run_once().await.unwrap();
        lags.push(live(&store).await.lag);
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    // Later than the lag, so that the sweep of the last three hours found it within 15 minutes.
    let lag = live(&store).await.lag.unwrap();
    assert!((2_000..2_000 + 960).contains(&lag), "{lag}");
    assert!(lags.iter().flatten().all(|known| *known == lag), "{lags:?}");
    assert_eq!(lags.iter().position(Option::is_some), Some(usize::try_from(lag + 20).unwrap() / 60));
    let found = [found_by(&store, "1").await, found_by(&store, "2").await, found_by(&store, "3").await];
    assert_eq!(found, [Some(Lane::Live), Some(Lane::Sweep), Some(Lane::Live)]);
    let frontier = live(&store).await.frontier.unwrap();
    assert!(frontier <= shared.now() - lag && frontier > shared.now() - lag - 130);
}

#[tokio::test(start_paused = true)]
async fn an_outage_does_not_widen_the_lag() {
    let (shared, store) =
        (Shared::new(vec![order(1, START + 100), order(2, START + 9_000)]), Arc::new(Memory::new()));
    let account = SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
    let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
        .account(account)
        .since(Duration::from_secs(3_600))
        .build()
        .unwrap();
    engine.run_once().await.unwrap();
    tokio::time::sleep(Duration::from_secs(2 * 3_600)).await;
    for _ in 0..40 {
        engine.run_once().await.unwrap();
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
    assert_eq!((store.records(&Query::default()).await.unwrap().len(), live(&store).await.lag), (2, None));
}
