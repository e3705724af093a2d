//! The order of a pass: the live lane, the sweeps that are due, and then every window that is open.

use std::time::Duration;

use tokio::time::Instant;

use super::clock::Clock;
use super::pass::{After, Flow, Pace, Pass};
use crate::model::{Lane, Window};
use crate::store::StoreError;

/// How often the live lane is planned in a pass, if the clock turns out to be wrong.
const PLANS: u32 = 3;
/// How many windows are fetched from the store at a time.
const BATCH: u32 = 1_000;

impl Pass<'_> {
    pub(super) async fn run(&mut self) -> Result<After, StoreError> {
        if self.pace == Pace::Due && self.due(Lane::ALL).await?.is_empty() {
            self.load_streams().await?;
            return self.close(None).await;
        }
        let after = if self.pace == Pace::Open { None } else { self.read_lists().await? };
        let after = match after {
            None => {
                if self.pace != Pace::Open {
                    self.plan_sweeps().await?;
                }
                self.read_due(Lane::ALL).await?
            }
            after => after,
        };
        self.close(after).await
    }

    /// Reads the live lane, and again if its plan was made by a wrong clock.
    async fn read_lists(&mut self) -> Result<Option<After>, StoreError> {
        // What an earlier run left open: behind it, the plan adds no short window.
        if let Some(after) = self.read_due(&[Lane::Live]).await? {
            return Ok(Some(after));
        }
        for _ in 0..PLANS {
            let clock = Clock::start(self);
            self.plan_lists().await?;
            if let Some(after) = self.read_due(&[Lane::Live]).await? {
                return Ok(Some(after));
            }
            if let Some(after) = self.ask_time().await.and_then(Flow::end) {
                return Ok(Some(after));
            }
            if !clock.was_wrong(self) {
                break;
            }
        }
        Ok(None)
    }

    /// Reads the windows that are due.
    async fn read_due(&mut self, of: &[Lane]) -> Result<Option<After>, StoreError> {
        self.load_streams().await?;
        loop {
            let windows = self.due(of).await?;
            if windows.is_empty() {
                return Ok(None);
            }
            for window in &windows {
                if let Pace::Poll { until } = self.pace
                    && window.lane != Lane::Live
                    && Instant::now() >= until
                {
                    return Ok(Some(After::Due(Duration::ZERO)));
                }
                if let Some(after) = self.read(window).await?.end() {
                    return Ok(Some(after));
                }
            }
        }
    }

    /// Returns windows of these lanes that are due.
    async fn due(&self, of: &[Lane]) -> Result<Vec<Window>, StoreError> {
        let lanes = &self.engine.options.lanes;
        let mut windows = self.engine.store.windows(self.claim, BATCH).await?;
        windows.retain(|window| lanes.contains(&window.lane) && of.contains(&window.lane));
        Ok(windows)
    }

    /// Counts the windows that are still open.
    async fn close(&mut self, after: Option<After>) -> Result<After, StoreError> {
        let store = &self.engine.store;
        let lanes = &self.engine.options.lanes;
        for stream in self.streams.values() {
            let open = store.seconds(self.claim, stream.id).await?.open;
            self.summary.open += open.iter().filter(|(lane, _)| lanes.contains(lane)).count() as u64;
        }
        self.summary.next_due = store.next_due(self.claim).await?;
        let poll = self.engine.options.poll;
        Ok(after.unwrap_or_else(|| After::Due(self.summary.next_due.unwrap_or(poll).min(poll))))
    }
}

impl Flow {
    /// Returns what follows the pass if it ends here.
    fn end(self) -> Option<After> {
        match self {
            Self::Next => None,
            Self::Hold(time) => Some(After::Held(time)),
            Self::Park(why) => Some(After::Park(why)),
            Self::Stopped => Some(After::Due(Duration::ZERO)),
        }
    }
}
