//! The outbox, its positions and the positions of its readers.

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::database::Transaction;
use crate::event::Draft;
use crate::model::Event;
use crate::store::failure::Failure;
use crate::store::{DELETED_AT_ONCE, Deleted};

/// How many events get a position at once.
const BATCH: u32 = 10_000;

/// Appends events of an account, in this order.
///
/// The transaction has locked the account, so that of two events of one account the later one has the higher `seq`.
pub(super) async fn append(
    transaction: &Transaction<'_>,
    account: &str,
    seen: i64,
    events: &[Draft],
) -> Result<(), Failure> {
    if events.is_empty() {
        return Ok(());
    }
    let append = "insert into tbk_sync.outbox (id, kind, account, seen, json)
        select id, kind, $1, $2, json::json
        from unnest($3::text[], $4::text[], $5::text[]) with ordinality as new (id, kind, json, number)
        order by number";
    let column = |text: fn(&Draft) -> &str| events.iter().map(text).collect::<Vec<_>>();
    transaction
        .execute_typed(
            append,
            &[
                (&account, Type::TEXT),
                (&seen, Type::INT8),
                (&column(|event| &event.id), Type::TEXT_ARRAY),
                (&column(|event| &event.kind), Type::TEXT_ARRAY),
                (&column(|event| &event.json), Type::TEXT_ARRAY),
            ],
        )
        .await?;
    Ok(())
}

/// Gives positions to events that are committed, and returns the events after a position.
pub(super) async fn sequence_and_read(
    client: &tokio_postgres::Client,
    after: u64,
    limit: u32,
) -> Result<Vec<Event>, Failure> {
    if is_fresh(client).await? {
        sequence(client, limit).await?;
    }
    events(client, after, limit).await
}

/// Gives positions to events that are committed. A reader that has seen a position misses no event below it, because an event
/// gets the next position only when it is visible.
///
/// This is one message to the server, so that a client which is stopped cannot hold the lock. Each statement sees what was
/// committed before it.
async fn sequence(client: &tokio_postgres::Client, limit: u32) -> Result<(), Failure> {
    let batch = limit.max(BATCH);
    let sequence = format!(
        "set transaction isolation level read committed;
        select last from tbk_sync.feed for update;
        with fresh as (
            select seq, row_number() over (order by seq) as number from (
                select seq from tbk_sync.outbox where pos is null order by seq limit {batch}
            ) as oldest
        ), given as (
            update tbk_sync.outbox set pos = feed.last + fresh.number from fresh, tbk_sync.feed
            where outbox.seq = fresh.seq returning 1
        )
        update tbk_sync.feed set last = last + (select count(*) from given)
        where exists (select 1 from given);"
    );
    Ok(client.batch_execute(&sequence).await?)
}

/// Returns whether events wait for a position.
async fn is_fresh(client: &tokio_postgres::Client) -> Result<bool, Failure> {
    let fresh = "select exists (select 1 from tbk_sync.outbox where pos is null) as fresh";
    Ok(client.query_typed_one(fresh, &[]).await?.try_get("fresh")?)
}

async fn events(client: &tokio_postgres::Client, after: u64, limit: u32) -> Result<Vec<Event>, Failure> {
    let events = "select pos, id, kind, account, seen, json::text as json from tbk_sync.outbox
        where pos > $1 order by pos limit $2";
    let rows =
        client.query_typed(events, &[(&stored(after), Type::INT8), (&i64::from(limit), Type::INT8)]).await?;
    rows.iter().map(event).collect()
}

fn event(row: &Row) -> Result<Event, Failure> {
    Ok(Event {
        position: row.try_get::<_, i64>("pos")?.unsigned_abs(),
        id: row.try_get("id")?,
        kind: row.try_get("kind")?,
        account: row.try_get("account")?,
        seen: row.try_get("seen")?,
        json: row.try_get("json")?,
    })
}

pub(super) async fn sink(transaction: &Transaction<'_>, name: &str) -> Result<u64, Failure> {
    let sink = "select pos from tbk_sync.sink where name = $1";
    let sink = transaction.query_typed_opt(sink, &[(&name, Type::TEXT)]).await?;
    let position = sink.map(|row| row.try_get::<_, i64>("pos")).transpose()?;
    Ok(position.map_or(0, i64::unsigned_abs))
}

pub(super) async fn set_sink(
    transaction: &Transaction<'_>,
    name: &str,
    position: u64,
) -> Result<(), Failure> {
    let set = "insert into tbk_sync.sink (name, pos) values ($1, $2)
        on conflict (name) do update set pos = excluded.pos";
    transaction.execute_typed(set, &[(&name, Type::TEXT), (&stored(position), Type::INT8)]).await?;
    Ok(())
}

/// Deletes events that were seen before this time and that every sink has reached. Events without a reader get a position
/// first.
pub(super) async fn sequence_and_delete(
    client: &tokio_postgres::Client,
    before: i64,
) -> Result<Deleted, Failure> {
    if is_fresh(client).await? {
        sequence(client, DELETED_AT_ONCE).await?;
    }
    let delete = "delete from tbk_sync.outbox where seq in (
            select seq from tbk_sync.outbox
            where pos <= coalesce(
                    (select min(sink.pos) from tbk_sync.sink where position(':' in name) = 0), 9223372036854775807
                ) and seen < $1
            order by pos limit $2 for update skip locked
        )";
    let limit = i64::from(DELETED_AT_ONCE);
    let events = client.execute_typed(delete, &[(&before, Type::INT8), (&limit, Type::INT8)]).await?;
    let behind = "select name from tbk_sync.sink
        where position(':' in name) = 0
            and exists (select 1 from tbk_sync.outbox where outbox.pos > sink.pos and seen < $1)
        order by pos, name limit 1";
    let behind = client.query_typed_opt(behind, &[(&before, Type::INT8)]).await?;
    let behind = behind.map(|row| row.try_get("name")).transpose()?;
    Ok(Deleted { events, behind })
}

/// Positions are counted up to `i64::MAX`, and no event has a higher one.
fn stored(position: u64) -> i64 {
    i64::try_from(position).unwrap_or(i64::MAX)
}
