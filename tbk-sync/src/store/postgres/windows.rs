//! Open windows.

use std::time::Duration;

use tokio_postgres::Row;
use tokio_postgres::types::Type;

use super::database::Transaction;
use super::names::{lane, millis, span, stream_key, without_nul};
use super::outbox::append;
use crate::event::Draft;
use crate::model::{Gap, NewWindow, Span, StreamKey, Window};
use crate::store::Claim;
use crate::store::failure::Failure;

pub(super) async fn plan(transaction: &Transaction<'_>, windows: &[NewWindow]) -> Result<(), Failure> {
    let add = "insert into tbk_sync.open_window (stream, lane, a, b, part)
        select stream, lane, a, b, part
        from unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[])
            with ordinality as new (stream, lane, a, b, part, number)
        order by number on conflict (stream, lane, a, b, part) do nothing";
    let number = |number: fn(&NewWindow) -> i64| windows.iter().map(number).collect::<Vec<_>>();
    let text = |text: fn(&NewWindow) -> &str| windows.iter().map(text).collect::<Vec<_>>();
    transaction
        .execute_typed(
            add,
            &[
                (&number(|window| window.stream), Type::INT8_ARRAY),
                (&text(|window| window.lane.as_str()), Type::TEXT_ARRAY),
                (&number(|window| window.span.from), Type::INT8_ARRAY),
                (&number(|window| window.span.to), Type::INT8_ARRAY),
                (&text(|window| window.part.as_deref().unwrap_or("")), Type::TEXT_ARRAY),
            ],
        )
        .await?;
    Ok(())
}

/// Returns the open windows that are due.
pub(super) async fn due(
    transaction: &Transaction<'_>,
    claim: &Claim,
    limit: u32,
) -> Result<Vec<Window>, Failure> {
    let due = "select w.* from tbk_sync.open_window w join tbk_sync.stream on stream.id = w.stream
        where stream.account = $1 and (w.due_at is null or w.due_at <= clock_timestamp())
        order by case w.lane when 'live' then 0 when 'sweep' then 1 else 2 end, w.a, w.b, w.id limit $2";
    let rows = transaction
        .query_typed(due, &[(&claim.account.id, Type::INT8), (&i64::from(limit), Type::INT8)])
        .await?;
    rows.iter().map(window).collect()
}

fn window(row: &Row) -> Result<Window, Failure> {
    let failures: i64 = row.try_get("failures")?;
    Ok(Window {
        id: row.try_get("id")?,
        stream: row.try_get("stream")?,
        lane: lane(row, "lane")?,
        span: span(row)?,
        part: Some(row.try_get("part")?).filter(|part: &String| !part.is_empty()),
        position: row.try_get("position")?,
        began: row.try_get("began")?,
        failures: u32::try_from(failures).unwrap_or(u32::MAX),
    })
}

pub(super) async fn next_due(
    transaction: &Transaction<'_>,
    claim: &Claim,
) -> Result<Option<Duration>, Failure> {
    let next = "select ceil(extract(epoch from min(w.due_at) - clock_timestamp()) * 1000)::bigint as millis
        from tbk_sync.open_window w join tbk_sync.stream on stream.id = w.stream where stream.account = $1";
    let next = transaction.query_typed_one(next, &[(&claim.account.id, Type::INT8)]).await?;
    let millis: Option<i64> = next.try_get("millis")?;
    Ok(millis.map(|millis| Duration::from_millis(u64::try_from(millis).unwrap_or(0))))
}

/// What the store holds of an open window of the account.
pub(super) struct OpenWindow {
    window: Window,
    key: StreamKey,
    /// The smallest `settled` of the other parts of the span that are read.
    settled: Option<i64>,
}

/// Returns an open window of the account, or fails.
pub(super) async fn open(
    transaction: &Transaction<'_>,
    claim: &Claim,
    id: i64,
) -> Result<OpenWindow, Failure> {
    let open = "select w.*, stream.source, stream.axis, stream.scene
        from tbk_sync.open_window w join tbk_sync.stream on stream.id = w.stream
        where w.id = $2 and stream.account = $1";
    let found =
        transaction.query_typed_opt(open, &[(&claim.account.id, Type::INT8), (&id, Type::INT8)]).await?;
    let row = found.ok_or("the window is not open")?;
    Ok(OpenWindow { window: window(&row)?, key: stream_key(&row)?, settled: row.try_get("settled")? })
}

/// Records that a page of the window was stored and another one follows.
pub(super) async fn proceed(
    transaction: &Transaction<'_>,
    open: &OpenWindow,
    position: &str,
    began: i64,
) -> Result<(), Failure> {
    let proceed = "update tbk_sync.open_window
        set position = $2, began = $3, failures = 0, due_at = null, last_error = null where id = $1";
    transaction
        .execute_typed(
            proceed,
            &[(&open.window.id, Type::INT8), (&position, Type::TEXT), (&began, Type::INT8)],
        )
        .await?;
    Ok(())
}

