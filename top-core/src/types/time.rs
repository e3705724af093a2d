//! Times of the platform: civil time in GMT+8.

use std::fmt;
use std::ops::{Add, Sub};
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use time::{OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::date::digits;
use super::{Date, ParseError};
use crate::decode::Token;
use crate::schema::DataType;
use crate::value::{Scalar, scalar_serde};

const GMT8: UtcOffset = match UtcOffset::from_hms(8, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

/// A time in GMT+8, written as `yyyy-MM-dd HH:mm:ss`. The time zone of the machine has no effect.
///
/// The precision is a millisecond. In responses, these forms are accepted, too: seconds (10 digits) and milliseconds
/// (13 digits) since 1970-01-01 UTC, a date without a time (midnight), and several spaces between the date and the
/// time.
///
/// The years are 0 to 9999. Arithmetic saturates at the ends of this range.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use top_core::TopTime;
///
/// let start: TopTime = "2026-01-01 00:00:00".parse()?;
/// assert_eq!(start.unix_millis(), 1_767_196_800_000);
/// let end = start + Duration::from_secs(3 * 3600);
/// assert_eq!(end.to_string(), "2026-01-01 03:00:00");
/// assert_eq!(end.duration_since(start), Duration::from_secs(3 * 3600));
/// assert_eq!(end.date().to_string(), "2026-01-01");
/// assert!("2018-9-3".parse::<TopTime>().is_err());
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopTime(i64);

impl TopTime {
    /// 0000-01-01 00:00:00.
    const MIN: i64 = -62_167_248_000_000;
    /// 9999-12-31 23:59:59.999.
    const MAX: i64 = 253_402_271_999_999;

    /// Creates a time from milliseconds since 1970-01-01 00:00:00 UTC. Returns `None` outside the years 0 to 9999.
    #[must_use]
    pub fn from_unix_millis(millis: i64) -> Option<Self> {
        (Self::MIN..=Self::MAX).contains(&millis).then_some(Self(millis))
    }

    /// Returns the milliseconds since 1970-01-01 00:00:00 UTC.
    #[must_use]
    pub fn unix_millis(self) -> i64 {
        self.0
    }

    /// Returns the current time of the machine.
    #[must_use]
    pub fn now() -> Self {
        SystemTime::now().try_into().unwrap_or(Self(0))
    }

    /// Returns the date in GMT+8.
    #[must_use]
    pub fn date(self) -> Date {
        Date(self.local().date())
    }

    /// Returns the duration since an earlier time, or zero if that time is later.
    #[must_use]
    pub fn duration_since(self, earlier: Self) -> Duration {
        self.checked_duration_since(earlier).unwrap_or_default()
    }

    /// Returns the duration since an earlier time, or `None` if that time is later.
    #[must_use]
    pub fn checked_duration_since(self, earlier: Self) -> Option<Duration> {
        u64::try_from(self.0 - earlier.0).ok().map(Duration::from_millis)
    }

    /// Truncates to seconds, the precision of the system parameter `timestamp`.
    #[must_use]
    pub fn to_whole_seconds(self) -> Self {
        Self(self.0.div_euclid(1000) * 1000)
    }

    /// Returns the duration until the next midnight in GMT+8.
    #[cfg(feature = "client")]
    pub(crate) fn until_midnight(self) -> Duration {
        let since_midnight = self.local_millis().rem_euclid(Self::DAY);
        Duration::from_millis((Self::DAY - since_midnight).unsigned_abs())
    }

    /// Returns the number of the day in GMT+8, counted from 1970-01-01.
    #[cfg(feature = "client")]
    pub(crate) fn day(self) -> i64 {
        self.local_millis().div_euclid(Self::DAY)
    }

    #[cfg(feature = "client")]
    const DAY: i64 = 24 * 60 * 60 * 1000;

    #[cfg(feature = "client")]
    fn local_millis(self) -> i64 {
        self.0 + 8 * 60 * 60 * 1000
    }

    pub(super) fn new(date: Date, time: Time) -> Self {
        let moment = PrimitiveDateTime::new(date.0, time).assume_offset(GMT8);
        let millis = moment.unix_timestamp() * 1000 + i64::from(moment.millisecond());
        Self(millis.clamp(Self::MIN, Self::MAX))
    }

    pub(super) fn local(self) -> OffsetDateTime {
        let nanos = i128::from(self.0) * 1_000_000;
        OffsetDateTime::from_unix_timestamp_nanos(nanos)
            .map_or(OffsetDateTime::UNIX_EPOCH, |utc| utc.to_offset(GMT8))
    }

    fn parse(text: &str) -> Option<Self> {
        let Some((date, clock)) = text.split_once(' ') else {
            return Date::parse(text).map(Date::midnight);
        };
        let (clock, millis) = match clock.trim_start().split_once('.') {
            Some((clock, millis)) => (clock, digits(&[millis], [3])?[0]),
            None => (clock.trim_start(), 0),
        };
        let [hour, minute, second] = digits(&clock.split(':').collect::<Vec<_>>(), [2, 2, 2])?;
        let small = |number: u16| u8::try_from(number).ok();
        let clock = Time::from_hms_milli(small(hour)?, small(minute)?, small(second)?, millis).ok()?;
        Some(Self::new(Date::parse(date)?, clock))
    }

    /// Parses a number. Ten digits are seconds, from 2001 to 2286. Milliseconds have more digits after April 1970. `0`
    /// is the start of 1970.
    fn from_number(text: &str) -> Option<Self> {
        let number: i64 = text.parse().ok()?;
        match text.trim_start_matches('-').len() {
            10 => Self::from_unix_millis(number * 1000),
            11.. => Self::from_unix_millis(number),
            _ => (text == "0").then_some(Self(0)),
        }
    }
}

/// Parses `yyyy-MM-dd HH:mm:ss`, with optional milliseconds, or a date without a time.
impl FromStr for TopTime {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        const WRITE: &str = "write `yyyy-MM-dd HH:mm:ss`, zero-padded, in GMT+8, as in `2026-01-31 09:05:00`";
        let text = text.trim();
        // `yyyyMMdd` occurs in responses only.
        let parsed = if text.contains('-') { Self::parse(text) } else { None };
        parsed.ok_or_else(|| ParseError::new("time", text, WRITE))
    }
}

/// Writes `yyyy-MM-dd HH:mm:ss`, followed by the milliseconds unless they are zero.
impl fmt::Display for TopTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let t = self.local();
        let mut text = format!("{} {:02}:{:02}:{:02}", self.date(), t.hour(), t.minute(), t.second());
        if t.millisecond() > 0 {
            text = format!("{text}.{:03}", t.millisecond());
        }
        f.pad(&text)
    }
}

