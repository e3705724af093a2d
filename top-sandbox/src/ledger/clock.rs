//! The clock of a ledger.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

/// A clock that starts at a given time and runs at a given speed. It can be advanced, never set back.
#[derive(Debug)]
pub(super) struct Clock {
    /// The time at `origin`, in milliseconds since 1970.
    start: i64,
    origin: Instant,
    /// Seconds of this clock for each second of the machine.
    speed: f64,
    /// The sum of all manual steps, in milliseconds.
    advanced: AtomicI64,
}

impl Clock {
    pub(super) fn new(start: i64, speed: f64) -> Self {
        Self { start, origin: Instant::now(), speed, advanced: AtomicI64::new(0) }
    }

    /// Returns the time in milliseconds since 1970.
    pub(super) fn millis(&self) -> i64 {
        let run = whole(self.origin.elapsed().as_secs_f64() * self.speed * 1000.0);
        self.start.saturating_add(run).saturating_add(self.advanced.load(Ordering::Relaxed))
    }

    /// Returns the time in whole seconds since 1970.
    pub(super) fn seconds(&self) -> i64 {
        self.millis().div_euclid(1000)
    }

    pub(super) fn advance(&self, step: Duration) {
        let step = i64::try_from(step.as_millis()).unwrap_or(i64::MAX);
        // The closure always returns a value.
        let _ = self
            .advanced
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |sum| Some(sum.saturating_add(step)));
    }
}

/// Returns the whole part of a number, or the nearest number that fits.
pub(super) fn whole(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "the conversion truncates and saturates on purpose")]
    let whole = number as i64;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_at_speed_zero_moves_by_hand_only() {
        let clock = Clock::new(1_767_196_800_000, 0.0);
        assert_eq!(clock.seconds(), 1_767_196_800);
        clock.advance(Duration::from_millis(2500));
        clock.advance(Duration::from_millis(500));
        assert_eq!(clock.millis(), 1_767_196_803_000);
    }

    #[test]
    fn a_clock_runs_at_its_speed() {
        let clock = Clock::new(0, 1_000_000.0);
        std::thread::sleep(Duration::from_millis(2));
        assert!(clock.seconds() >= 2000, "{}", clock.seconds());
    }
}
