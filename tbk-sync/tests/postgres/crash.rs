//! Connections that end, and a server that is restarted.

use std::process::Command;

use tbk_sync::model::Span;
use tbk_sync::store::{Postgres, Query, Store as _, StoreError};
use tokio_postgres::Client;

use crate::server::{Database, database, server};
use crate::shop::{ROWS, Shop};

const WINDOWS: i64 = 30;

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

/// Each order is stored once with one event, and all windows are covered.
async fn check(store: &Postgres) {
    let expected = usize::try_from(WINDOWS * ROWS).unwrap();
    let records = store.records(&Query::default()).await.unwrap();
    assert_eq!(records.len(), expected);
    assert!(records.iter().all(|record| record.version == 1), "{records:?}");
    let events = store.events(0, 1000).await.unwrap();
    let positions: Vec<_> = events.iter().map(|event| event.position).collect();
    assert_eq!(positions, (1..=(WINDOWS * ROWS).unsigned_abs()).collect::<Vec<_>>());
    let coverage = store.coverage().await.unwrap();
    assert_eq!(coverage[0].covered, [Span { from: 0, to: WINDOWS * 10 }]);
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
    check(&store).await;
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

/// The restart ends the connections of other tests, so `scripts/with-postgres` runs this one alone:
/// `cargo test -p tbk-sync --all-features --test postgres -- --ignored`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "restarts the server, so other tests of the server would fail"]
async fn pages_survive_a_crash_of_the_server() {
    let test = "pages_survive_a_crash_of_the_server";
    let Some(restart) = server(test, "TBK_TEST_POSTGRES_RESTART") else { return };
    let Some(database) = database(test).await else { return };
    let store = database.store().await;
    let shop = Shop::open(&store, "shop1").await;
    let restarting = async {
        for number in 0..2 {
            let restart = restart.clone();
            let status = tokio::task::spawn_blocking(move || Command::new(restart).status());
            assert!(status.await.unwrap().unwrap().success(), "restart {number}");
        }
    };
    let writing = async {
        for number in 0..WINDOWS {
            while shop.read(&store, number, 12).await.is_err() {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            // The pages are spread over the restarts.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    tokio::join!(restarting, writing);
    check(&store).await;
}
