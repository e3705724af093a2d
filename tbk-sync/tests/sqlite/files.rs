//! Files of other versions, and the rights of the files.

use std::path::{Path, PathBuf};

use tbk_sync::store::{Durability, Sqlite, Store as _, StoreError};
use tempfile::TempDir;

use crate::program::{run, state};

/// A store of schema 1 after three windows of the program, as `sqlite3 orders.db .dump` prints it.
const SCHEMA_1: &str = include_str!("../data/schema-1.sql");

fn folder() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.db");
    (folder, path)
}

fn execute(path: &Path, sql: &str) {
    rusqlite::Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

fn schema(path: &Path) -> i64 {
    let database = rusqlite::Connection::open(path).unwrap();
    database.query_row("select schema from meta", [], |row| row.get(0)).unwrap()
}

#[tokio::test]
async fn a_store_of_schema_1_is_opened_and_continued() {
    let ((_old, old), (_new, new)) = (folder(), folder());
    execute(&old, SCHEMA_1);
    assert_eq!(schema(&old), 1);
    let file = old.clone();
    let (old, new) =
        (Sqlite::open(old, Durability::Full).unwrap(), Sqlite::open(new, Durability::Full).unwrap());
    for windows in [3, 5] {
        run(&old, windows, || {}).await;
        run(&new, windows, || {}).await;
        assert_eq!(state(&old).await, state(&new).await);
    }
    assert_eq!(schema(&file), 2);
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let (_folder, path) = folder();
    drop(Sqlite::open(&path, Durability::Full).unwrap());
    execute(&path, "update meta set schema = 999");
    let path = path.canonicalize().unwrap();
    for error in
        [Sqlite::open(&path, Durability::Full).unwrap_err(), Sqlite::open_readonly(&path).unwrap_err()]
    {
        let StoreError::NewerSchema { store, found, known } = error else { panic!("{error}") };
        assert_eq!((Path::new(&store), found, known), (&*path, 999, 2));
    }
    execute(&path, "update meta set schema = 2");
    assert_eq!(Sqlite::open(&path, Durability::Full).unwrap().accounts().await.unwrap(), []);
}

#[test]
fn two_paths_of_one_file_have_one_lock() {
    let (folder, path) = folder();
    let store = Sqlite::open(&path, Durability::Full).unwrap();
    let other = folder.path().join(".").join("orders.db");
    assert!(matches!(Sqlite::open(&other, Durability::Full), Err(StoreError::InUse { .. })));
    drop(store);
    Sqlite::open(&other, Durability::Full).unwrap();
}

#[cfg(unix)]
#[tokio::test]
async fn other_users_cannot_read_the_files() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, path) = folder();
    let store = Sqlite::open(&path, Durability::Full).unwrap();
    run(&store, 1, || {}).await;
    let mut files: Vec<_> = folder
        .path()
        .read_dir()
        .unwrap()
        .map(|file| file.unwrap())
        .map(|file| {
            (file.file_name().into_string().unwrap(), file.metadata().unwrap().permissions().mode() & 0o777)
        })
        .collect();
    files.sort();
    let names = ["orders.db", "orders.db-shm", "orders.db-wal", "orders.db.lock"];
    assert_eq!(files, names.map(|name| (name.to_owned(), 0o600)));
}
