//! What a response says about its page.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher as _;

use super::TopApi;
use crate::value::{TopValue, to_json};

/// What a response says about its page: how many rows it has, and what comes after them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Page {
    /// How many rows the page has; `None` where the annotation names no list.
    pub rows: Option<u64>,
    /// A hash of the rows, which tells a page from the one before it; `None` for an empty page.
    pub digest: Option<u64>,
    /// The cursor of the next page.
    pub cursor: Option<String>,
    /// Whether there is another page.
    pub more: Option<bool>,
    /// How many rows all pages have together.
    pub total: Option<u64>,
}

impl Page {
    /// A page with these rows. `None`, a list that is missing from the response, is an empty page.
    #[must_use]
    pub fn new<T: TopValue>(rows: Option<&[T]>) -> Self {
        let rows = rows.unwrap_or_default();
        let digest = rows.first().zip(rows.last()).map(|(first, last)| {
            let mut hasher = DefaultHasher::new();
            hasher.write_usize(rows.len());
            hasher.write(to_json(first).as_bytes());
            hasher.write(to_json(last).as_bytes());
            hasher.finish()
        });
        Self { rows: Some(rows.len() as u64), digest, ..Self::default() }
    }

    /// Sets the cursor of the next page.
    #[must_use]
    pub fn cursor(mut self, cursor: Option<String>) -> Self {
        self.cursor = cursor.filter(|text| !text.trim().is_empty());
        self
    }

    /// Sets whether there is another page, from the text on the wire.
    #[must_use]
    pub fn more(mut self, more: Option<String>) -> Self {
        self.more = more.and_then(|text| match text.trim() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        });
        self
    }

    /// Sets how many rows all pages have together, from the text on the wire.
    #[must_use]
    pub fn total(mut self, total: Option<String>) -> Self {
        self.total = total.and_then(|text| text.trim().parse().ok());
        self
    }
}

/// A member that holds the rows of a page: a list, or a single object.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not hold rows",
    label = "not a list",
    note = "a path to rows leads to a `Vec<Row>`, or to an `Option<Row>` for a single row"
)]
pub trait Rows {
    /// One row.
    type Row;

    /// The rows.
    fn rows(&self) -> &[Self::Row];

    /// The rows, moved out.
    fn into_rows(self) -> Vec<Self::Row>;
}

impl<T> Rows for Vec<T> {
    type Row = T;

    fn rows(&self) -> &[T] {
        self
    }

    fn into_rows(self) -> Self {
        self
    }
}

impl<T> Rows for Option<T> {
    type Row = T;

    fn rows(&self) -> &[T] {
        self.as_slice()
    }

    fn into_rows(self) -> Vec<T> {
        self.into_iter().collect()
    }
}

/// An API whose response says which page it is. Implemented by `#[derive(TopApi)]` with `paginate(…)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no pages",
    label = "not paged",
    note = "one call returns everything: `client.call(&api)`; if the API does page, write `paginate(page_no, items = data.results as Row)` above the struct"
)]
pub trait Paged: TopApi {}

/// An API that pages through one list. Implemented by `#[derive(TopApi)]` with `paginate(…, items = … as Row)`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not name the list that it pages through",
    label = "no list named",
    note = "read whole pages with `client.pages(&api)`, or write `paginate(…, items = data.results as Row)` above the struct"
)]
pub trait PagedItems: Paged {
    /// One row of the list.
    type Item: Send;

    /// The rows of one page, moved out of the response.
    fn into_items(response: Self::Response) -> Vec<Self::Item>;
}
