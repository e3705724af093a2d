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
/// assert_eq!(rate.max_burst(), 5);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Whole microseconds, so that stores in other languages count alike. At least 1.
    micros: u64,
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
        Self { micros: ratio(period.as_micros(), 1, calls), burst: NonZeroU32::MIN }
    }

    /// Sets how many calls may be made at once after a pause. Default: 1.
    #[must_use]
    pub fn burst(self, calls: u32) -> Self {
        Self { burst: NonZeroU32::new(calls).unwrap_or(NonZeroU32::MIN), ..self }
    }

    /// Returns the time between two calls, rounded up to whole microseconds.
    #[must_use]
    pub fn interval(self) -> Duration {
        Duration::from_micros(self.micros)
    }

    /// Returns how many calls may be made at once after a pause.
    #[must_use]
    pub fn max_burst(self) -> u32 {
        self.burst.get()
    }

    /// Returns the rate multiplied by `numerator / denominator`. Zero is treated as 1. The burst is rounded down, but is at
    /// least 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Rate;
    ///
    /// assert_eq!(Rate::per_second(40).burst(5).share(1, 4), Rate::per_second(10));
    /// ```
    #[must_use]
    pub fn share(self, numerator: u32, denominator: u32) -> Self {
        let burst = u64::from(self.burst.get()) * u64::from(numerator) / u64::from(denominator.max(1));
        Self { micros: ratio(self.micros.into(), denominator, numerator), ..self }
            .burst(u32::try_from(burst).unwrap_or(u32::MAX))
    }

    /// Returns the rate halved `step` times, without bursts.
    pub(super) fn slower(self, step: u32) -> Self {
        Self { micros: self.micros.saturating_mul(1 << step.min(16)), burst: NonZeroU32::MIN }
    }

    /// Returns how far a burst may be ahead of the even rate.
    pub(super) fn burst_length(self) -> Duration {
        self.interval().saturating_mul(self.burst.get() - 1)
    }
}

/// Returns `micros × numerator / denominator`, rounded up, at least 1. Zero is treated as 1.
fn ratio(micros: u128, numerator: u32, denominator: u32) -> u64 {
    let product = micros.saturating_mul(numerator.max(1).into());
    u64::try_from(product.div_ceil(denominator.max(1).into())).unwrap_or(u64::MAX).max(1)
}
