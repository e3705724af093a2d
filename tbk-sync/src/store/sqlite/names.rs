//! Values of columns.

use std::time::Duration;

use rusqlite::types::{FromSqlError, Type};
use rusqlite::{Row, RowIndex};

use crate::model::{Axis, Gap, Lane, Source, Span, StreamKey};

/// Returns the time after a duration, in milliseconds since 1970.
pub(super) fn after(now: i64, duration: Duration) -> i64 {
    now.saturating_add(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX))
}

/// Reads a name of the model, such as `order`.
pub(super) fn named<T>(
    row: &Row<'_>,
    column: impl RowIndex,
    from_name: fn(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let name = row.get_ref(column)?.as_str()?;
    from_name(name).ok_or_else(|| {
        let error = format!("unknown name `{name}`");
        rusqlite::Error::FromSqlConversionFailure(0, Type::Text, FromSqlError::Other(error.into()).into())
    })
}

pub(super) fn source(row: &Row<'_>, column: &str) -> rusqlite::Result<Source> {
    named(row, column, Source::from_name)
}

pub(super) fn lane(row: &Row<'_>, column: &str) -> rusqlite::Result<Lane> {
    named(row, column, Lane::from_name)
}

pub(super) fn gap(row: &Row<'_>, column: &str) -> rusqlite::Result<Gap> {
    named(row, column, Gap::from_name)
}

/// Reads the columns `source`, `axis` and `scene`.
pub(super) fn stream_key(row: &Row<'_>) -> rusqlite::Result<StreamKey> {
    let axis = named(row, "axis", Axis::from_name)?;
    Ok(StreamKey { source: source(row, "source")?, axis, scene: row.get("scene")? })
}

/// Reads the columns `a` and `b`.
pub(super) fn span(row: &Row<'_>) -> rusqlite::Result<Span> {
    Ok(Span { from: row.get("a")?, to: row.get("b")? })
}
