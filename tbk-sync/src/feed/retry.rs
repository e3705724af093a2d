//! When a delivery that failed is repeated.

use std::time::Duration;

/// The longest delay after the first failure.
const FIRST: Duration = Duration::from_secs(5);
/// The longest delay after any failure.
pub(super) const LONGEST: Duration = Duration::from_secs(6 * 60 * 60);
/// A sink that accepts nothing for so long is parked.
pub(super) const PATIENCE: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// Returns the delay after so many failures in a row, with full jitter. `random` is at least 0 and less than 1.
pub(super) fn delay(failures: u32, random: f64) -> Duration {
    let doubled = FIRST.saturating_mul(1 << failures.saturating_sub(1).min(16));
    doubled.min(LONGEST).mul_f64(random)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_from_five_seconds_to_six_hours() {
        let longest: Vec<u64> = (1..=15).map(|failures| delay(failures, 1.0).as_secs()).collect();
        assert_eq!(longest, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10240, 20480, 21600, 21600]);
        assert_eq!(delay(u32::MAX, 1.0), LONGEST);
    }

    #[test]
    fn jitter_covers_the_whole_delay() {
        assert_eq!(delay(3, 0.0), Duration::ZERO);
        assert_eq!(delay(3, 0.25), Duration::from_secs(5));
    }
}
