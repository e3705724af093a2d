//! Lists that are paged by number.

use std::sync::Arc;

use serde_json::{Value, json};

use super::world::{START, Shared, time};
use crate::engine::{Engine, Progress, Summary, SyncAccount};
use crate::model::{AccountKind, Source};
use crate::store::{Memory, Query, Store};

fn punished(id: usize) -> Value {
    json!({"tb_trade_id": 9_000 + id, "punish_status": 0, "tk_trade_create_time": time(START - 86_400)})
}

async fn run(lists: Vec<Vec<Value>>, most_rows: usize) -> (Summary, Vec<String>, Shared) {
    let (shared, store) = (Shared::new(Vec::new()), Arc::new(Memory::new()));
    // The first call asks for the time.
    let lists = [vec![lists[0].clone()], lists].concat();
    shared.change(|world| (world.lists, world.most_rows) = (lists, most_rows));
    let account =
        SyncAccount::new("shop1", AccountKind::Publisher, shared.client()).sources([Source::Punish]);
    let told = Arc::clone(&shared.told);
    let engine = Engine::builder(Arc::clone(&store) as Arc<dyn Store>)
        .account(account)
        .page_size(10)
        .observer(move |progress| {
            if let Progress::PutOff { why, .. } = progress {
                told.lock().unwrap().push((*why).to_owned());
            }
        })
        .build()
        .unwrap();
    let summary = engine.run_until_caught_up().await.unwrap();
    let records = store.records(&Query::default()).await.unwrap();
    (summary, records.into_iter().map(|record| record.key).collect(), shared)
}

/// The numbers of the pages that were read.
fn pages(shared: &Shared) -> Vec<u64> {
    let world = shared.world.lock().unwrap();
    let option = |text: &String| serde_json::from_str::<Value>(text).unwrap()["page_no"].as_u64().unwrap();
    world.log.iter().skip(1).map(|call| option(&call["af_order_option"])).collect()
}

#[tokio::test(start_paused = true)]
async fn pages_are_read_from_the_last_to_the_first() {
    let (summary, keys, shared) = run(vec![(0..25).map(punished).collect()], 100).await;
    assert_eq!((keys.len(), summary.open), (25, 0));
    // Two windows: 35 days in pieces of at most 30.
    assert_eq!(pages(&shared), [1, 3, 2, 1, 1, 3, 2, 1]);
}

#[tokio::test(start_paused = true)]
async fn a_list_that_changes_is_read_again() {
    let whole: Vec<_> = (0..25).map(punished).collect();
    let mut shrunk = whole.clone();
    shrunk.remove(3);
    // A row leaves after the first page was read: the rows behind it move forwards.
    let (summary, keys, shared) = run(vec![whole, shrunk], 100).await;
    assert_eq!((keys.len(), summary.open), (25, 0));
    assert_eq!(pages(&shared)[..8], [1, 3, 2, 1, 1, 3, 2, 1]);
}

#[tokio::test(start_paused = true)]
async fn a_list_that_never_rests_is_put_off() {
    // A row comes or leaves at each call, for three rounds of four calls.
    let list = |rows| (0..rows).map(punished).collect::<Vec<_>>();
    let lists = (0..12).map(|call| list(if call % 4 == 3 { 26 } else { 25 })).collect();
    let (summary, keys, shared) = run(lists, 100).await;
    assert_eq!((keys.len(), summary.open), (26, 0));
    let expected = [[1, 3, 2, 1]; 3].concat();
    assert_eq!(pages(&shared)[..12], expected);
    assert!(pages(&shared).len() > 16);
    let told = shared.told.lock().unwrap();
    assert!(told.contains(&"the list changed while it was read".to_owned()), "{told:?}");
}

#[tokio::test(start_paused = true)]
async fn smaller_pages_than_asked_for_lose_no_row() {
    let (summary, keys, _) = run(vec![(0..25).map(punished).collect()], 4).await;
    assert_eq!((keys.len(), summary.open), (25, 0));
}

#[tokio::test(start_paused = true)]
async fn an_empty_list_needs_one_call_a_window() {
    let (summary, keys, _) = run(vec![Vec::new()], 100).await;
    assert_eq!((keys.len(), summary.calls, summary.open), (0, 3, 0));
}

#[tokio::test(start_paused = true)]
async fn an_order_may_be_punished_for_two_reasons() {
    let for_reason = |reason: &str| {
        let mut row = punished(1);
        row["violation_type"] = reason.into();
        row
    };
    let list = vec![for_reason("店铺淘宝客"), for_reason("订单虚假交易")];
    let (summary, keys, _) = run(vec![list], 100).await;
    assert_eq!(keys, ["9001", "9001"]);
    assert_eq!((summary.new, summary.changed, summary.open), (2, 0, 0));
}
