//! Reading while a writer runs.

use tbk_sync::model::AccountKind;
use tbk_sync::store::{Durability, Query, Sqlite, Store as _, StoreError};

use crate::program::{ROWS, run, state, stored_pages};

#[tokio::test]
async fn a_reader_sees_whole_pages_and_every_event() {
    const WINDOWS: i64 = 30;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.db");
    let store = Sqlite::open(&path, Durability::Normal).unwrap();
    let reader = Sqlite::open_readonly(&path).unwrap();
    let writing = async {
        run(&store, WINDOWS, || {}).await;
        stored_pages(&store).await
    };
    let reading = async {
        let (mut events, mut pages) = (Vec::new(), Vec::new());
        while events.len() < usize::try_from(WINDOWS * 3 * ROWS).unwrap() {
            let after = events.last().map_or(0, |event: &tbk_sync::model::Event| event.position);
            events.extend(reader.events(after, 5).await.unwrap());
            // Pages share their keys only with pages of other windows: each state has the rows of a whole page.
            for record in reader.records(&Query::default()).await.unwrap().chunks(4) {
                let states: Vec<_> = record.iter().map(|record| &record.document["tk_status"]).collect();
                assert_eq!(states, [states[0]; 4]);
                pages.push(states[0].as_i64().unwrap());
            }
        }
        (events, pages)
    };
    let (_, (events, pages)) = tokio::join!(writing, reading);
    assert_eq!(events, store.events(0, 100_000).await.unwrap());
    assert_eq!(pages.iter().max(), Some(&(WINDOWS * 3 - 1)));
    assert_eq!(state(&reader).await, state(&store).await);
}

#[tokio::test]
async fn a_reader_cannot_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.db");
    drop(Sqlite::open(&path, Durability::Normal).unwrap());
    let reader = Sqlite::open_readonly(&path).unwrap();
    let error = reader.add_account("shop1", AccountKind::Publisher).await.unwrap_err();
    let StoreError::Database { action, source } = error else { panic!("{error}") };
    assert_eq!(format!("{action}: {source}"), "add an account: attempt to write a readonly database");
    assert_eq!(reader.accounts().await.unwrap(), []);
}

#[test]
fn a_reader_does_not_create_a_store() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("orders.db");
    assert!(matches!(Sqlite::open_readonly(&path), Err(StoreError::Database { .. })));
    assert_eq!(folder.path().read_dir().unwrap().count(), 0);
}
