//! Positions of events with concurrent writers.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tbk_sync::model::{AccountKind, Event};
use tbk_sync::store::{Postgres, Store};

use crate::server::database;
use crate::shop::{HOUR, ROWS, Shop};

const WRITERS: i64 = 3;
const WINDOWS: i64 = 5;
/// Each order of a window passes these states.
const STATES: [i64; 3] = [12, 14, 3];

async fn write(store: &Postgres) {
    let claim = loop {
        // Another claim may have locked the account that is due for longest.
        if let Some(claim) = store.claim("writer", HOUR).await.unwrap() {
            break claim;
        }
    };
    let shop = Shop::of(store, claim).await.unwrap();
    for number in 0..WINDOWS {
        for (time, status) in (1..).zip(STATES) {
            let window = shop.window(store, number).await.unwrap().unwrap();
            // `modified` must not decrease, so a later state has a later time.
            shop.commit(store, &window, time * 100 + status).await.unwrap();
        }
    }
}

/// Reads the feed until the writers have ended and nothing follows.
async fn follow(store: &Postgres, limit: u32, ended: &AtomicBool) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    loop {
        let was_ended = ended.load(Ordering::SeqCst);
        let after = events.last().map_or(0, |event| event.position);
        let next = store.events(after, limit).await.unwrap();
        if next.is_empty() && was_ended {
            return events;
        }
        events.extend(next);
        tokio::task::yield_now().await;
    }
}

/// Each reader has seen each event once, in the order of its versions, at positions without a gap.
fn check(events: &[Event]) {
    let versions = i64::try_from(STATES.len()).unwrap();
    let expected = (WRITERS * WINDOWS * ROWS * versions).unsigned_abs();
    let positions: Vec<_> = events.iter().map(|event| event.position).collect();
    assert_eq!(positions, (1..=expected).collect::<Vec<_>>());
    let mut newest: HashMap<&str, i64> = HashMap::new();
    for event in events {
        let (key, version) = event.id.split_once('@').unwrap();
        let newest = newest.entry(key).or_default();
        *newest += 1;
        assert_eq!(version, newest.to_string(), "{key}");
    }
    assert!(newest.values().all(|newest| *newest == versions), "{newest:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn readers_miss_no_event_of_concurrent_writers() {
    let Some(database) = database("readers_miss_no_event_of_concurrent_writers").await else { return };
    let store = Arc::new(database.store().await);
    for number in 0..WRITERS {
        store.add_account(&format!("shop{number}"), AccountKind::Publisher).await.unwrap();
    }
    let ended = Arc::new(AtomicBool::new(false));
    let readers = [1, 2, 1000].map(|limit| {
        let (url, ended) = (database.url.clone(), Arc::clone(&ended));
        tokio::spawn(async move {
            let store = Postgres::open(&url, 1).await.unwrap();
            follow(&store, limit, &ended).await
        })
    });
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            let store = Arc::clone(&store);
            tokio::spawn(async move { write(&store).await })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    ended.store(true, Ordering::SeqCst);
    for reader in readers {
        check(&reader.await.unwrap());
    }
}

#[tokio::test]
async fn an_event_that_is_committed_late_gets_a_later_position() {
    let Some(database) = database("an_event_that_is_committed_late_gets_a_later_position").await else {
        return;
    };
    let store = database.store().await;
    let shop = Shop::open(&store, "shop1").await;
    // The event has a lower `seq` than those of the page, and is committed after them.
    let mut slow = database.client().await;
    let transaction = slow.transaction().await.unwrap();
    let insert =
        "insert into tbk_sync.outbox (id, kind, account, seen, json) values ('slow', 'x', 'shop9', 0, '{}')";
    transaction.batch_execute(insert).await.unwrap();
    shop.read(&store, 0, 12).await.unwrap();
    let first = store.events(0, 10).await.unwrap();
    let positions: Vec<_> = first.iter().map(|event| event.position).collect();
    assert_eq!(positions, [1, 2, 3]);
    transaction.commit().await.unwrap();
    let late = store.events(3, 10).await.unwrap();
    assert_eq!((late.len(), &*late[0].id, late[0].position), (1, "slow", 4));
}

#[tokio::test]
async fn positions_are_not_used_again_after_events_are_deleted() {
    let test = "positions_are_not_used_again_after_events_are_deleted";
    let Some(database) = database(test).await else { return };
    let store = database.store().await;
    let shop = Shop::open(&store, "shop1").await;
    shop.read(&store, 0, 12).await.unwrap();
    assert_eq!(store.events(0, 10).await.unwrap().len(), 3);
    database.client().await.batch_execute("delete from tbk_sync.outbox").await.unwrap();
    shop.read(&store, 1, 12).await.unwrap();
    let positions: Vec<_> = store.events(3, 10).await.unwrap().iter().map(|event| event.position).collect();
    assert_eq!(positions, [4, 5, 6]);
}
