//! Times that users write: dates, `昨天`, `yesterday`, `now-3h`, `7d`. All of them are in GMT+8.

use std::time::Duration;

use top_core::{Date, TopTime};

/// A time or a whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    Day(Date),
    Time(TopTime),
}

/// The end of a time range at which a time is used. A whole day starts at 00:00:00 and ends at 23:59:59.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edge {
    Start,
    End,
}

impl Edge {
    /// Returns the edge for a parameter of this name: `end_time` and `send_end_time` are ends, other names are starts.
    pub(crate) fn of(name: &str) -> Self {
        if name.split('_').any(|part| part == "end") { Self::End } else { Self::Start }
    }
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Days by name, as a number of days after today.
const DAYS: [(&str, i64); 8] = [
    ("today", 0),
    ("今天", 0),
    ("yesterday", -1),
    ("昨天", -1),
    ("前天", -2),
    ("大前天", -3),
    ("tomorrow", 1),
    ("明天", 1),
];

impl When {
    /// Parses a time. Returns `None` if the text is not one of these forms, with letters in any case:
    ///
    /// - `2026-11-11` or `20261111`: the day; `today`, `yesterday`, `tomorrow`, `今天`, `昨天`, `前天`, `大前天`, `明天`
    /// - a day and a clock time: `2026-11-11 10:00`, `2026-11-11T10:00:00`, `昨天 10:00:30`
    /// - `now` or `现在`, and a distance from it: `now-3h`, `now-1h30m`, `now+7d`
    /// - a distance before now: `7d`, `3h`, `20m` (minutes), `90s`, `2w`
    pub(crate) fn parse(text: &str, now: TopTime) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(rest) = text.strip_prefix("now").or_else(|| text.strip_prefix("现在")) {
            return moment(rest.trim(), now).map(Self::Time);
        }
        if let Some(ago) = distance(&text) {
            return Some(Self::Time(now.to_whole_seconds() - ago));
        }
        // `T` separates a date from a clock time. It also occurs in the names of days.
        match text.split_once(' ').or_else(|| text.split_once('t').filter(|(date, _)| date.contains('-'))) {
            Some((date, clock)) => at_clock(day(date, now)?, clock.trim()).map(Self::Time),
            None => day(&text, now).map(Self::Day),
        }
    }

    /// Returns the time, with whole days at this edge.
    pub(crate) fn at(self, edge: Edge) -> TopTime {
        match (self, edge) {
            (Self::Time(time), _) => time,
            (Self::Day(day), Edge::Start) => day.midnight(),
            (Self::Day(day), Edge::End) => day.midnight() + DAY - Duration::from_secs(1),
        }
    }

    /// Returns the day, or the day of the time.
    pub(crate) fn day(self) -> Date {
        match self {
            Self::Day(day) => day,
            Self::Time(time) => time.date(),
        }
    }
}

fn moment(offset: &str, now: TopTime) -> Option<TopTime> {
    let now = now.to_whole_seconds();
    match offset.split_at_checked(1) {
        None => Some(now),
        Some(("-", before)) => Some(now - distance(before.trim())?),
        Some(("+", after)) => Some(now + distance(after.trim())?),
        Some(_) => None,
    }
}

fn day(text: &str, now: TopTime) -> Option<Date> {
    if let Some((_, days)) = DAYS.iter().find(|(name, _)| *name == text) {
        let distance = DAY.checked_mul(u32::try_from(days.unsigned_abs()).ok()?)?;
        return Some(if *days < 0 { now - distance } else { now + distance }.date());
    }
    let compact = || text.parse::<top_core::CompactDate>().ok().map(Date::from);
    text.parse().ok().or_else(compact)
}

/// Parses `HH:mm`, `HH:mm:ss` or `HH:mm:ss.SSS`.
fn at_clock(day: Date, clock: &str) -> Option<TopTime> {
    let seconds = if clock.len() == 5 { ":00" } else { "" };
    format!("{day} {clock}{seconds}").parse().ok()
}

