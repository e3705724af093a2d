//! Retry policies, and the retry budget of a client.

use std::fmt;
use std::time::Duration;

use tower::retry::budget::{Budget as _, TpsBudget};

use crate::error::Error;
use crate::schema::Access;

/// Decides whether and when a failed attempt is retried.
///
/// The client calls the policy only if a retry is safe. A request that may have taken effect is not sent again, unless the API
/// is `readonly` or `idempotent`; a policy can't change that. The deadline of the call limits all retries.
///
/// # Examples
///
/// Retry twice, and only if the gateway was not reached:
///
/// ```
/// use std::time::Duration;
/// use top_core::{ErrorKind, FailedAttempt, RetryPolicy, TopClient};
///
/// #[derive(Debug)]
/// struct OnlyNotSent;
///
/// impl RetryPolicy for OnlyNotSent {
///     fn wait(&self, failed: &FailedAttempt<'_>) -> Option<Duration> {
///         let retry = failed.error.kind() == ErrorKind::NotSent && failed.attempt <= 2;
///         retry.then_some(Duration::from_millis(100))
///     }
/// }
///
/// let client = TopClient::builder("12345678", "secret").retry(OnlyNotSent).build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[doc(alias = "重试")]
pub trait RetryPolicy: fmt::Debug + Send + Sync + 'static {
    /// Returns the wait before the next attempt, or `None` to stop retrying.
    fn wait(&self, failed: &FailedAttempt<'_>) -> Option<Duration>;
}

/// A failed attempt that can be retried, as passed to a [`RetryPolicy`].
///
/// See [`RetryPolicy`] for an example.
#[derive(Debug)]
#[non_exhaustive]
pub struct FailedAttempt<'a> {
    /// The error of the attempt.
    pub error: &'a Error,
    /// The number of the attempt within the call, from 1.
    pub attempt: u32,
    /// Whether the API reads or writes.
    pub access: Access,
}

/// A retry policy with exponential backoff and full jitter. This is the default.
///
/// The wait before the n-th retry is random, between zero and `first` × 2ⁿ⁻¹, and at most `longest`. Full jitter spreads the
/// retries of calls that failed at the same time.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use top_core::{Backoff, TopClient};
///
/// let policy = Backoff { attempts: 6, longest: Duration::from_secs(2), ..Backoff::default() };
/// let client = TopClient::builder("12345678", "secret").retry(policy).build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Backoff {
    /// The maximum wait before the first retry. Default: 200 milliseconds.
    pub first: Duration,
    /// The maximum wait before any retry. Default: 5 seconds.
    pub longest: Duration,
    /// The maximum number of attempts, including the first. Default: 4.
    pub attempts: u32,
}

impl Default for Backoff {
    fn default() -> Self {
        Self { first: Duration::from_millis(200), longest: Duration::from_secs(5), attempts: 4 }
    }
}

impl Backoff {
    /// Returns the maximum wait after this attempt.
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

/// A retry policy that never retries.
///
/// # Examples
///
/// ```
/// use top_core::{NoRetry, TopClient};
///
/// let client = TopClient::builder("12345678", "secret").retry(NoRetry).build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct NoRetry;

impl RetryPolicy for NoRetry {
    fn wait(&self, _: &FailedAttempt<'_>) -> Option<Duration> {
        None
    }
}

/// Limits the retries of all calls of a client, so that retries do not multiply the load during an outage.
pub(super) struct RetryBudget(TpsBudget);

impl RetryBudget {
    /// Allows one retry per five calls of the last ten seconds, plus one per second.
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
    fn maximum_waits_double_up_to_the_limit() {
        let backoff = Backoff::default();
        let ceilings: Vec<_> = (1..8).map(|n| backoff.ceiling(n).as_millis()).collect();
        assert_eq!(ceilings, [200, 400, 800, 1600, 3200, 5000, 5000]);
        assert_eq!(backoff.ceiling(u32::MAX), Duration::from_secs(5));
    }

    #[test]
    fn jitter_ranges_from_zero_to_the_maximum() {
        let backoff = Backoff { attempts: u32::MAX, ..Backoff::default() };
        let error = Error::config("x");
        let failed = FailedAttempt { error: &error, attempt: 3, access: Access::Readonly };
        let waits: Vec<_> = (0..1000).filter_map(|_| backoff.wait(&failed)).collect();
        assert!(waits.iter().all(|wait| *wait <= Duration::from_millis(800)));
        assert!(waits.iter().any(|wait| *wait < Duration::from_millis(100)));
        assert!(waits.iter().any(|wait| *wait > Duration::from_millis(700)));
    }

    #[tokio::test(start_paused = true)]
    async fn the_retry_budget_is_used_up_and_refilled() {
        let budget = RetryBudget::new();
        for _ in 0..50 {
            budget.call_made();
        }
        let allowed = (0..100).take_while(|_| budget.allows_one_more()).count();
        assert_eq!(allowed, 20, "one per five calls, and one per second");
        tokio::time::advance(Duration::from_secs(20)).await;
        assert!(budget.allows_one_more());
    }
}
