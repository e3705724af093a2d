//! What the store holds, for reports.

use rusqlite::{Connection, Row, ToSql, Transaction, params};
use serde_json::{Map, Value};

use super::names::{gap, lane, source, span, stream_key};
use super::{pages, windows};
use crate::coverage;
use crate::model::{Gap, Source, Span, StreamKey, Window};
use crate::record;
use crate::store::failure::Failure;
use crate::store::{Count, Coverage, Quarantined, Query, Record, Version};

/// How many pages the quarantine keeps.
const QUARANTINE: i64 = 1000;

pub(super) fn records(connection: &Connection, query: &Query) -> Result<Vec<Record>, Failure> {
    let (sql, values) = select(query);
    let mut statement = connection.prepare_cached(&sql)?;
    let values: Vec<&dyn ToSql> = values.iter().map(|value| &**value).collect();
    let mut rows = statement.query(&*values)?;
    let mut records = Vec::new();
    while let Some(row) = rows.next()? {
        let document = serde_json::from_str(row.get_ref("json")?.as_str().map_err(rusqlite::Error::from)?)?;
        records.push(record(row, document)?);
    }
    Ok(records)
}

fn record(row: &Row<'_>, document: Map<String, Value>) -> rusqlite::Result<Record> {
    Ok(Record {
        id: row.get("id")?,
        account: row.get("account")?,
        source: source(row, "source")?,
        key: row.get("key")?,
        role: row.get("role")?,
        version: row.get("version")?,
        first_seen: row.get("first_seen")?,
        last_seen: row.get("last_seen")?,
        modified: row.get("modified")?,
        found_by: lane(row, "found_by")?,
        document,
    })
}

pub(super) fn counts(connection: &Connection) -> Result<Vec<Count>, Failure> {
    let mut counts = connection.prepare_cached(
        "select account.name as account, source, status, found_by, count(*) as records
         from record join account on account.id = record.account
         group by record.account, source, status, found_by order by account.name, source, status, found_by",
    )?;
    let counts = counts.query_map([], |row| {
        Ok(Count {
            account: row.get("account")?,
            source: source(row, "source")?,
            status: row.get("status")?,
            found_by: lane(row, "found_by")?,
            records: row.get::<_, i64>("records")?.unsigned_abs(),
        })
    })?;
    Ok(counts.collect::<Result<_, _>>()?)
}

