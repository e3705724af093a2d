//! Texts of amounts, rates and times.

use serde_json::Value;
use top_core::TopTime;

use super::entry::Document;

/// Writes an amount in fen as yuan: `12.30`.
pub(super) fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// Writes hundredths of a percent as a percentage: `9.50`.
pub(super) fn percent(hundredths: i64) -> String {
    yuan(hundredths)
}

/// Returns the part of an amount, given in hundredths of a percent, rounded down.
pub(super) fn part(fen: i64, hundredths: i64) -> i64 {
    fen * hundredths / 10_000
}

/// Writes a time in seconds since 1970.
pub(super) fn time(seconds: i64) -> String {
    TopTime::from_unix_millis(seconds.saturating_mul(1000)).map_or_else(String::new, |time| time.to_string())
}

/// Returns the object without members that are null, which the platform omits.
pub(super) fn document(object: Value) -> Document {
    match object {
        Value::Object(members) => members.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Document::new(),
    }
}
