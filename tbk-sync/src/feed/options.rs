//! When a feed ends, and what it delivers.

use std::sync::Arc;
use std::time::Duration;

use top_core::{Clock, SystemClock};

use super::state::Parked;

/// The most events of one delivery. A file has at most so many lines that its position does not cover.
pub(super) const MAX_BATCH: u32 = 1000;

/// When a feed ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Until {
    /// When it is cancelled. Failures are retried.
    #[default]
    Cancelled,
    /// When all events of the store were delivered, or a delivery failed.
    CaughtUp,
}

/// Why a feed ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ended {
    /// It was cancelled.
    Cancelled,
    /// All events of the store were delivered.
    CaughtUp,
    /// The sink is parked.
    Parked(Parked),
}

/// The options of a feed.
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use tbk_sync::feed::{Options, Until};
///
/// let options = Options::default().until(Until::CaughtUp).types(["order.*", "refund.*"]).poll(Duration::from_secs(5));
/// ```
#[derive(Debug, Clone)]
pub struct Options {
    pub(super) until: Until,
    pub(super) batch: u32,
    pub(super) poll: Duration,
    types: Vec<String>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            until: Until::default(),
            batch: 100,
            poll: Duration::from_secs(1),
            types: Vec::new(),
            clock: Arc::new(SystemClock),
        }
    }
}

impl Options {
    /// Sets when the feed ends. Default: when it is cancelled.
    #[must_use]
    pub fn until(mut self, until: Until) -> Self {
        self.until = until;
        self
    }

    /// Sets how many events are delivered before the position is stored, from 1 to 1,000. Default: 100.
    #[must_use]
    pub fn batch(mut self, events: u32) -> Self {
        self.batch = events.clamp(1, MAX_BATCH);
        self
    }

    /// Sets the time between two queries for new events. Default: one second.
    #[must_use]
    pub fn poll(mut self, interval: Duration) -> Self {
        self.poll = interval;
        self
    }

    /// Delivers only events of these types, such as `order.new`, or `order.*` for all types of orders. Default: all.
    #[must_use]
    pub fn types<T: Into<String>>(mut self, types: impl IntoIterator<Item = T>) -> Self {
        self.types = types.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the clock that measures for how long a sink has been failing. Default: the system clock.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    pub(super) fn wants(&self, kind: &str) -> bool {
        let matches = |pattern: &String| match pattern.strip_suffix('*') {
            Some(prefix) => kind.starts_with(prefix),
            None => kind == pattern,
        };
        self.types.is_empty() || self.types.iter().any(matches)
    }
}
