//! Streams, windows and coverage.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use super::names::{lane, span, stream_key};
use super::outbox::append;
use crate::coverage;
use crate::event::Draft;
use crate::model::{Gap, NewWindow, Span, Stream, StreamKey, Window};
use crate::store::failure::Failure;
use crate::store::{Claim, Seconds};

/// The columns of a stream, as [`stream`] reads them.
pub(super) const STREAM: &str =
    "stream.id, stream.source, stream.axis, stream.scene, stream.start, stream.limit_s, stream.limited_at, stream.lag_s,
     stream.lag_at";

/// Reads a stream without its frontier.
pub(super) fn stream(row: &Row<'_>) -> rusqlite::Result<Stream> {
    Ok(Stream {
        id: row.get("id")?,
        key: stream_key(row)?,
        start: row.get("start")?,
        frontier: None,
        limit: row.get("limit_s")?,
        limited_at: row.get("limited_at")?,
        lag: row.get("lag_s")?,
        lag_at: row.get("lag_at")?,
    })
}

/// Returns the last second up to which the stream has no hole: each second was read, or cannot be read.
pub(super) fn frontier(connection: &Connection, stream: &Stream) -> Result<Option<i64>, Failure> {
    Ok(coverage::frontier(&passed(connection, stream.id)?, stream.start))
}

/// Returns the seconds that were read and those that cannot be read, sorted and disjoint.
fn passed(connection: &Connection, stream: i64) -> Result<Vec<Span>, Failure> {
    let mut passed = covered(connection, stream)?;
    let mut gaps = connection.prepare_cached("select a, b from gap where stream = ?1")?;
    for gap in gaps.query_map([stream], span)? {
        coverage::add(&mut passed, gap?);
    }
    Ok(passed)
}

pub(super) fn seconds(transaction: &Transaction<'_>, claim: &Claim, stream: i64) -> Result<Seconds, Failure> {
    let mut open = transaction.prepare_cached(
        "select w.lane, w.a, w.b from open_window w join stream on stream.id = w.stream
         where w.stream = ?2 and stream.account = ?1 order by w.id",
    )?;
    let open = open.query_map([claim.account.id, stream], |row| Ok((lane(row, "lane")?, span(row)?)))?;
    let covered = covered(transaction, stream)?;
    Ok(Seconds { passed: passed(transaction, stream)?, covered, open: open.collect::<Result<_, _>>()? })
}

/// Returns the seconds that were read, sorted and disjoint.
pub(super) fn covered(connection: &Connection, stream: i64) -> Result<Vec<Span>, Failure> {
    let mut covered = connection.prepare_cached("select a, b from coverage where stream = ?1 order by a")?;
    let spans = covered.query_map([stream], span)?.collect::<Result<_, _>>()?;
    Ok(spans)
}

pub(super) fn streams(
    transaction: &Transaction<'_>,
    claim: &Claim,
    keys: &[(StreamKey, i64)],
    limit: i64,
) -> Result<Vec<Stream>, Failure> {
    let mut add = transaction.prepare_cached(
        "insert into stream (account, source, axis, scene, start, limit_s) values (?1, ?2, ?3, ?4, ?5, ?6)
         on conflict do update set start = excluded.start where excluded.start < start",
    )?;
    let account = claim.account.id;
    for (key, start) in keys {
        add.execute(params![account, key.source.as_str(), key.axis.as_str(), key.scene, start, limit])?;
    }
    let all = format!("select {STREAM} from stream where account = ?1 order by id");
    let mut all = transaction.prepare_cached(&all)?;
    let mut streams: Vec<Stream> = all.query_map([account], stream)?.collect::<Result<_, _>>()?;
    for stream in &mut streams {
        stream.frontier = frontier(transaction, stream)?;
    }
    Ok(streams)
}

pub(super) fn set_limit(
    transaction: &Transaction<'_>,
    claim: &Claim,
    stream: i64,
    limit: i64,
) -> Result<(), Failure> {
    transaction
        .prepare_cached("update stream set limit_s = ?3 where id = ?2 and account = ?1")?
        .execute([claim.account.id, stream, limit])?;
    Ok(())
}

