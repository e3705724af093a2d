//! The number of processes that share the limits.

use std::time::Duration;

use tokio::time::Instant;

/// The last known number of processes.
#[derive(Debug)]
pub(crate) struct Peers {
    count: u32,
    /// A process may not be registered again before this time.
    complete_at: Instant,
}

impl Peers {
    /// How long a process counts after it was last seen. `join.lua` has the same number.
    pub(crate) const ALIVE: Duration = Duration::from_secs(15);

    /// `complete_at` is when all processes had the time to register.
    pub(crate) fn new(expected: u32, complete_at: Instant) -> Self {
        Self { count: expected.max(1), complete_at }
    }

    pub(crate) fn count(&self) -> u32 {
        self.count
    }

    /// The registrations may be lost: until all processes had the time to register, the number does not fall.
    pub(crate) fn rejoined(&mut self, now: Instant) {
        self.complete_at = now + Self::ALIVE;
    }

    /// Notes how many processes are registered. Returns whether the number changed.
    pub(crate) fn seen(&mut self, registered: usize, now: Instant) -> bool {
        let registered = u32::try_from(registered).unwrap_or(u32::MAX).max(1);
        let count = if now < self.complete_at { registered.max(self.count) } else { registered };
        std::mem::replace(&mut self.count, count) != count
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_falls_only_when_all_could_register() {
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut peers = Peers::new(4, at(15));
        assert!(!peers.seen(1, at(5)));
        assert_eq!(peers.count(), 4);
        assert!(peers.seen(6, at(10)));
        assert!(peers.seen(3, at(15)));
        assert_eq!(peers.count(), 3);
        peers.rejoined(at(100));
        assert!(!peers.seen(1, at(114)));
        assert_eq!(peers.count(), 3);
        assert!(peers.seen(2, at(115)));
        assert_eq!(peers.count(), 2);
    }

    #[test]
    fn there_is_always_one_process() {
        let start = Instant::now();
        let mut peers = Peers::new(0, start);
        assert_eq!(peers.count(), 1);
        assert!(!peers.seen(0, start + Peers::ALIVE));
        assert_eq!(peers.count(), 1);
    }
}
