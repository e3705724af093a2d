//! Errors of this crate. They contain neither the URL nor the password.

use top_core::BoxError;

/// Why [`RedisQuotas`](crate::RedisQuotas) can't be set up, or a command of it failed.
///
/// Quotas do not fail because of Redis: only [`connect`](crate::RedisQuotasBuilder::connect) and the functions for operators return
/// this error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RedisQuotasError {
    /// The URL or another setting is not valid, or Redis rejects the password.
    #[error("{0}")]
    Config(&'static str),
    /// The server is too old.
    #[error("Redis {0} is too old: version 5 or later is needed")]
    Version(String),
    /// Redis can't be reached, does not answer in time, or refuses a command.
    #[error("Redis does not answer")]
    Unavailable(#[source] BoxError),
}

impl RedisQuotasError {
    /// Returns the text of the cause.
    pub(crate) fn reason(&self) -> String {
        match self {
            Self::Unavailable(error) => error.to_string(),
            error => error.to_string(),
        }
    }
}

impl From<redis::RedisError> for RedisQuotasError {
    fn from(error: redis::RedisError) -> Self {
        match error.kind() {
            redis::ErrorKind::AuthenticationFailed => Self::Config("Redis rejects the user or the password"),
            _ => Self::Unavailable(error.into()),
        }
    }
}

impl From<tokio::time::error::Elapsed> for RedisQuotasError {
    fn from(error: tokio::time::error::Elapsed) -> Self {
        Self::Unavailable(error.into())
    }
}
