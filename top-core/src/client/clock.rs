//! The `timestamp` of requests: the system clock, corrected by the `Date` header of responses.

use std::fmt;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::DATE;

use crate::types::TopTime;

/// The source of the current time for `timestamp`.
///
/// The client corrects it if the `Date` header of a response differs by a minute or more.
///
/// # Examples
///
/// A fixed time for tests:
///
/// ```
/// use top_core::{Clock, TopClient, TopTime};
///
/// #[derive(Debug)]
/// struct FixedClock(TopTime);
///
/// impl Clock for FixedClock {
///     fn now(&self) -> TopTime {
///         self.0
///     }
/// }
///
/// let clock = FixedClock("2026-11-11 00:00:00".parse()?);
/// let client = TopClient::builder("12345678", "secret").clock(clock).build()?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Clock: fmt::Debug + Send + Sync {
    /// Returns the current time.
    fn now(&self) -> TopTime;
}

/// The system clock.
///
/// # Examples
///
/// ```
/// use top_core::{Clock, SystemClock};
///
/// println!("{}", SystemClock.now());
/// ```
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> TopTime {
        TopTime::now()
    }
}

/// The difference between the gateway's clock and the local clock, in milliseconds.
#[derive(Debug, Default)]
pub(super) struct Skew(AtomicI64);

impl Skew {
    /// Smaller differences are ignored: the header has a resolution of one second, and the gateway tolerates ten minutes.
    const WORTH_CORRECTING: Duration = Duration::from_secs(60);

    pub(super) fn now(&self, clock: &dyn Clock) -> TopTime {
        let now = clock.now();
        TopTime::from_unix_millis(now.unix_millis().saturating_add(self.0.load(Ordering::Relaxed)))
            .unwrap_or(now)
    }

    /// Updates the difference from the `Date` header of a response.
    pub(super) fn update(&self, clock: &dyn Clock, headers: &HeaderMap) {
        let date = headers.get(DATE).and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
        let Some(theirs) = date.and_then(millis) else { return };
        let skew = theirs.saturating_sub(clock.now().unix_millis());
        self.0.store(if Self::is_worth_correcting(skew) { skew } else { 0 }, Ordering::Relaxed);
    }

    /// Whether the correction changed after a request got its `timestamp`.
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
    fn only_large_differences_are_corrected() {
        let (skew, clock) = (Skew::default(), At("2026-01-01 08:00:00"));
        for (date, now) in [
            ("Thu, 01 Jan 2026 00:00:30 GMT", "2026-01-01 08:00:00"),
            ("Thu, 01 Jan 2026 00:40:00 GMT", "2026-01-01 08:40:00"),
            ("Thu, 01 Jan 2026 00:40:01 GMT", "2026-01-01 08:40:01"),
            ("Wed, 31 Dec 2025 23:00:00 GMT", "2026-01-01 07:00:00"),
            ("Thu, 01 Jan 2026 00:00:10 GMT", "2026-01-01 08:00:00"),
        ] {
            skew.update(&clock, &headers(date));
            assert_eq!(skew.now(&clock).to_string(), now, "{date}");
        }
    }

    #[test]
    fn a_timestamp_is_outdated_after_a_correction() {
        let (skew, clock) = (Skew::default(), At("2026-01-01 08:00:00"));
        let stamp = skew.now(&clock);
        assert!(!skew.has_changed_since(stamp, Duration::from_secs(1), &clock));
        skew.update(&clock, &headers("Thu, 01 Jan 2026 00:40:00 GMT"));
        assert!(skew.has_changed_since(stamp, Duration::from_secs(1), &clock));
        assert!(!skew.has_changed_since(skew.now(&clock), Duration::from_secs(1), &clock));
    }

    #[test]
    fn an_invalid_date_header_is_ignored() {
        let (skew, clock) = (Skew::default(), At("2026-01-01 08:00:00"));
        for date in ["", "yesterday", "2026-01-01 00:40:00", "Thu, 01 Jan 99999 00:40:00 GMT"] {
            skew.update(&clock, &headers(date));
        }
        skew.update(&clock, &HeaderMap::new());
        assert_eq!(skew.now(&clock).to_string(), "2026-01-01 08:00:00");
    }
}
