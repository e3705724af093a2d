//! The outbox and the positions of its readers.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use crate::event::Draft;
use crate::model::Event;
use crate::store::failure::Failure;
use crate::store::{DELETED_AT_ONCE, Deleted};

/// Appends an event. There is one writer, so positions are in the order of the commits.
pub(super) fn append(
    transaction: &Transaction<'_>,
    event: &Draft,
    account: &str,
    seen: i64,
) -> Result<(), Failure> {
    let mut append = transaction
        .prepare_cached("insert into outbox (id, kind, account, seen, json) values (?1, ?2, ?3, ?4, ?5)")?;
    append.execute(params![event.id, event.kind, account, seen, event.json])?;
    Ok(())
}

pub(super) fn events(connection: &Connection, after: u64, limit: u32) -> Result<Vec<Event>, Failure> {
    let mut events = connection.prepare_cached(
        "select pos, id, kind, account, seen, json from outbox where pos > ?1 order by pos limit ?2",
    )?;
    let events = events.query_map([stored(after), i64::from(limit)], event)?;
    Ok(events.collect::<Result<_, _>>()?)
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        position: row.get::<_, i64>("pos")?.unsigned_abs(),
        id: row.get("id")?,
        kind: row.get("kind")?,
        account: row.get("account")?,
        seen: row.get("seen")?,
        json: row.get("json")?,
    })
}

pub(super) fn sink(connection: &Connection, name: &str) -> Result<u64, Failure> {
    let mut sink = connection.prepare_cached("select pos from sink where name = ?1")?;
    let position: Option<i64> = sink.query_row([name], |row| row.get(0)).optional()?;
    Ok(position.map_or(0, i64::unsigned_abs))
}

pub(super) fn set_sink(transaction: &Transaction<'_>, name: &str, position: u64) -> Result<(), Failure> {
    let mut set = transaction.prepare_cached(
        "insert into sink (name, pos) values (?1, ?2) on conflict do update set pos = excluded.pos",
    )?;
    set.execute(params![name, stored(position)])?;
    Ok(())
}

/// Deletes events that were seen before this time and that every sink has reached.
pub(super) fn delete(transaction: &Transaction<'_>, before: i64) -> Result<Deleted, Failure> {
    let mut lowest = transaction
        .prepare_cached("select name, pos from sink where instr(name, ':') = 0 order by pos, name limit 1")?;
    let lowest: Option<(String, i64)> =
        lowest.query_row([], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let reached = lowest.as_ref().map_or(i64::MAX, |(_, position)| *position);
    let mut delete = transaction.prepare_cached(
        "delete from outbox where pos in (
             select pos from outbox where pos <= ?1 and seen < ?2 order by pos limit ?3
         )",
    )?;
    let events = delete.execute(params![reached, before, DELETED_AT_ONCE])? as u64;
    let mut waiting = transaction.prepare_cached("select 1 from outbox where pos > ?1 and seen < ?2")?;
    let is_behind = waiting.exists([reached, before])?;
    Ok(Deleted { events, behind: lowest.filter(|_| is_behind).map(|(name, _)| name) })
}

/// SQLite counts up to `i64::MAX`, and no event has a higher position.
fn stored(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}