pub(super) fn set_lag(
    transaction: &Transaction<'_>,
    claim: &Claim,
    stream: i64,
    lag: i64,
    at: i64,
) -> Result<(), Failure> {
    transaction
        .prepare_cached("update stream set lag_s = ?3, lag_at = ?4 where id = ?2 and account = ?1")?
        .execute([claim.account.id, stream, lag, at])?;
    Ok(())
}

pub(super) fn plan(transaction: &Transaction<'_>, windows: &[NewWindow]) -> Result<(), Failure> {
    let mut add = transaction.prepare_cached(
        "insert into open_window (stream, lane, a, b, part) values (?1, ?2, ?3, ?4, ?5) on conflict do nothing",
    )?;
    for NewWindow { stream, lane, span, part } in windows {
        add.execute(params![stream, lane.as_str(), span.from, span.to, part.as_deref().unwrap_or("")])?;
    }
    Ok(())
}

/// Returns the open windows that are due.
pub(super) fn due(
    transaction: &Transaction<'_>,
    claim: &Claim,
    now: i64,
    limit: u32,
) -> Result<Vec<Window>, Failure> {
    let mut due = transaction.prepare_cached(
        "select w.* from open_window w join stream on stream.id = w.stream
         where stream.account = ?1 and w.due_at <= ?2
         order by case w.lane when 'live' then 0 when 'sweep' then 1 else 2 end, w.a, w.b, w.id limit ?3",
    )?;
    let windows = due.query_map(params![claim.account.id, now, limit], window)?;
    Ok(windows.collect::<Result<_, _>>()?)
}

fn window(row: &Row<'_>) -> rusqlite::Result<Window> {
    Ok(Window {
        id: row.get("id")?,
        stream: row.get("stream")?,
        lane: lane(row, "lane")?,
        span: span(row)?,
        part: Some(row.get("part")?).filter(|part: &String| !part.is_empty()),
        position: row.get("position")?,
        began: row.get("began")?,
        failures: row.get("failures")?,
    })
}

pub(super) fn next_due(
    transaction: &Transaction<'_>,
    claim: &Claim,
    now: i64,
) -> Result<Option<Duration>, Failure> {
    let mut next = transaction.prepare_cached(
        "select min(w.due_at) from open_window w join stream on stream.id = w.stream
         where stream.account = ?1 and w.due_at > 0",
    )?;
    let due_at: Option<i64> = next.query_row([claim.account.id], |row| row.get(0))?;
    let until = |at: i64| Duration::from_millis(u64::try_from(at.saturating_sub(now)).unwrap_or(0));
    Ok(due_at.map(until))
}

/// What the store holds of an open window of the account.
pub(super) struct OpenWindow {
    window: Window,
    key: StreamKey,
    /// The smallest `settled` of the other parts of the span that are read.
    settled: Option<i64>,
}

/// Returns an open window of the account, or fails.
pub(super) fn open(transaction: &Transaction<'_>, claim: &Claim, id: i64) -> Result<OpenWindow, Failure> {
    let mut open = transaction.prepare_cached(
        "select w.*, stream.source, stream.axis, stream.scene from open_window w join stream on stream.id = w.stream
         where w.id = ?2 and stream.account = ?1",
    )?;
    let found = open.query_row([claim.account.id, id], |row| {
        Ok(OpenWindow { window: window(row)?, key: stream_key(row)?, settled: row.get("settled")? })
    });
    found.optional()?.ok_or(Failure::from("the window is not open"))
}

/// Records that a page of the window was stored and another one follows.
pub(super) fn proceed(
    transaction: &Transaction<'_>,
    open: &OpenWindow,
    position: &str,
    began: i64,
) -> Result<(), Failure> {
    let mut proceed = transaction.prepare_cached(
        "update open_window set position = ?2, began = ?3, failures = 0, due_at = 0, last_error = null where id = ?1",
    )?;
    proceed.execute(params![open.window.id, position, began])?;
    Ok(())
}

