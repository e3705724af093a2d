//! Quotas: who may call how often, and what is closed until when.

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
/// All waits are durations, so that processes whose clocks differ can share a store.
pub trait QuotaStore: fmt::Debug + Send + Sync + 'static {
    /// Takes one call from each of the keys, or says how long there is none.
    fn take<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<Admission, BoxError>>;

    /// The gateway throttled a call: `key` is closed for `wait`, and slower afterwards where no ban was spoken.
    fn throttled<'a>(&'a self, key: &'a QuotaKey, wait: Ban) -> BoxFuture<'a, Result<(), BoxError>>;

    /// A call passed: what was slowed down may recover.
    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>>;
}

/// What a [`QuotaStore`] says of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// It may go.
    Granted,
    /// Not before that long.
    NotBefore {
        /// Whose limit it is.
        scope: Scope,
        /// How long there is nothing to take.
        wait: Duration,
    },
}

/// How a scope is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ban {
    /// The gateway said for how long.
    For(Duration),
    /// It did not: the scope slows down instead.
    SlowDown,
}

impl Ban {
    /// How long nothing may be sent.
    #[must_use]
    pub fn wait(self) -> Duration {
        match self {
            Self::For(wait) => wait,
            Self::SlowDown => Duration::from_secs(1),
        }
    }
}

/// What is counted together.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct QuotaKey {
    /// The kind of quota.
    pub scope: Scope,
    /// Whose it is, without any secret: `app_key`, method, both, or a digest of the session.
    pub name: String,
}

/// The keys that a call counts for.
pub(super) fn keys(app_key: &str, method: &str, account: &str) -> [QuotaKey; 4] {
    let key = |scope, name: String| QuotaKey { scope, name };
    [
        key(Scope::App, app_key.to_owned()),
        key(Scope::Api, method.to_owned()),
        key(Scope::AppApi, [app_key, " ", method].concat()),
        key(Scope::Account, account.to_owned()),
    ]
}

/// How long a ban closes its scope: a second longer than the gateway says, and never past the next midnight at GMT+8,
/// when quotas begin anew.
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
