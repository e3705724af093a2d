//! Connections that end.

use tbk_sync::store::{Postgres, Query, Store as _, StoreError};
use tokio_postgres::Client;

use crate::server::{Database, database};
use crate::shop::{Shop, WINDOWS, check};

/// Stores all windows. After an error the window is planned again, as the engine does. Returns the number of errors.
async fn write(store: &Postgres, shop: &Shop) -> u32 {
    let mut errors = 0;
    for number in 0..WINDOWS {
        while let Err(error) = shop.read(store, number, 12).await {
            assert!(matches!(error, StoreError::Database { .. }), "{error:?}");
            errors += 1;
            assert!(errors < 10_000, "{error:?}");
            tokio::task::yield_now().await;
        }
    }
    errors
}

async fn terminate_others(client: &Client) {
    let terminate = "select count(pg_terminate_backend(pid)) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()";
    client.batch_execute(terminate).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_survive_connections_that_end_at_random() {
    let Some(database) = database("pages_survive_connections_that_end_at_random").await else { return };
    let store = database.store().await;
    let shop = Shop::open(&store, "shop1").await;
    let client = database.client().await;
    let mut errors = 0;
    let mut writing = std::pin::pin!(write(&store, &shop));
    // The pauses grow from 0 to 29 ms, so that the connections end at different statements, and writing ends.
    let mut pauses = (0..30).cycle();
    loop {
        let pause = std::time::Duration::from_millis(pauses.next().unwrap());
        tokio::select! {
            failed = &mut writing => { errors += failed; break }
            () = tokio::time::sleep(pause) => terminate_others(&client).await,
        }
    }
    assert!(errors > 0, "no connection ended while pages were stored");
    // The store may not have noticed yet that its connections have ended.
    check(&database.store().await).await;
}

/// A trigger ends the connection at a statement within the transaction of a page.
async fn die_at(database: &Database, table: &str) {
    let sql = format!(
        "create function die() returns trigger language plpgsql as
            $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$;
        create trigger die after insert or update or delete on tbk_sync.{table} execute function die()"
    );
    database.client().await.batch_execute(&sql).await.unwrap();
}

#[tokio::test]
async fn a_connection_that_ends_within_a_page_changes_nothing() {
    let test = "a_connection_that_ends_within_a_page_changes_nothing";
    for table in ["record", "document", "outbox", "open_window", "coverage"] {
        let Some(database) = database(test).await else { return };
        let store = database.store().await;
        let shop = Shop::open(&store, "shop1").await;
        let window = shop.window(&store, 0).await.unwrap().unwrap();
        die_at(&database, table).await;
        let error = shop.commit(&store, &window, 12).await.unwrap_err();
        assert!(matches!(error, StoreError::Database { .. }), "{table}: {error:?}");
        assert_eq!(store.records(&Query::default()).await.unwrap(), [], "{table}");
        assert_eq!(store.windows(&shop.claim, 10).await.unwrap(), std::slice::from_ref(&window), "{table}");
        database.client().await.batch_execute("drop function die cascade").await.unwrap();
        shop.commit(&store, &window, 12).await.unwrap();
        assert_eq!(store.events(0, 10).await.unwrap().len(), 3, "{table}");
    }
}
