//! Dates without a time of day.

use std::fmt;
use std::str::FromStr;

use time::Month;

use super::{ParseError, TopTime};
use crate::decode::Token;
use crate::schema::DataType;
use crate::value::{Scalar, scalar_serde};

/// A date in GMT+8, written as `yyyy-MM-dd`. In responses, `yyyyMMdd` is accepted, too.
///
/// For a parameter that is documented as `yyyyMMdd`, use [`CompactDate`].
///
/// # Examples
///
/// ```
/// use top_core::{CompactDate, Date};
///
/// let day: Date = "2026-01-31".parse()?;
/// assert_eq!(CompactDate::from(day).to_string(), "20260131");
/// assert_eq!(day.midnight().to_string(), "2026-01-31 00:00:00");
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(pub(super) time::Date);

impl Date {
    /// Creates a date from a year (0 to 9999), a month and a day of the month. Returns `None` for an invalid date.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Date;
    ///
    /// assert!(Date::new(2024, 2, 29).is_some());
    /// assert!(Date::new(2025, 2, 29).is_none());
    /// ```
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let date = time::Date::from_calendar_date(year.into(), Month::try_from(month).ok()?, day).ok()?;
        (year <= 9999).then_some(Self(date))
    }

    /// Returns the current date in GMT+8.
    #[must_use]
    pub fn today() -> Self {
        TopTime::now().date()
    }

    /// Returns the year.
    #[must_use]
    pub fn year(self) -> u16 {
        u16::try_from(self.0.year()).unwrap_or_default()
    }

    /// Returns the month, from 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// Returns the day of the month, from 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.0.day()
    }

    /// Returns the start of the day.
    #[must_use]
    pub fn midnight(self) -> TopTime {
        TopTime::new(self, time::Time::MIDNIGHT)
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = match text.len() {
            8 if text.is_ascii() => vec![&text[..4], &text[4..6], &text[6..]],
            _ => text.split('-').collect(),
        };
        let [year, month, day] = digits(&parts, [4, 2, 2])?;
        Self::new(year, month.try_into().ok()?, day.try_into().ok()?)
    }
}

/// Parses numbers with exactly the given widths.
pub(super) fn digits<const N: usize>(parts: &[&str], widths: [usize; N]) -> Option<[u16; N]> {
    let parts: [&str; N] = parts.try_into().ok()?;
    let mut out = [0; N];
    for ((number, part), width) in out.iter_mut().zip(parts).zip(widths) {
        if part.len() != width || !part.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    Some(out)
}

impl FromStr for Date {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let parsed = if text.contains('-') { Self::parse(text.trim()) } else { None };
        parsed.ok_or_else(|| ParseError::new("date", text, "write `yyyy-MM-dd` as in `2026-01-31`"))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day()))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Date({self})")
    }
}

impl Scalar for Date {
    const DATA_TYPE: DataType = DataType::Day;
    const QUOTED: bool = true;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        Self::parse(scalar.as_text().trim())
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

/// A [`Date`] that is written as `yyyyMMdd`. In responses, `yyyy-MM-dd` is accepted, too.
///
/// # Examples
///
/// ```
/// use top_core::{CompactDate, Date};
///
/// let day = Date::new(2026, 1, 31).ok_or("no such day")?;
/// assert_eq!(CompactDate::from(day).to_string(), "20260131");
/// # Ok::<(), &str>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CompactDate(Date);

impl From<Date> for CompactDate {
    fn from(date: Date) -> Self {
        Self(date)
    }
}

impl From<CompactDate> for Date {
    fn from(date: CompactDate) -> Self {
        date.0
    }
}

impl FromStr for CompactDate {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let parsed = if text.contains('-') { None } else { Date::parse(text.trim()) };
        parsed.map(Self).ok_or_else(|| ParseError::new("date", text, "write `yyyyMMdd` as in `20260131`"))
    }
}

impl fmt::Display for CompactDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day()))
    }
}

impl Scalar for CompactDate {
    const DATA_TYPE: DataType = DataType::CompactDay;
    const QUOTED: bool = true;

    fn from_token(scalar: Token<'_>) -> Option<Self> {
        Date::from_token(scalar).map(Self)
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.to_string());
    }
}

scalar_serde!(Date, CompactDate);
