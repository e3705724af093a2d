//! What the store holds, for reports.

use std::collections::HashMap;

use serde_json::{Map, Value};
use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::database::Transaction;
use super::names::{lane, named, source, span, stream_key, without_nul};
use super::streams;
use crate::coverage;
use crate::model::{Gap, Source, Span, Window};
use crate::record;
use crate::store::failure::Failure;
use crate::store::{Count, Coverage, Quarantined, Query, Record, Version};

/// How many pages the quarantine keeps.
const QUARANTINE: i64 = 1000;

pub(super) async fn records(transaction: &Transaction<'_>, query: &Query) -> Result<Vec<Record>, Failure> {
    // The keys are found in the unique index, which begins with the account and the source.
    let table = match query.key {
        Some(_) => {
            "(select id from tbk_sync.record where trade = $4
              union select id from tbk_sync.record
              where account in (select id from tbk_sync.account) and source = any($5) and key = $4) as found
             join tbk_sync.record on record.id = found.id"
        }
        None => "tbk_sync.record",
    };
    // The sum keeps PostgreSQL from reading the records of a short interval by their ids.
    let id = if query.is_short() { "record.id + 0" } else { "record.id" };
    let records = format!(
        "select record.id, account.name as account, source, key, role, version, first_seen, last_seen, modified, found_by,
            json::text as json
        from {table}
        join tbk_sync.account on account.id = record.account
        join tbk_sync.document on document.record = record.id
        where {id} > $1
            and ($2 is null or account.name = $2)
            and ($3 is null or source = $3)
            and ($6 is null or status = $6)
            and ($7 is null or created between $7 and $8)
        order by {id} limit $9"
    );
    let sources: Vec<_> = Source::ALL.iter().map(|source| source.as_str()).collect();
    let created = query.created.map(|Span { from, to }| (from.saturating_mul(1000), to.saturating_mul(1000)));
    let limit = (query.limit != 0).then(|| i64::from(query.limit));
    let rows = transaction
        .query_typed(
            &records,
            &[
                (&query.after, Type::INT8),
                (&query.account, Type::TEXT),
                (&query.source.map(Source::as_str), Type::TEXT),
                (&query.key, Type::TEXT),
                (&sources, Type::TEXT_ARRAY),
                (&query.status, Type::INT8),
                (&created.map(|(from, _)| from), Type::INT8),
                (&created.map(|(_, to)| to.saturating_add(999)), Type::INT8),
                (&limit, Type::INT8),
            ],
        )
        .await?;
    rows.iter().map(record).collect()
}

fn record(row: &Row) -> Result<Record, Failure> {
    Ok(Record {
        id: row.try_get("id")?,
        account: row.try_get("account")?,
        source: source(row)?,
        key: row.try_get("key")?,
        role: row.try_get("role")?,
        version: row.try_get("version")?,
        first_seen: row.try_get("first_seen")?,
        last_seen: row.try_get("last_seen")?,
        modified: row.try_get("modified")?,
        found_by: lane(row, "found_by")?,
        document: json(row, "json")?,
    })
}

pub(super) async fn counts(transaction: &Transaction<'_>) -> Result<Vec<Count>, Failure> {
    let counts = "select account.name as account, source, status, found_by, count(*) as records
        from tbk_sync.record join tbk_sync.account on account.id = record.account
        group by account.name, source, status, found_by
        order by account.name, source collate \"C\", status nulls first, found_by collate \"C\"";
    let counts = transaction.query_typed(counts, &[]).await?;
    let count = |row: &Row| {
        Ok(Count {
            account: row.try_get("account")?,
            source: source(row)?,
            status: row.try_get("status")?,
            found_by: lane(row, "found_by")?,
            records: row.try_get::<_, i64>("records")?.unsigned_abs(),
        })
    };
    counts.iter().map(count).collect()
}

fn json(row: &Row, column: &str) -> Result<Map<String, Value>, Failure> {
    Ok(serde_json::from_str(row.try_get(column)?)?)
}

