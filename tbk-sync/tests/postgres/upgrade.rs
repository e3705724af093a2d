//! Stores of older schemas.

use std::time::Duration;

use tbk_sync::model::{AccountKind, Gap, Lane, Span};
use tbk_sync::store::{Query, Store};

use crate::server::database;
use crate::shop::{HOUR, Shop};

/// A store of schema 1 after [`fill`], as `pg_dump --schema=tbk_sync --inserts --no-owner --no-privileges` prints it, without
/// the commands of `psql`.
const SCHEMA_1: &str = include_str!("../data/postgres-schema-1.sql");

/// Uses every table.
async fn fill(store: &dyn Store) {
    let other = Shop::open(store, "shop2").await;
    store.park(&other.claim, "session expired", 5_000).await.unwrap();
    let shop = Shop::open(store, "shop1").await;
    for window in 0..3 {
        shop.read(store, window, 12).await.unwrap();
    }
    shop.read(store, 1, 13).await.unwrap();
    let window = shop.window(store, 4).await.unwrap().unwrap();
    store.give_up(&shop.claim, &window, Gap::Unreachable, 6_000).await.unwrap();
    let window = shop.window(store, 5).await.unwrap().unwrap();
    store.quarantine(&shop.claim, &window, 7_000, "not a number", "{\"fee\":\"x\"}").await.unwrap();
    store.put_off(&shop.claim, &window, Duration::ZERO, "busy", true).await.unwrap();
    store.set_mark(&shop.claim, "sweep/near", 77).await.unwrap();
    assert_eq!(store.events(0, 100).await.unwrap().len(), 14);
    store.set_sink("crm", 5).await.unwrap();
    store.release(&shop.claim, Duration::ZERO).await.unwrap();
}

/// Checks what [`fill`] has stored.
async fn check(store: &dyn Store) {
    let accounts = store.accounts().await.unwrap();
    let accounts: Vec<_> =
        accounts.iter().map(|account| (&*account.name, account.parked.as_deref())).collect();
    assert_eq!(accounts, [("shop1", None), ("shop2", Some("session expired"))]);
    let records = store.records(&Query::default()).await.unwrap();
    let versions: Vec<_> = records.iter().map(|record| (&*record.key, record.version)).collect();
    let expected =
        [("0", 1), ("1", 1), ("2", 1), ("10", 2), ("11", 2), ("12", 2), ("20", 1), ("21", 1), ("22", 1)];
    assert_eq!(versions, expected);
    assert!(records.iter().all(|record| record.found_by == Lane::Live && record.account == "shop1"));
    let history = store.history(&records[3]).await.unwrap();
    let states: Vec<_> = history.iter().map(|version| version.document["tk_status"].as_i64()).collect();
    assert_eq!(states, [Some(12), Some(13)]);
    let coverage = store.coverage().await.unwrap();
    let coverage = coverage.iter().find(|coverage| coverage.account == "shop1").unwrap();
    assert_eq!(coverage.covered, [Span { from: 0, to: 30 }]);
    assert_eq!(coverage.gaps, [(Span { from: 40, to: 50 }, Gap::Unreachable)]);
    assert_eq!((coverage.open, coverage.failing.clone()), (1, Some((1, "busy".to_owned()))));
    let quarantined = store.quarantined(9).await.unwrap();
    assert_eq!((quarantined.len(), &*quarantined[0].body), (1, "{\"fee\":\"x\"}"));
    let events = store.events(0, 100).await.unwrap();
    let positions: Vec<_> = events.iter().map(|event| event.position).collect();
    assert_eq!(positions, (1..=14).collect::<Vec<_>>());
    assert_eq!((&*events[0].kind, &*events[13].kind), ("account.parked", "window.unreachable"));
    assert_eq!(store.sink("crm").await.unwrap(), 5);
}

#[tokio::test]
async fn a_store_of_schema_1_is_opened_and_continued() {
    let Some(database) = database("a_store_of_schema_1_is_opened_and_continued").await else { return };
    database.client().await.batch_execute(SCHEMA_1).await.unwrap();
    let store = database.store().await;
    check(&store).await;
    let claim = store.claim("worker", HOUR).await.unwrap().unwrap();
    assert_eq!((&*claim.account.name, claim.account.kind), ("shop1", AccountKind::Publisher));
    assert_eq!(store.mark(&claim, "sweep/near").await.unwrap(), Some(77));
    let shop = Shop::of(&store, claim).await.unwrap();
    shop.read(&store, 3, 12).await.unwrap();
    let coverage = store.coverage().await.unwrap();
    assert_eq!(
        coverage.iter().find(|coverage| coverage.account == "shop1").unwrap().stream.frontier,
        Some(50)
    );
    let events = store.events(14, 100).await.unwrap();
    assert_eq!((events.len(), events[0].position, &*events[0].id), (3, 15, "shop1/order/30/2@1"));
}

#[tokio::test]
async fn a_new_store_holds_the_same() {
    let Some(database) = database("a_new_store_holds_the_same").await else { return };
    let store = database.store().await;
    fill(&store).await;
    check(&store).await;
}
