//! The calls that the sweeps of an account may make on a day.
//!
//! The store keeps the number of calls and the day as marks, so that restarts do not renew the budget.

use std::time::Duration;

use super::pass::Pass;
use crate::model::Span;
use crate::planner;
use crate::store::StoreError;

/// When the day of [`CALLS`] began.
const DAY: &str = "sweep_calls/day";
const CALLS: &str = "sweep_calls";

impl Pass<'_> {
    /// Returns the time until the next budget, if the one of today is used.
    pub(super) async fn wait_for_budget(&self) -> Result<Option<Duration>, StoreError> {
        let Some(budget) = self.engine.options.sweep_budget else { return Ok(None) };
        let now = self.account.client.now();
        let today = planner::day(now);
        let left = Duration::from_secs(u64::try_from(today.to - now).unwrap_or(0).max(1));
        Ok((self.sweep_calls(today).await? >= budget).then_some(left))
    }

    /// Counts calls of sweeps.
    pub(super) async fn count_sweep_calls(&self, calls: u64) -> Result<(), StoreError> {
        if self.engine.options.sweep_budget.is_none() || calls == 0 {
            return Ok(());
        }
        let today = planner::day(self.account.client.now());
        let calls = self.sweep_calls(today).await?.saturating_add(calls);
        let calls = i64::try_from(calls).unwrap_or(i64::MAX);
        self.engine.store.set_mark(self.claim, CALLS, calls).await?;
        self.engine.store.set_mark(self.claim, DAY, today.from).await
    }

    /// Returns the calls that sweeps made today.
    async fn sweep_calls(&self, today: Span) -> Result<u64, StoreError> {
        if self.engine.store.mark(self.claim, DAY).await? != Some(today.from) {
            return Ok(0);
        }
        let calls = self.engine.store.mark(self.claim, CALLS).await?;
        Ok(calls.and_then(|calls| u64::try_from(calls).ok()).unwrap_or(0))
    }
}
