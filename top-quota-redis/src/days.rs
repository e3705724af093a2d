//! The calls of a day, for daily limits while Redis is away.

use std::collections::HashMap;

use top_core::{QuotaKey, TopTime};

/// Today's calls of each key with a daily limit.
#[derive(Debug, Default)]
pub(crate) struct Days {
    today: i64,
    counts: HashMap<QuotaKey, Count>,
}

/// Today's calls of one key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Those of all processes, as Redis last reported them.
    pub(crate) all: u64,
    /// Those of this process.
    pub(crate) own: u64,
    /// Those among them that Redis has not counted.
    pub(crate) pending: u64,
}

/// Returns the number of the day in GMT+8, as the scripts count it.
pub(crate) fn day_of(time: TopTime) -> i64 {
    (time.unix_millis() + 8 * 60 * 60 * 1000).div_euclid(24 * 60 * 60 * 1000)
}

impl Days {
    /// Forgets the counts of another day.
    fn at(&mut self, day: i64) -> &mut HashMap<QuotaKey, Count> {
        if self.today != day {
            self.today = day;
            self.counts.clear();
        }
        &mut self.counts
    }

    /// Redis reported the calls of all processes, and took a call if `is_taken`.
    pub(crate) fn counted(&mut self, day: i64, key: &QuotaKey, all: u64, is_taken: bool) {
        let count = self.at(day).entry(key.clone()).or_default();
        count.all = all;
        count.own += u64::from(is_taken);
    }

    /// This process took a call without Redis.
    pub(crate) fn took(&mut self, day: i64, key: &QuotaKey) {
        let count = self.at(day).entry(key.clone()).or_default();
        count.own += 1;
        count.pending += 1;
    }

    /// Returns whether this process has used its share of the calls that the limit still allowed at the last contact.
    pub(crate) fn is_used_up(&mut self, day: i64, key: &QuotaKey, limit: u64, peers: u32) -> bool {
        let count = self.at(day).get(key).copied().unwrap_or_default();
        count.pending >= limit.saturating_sub(count.all) / u64::from(peers.max(1))
    }

    /// Returns the counts of today.
    pub(crate) fn counts(&mut self, day: i64) -> Vec<(QuotaKey, Count)> {
        self.at(day).iter().map(|(key, count)| (key.clone(), *count)).collect()
    }

    /// Redis has added the pending calls of `sent`.
    pub(crate) fn added(&mut self, day: i64, key: &QuotaKey, sent: Count, all: u64) {
        if let Some(count) = self.at(day).get_mut(key) {
            count.all = all;
            count.pending = count.pending.saturating_sub(sent.pending);
        }
    }
}

#[cfg(test)]
mod tests {
    use top_core::Scope;

    use super::*;

    fn app() -> QuotaKey {
        QuotaKey::new(Scope::App, "12345678")
    }

    #[test]
    fn days_begin_at_midnight_in_china() {
        let day = |time: &str| day_of(time.parse().unwrap());
        assert_eq!(day("2026-11-11 00:00:00") - day("2026-11-10 23:59:59"), 1);
        assert_eq!(day("2026-11-11 23:59:59"), day("2026-11-11 00:00:00"));
        assert_eq!(day("1970-01-01 08:00:00"), 0);
    }

    #[test]
    fn a_process_uses_its_share_of_what_was_left() {
        let mut days = Days::default();
        days.counted(1, &app(), 88, true);
        for _ in 0..3 {
            assert!(!days.is_used_up(1, &app(), 100, 4));
            days.took(1, &app());
        }
        assert!(days.is_used_up(1, &app(), 100, 4));
        assert!(!days.is_used_up(2, &app(), 100, 4), "the next day");
    }

    #[test]
    fn pending_calls_are_sent_once() {
        let mut days = Days::default();
        days.counted(1, &app(), 10, true);
        days.took(1, &app());
        let sent = Count { all: 10, own: 2, pending: 1 };
        assert_eq!(days.counts(1), [(app(), sent)]);
        days.took(1, &app());
        days.added(1, &app(), sent, 11);
        assert_eq!(days.counts(1), [(app(), Count { all: 11, own: 3, pending: 1 })]);
    }
}
