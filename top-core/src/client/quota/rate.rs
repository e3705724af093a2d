//! Rates of calls.

use std::num::NonZeroU32;
use std::time::Duration;

/// A call rate, with bursts.
///
/// # Examples
///
/// ```
/// use top_core::Rate;
///
/// let rate = Rate::per_second(20).burst(5);
/// assert_eq!(rate.interval(), std::time::Duration::from_millis(50));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    interval: Duration,
    burst: NonZeroU32,
}

impl Rate {
    /// `calls` per second, evenly distributed. Zero is treated as 1.
    #[must_use]
    pub fn per_second(calls: u32) -> Self {
        Self::per(calls, Duration::from_secs(1))
    }

    /// `calls` per minute, evenly distributed. Zero is treated as 1.
    #[must_use]
    pub fn per_minute(calls: u32) -> Self {
        Self::per(calls, Duration::from_secs(60))
    }

    /// `calls` per day, evenly distributed. Zero is treated as 1.
    #[must_use]
    pub fn per_day(calls: u32) -> Self {
        Self::per(calls, Duration::from_secs(24 * 60 * 60))
    }

    fn per(calls: u32, period: Duration) -> Self {
        Self { interval: (period / calls.max(1)).max(Duration::from_nanos(1)), burst: NonZeroU32::MIN }
    }

    /// Sets how many calls may be made at once after a pause. Default: 1.
    #[must_use]
    pub fn burst(self, calls: u32) -> Self {
        Self { burst: NonZeroU32::new(calls).unwrap_or(NonZeroU32::MIN), ..self }
    }

    /// Returns the time between two calls.
    #[must_use]
    pub fn interval(self) -> Duration {
        self.interval
    }

    /// Returns the rate halved `step` times, without bursts.
    pub(super) fn slower(self, step: u32) -> Self {
        Self { interval: self.interval.saturating_mul(1 << step.min(16)), burst: NonZeroU32::MIN }
    }

    /// Returns how far a burst may be ahead of the even rate.
    pub(super) fn burst_length(self) -> Duration {
        self.interval.saturating_mul(self.burst.get() - 1)
    }
}
