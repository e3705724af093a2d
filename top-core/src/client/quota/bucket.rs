//! The state of one key.

use std::time::Duration;

use tokio::time::Instant;

use super::{Ban, KeyLimits, Priority, QuotaKey, QuotaLimits};
use crate::types::TopTime;

/// The time of a decision.
#[derive(Debug, Clone, Copy)]
pub(super) struct Now {
    pub(super) at: Instant,
    /// The day in GMT+8, and the time until it ends. `None` if there are no daily limits.
    pub(super) day: Option<(i64, Duration)>,
}

impl Now {
    pub(super) fn new(time: Option<TopTime>) -> Self {
        Self { at: Instant::now(), day: time.map(|time| (time.day(), time.until_midnight())) }
    }
}

/// Why a call must wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wait {
    /// Until the rate allows the next call.
    Turn(Duration),
    /// Until a ban or the day ends.
    Closed(Duration),
}

impl Wait {
    pub(super) fn length(self) -> Duration {
        match self {
            Self::Turn(wait) | Self::Closed(wait) => wait,
        }
    }

    /// Returns the longer wait, or the first of equal waits.
    pub(super) fn longer(self, other: Self) -> Self {
        if other.length() > self.length() { other } else { self }
    }
}

/// The bucket of one key.
///
/// Crates such as governor check and take in one step. Here, a call must check all its keys before it takes from any.
#[derive(Debug)]
pub(super) struct Bucket {
    /// Of all calls, and of the background calls among them.
    counters: [Counter; 2],
    closed_until: Instant,
    /// How often the key was slowed down. Each step halves the rate.
    slow: u32,
    slowed: Instant,
    used: Instant,
}

/// Counts calls: a token bucket (GCRA) and the number of calls of a day.
#[derive(Debug, Clone, Copy)]
struct Counter {
    /// When the bucket is full again, the only state of a token bucket.
    full_at: Instant,
    day: i64,
    calls: u64,
}

/// The counters that a call of the priority passes.
fn priorities(priority: Priority) -> &'static [Priority] {
    const ALL: [Priority; 2] = [Priority::Interactive, Priority::Background];
    match priority {
        Priority::Interactive => &ALL[..1],
        Priority::Background => &ALL,
    }
}

impl Bucket {
    pub(super) fn new(now: Instant) -> Self {
        let counter = Counter { full_at: now, day: 0, calls: 0 };
        Self { counters: [counter; 2], closed_until: now, slow: 0, slowed: now, used: now }
    }

    /// Returns the longest wait; `None` if a call can be taken now.
    pub(super) fn wait(
        &self,
        limits: &QuotaLimits,
        key: &QuotaKey,
        priority: Priority,
        now: Now,
    ) -> Option<Wait> {
        let ban = until(self.closed_until, now.at).map(Wait::Closed);
        let counters = self.counters.iter().zip(priorities(priority));
        let waits =
            counters.flat_map(|(counter, priority)| counter.waits(limits.of(key, *priority), self.slow, now));
        ban.into_iter().chain(waits).reduce(Wait::longer)
    }

    pub(super) fn take(&mut self, limits: &QuotaLimits, key: &QuotaKey, priority: Priority, now: Now) {
        self.used = now.at;
        for (counter, priority) in self.counters.iter_mut().zip(priorities(priority)) {
            counter.take(limits.of(key, *priority), self.slow, now);
        }
    }

    pub(super) fn close(&mut self, ban: Ban, now: Instant) {
        // Calls that were in flight at the same time slow the key down only once.
        let is_new = self.slow == 0 || now.duration_since(self.slowed) >= ban.wait();
        if ban == Ban::SlowDown && is_new {
            self.slow = (self.slow + 1).min(Ban::MAX_STEPS);
            self.slowed = now;
        }
        self.used = now;
        self.closed_until = self.closed_until.max(now.checked_add(ban.wait()).unwrap_or(self.closed_until));
    }

    pub(super) fn recover(&mut self, now: Instant) {
        if self.slow > 0 && now.duration_since(self.slowed) >= Ban::RECOVERY {
            self.slow -= 1;
            self.slowed = now;
        }
    }

    /// Whether the bucket can be forgotten.
    pub(super) fn is_idle(&self, now: Now) -> bool {
        let counts = |counter: &Counter| counter.full_at > now.at || counter.calls_of(now) > 0;
        self.closed_until <= now.at
            && !self.counters.iter().any(counts)
            && now.at.duration_since(self.used) > Duration::from_secs(60) * (1 + self.slow)
    }
}

impl Counter {
    /// Returns the wait for the end of the day, and the wait for the rate.
    fn waits(&self, limits: KeyLimits, slow: u32, now: Now) -> impl Iterator<Item = Wait> {
        let is_used_up = limits.daily.is_some_and(|daily| self.calls_of(now) >= daily);
        let day = now.day.filter(|_| is_used_up).map(|(_, left)| Wait::Closed(left));
        let turn = limits.slowed(slow).and_then(|rate| {
            let wait = until(self.full_at, now.at)?.saturating_sub(rate.burst_length());
            (!wait.is_zero()).then_some(Wait::Turn(wait))
        });
        day.into_iter().chain(turn)
    }

    fn take(&mut self, limits: KeyLimits, slow: u32, now: Now) {
        if let Some(rate) = limits.slowed(slow) {
            self.full_at = self.full_at.max(now.at).checked_add(rate.interval()).unwrap_or(self.full_at);
        }
        if let (Some((day, _)), Some(_)) = (now.day, limits.daily) {
            (self.day, self.calls) = (day, self.calls_of(now) + 1);
        }
    }

    /// Returns the number of calls of this day.
    fn calls_of(&self, now: Now) -> u64 {
        if now.day.is_some_and(|(day, _)| day == self.day) { self.calls } else { 0 }
    }
}

fn until(at: Instant, now: Instant) -> Option<Duration> {
    Some(at.saturating_duration_since(now)).filter(|wait| !wait.is_zero())
}
