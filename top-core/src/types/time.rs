//! The platform's time: civil time at GMT+8.

use std::fmt;
use std::str::FromStr;

use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use crate::decode::Token;
use crate::schema::DataType;
use crate::value::Scalar;

const GMT8: UtcOffset = match UtcOffset::from_hms(8, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

/// A moment as TOP writes it: `yyyy-MM-dd HH:mm:ss`, always GMT+8, whatever the zone of the machine.
///
/// Kept in milliseconds, because answers also hold times as milliseconds since 1970. Answers may hold a date alone
/// (midnight), or more than one blank between date and time.
///
/// ```
/// use top_core::TopTime;
///
/// let time: TopTime = "2026-01-01 00:00:00".parse()?;
/// assert_eq!(time.unix_millis(), 1_767_196_800_000);
/// assert_eq!(time.to_string(), "2026-01-01 00:00:00");
/// assert!("2018-9-3".parse::<TopTime>().is_err());
/// # Ok::<(), top_core::InvalidTime>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopTime(i64);

/// A text that is no time of the platform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{found}` is no time: write `yyyy-MM-dd HH:mm:ss`, zero-padded, in GMT+8, as in `2026-01-31 09:05:00`"
)]
pub struct InvalidTime {
    found: String,
}

impl TopTime {
    /// The moment that many milliseconds after 1970-01-01 00:00:00 UTC; `None` outside the years 0 to 9999.
    #[must_use]
    pub fn from_unix_millis(millis: i64) -> Option<Self> {
        let time = Self(millis);
        let year = time.local()?.year();
        (0..=9999).contains(&year).then_some(time)
    }

    /// The milliseconds since 1970-01-01 00:00:00 UTC.
    #[must_use]
    pub fn unix_millis(self) -> i64 {
        self.0
    }

    /// The machine's clock.
    #[must_use]
    pub fn now() -> Self {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Self(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }

    /// The same moment without its milliseconds, as `timestamp` wants it.
    #[must_use]
    pub fn to_whole_seconds(self) -> Self {
        Self(self.0.div_euclid(1000) * 1000)
    }

    /// How long it is to the next midnight, when the platform's days begin.
    #[cfg(feature = "client")]
    pub(crate) fn until_midnight(self) -> std::time::Duration {
        const DAY: i64 = 24 * 60 * 60 * 1000;
        let since_midnight = self.0.saturating_add(8 * 60 * 60 * 1000).rem_euclid(DAY);
        std::time::Duration::from_millis(u64::try_from(DAY - since_midnight).unwrap_or_default())
    }

    /// The moment that much later.
    #[cfg(feature = "client")]
    pub(crate) fn after(self, duration: std::time::Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)))
    }

    fn local(self) -> Option<OffsetDateTime> {
        let seconds = OffsetDateTime::from_unix_timestamp(self.0.div_euclid(1000)).ok()?;
        let millis = u16::try_from(self.0.rem_euclid(1000)).ok()?;
        seconds.replace_millisecond(millis).ok()?.checked_to_offset(GMT8)
    }

    fn parse(text: &str) -> Option<Self> {
        let (date, clock) = match text.split_once(' ') {
            Some((date, clock)) => (date, clock.trim_start()),
            None => (text, "00:00:00"),
        };
        let [year, month, day] = digits(date, '-', [4, 2, 2])?;
        let (clock, millis) = match clock.split_once('.') {
            Some((clock, millis)) => (clock, digits(millis, '.', [3])?[0]),
            None => (clock, 0),
        };
        let [hour, minute, second] = digits(clock, ':', [2, 2, 2])?;
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        let date =
            Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()?;
        let small = |n: u32| u8::try_from(n).ok();
        let clock =
            Time::from_hms_milli(small(hour)?, small(minute)?, small(second)?, u16::try_from(millis).ok()?)
                .ok()?;
        let moment = PrimitiveDateTime::new(date, clock).assume_offset(GMT8);
        i64::try_from(moment.unix_timestamp_nanos() / 1_000_000).ok().map(Self)
    }
}

/// Splits into numbers of exactly the given widths.
fn digits<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Option<[u32; N]> {
    let mut parts = text.split(separator);
    let mut out = [0; N];
    for (slot, width) in out.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(out)
}

impl FromStr for TopTime {
    type Err = InvalidTime;

    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        Self::parse(text.trim()).ok_or_else(|| InvalidTime { found: text.chars().take(40).collect() })
    }
}

/// `yyyy-MM-dd HH:mm:ss`; milliseconds follow where there are any.
impl fmt::Display for TopTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(t) = self.local() else { return write!(f, "{}", self.0) };
        write!(
            f,
            "{:04}-{:02}-{:02} {:02}:{:02}:{:02}",
            t.year(),
            u8::from(t.month()),
            t.day(),
            t.hour(),
            t.minute(),
            t.second()
        )?;
        if t.millisecond() > 0 { write!(f, ".{:03}", t.millisecond()) } else { Ok(()) }
    }
}

impl fmt::Debug for TopTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TopTime({self})")
    }
}

impl From<TopTime> for std::time::SystemTime {
    fn from(time: TopTime) -> Self {
        Self::UNIX_EPOCH + Duration::milliseconds(time.0)
    }
}

impl Scalar for TopTime {
    const DATA_TYPE: DataType = DataType::Date;
    const QUOTED: bool = true;

    /// Text as TOP writes it, or milliseconds since 1970 as a number or as text.
    fn from_token(scalar: Token<'_>) -> Option<Self> {
        let text = scalar.as_text().trim();
        match text.parse::<i64>() {
            Ok(millis) if text.len() > 8 => Self::from_unix_millis(millis),
            _ => Self::parse(text),
        }
    }

    fn push_text(&self, out: &mut String) {
        use fmt::Write as _;
        // Writing to a String can't fail.
        let _ = write!(out, "{self}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_in_gmt8_whatever_the_zone_of_the_machine() {
        assert_eq!(TopTime::from_unix_millis(0).unwrap().to_string(), "1970-01-01 08:00:00");
        assert_eq!(TopTime::from_unix_millis(1_451_620_800_000).unwrap().to_string(), "2016-01-01 12:00:00");
    }

    #[test]
    fn the_odd_forms_of_the_documented_samples_are_read() {
        let read = |text| TopTime::from_token(Token::Text(text)).map(|t| t.to_string());
        assert_eq!(read("2019-11-10  21:59:59").as_deref(), Some("2019-11-10 21:59:59"));
        assert_eq!(read("2016-09-26").as_deref(), Some("2016-09-26 00:00:00"));
        assert_eq!(read("1567440000000").as_deref(), Some("2019-09-03 00:00:00"));
        assert_eq!(read("1937297392332").as_deref(), Some("2031-05-23 18:09:52.332"));
    }

    #[test]
    fn what_is_no_time_is_refused_and_named() {
        for text in [
            "2018-9-3 00:00:00",
            "2018-02-30 00:00:00",
            "2018-01-01 24:00:00",
            "noon",
            "",
            "2018-01-01T00:00:00",
        ] {
            let error = text.parse::<TopTime>().unwrap_err();
            assert!(error.to_string().starts_with(&format!("`{text}` is no time")), "{error}");
        }
    }

    #[test]
    fn absurd_numbers_do_not_panic() {
        assert_eq!(TopTime::from_unix_millis(i64::MAX), None);
        assert_eq!(TopTime::from_unix_millis(i64::MIN), None);
        assert_eq!(TopTime(i64::MAX).to_string(), i64::MAX.to_string());
    }
}
