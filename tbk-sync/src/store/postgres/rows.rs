//! The columns of rows.

use crate::record::{NewRow, Row};

/// Rows by columns, for `unnest`.
pub(super) struct Columns<'a> {
    pub(super) keys: Vec<&'a str>,
    pub(super) roles: Vec<i64>,
    pub(super) digests: Vec<&'a [u8]>,
    pub(super) modified: Vec<Option<i64>>,
    pub(super) created: Vec<Option<i64>>,
    pub(super) statuses: Vec<Option<i64>>,
    pub(super) trades: Vec<Option<&'a str>>,
}

impl<'a> FromIterator<&'a NewRow<'a>> for Columns<'a> {
    fn from_iter<T: IntoIterator<Item = &'a NewRow<'a>>>(rows: T) -> Self {
        let rows: Vec<_> = rows.into_iter().collect();
        let number = |number: fn(&Row) -> Option<i64>| rows.iter().map(|new| number(new.row)).collect();
        Self {
            keys: rows.iter().map(|new| &*new.row.key).collect(),
            roles: rows.iter().map(|new| new.row.role).collect(),
            digests: rows.iter().map(|new| &new.digest[..]).collect(),
            modified: number(|row| row.modified),
            created: number(|row| row.created),
            statuses: number(|row| row.status),
            trades: rows.iter().map(|new| new.row.trade.as_deref()).collect(),
        }
    }
}