/// Closes a window whose rows up to `settled` were read. The last part of a span covers it, up to the smallest `settled`.
pub(super) fn finish(transaction: &Transaction<'_>, open: &OpenWindow, settled: i64) -> Result<(), Failure> {
    let Window { id, stream, lane, span, .. } = open.window;
    let settled = open.settled.map_or(settled, |others| settled.min(others));
    transaction.prepare_cached("delete from open_window where id = ?1")?.execute([id])?;
    let mut others = transaction.prepare_cached(
        "update open_window set settled = min(coalesce(settled, ?5), ?5)
         where stream = ?1 and lane = ?2 and a = ?3 and b = ?4",
    )?;
    let others = others.execute(params![stream, lane.as_str(), span.from, span.to, settled])?;
    if others == 0 && settled >= span.from {
        cover(transaction, stream, Span { from: span.from, to: span.to.min(settled) })?;
    }
    Ok(())
}

/// Adds a span to the coverage. Spans that share a second become one, as in [`coverage::add`].
fn cover(transaction: &Transaction<'_>, stream: i64, span: Span) -> Result<(), Failure> {
    let mut merged = transaction.prepare_cached(
        "select min(?2, coalesce(min(a), ?2)), max(?3, coalesce(max(b), ?3))
         from coverage where stream = ?1 and a <= ?3 and b >= ?2",
    )?;
    let (a, b): (i64, i64) =
        merged.query_row([stream, span.from, span.to], |row| Ok((row.get(0)?, row.get(1)?)))?;
    transaction
        .prepare_cached("delete from coverage where stream = ?1 and a between ?2 and ?3")?
        .execute([stream, a, b])?;
    transaction
        .prepare_cached("insert into coverage (stream, a, b) values (?1, ?2, ?3)")?
        .execute([stream, a, b])?;
    Ok(())
}

/// Replaces a window by smaller ones.
pub(super) fn split(
    transaction: &Transaction<'_>,
    claim: &Claim,
    id: i64,
    into: &[NewWindow],
    limit: Option<(i64, i64)>,
) -> Result<(), Failure> {
    let OpenWindow { window, settled, .. } = open(transaction, claim, id)?;
    transaction.prepare_cached("delete from open_window where id = ?1")?.execute([id])?;
    plan(transaction, into)?;
    // Smaller parts of a part: the parts of the span that were read before them still count.
    transaction
        .prepare_cached(
            "update open_window set settled = min(coalesce(settled, ?5), ?5)
             where stream = ?1 and lane = ?2 and a = ?3 and b = ?4 and ?5 is not null",
        )?
        .execute(params![window.stream, window.lane.as_str(), window.span.from, window.span.to, settled])?;
    if let Some((limit, limited_at)) = limit {
        transaction
            .prepare_cached("update stream set limit_s = ?2, limited_at = ?3 where id = ?1")?
            .execute([window.stream, limit, limited_at])?;
    }
    Ok(())
}

pub(super) fn put_off(
    transaction: &Transaction<'_>,
    claim: &Claim,
    id: i64,
    due_at: i64,
    why: &str,
    restart: bool,
) -> Result<(), Failure> {
    let OpenWindow { window, .. } = open(transaction, claim, id)?;
    let mut put_off = transaction.prepare_cached(
        "update open_window set failures = failures + 1, due_at = ?2, last_error = ?3,
             position = case when ?4 then null else position end, began = case when ?4 then null else began end
         where id = ?1",
    )?;
    put_off.execute(params![window.id, due_at, why, restart])?;
    Ok(())
}

pub(super) fn make_due(transaction: &Transaction<'_>, account: &str, now: i64) -> Result<u64, Failure> {
    let mut make_due = transaction.prepare_cached(
        "update open_window set due_at = 0 where due_at > ?2 and stream in
             (select stream.id from stream join account on account.id = stream.account where account.name = ?1)",
    )?;
    Ok(make_due.execute(params![account, now])? as u64)
}

pub(super) fn give_up(
    transaction: &Transaction<'_>,
    claim: &Claim,
    id: i64,
    gap: Gap,
    seen: i64,
) -> Result<(), Failure> {
    let open = open(transaction, claim, id)?;
    let Window { stream, span, .. } = open.window;
    let new = transaction
        .prepare_cached(
            "insert into gap (stream, a, b, kind) values (?1, ?2, ?3, ?4) on conflict do nothing",
        )?
        .execute(params![stream, span.from, span.to, gap.as_str()])?;
    // The other parts do not cover the span.
    finish(transaction, &open, i64::MIN)?;
    if new == 0 {
        return Ok(());
    }
    let account = &claim.account.name;
    append(transaction, &Draft::window(account, open.key, span, gap, id, seen), account, seen)
}
