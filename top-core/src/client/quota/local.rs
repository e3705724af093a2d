//! The quotas of one process: governor's token buckets, with bans and slow-downs on top.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::{InMemoryState, NotKeyed};
use tokio::time::Instant;

use super::{Admission, Ban, BoxFuture, QuotaKey, QuotaStore, Rate};
use crate::error::BoxError;
use crate::schema::Scope;

/// The quotas of one process.
///
/// By default 35 calls a second for each account, five of them at once: the platform throttles an account at about
/// 40, counted over all of its apps. Nothing is known beforehand of the other quotas; what the gateway says of them is
/// kept to.
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
    /// No limit of the client's own: only what the gateway says is kept to.
    #[must_use]
    pub fn unlimited() -> Self {
        Self { limits: HashMap::new(), buckets: Mutex::default() }
    }

    /// Sets how often calls of one scope may be made.
    #[must_use]
    pub fn limit(mut self, scope: Scope, rate: Rate) -> Self {
        self.limits.insert(scope, rate);
        self
    }

    /// Forgets bans and slow-downs: for after a quota was reset in the console.
    ///
    /// Keep the quotas for it: `.quota_store(Arc::clone(&quotas))`.
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
            let closed = keys.iter().filter_map(|key| {
                let wait = buckets.get(key)?.closed_until?.checked_duration_since(now)?;
                (!wait.is_zero()).then_some((key.scope, wait))
            });
            // The longest wait first: there is no use in asking before.
            if let Some((scope, wait)) = closed.max_by_key(|(_, wait)| *wait) {
                return Admission::NotBefore { scope, wait };
            }
            for key in keys {
                let limit = self.limits.get(&key.scope).copied();
                if limit.is_none() && !buckets.contains_key(key) {
                    continue;
                }
                let bucket = buckets.entry(key.clone()).or_insert_with(|| Bucket::new(limit, now));
                if let Some(wait) = bucket.take(now) {
                    return Admission::NotBefore { scope: key.scope, wait };
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

type Limiter = governor::RateLimiter<NotKeyed, InMemoryState, TokioClock, NoOpMiddleware<Nanos>>;

/// One key's state.
#[derive(Debug)]
struct Bucket {
    limiter: Option<Limiter>,
    closed_until: Option<Instant>,
    /// How often it was throttled without a word of how long: each step halves the rate.
    slow: u32,
    slowed: Instant,
    used: Instant,
}

impl Bucket {
    /// What is slowed down to where there is no limit of one's own.
    const UNKNOWN: fn() -> Rate = || Rate::per_second(32);
    const SLOWEST: u32 = 6;
    /// How long a pace is kept before a faster one is tried.
    const RECOVERY: Duration = Duration::from_secs(10);

    fn new(limit: Option<Rate>, now: Instant) -> Self {
        Self { limiter: limit.map(limiter), closed_until: None, slow: 0, slowed: now, used: now }
    }

    fn take(&mut self, now: Instant) -> Option<Duration> {
        self.used = now;
        let limiter = self.limiter.as_ref()?;
        let wait = limiter.check().err()?.wait_time_from(limiter.clock().now());
        // Less than that is nothing that a timer could wait for.
        Some(wait.max(Duration::from_millis(1)))
    }

    fn close(&mut self, limit: Option<Rate>, ban: Ban, now: Instant) {
        // Calls that were on their way together slow it down once.
        let is_news = self.slow == 0 || now.duration_since(self.slowed) >= ban.wait();
        if ban == Ban::SlowDown && is_news {
            self.slow = (self.slow + 1).min(Self::SLOWEST);
            self.slowed = now;
            self.limiter = Some(limiter(limit.unwrap_or_else(Self::UNKNOWN).slower(self.slow)));
        }
        self.used = now;
        self.closed_until = self.closed_until.max(now.checked_add(ban.wait()));
    }

    fn recover(&mut self, limit: Option<Rate>, now: Instant) {
        if now.duration_since(self.slowed) >= Self::RECOVERY {
            self.slow -= 1;
            self.slowed = now;
            self.limiter = if self.slow > 0 {
                Some(limiter(limit.unwrap_or_else(Self::UNKNOWN).slower(self.slow)))
            } else {
                limit.map(limiter)
            };
        }
    }

    fn is_idle(&self, now: Instant) -> bool {
        self.closed_until.is_none_or(|until| until < now)
            && now.duration_since(self.used) > Duration::from_secs(60) * (1 + self.slow)
    }
}

/// A program may call for a great many accounts in its life: those that rest are forgotten.
fn make_room(buckets: &mut HashMap<QuotaKey, Bucket>, now: Instant) {
    const ENOUGH: usize = 4096;
    if buckets.len() > ENOUGH && buckets.len() == buckets.capacity() {
        buckets.retain(|_, bucket| !bucket.is_idle(now));
    }
}

fn limiter(rate: Rate) -> Limiter {
    Limiter::direct_with_clock(rate.quota(), TokioClock(Instant::now()))
}

/// tokio's clock, so that limits and waits go by the same time.
#[derive(Debug, Clone)]
struct TokioClock(Instant);

impl Clock for TokioClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        self.0.elapsed().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::quota::keys;

    fn key(scope: Scope) -> QuotaKey {
        QuotaKey { scope, name: "x".to_owned() }
    }

    #[tokio::test(start_paused = true)]
    async fn an_account_gets_no_more_than_its_rate() {
        let quotas = Quotas::default();
        let keys = keys("app", "method", "account");
        let granted = (0..100).filter(|_| quotas.take_now(&keys) == Admission::Granted).count();
        assert_eq!(granted, 5);
        let Admission::NotBefore { scope: Scope::Account, wait } = quotas.take_now(&keys) else {
            panic!("granted");
        };
        assert!(wait <= Duration::from_secs(1) / 35, "{wait:?}");
        let mut granted = 0;
        for _ in 0..1000 {
            tokio::time::advance(Duration::from_millis(1)).await;
            granted += usize::from(quotas.take_now(&keys) == Admission::Granted);
        }
        assert!((34..=35).contains(&granted), "{granted}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_ban_closes_its_own_scope_until_it_ends() {
        let quotas = Quotas::unlimited();
        quotas.close(&key(Scope::Api), Ban::For(Duration::from_secs(3)));
        let wait = Duration::from_secs(3);
        assert_eq!(
            quotas.take_now(&[key(Scope::Api), key(Scope::App)]),
            Admission::NotBefore { scope: Scope::Api, wait }
        );
        assert_eq!(quotas.take_now(&[key(Scope::App)]), Admission::Granted);
        tokio::time::advance(wait).await;
        assert_eq!(quotas.take_now(&[key(Scope::Api)]), Admission::Granted);
    }

    #[tokio::test(start_paused = true)]
    async fn a_ban_that_was_lifted_is_forgotten() {
        let quotas = Quotas::unlimited();
        quotas.close(&key(Scope::App), Ban::For(Duration::from_secs(30_000)));
        quotas.reopen();
        assert_eq!(quotas.take_now(&[key(Scope::App)]), Admission::Granted);
    }

    #[tokio::test(start_paused = true)]
    async fn a_shorter_ban_does_not_reopen_a_longer_one() {
        let quotas = Quotas::unlimited();
        quotas.close(&key(Scope::App), Ban::For(Duration::from_secs(100)));
        quotas.close(&key(Scope::App), Ban::For(Duration::from_secs(1)));
        tokio::time::advance(Duration::from_secs(50)).await;
        assert_ne!(quotas.take_now(&[key(Scope::App)]), Admission::Granted);
    }

    #[tokio::test(start_paused = true)]
    async fn throttling_slows_down_and_passing_recovers() {
        let quotas = Quotas::default();
        let keys = [key(Scope::Account)];
        let in_a_second = || async {
            let mut granted = 0;
            for _ in 0..1000 {
                tokio::time::advance(Duration::from_millis(1)).await;
                granted += u32::from(quotas.take_now(&keys) == Admission::Granted);
            }
            quotas.recover(&keys);
            granted
        };
        assert!(in_a_second().await >= 34);
        quotas.close(&keys[0], Ban::SlowDown);
        assert!(in_a_second().await <= 1, "closed for a second");
        let slow = in_a_second().await;
        assert!((16..=18).contains(&slow), "{slow}");
        quotas.close(&keys[0], Ban::SlowDown);
        tokio::time::advance(Duration::from_secs(1)).await;
        let slower = in_a_second().await;
        assert!((8..=9).contains(&slower), "{slower}");
        for _ in 0..25 {
            in_a_second().await;
        }
        assert!(in_a_second().await >= 34);
    }

    #[tokio::test(start_paused = true)]
    async fn accounts_that_rest_are_forgotten() {
        let quotas = Quotas::default();
        for n in 0..200_000 {
            let key = QuotaKey { scope: Scope::Account, name: n.to_string() };
            assert_eq!(quotas.take_now(&[key]), Admission::Granted);
            if n % 1000 == 0 {
                tokio::time::advance(Duration::from_secs(30)).await;
            }
        }
        assert!(quotas.with(|buckets| buckets.len()) < 20_000);
    }
}
