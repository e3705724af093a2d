//! Records, versions and events.

use serde_json::{Value, json};

use super::Failure;
use super::fixture::{KEY, SEEN, Shop, equal, event_ids, first, order, row, span};
use crate::model::{Lane, Source};
use crate::record::Row;
use crate::store::{Next, PageOutcome, Query, Record, Store};

async fn records(store: &dyn Store) -> Result<Vec<Record>, Failure> {
    Ok(store.records(&Query::default()).await?)
}

pub(super) async fn rows_are_new_changed_same_or_stale(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let first_page = [order("1", 5, 12), order("2", 5, 12), order("3", 7, 3)];
    let outcome = shop.read(span(0, 10), &first_page).await?;
    let oldest = Some(5_000);
    equal("the first page", outcome, PageOutcome { new: 3, oldest, ..PageOutcome::default() })?;
    let second_page = [order("1", 5, 12), order("2", 8, 3), order("3", 6, 12), order("4", 9, 12)];
    let outcome = shop.read(span(0, 10), &second_page).await?;
    equal(
        "the second page",
        outcome,
        PageOutcome { new: 1, changed: 1, same: 1, stale: 1, oldest: Some(8_000) },
    )?;
    let silent = shop.read(span(0, 10), &[order("2", 8, 13)]).await?;
    equal("a change without a new time", silent, PageOutcome { changed: 1, ..PageOutcome::default() })?;
    let found: Vec<_> = records(store)
        .await?
        .into_iter()
        .map(|record| (record.key, record.version, record.modified, record.document["tk_status"].as_i64()))
        .collect();
    let expected = [("1", 1, 5, 12), ("2", 3, 8, 13), ("3", 1, 7, 3), ("4", 1, 9, 12)].map(
        |(key, version, modified, status)| (key.to_owned(), version, Some(modified * 1000), Some(status)),
    );
    equal("the records", found, expected.into())
}

pub(super) async fn versions_are_kept(store: &dyn Store) -> Result<(), Failure> {
    let mut shop = Shop::open(store).await?;
    let documents = [
        json!({"fee": "1.00", "tk_status": 12, "nested": {"a": 1, "b": [1]}}),
        json!({"fee": "1.10", "tk_status": 12, "nested": {"a": 1}}),
        json!({"tk_status": 3, "nested": {"a": 2, "b": [1, 2]}, "tag": "维权"}),
    ];
    for (number, document) in (0..).zip(&documents) {
        shop.seen = SEEN + number;
        shop.read(span(0, 10), &[row("1", number, document)]).await?;
    }
    let record = first("the record", records(store).await?)?;
    equal("the version", record.version, 3)?;
    let versions = store.history(&record).await?;
    let found =
        versions.into_iter().map(|version| (version.version, version.seen, Value::Object(version.document)));
    let found: Vec<_> = found.collect();
    let [one, two, three] = documents;
    equal("the versions", found, vec![(1, SEEN, one), (2, SEEN + 1, two), (3, SEEN + 2, three)])
}

pub(super) async fn events_have_old_and_new_values(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    shop.read(span(0, 10), &[order("1", 5, 12)]).await?;
    shop.read(span(0, 10), &[order("1", 6, 3)]).await?;
    let events = store.events(0, 10).await?;
    let kinds: Vec<_> = events.iter().map(|event| (&*event.kind, &*event.account, event.seen)).collect();
    equal("the events", kinds, vec![("order.new", "shop1", SEEN), ("order.changed", "shop1", SEEN)])?;
    equal(
        "their ids",
        event_ids(store).await?,
        vec!["shop1/order/1/2@1".into(), "shop1/order/1/2@2".into()],
    )?;
    let json: Value = serde_json::from_str(&events[1].json)?;
    let expected = json!({
        "id": "shop1/order/1/2@2", "type": "order.changed", "account": "shop1", "source": "order", "key": "1",
        "version": 2, "seen": "2026-01-01 12:00:00", "changed": {"tk_status": [12, 3]},
        "order": {"trade_id": "1", "tk_status": 3},
    });
    equal("the second event", json, expected)
}

