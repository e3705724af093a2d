//! The quotas of one process: token buckets, with bans and slow-downs on top.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::{Admission, Ban, BoxFuture, QuotaKey, QuotaStore, Rate};
use crate::error::BoxError;
use crate::schema::Scope;

/// The quotas of one process.
///
/// Default: 35 calls a second for each account, with bursts of five. The platform throttles an account at about 40 calls
/// a second, counted over all of its apps. The other quotas are not known beforehand: the client follows what the
/// gateway reports.
///
/// A call takes from all of its quotas or from none: while an account waits for its turn, it uses up nothing of the app.
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
    /// No limits of the client itself: only bans of the gateway are honoured.
    #[must_use]
    pub fn unlimited() -> Self {
        Self { limits: HashMap::new(), buckets: Mutex::default() }
    }

    /// Limits the calls of one scope.
    #[must_use]
    pub fn limit(mut self, scope: Scope, rate: Rate) -> Self {
        self.limits.insert(scope, rate);
        self
    }

    /// Forgets bans and slow-downs. Call it after you reset a quota in the console.
    ///
    /// Keep a handle to the quotas for this: `.quota_store(Arc::clone(&quotas))`.
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
            // The longest wait: an earlier attempt would fail.
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

/// The state of one key. Not a limiter of a crate such as governor: those take as they look, and a call must look at all
/// of its keys before it takes.
#[derive(Debug)]
struct Bucket {
    rate: Option<Rate>,
    /// When the bucket is full again, the only state of a token bucket (GCRA).
    full_at: Instant,
    closed_until: Option<Instant>,
    /// How often it was throttled without a stated ban: each step halves the rate.
    slow: u32,
    slowed: Instant,
    used: Instant,
}

impl Bucket {
    /// The rate that is slowed down where no limit is set.
    const UNKNOWN: fn() -> Rate = || Rate::per_second(32);
    const SLOWEST: u32 = 6;
    /// How long a rate is kept before a faster one is tried.
    const RECOVERY: Duration = Duration::from_secs(10);

    fn new(rate: Option<Rate>, now: Instant) -> Self {
        Self { rate, full_at: now, closed_until: None, slow: 0, slowed: now, used: now }
    }

    /// How long until a call can be taken; `None` for now. Takes nothing.
    fn wait(&self, now: Instant) -> Option<Duration> {
        let until = |at: Instant| Some(at.saturating_duration_since(now)).filter(|wait| !wait.is_zero());
        let turn = self.rate.and_then(|rate| {
            let wait = until(self.full_at)?.saturating_sub(rate.burst_length());
            // A timer can't wait for less than a millisecond.
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
        // Calls that were in flight together slow it down once.
        let is_news = self.slow == 0 || now.duration_since(self.slowed) >= ban.wait();
        if ban == Ban::SlowDown && is_news {
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

/// Forgets idle keys, so that a program can call for any number of accounts.
fn make_room(buckets: &mut HashMap<QuotaKey, Bucket>, now: Instant) {
    const ENOUGH: usize = 4096;
    if buckets.len() > ENOUGH && buckets.len() == buckets.capacity() {
        buckets.retain(|_, bucket| !bucket.is_idle(now));
    }
}

#[cfg(test)]
#[path = "local_tests.rs"]
mod tests;
