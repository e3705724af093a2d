//! Records: rows in one canonical form, and what changed between two versions of them.

use std::collections::HashMap;

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

/// A row of a page in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The key within the account and the source, such as the `trade_id`.
    pub key: String,
    /// The role, for lists that return one trade to two parties; otherwise 0.
    pub role: i64,
    /// When the platform changed the row, in milliseconds since 1970.
    pub modified: Option<i64>,
    /// When the order was created, in milliseconds since 1970.
    pub created: Option<i64>,
    /// The code of the state.
    pub status: Option<i64>,
    /// The order number that the buyer sees, which connects orders and refunds.
    pub trade: Option<String>,
    /// The members with their names on the wire, sorted. Ids are texts.
    pub document: Map<String, Value>,
}

/// What a store holds of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// The number of its states that were seen to differ.
    pub version: i64,
    /// The digest of its document.
    pub digest: [u8; 32],
    /// As [`Row::modified`].
    pub modified: Option<i64>,
    /// The document.
    pub document: Map<String, Value>,
}

/// What a row does to a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The record is new.
    New,
    /// The record changed.
    Changed {
        /// A JSON merge patch from the new document back to the old one.
        back: Map<String, Value>,
    },
    /// The record is the same.
    Same,
    /// The row is older than the record.
    Stale,
}

impl Row {
    /// Returns the digest of the document.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        digest(&text(&self.document))
    }

    /// Compares the row with what a store holds.
    #[must_use]
    pub fn compare(&self, stored: Option<&Stored>) -> Change {
        let Some(stored) = stored else { return Change::New };
        if self.digest() == stored.digest {
            return Change::Same;
        }
        if let (Some(new), Some(old)) = (self.modified, stored.modified)
            && new < old
        {
            return Change::Stale;
        }
        Change::Changed { back: patch(&self.document, &stored.document) }
    }
}

/// Returns the rows of a page in their order. A key that occurs twice counts with its last row.
pub(crate) fn last_of_each_key(rows: &[Row]) -> impl Iterator<Item = &Row> {
    let last: HashMap<_, _> =
        rows.iter().enumerate().map(|(number, row)| ((&*row.key, row.role), number)).collect();
    let is_last = move |(number, row): &(usize, &Row)| last.get(&(&*row.key, row.role)) == Some(number);
    rows.iter().enumerate().filter(is_last).map(|(_, row)| row)
}

/// Returns the JSON of a document, with sorted members: if any crate of the program enables `preserve_order` of `serde_json`,
/// its maps are not sorted.
pub(crate) fn text(document: &Map<String, Value>) -> String {
    let mut out = Vec::with_capacity(4_096);
    write_object(document, &mut out);
    // JSON is UTF-8, so nothing is replaced.
    String::from_utf8(out).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn write_object(members: &Map<String, Value>, out: &mut Vec<u8>) {
    let mut sorted: Vec<_> = members.iter().map(|(name, value)| (start(name), name, value)).collect();
    sorted.sort_unstable_by_key(|(start, name, _)| (*start, *name));
    out.push(b'{');
    for (i, (_, name, value)) in sorted.into_iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write_text(name, out);
        out.push(b':');
        write_value(value, out);
    }
    out.push(b'}');
}

/// Returns the first bytes of a name as a number with the same order. Numbers are compared without access to the name.
fn start(name: &str) -> u128 {
    let mut start = [0; 16];
    for (to, from) in start.iter_mut().zip(name.bytes()) {
        *to = from;
    }
    u128::from_be_bytes(start)
}

fn write_value(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Object(members) => write_object(members, out),
        Value::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                write_value(item, out);
            }
            out.push(b']');
        }
        Value::String(text) => write_text(text, out),
        // Writing to memory does not fail.
        simple => _ = serde_json::to_writer(out, simple),
    }
}

/// Writes a text. Most have no characters that JSON escapes, and are copied.
fn write_text(text: &str, out: &mut Vec<u8>) {
    let is_plain = |byte: u8| (byte >= b' ') & (byte != b'"') & (byte != b'\\');
    // All bytes are looked at, so that the compiler uses vectors.
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        _ = serde_json::to_writer(out, text);
    }
}

