//! Events of the feed. Each is one JSON object, the same in every store.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use top_core::TopTime;

use crate::json;
use crate::model::{Gap, Source, Span, StreamKey};

/// An event without its position, which the store gives to it.
///
/// ```
/// use tbk_sync::event::{Draft, RecordState};
/// use tbk_sync::model::Source;
///
/// let record = RecordState {
///     account: "shop1",
///     source: Source::Order,
///     key: "294159887445064307",
///     role: 2,
///     version: 1,
///     seen: 1_767_196_800_000,
///     document: r#"{"tk_status":12}"#,
/// };
/// let event = Draft::new_record(&record);
/// assert_eq!(event.id, "shop1/order/294159887445064307/2@1");
/// assert_eq!(event.kind, "order.new");
/// assert_eq!(
///     event.json,
///     r#"{"id":"shop1/order/294159887445064307/2@1","type":"order.new","account":"shop1","source":"order","#.to_owned()
///         + r#""key":"294159887445064307","version":1,"seen":"2026-01-01 00:00:00","order":{"tk_status":12}}"#,
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Draft {
    /// As [`Event::id`](crate::model::Event::id).
    pub id: String,
    /// As [`Event::kind`](crate::model::Event::kind).
    pub kind: String,
    /// As [`Event::json`](crate::model::Event::json).
    pub json: String,
}

/// The state of a record that an event reports.
#[derive(Debug, Clone, Copy)]
pub struct RecordState<'a> {
    /// The name of the account.
    pub account: &'a str,
    /// The list.
    pub source: Source,
    /// As [`Row::key`](crate::record::Row::key).
    pub key: &'a str,
    /// As [`Row::role`](crate::record::Row::role).
    pub role: i64,
    /// The version.
    pub version: i64,
    /// When the version was seen, in milliseconds since 1970.
    pub seen: i64,
    /// The document, as JSON.
    pub document: &'a str,
}

/// The state of an account that an event reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState<'a> {
    /// The account was parked, for this reason.
    Parked(&'a str),
    /// The account was resumed.
    Resumed,
}

impl Draft {
    /// Returns the event of a new record: `order.new`.
    #[must_use]
    pub fn new_record(record: &RecordState<'_>) -> Self {
        Self::record(record, "new", None)
    }

    /// Returns the event of a changed record: `order.changed`. `back` is the patch from `new` to `old`.
    #[must_use]
    pub fn changed_record(
        record: &RecordState<'_>,
        back: &Map<String, Value>,
        old: &Map<String, Value>,
        new: &Map<String, Value>,
    ) -> Self {
        let value = |document: &Map<String, Value>, name| document.get(name).cloned().unwrap_or(Value::Null);
        let changed = back.keys().map(|name| (name.clone(), [value(old, name), value(new, name)].into()));
        Self::record(record, "changed", Some(changed.collect()))
    }

    fn record(record: &RecordState<'_>, what: &str, changed: Option<Map<String, Value>>) -> Self {
        let source = record.source.as_str();
        let id = format!("{}/{source}/{}/{}@{}", record.account, record.key, record.role, record.version);
        let mut json = Members::new(&id, &format!("{source}.{what}"), record.account);
        json.text("source", source).text("key", record.key).raw("version", &record.version.to_string());
        json.text("seen", &time(record.seen));
        if let Some(changed) = changed {
            json.raw("changed", &json::text(&changed));
        }
        json.raw(source, record.document);
        json.finish(id)
    }

    /// Returns the event of an account: `account.parked` or `account.resumed`. `number` is different each time that the
    /// account changes to this state.
    #[must_use]
    pub fn account(account: &str, state: AccountState<'_>, number: i64, seen: i64) -> Self {
        let kind = match state {
            AccountState::Parked(_) => "account.parked",
            AccountState::Resumed => "account.resumed",
        };
        let id = format!("{account}/{kind}@{number}");
        let mut json = Members::new(&id, kind, account);
        json.text("seen", &time(seen));
        if let AccountState::Parked(why) = state {
            json.text("why", why);
        }
        json.finish(id)
    }

