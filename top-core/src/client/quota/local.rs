//! The quotas of one process: token buckets with bans and slow-downs.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::time::Instant;

use super::bucket::{Bucket, Now, Wait};
use super::{Admission, Ask, Ban, QuotaKey, QuotaLimits, QuotaStore, Rate};
use crate::client::clock::{Clock, SystemClock};
use crate::client::transport::BoxFuture;
use crate::error::BoxError;
use crate::schema::Scope;

/// Rate limits and bans within one process.
///
/// Default: those of [`QuotaLimits::default`]. The client also honours the bans that the gateway reports.
///
/// A call takes from all its quotas or from none. A call that waits for its account does not use up the quota of the app. Calls
/// that wait go in the order in which they asked: each reserves its turn.
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
    limits: QuotaLimits,
    clock: Arc<dyn Clock>,
    buckets: Mutex<HashMap<QuotaKey, Bucket>>,
}

impl Default for Quotas {
    fn default() -> Self {
        Self::new(QuotaLimits::default())
    }
}

impl Quotas {
    /// Creates quotas with these limits.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{QuotaLimits, Quotas, Scope};
    ///
    /// let limits = QuotaLimits::default().daily(Scope::App, 1_000_000);
    /// let quotas = Quotas::new(limits);
    /// ```
    #[must_use]
    pub fn new(limits: QuotaLimits) -> Self {
        Self { limits, clock: Arc::new(SystemClock), buckets: Mutex::default() }
    }

    /// Creates quotas without limits. Bans of the gateway are still honoured.
    #[must_use]
    pub fn unlimited() -> Self {
        Self::new(QuotaLimits::none())
    }

    /// Sets the rate of one scope.
    #[must_use]
    pub fn limit(mut self, scope: Scope, rate: Rate) -> Self {
        self.limits = self.limits.limit(scope, rate);
        self
    }

    /// Sets how many calls each key of a scope has per day, until midnight GMT+8. See [`QuotaLimits::daily`].
    ///
    /// The count is lost when the process ends.
    #[must_use]
    pub fn daily(mut self, scope: Scope, calls: u64) -> Self {
        self.limits = self.limits.daily(scope, calls);
        self
    }

    /// Sets the fraction of all limits that background calls leave to interactive calls. See [`QuotaLimits::reserve`].
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Quotas, TopClient};
    ///
    /// let client = TopClient::builder("12345678", "secret").quotas(Quotas::default().reserve(0.2)).build()?;
    /// let download = client.background();
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[must_use]
    pub fn reserve(mut self, fraction: f64) -> Self {
        self.limits = self.limits.reserve(fraction);
        self
    }

    /// Sets the clock of the daily limits. Default: [`SystemClock`].
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
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

    fn now(&self) -> Now {
        Now::new(self.limits.is_daily().then(|| self.clock.now()))
    }

    fn take_now(&self, ask: Ask<'_>) -> Admission {
        let limits = &self.limits;
        self.with(|buckets| {
            if limits.is_none() && buckets.is_empty() {
                return Admission::Granted;
            }
            let now = self.now();
            make_room(buckets, now);
            for key in ask.keys.iter().filter(|key| !limits.is_open(key)) {
                if !buckets.contains_key(key) {
                    buckets.insert(key.clone(), Bucket::new(now.at));
                }
            }
            let admission = admission(buckets, limits, ask, now);
            if !matches!(admission, Admission::NotBefore { .. }) {
                for key in ask.keys {
                    if let Some(bucket) = buckets.get_mut(key) {
                        bucket.take(limits, key, ask.priority, now);
                    }
                }
            }
            admission
        })
    }

    fn close(&self, key: &QuotaKey, ban: Ban) {
        let now = Instant::now();
        self.with(|buckets| {
            buckets.entry(key.clone()).or_insert_with(|| Bucket::new(now)).close(ban, now);
        });
    }

    fn recover(&self, keys: &[QuotaKey]) {
        self.with(|buckets| {
            for key in keys {
                if let Some(bucket) = buckets.get_mut(key) {
                    bucket.recover(Instant::now());
                }
            }
        });
    }
}

/// Returns the admission by the longest wait of all keys, because a call needs all keys.
fn admission(buckets: &HashMap<QuotaKey, Bucket>, limits: &QuotaLimits, ask: Ask<'_>, now: Now) -> Admission {
    let wait_of = |key: &QuotaKey| buckets.get(key)?.wait(limits, key, ask.priority, now);
    let waits = ask.keys.iter().filter_map(|key| Some((key.scope, wait_of(key)?)));
    // The first of equal waits.
    let longest = waits.reduce(|a, b| if b.1.length() > a.1.length() { b } else { a });
    match longest {
        None => Admission::Granted,
        Some((scope, Wait::Turn(wait))) if wait <= ask.patience => Admission::Reserved { scope, wait },
        Some((scope, wait)) => Admission::NotBefore { scope, wait: wait.length() },
    }
}

impl QuotaStore for Quotas {
    fn take<'a>(&'a self, ask: Ask<'a>) -> BoxFuture<'a, Result<Admission, BoxError>> {
        let admission = self.take_now(ask);
        Box::pin(async move { Ok(admission) })
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

/// Removes idle keys, so that memory does not grow with the number of accounts.
fn make_room(buckets: &mut HashMap<QuotaKey, Bucket>, now: Now) {
    const ENOUGH: usize = 4096;
    if buckets.len() > ENOUGH && buckets.len() == buckets.capacity() {
        buckets.retain(|_, bucket| !bucket.is_idle(now));
    }
}

#[cfg(test)]
#[path = "local_tests.rs"]
mod tests;