/// Returns the digest of the JSON of a document. The members are sorted, and their values are canonical.
pub(crate) fn digest(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

/// Returns the JSON merge patch (RFC 7396) that turns `from` into `to`. No member of a document is null.
#[must_use]
pub fn patch(from: &Map<String, Value>, to: &Map<String, Value>) -> Map<String, Value> {
    let mut patch = Map::new();
    for (name, value) in to {
        match (from.get(name), value) {
            (Some(old), new) if old == new => {}
            (Some(Value::Object(old)), Value::Object(new)) => {
                patch.insert(name.clone(), Value::Object(self::patch(old, new)));
            }
            _ => _ = patch.insert(name.clone(), value.clone()),
        }
    }
    for name in from.keys().filter(|name| !to.contains_key(*name)) {
        patch.insert(name.clone(), Value::Null);
    }
    patch
}

/// Applies a JSON merge patch.
pub fn apply(document: &mut Map<String, Value>, patch: &Map<String, Value>) {
    for (name, value) in patch {
        match (document.get_mut(name), value) {
            (_, Value::Null) => _ = document.remove(name),
            (Some(Value::Object(old)), Value::Object(new)) => apply(old, new),
            _ => _ = document.insert(name.clone(), value.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn row(document: &Value, modified: i64) -> Row {
        let document = document.as_object().unwrap().clone();
        let key = "1".to_owned();
        Row { key, role: 2, modified: Some(modified), created: None, status: None, trade: None, document }
    }

    fn stored(row: &Row, version: i64) -> Stored {
        Stored { version, digest: row.digest(), modified: row.modified, document: row.document.clone() }
    }

    #[test]
    fn the_text_does_not_depend_on_the_order_of_members() {
        let (a, b) = (
            json!({"b": {"d": [{"f": 1, "e": "\"女"}], "c": null}, "a": 2}),
            r#"{"a":2,"b":{"c":null,"d":[{"e":"\"女","f":1}]}}"#,
        );
        let (a, sorted): (_, Value) = (a.as_object().unwrap(), serde_json::from_str(b).unwrap());
        assert_eq!(text(a), b);
        assert_eq!(text(sorted.as_object().unwrap()), b);
    }

    #[test]
    fn long_names_with_the_same_start_are_sorted() {
        let names = ["", "a", "a_name_of_16_byte", "a_name_of_16_bytes", "a_name_of_16_bytf", "b", "女"];
        let members = names.iter().rev().map(|name| ((*name).to_owned(), Value::from(1)));
        let expected: Vec<_> = names.iter().map(|name| format!("\"{name}\":1")).collect();
        assert_eq!(text(&members.collect()), format!("{{{}}}", expected.join(",")));
    }

    #[test]
    fn texts_are_written_as_serde_json_writes_them() {
        for character in (0..0x100).filter_map(char::from_u32) {
            let mut out = Vec::new();
            write_text(&format!("a{character}女"), &mut out);
            assert_eq!(out, serde_json::to_vec(&format!("a{character}女")).unwrap());
        }
    }

    #[test]
    fn patches_lead_back_to_the_older_document() {
        let old = json!({"a": 1, "b": {"c": "x", "d": 2}, "e": [1]});
        let new = json!({"a": 1, "b": {"c": "y", "f": 3}, "e": [1, 2], "g": "new"});
        let (old, new) = (old.as_object().unwrap(), new.as_object().unwrap());
        let back = patch(new, old);
        let mut restored = new.clone();
        apply(&mut restored, &back);
        assert_eq!(&restored, old);
        assert!(!back.contains_key("a"));
    }

    #[test]
    fn a_row_is_new_changed_same_or_stale() {
        let (paid, settled) = (row(&json!({"tk_status": 12}), 10), row(&json!({"tk_status": 3}), 20));
        assert_eq!(paid.compare(None), Change::New);
        assert_eq!(paid.compare(Some(&stored(&paid, 1))), Change::Same);
        let Change::Changed { back } = settled.compare(Some(&stored(&paid, 1))) else {
            panic!("not changed")
        };
        assert_eq!(Value::Object(back), json!({"tk_status": 12}));
        assert_eq!(paid.compare(Some(&stored(&settled, 2))), Change::Stale);
    }
}