/// Returns the statement of a query and its values.
///
/// Records are read by their ids, which continues where the page before ended. The signs keep SQLite from the index over
/// accounts and sources, with which each page would read and sort all records of a list.
fn select(query: &Query) -> (String, Vec<Box<dyn ToSql + '_>>) {
    let mut sql = "select record.id, account.name as account, source, key, role, version, first_seen, last_seen, modified,
            found_by, json
        from record join account on account.id = +record.account join document on document.record = record.id
        where record.id > ?"
        .to_owned();
    let mut values: Vec<Box<dyn ToSql + '_>> = vec![Box::new(query.after)];
    if let Some(account) = &query.account {
        sql += " and account.name = ?";
        values.push(Box::new(account));
    }
    if let Some(source) = query.source {
        sql += " and +source = ?";
        values.push(Box::new(source.as_str()));
    }
    if let Some(key) = &query.key {
        // The keys are found in the unique index, which begins with the account and the source.
        let sources: Vec<_> = Source::ALL.iter().map(|source| format!("'{source}'")).collect();
        sql += " and record.id in (select id from record where trade = ? union select id from record
                 where account in (select id from account) and source in (";
        sql += &sources.join(", ");
        sql += ") and key = ?)";
        values.extend([Box::new(key) as Box<dyn ToSql>, Box::new(key)]);
    }
    if let Some(status) = query.status {
        sql += " and status = ?";
        values.push(Box::new(status));
    }
    if let Some(Span { from, to }) = query.created {
        sql += if query.is_short() { " and created" } else { " and +created" };
        sql += " between ? and ?";
        let end = to.saturating_mul(1000).saturating_add(999);
        values.extend([Box::new(from.saturating_mul(1000)) as Box<dyn ToSql>, Box::new(end)]);
    }
    sql += " order by record.id limit ?";
    values.push(Box::new(if query.limit == 0 { -1 } else { i64::from(query.limit) }));
    (sql, values)
}

/// Returns the versions of a record. The changes lead from the current document back to the first one.
pub(super) fn history(transaction: &Transaction<'_>, id: i64) -> Result<Vec<Version>, Failure> {
    let first_seen = transaction
        .prepare_cached("select first_seen from record where id = ?1")?
        .query_row([id], |row| row.get(0))?;
    let mut document = pages::document(transaction, id)?;
    let mut changes = transaction
        .prepare_cached("select version, seen, back from change where record = ?1 order by version desc")?;
    let changes = changes.query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
    let mut versions = Vec::new();
    for change in changes {
        let (version, seen, back) = change?;
        versions.push(Version { version, seen, document: document.clone() });
        record::apply(&mut document, &serde_json::from_str(&back)?);
    }
    versions.push(Version { version: 1, seen: first_seen, document });
    versions.reverse();
    Ok(versions)
}

pub(super) fn coverage(transaction: &Transaction<'_>) -> Result<Vec<Coverage>, Failure> {
    let sql = format!(
        "select {}, account.name from stream join account on account.id = stream.account
         order by account.name, stream.id",
        windows::STREAM
    );
    let mut streams = transaction.prepare_cached(&sql)?;
    let streams = streams.query_map([], |row| Ok((windows::stream(row)?, row.get("name")?)))?;
    let mut report = Vec::new();
    for stream in streams {
        let (mut stream, account) = stream?;
        stream.frontier = windows::frontier(transaction, &stream)?;
        let covered = windows::covered(transaction, stream.id)?;
        let gaps = gaps(transaction, stream.id, &covered)?;
        let (open, failing) = open(transaction, stream.id)?;
        report.push(Coverage { account, stream, covered, gaps, open, failing });
    }
    Ok(report)
}

/// Returns the gaps of a stream that were not read later.
fn gaps(connection: &Connection, stream: i64, covered: &[Span]) -> Result<Vec<(Span, Gap)>, Failure> {
    let mut gaps =
        connection.prepare_cached("select a, b, kind from gap where stream = ?1 order by a, b, kind")?;
    let gaps = gaps.query_map([stream], |row| Ok((span(row)?, gap(row, "kind")?)))?;
    Ok(coverage::unread(gaps.collect::<Result<Vec<_>, _>>()?, covered))
}

/// Returns the number of open windows, and the number of those that failed with the reason of the last one.
fn open(connection: &Connection, stream: i64) -> Result<(u64, Option<(u64, String)>), Failure> {
    let mut open = connection.prepare_cached(
        "select count(*), count(last_error),
             (select last_error from open_window where stream = ?1 and last_error is not null order by due_at desc limit 1)
         from open_window where stream = ?1",
    )?;
    let count = |number: i64| number.unsigned_abs();
    Ok(open.query_row([stream], |row| {
        let why: Option<String> = row.get(2)?;
        let failing = count(row.get(1)?);
        Ok((count(row.get(0)?), why.map(|why| (failing, why))))
    })?)
}

pub(super) fn quarantine(
    transaction: &Transaction<'_>,
    window: &Window,
    seen: i64,
    why: &str,
    body: &str,
) -> Result<(), Failure> {
    transaction
        .prepare_cached(
            "insert into quarantine (stream, a, b, seen, why, body) values (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![window.stream, window.span.from, window.span.to, seen, why, body])?;
    transaction
        .prepare_cached("delete from quarantine where id <= ?1")?
        .execute([transaction.last_insert_rowid() - QUARANTINE])?;
    Ok(())
}

pub(super) fn quarantined(connection: &Connection, limit: u32) -> Result<Vec<Quarantined>, Failure> {
    let mut newest = connection.prepare_cached(
        "select quarantine.*, source, axis, scene, account.name as account from quarantine
         join stream on stream.id = quarantine.stream join account on account.id = stream.account
         order by quarantine.id desc limit ?1",
    )?;
    let pages = newest.query_map([limit], |row| {
        let key: StreamKey = stream_key(row)?;
        Ok(Quarantined {
            id: row.get("id")?,
            account: row.get("account")?,
            key,
            span: span(row)?,
            seen: row.get("seen")?,
            why: row.get("why")?,
            body: row.get("body")?,
        })
    })?;
    Ok(pages.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::schema::{MIGRATIONS, migrate};

    /// Returns how SQLite reads the records of a query of an account and a list.
    fn plan(query: &Query) -> Vec<String> {
        let query = Query { account: Some("shop1".to_owned()), source: Some(Source::Order), ..query.clone() };
        let mut database = Connection::open_in_memory().unwrap();
        migrate(&mut database, "x.db", MIGRATIONS, 0).unwrap();
        let (sql, values) = select(&query);
        let values: Vec<&dyn ToSql> = values.iter().map(|value| &**value).collect();
        let mut steps = database.prepare(&format!("explain query plan {sql}")).unwrap();
        let steps = steps.query_map(&*values, |row| row.get("detail")).unwrap();
        steps.collect::<Result<_, _>>().unwrap()
    }

    fn has(plan: &[String], step: &str) -> bool {
        plan.iter().any(|found| found.starts_with(step))
    }

    #[test]
    fn pages_continue_by_the_id_and_sort_nothing() {
        let month = Some(Span { from: 0, to: 30 * 86_400 });
        for created in [None, month] {
            let plan = plan(&Query { created, ..Query::default() });
            assert!(has(&plan, "SEARCH record USING INTEGER PRIMARY KEY (rowid>?)"), "{plan:?}");
            assert!(!has(&plan, "USE TEMP B-TREE FOR ORDER BY"), "{plan:?}");
        }
    }

    #[test]
    fn a_key_and_a_short_interval_are_found_by_their_indexes() {
        let by_key = plan(&Query { key: Some("1".to_owned()), ..Query::default() });
        assert!(has(&by_key, "SEARCH record USING INTEGER PRIMARY KEY (rowid=?)"), "{by_key:?}");
        let by_time = plan(&Query { created: Some(Span { from: 0, to: 10_800 }), ..Query::default() });
        assert!(has(&by_time, "SEARCH record USING INDEX record_created"), "{by_time:?}");
    }
}
