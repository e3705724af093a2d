//! Values of the command line, and how records are shown.

use clap::ValueEnum;
use serde_json::{Map, Value, json};
use tbk_sync::model::{AccountKind, Axis, Source, Span, StreamKey};
use tbk_sync::store::Record;
use top_core::{Date, TopTime};

use super::records::state;
use crate::config::sync::{AccountKind as Kind, List};
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Form, Output};
use crate::ui::when::{Edge, When};

impl From<List> for Source {
    fn from(list: List) -> Self {
        match list {
            List::Order => Self::Order,
            List::Refund => Self::Refund,
            List::RelationRefund => Self::RelationRefund,
            List::Punish => Self::Punish,
        }
    }
}

impl From<Kind> for AccountKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Publisher => Self::Publisher,
            Kind::Provider => Self::Provider,
        }
    }
}

/// The times of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Time {
    Created,
    Paid,
    Settled,
    Updated,
    Opened,
    Closed,
}

impl From<Time> for Axis {
    fn from(time: Time) -> Self {
        match time {
            Time::Created => Self::Created,
            Time::Paid => Self::Paid,
            Time::Settled => Self::Settled,
            Time::Updated => Self::Updated,
            Time::Opened => Self::Opened,
            Time::Closed => Self::Closed,
        }
    }
}

/// Parses a time in GMT+8, in seconds since 1970. A month such as `2026-11` is all of its days.
pub(super) fn moment(option: &str, given: &str, edge: Edge) -> Result<i64, Failure> {
    let now = TopTime::now();
    let when = month(given, edge).or_else(|| When::parse(given, now));
    let when = when.ok_or_else(|| {
        Failure::usage(say!("{option} {given:?} is not a time", "{option} {given:?} 不是时间")).hint(text(
            "such as 2026-11-11, 2026-11, \"2026-11-11 10:00\", yesterday, 7d or now-3h; all times are in GMT+8",
            "例如 2026-11-11、2026-11、\"2026-11-11 10:00\"、昨天、7d、now-3h；均为 GMT+8",
        ))
    })?;
    Ok(when.at(edge).unix_millis().div_euclid(1_000))
}

/// Returns the first or the last day of a month.
fn month(given: &str, edge: Edge) -> Option<When> {
    let given = given.trim();
    let (year, month) = given.split_once('-')?;
    if (year.len(), month.len()) != (4, 2) {
        return None;
    }
    let day = |day: u8| format!("{given}-{day:02}").parse::<Date>().ok();
    match edge {
        Edge::Start => day(1),
        Edge::End => (28..=31).rev().find_map(day),
    }
    .map(When::Day)
}

/// Parses both ends of a range. An end that is not given has no limit.
pub(super) fn range(from: Option<&str>, to: Option<&str>) -> Result<Option<Span>, Failure> {
    if from.is_none() && to.is_none() {
        return Ok(None);
    }
    let from = from.map(|from| moment("--from", from, Edge::Start)).transpose()?.unwrap_or(0);
    let to = to.map(|to| moment("--to", to, Edge::End)).transpose()?.unwrap_or(i64::MAX / 1_000);
    if from > to {
        return Err(Failure::usage(text("--from is after --to", "--from 晚于 --to")));
    }
    Ok(Some(Span { from, to }))
}

/// Formats seconds since 1970 in GMT+8.
pub(super) fn at(seconds: i64) -> String {
    at_millis(seconds.saturating_mul(1_000))
}

/// Formats milliseconds since 1970 in GMT+8.
pub(super) fn at_millis(millis: i64) -> String {
    TopTime::from_unix_millis(millis)
        .map_or_else(|| millis.to_string(), |time| time.to_whole_seconds().to_string())
}

/// Returns whether a time in seconds since 1970 has passed.
pub(super) fn is_past(seconds: i64) -> bool {
    seconds <= TopTime::now().unix_millis().div_euclid(1_000)
}

/// Returns a count with its noun in English.
pub(super) fn plural(count: u64, noun: &str) -> String {
    counted(usize::try_from(count).unwrap_or(usize::MAX), noun, &format!("{noun}s"))
}

/// Whether to print a short table, which fits a terminal.
pub(super) fn is_short(output: &Output) -> bool {
    output.form() == Form::Table && output.fields().is_empty()
}

/// Names a stream in a short table: the list, its time, and the scene if it is not that of all rows.
pub(super) fn stream_name(key: StreamKey) -> String {
    let StreamKey { source, axis, scene } = key;
    let scene = if scene > 1 { format!("/{scene}") } else { String::new() };
    format!("{source}/{axis}{scene}")
}

/// Returns a record as a line of a short table.
pub(super) fn short(record: &Record) -> Value {
    let first = |names: &[&str]| names.iter().find_map(|name| record.document.get(*name).cloned());
    let status = first(&["tk_status", "refund_status", "punish_status"]);
    json!({
        "account": record.account,
        "source": record.source.as_str(),
        "key": record.key,
        // The label without its explanation.
        "status": status.map(|status| state(record.source, &status).split('（').next().map(str::to_owned)),
        "created": first(&["tk_create_time", "tb_trade_create_time", "tk_trade_create_time"]),
    })
}

/// The members that this program adds to a record.
pub(super) const ADDED: [&str; 4] = ["account", "source", "version", "first_seen"];

/// Returns a record as one entry: its members as on the wire, after those of the store.
pub(super) fn entry(record: Record) -> Value {
    let added: [Value; 4] = [
        record.account.into(),
        record.source.as_str().into(),
        record.version.into(),
        at_millis(record.first_seen).into(),
    ];
    let mut entry: Map<String, Value> = ADDED.map(str::to_owned).into_iter().zip(added).collect();
    for (name, value) in record.document {
        entry.entry(name).or_insert(value);
    }
    Value::Object(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_start_and_end_in_gmt8() {
        let shown = |given, edge| at(moment("--from", given, edge).unwrap());
        assert_eq!(shown("2026-02", Edge::Start), "2026-02-01 00:00:00");
        assert_eq!(shown("2026-02", Edge::End), "2026-02-28 23:59:59");
        assert_eq!(shown("2028-02", Edge::End), "2028-02-29 23:59:59");
        assert_eq!(shown("2026-11-11", Edge::End), "2026-11-11 23:59:59");
        assert!(moment("--from", "2026-13", Edge::Start).is_err());
        assert!(moment("--to", "2026-2", Edge::End).is_err());
    }

    #[test]
    fn an_open_range_has_no_limit() {
        assert_eq!(range(None, None).unwrap(), None);
        let span = range(Some("2026-11"), None).unwrap().unwrap();
        assert_eq!(at(span.from), "2026-11-01 00:00:00");
        assert_eq!(span.to, i64::MAX / 1_000);
        assert!(range(Some("2026-11-02"), Some("2026-11-01")).is_err());
    }
}
