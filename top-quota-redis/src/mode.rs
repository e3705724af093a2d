//! Whether a process decides with Redis or by itself.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// Where quotas are decided.
///
/// ```text
/// Shared ── 3 failures within a second, or a time-out, or lost content ──► Degraded
/// Degraded ── Redis answers ──► Rejoining ── after 1.5 seconds ──► Shared
/// ```
///
/// # Examples
///
/// ```
/// use top_quota_redis::Mode;
///
/// assert_eq!(Mode::Degraded.as_str(), "degraded");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Mode {
    /// Redis decides: all processes keep to the limits together.
    Shared,
    /// Redis does not answer. The process decides with its share: 9/10 of the limits, divided by the number of processes.
    Degraded,
    /// Redis answers again. The process still decides with its share, until all processes are back.
    Rejoining,
}

impl Mode {
    /// Returns the name: `shared`, `degraded` or `rejoining`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Degraded => "degraded",
            Self::Rejoining => "rejoining",
        }
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Event {
    /// A command failed.
    Failed,
    /// A command got no answer in time.
    TimedOut,
    /// Redis has lost its content.
    ContentLost,
    /// Redis answered a probe. Sharing begins after this time.
    Joined(Duration),
    /// Redis did not answer a probe.
    ProbeFailed,
    /// The time of [`Machine::next`] has come.
    Due,
}

/// The state machine. It does nothing by itself.
#[derive(Debug)]
pub(crate) struct Machine {
    state: State,
}

#[derive(Debug)]
enum State {
    /// The last failures, oldest first.
    Shared {
        failures: VecDeque<Instant>,
    },
    Degraded {
        probe_at: Instant,
    },
    Rejoining {
        share_at: Instant,
    },
}

impl Machine {
    /// So many failures within [`Self::WINDOW`] end sharing.
    const FAILURES: usize = 3;
    const WINDOW: Duration = Duration::from_secs(1);
    /// The time between two probes.
    const PROBE: Duration = Duration::from_secs(1);
    /// The time from the first process that is back until sharing begins: longer than [`Self::PROBE`], so that the others are back
    /// as well.
    pub(crate) const PAUSE: Duration = Duration::from_millis(1500);

    /// Begins with sharing.
    pub(crate) fn shared() -> Self {
        Self { state: State::Shared { failures: VecDeque::new() } }
    }

    /// Begins without Redis.
    pub(crate) fn degraded(now: Instant) -> Self {
        Self { state: State::Degraded { probe_at: now + Self::PROBE } }
    }

    pub(crate) fn mode(&self) -> Mode {
        match self.state {
            State::Shared { .. } => Mode::Shared,
            State::Degraded { .. } => Mode::Degraded,
            State::Rejoining { .. } => Mode::Rejoining,
        }
    }

    /// The time of the next probe, or of the next [`Event::Due`].
    pub(crate) fn next(&self) -> Option<Instant> {
        match self.state {
            State::Shared { .. } => None,
            State::Degraded { probe_at: at } | State::Rejoining { share_at: at } => Some(at),
        }
    }

    /// Applies an event. Returns the mode if it changed.
    pub(crate) fn apply(&mut self, event: Event, now: Instant) -> Option<Mode> {
        let before = self.mode();
        match (&mut self.state, event) {
            (State::Shared { failures }, Event::Failed) => {
                failures.retain(|at| now.duration_since(*at) < Self::WINDOW);
                failures.push_back(now);
                if failures.len() >= Self::FAILURES {
                    self.degrade(now + Self::PROBE);
                }
            }
            (State::Shared { .. }, Event::TimedOut) => self.degrade(now + Self::PROBE),
            (State::Shared { .. } | State::Rejoining { .. }, Event::ContentLost) => self.degrade(now),
            (State::Degraded { .. }, Event::Joined(pause)) => {
                self.state = State::Rejoining { share_at: now + pause };
            }
            (State::Degraded { .. }, Event::ProbeFailed) => self.degrade(now + Self::PROBE),
            (State::Rejoining { .. }, Event::Failed | Event::TimedOut | Event::ProbeFailed) => {
                self.degrade(now + Self::PROBE);
            }
            (State::Rejoining { share_at }, Event::Due) if *share_at <= now => *self = Self::shared(),
            _ => {}
        }
        Some(self.mode()).filter(|mode| *mode != before)
    }

    fn degrade(&mut self, probe_at: Instant) {
        self.state = State::Degraded { probe_at };
    }
}

#[cfg(test)]
#[path = "mode_tests.rs"]
mod tests;
