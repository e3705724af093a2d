//! Records, sinks, coverage and quarantine as reports read them.

use super::Failure;
use super::fixture::{HOUR, KEY, SEEN, Shop, equal, event_ids, first, order, span};
use crate::model::Lane;
use crate::record::Row;
use crate::store::{Deleted, Query, Store};

async fn keys(store: &dyn Store, query: Query) -> Result<Vec<String>, Failure> {
    Ok(store.records(&query).await?.into_iter().map(|record| record.key).collect())
}

pub(super) async fn records_are_found(store: &dyn Store) -> Result<(), Failure> {
    let (one, two) = (Shop::open(store).await?, Shop::named(store, "shop2").await?);
    let created = |second: i64, row: Row| Row { created: Some(SEEN + second * 1000), ..row };
    let untimed = Row { created: None, status: None, trade: None, ..order("untimed", 5, 12) };
    one.read(span(0, 10), &[created(0, order("a", 5, 12)), created(1, order("b", 5, 3)), untimed]).await?;
    let same_trade = Row { trade: Some("trade-a".to_owned()), ..created(2, order("c", 5, 12)) };
    two.read(span(0, 10), &[created(2, order("a", 5, 3)), same_trade]).await?;
    let all = Query::default;
    let (shop1, trade) = (Some("shop1".to_owned()), Some("trade-a".to_owned()));
    let seconds = span(SEEN / 1000 + 1, SEEN / 1000 + 2);
    let cases: [(&str, Query, &[&str]); 9] = [
        ("all records", all(), &["a", "b", "untimed", "a", "c"]),
        ("the records of an account", Query { account: shop1.clone(), ..all() }, &["a", "b", "untimed"]),
        ("the records of an unknown account", Query { account: Some("shop9".to_owned()), ..all() }, &[]),
        ("the records of a source", Query { source: Some(crate::model::Source::Punish), ..all() }, &[]),
        ("the records of a key", Query { key: Some("a".to_owned()), ..all() }, &["a", "a"]),
        ("the records of a trade", Query { key: trade, ..all() }, &["a", "a", "c"]),
        ("the records in a state", Query { status: Some(3), ..all() }, &["b", "a"]),
        ("the records of two seconds", Query { created: Some(seconds), ..all() }, &["b", "a", "c"]),
        (
            "the records with every condition",
            Query {
                account: shop1,
                source: Some(KEY.source),
                key: Some("b".to_owned()),
                status: Some(3),
                created: Some(seconds),
                after: 0,
                limit: 5,
            },
            &["b"],
        ),
    ];
    for (what, query, expected) in cases {
        equal(what, keys(store, query).await?, expected.iter().map(|key| (*key).to_owned()).collect())?;
    }
    let two = store.records(&Query { limit: 2, ..all() }).await?;
    equal("the number of records with a limit", two.len(), 2)?;
    let rest = keys(store, Query { after: two[1].id, ..all() }).await?;
    equal("the records after them", rest, vec!["untimed".to_owned(), "a".to_owned(), "c".to_owned()])
}

pub(super) async fn records_are_counted(store: &dyn Store) -> Result<(), Failure> {
    let (one, two) = (Shop::open(store).await?, Shop::named(store, "shop2").await?);
    one.read(span(0, 10), &[order("a", 5, 12), order("b", 5, 12), order("c", 5, 3)]).await?;
    one.read(span(10, 20), &[order("c", 15, 14), Row { status: None, ..order("d", 15, 3) }]).await?;
    two.read(span(0, 10), &[order("a", 5, 12)]).await?;
    let counts = store.counts().await?.into_iter();
    let counts: Vec<_> = counts
        .map(|count| (count.account, count.source, count.status, count.found_by, count.records))
        .collect();
    let count =
        |account: &str, status, records| (account.to_owned(), KEY.source, status, Lane::Live, records);
    let expected = vec![
        count("shop1", None, 1),
        count("shop1", Some(12), 2),
        count("shop1", Some(14), 1),
        count("shop2", Some(12), 1),
    ];
    equal("the counts", counts, expected)
}

