//! The time of an attempt: the machine's, corrected by the `Date` of responses.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::DATE;

use crate::types::TopTime;

/// The source of `timestamp`.
pub trait Clock: fmt::Debug + Send + Sync {
    /// The moment of the attempt.
    fn now(&self) -> TopTime;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> TopTime {
        TopTime::now()
    }
}

/// How far the clock is behind the gateway's, in milliseconds.
#[derive(Debug, Default)]
pub(super) struct Skew(AtomicI64);

impl Skew {
    /// Smaller differences are ignored: the header counts whole seconds, and the gateway allows ten minutes.
    const WORTH_CORRECTING: Duration = Duration::from_secs(60);

    pub(super) fn now(&self, clock: &dyn Clock) -> TopTime {
        let now = clock.now();
        TopTime::from_unix_millis(now.unix_millis().saturating_add(self.0.load(Ordering::Relaxed)))
            .unwrap_or(now)
    }

    /// Learns from the `Date` of a response.
    pub(super) fn learn(&self, clock: &dyn Clock, headers: &HeaderMap) {
        let date = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
        let Some(theirs) = date.and_then(millis) else { return };
        let skew = theirs.saturating_sub(clock.now().unix_millis());
        self.0.store(if Self::is_worth_correcting(skew) { skew } else { 0 }, Ordering::Relaxed);
    }

    /// Whether the correction has changed since a request was stamped.
    pub(super) fn has_changed_since(&self, stamp: TopTime, took: Duration, clock: &dyn Clock) -> bool {
        let expected = (stamp + took).unix_millis();
        Self::is_worth_correcting(self.now(clock).unix_millis().saturating_sub(expected))
    }

    fn is_worth_correcting(millis: i64) -> bool {
        u128::from(millis.unsigned_abs()) >= Self::WORTH_CORRECTING.as_millis()
    }
}

fn millis(time: SystemTime) -> Option<i64> {
    i64::try_from(time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct At(&'static str);

    impl Clock for At {
        fn now(&self) -> TopTime {
            self.0.parse().unwrap()
        }
    }

    fn headers(date: &str) -> HeaderMap {
        HeaderMap::from_iter([(DATE, date.parse().unwrap())])
    }

    #[test]
    fn a_clock_that_is_far_off_is_corrected_and_one_that_is_not_is_left_alone() {
        let (skew, clock) = (Skew::default(), At("2026-01-01 08:00:00"));
        for (date, now) in [
            ("Thu, 01 Jan 2026 00:00:30 GMT", "2026-01-01 08:00:00"),
            ("Thu, 01 Jan 2026 00:40:00 GMT", "2026-01-01 08:40:00"),
            ("Thu, 01 Jan 2026 00:40:01 GMT", "2026-01-01 08:40:01"),
            ("Wed, 31 Dec 2025 23:00:00 GMT", "2026-01-01 07:00:00"),
            ("Thu, 01 Jan 2026 00:00:10 GMT", "2026-01-01 08:00:00"),
        ] {
            skew.learn(&clock, &headers(date));
            assert_eq!(skew.now(&clock).to_string(), now, "{date}");
        }
    }

    #[test]
    fn a_stamp_is_out_of_date_once_the_clock_was_corrected() {
        let (skew, clock) = (Skew::default(), At("2026-01-01 08:00:00"));
        let stamp = skew.now(&clock);
        assert!(!skew.has_changed_since(stamp, Duration::from_secs(1), &clock));
        skew.learn(&clock, &headers("Thu, 01 Jan 2026 00:40:00 GMT"));
        assert!(skew.has_changed_since(stamp, Duration::from_secs(1), &clock));
        assert!(!skew.has_changed_since(skew.now(&clock), Duration::from_secs(1), &clock));
    }

    #[test]
    fn a_date_that_is_none_teaches_nothing() {
        let (skew, clock) = (Skew::default(), At("2026-01-01 08:00:00"));
        for date in ["", "yesterday", "2026-01-01 00:40:00", "Thu, 01 Jan 99999 00:40:00 GMT"] {
            skew.learn(&clock, &headers(date));
        }
        skew.learn(&clock, &HeaderMap::new());
        assert_eq!(skew.now(&clock).to_string(), "2026-01-01 08:00:00");
    }
}