/// Parses a sum of numbers with units: `7d`, `1h30m`.
fn distance(text: &str) -> Option<Duration> {
    let mut total = None;
    let mut rest = text;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).filter(|at| *at > 0)?;
        let (number, tail) = rest.split_at(digits);
        let unit = tail.chars().next()?;
        let seconds: u64 = match unit {
            's' => 1,
            'm' => 60,
            'h' => 60 * 60,
            'd' => 24 * 60 * 60,
            'w' => 7 * 24 * 60 * 60,
            _ => return None,
        };
        let part = Duration::from_secs(number.parse::<u64>().ok()?.checked_mul(seconds)?);
        total = Some(total.unwrap_or(Duration::ZERO).checked_add(part)?);
        rest = &tail[unit.len_utf8()..];
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half past midnight in GMT+8: the day before in UTC.
    fn parsed(text: &str, edge: Edge) -> Option<String> {
        let now = "2026-03-01 00:30:15.250".parse().unwrap();
        When::parse(text, now).map(|when| when.at(edge).to_string())
    }

    fn start(text: &str) -> String {
        parsed(text, Edge::Start).unwrap()
    }

    #[test]
    fn whole_days_start_and_end_in_gmt8() {
        for (text, day) in [
            ("2026-11-11", "2026-11-11"),
            ("20261111", "2026-11-11"),
            ("昨天", "2026-02-28"),
            ("Yesterday", "2026-02-28"),
            ("前天", "2026-02-27"),
            ("大前天", "2026-02-26"),
            ("today", "2026-03-01"),
            ("今天", "2026-03-01"),
            ("明天", "2026-03-02"),
        ] {
            assert_eq!(parsed(text, Edge::Start), Some(format!("{day} 00:00:00")), "{text}");
            assert_eq!(parsed(text, Edge::End), Some(format!("{day} 23:59:59")), "{text}");
        }
    }

    #[test]
    fn distances_are_before_now() {
        assert_eq!(start("now"), "2026-03-01 00:30:15");
        assert_eq!(start("现在"), "2026-03-01 00:30:15");
        assert_eq!(start("now-3h"), "2026-02-28 21:30:15");
        assert_eq!(start("now - 1h30m"), "2026-02-28 23:00:15");
        assert_eq!(start("NOW+7D"), "2026-03-08 00:30:15");
        assert_eq!(start("7d"), "2026-02-22 00:30:15");
        assert_eq!(start("20m"), "2026-03-01 00:10:15");
        assert_eq!(start("2w"), "2026-02-15 00:30:15");
        assert_eq!(start("90s"), "2026-03-01 00:28:45");
    }

    #[test]
    fn clock_times_may_omit_the_seconds() {
        assert_eq!(start("2026-11-11 10:05"), "2026-11-11 10:05:00");
        assert_eq!(start("2026-11-11T10:05:09"), "2026-11-11 10:05:09");
        assert_eq!(start("昨天 23:59:59"), "2026-02-28 23:59:59");
        assert_eq!(parsed("yesterday 10:00", Edge::End).unwrap(), "2026-02-28 10:00:00");
    }

    #[test]
    fn other_texts_are_not_times() {
        for text in [
            "",
            "7",
            "d",
            "7x",
            "-3h",
            "now3h",
            "now-",
            "2018-9-3",
            "2026-02-30",
            "2026-11-11 25:00",
            "2026-11-11 1:00",
            "昨",
            "99999999999999999999d",
            "1767196800000",
            "now-é",
        ] {
            assert_eq!(parsed(text, Edge::Start), None, "{text}");
        }
    }

    #[test]
    fn names_with_end_are_ends() {
        for name in ["end_time", "send_end_time", "mgc_end_time", "rpt_end_time"] {
            assert_eq!(Edge::of(name), Edge::End, "{name}");
        }
        for name in ["start_time", "send_start_time", "q_time", "pending_time"] {
            assert_eq!(Edge::of(name), Edge::Start, "{name}");
        }
    }
}
