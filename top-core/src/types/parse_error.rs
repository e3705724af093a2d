//! The error of all parsers and conversions of values.

use crate::decode::shorten;

/// The error for a text or another value that is not valid for a type.
///
/// # Examples
///
/// ```
/// use top_core::TopTime;
///
/// let error = "2018-9-3".parse::<TopTime>().unwrap_err();
/// assert_eq!((error.kind(), error.found()), ("time", "2018-9-3"));
/// assert!(error.to_string().starts_with("`2018-9-3` is not a valid time: write `yyyy-MM-dd HH:mm:ss`"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{found}` is not a valid {kind}: {reason}")]
pub struct ParseError {
    kind: &'static str,
    found: String,
    reason: String,
}

impl ParseError {
    pub(crate) fn new(kind: &'static str, found: &str, reason: impl Into<String>) -> Self {
        Self { kind, found: shorten(found), reason: reason.into() }
    }

    /// Returns the name of the type, such as `time`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// Returns the invalid value, shortened.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// Returns the reason, or the expected form.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