pub(super) async fn a_position_of_a_sink_is_kept(store: &dyn Store) -> Result<(), Failure> {
    equal("an unknown sink", store.sink("crm").await?, 0)?;
    store.set_sink("crm", 12).await?;
    store.set_sink("file", 3).await?;
    store.set_sink("crm", 7).await?;
    equal("the positions", (store.sink("crm").await?, store.sink("file").await?), (7, 3))
}

pub(super) async fn old_events_are_deleted_after_every_sink(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    shop.read(span(0, 10), &[order("a", 1, 12), order("b", 2, 12), order("c", 3, 12)]).await?;
    let later = Shop { seen: SEEN + 1000, ..shop };
    later.read(span(10, 20), &[order("d", 11, 12)]).await?;
    let positions = async || -> Result<Vec<u64>, Failure> {
        Ok(store.events(0, 100).await?.iter().map(|event| event.position).collect())
    };
    let deleted = |events, behind: Option<&str>| Deleted { events, behind: behind.map(str::to_owned) };
    equal("nothing is old", store.delete_events(SEEN).await?, deleted(0, None))?;
    store.set_sink("slow", 1).await?;
    store.set_sink("fast", 4).await?;
    store.set_sink("slow:failing", 0).await?;
    equal("a sink is behind", store.delete_events(SEEN + 1000).await?, deleted(1, Some("slow")))?;
    equal("the events that it lacks", positions().await?, vec![2, 3, 4])?;
    store.set_sink("slow", 4).await?;
    equal("the time", store.delete_events(SEEN + 1000).await?, deleted(2, None))?;
    equal("the young event", positions().await?, vec![4])?;
    equal("the last one", store.delete_events(SEEN + 1001).await?, deleted(1, None))?;
    later.read(span(20, 30), &[order("e", 21, 12)]).await?;
    equal("a position is not used again", positions().await?, vec![5])?;
    equal("the new event", store.delete_events(SEEN + 1001).await?, deleted(0, Some("fast")))?;
    equal("records stay", store.records(&Query::default()).await?.len(), 5)
}

pub(super) async fn old_events_are_deleted_without_sinks(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let rows: Vec<_> = (0..10_050).map(|number| order(&number.to_string(), 5, 12)).collect();
    shop.read(span(0, 10), &rows).await?;
    equal("the events before", event_ids(store).await?.len(), 10_000)?;
    let deleted = |events| Deleted { events, behind: None };
    equal("the first ones", store.delete_events(SEEN + 1).await?, deleted(10_000))?;
    let left = first("an event", store.events(0, 1).await?)?;
    equal("the oldest event that is left", left.position, 10_001)?;
    equal("the others", store.delete_events(SEEN + 1).await?, deleted(50))?;
    equal("the events", store.events(0, 1).await?, vec![])
}

pub(super) async fn open_and_failing_windows_are_counted(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let windows = [shop.window(span(0, 10)).await?, shop.window(span(10, 20)).await?];
    let report = shop.coverage().await?;
    equal("the account and the stream", (&*report.account, &report.stream), ("shop1", &shop.stream))?;
    equal("the windows", (report.open, report.failing), (2, None))?;
    store.put_off(&shop.claim, &windows[0], HOUR, "gateway away", false).await?;
    let report = shop.coverage().await?;
    equal("the failing window", (report.open, report.failing), (2, Some((1, "gateway away".to_owned()))))
}

pub(super) async fn the_newest_quarantined_pages_are_kept(store: &dyn Store) -> Result<(), Failure> {
    let shop = Shop::open(store).await?;
    let window = shop.window(span(0, 10)).await?;
    for number in 1..=1002 {
        store.quarantine(&shop.claim, &window, number, "not a number", "{\"fee\":\"x\"}").await?;
    }
    let seen =
        |pages: Vec<crate::store::Quarantined>| -> Vec<_> { pages.iter().map(|page| page.seen).collect() };
    equal("the newest pages", seen(store.quarantined(2).await?), vec![1002, 1001])?;
    let all = seen(store.quarantined(5000).await?);
    equal("the pages that are kept", (all.len(), all.last()), (1000, Some(&3)))?;
    let page = first("the page", store.quarantined(1).await?)?;
    equal("its stream", (&*page.account, page.key, page.span), ("shop1", KEY, span(0, 10)))?;
    equal("its body", (&*page.why, &*page.body), ("not a number", "{\"fee\":\"x\"}"))
}
