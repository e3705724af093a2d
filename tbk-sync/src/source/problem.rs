//! Why a page cannot be used.

use top_core::decode::Warning;

use crate::model::Source;

/// Why a page of a list cannot be used, or a row of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PageProblem {
    /// A value does not fit its field.
    #[error("{0}")]
    Value(Warning),
    /// The data of the response is not JSON.
    #[error("{message}")]
    Json {
        /// What the parser says.
        message: String,
    },
    /// The API is not one of lists.
    #[error("the list has no pages")]
    NoPages,
    /// The response reports an error next to an empty list.
    #[error("the response reports the error {code}")]
    Failed {
        /// The code.
        code: String,
    },
    /// The list is empty, but the response has rows elsewhere.
    #[error("the list is empty, but the response has rows in `{path}`")]
    RowsElsewhere {
        /// The path of the rows.
        path: String,
    },
    /// A row is not an object.
    #[error("{path} has a row that is not an object")]
    NoObject {
        /// The path of the list.
        path: String,
    },
    /// A row has no id.
    #[error("a row of the list `{list}` has no id")]
    NoId {
        /// The list.
        list: Source,
    },
    /// A row lacks the member that tells rows with the same id apart.
    #[error("a row of the list `{list}` lacks `{member}`, which other rows have")]
    NoIdentity {
        /// The list.
        list: Source,
        /// The member.
        member: &'static str,
    },
    /// The page does not say how many rows there are.
    #[error("the page does not say how many rows there are")]
    NoTotal,
    /// The page does not say whether another one follows.
    #[error("the page does not say whether another one follows")]
    NoNext,
    /// The last page that the platform serves is full, so there may be more rows.
    #[error("the last page is full")]
    LastPageFull,
    /// The list changed while its pages were read.
    #[error("the list changed while it was read")]
    Changed,
}
