//! Several workers on one database.

use std::collections::BTreeSet;
use std::time::Duration;

use tbk_sync::model::AccountKind;
use tbk_sync::store::{Query, Store as _, StoreError};

use crate::server::database;
use crate::shop::{HOUR, ROWS, Shop};

#[tokio::test]
async fn workers_claim_different_accounts() {
    let Some(database) = database("workers_claim_different_accounts").await else { return };
    let stores = [database.store().await, database.store().await];
    let expected: BTreeSet<_> = (0..20).map(|number| format!("shop{number}")).collect();
    for name in &expected {
        stores[0].add_account(name, AccountKind::Publisher).await.unwrap();
    }
    let tasks = stores.map(|store| {
        tokio::spawn(async move {
            let mut claimed = Vec::new();
            while claimed.len() < 10 {
                // A claim skips accounts that the other worker has locked, so it may find none.
                let Some(claim) = store.claim("worker", HOUR).await.unwrap() else { continue };
                claimed.push(claim.account.name);
            }
            claimed
        })
    });
    let mut claimed = Vec::new();
    for task in tasks {
        claimed.extend(task.await.unwrap());
    }
    assert_eq!(claimed.len(), expected.len());
    assert_eq!(BTreeSet::from_iter(claimed), expected);
}

#[tokio::test]
async fn a_locked_account_is_left_to_its_worker() {
    let Some(database) = database("a_locked_account_is_left_to_its_worker").await else { return };
    let store = database.store().await;
    for name in ["shop1", "shop2"] {
        store.add_account(name, AccountKind::Publisher).await.unwrap();
    }
    let mut other = database.client().await;
    let transaction = other.transaction().await.unwrap();
    transaction
        .batch_execute("select 1 from tbk_sync.account where name = 'shop1' for update")
        .await
        .unwrap();
    let claim = store.claim("worker", HOUR).await.unwrap().unwrap();
    assert_eq!(claim.account.name, "shop2");
    assert_eq!(store.claim("worker", HOUR).await.unwrap(), None);
    transaction.rollback().await.unwrap();
    let claim = store.claim("worker", HOUR).await.unwrap().unwrap();
    assert_eq!(claim.account.name, "shop1");
}

#[tokio::test]
async fn a_worker_is_fenced_after_its_lease_ended() {
    let Some(database) = database("a_worker_is_fenced_after_its_lease_ended").await else { return };
    let (slow, fast) = (database.store().await, database.store().await);
    let shop = Shop::open(&slow, "shop1").await;
    let window = shop.window(&slow, 0).await.unwrap().unwrap();
    slow.renew(&shop.claim, Duration::ZERO).await.unwrap();
    let claim = fast.claim("fast", HOUR).await.unwrap().unwrap();
    assert_eq!(claim.fence, shop.claim.fence + 1);
    let error = shop.commit(&slow, &window, 12).await.unwrap_err();
    assert!(matches!(&error, StoreError::Fenced { account } if account == "shop1"), "{error:?}");
    assert_eq!(slow.records(&Query::default()).await.unwrap(), []);
    assert_eq!(slow.events(0, 10).await.unwrap(), []);
    let outcome = Shop::of(&fast, claim).await.unwrap().commit(&fast, &window, 12).await.unwrap();
    assert_eq!(outcome.new, ROWS.unsigned_abs());
}

#[tokio::test]
async fn a_claim_waits_for_no_page_of_the_older_one() {
    let Some(database) = database("a_claim_waits_for_no_page_of_the_older_one").await else { return };
    let store = database.store().await;
    let shop = Shop::open(&store, "shop1").await;
    store.renew(&shop.claim, Duration::ZERO).await.unwrap();
    // As a page that is being stored locks the account.
    let mut other = database.client().await;
    let transaction = other.transaction().await.unwrap();
    transaction.batch_execute("select 1 from tbk_sync.account for no key update").await.unwrap();
    assert_eq!(store.claim("fast", HOUR).await.unwrap(), None);
    transaction.commit().await.unwrap();
    assert!(store.claim("fast", HOUR).await.unwrap().is_some());
}

#[tokio::test]
async fn a_dropped_write_changes_nothing_and_locks_nothing() {
    let Some(database) = database("a_dropped_write_changes_nothing_and_locks_nothing").await else { return };
    let store = database.store().await;
    let shop = Shop::open(&store, "shop1").await;
    let window = shop.window(&store, 0).await.unwrap().unwrap();
    let blocker = database.client().await;
    blocker.batch_execute("begin; lock table tbk_sync.outbox").await.unwrap();
    let commit = tokio::time::timeout(Duration::from_millis(50), shop.commit(&store, &window, 12));
    assert!(commit.await.is_err(), "the page was stored despite the lock");
    blocker.batch_execute("rollback").await.unwrap();
    assert_eq!(store.records(&Query::default()).await.unwrap(), []);
    assert_eq!(shop.commit(&store, &window, 12).await.unwrap().new, ROWS.unsigned_abs());
}
