//! The quotas of one process: token buckets with bans and slow-downs.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Admission, Ban, BoxFuture, QuotaKey, QuotaStore, Rate};
use crate::error::BoxError;
use crate::schema::Scope;

/// Rate limits and bans within one process.
///
/// Default: 35 calls per second for each account, with bursts of 5. The platform throttles an account at about 40 calls per second,
/// counted over all apps. The other quotas are unknown, so the client honours the bans that the gateway reports.
///
/// A call takes from all its quotas or from none. A call that waits for its account does not use up the quota of the app.
///
/// # Examples
///
/// ```
/// use top_core::{Quotas, Rate, Scope, TopClient};
///
/// let client = TopClient::builder("12345678", "secret")
///     .quotas(Quotas::default().limit(Scope::App, Rate::per_second(10)))
///     .build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug)]
pub struct Quotas {
    limits: HashMap<Scope, Rate>,
    buckets: Mutex<HashMap<QuotaKey, Bucket>>,
}

impl Default for Quotas {
    fn default() -> Self {
        Self::unlimited().limit(Scope::Account, Rate::per_second(35).burst(5))
    }
}

impl Quotas {
    /// Creates quotas without limits. Bans of the gateway are still honoured.
    #[must_use]
    pub fn unlimited() -> Self {
        Self { limits: HashMap::new(), buckets: Mutex::default() }
    }

    /// Sets the rate of one scope.
    #[must_use]
    pub fn limit(mut self, scope: Scope, rate: Rate) -> Self {
        self.limits.insert(scope, rate);
        self
    }

    /// Clears bans and slow-downs. Call it after you reset a quota in the console.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::Arc;
    /// use top_core::{Quotas, TopClient};
    ///
    /// let quotas = Arc::new(Quotas::default());
    /// let client = TopClient::builder("12345678", "secret").quota_store(Arc::clone(&quotas) as _).build()?;
    /// quotas.reopen();
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn reopen(&self) {
        self.with(HashMap::clear);
    }

