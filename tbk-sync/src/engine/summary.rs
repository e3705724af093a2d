//! The result of a run.

use std::time::Duration;

use crate::model::{Lane, Source};
use crate::store::PageOutcome;

/// What an engine did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Records that are new.
    pub new: u64,
    /// Records that changed.
    pub changed: u64,
    /// Rows that are the same as their records.
    pub same: u64,
    /// Rows that are older than their records.
    pub stale: u64,
    /// New and changed records that a sweep found, and not the live lane. Punished orders have no live lane and do not count.
    pub found_by_sweep: u64,
    /// Pages that were stored.
    pub pages: u64,
    /// Calls of the platform, without the client's own retries.
    pub calls: u64,
    /// Windows that are still open.
    pub open: u64,
    /// Windows that can't be read.
    pub given_up: u64,
    /// Pages that could not be decoded.
    pub quarantined: u64,
    /// The time of the gateway until which a ban holds an account, in seconds since 1970: the latest of all accounts.
    pub held_until: Option<i64>,
    /// The accounts that were parked, with the reason.
    pub parked: Vec<(String, String)>,
    /// The accounts that were not read: parked before, held by a ban, or claimed by another worker.
    pub skipped: Vec<String>,
    /// The time until the next open window is due.
    pub next_due: Option<Duration>,
}

impl Summary {
    pub(super) fn count(&mut self, source: Source, lane: Lane, outcome: PageOutcome) {
        let PageOutcome { new, changed, same, stale, .. } = outcome;
        self.pages += 1;
        self.new += new;
        self.changed += changed;
        self.same += same;
        self.stale += stale;
        if lane == Lane::Sweep && source.has_live_lane() {
            self.found_by_sweep += new + changed;
        }
    }

    /// Adds the counts of another summary. What is true of the end of a run is replaced.
    pub(super) fn absorb(&mut self, later: Self) {
        self.new += later.new;
        self.changed += later.changed;
        self.same += later.same;
        self.stale += later.stale;
        self.found_by_sweep += later.found_by_sweep;
        self.pages += later.pages;
        self.calls += later.calls;
        self.given_up += later.given_up;
        self.quarantined += later.quarantined;
        self.open = later.open;
        self.held_until = later.held_until;
        self.skipped = later.skipped;
        self.next_due = later.next_due;
        self.parked.extend(later.parked);
    }

    /// Adds the summary of another account of the same run.
    pub fn join(&mut self, other: Self) {
        let (open, held) = (self.open, self.held_until);
        let due = self.next_due.into_iter().chain(other.next_due).min();
        let skipped = std::mem::take(&mut self.skipped);
        self.absorb(other);
        self.open += open;
        self.held_until = self.held_until.max(held);
        self.next_due = due;
        self.skipped.splice(0..0, skipped);
    }
}
