//! Quotas: call rates, and bans.

mod local;
mod rate;

use std::fmt;
use std::time::Duration;

pub use local::Quotas;
pub use rate::Rate;

use super::transport::BoxFuture;
use crate::error::{BoxError, Throttle};
use crate::schema::{Lasts, Scope};
use crate::types::TopTime;

/// Counts calls and stores bans.
///
/// [`Quotas`], the default, works within one process. Implement this trait to share quotas between processes. All waits are
/// durations, so that the clocks of the processes may differ.
///
/// # Examples
///
/// A store that counts waiting calls and delegates everything else to [`Quotas`]:
///
/// ```
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use top_core::transport::BoxFuture;
/// use top_core::{Admission, Ban, BoxError, QuotaKey, QuotaStore, Quotas, TopClient};
///
/// #[derive(Debug, Default)]
/// struct Counted {
///     quotas: Quotas,
///     waits: AtomicU64,
/// }
///
/// impl QuotaStore for Counted {
///     fn take<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<Admission, BoxError>> {
///         Box::pin(async move {
///             let admission = self.quotas.take(keys).await?;
///             self.waits.fetch_add(u64::from(admission != Admission::Granted), Ordering::Relaxed);
///             Ok(admission)
///         })
///     }
///
///     fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
///         self.quotas.throttled(key, ban)
///     }
///
///     fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
///         self.quotas.passed(keys)
///     }
/// }
///
/// let store = Arc::new(Counted::default());
/// let client = TopClient::builder("12345678", "secret").quota_store(store).build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[doc(alias = "限流")]
#[doc(alias = "流控")]
pub trait QuotaStore: fmt::Debug + Send + Sync + 'static {
    /// Takes one call from all keys, or from none.
    ///
    /// If a key has no call left, the method takes nothing and returns the wait. A call that waits for its account must not use up
    /// the quota of the app.
    ///
    /// # Errors
    ///
    /// Return an error if the store does not work. Nothing is sent, and the call fails with
    /// [`ErrorKind::Extension`](crate::ErrorKind::Extension).
    fn take<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<Admission, BoxError>>;

    /// Closes `key` for the duration of `ban`. Called when the gateway throttles a call.
    ///
    /// # Errors
    ///
    /// Return an error if the store does not work. The call fails with [`ErrorKind::Extension`](crate::ErrorKind::Extension).
    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>>;

    /// Lets keys recover that were slowed down. Called when a call succeeds.
    ///
    /// # Errors
    ///
    /// Return an error if the store does not work. The client logs a warning and returns the reply.
    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>>;
}

/// The result of [`QuotaStore::take`].
///
/// See [`QuotaStore`] for an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// The call may be sent.
    Granted,
    /// The call must wait.
    NotBefore {
        /// The scope of the limit that is reached.
        scope: Scope,
        /// The time until the call may be sent.
        wait: Duration,
    },
}

/// How long a scope is closed after the gateway throttled a call.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use top_core::Ban;
///
/// assert_eq!(Ban::For(Duration::from_secs(71)).wait(), Duration::from_secs(71));
/// assert_eq!(Ban::SlowDown.wait(), Duration::from_secs(1));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ban {
    /// For the time that the gateway reported.
    For(Duration),
    /// For one second, then at half the rate. Used if the gateway reported no time.
    SlowDown,
}

impl Ban {
    /// Returns how long the scope is closed.
    #[must_use]
    pub fn wait(self) -> Duration {
        match self {
            Self::For(wait) => wait,
            Self::SlowDown => Duration::from_secs(1),
        }
    }
}

/// The key of calls that are counted together.
///
/// See [`QuotaStore`] for an example.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct QuotaKey {
    /// The scope of the quota.
    pub scope: Scope,
    /// The name within the scope: `app_key`, method, both, or the name of the account. It contains no secrets.
    pub name: String,
}

/// Returns the keys of a call.
pub(super) fn keys(app_key: &str, method: &str, account: &str) -> [QuotaKey; 4] {
    let key = |scope, name: String| QuotaKey { scope, name };
    [
        key(Scope::App, app_key.to_owned()),
        key(Scope::Api, method.to_owned()),
        key(Scope::AppApi, [app_key, " ", method].concat()),
        key(Scope::Account, account.to_owned()),
    ]
}

/// Returns how long a limit closes its scope: one second longer than reported, but at most until midnight at GMT+8, when quotas
/// are reset.
pub(super) fn length(throttle: &Throttle, now: TopTime) -> Ban {
    match (throttle.ban, throttle.lasts) {
        (Some(ban), _) => Ban::For(ban.saturating_add(Duration::from_secs(1)).min(now.until_midnight())),
        (None, Some(Lasts::UntilMidnight)) => Ban::For(now.until_midnight()),
        (None, _) => Ban::SlowDown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bans_end_one_second_late_and_at_midnight_at_the_latest() {
        let now: TopTime = "2026-11-11 23:00:00".parse().unwrap();
        let limit = |ban, lasts| Throttle { ban, lasts, ..Throttle::new(Scope::Account) };
        let close = |seconds| length(&limit(Some(Duration::from_secs(seconds)), None), now);
        assert_eq!(close(2), Ban::For(Duration::from_secs(3)));
        assert_eq!(close(0), Ban::For(Duration::from_secs(1)));
        assert_eq!(close(31_062), Ban::For(Duration::from_secs(3600)));
        assert_eq!(close(u64::MAX), Ban::For(Duration::from_secs(3600)));
        assert_eq!(length(&limit(None, None), now), Ban::SlowDown);
        assert_eq!(length(&limit(None, Some(Lasts::OneSecond)), now), Ban::SlowDown);
        assert_eq!(
            length(&limit(None, Some(Lasts::UntilMidnight)), now),
            Ban::For(Duration::from_secs(3600))
        );
        let reported = limit(Some(Duration::from_secs(1)), Some(Lasts::UntilMidnight));
        assert_eq!(length(&reported, now), Ban::For(Duration::from_secs(2)));
    }
}
