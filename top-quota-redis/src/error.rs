//! Errors of this crate. They contain neither the URL nor the password.

use std::error::Error;
use std::io;
use std::sync::Arc;

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
    Config(ConfigProblem),
    /// The server is too old.
    #[error("Redis {0} is too old: version 5 or later is needed")]
    Version(String),
    /// Redis can't be reached, does not answer in time, or refuses a command.
    #[error("Redis does not answer")]
    Unavailable(#[source] BoxError),
}

/// What is wrong with the settings or the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigProblem {
    /// The URL is not valid.
    #[error(
        "the URL of Redis is not valid: use redis://HOST:PORT/DB, rediss:// for TLS, or redis+unix:///PATH"
    )]
    Url,
    /// The URL is one for TLS, and the crate was built without it.
    #[error("rediss:// needs the feature `tls` of top-quota-redis")]
    NoTls,
    /// The prefix of the keys has other characters.
    #[error("the prefix may have letters, digits, `-`, `_`, `.` and `:` only")]
    Prefix,
    /// Redis rejects the user or the password.
    #[error("Redis rejects the user or the password")]
    Rejected,
    /// Redis needs a password.
    #[error("Redis needs a password, and the URL has none")]
    NoPassword,
    /// The user may not use a command or a key.
    #[error("the user of Redis lacks a permission: the README of top-quota-redis has the ACL rule")]
    NoPermission,
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
            ErrorKind::AuthenticationFailed => Self::Config(ConfigProblem::Rejected),
            _ if error.code() == Some("NOAUTH") => Self::Config(ConfigProblem::NoPassword),
            _ if lacks_permission(&error) => Self::Config(ConfigProblem::NoPermission),
            _ => Self::Unavailable(cause(error)),
        }
    }
}

/// Returns the error of the operating system behind an error, so that programs can recognise it.
fn cause(error: RedisError) -> BoxError {
    let inner = error.source().and_then(|source| source.downcast_ref::<Arc<dyn Error + Send + Sync>>());
    let code = inner.and_then(|inner| inner.downcast_ref::<io::Error>()?.raw_os_error());
    code.map_or_else(|| error.into(), |code| io::Error::from_raw_os_error(code).into())
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
