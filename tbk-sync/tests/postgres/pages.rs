//! Pages that are compared with the store.

use serde_json::{Map, Value, json};
use tbk_sync::model::Span;
use tbk_sync::record::Row;
use tbk_sync::store::{Next, PageCommit, Query, Store as _};

use crate::server::database;
use crate::shop::{KEY, Shop};

fn document(status: i64) -> Map<String, Value> {
    json!({"tk_status": status}).as_object().unwrap().clone()
}

fn row(role: i64, status: i64) -> Row {
    let document = document(status);
    Row { key: "1".to_owned(), role, modified: None, created: None, status: None, trade: None, document }
}

#[tokio::test]
async fn documents_that_are_exchanged_between_records_keep_their_versions() {
    let test = "documents_that_are_exchanged_between_records_keep_their_versions";
    let Some(database) = database(test).await else { return };
    let store = database.store().await;
    let shop = Shop::open(&store, "shop1").await;
    for (number, rows) in [(0, [row(2, 12), row(3, 14)]), (1, [row(2, 14), row(3, 12)])] {
        let window = shop.window(&store, number).await.unwrap().unwrap();
        let Span { to: settled, .. } = window.span;
        let (rows, next) = (rows.into(), Next::End { settled });
        let page = PageCommit { window: &window, source: KEY.source, began: settled, seen: 0, rows, next };
        store.commit_page(&shop.claim, page).await.unwrap();
    }
    for (record, states) in store.records(&Query::default()).await.unwrap().iter().zip([[12, 14], [14, 12]]) {
        let versions = store.history(record).await.unwrap().into_iter().map(|version| version.document);
        assert_eq!(versions.collect::<Vec<_>>(), states.map(document));
    }
}
