//! A server that is killed and restarted while pages are stored. This is a program of its own, because the restart ends the
//! connections of other tests. `tests/postgres.rs` describes how to run it.
#![allow(clippy::unwrap_used)]

#[path = "postgres/server.rs"]
#[expect(dead_code, reason = "the other tests use more of it")]
mod server;
#[path = "postgres/shop.rs"]
mod shop;

use std::process::Command;

use crate::server::{database, server};
use crate::shop::{Shop, WINDOWS, check};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
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