    /// Returns the event of a window that cannot be read, or not completely: `window.unreachable`, `window.saturated` or
    /// `window.partial`. `window` is the id of
    /// the window, which is not used again.
    #[must_use]
    pub fn window(account: &str, key: StreamKey, span: Span, gap: Gap, window: i64, seen: i64) -> Self {
        let kind = format!("window.{gap}");
        let id = format!("{account}/{kind}@{window}");
        let mut json = Members::new(&id, &kind, account);
        json.text("source", key.source.as_str()).text("axis", key.axis.as_str());
        json.raw("scene", &key.scene.to_string()).text("seen", &time(seen));
        json.text("from", &time(span.from.saturating_mul(1000)));
        json.text("to", &time(span.to.saturating_mul(1000)));
        json.finish(id)
    }
}

/// Formats a time in GMT+8, and a time outside of the years 0 to 9999 in milliseconds.
fn time(millis: i64) -> String {
    TopTime::from_unix_millis(millis)
        .map_or_else(|| millis.to_string(), |time| time.to_whole_seconds().to_string())
}

/// A JSON object whose members keep their order.
struct Members {
    kind: String,
    json: String,
}

impl Members {
    fn new(id: &str, kind: &str, account: &str) -> Self {
        let mut members = Self { kind: kind.to_owned(), json: String::with_capacity(256) };
        members.text("id", id).text("type", kind).text("account", account);
        members
    }

    fn text(&mut self, name: &str, value: &str) -> &mut Self {
        self.raw(name, &Value::from(value).to_string())
    }

    fn raw(&mut self, name: &str, value: &str) -> &mut Self {
        let separator = if self.json.is_empty() { '{' } else { ',' };
        self.json.reserve(name.len() + value.len() + 4);
        // Writing to a text does not fail.
        _ = write!(self.json, "{separator}\"{name}\":{value}");
        self
    }

    fn finish(mut self, id: String) -> Draft {
        self.json.push('}');
        Draft { id, kind: self.kind, json: self.json }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::Axis;
    use crate::record::patch;

    const NOON: i64 = 1_767_240_000_000;

    #[test]
    fn a_changed_record_has_old_and_new_values() {
        let (old, new) =
            (json!({"fee": "1.00", "n": {"a": 1}}), json!({"fee": "1.10", "n": {"a": 1}, "tag": "x"}));
        let (old, new) = (old.as_object().unwrap(), new.as_object().unwrap());
        let record = RecordState {
            account: "a\"b",
            source: Source::RelationRefund,
            key: "9",
            role: 0,
            version: 2,
            seen: NOON,
            document: &Value::Object(new.clone()).to_string(),
        };
        let event = Draft::changed_record(&record, &patch(new, old), old, new);
        assert_eq!(event.id, "a\"b/relation_refund/9/0@2");
        let json: Value = serde_json::from_str(&event.json).unwrap();
        let expected = json!({
            "id": "a\"b/relation_refund/9/0@2", "type": "relation_refund.changed", "account": "a\"b",
            "source": "relation_refund", "key": "9", "version": 2, "seen": "2026-01-01 12:00:00",
            "changed": {"fee": ["1.00", "1.10"], "tag": [null, "x"]},
            "relation_refund": {"fee": "1.10", "n": {"a": 1}, "tag": "x"},
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn accounts_and_windows_have_events() {
        let parked = Draft::account("shop1", AccountState::Parked("session expired"), 7, NOON);
        assert_eq!(
            parked.json,
            r#"{"id":"shop1/account.parked@7","type":"account.parked","account":"shop1","seen":"2026-01-01 12:00:00","why":"session expired"}"#
        );
        assert_eq!(Draft::account("shop1", AccountState::Resumed, 7, NOON).id, "shop1/account.resumed@7");
        let key = StreamKey { source: Source::Order, axis: Axis::Updated, scene: 1 };
        let span = Span { from: NOON / 1000, to: NOON / 1000 + 1 };
        let window = Draft::window("shop1", key, span, Gap::Saturated, 3, NOON + 999);
        assert_eq!(window.kind, "window.saturated");
        assert_eq!(
            window.json,
            r#"{"id":"shop1/window.saturated@3","type":"window.saturated","account":"shop1","source":"order","axis":"updated","scene":1,"seen":"2026-01-01 12:00:00","from":"2026-01-01 12:00:00","to":"2026-01-01 12:00:01"}"#
        );
    }
}
