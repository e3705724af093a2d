//! Records: rows as on the wire, and what changed between two versions of them.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};

use crate::canonical::{self, is_nothing, is_same};

/// A row of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The key within the account and the source, such as the `trade_id`.
    pub key: String,
    /// The role, for lists that return one trade to two parties; the kind of a punishment; otherwise 0.
    pub role: i64,
    /// When the platform changed the row, in milliseconds since 1970.
    pub modified: Option<i64>,
    /// When the order was created, in milliseconds since 1970.
    pub created: Option<i64>,
    /// The code of the state.
    pub status: Option<i64>,
    /// The order number that the buyer sees, which connects orders and refunds.
    pub trade: Option<String>,
    /// The members as on the wire, without `null`. Ids are texts.
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
    /// Returns the digest of the document. Documents that differ only in the form of their values, such as `0` and `0.00`, or
    /// `--` and an absent member, have the same digest.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        self.digest_with(&mut Vec::new())
    }

    /// Returns the digest. The buffer is for the bytes of the document.
    fn digest_with(&self, buffer: &mut Vec<u8>) -> [u8; 32] {
        buffer.clear();
        canonical::write(&self.document, buffer);
        Sha256::digest(buffer).into()
    }

    /// Compares the row with what a store holds.
    #[must_use]
    pub fn compare(&self, stored: Option<&Stored>) -> Change {
        let Some(stored) = stored else { return Change::New };
        if self.digest() == stored.digest {
            return Change::Same;
        }
        let back = patch(&self.document, &stored.document);
        if back.is_empty() {
            return Change::Same;
        }
        if let (Some(new), Some(old)) = (self.modified, stored.modified)
            && new < old
        {
            return Change::Stale;
        }
        Change::Changed { back }
    }
}

/// A row with its digest.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewRow<'a> {
    pub(crate) row: &'a Row,
    pub(crate) digest: [u8; 32],
}

/// The rows of a page, with their digests.
#[derive(Debug)]
pub(crate) struct NewRows {
    rows: Arc<[Row]>,
    /// The digest of each row that counts.
    digests: Vec<Option<[u8; 32]>>,
}

impl NewRows {
    /// A key that occurs twice counts with its last row.
    pub(crate) fn new(rows: Arc<[Row]>) -> Self {
        let numbers = rows.iter().enumerate().map(|(number, row)| ((&*row.key, row.role), number));
        let last: HashMap<_, _> = numbers.collect();
        let mut buffer = Vec::new();
        let digest = |(number, row): (usize, &Row)| {
            let is_last = last.get(&(&*row.key, row.role)) == Some(&number);
            is_last.then(|| row.digest_with(&mut buffer))
        };
        let digests = rows.iter().enumerate().map(digest).collect();
        Self { rows, digests }
    }

    /// Returns the rows that count, in their order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = NewRow<'_>> {
        let rows = self.rows.iter().zip(&self.digests);
        rows.filter_map(|(row, digest)| digest.map(|digest| NewRow { row, digest }))
    }
}

/// Returns the JSON merge patch (RFC 7396) that turns `from` into `to`. Values that differ only in their form, as in
/// [`Row::digest`], are left out. No member of a document is null.
#[must_use]
pub fn patch(from: &Map<String, Value>, to: &Map<String, Value>) -> Map<String, Value> {
    let mut patch = Map::new();
    for (name, value) in to {
        match (from.get(name), value) {
            (Some(old), new) if is_same(old, new) => {}
            (None, new) if is_nothing(new) => {}
            (Some(Value::Object(old)), Value::Object(new)) => {
                patch.insert(name.clone(), Value::Object(self::patch(old, new)));
            }
            _ => _ = patch.insert(name.clone(), value.clone()),
        }
    }
    for (name, value) in from {
        if !to.contains_key(name) && !is_nothing(value) {
            patch.insert(name.clone(), Value::Null);
        }
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
    fn the_last_row_of_a_key_counts() {
        let row = |key: &str, role, modified| Row { key: key.to_owned(), role, ..row(&json!({}), modified) };
        let page = vec![row("a", 2, 1), row("b", 2, 2), row("a", 2, 3), row("a", 3, 4), row("a", 2, 5)];
        let expected = [("b", 2, 2), ("a", 3, 4), ("a", 2, 5)];
        let expected = expected.map(|(key, role, modified)| (key.to_owned(), role, Some(modified)));
        let rows = NewRows::new(page.into());
        let rows = rows.iter().map(|NewRow { row, .. }| (row.key.clone(), row.role, row.modified));
        assert_eq!(rows.collect::<Vec<_>>(), expected);
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
    fn another_form_of_a_value_is_no_change() {
        let old = row(&json!({"fee": "0", "shop": "--", "tk_status": 12, "site": "a"}), 10);
        let same = row(&json!({"fee": "0.00", "tk_status": 12, "site": "a", "unid": ""}), 20);
        assert_eq!(same.compare(Some(&stored(&old, 1))), Change::Same);
        let new = row(&json!({"fee": "0.00", "tk_status": 3, "unid": "b"}), 20);
        let Change::Changed { back } = new.compare(Some(&stored(&old, 1))) else { panic!("not changed") };
        assert_eq!(Value::Object(back), json!({"tk_status": 12, "site": "a", "unid": null}));
    }

    #[test]
    fn a_digest_in_another_form_is_no_change() {
        let old = row(&json!({"fee": "1.00"}), 10);
        let stored = Stored { digest: [0; 32], ..stored(&old, 1) };
        assert_eq!(row(&json!({"fee": "1"}), 20).compare(Some(&stored)), Change::Same);
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
