//! Errors of this crate. They contain neither the URL nor the password.

use redis::{ErrorKind, RedisError, ServerErrorKind};
use top_core::BoxError;

/// Why [`RedisQuotas`](crate::RedisQuotas) can't be set up, or a command of it failed.
///
/// Quotas do not fail because of Redis: only [`connect`](crate::RedisQuotasBuilder::connect) and the functions for operators return
/// this error.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RedisQuotasError {
    /// The URL or another setting is not valid, Redis rejects the password, or the user lacks permissions.
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

impl From<RedisError> for RedisQuotasError {
    fn from(error: RedisError) -> Self {
        match error.kind() {
            ErrorKind::AuthenticationFailed => Self::Config("Redis rejects the user or the password"),
            _ if error.code() == Some("NOAUTH") => {
                Self::Config("Redis needs a password, and the URL has none")
            }
            _ if lacks_permission(&error) => Self::Config(
                "the user of Redis lacks a permission: the README of top-quota-redis has the ACL rule",
            ),
            _ => Self::Unavailable(error.into()),
        }
    }
}

/// Whether the user may not run a command, or not in a script. Redis 7.2 changed the text for scripts.
fn lacks_permission(error: &RedisError) -> bool {
    const IN_SCRIPTS: [&str; 2] = ["The user executing the script can't run", "ACL failure in script"];
    let detail = error.detail().unwrap_or_default();
    error.kind() == ErrorKind::Server(ServerErrorKind::NoPerm)
        || IN_SCRIPTS.iter().any(|text| detail.contains(text))
}

impl From<tokio::time::error::Elapsed> for RedisQuotasError {
    fn from(error: tokio::time::error::Elapsed) -> Self {
        Self::Unavailable(error.into())
    }
}