/// Closes a window whose rows up to `settled` were read. The last part of a span covers it, up to the smallest `settled`.
pub(super) async fn finish(
    transaction: &Transaction<'_>,
    open: &OpenWindow,
    settled: i64,
) -> Result<(), Failure> {
    let Window { id, stream, span, .. } = open.window;
    let settled = open.settled.map_or(settled, |others| settled.min(others));
    let ((), others) = tokio::try_join!(biased; remove(transaction, id), settle(transaction, open, settled))?;
    if others == 0 && settled >= span.from {
        cover(transaction, stream, Span { from: span.from, to: span.to.min(settled) }).await?;
    }
    Ok(())
}

async fn remove(transaction: &Transaction<'_>, id: i64) -> Result<(), Failure> {
    let remove = "delete from tbk_sync.open_window where id = $1";
    transaction.execute_typed(remove, &[(&id, Type::INT8)]).await?;
    Ok(())
}

/// Lowers `settled` of the other parts of the span. Returns their number.
async fn settle(transaction: &Transaction<'_>, open: &OpenWindow, settled: i64) -> Result<u64, Failure> {
    let others = "update tbk_sync.open_window set settled = least(settled, $5)
        where stream = $1 and lane = $2 and a = $3 and b = $4 and id <> $6";
    let Window { id, stream, lane, span, .. } = &open.window;
    let others = transaction
        .execute_typed(
            others,
            &[
                (stream, Type::INT8),
                (&lane.as_str(), Type::TEXT),
                (&span.from, Type::INT8),
                (&span.to, Type::INT8),
                (&settled, Type::INT8),
                (id, Type::INT8),
            ],
        )
        .await?;
    Ok(others)
}

/// Adds a span to the coverage. Spans that share a second become one, as in [`coverage::add`](crate::coverage::add).
async fn cover(transaction: &Transaction<'_>, stream: i64, span: Span) -> Result<(), Failure> {
    let cover = "with merged as (
            delete from tbk_sync.coverage where stream = $1 and a <= $3 and b >= $2 returning a, b
        )
        insert into tbk_sync.coverage (stream, a, b)
        select $1, least($2, min(a)), greatest($3, max(b)) from merged";
    transaction
        .execute_typed(cover, &[(&stream, Type::INT8), (&span.from, Type::INT8), (&span.to, Type::INT8)])
        .await?;
    Ok(())
}

/// Replaces a window by smaller ones.
pub(super) async fn split(
    transaction: &Transaction<'_>,
    claim: &Claim,
    id: i64,
    into: &[NewWindow],
    limit: Option<(i64, i64)>,
) -> Result<(), Failure> {
    let open = open(transaction, claim, id).await?;
    tokio::try_join!(biased; remove(transaction, id), plan(transaction, into))?;
    if let Some(settled) = open.settled {
        // Smaller parts of a part: the parts of the span that were read before them still count.
        settle(transaction, &open, settled).await?;
    }
    if let Some((limit, limited_at)) = limit {
        let set = "update tbk_sync.stream set limit_s = $2, limited_at = $3 where id = $1";
        transaction
            .execute_typed(
                set,
                &[(&open.window.stream, Type::INT8), (&limit, Type::INT8), (&limited_at, Type::INT8)],
            )
            .await?;
    }
    Ok(())
}

pub(super) async fn put_off(
    transaction: &Transaction<'_>,
    claim: &Claim,
    id: i64,
    due_in: Duration,
    why: &str,
    restart: bool,
) -> Result<(), Failure> {
    open(transaction, claim, id).await?;
    let put_off = "update tbk_sync.open_window
        set failures = failures + 1, due_at = clock_timestamp() + $2 * interval '1 millisecond', last_error = $3,
            position = case when $4 then null else position end, began = case when $4 then null else began end
        where id = $1";
    transaction
        .execute_typed(
            put_off,
            &[
                (&id, Type::INT8),
                (&millis(due_in), Type::INT8),
                (&without_nul(why), Type::TEXT),
                (&restart, Type::BOOL),
            ],
        )
        .await?;
    Ok(())
}

pub(super) async fn make_due(transaction: &Transaction<'_>, account: &str) -> Result<u64, Failure> {
    let make_due =
        "update tbk_sync.open_window set due_at = null where due_at > clock_timestamp() and stream in (
            select stream.id from tbk_sync.stream join tbk_sync.account on account.id = stream.account
            where account.name = $1
        )";
    Ok(transaction.execute_typed(make_due, &[(&account, Type::TEXT)]).await?)
}

pub(super) async fn give_up(
    transaction: &Transaction<'_>,
    claim: &Claim,
    id: i64,
    gap: Gap,
    seen: i64,
) -> Result<(), Failure> {
    let open = open(transaction, claim, id).await?;
    let Window { stream, span, .. } = open.window;
    let add = "insert into tbk_sync.gap (stream, a, b, kind) values ($1, $2, $3, $4) on conflict do nothing";
    let new = transaction
        .execute_typed(
            add,
            &[
                (&stream, Type::INT8),
                (&span.from, Type::INT8),
                (&span.to, Type::INT8),
                (&gap.as_str(), Type::TEXT),
            ],
        )
        .await?;
    // The other parts do not cover the span.
    finish(transaction, &open, i64::MIN).await?;
    if new == 0 {
        return Ok(());
    }
    let account = &claim.account.name;
    append(transaction, account, seen, &[Draft::window(account, open.key, span, gap, id, seen)]).await
}
