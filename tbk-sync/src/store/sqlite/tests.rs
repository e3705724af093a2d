//! What is not visible from outside.

use std::time::Duration;

use rusqlite::Connection;
use tempfile::TempDir;

use super::schema::{MIGRATIONS, migrate};
use super::{Durability, Sqlite};
use crate::model::AccountKind;
use crate::store::failure::Failure;
use crate::store::{Store as _, StoreError};

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn open(folder: &TempDir, durability: Durability) -> Sqlite {
    Sqlite::open(folder.path().join("orders.db"), durability).unwrap()
}

/// Returns the text of an error and of its source.
fn text(error: &StoreError) -> String {
    match error {
        StoreError::Database { action, source } => format!("{action}: {source}"),
        other => other.to_string(),
    }
}

async fn pragma(store: &Sqlite, name: &'static str) -> String {
    let value = store.database.run("read a pragma", move |connection| {
        let value =
            connection.pragma_query_value(None, name, |row| row.get::<_, rusqlite::types::Value>(0))?;
        Ok(format!("{value:?}"))
    });
    value.await.unwrap()
}

#[tokio::test]
async fn the_durability_is_set() {
    let folder = folder();
    for (durability, synchronous) in [(Durability::Full, "Integer(2)"), (Durability::Normal, "Integer(1)")] {
        let store = open(&folder, durability);
        assert_eq!(pragma(&store, "synchronous").await, synchronous);
        assert_eq!(pragma(&store, "journal_mode").await, "Text(\"wal\")");
        assert_eq!(pragma(&store, "foreign_keys").await, "Integer(1)");
    }
}

#[tokio::test]
async fn a_full_disk_fails_a_write_and_changes_nothing() {
    let folder = folder();
    let store = open(&folder, Durability::Full);
    store.add_account("shop1", AccountKind::Publisher).await.unwrap();
    let limit = |pages: i64| {
        store.database.run("limit the size", move |connection| {
            let used: i64 = connection.query_row("pragma page_count", [], |row| row.get(0))?;
            Ok(connection.query_row(&format!("pragma max_page_count = {}", used + pages), [], |_| Ok(()))?)
        })
    };
    limit(0).await.unwrap();
    let name = "shop".repeat(5000);
    let error = store.add_account(&name, AccountKind::Publisher).await.unwrap_err();
    assert_eq!(text(&error), "add an account: database or disk is full");
    assert_eq!(store.accounts().await.unwrap().len(), 1);
    limit(100).await.unwrap();
    store.add_account(&name, AccountKind::Publisher).await.unwrap();
    assert_eq!(store.accounts().await.unwrap().len(), 2);
}

#[tokio::test]
async fn a_panic_in_the_thread_is_reported_as_an_error() {
    let folder = folder();
    let store = open(&folder, Durability::Normal);
    let panicked = store.database.run::<()>("panic", |_| panic!("a test")).await.unwrap_err();
    assert_eq!(text(&panicked), "panic: the thread of the database has ended");
    let after = store.accounts().await.unwrap_err();
    assert_eq!(text(&after), "read accounts: the thread of the database has ended");
    drop(store);
    // The lock was released.
    assert_eq!(open(&folder, Durability::Normal).accounts().await.unwrap(), []);
}

#[tokio::test]
async fn accounts_are_due_when_a_process_starts() {
    let folder = folder();
    let hour = Duration::from_secs(3_600);
    let store = open(&folder, Durability::Normal);
    store.add_account("shop1", AccountKind::Publisher).await.unwrap();
    let claim = store.claim("one", hour).await.unwrap().unwrap();
    store.release(&claim, hour).await.unwrap();
    assert_eq!(store.claim("one", hour).await.unwrap(), None);
    drop(store);
    let store = open(&folder, Durability::Normal);
    let claim = store.claim("two", hour).await.unwrap().unwrap();
    assert_eq!((claim.account.name.as_str(), claim.fence), ("shop1", 2));
}

#[test]
fn migrations_run_once_and_in_order() {
    let mut database = Connection::open_in_memory().unwrap();
    migrate(&mut database, "x.db", &MIGRATIONS[..1], 7).unwrap();
    let next = "alter table account add column note text; update meta set made = made + 1;";
    for _ in 0..2 {
        migrate(&mut database, "x.db", &[MIGRATIONS[0], next], 9).unwrap();
    }
    let meta = database.query_row("select schema, made from meta", [], |row| Ok((row.get(0)?, row.get(1)?)));
    assert_eq!(meta, Ok((2, 8)));
    assert_eq!(database.query_row("select count(note) from account", [], |row| row.get(0)), Ok(0));
    let error = migrate(&mut database, "x.db", &MIGRATIONS[..1], 9).unwrap_err();
    let Failure::Store(StoreError::NewerSchema { store, found, known }) = error else { panic!("{error:?}") };
    assert_eq!((&*store, found, known), ("x.db", 2, 1));
}

#[test]
fn a_migration_that_fails_changes_nothing() {
    let mut database = Connection::open_in_memory().unwrap();
    migrate(&mut database, "x.db", &MIGRATIONS[..1], 7).unwrap();
    let steps = [MIGRATIONS[0], "create table note (text text)", "drop table missing"];
    let Failure::Database(error) = migrate(&mut database, "x.db", &steps, 9).unwrap_err() else {
        panic!("the migration succeeded")
    };
    assert_eq!(error.to_string(), "no such table: missing");
    assert_eq!(database.query_row("select schema from meta", [], |row| row.get(0)), Ok(1));
    let notes = "select count(*) from sqlite_schema where name = 'note'";
    assert_eq!(database.query_row(notes, [], |row| row.get(0)), Ok(0));
}

#[test]
fn another_database_is_refused() {
    let folder = folder();
    let path = folder.path().join("orders.db");
    Connection::open(&path).unwrap().execute_batch("create table mine (a text)").unwrap();
    let error = Sqlite::open(&path, Durability::Full).unwrap_err();
    assert!(matches!(error, StoreError::Foreign { .. }), "{error:?}");
    let error = Sqlite::open_readonly(&path).unwrap_err();
    assert!(matches!(error, StoreError::Foreign { .. }), "{error:?}");
    std::fs::write(&path, "not a database, but a text of some length".repeat(100)).unwrap();
    let error = Sqlite::open(&path, Durability::Full).unwrap_err();
    assert_eq!(text(&error), "open the store: file is not a database");
}