impl fmt::Debug for TopTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TopTime({self})")
    }
}

/// Saturates at the end of the year 9999.
impl Add<Duration> for TopTime {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(millis(duration)).min(Self::MAX))
    }
}

/// Saturates at the start of the year 0.
impl Sub<Duration> for TopTime {
    type Output = Self;

    fn sub(self, duration: Duration) -> Self {
        Self(self.0.saturating_sub(millis(duration)).max(Self::MIN))
    }
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

impl From<TopTime> for SystemTime {
    fn from(time: TopTime) -> Self {
        let distance = Duration::from_millis(time.0.unsigned_abs());
        if time.0 < 0 { UNIX_EPOCH - distance } else { UNIX_EPOCH + distance }
    }
}

/// Truncates to milliseconds. Fails outside the years 0 to 9999.
impl TryFrom<SystemTime> for TopTime {
    type Error = ParseError;

    fn try_from(time: SystemTime) -> Result<Self, ParseError> {
        let millis = match time.duration_since(UNIX_EPOCH) {
            Ok(after) => millis(after),
            Err(before) => -millis(before.duration()),
        };
        Self::from_unix_millis(millis).ok_or_else(|| out_of_range(&millis))
    }
}

pub(super) fn out_of_range(found: &dyn fmt::Display) -> ParseError {
    ParseError::new("time", &found.to_string(), "it is outside the years 0 to 9999")
}

impl Scalar for TopTime {
    const DATA_TYPE: DataType = DataType::Date;
    const QUOTED: bool = true;

    /// Accepts the text form, and seconds or milliseconds since 1970-01-01 UTC.
    fn from_token(scalar: Token<'_>) -> Option<Self> {
        let text = scalar.as_text().trim();
        Self::from_number(text).or_else(|| Self::parse(text))
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

/// A [`TopTime`] that is written as milliseconds since 1970-01-01 UTC. In responses, the other forms are accepted, too.
///
/// # Examples
///
/// ```
/// use top_core::{TopTime, UnixMillis};
///
/// let time: TopTime = "2026-01-01 00:00:00".parse()?;
/// assert_eq!(UnixMillis::from(time).to_string(), "1767196800000");
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixMillis(TopTime);

impl From<TopTime> for UnixMillis {
    fn from(time: TopTime) -> Self {
        Self(time)
    }
}

impl From<UnixMillis> for TopTime {
    fn from(time: UnixMillis) -> Self {
        time.0
    }
}

impl FromStr for UnixMillis {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let error = || ParseError::new("time", text, "write milliseconds since 1970 as in `1767196800000`");
        text.trim().parse().ok().and_then(TopTime::from_unix_millis).map(Self).ok_or_else(error)
    }
}

impl fmt::Display for UnixMillis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.0.fmt(f)
    }
}

impl Scalar for UnixMillis {
    const DATA_TYPE: DataType = DataType::EpochMillis;
    const QUOTED: bool = false;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        let millis = scalar.as_text().trim().parse().ok().and_then(TopTime::from_unix_millis);
        millis.or_else(|| TopTime::from_token(scalar)).map(Self)
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

scalar_serde!(TopTime, UnixMillis);
