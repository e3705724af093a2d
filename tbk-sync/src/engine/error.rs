//! The errors of the engine.

use top_core::TopTime;

use crate::model::{Axis, Source};
use crate::source::PageProblem;
use crate::store::StoreError;

/// The error of an engine.
///
/// Failures of the platform are not errors: the engine puts windows off, and the [`Summary`](super::Summary) reports them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// The store failed. No call is made without it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The account of a service provider's customer has a client without a session.
    #[error("the account {account} needs a client with a session; use `client.session(key)`")]
    NoSession {
        /// The name of the account.
        account: String,
    },
    /// The engine has no account with this name.
    #[error("the engine has no account `{account}`")]
    UnknownAccount {
        /// The name.
        account: String,
    },
    /// A ban holds the account.
    #[error("a ban holds the account {account} until {}", time(*until))]
    Held {
        /// The name of the account.
        account: String,
        /// The end of the ban by the time of the gateway, in seconds since 1970.
        until: i64,
    },
    /// The account can't be claimed: it is parked, it waits after a failure, or another worker has it.
    #[error("the account {account} is parked, waits after a failure, or another worker has it")]
    Busy {
        /// The name of the account.
        account: String,
    },
    /// The list has no such time.
    #[error("the list `{origin}` cannot be read by the time `{axis}`")]
    NoSuchAxis {
        /// The list.
        origin: Source,
        /// The time.
        axis: Axis,
    },
    /// The platform refused a call.
    #[error("the platform refused a call")]
    Call(#[source] top_core::Error),
    /// A page cannot be read.
    #[error("a page cannot be read: {why}")]
    Page {
        /// The reason.
        why: PageProblem,
    },
}

/// Formats a time in GMT+8.
fn time(seconds: i64) -> String {
    let time = TopTime::from_unix_millis(seconds.saturating_mul(1_000));
    time.map_or_else(|| seconds.to_string(), |time| format!("{time} GMT+8"))
}