    fn with<R>(&self, change: impl FnOnce(&mut HashMap<QuotaKey, Bucket>) -> R) -> R {
        change(&mut self.buckets.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn take_now(&self, keys: &[QuotaKey]) -> Admission {
        self.with(|buckets| {
            if self.limits.is_empty() && buckets.is_empty() {
                return Admission::Granted;
            }
            let now = Instant::now();
            make_room(buckets, now);
            for key in keys.iter().filter(|key| self.limits.contains_key(&key.scope)) {
                if !buckets.contains_key(key) {
                    buckets.insert(key.clone(), Bucket::new(self.limits.get(&key.scope).copied(), now));
                }
            }
            let waits = keys.iter().filter_map(|key| Some((key.scope, buckets.get(key)?.wait(now)?)));
            // The longest wait, because a call needs all keys.
            if let Some((scope, wait)) = waits.max_by_key(|(_, wait)| *wait) {
                return Admission::NotBefore { scope, wait };
            }
            for key in keys {
                if let Some(bucket) = buckets.get_mut(key) {
                    bucket.take(now);
                }
            }
            Admission::Granted
        })
    }

    fn close(&self, key: &QuotaKey, ban: Ban) {
        let now = Instant::now();
        let limit = self.limits.get(&key.scope).copied();
        self.with(|buckets| {
            buckets.entry(key.clone()).or_insert_with(|| Bucket::new(limit, now)).close(limit, ban, now);
        });
    }

    fn recover(&self, keys: &[QuotaKey]) {
        self.with(|buckets| {
            for key in keys {
                if let Some(bucket) = buckets.get_mut(key).filter(|bucket| bucket.slow > 0) {
                    bucket.recover(self.limits.get(&key.scope).copied(), Instant::now());
                }
            }
        });
    }
}

impl QuotaStore for Quotas {
    fn take<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<Admission, BoxError>> {
        let admission = self.take_now(keys);
        Box::pin(async { Ok(admission) })
    }

    fn throttled<'a>(&'a self, key: &'a QuotaKey, ban: Ban) -> BoxFuture<'a, Result<(), BoxError>> {
        self.close(key, ban);
        Box::pin(async { Ok(()) })
    }

    fn passed<'a>(&'a self, keys: &'a [QuotaKey]) -> BoxFuture<'a, Result<(), BoxError>> {
        self.recover(keys);
        Box::pin(async { Ok(()) })
    }
}

/// The token bucket of one key.
///
/// Crates such as governor check and take in one step. Here, a call must check all its keys before it takes from any.
#[derive(Debug)]
struct Bucket {
    rate: Option<Rate>,
    /// When the bucket is full again, the only state of a token bucket (GCRA).
    full_at: Instant,
    closed_until: Option<Instant>,
    /// How often the key was slowed down. Each step halves the rate.
    slow: u32,
    slowed: Instant,
    used: Instant,
}

impl Bucket {
    /// The rate that is halved if no limit is set.
    const UNKNOWN: fn() -> Rate = || Rate::per_second(32);
    const SLOWEST: u32 = 6;
    /// How long a slower rate is kept before the next faster one.
    const RECOVERY: Duration = Duration::from_secs(10);

    fn new(rate: Option<Rate>, now: Instant) -> Self {
        Self { rate, full_at: now, closed_until: None, slow: 0, slowed: now, used: now }
    }

    /// Returns the time until a call can be taken; `None` if it can be taken now.
    fn wait(&self, now: Instant) -> Option<Duration> {
        let until = |at: Instant| Some(at.saturating_duration_since(now)).filter(|wait| !wait.is_zero());
        let turn = self.rate.and_then(|rate| {
            let wait = until(self.full_at)?.saturating_sub(rate.burst_length());
            // The resolution of the timer is one millisecond.
            (!wait.is_zero()).then(|| wait.max(Duration::from_millis(1)))
        });
        self.closed_until.and_then(until).max(turn)
    }

    fn take(&mut self, now: Instant) {
        self.used = now;
        if let Some(rate) = self.rate {
            self.full_at = self.full_at.max(now).checked_add(rate.interval()).unwrap_or(self.full_at);
        }
    }

    fn close(&mut self, limit: Option<Rate>, ban: Ban, now: Instant) {
        // Calls that were in flight at the same time slow the key down only once.
        let is_new = self.slow == 0 || now.duration_since(self.slowed) >= ban.wait();
        if ban == Ban::SlowDown && is_new {
            self.slow = (self.slow + 1).min(Self::SLOWEST);
            self.slowed = now;
            self.set_rate(Some(limit.unwrap_or_else(Self::UNKNOWN).slower(self.slow)), now);
        }
        self.used = now;
        self.closed_until = self.closed_until.max(now.checked_add(ban.wait()));
    }

    fn recover(&mut self, limit: Option<Rate>, now: Instant) {
        if now.duration_since(self.slowed) >= Self::RECOVERY {
            self.slow -= 1;
            self.slowed = now;
            let slowed = (self.slow > 0).then(|| limit.unwrap_or_else(Self::UNKNOWN).slower(self.slow));
            self.set_rate(slowed.or(limit), now);
        }
    }

    fn set_rate(&mut self, rate: Option<Rate>, now: Instant) {
        self.rate = rate;
        self.full_at = now;
    }

    fn is_idle(&self, now: Instant) -> bool {
        self.closed_until.is_none_or(|until| until < now)
            && now.duration_since(self.used) > Duration::from_secs(60) * (1 + self.slow)
    }
}

/// Removes idle keys, so that memory does not grow with the number of accounts.
fn make_room(buckets: &mut HashMap<QuotaKey, Bucket>, now: Instant) {
    const ENOUGH: usize = 4096;
    if buckets.len() > ENOUGH && buckets.len() == buckets.capacity() {
        buckets.retain(|_, bucket| !bucket.is_idle(now));
    }
}

#[cfg(test)]
#[path = "local_tests.rs"]
mod tests;
