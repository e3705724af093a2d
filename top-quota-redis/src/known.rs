//! The bans and slow-downs that this process knows.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;
use top_core::{Ban, QuotaKey, Scope};

/// Bans and slow-downs. Redis decides; this is what remains when Redis is away, and what ends the wait for a reserved call.
#[derive(Debug, Default)]
pub(crate) struct Known {
    keys: HashMap<QuotaKey, Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    closed_until: Instant,
    /// When the ban was learned.
    learned_at: Instant,
    /// The number of slow-downs.
    slow: u32,
    /// When the next slow-down can be taken back.
    recover_at: Instant,
    /// Whether this process met a ban that Redis may not know.
    is_pending: bool,
    /// Whether that ban was a slow-down.
    is_slow_down: bool,
}

/// What Redis must be told about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Push {
    pub(crate) key: QuotaKey,
    pub(crate) wait: Duration,
    /// The least number of slow-downs.
    pub(crate) slow: u32,
    /// Whether to slow the key down by one more step.
    pub(crate) is_slow_down: bool,
}

impl Known {
    const ENOUGH: usize = 4096;

    fn entry(&mut self, key: &QuotaKey, now: Instant) -> &mut Entry {
        if self.keys.len() >= Self::ENOUGH {
            self.keys.retain(|_, entry| entry.closed_until > now || entry.slow > 0 || entry.is_pending);
        }
        self.keys.entry(key.clone()).or_insert(Entry {
            closed_until: now,
            learned_at: now,
            slow: 0,
            recover_at: now,
            is_pending: false,
            is_slow_down: false,
        })
    }

    fn close(&mut self, key: &QuotaKey, wait: Duration, now: Instant) -> &mut Entry {
        let entry = self.entry(key, now);
        entry.closed_until = entry.closed_until.max(end(now, wait));
        entry.learned_at = now;
        entry
    }

    /// This process met a ban, which Redis does not know yet.
    pub(crate) fn met(&mut self, key: &QuotaKey, ban: Ban, now: Instant) {
        let entry = self.close(key, ban.wait(), now);
        entry.is_pending = true;
        entry.is_slow_down |= ban == Ban::SlowDown;
    }

    /// Redis reports a ban and the number of slow-downs.
    pub(crate) fn reported(&mut self, key: &QuotaKey, wait: Duration, slow: u32, now: Instant) {
        let entry = self.close(key, wait, now);
        if slow > entry.slow {
            entry.recover_at = now + Ban::RECOVERY;
        }
        entry.slow = slow;
    }

    /// Redis has the ban that this process met.
    pub(crate) fn pushed(&mut self, key: &QuotaKey, wait: Duration, slow: u32, now: Instant) {
        self.reported(key, wait, slow, now);
        let entry = self.entry(key, now);
        (entry.is_pending, entry.is_slow_down) = (false, false);
    }

    /// Redis refused a call because of a ban.
    pub(crate) fn banned(&mut self, key: &QuotaKey, wait: Duration, now: Instant) {
        self.close(key, wait, now);
    }

    /// Redis took a call that asked at `asked_at`, so the keys were open. Returns whether a ban ended early.
    pub(crate) fn opened(&mut self, keys: &[QuotaKey], asked_at: Instant, now: Instant) -> bool {
        let mut has_ended = false;
        for key in keys {
            let is_old = |entry: &&mut Entry| entry.learned_at < asked_at && !entry.is_pending;
            if let Some(entry) = self.keys.get_mut(key).filter(is_old) {
                has_ended |= entry.closed_until > now;
                entry.closed_until = entry.closed_until.min(now);
            }
        }
        has_ended
    }

    /// The key was opened by an operator.
    pub(crate) fn reopened(&mut self, key: &QuotaKey) {
        self.keys.remove(key);
    }

    /// Redis reports which of the keys are slowed down: a bit for each.
    pub(crate) fn slowed(&mut self, keys: &[QuotaKey], bits: u64, now: Instant) {
        if bits == 0 && self.keys.is_empty() {
            return;
        }
        for (position, key) in keys.iter().enumerate() {
            if bits.checked_shr(u32::try_from(position).unwrap_or(u32::MAX)).unwrap_or(0) & 1 == 1 {
                let entry = self.entry(key, now);
                entry.slow = entry.slow.max(1);
            } else if let Some(entry) = self.keys.get_mut(key) {
                entry.slow = 0;
            }
        }
    }

    /// Returns the longest ban of the keys.
    pub(crate) fn ban(&self, keys: &[QuotaKey], now: Instant) -> Option<(Scope, Duration)> {
        let bans = keys.iter().filter_map(|key| {
            let wait = self.keys.get(key)?.closed_until.saturating_duration_since(now);
            (!wait.is_zero()).then_some((key.scope, wait))
        });
        bans.max_by_key(|(_, wait)| *wait)
    }

    /// Returns the keys among these that may recover by one step. They are not returned again for a second, so that calls that end
    /// at the same time ask once.
    pub(crate) fn recoverable<'k>(&mut self, keys: &'k [QuotaKey], now: Instant) -> Vec<&'k QuotaKey> {
        let mut is_due = |key: &&QuotaKey| {
            let entry = self.keys.get_mut(*key).filter(|entry| entry.slow > 0 && entry.recover_at <= now);
            entry.map(|entry| entry.recover_at = now + Duration::from_secs(1)).is_some()
        };
        keys.iter().filter(&mut is_due).collect()
    }

    /// Redis reports the slow-downs that are left, and the time until the next can be taken back.
    pub(crate) fn recovered(&mut self, key: &QuotaKey, slow: u32, wait: Duration, now: Instant) {
        let entry = self.entry(key, now);
        entry.slow = slow;
        entry.recover_at = end(now, wait);
    }

    /// Returns everything that holds.
    pub(crate) fn all(&self, now: Instant) -> Vec<Push> {
        self.pushes(now, |entry| entry.closed_until > now || entry.slow > 0 || entry.is_pending)
    }

    /// Returns what Redis may not know.
    pub(crate) fn pending(&self, now: Instant) -> Vec<Push> {
        self.pushes(now, |entry| entry.is_pending)
    }

    fn pushes(&self, now: Instant, select: impl Fn(&Entry) -> bool) -> Vec<Push> {
        let entries = self.keys.iter().filter(|(_, entry)| select(entry));
        let push = |(key, entry): (&QuotaKey, &Entry)| Push {
            key: key.clone(),
            wait: entry.closed_until.saturating_duration_since(now),
            slow: entry.slow,
            is_slow_down: entry.is_slow_down,
        };
        entries.map(push).collect()
    }
}

/// The end of a wait. A wait that `Instant` can't represent lasts for a year.
fn end(now: Instant, wait: Duration) -> Instant {
    const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);
    now + wait.min(YEAR)
}

#[cfg(test)]
#[path = "known_tests.rs"]
mod tests;
