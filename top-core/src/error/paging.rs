//! The problems of paging.

use std::fmt;

/// Why the pager can't determine the next page.
///
/// # Examples
///
/// ```
/// use top_core::{Cause, Error, PagingProblem};
///
/// fn can_resume(error: &Error) -> bool {
///     matches!(error.cause(), Cause::Paging(PagingProblem::SamePage | PagingProblem::RepeatedCursor))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PagingProblem {
    /// The position belongs to another API.
    ForeignPosition {
        /// The position.
        position: String,
    },
    /// The parameter that contains the page number is not a JSON object.
    NotAnObject {
        /// The parameter.
        parameter: String,
        /// The message of the JSON parser.
        error: String,
    },
    /// The page has the same rows as the page before it.
    SamePage,
    /// The next offset is unknown without a page size.
    NoPageSize,
    /// The end of the list is unknown without a page size.
    UnknownEnd {
        /// The number of rows that the platform reports.
        total: u64,
    },
    /// The page reports more rows but has no cursor.
    NoCursor,
    /// The cursor leads back to a page that was already read.
    RepeatedCursor,
    /// Several pages in a row are empty although the platform reports more rows.
    EmptyPages {
        /// The number of empty pages.
        pages: u32,
        /// The number of rows that the platform reports.
        total: Option<u64>,
    },
    /// The limit on pages is reached.
    MaxPages {
        /// The number of pages that were read.
        pages: u32,
    },
    /// The platform serves no page after this one.
    LastPage {
        /// The number of the last page.
        page: u64,
        /// Whether the platform reports that the list continues.
        continues: bool,
    },
}

impl fmt::Display for PagingProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ForeignPosition { position } => {
                write!(f, "the position `{position}` belongs to another API")
            }
            Self::NotAnObject { parameter, error } => {
                write!(f, "`{parameter}` is not a JSON object: {error}")
            }
            Self::SamePage => f.write_str(
                "this page has the same rows as the page before it; resume from its position later",
            ),
            Self::NoPageSize => f.write_str("the next offset is unknown without a page size; set `limit`"),
            Self::UnknownEnd { total } => write!(
                f,
                "the list has {total} rows, but without a page size the pager can't find its end; set `page_size`"
            ),
            Self::NoCursor => {
                f.write_str("the page reports more rows but has no cursor; request it again later")
            }
            Self::RepeatedCursor => f.write_str(
                "the cursor leads back to a page that was already read; resume from this position later",
            ),
            Self::EmptyPages { pages, total } => {
                write!(f, "{pages} pages in a row are empty although the platform reports more rows")?;
                if let Some(total) = total {
                    write!(f, " (total: {total})")?;
                }
                f.write_str("; narrow the query, or resume from this position later")
            }
            Self::MaxPages { pages } => {
                write!(f, "stopped after {pages} pages, but the list continues; raise `max_pages`")
            }
            Self::LastPage { page, continues } => {
                let there_is = if *continues { "there is more" } else { "there may be more" };
                write!(
                    f,
                    "page {page} is the last page that the platform serves, and {there_is}; \
                     narrow the query, for example to a shorter time window"
                )
            }
        }
    }
}
