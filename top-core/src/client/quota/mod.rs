//! Quotas: call rates, and bans.

mod bucket;
mod limits;
mod local;
mod rate;
mod store;

use std::time::Duration;

pub use limits::{KeyLimits, QuotaLimits};
pub use local::Quotas;
pub use rate::Rate;
pub use store::{Admission, Ask, Priority, QuotaStore};

use crate::error::Throttle;
use crate::schema::{Lasts, Scope};
use crate::types::TopTime;

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
    /// The largest number of slow-downs of a key: 1/64 of its rate.
    pub const MAX_STEPS: u32 = 6;
    /// How long a key stays slow before [`QuotaStore::passed`] takes one slow-down back.
    pub const RECOVERY: Duration = Duration::from_secs(10);

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
    /// The name within the scope: `app_key`, method, both with a space between them, or the name of the account. It contains no
    /// secrets.
    pub name: String,
}

impl QuotaKey {
    /// Creates a key.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{QuotaKey, Scope};
    ///
    /// let key = QuotaKey::new(Scope::AppApi, "12345678 taobao.tbk.shop.get");
    /// assert_eq!(key.scope, Scope::AppApi);
    /// ```
    #[must_use]
    pub fn new(scope: Scope, name: impl Into<String>) -> Self {
        Self { scope, name: name.into() }
    }
}

/// Returns the keys of a call.
pub(super) fn keys(app_key: &str, method: &str, account: &str) -> [QuotaKey; 4] {
    [
        QuotaKey::new(Scope::App, app_key),
        QuotaKey::new(Scope::Api, method),
        QuotaKey::new(Scope::AppApi, [app_key, " ", method].concat()),
        QuotaKey::new(Scope::Account, account),
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
