//! Pages that are compared with the store.

use std::time::Duration;

use serde_json::{Map, Value, json};
use tbk_sync::model::Span;
use tbk_sync::record::Row;
use tbk_sync::store::{Next, PageCommit, Postgres, Query, Store as _};

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

#[tokio::test]
async fn a_record_is_found_without_reading_the_others() {
    const RECORDS: i64 = 50_000;
    let Some(database) = database("a_record_is_found_without_reading_the_others").await else { return };
    let store = Postgres::open(&database.url, 1).await.unwrap();
    Shop::open(&store, "shop1").await;
    let client = database.client().await;
    // One order a second.
    client
        .batch_execute(&format!(
            "insert into tbk_sync.record (account, source, key, role, version, digest, first_seen, last_seen, found_by,
                created, trade)
             select account.id, 'order', number::text, 2, 1, '', 0, 0, 'live', number * 1000::bigint, number::text
             from tbk_sync.account, generate_series(1, {RECORDS}) as number;
             insert into tbk_sync.document select id, '{{}}' from tbk_sync.record;
             analyze;"
        ))
        .await
        .unwrap();
    let read = async || {
        let tuples = "select (seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint from pg_stat_user_tables
            where schemaname = 'tbk_sync' and relname = 'record'";
        client.query_one(tuples, &[]).await.unwrap().get::<_, i64>(0)
    };
    let of_account =
        Query { account: Some("shop1".to_owned()), source: Some(KEY.source), limit: 100, ..Query::default() };
    let by_key = Query { key: Some("40000".to_owned()), ..of_account.clone() };
    let by_time = Query { created: Some(Span { from: 40_000, to: 40_499 }), ..of_account.clone() };
    let next_page = Query { after: 40_000, ..of_account };
    // A backend reports its statistics at the end of a transaction, at most once a second.
    let settled = async || tokio::time::sleep(Duration::from_millis(1_100)).await;
    for (query, found, most) in [(by_key, 1, 50), (by_time, 100, 2_000), (next_page, 100, 2_000)] {
        settled().await;
        store.records(&query).await.unwrap();
        let before = read().await;
        settled().await;
        assert_eq!(store.records(&query).await.unwrap().len(), found);
        let tuples = read().await - before;
        assert!(tuples > 0, "{query:?}: nothing was counted");
        assert!(tuples <= most, "{query:?}: {tuples} records were read");
    }
}
