//! Streams, coverage and frontiers.

use std::collections::HashMap;

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::database::Transaction;
use super::names::{lane, span, stream_key};
use crate::coverage;
use crate::model::{Span, Stream, StreamKey};
use crate::store::failure::Failure;
use crate::store::{Claim, Seconds};

/// The columns of a stream, as [`stream`] reads them.
pub(super) const STREAM: &str =
    "stream.id, stream.source, stream.axis, stream.scene, stream.start, stream.limit_s, stream.limited_at, stream.lag_s,
     stream.lag_at";

/// Spans of each stream, sorted.
pub(super) type Spans = HashMap<i64, Vec<Span>>;

/// Reads a stream and sets its frontier: the last second up to which each second was read, or cannot be read.
pub(super) fn stream(row: &Row, covered: &Spans, gaps: &Spans) -> Result<Stream, Failure> {
    let (id, start) = (row.try_get("id")?, row.try_get("start")?);
    let mut passed = covered.get(&id).cloned().unwrap_or_default();
    for gap in gaps.get(&id).into_iter().flatten() {
        coverage::add(&mut passed, *gap);
    }
    Ok(Stream {
        id,
        key: stream_key(row)?,
        start,
        frontier: coverage::frontier(&passed, start),
        limit: row.try_get("limit_s")?,
        limited_at: row.try_get("limited_at")?,
        lag: row.try_get("lag_s")?,
        lag_at: row.try_get("lag_at")?,
    })
}

/// Returns the seconds that were read; of this account, or of all.
pub(super) async fn covered(transaction: &Transaction<'_>, account: Option<i64>) -> Result<Spans, Failure> {
    let covered =
        "select coverage.* from tbk_sync.coverage join tbk_sync.stream on stream.id = coverage.stream
        where $1 is null or stream.account = $1 order by coverage.stream, a";
    spans(&transaction.query_typed(covered, &[(&account, Type::INT8)]).await?)
}

/// Returns the seconds that cannot be read; of this account, or of all.
pub(super) async fn gaps(transaction: &Transaction<'_>, account: Option<i64>) -> Result<Spans, Failure> {
    let gaps = "select gap.* from tbk_sync.gap join tbk_sync.stream on stream.id = gap.stream
        where $1 is null or stream.account = $1 order by gap.stream, a";
    spans(&transaction.query_typed(gaps, &[(&account, Type::INT8)]).await?)
}

fn spans(rows: &[Row]) -> Result<Spans, Failure> {
    let mut spans = Spans::new();
    for row in rows {
        spans.entry(row.try_get("stream")?).or_default().push(span(row)?);
    }
    Ok(spans)
}

pub(super) async fn streams(
    transaction: &Transaction<'_>,
    claim: &Claim,
    keys: &[(StreamKey, i64)],
    limit: i64,
) -> Result<Vec<Stream>, Failure> {
    let add = "insert into tbk_sync.stream (account, source, axis, scene, start, limit_s)
        select $1, source, axis, scene, min(start), $2
        from unnest($3::text[], $4::text[], $5::bigint[], $6::bigint[])
            with ordinality as new (source, axis, scene, start, number)
        group by source, axis, scene order by min(number)
        on conflict (account, source, axis, scene) do update set start = excluded.start
        where excluded.start < stream.start";
    let account = claim.account.id;
    let text =
        |name: fn(&StreamKey) -> &'static str| keys.iter().map(|(key, _)| name(key)).collect::<Vec<_>>();
    let number = |number: fn(&(StreamKey, i64)) -> i64| keys.iter().map(number).collect::<Vec<_>>();
    transaction
        .execute_typed(
            add,
            &[
                (&account, Type::INT8),
                (&limit, Type::INT8),
                (&text(|key| key.source.as_str()), Type::TEXT_ARRAY),
                (&text(|key| key.axis.as_str()), Type::TEXT_ARRAY),
                (&number(|(key, _)| i64::from(key.scene)), Type::INT8_ARRAY),
                (&number(|(_, start)| *start), Type::INT8_ARRAY),
            ],
        )
        .await?;
    let all = format!("select {STREAM} from tbk_sync.stream where account = $1 order by id");
    let all = async { Ok(transaction.query_typed(&all, &[(&account, Type::INT8)]).await?) };
    let (all, covered, gaps) = tokio::try_join!(
        biased;
        all,
        covered(transaction, Some(account)),
        gaps(transaction, Some(account)),
    )?;
    all.iter().map(|row| stream(row, &covered, &gaps)).collect()
}

pub(super) async fn seconds(
    transaction: &Transaction<'_>,
    claim: &Claim,
    stream: i64,
) -> Result<Seconds, Failure> {
    let passed = "select a, b, is_read from (
            select stream, a, b, true as is_read from tbk_sync.coverage
            union all select stream, a, b, false from tbk_sync.gap
        ) as passed join tbk_sync.stream on stream.id = passed.stream
        where stream.id = $2 and stream.account = $1 order by a";
    let open =
        "select w.lane, w.a, w.b from tbk_sync.open_window w join tbk_sync.stream on stream.id = w.stream
        where stream.id = $2 and stream.account = $1 order by w.id";
    let read = async |sql| {
        transaction.query_typed(sql, &[(&claim.account.id, Type::INT8), (&stream, Type::INT8)]).await
    };
    let (passed, open) = tokio::try_join!(biased; read(passed), read(open))?;
    let mut seconds = Seconds::default();
    for row in &passed {
        coverage::add(&mut seconds.passed, span(row)?);
        if row.try_get("is_read")? {
            seconds.covered.push(span(row)?);
        }
    }
    for row in &open {
        seconds.open.push((lane(row, "lane")?, span(row)?));
    }
    Ok(seconds)
}

pub(super) async fn set_limit(
    transaction: &Transaction<'_>,
    claim: &Claim,
    stream: i64,
    limit: i64,
) -> Result<(), Failure> {
    let set = "update tbk_sync.stream set limit_s = $3 where id = $2 and account = $1";
    transaction
        .execute_typed(set, &[(&claim.account.id, Type::INT8), (&stream, Type::INT8), (&limit, Type::INT8)])
        .await?;
    Ok(())
}

pub(super) async fn set_lag(
    transaction: &Transaction<'_>,
    claim: &Claim,
    stream: i64,
    lag: i64,
    at: i64,
) -> Result<(), Failure> {
    let set = "update tbk_sync.stream set lag_s = $3, lag_at = $4 where id = $2 and account = $1";
    let values = [claim.account.id, stream, lag, at];
    transaction.execute_typed(set, &values.each_ref().map(|value| (value as _, Type::INT8))).await?;
    Ok(())
}