pub(super) async fn a_page_that_is_stored_again_adds_no_event(store: &dyn Store) -> Result<(), Failure> {
    let mut shop = Shop::open(store).await?;
    let rows: Vec<_> = (0..50).map(|key| order(&key.to_string(), 5, 12)).collect();
    let window = shop.window(span(0, 10)).await?;
    shop.commit(&window, &rows, Next::Page("1")).await?;
    let (events, mut before) = (store.events(0, 100).await?, records(store).await?);
    equal("the number of events", events.len(), 50)?;
    let same = PageOutcome { same: 50, ..PageOutcome::default() };
    shop.seen += 1000;
    equal("the same page", shop.commit(&window, &rows, Next::Page("1")).await?, same)?;
    equal("the records", records(store).await?, before.clone())?;
    shop.seen += 3_600_000;
    equal("an hour later", shop.commit(&window, &rows, Next::End { settled: 10 }).await?, same)?;
    equal("the events", store.events(0, 100).await?, events)?;
    for record in &mut before {
        record.last_seen = shop.seen;
    }
    equal("the records of an hour later", records(store).await?, before)
}

pub(super) async fn the_last_row_of_a_key_counts(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let rows = [order("1", 5, 12), order("2", 5, 12), order("1", 5, 3)];
    let outcome = shop.read(span(0, 10), &rows).await?;
    equal("the outcome", outcome, PageOutcome { new: 2, oldest: Some(5_000), ..PageOutcome::default() })?;
    let query = Query { key: Some("1".to_owned()), ..Query::default() };
    let record = first("the record", store.records(&query).await?)?;
    equal("the record", (record.version, &record.document["tk_status"]), (1, &json!(3)))
}

pub(super) async fn a_key_is_unique_within_account_source_and_role(store: &dyn Store) -> Result<(), Failure> {
    let (one, two) = (Shop::open(store).await?, Shop::named(store, "shop2").await?);
    let third = Row { role: 3, ..order("1", 5, 12) };
    one.read(span(0, 10), &[order("1", 5, 12), third]).await?;
    two.read(span(0, 10), &[order("1", 5, 12)]).await?;
    let refund = (crate::model::StreamKey { source: Source::Refund, scene: 0, ..KEY }, 0);
    let streams = store.streams(&one.claim, &[refund], 60).await?;
    let stream = first("the refunds", streams.into_iter().filter(|stream| stream.key == refund.0))?;
    let refunds = Shop { stream, claim: one.claim.clone(), store, seen: SEEN };
    refunds.read(span(20, 30), &[order("1", 5, 12)]).await?;
    let found: Vec<_> = records(store)
        .await?
        .into_iter()
        .map(|record| (record.account, record.source, record.role, record.version))
        .collect();
    let expected = [
        ("shop1", Source::Order, 2),
        ("shop1", Source::Order, 3),
        ("shop2", Source::Order, 2),
        ("shop1", Source::Refund, 2),
    ];
    let expected = expected.map(|(account, source, role)| (account.to_owned(), source, role, 1));
    equal("the records", found, expected.into())
}

pub(super) async fn documents_are_returned_as_they_were(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let document = json!({
        "empty": "", "list": [], "object": {}, "large": 9_007_199_254_740_993_i64, "fee": "0.10", "no": false,
        "text": "\"引号\" \\ \u{1f9e7}\u{0001}\n'; drop table record; --",
    });
    let key = "k/'\"\\键@%_";
    shop.read(span(0, 10), &[row(key, 5, &document)]).await?;
    let query = Query { key: Some(key.to_owned()), ..Query::default() };
    let record = first("the record", store.records(&query).await?)?;
    equal("the document", Value::Object(record.document), document)?;
    equal("the lane", record.found_by, Lane::Live)?;
    equal("the times", (record.first_seen, record.last_seen, record.modified), (SEEN, SEEN, Some(5000)))
}

/// Stores pages of two accounts while the events are read.
pub(super) async fn a_reader_of_events_misses_none(store: &dyn Store) -> Result<(), Failure> {
    const PAGES: i64 = 20;
    let (one, two) = (Shop::open(store).await?, Shop::named(store, "shop2").await?);
    let write = async |shop: &Shop<'_>| {
        for second in 0..PAGES {
            let rows: Vec<_> = (0..5).map(|key| order(&format!("{second}-{key}"), second, 12)).collect();
            shop.read(span(second, second + 1), &rows).await?;
        }
        Ok::<_, Failure>(())
    };
    let read = async {
        let mut ids = Vec::new();
        let mut position = 0;
        // The number of reads is limited, so that a missing event is a failure.
        for _ in 0..100_000 {
            for event in store.events(position, 7).await? {
                equal("the positions ascend", event.position > position, true)?;
                position = event.position;
                ids.push(event.id);
            }
            if ids.len() == usize::try_from(PAGES * 10)? {
                break;
            }
            tokio::task::yield_now().await;
        }
        Ok::<_, Failure>(ids)
    };
    let (wrote_one, wrote_two, ids) = tokio::join!(write(&one), write(&two), read);
    wrote_one?;
    wrote_two?;
    equal("the events as they were read", ids?, event_ids(store).await?)
}
