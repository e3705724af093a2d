//! Pages of responses.

use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher as _;

use super::TopApi;
use crate::value::{TopValue, to_json};

/// The description of a page in a response: the number of rows, and the next page.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{TopApi, TopObject, decode_response};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get", paginate(page_no, items = results as Shop, more = has_next))]
/// struct ShopGet {
///     page_no: Option<i64>,
/// }
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {
///     results: Vec<Shop>,
///     has_next: Option<bool>,
/// }
///
/// #[derive(TopObject)]
/// struct Shop {
///     user_id: Option<i64>,
/// }
///
/// let body = br#"{"tbk_shop_get_response":{"results":[{"user_id":7},{"user_id":8}],"has_next":true}}"#;
/// let response = decode_response::<ShopGet>(body, Options::default())?.data;
/// let page = ShopGet::page(&response).unwrap_or_default();
/// assert_eq!((page.rows, page.more), (Some(2), Some(true)));
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Page {
    /// The number of rows. `None` if the annotation names no list.
    pub rows: Option<u64>,
    /// A hash of the rows, to detect a page that repeats. `None` for an empty page.
    pub digest: Option<u64>,
    /// The cursor of the next page.
    pub cursor: Option<String>,
    /// Whether another page follows.
    pub more: Option<bool>,
    /// The number of rows on all pages.
    pub total: Option<u64>,
}

impl Page {
    /// Creates a page from its rows. `None` is an empty page: the list is missing from the response.
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

    /// Sets whether another page follows, from the text on the wire.
    #[must_use]
    pub fn more(mut self, more: Option<String>) -> Self {
        self.more = more.and_then(|text| match text.trim() {
            "true" | "1" => Some(true),
            "false" | "0" => Some(false),
            _ => None,
        });
        self
    }

    /// Sets the number of rows on all pages, from the text on the wire.
    #[must_use]
    pub fn total(mut self, total: Option<String>) -> Self {
        self.total = total.and_then(|text| text.trim().parse().ok());
        self
    }
}

/// A member with the rows of a page: a list or a single object.
///
/// # Examples
///
/// ```
/// use top_core::Rows;
///
/// assert_eq!(vec![1, 2].rows(), [1, 2]);
/// assert_eq!(Some(1).into_rows(), [1]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of rows",
    label = "not a list",
    note = "the path must lead to a `Vec<Row>`, or to an `Option<Row>` for a single row"
)]
pub trait Rows {
    /// The type of a row.
    type Row;

    /// Returns the rows.
    fn rows(&self) -> &[Self::Row];

    /// Converts into the rows.
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

/// An API with pages, for [`TopClient::pages`](crate::TopClient::pages).
///
/// Implemented by [`#[derive(TopApi)]`](derive@crate::TopApi) with `paginate(…)`. See [`Page`] for an example.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API with pages",
    label = "no pages",
    note = "use `client.call(&api)`; if the API has pages, add `paginate(page_no, items = data.results as Row)` to `#[top_api(…)]`"
)]
pub trait Paged: TopApi {}

/// An API with pages of one list, for [`TopClient::items`](crate::TopClient::items).
///
/// Implemented by [`#[derive(TopApi)]`](derive@crate::TopApi) with `paginate(…, items = … as Row)`. See [`Page`] for an
/// example.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not declare the list of its pages",
    label = "no `items` in `paginate`",
    note = "use `client.pages(&api)`, or add `items = data.results as Row` to `paginate(…)`"
)]
pub trait PagedItems: Paged {
    /// The type of a row.
    type Item: Send;

    /// Converts a response into the rows of its page.
    fn into_items(response: Self::Response) -> Vec<Self::Item>;
}
