//! Sweeps: the same range again, to find what the live lane could not see.
//!
//! | sweep | list, axis | range | when (GMT+8) | calls a day, windows of 3 hours / 20 minutes |
//! | --- | --- | --- | --- | --- |
//! | near | orders, updated | 3 hours | every 15 minutes | 96 / 864 |
//! | paid | orders, paid | 26 hours | 02:10 | 9 / 78 |
//! | created | orders, created | 3 days | 02:40 | 24 / 216 |
//! | settled | orders, settled | 2 days | every 6 hours | 64 / 576 |
//! | settled_month | orders, settled | the previous month | 03:30 on the 21st, 25th and 28th | 248 / 2,232 on these days |
//! | scenes | orders of channels and of members, updated | 1 day | 04:30 | 16 / 144 |
//! | whole | orders, created | 90 days | 05:00 on the 1st | 720 / 6,480 on this day |
//! | refunds_near | refunds, updated | 2 days | every hour | 48 |
//! | refunds | refunds, opened | 60 days | 03:10 | 60 |
//! | relation_refunds | refunds of channels and of members, opened | 60 days | 03:20 | 2 |
//! | punished | punished orders, created | 35 days | 04:00 | 2 |
//!
//! A window with several pages needs a call for each. A list with pages by number needs more than a call if it is not empty.
//!
//! - Refunds are swept by the time at which they were opened: a change without a new time of update is found, too. Their windows
//!   are a day long.
//! - The query of refunds of channels and members has no end: one window is enough.
//! - Punished orders have no other axis, and no live lane: the sweep reads them from the first day on.
//! - The sweep of the scenes stays daily, also if it never finds an order.
//! - 淘礼金 has no list to read.
//! - A sweep that was missed, because no program ran, is made up for once.

use top_core::TopTime;

use crate::model::{Axis, Source, Span};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// GMT+8.
const OFFSET: i64 = 8 * HOUR;
/// The platform serves the last 90 days. A minute of them may pass until the window is read.
const REACH: i64 = 90 * DAY - MINUTE;

/// A sweep of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sweep {
    /// The name of its mark in the store.
    pub(crate) name: &'static str,
    pub(crate) source: Source,
    pub(crate) axis: Axis,
    range: Range,
    pub(crate) when: When,
    pub(crate) first: First,
    /// The codes of `order_scene`; none for those of the live lane.
    pub(crate) scenes: &'static [u8],
}

#[derive(Debug, Clone, Copy)]
enum Range {
    Last(i64),
    PreviousMonth,
}

/// When a sweep is due, in GMT+8.
#[derive(Debug, Clone, Copy)]
pub(crate) enum When {
    /// Every so many seconds.
    Every(i64),
    /// Each day at so many seconds after midnight.
    Daily(i64),
    /// On these days of each month at so many seconds after midnight.
    Monthly(&'static [i64], i64),
}

/// What a new account does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum First {
    /// It waits until the sweep is due: the live lane has just read the account.
    Wait,
    /// It runs the sweep: no other lane reads the list.
    Run,
}

/// The sweeps. Times are GMT+8.
pub(crate) const SWEEPS: &[Sweep] = &[
    sweep("near", Source::Order, Axis::Updated, Range::Last(3 * HOUR), When::Every(15 * MINUTE)),
    sweep("paid", Source::Order, Axis::Paid, Range::Last(26 * HOUR), When::Daily(at(2, 10))),
    sweep("created", Source::Order, Axis::Created, Range::Last(3 * DAY), When::Daily(at(2, 40))),
    sweep("settled", Source::Order, Axis::Settled, Range::Last(2 * DAY), When::Every(6 * HOUR)),
    sweep(
        "settled_month",
        Source::Order,
        Axis::Settled,
        Range::PreviousMonth,
        When::Monthly(&[21, 25, 28], at(3, 30)),
    ),
    Sweep {
        scenes: &[2, 3],
        ..sweep("scenes", Source::Order, Axis::Updated, Range::Last(DAY), When::Daily(at(4, 30)))
    },
    sweep("whole", Source::Order, Axis::Created, Range::Last(REACH), When::Monthly(&[1], at(5, 0))),
    sweep("refunds_near", Source::Refund, Axis::Updated, Range::Last(2 * DAY), When::Every(HOUR)),
    sweep("refunds", Source::Refund, Axis::Opened, Range::Last(60 * DAY), When::Daily(at(3, 10))),
    sweep(
        "relation_refunds",
        Source::RelationRefund,
        Axis::Opened,
        Range::Last(60 * DAY),
        When::Daily(at(3, 20)),
    ),
    Sweep {
        first: First::Run,
        ..sweep("punished", Source::Punish, Axis::Created, Range::Last(35 * DAY), When::Daily(at(4, 0)))
    },
];

const fn at(hour: i64, minute: i64) -> i64 {
    hour * HOUR + minute * MINUTE
}

const fn sweep(name: &'static str, source: Source, axis: Axis, range: Range, when: When) -> Sweep {
    Sweep { name, source, axis, range, when, first: First::Wait, scenes: &[] }
}

impl Sweep {
    /// Returns the range that the sweep reads.
    pub(crate) fn range(&self, now: i64) -> Span {
        match self.range {
            Range::Last(seconds) => Span { from: now - seconds, to: now },
            Range::PreviousMonth => {
                let this = month_start(now);
                Span { from: month_start(this - DAY), to: this }
            }
        }
    }
}

