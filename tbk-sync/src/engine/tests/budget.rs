//! The budget of sweeps.

use std::sync::Arc;
use std::time::Duration;

use super::world::{START, Shared, order};
use crate::engine::{Engine, SyncAccount};
use crate::model::{AccountKind, Source};
use crate::store::{Memory, Store};

const MINUTE: u64 = 60;

#[tokio::test(start_paused = true)]
async fn sweeps_wait_for_the_next_day_when_their_calls_are_used() {
    let (shared, store) = (Shared::new(vec![order(1, START - 60)]), Arc::new(Memory::new()));
    let engine = || {
        let account =
            SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Order]);
        Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
            .account(account)
            .since(Duration::from_secs(3_600))
            .sweep_budget(2)
            .build()
            .unwrap()
    };
    let mut runs = Vec::new();
    // At 18:00, 18:16, 18:32 and 18:48, each time by another engine.
    for _ in 0..4 {
        let summary = engine().run_once().await.unwrap();
        runs.push((summary.calls, summary.open));
        tokio::time::sleep(Duration::from_secs(16 * MINUTE)).await;
    }
    // One call of the live lane, and one of the sweep of the last 3 hours.
    assert_eq!(runs, [(1, 0), (2, 0), (2, 0), (1, 1)]);
    let why = store.coverage().await.unwrap()[0].failing.clone().unwrap().1;
    assert_eq!(why, "the calls of sweeps for this day are used");
    // 00:01.
    tokio::time::sleep(Duration::from_secs(297 * MINUTE)).await;
    let midnight = START + 6 * 3_600;
    assert!((midnight..midnight + 120).contains(&shared.now()), "{}", shared.now() - midnight);
    let summary = engine().run_once().await.unwrap();
    assert_eq!((summary.calls, summary.open > 0), (4, true));
}
