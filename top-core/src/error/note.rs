//! Additions to an error: why the client did not go on.

use std::fmt;

/// A second finding of an [`Error`](super::Error), such as why the client did not retry.
///
/// # Examples
///
/// ```
/// use top_core::{Error, ErrorNote};
///
/// fn needs_more_time(error: &Error) -> bool {
///     matches!(error.note(), Some(ErrorNote::NoTimeLeft | ErrorNote::SessionRenewalTimedOut))
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorNote {
    /// The deadline leaves no time for another attempt.
    NoTimeLeft,
    /// The retry budget is used up, because too many calls of this client fail.
    RetryBudgetExhausted,
    /// The quota store did not respond before the deadline.
    QuotaStoreTimedOut,
    /// The session was not renewed before the deadline.
    SessionRenewalTimedOut,
    /// The error response also has data.
    HasData,
}

impl fmt::Display for ErrorNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoTimeLeft => "no time was left for another attempt",
            Self::RetryBudgetExhausted => "not retried: too many calls of this client fail",
            Self::QuotaStoreTimedOut => "the quota store did not respond in time",
            Self::SessionRenewalTimedOut => "the session was not renewed in time",
            Self::HasData => "the response also has data, so the call may have taken effect",
        })
    }
}