/// Returns whether a time at which the sweep is due has passed since the last run.
pub(crate) fn is_due(when: When, last: i64, now: i64) -> bool {
    match when {
        When::Every(seconds) => now - last >= seconds,
        When::Daily(time) => last < latest(now, time),
        When::Monthly(days, time) => days.iter().any(|day| {
            // The day of this month, or of the previous one if that is still to come.
            let this = month_start(now) + (day - 1) * DAY + time;
            let due =
                if this <= now { this } else { month_start(month_start(now) - DAY) + (day - 1) * DAY + time };
            last < due
        }),
    }
}

/// Returns the latest time up to now with this time of day.
fn latest(now: i64, time: i64) -> i64 {
    let today = now - (now + OFFSET).rem_euclid(DAY) + time;
    if today <= now { today } else { today - DAY }
}

/// Returns the day of a time, from midnight to midnight in GMT+8.
pub(crate) fn day(time: i64) -> Span {
    let midnight = latest(time, 0);
    Span { from: midnight, to: midnight + DAY }
}

/// Returns the beginning of the month of a time.
fn month_start(time: i64) -> i64 {
    let midnight = latest(time, 0);
    let date = TopTime::from_unix_millis(time.saturating_mul(1_000)).map(|time| time.to_string());
    let day = date.and_then(|date| date.get(8..10)?.parse::<i64>().ok()).unwrap_or(1);
    midnight - (day - 1) * DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(time: &str) -> i64 {
        time.parse::<TopTime>().unwrap().unix_millis() / 1_000
    }

    fn due(when: When, last: &str, now: &str) -> bool {
        is_due(when, seconds(last), seconds(now))
    }

    #[test]
    fn daily_sweeps_are_due_after_their_time() {
        let when = When::Daily(at(2, 10));
        assert!(!due(when, "2026-11-26 02:10:00", "2026-11-27 02:09:59"));
        assert!(due(when, "2026-11-26 02:10:00", "2026-11-27 02:10:00"));
        assert!(!due(when, "2026-11-27 02:10:01", "2026-11-27 23:00:00"));
        assert!(due(when, "2026-11-20 12:00:00", "2026-11-27 01:00:00"));
    }

    #[test]
    fn monthly_sweeps_are_due_on_their_days() {
        let when = When::Monthly(&[21, 28], at(3, 30));
        assert!(!due(when, "2026-10-28 03:30:00", "2026-11-21 03:29:59"));
        assert!(due(when, "2026-10-28 03:30:00", "2026-11-21 03:30:00"));
        assert!(!due(when, "2026-11-21 03:30:00", "2026-11-28 03:00:00"));
        assert!(due(when, "2026-11-21 03:30:00", "2026-12-05 00:00:00"));
    }

    #[test]
    fn intervals_are_measured_from_the_last_run() {
        let when = When::Every(15 * MINUTE);
        assert!(!due(when, "2026-11-27 12:00:00", "2026-11-27 12:14:59"));
        assert!(due(when, "2026-11-27 12:00:00", "2026-11-27 12:15:00"));
    }

    #[test]
    fn the_previous_month_ends_at_its_last_second() {
        let sweep = SWEEPS.iter().find(|sweep| sweep.name == "settled_month").unwrap();
        let range = sweep.range(seconds("2026-03-21 03:30:00"));
        assert_eq!(range, Span { from: seconds("2026-02-01 00:00:00"), to: seconds("2026-03-01 00:00:00") });
        let range = sweep.range(seconds("2026-01-25 03:30:00"));
        assert_eq!(range, Span { from: seconds("2025-12-01 00:00:00"), to: seconds("2026-01-01 00:00:00") });
    }

    #[test]
    fn a_day_begins_at_midnight_in_gmt_8() {
        let today = Span { from: seconds("2026-11-27 00:00:00"), to: seconds("2026-11-28 00:00:00") };
        assert_eq!(day(today.from), today);
        assert_eq!(day(today.to - 1), today);
    }

    #[test]
    fn sweeps_make_the_calls_of_the_table() {
        let now = seconds("2026-11-27 12:00:00");
        let calls = |name: &str, limit: i64| {
            let sweep = SWEEPS.iter().find(|sweep| sweep.name == name).unwrap();
            let scenes = i64::try_from(sweep.scenes.len().max(1)).unwrap();
            let runs = if let When::Every(seconds) = sweep.when { DAY / seconds } else { 1 };
            let range = sweep.range(now);
            let windows = super::super::split(range, limit).len();
            runs * scenes * i64::try_from(windows).unwrap()
        };
        let of = |limit| {
            ["near", "paid", "created", "settled", "settled_month", "scenes", "whole"]
                .map(|name| calls(name, limit))
        };
        assert_eq!(of(3 * HOUR), [96, 9, 24, 64, 248, 16, 720]);
        assert_eq!(of(20 * MINUTE), [864, 78, 216, 576, 2_232, 144, 6_480]);
        assert_eq!(["refunds_near", "refunds"].map(|name| calls(name, DAY)), [48, 60]);
    }

    #[test]
    fn marks_have_unique_names() {
        for (i, sweep) in SWEEPS.iter().enumerate() {
            assert!(SWEEPS[i + 1..].iter().all(|other| other.name != sweep.name), "{}", sweep.name);
        }
    }
}
