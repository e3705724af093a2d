//! The problems of a request.

use std::fmt;

#[cfg(feature = "client")]
use crate::decode::excerpt;

/// An invalid request, with all of its problems. The gateway would reject it.
///
/// # Examples
///
/// ```
/// use top_core::check::{ProblemKind, check};
/// use top_core::{Params, TopApi};
/// # #[derive(top_core::TopObject)]
/// # struct ShopGetResponse {}
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {
///     q: String,
///     #[top(range = 1..=100)]
///     page_size: Option<i64>,
/// }
///
/// let invalid = check(ShopGet::SCHEMA, &Params::from([("page_size", "500")])).unwrap_err();
/// assert_eq!(invalid.method, "taobao.tbk.shop.get");
/// assert_eq!(invalid.problems.len(), 2);
/// assert_eq!(invalid.problems[0].kind, ProblemKind::Missing);
/// assert_eq!(invalid.problems[1].to_string(), "`page_size` must be from 1 to 100, not 500");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidRequest {
    /// The method of the API.
    pub method: String,
    /// The problems, at least one.
    pub problems: Vec<Problem>,
}

/// One invalid parameter.
///
/// `Display` writes the path and the problem.
///
/// # Examples
///
/// ```
/// use top_core::check::{Expected, ProblemKind, check};
/// use top_core::{Params, TopApi};
/// # #[derive(top_core::TopObject)]
/// # struct ShopGetResponse {}
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {
///     page_size: Option<i64>,
/// }
///
/// let invalid = check(ShopGet::SCHEMA, &Params::from([("page_size", "ten")])).unwrap_err();
/// let problem = &invalid.problems[0];
/// assert_eq!(problem.path, "page_size");
/// assert!(matches!(problem.kind, ProblemKind::Type { expected: Expected::Number, .. }));
/// assert_eq!(problem.to_string(), "`page_size` must be a number, not `ten`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The parameter or a path inside it, such as `page_size` or `requests[0].site_id`.
    pub path: String,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a parameter.
///
/// `Display` completes a sentence that begins with the parameter. See [`Problem`] for an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A required parameter has no value.
    Missing,
    /// The API has no parameter or member with this name.
    #[non_exhaustive]
    Unknown {
        /// The names that are known here.
        known: Vec<&'static str>,
    },
    /// The parameter is given twice.
    Repeated,
    /// The client sets this system parameter.
    System,
    /// The text is not the name of a method.
    Method,
    /// The value has another type or another format.
    #[non_exhaustive]
    Type {
        /// The expected type.
        expected: Expected,
        /// The value, shortened, in backticks.
        found: String,
        /// The reason or the expected format, if the type has one.
        reason: Option<String>,
    },
    /// The value is not JSON.
    #[non_exhaustive]
    Json {
        /// The message of the parser.
        error: String,
    },
    /// The number is outside of the documented range.
    #[non_exhaustive]
    Range {
        /// The lowest number.
        low: Option<i64>,
        /// The highest number.
        high: Option<i64>,
        /// The number that is given.
        found: String,
    },
    /// The text is too long.
    #[non_exhaustive]
    TooLong {
        /// Its length in characters.
        length: usize,
        /// The maximum length in characters.
        max: u32,
    },
    /// The list has too many items.
    #[non_exhaustive]
    TooMany {
        /// The number of items.
        count: usize,
        /// The maximum number of items.
        max: u32,
    },
    /// An item of a list is empty.
    #[non_exhaustive]
    EmptyItem {
        /// The separator of the items.
        separator: char,
    },
    /// The parameter takes no file.
    NoFile,
    /// The parameter takes a file, not a text.
    NoText,
    /// The file name or the media type contains control characters.
    FileHeader,
}

/// The type that a parameter expects.
///
/// See [`Problem`] for an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// A number.
    Number,
    /// A whole number.
    WholeNumber,
    /// `true` or `false`.
    Boolean,
    /// A text, a number or a boolean.
    Simple,
    /// A JSON object.
    Object,
    /// A JSON array.
    Array,
    /// A time, `yyyy-MM-dd HH:mm:ss` in GMT+8.
    Time,
    /// Milliseconds since 1970.
    EpochMillis,
    /// A date, `yyyy-MM-dd`.
    Day,
    /// A date, `yyyyMMdd`.
    CompactDay,
    /// A pid, `mm_1_2_3`.
    Pid,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Number => "a number",
            Self::WholeNumber => "a whole number",
            Self::Boolean => "`true` or `false`",
            Self::Simple => "a simple value",
            Self::Object => "one JSON object, `{…}`",
            Self::Array => "a JSON array, `[…]`",
            Self::Time | Self::EpochMillis => "a time",
            Self::Day | Self::CompactDay => "a date",
            Self::Pid => "a PID",
        })
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("is required and has no value"),
            Self::Unknown { known } if known.is_empty() => f.write_str("is not known: there are none here"),
            Self::Unknown { known } => write!(f, "is not known; known are: {}", known.join(", ")),
            Self::Repeated => f.write_str("is given twice"),
            Self::System => f.write_str(
                "is a system parameter: the client sets it itself, see the methods of its builder",
            ),
            Self::Method => f.write_str("is not a method name; use one such as `taobao.tbk.shop.get`"),
            Self::Type { expected, found, reason: None } => write!(f, "must be {expected}, not {found}"),
            Self::Type { expected, found, reason: Some(reason) } => {
                write!(f, "must be {expected}, not {found}: {reason}")
            }
            Self::Json { error } => write!(f, "is not valid JSON: {error}"),
            Self::Range { low: Some(low), high: Some(high), found } => {
                write!(f, "must be from {low} to {high}, not {found}")
            }
            Self::Range { low: Some(low), high: None, found } => {
                write!(f, "must be at least {low}, not {found}")
            }
            Self::Range { low: None, high: Some(high), found } => {
                write!(f, "must be at most {high}, not {found}")
            }
            Self::Range { low: None, high: None, found } => write!(f, "is out of range: {found}"),
            Self::TooLong { length, max } => {
                write!(f, "has {length} characters, at most {max} are allowed")
            }
            Self::TooMany { count, max } => write!(f, "has {count} items, at most {max} are allowed"),
            Self::EmptyItem { separator } => {
                let name = if *separator == ',' { "comma" } else { "blank" };
                write!(f, "is empty: write the items with one {name} between them")
            }
            Self::NoFile => f.write_str("takes no file"),
            Self::NoText => f.write_str("is a file, not a text"),
            Self::FileHeader => f.write_str("has a file name or media type with control characters"),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.path, self.kind)
    }
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not called: ", self.method)?;
        for (i, problem) in self.problems.iter().enumerate() {
            let separator = if i > 0 { "; " } else { "" };
            write!(f, "{separator}{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidRequest {}

impl InvalidRequest {
    /// Returns the error for an invalid method name.
    #[cfg(feature = "client")]
    pub(crate) fn method(method: &str) -> Self {
        let problem = Problem { path: "method".to_owned(), kind: ProblemKind::Method };
        Self { method: excerpt(method), problems: vec![problem] }
    }
}
