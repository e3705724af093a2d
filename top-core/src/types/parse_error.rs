//! One error for all texts that are not a value.

use crate::decode::shorten;

/// A text, or another value, that does not fit a type: which one, what was found, and why.
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

    /// The kind of value, such as `time`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// The value found, shortened.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// What is wrong, or what to write instead.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}