/// Returns the versions of a record. The changes lead from the current document back to the first one.
pub(super) async fn history(transaction: &Transaction<'_>, id: i64) -> Result<Vec<Version>, Failure> {
    let current = "select first_seen, json::text as json
        from tbk_sync.record join tbk_sync.document on document.record = record.id where record.id = $1";
    let changes = "select version, seen, back::text as back from tbk_sync.change where record = $1 order by version desc";
    let current = transaction.query_typed_one(current, &[(&id, Type::INT8)]).await?;
    let mut document = json(&current, "json")?;
    let mut versions = Vec::new();
    for row in transaction.query_typed(changes, &[(&id, Type::INT8)]).await? {
        let (version, seen) = (row.try_get("version")?, row.try_get("seen")?);
        versions.push(Version { version, seen, document: document.clone() });
        record::apply(&mut document, &json(&row, "back")?);
    }
    versions.push(Version { version: 1, seen: current.try_get("first_seen")?, document });
    versions.reverse();
    Ok(versions)
}

pub(super) async fn coverage(transaction: &Transaction<'_>) -> Result<Vec<Coverage>, Failure> {
    let all = format!(
        "select {}, account.name, open.windows, open.failing, open.why
        from tbk_sync.stream
        join tbk_sync.account on account.id = stream.account
        cross join lateral (
            select count(*) as windows, count(last_error) as failing,
                (array_agg(last_error order by due_at desc nulls last) filter (where last_error is not null))[1] as why
            from tbk_sync.open_window where open_window.stream = stream.id
        ) as open
        order by account.name, stream.id",
        streams::STREAM
    );
    let all = transaction.query_typed(&all, &[]).await?;
    let (covered, passed) =
        (streams::covered(transaction, None).await?, streams::gaps(transaction, None).await?);
    let gaps = "select stream, a, b, kind from tbk_sync.gap order by a, b, kind";
    let mut gaps = by_stream(&transaction.query_typed(gaps, &[]).await?)?;
    let mut report = Vec::with_capacity(all.len());
    for row in &all {
        let stream = streams::stream(row, &covered, &passed)?;
        let covered = covered.get(&stream.id).cloned().unwrap_or_default();
        let gaps = coverage::unread(gaps.remove(&stream.id).unwrap_or_default(), &covered);
        let why: Option<String> = row.try_get("why")?;
        let failing = row.try_get::<_, i64>("failing")?.unsigned_abs();
        report.push(Coverage {
            account: row.try_get("name")?,
            stream,
            covered,
            gaps,
            open: row.try_get::<_, i64>("windows")?.unsigned_abs(),
            failing: why.map(|why| (failing, why)),
        });
    }
    Ok(report)
}

/// Returns the gaps of each stream.
fn by_stream(gaps: &[Row]) -> Result<HashMap<i64, Vec<(Span, Gap)>>, Failure> {
    let mut of: HashMap<i64, Vec<_>> = HashMap::new();
    for row in gaps {
        of.entry(row.try_get("stream")?).or_default().push((span(row)?, named(row, "kind", Gap::from_name)?));
    }
    Ok(of)
}

pub(super) async fn quarantine(
    transaction: &Transaction<'_>,
    window: &Window,
    seen: i64,
    why: &str,
    body: &str,
) -> Result<(), Failure> {
    let add =
        "insert into tbk_sync.quarantine (stream, a, b, seen, why, body) values ($1, $2, $3, $4, $5, $6)";
    transaction
        .execute_typed(
            add,
            &[
                (&window.stream, Type::INT8),
                (&window.span.from, Type::INT8),
                (&window.span.to, Type::INT8),
                (&seen, Type::INT8),
                (&without_nul(why), Type::TEXT),
                (&without_nul(body), Type::TEXT),
            ],
        )
        .await?;
    // Another account may remove the same pages at the same time.
    let remove = "delete from tbk_sync.quarantine where id in (
            select id from tbk_sync.quarantine order by id desc offset $1 for update skip locked
        )";
    transaction.execute_typed(remove, &[(&QUARANTINE, Type::INT8)]).await?;
    Ok(())
}

pub(super) async fn quarantined(
    transaction: &Transaction<'_>,
    limit: u32,
) -> Result<Vec<Quarantined>, Failure> {
    let newest = "select quarantine.*, source, axis, scene, account.name as account from tbk_sync.quarantine
        join tbk_sync.stream on stream.id = quarantine.stream
        join tbk_sync.account on account.id = stream.account
        order by quarantine.id desc limit $1";
    let newest = transaction.query_typed(newest, &[(&i64::from(limit), Type::INT8)]).await?;
    let page = |row: &Row| {
        Ok(Quarantined {
            id: row.try_get("id")?,
            account: row.try_get("account")?,
            key: stream_key(row)?,
            span: span(row)?,
            seen: row.try_get("seen")?,
            why: row.try_get("why")?,
            body: row.try_get("body")?,
        })
    };
    newest.iter().map(page).collect()
}
