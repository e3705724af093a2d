//! Findings that are not errors.

use std::fmt;

use super::error::shorten;

/// A member of a response that its type does not define. See [`UnknownFields`](super::UnknownFields) for an example.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unknown {
    /// The path, such as `results[0].new_field`.
    pub path: String,
    /// The JSON or XML as received.
    pub text: String,
}

/// A value of the wrong type in an optional field or a list. The field is `None`, or the list omits the item.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{TopApi, TopObject, decode_response};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.demo.get")]
/// struct Demo {}
/// #[derive(TopObject)]
/// struct DemoResponse {
///     total: Option<i64>,
/// }
///
/// let body = br#"{"tbk_demo_get_response":{"total":"many"}}"#;
/// let opened = decode_response::<Demo>(body, Options::default())?;
/// assert_eq!(opened.data.total, None);
/// assert_eq!(opened.warnings[0].to_string(), "total: expected a whole number, found `many`");
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Warning {
    /// The path of the value, such as `results[3].tk_status`.
    pub path: String,
    /// The type of the field.
    pub expected: &'static str,
    /// The value as received, shortened.
    pub found: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, expected, found } = self;
        write!(f, "{path}: expected {expected}, found `{found}`")
    }
}

/// The findings in one response.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) request_id: Option<String>,
    pub(crate) unknown: Vec<Unknown>,
    pub(crate) warnings: Vec<Warning>,
    pub(crate) omitted_warnings: usize,
}

impl Report {
    /// The maximum number of warnings. A column of wrong values causes one warning for each row, which only uses
    /// memory.
    const MAX_WARNINGS: usize = 100;

    /// Adds a warning, or counts it if there are too many.
    pub(super) fn warn(&mut self, path: String, expected: &'static str, found: &str) {
        if self.warnings.len() < Self::MAX_WARNINGS {
            self.warnings.push(Warning { path, expected, found: shorten(found) });
        } else {
            self.omitted_warnings += 1;
        }
    }
}
