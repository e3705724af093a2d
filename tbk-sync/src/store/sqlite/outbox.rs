//! The outbox and the positions of its readers.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use crate::event::Draft;
use crate::model::Event;
use crate::store::failure::Failure;

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

/// SQLite counts up to `i64::MAX`, and no event has a higher position.
fn stored(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}
