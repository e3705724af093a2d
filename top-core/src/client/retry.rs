//! Retries: how long to wait, how often, and how many in total.

use std::fmt;
use std::time::Duration;

use tower::retry::budget::{Budget as _, TpsBudget};

use crate::error::Error;
use crate::schema::Access;

/// Decides whether a call that failed is sent again, and after how long.
///
/// It is asked only if repeating is safe: a request that may have taken effect is never sent again, unless the API is
/// `readonly` or `idempotent`. A policy can't change that.
pub trait RetryPolicy: fmt::Debug + Send + Sync + 'static {
    /// How long to wait before the next attempt; `None` to stop retrying.
    fn wait(&self, failed: &FailedAttempt<'_>) -> Option<Duration>;
}

/// An attempt that failed and may be repeated.
#[derive(Debug)]
#[non_exhaustive]
pub struct FailedAttempt<'a> {
    /// Why it failed.
    pub error: &'a Error,
    /// The number of the attempt, from 1.
    pub attempt: u32,
    /// Whether the call changes something.
    pub access: Access,
}

/// Exponential backoff with full jitter: before the n-th retry, a random time up to `first` × 2ⁿ⁻¹ and up to `longest`.
///
/// Full jitter spreads the calls that one outage made fail together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// The longest wait before the first retry. Default: 200 milliseconds.
    pub first: Duration,
    /// The longest wait of all. Default: 5 seconds.
    pub longest: Duration,
    /// The maximum number of attempts. Default: 4.
    pub attempts: u32,
}

impl Default for Backoff {
    fn default() -> Self {
        Self { first: Duration::from_millis(200), longest: Duration::from_secs(5), attempts: 4 }
    }
}

impl Backoff {
    /// The longest wait after that many attempts.
    fn ceiling(&self, attempt: u32) -> Duration {
        let factor = 1_u32.checked_shl(attempt.saturating_sub(1)).unwrap_or(u32::MAX);
        self.first.saturating_mul(factor).min(self.longest)
    }
}

impl RetryPolicy for Backoff {
    fn wait(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
        (failed.attempt < self.attempts).then(|| self.ceiling(failed.attempt).mul_f64(fastrand::f64()))
    }
}

/// No retries.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoRetry;

impl RetryPolicy for NoRetry {
    fn wait(&self, _: &FailedAttempt<'_>) -> Option<Duration> {
        None
    }
}

/// The retries of all calls of a client, limited so that an outage does not multiply its load.
pub(super) struct RetryBudget(TpsBudget);

impl RetryBudget {
    /// One retry for each five calls of the last ten seconds, plus one a second.
    pub(super) fn new() -> Self {
        Self(TpsBudget::new(Duration::from_secs(10), 1, 0.2))
    }

    pub(super) fn call_made(&self) {
        self.0.deposit();
    }

    pub(super) fn allows_one_more(&self) -> bool {
        self.0.withdraw()
    }
}

impl fmt::Debug for RetryBudget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RetryBudget")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_the_longest_and_never_overflow() {
        let backoff = Backoff::default();
        let ceilings: Vec<_> = (1..8).map(|n| backoff.ceiling(n).as_millis()).collect();
        assert_eq!(ceilings, [200, 400, 800, 1600, 3200, 5000, 5000]);
        assert_eq!(backoff.ceiling(u32::MAX), Duration::from_secs(5));
    }

    #[test]
    fn jitter_reaches_from_nothing_to_the_ceiling() {
        let backoff = Backoff { attempts: u32::MAX, ..Backoff::default() };
        let error = Error::config("x");
        let failed = FailedAttempt { error: &error, attempt: 3, access: Access::Readonly };
        let waits: Vec<_> = (0..1000).filter_map(|_| backoff.wait(&failed)).collect();
        assert!(waits.iter().all(|wait| *wait <= Duration::from_millis(800)));
        assert!(waits.iter().any(|wait| *wait < Duration::from_millis(100)));
        assert!(waits.iter().any(|wait| *wait > Duration::from_millis(700)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_budget_runs_out_and_fills_again() {
        let budget = RetryBudget::new();
        for _ in 0..50 {
            budget.call_made();
        }
        let allowed = (0..100).take_while(|_| budget.allows_one_more()).count();
        assert_eq!(allowed, 20, "a fifth of the calls and one a second");
        tokio::time::advance(Duration::from_secs(20)).await;
        assert!(budget.allows_one_more());
    }
}
