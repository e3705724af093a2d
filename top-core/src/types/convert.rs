//! Conversions to and from the types of time crates, each behind the feature with the name of the crate.

#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
use super::time::out_of_range;
#[cfg(any(feature = "jiff", feature = "chrono", feature = "time"))]
use super::{Date, ParseError, TopTime};

#[cfg(feature = "jiff")]
mod jiff {
    use jiff::Timestamp;
    use jiff::civil;

    use super::{Date, ParseError, TopTime, out_of_range};

    impl From<TopTime> for Timestamp {
        fn from(time: TopTime) -> Self {
            // Every TopTime is in the range of the type.
            Self::from_millisecond(time.unix_millis()).unwrap_or_default()
        }
    }

    /// Truncates to milliseconds. Fails outside the years 0 to 9999.
    impl TryFrom<Timestamp> for TopTime {
        type Error = ParseError;

        fn try_from(time: Timestamp) -> Result<Self, ParseError> {
            Self::from_unix_millis(time.as_millisecond()).ok_or_else(|| out_of_range(&time))
        }
    }

    impl From<Date> for civil::Date {
        fn from(date: Date) -> Self {
            let part = |number: u8| i8::try_from(number).unwrap_or(1);
            let year = i16::try_from(date.year()).unwrap_or_default();
            // Every Date is in the range of the type.
            Self::new(year, part(date.month()), part(date.day())).unwrap_or_default()
        }
    }

    /// Fails outside the years 0 to 9999.
    impl TryFrom<civil::Date> for Date {
        type Error = ParseError;

        fn try_from(date: civil::Date) -> Result<Self, ParseError> {
            let part = |number: i8| u8::try_from(number).ok();
            let year = u16::try_from(date.year()).ok();
            let found = year.zip(part(date.month())).zip(part(date.day()));
            found
                .and_then(|((year, month), day)| Self::new(year, month, day))
                .ok_or_else(|| out_of_range(&date))
        }
    }
}

#[cfg(feature = "chrono")]
mod chrono {
    use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDate, TimeZone, Utc};

    use super::{Date, ParseError, TopTime, out_of_range};

    impl From<TopTime> for DateTime<Utc> {
        fn from(time: TopTime) -> Self {
            // Every TopTime is in the range of the type.
            Self::from_timestamp_millis(time.unix_millis()).unwrap_or_default()
        }
    }

    /// Returns the time with the offset GMT+8.
    impl From<TopTime> for DateTime<FixedOffset> {
        fn from(time: TopTime) -> Self {
            let utc = DateTime::<Utc>::from(time);
            FixedOffset::east_opt(8 * 3600)
                .map_or_else(|| utc.fixed_offset(), |gmt8| utc.with_timezone(&gmt8))
        }
    }

    /// Truncates to milliseconds. Fails outside the years 0 to 9999.
    impl<Z: TimeZone> TryFrom<DateTime<Z>> for TopTime {
        type Error = ParseError;

        fn try_from(time: DateTime<Z>) -> Result<Self, ParseError> {
            let millis = time.timestamp_millis();
            Self::from_unix_millis(millis).ok_or_else(|| out_of_range(&millis))
        }
    }

    impl From<Date> for NaiveDate {
        fn from(date: Date) -> Self {
            // Every Date is in the range of the type.
            Self::from_ymd_opt(date.year().into(), date.month().into(), date.day().into()).unwrap_or_default()
        }
    }

    /// Fails outside the years 0 to 9999.
    impl TryFrom<NaiveDate> for Date {
        type Error = ParseError;

        fn try_from(date: NaiveDate) -> Result<Self, ParseError> {
            let part = |number: u32| u8::try_from(number).ok();
            let year = u16::try_from(date.year()).ok();
            let found = year.zip(part(date.month())).zip(part(date.day()));
            found
                .and_then(|((year, month), day)| Self::new(year, month, day))
                .ok_or_else(|| out_of_range(&date))
        }
    }
}

#[cfg(feature = "time")]
mod time {
    use time::OffsetDateTime;

    use super::{Date, ParseError, TopTime, out_of_range};

    /// Returns the time with the offset GMT+8.
    impl From<TopTime> for OffsetDateTime {
        fn from(time: TopTime) -> Self {
            time.local()
        }
    }

    /// Truncates to milliseconds. Fails outside the years 0 to 9999.
    impl TryFrom<OffsetDateTime> for TopTime {
        type Error = ParseError;

        fn try_from(time: OffsetDateTime) -> Result<Self, ParseError> {
            let millis = i64::try_from(time.unix_timestamp_nanos().div_euclid(1_000_000)).ok();
            millis.and_then(Self::from_unix_millis).ok_or_else(|| out_of_range(&time.unix_timestamp()))
        }
    }

    impl From<Date> for time::Date {
        fn from(date: Date) -> Self {
            date.0
        }
    }

    /// Fails outside the years 0 to 9999.
    impl TryFrom<time::Date> for Date {
        type Error = ParseError;

        fn try_from(date: time::Date) -> Result<Self, ParseError> {
            let part = u8::from(date.month());
            let year = u16::try_from(date.year()).ok();
            year.and_then(|year| Self::new(year, part, date.day())).ok_or_else(|| out_of_range(&date.year()))
        }
    }
}
