//! Encrypted connections to PostgreSQL. The tests need a server with a certificate:
//! `TBK_POSTGRES_TLS=on scripts/with-postgres cargo test -p tbk-sync --all-features --test postgres_tls`
#![allow(clippy::unwrap_used)]
#![allow(clippy::print_stdout, reason = "the output of another process")]
#![allow(dead_code, reason = "each test program uses a part of the server")]

#[path = "postgres/server.rs"]
mod server;

use std::process::Command;

use server::server;
use tbk_sync::model::AccountKind;
use tbk_sync::store::{Postgres, Store as _};
use tokio_postgres::NoTls;

/// The URL to open in the process of [`opens_a_url`].
const URL: &str = "TBK_TEST_POSTGRES_TLS_OPEN";

/// Opens a store in another process, whose operating system trusts only this certificate. Returns what it prints.
fn open(url: &str, trusted: Option<&str>) -> String {
    let mut test = Command::new(std::env::current_exe().unwrap());
    test.args(["--ignored", "--exact", "opens_a_url", "--nocapture"]).env(URL, url);
    if let Some(certificate) = trusted {
        test.env("SSL_CERT_FILE", certificate).env("SSL_CERT_DIR", "/nonexistent");
    }
    let output = test.output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[tokio::test]
#[ignore = "a part of the other tests"]
async fn opens_a_url() {
    let url = std::env::var(URL).unwrap();
    match Postgres::open(&url, 1).await {
        Ok(store) => {
            let account = store.add_account("shop1", AccountKind::Publisher).await.unwrap();
            println!("opened {store:?} {}: {} encrypted", account.name, encrypted().await);
        }
        Err(error) => {
            let mut cause = Some(&error as &dyn std::error::Error);
            while let Some(error) = cause {
                println!("failed: {error} {error:?}");
                cause = error.source();
            }
        }
    }
}

/// The number of connections of stores that are encrypted, and of all.
async fn encrypted() -> String {
    let socket = std::env::var("TBK_TEST_POSTGRES").unwrap();
    let (client, connection) = tokio_postgres::connect(&socket, NoTls).await.unwrap();
    tokio::spawn(connection);
    let count = "select count(*) filter (where ssl) || ' of ' || count(*) from pg_stat_ssl join pg_stat_activity using (pid)
        where application_name = 'tbk-sync'";
    client.query_one(count, &[]).await.unwrap().get(0)
}

/// The URL of the server with a password, and the certificate of its authority.
fn tls(test: &str) -> Option<(String, String)> {
    let url = server(test, "TBK_TEST_POSTGRES_TLS")?;
    Some((url.replace("tbk@", "tbk:c4nary@"), server(test, "TBK_TEST_POSTGRES_CA")?))
}

#[test]
fn encrypted_connections_are_verified() {
    let Some((url, authority)) = tls("encrypted_connections_are_verified") else { return };
    let other_host = url.replace("localhost", "127.0.0.1");
    let authority = Some(&*authority);
    let mut printed = String::new();
    for (url, mode, trusted, expected) in [
        (&url, "require", authority, "opened"),
        (&url, "prefer", authority, "opened"),
        // Never in plain text instead.
        (&url, "require", None, "UnknownIssuer"),
        (&url, "prefer", None, "UnknownIssuer"),
        (&other_host, "require", authority, "NotValidForName"),
        (&other_host, "prefer", authority, "NotValidForName"),
    ] {
        let shown = open(&format!("{url}?sslmode={mode}"), trusted);
        assert!(shown.contains(expected), "{mode}: {shown}");
        let is_encrypted = shown.contains("shop1: 1 of 1 encrypted");
        assert_eq!(is_encrypted, expected == "opened", "{mode}: {shown}");
        printed.push_str(&shown);
    }
    assert!(!printed.contains("c4nary"), "{printed}");
    let plain = open(&format!("{url}?sslmode=disable"), authority);
    assert!(plain.contains("shop1: 0 of 1 encrypted"), "{plain}");
}
