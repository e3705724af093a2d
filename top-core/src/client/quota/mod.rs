//! Quotas: how often calls may be made, and which scopes are closed until when.

mod local;
mod rate;

use std::fmt;
use std::time::Duration;

pub use local::Quotas;
pub use rate::Rate;

use super::transport::BoxFuture;
use crate::error::BoxError;
use crate::schema::Scope;
use crate::types::TopTime;

/// Counts calls and remembers bans, for one process ([`Quotas`], the default) or for several that share a quota.
///
/// All waits are durations, so that processes whose clocks differ can share a store. An error of the store fails the call
/// with [`ErrorKind::Extension`](crate::ErrorKind::Extension).
pub trait QuotaStore: fmt::Debug + Send + Sync + 'static {
    /// Takes one call from all of the keys; if one of them has none, takes nothing and returns how long to wait.
    ///
    /// Look at all keys before you take: a call that waits for its account must not use up the quota of the app.
    ///
    /// # Errors
    ///
    /// The store can't be used. Nothing is sent.
    fn take<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<Admission, BoxError>>;

    /// The gateway throttled a call: closes `key` for the length of `ban`.
    ///
    /// # Errors
    ///
    /// The store can't be used. The call fails.
    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>>;

    /// A call succeeded: keys that were slowed down may recover.
    ///
    /// # Errors
    ///
    /// The store can't be used. The reply is returned all the same, with a warning in the log.
    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>>;
}

/// The answer of a [`QuotaStore`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// The call may be sent.
    Granted,
    /// The call has to wait.
    NotBefore {
        /// Whose limit was reached.
        scope: Scope,
        /// For how long.
        wait: Duration,
    },
}

/// How a scope is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ban {
    /// For a time that the gateway stated.
    For(Duration),
    /// For a second, and at half the rate afterwards: the gateway stated no time.
    SlowDown,
}

impl Ban {
    /// How long the scope is closed.
    #[must_use]
    pub fn wait(self) -> Duration {
        match self {
            Self::For(wait) => wait,
            Self::SlowDown => Duration::from_secs(1),
        }
    }
}

/// The calls that are counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct QuotaKey {
    /// The kind of quota.
    pub scope: Scope,
    /// The name within the scope, without any secret: `app_key`, method, both, or the name of the account.
    pub name: String,
}

/// The keys of a call.
pub(super) fn keys(app_key: &str, method: &str, account: &str) -> [QuotaKey; 4] {
    let key = |scope, name: String| QuotaKey { scope, name };
    [
        key(Scope::App, app_key.to_owned()),
        key(Scope::Api, method.to_owned()),
        key(Scope::AppApi, [app_key, " ", method].concat()),
        key(Scope::Account, account.to_owned()),
    ]
}

/// How long a ban closes its scope: a second longer than stated, but not past the next midnight at GMT+8, when quotas are
/// reset.
pub(super) fn length(ban: Option<Duration>, now: TopTime) -> Ban {
    ban.map_or(Ban::SlowDown, |ban| {
        Ban::For(ban.saturating_add(Duration::from_secs(1)).min(now.until_midnight()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_ends_a_second_late_and_at_midnight_at_the_latest() {
        let now: TopTime = "2026-11-11 23:00:00".parse().unwrap();
        let close = |seconds| length(Some(Duration::from_secs(seconds)), now);
        assert_eq!(close(2), Ban::For(Duration::from_secs(3)));
        assert_eq!(close(0), Ban::For(Duration::from_secs(1)));
        assert_eq!(close(31_062), Ban::For(Duration::from_secs(3600)));
        assert_eq!(close(u64::MAX), Ban::For(Duration::from_secs(3600)));
        assert_eq!(length(None, now), Ban::SlowDown);
    }
}
