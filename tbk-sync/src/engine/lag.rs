//! How late the platform shows changes.

use super::clock::UNCORRECTED;
use super::pass::Pass;
use crate::model::{Axis, StreamKey};
use crate::planner;
use crate::store::StoreError;

impl Pass<'_> {
    /// Returns the last second whose rows were all visible when a pass over a window of this stream began.
    pub(super) fn settled(&self, began: i64, stream: i64) -> i64 {
        began - self.lag(stream) - UNCORRECTED
    }

    /// Returns how late the platform may show a change of this stream, in seconds.
    fn lag(&self, stream: i64) -> i64 {
        let lag = self.engine.options.lag;
        let now = self.account.client.now();
        self.streams.get(&stream).map_or(lag, |stream| planner::lag(stream, lag, now))
    }

    /// Widens the lag of the live stream if a sweep found a change of a second that this stream has covered: the change came
    /// later than its lag. `oldest` is the time of the earliest new change of a page, in milliseconds, as is `seen`.
    pub(super) async fn widen_lag(
        &mut self,
        key: StreamKey,
        oldest: Option<i64>,
        seen: i64,
    ) -> Result<(), StoreError> {
        let live = StreamKey { axis: Axis::Updated, ..key };
        let (Some(changed), Some(stream)) = (
            oldest.map(|at| at.div_euclid(1_000)),
            self.streams.values_mut().find(|stream| stream.key == live),
        ) else {
            return Ok(());
        };
        // The frontier of the beginning of this pass. Gaps are passed, but their rows were not seen.
        if changed < stream.start || stream.frontier.is_none_or(|frontier| changed > frontier) {
            return Ok(());
        }
        let known = self.engine.store.seconds(self.claim, stream.id).await?;
        if !known.covered.iter().any(|span| span.from <= changed && changed <= span.to) {
            return Ok(());
        }
        let now = seen.div_euclid(1_000);
        let lag = planner::widened(stream, self.engine.options.lag, now - changed, now);
        self.engine.store.set_lag(self.claim, stream.id, lag, now).await?;
        (stream.lag, stream.lag_at) = (Some(lag), Some(now));
        tracing::info!(account = %self.account.name, source = %key.source, lag, "a change was shown late");
        Ok(())
    }
}
