//! Values of columns.

use std::time::Duration;

use tokio_postgres::Row;

use crate::model::{Account, AccountKind, Axis, Lane, Source, Span, StreamKey};
use crate::store::failure::Failure;

/// A hundred years: PostgreSQL refuses much longer intervals.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 3600);

/// Returns a duration in milliseconds.
pub(super) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.min(LONGEST).as_millis()).unwrap_or(i64::MAX)
}

/// Returns a text without the character NUL, which PostgreSQL does not store in texts.
pub(super) fn without_nul(text: &str) -> String {
    text.replace('\0', "\u{FFFD}")
}

/// Reads a name of the model, such as `order`.
pub(super) fn named<T>(row: &Row, column: &str, from_name: fn(&str) -> Option<T>) -> Result<T, Failure> {
    let name: &str = row.try_get(column)?;
    from_name(name).ok_or_else(|| Failure::Database(format!("unknown name `{name}`").into()))
}

pub(super) fn source(row: &Row) -> Result<Source, Failure> {
    named(row, "source", Source::from_name)
}

pub(super) fn lane(row: &Row, column: &str) -> Result<Lane, Failure> {
    named(row, column, Lane::from_name)
}

/// Reads the columns `source`, `axis` and `scene`.
pub(super) fn stream_key(row: &Row) -> Result<StreamKey, Failure> {
    let scene: i64 = row.try_get("scene")?;
    let scene = u8::try_from(scene).map_err(|_| "a scene is out of range")?;
    Ok(StreamKey { source: source(row)?, axis: named(row, "axis", Axis::from_name)?, scene })
}

/// Reads the columns `a` and `b`.
pub(super) fn span(row: &Row) -> Result<Span, Failure> {
    Ok(Span { from: row.try_get("a")?, to: row.try_get("b")? })
}

/// Reads the columns of an account.
pub(super) fn account(row: &Row) -> Result<Account, Failure> {
    Ok(Account {
        id: row.try_get("id")?,
        name: row.try_get("name")?,
        kind: named(row, "kind", AccountKind::from_name)?,
        parked: row.try_get("parked")?,
        held_until: row.try_get("held_until")?,
    })
}
