//! One pass over an account: plan, then read the windows that are due.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use super::account::SyncAccount;
use super::builder::Inner;
use super::failure::{Failure, backoff, classify};
use super::progress::Progress;
use super::reason::Reason;
use super::summary::Summary;
use crate::model::{Lane, Source, Stream, StreamKey, Window};
use crate::planner;
use crate::source::{OTHER_STATES, Paging, paging};
use crate::store::{Claim, StoreError};

/// How long a list waits whose API the account has no permission for.
const WITHOUT_PERMISSION: Duration = Duration::from_secs(6 * 3_600);
/// How long an account waits if the platform does not say when a limit ends.
const THROTTLED: Duration = Duration::from_secs(60);

/// A pass over an account that this worker has claimed.
pub(super) struct Pass<'e> {
    pub(super) engine: &'e Inner,
    pub(super) account: &'e SyncAccount,
    pub(super) claim: &'e Claim,
    pub(super) pace: Pace,
    pub(super) streams: HashMap<i64, Stream>,
    pub(super) summary: Summary,
}

/// How far a pass goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// Every window that is due.
    Whole,
    /// The same, if a window that was put off is due. Otherwise nothing.
    Due,
    /// Lists at their intervals, and other lanes until the next poll.
    Poll { until: Instant },
    /// Only the windows that are open.
    Open,
}

/// What follows a window.
#[derive(Debug)]
pub(super) enum Flow {
    Next,
    Hold(Duration),
    Park(String),
    Stopped,
}

/// What follows a pass.
#[derive(Debug)]
pub(super) enum After {
    /// The account is due again after this time.
    Due(Duration),
    /// The account is held by a ban or a failure.
    Held(Duration),
    Park(String),
}

/// Where a pass over a window stands.
pub(super) struct Reading<'w> {
    pub(super) window: &'w Window,
    pub(super) key: StreamKey,
    /// The platform's time at which the pass over the window began.
    pub(super) began: Option<i64>,
    /// How often reading the window failed since the last page.
    pub(super) failures: u32,
    /// How many rows were stored.
    pub(super) rows: usize,
    /// Why a row was left out. Then the window stays open.
    pub(super) odd: Option<String>,
}

impl<'w> Reading<'w> {
    fn new(window: &'w Window, key: StreamKey) -> Self {
        Self { window, key, began: None, failures: window.failures, rows: 0, odd: None }
    }
}

impl Pass<'_> {
    pub(super) async fn read(&mut self, window: &Window) -> Result<Flow, StoreError> {
        if self.engine.stop.is_stopped() {
            return Ok(Flow::Stopped);
        }
        // A stream of a list that the account does not read any more.
        let Some(stream) = self.streams.get(&window.stream) else {
            return Ok(Flow::Next);
        };
        let (key, limit) = (stream.key, stream.limit);
        if window.part.as_deref() == Some(OTHER_STATES) {
            return self.leave_other_states(window, key).await;
        }
        if self.has_heard() && self.ends_in_future(window) {
            return self.cut(window, key).await;
        }
        if window.span.to - window.span.from > limit {
            let pieces = planner::split(window.span, limit);
            return self.replace(window, key, &pieces, None).await;
        }
        let Window { lane, span, .. } = *window;
        if lane == Lane::Sweep
            && let Some(left) = self.wait_for_budget().await?
        {
            let reading = Reading::new(window, key);
            self.put_off(&reading, left, &self.engine.describe.text(&Reason::SweepBudget), false).await?;
            return Ok(Flow::Next);
        }
        self.tell(&Progress::Started { account: &self.account.name, key, lane, span });
        let reading = Reading::new(window, key);
        let calls = self.summary.calls;
        let flow = match paging(key.source) {
            Paging::Cursor => self.read_by_cursor(reading).await,
            Paging::Number => self.read_by_number(reading).await,
        };
        if window.lane == Lane::Sweep {
            self.count_sweep_calls(self.summary.calls - calls).await?;
        }
        flow
    }

    pub(super) fn tell(&self, progress: &Progress<'_>) {
        self.engine.observer.tell(progress);
    }

    /// Decides after a failed call.
    pub(super) async fn failed(
        &mut self,
        reading: &Reading<'_>,
        error: &top_core::Error,
    ) -> Result<Flow, StoreError> {
        let Reading { window, key, .. } = *reading;
        let why = self.engine.describe.text(&Reason::Call(error));
        self.heard_in(error);
        match classify(error) {
            Failure::InFuture | Failure::Refused if self.ends_in_future(window) => {
                self.cut(window, key).await
            }
            Failure::TooLong => self.too_long(reading, &why).await,
            Failure::TooManyRows => self.narrow(reading, &why).await,
            Failure::TooOld => self.too_old(reading, &why).await,
            Failure::InFuture if window.span.from >= self.account.client.now() => self.cut(window, key).await,
            Failure::BadPosition => {
                self.put_off(reading, backoff(reading.failures), &why, true).await?;
                Ok(Flow::Next)
            }
            Failure::Throttled { reopens } => Ok(self.throttled(reopens, &why)),
            Failure::Park => Ok(Flow::Park(why)),
            Failure::NoPermission if key.source == Source::Order => Ok(Flow::Park(why)),
            Failure::NoPermission => {
                self.put_off(reading, WITHOUT_PERMISSION, &why, false).await?;
                Ok(Flow::Next)
            }
            Failure::Refused => {
                tracing::warn!(account = %self.account.name, window = window.id, %why, "a window was refused");
                self.refused(reading, &why).await
            }
            Failure::Undecodable => self.undecodable(reading, &why, "").await,
            Failure::Unavailable => self.unavailable(reading, &why).await,
            Failure::InFuture | Failure::Other => {
                self.put_off(reading, backoff(reading.failures), &why, false).await?;
                tracing::warn!(account = %self.account.name, window = window.id, %why, "a window failed");
                Ok(Flow::Next)
            }
        }
    }

    /// Holds the account until the limit ends.
    pub(super) fn throttled(&mut self, reopens: Option<i64>, why: &str) -> Flow {
        let now = self.account.client.now_millis();
        let left = reopens.and_then(|at| u64::try_from(at - now).ok()).map(Duration::from_millis);
        let time = left.unwrap_or(THROTTLED).max(Duration::from_secs(1));
        let until = self.tell_held(time, why);
        self.summary.held_until = self.summary.held_until.max(Some(until));
        Flow::Hold(time)
    }

    /// Holds the account: its other windows would fail as well.
    async fn unavailable(&mut self, reading: &Reading<'_>, why: &str) -> Result<Flow, StoreError> {
        let time = self.wait_after_failure(reading.failures);
        self.put_off(reading, time, why, false).await?;
        self.tell_held(time, why);
        Ok(Flow::Hold(time))
    }

    /// Counts a failure of the account. Returns how long it waits.
    pub(super) fn wait_after_failure(&self, failures_of_window: u32) -> Duration {
        let failures = self.engine.memo(|memo| memo.failed(&self.account.name));
        backoff(failures.max(failures_of_window))
    }

    pub(super) fn tell_held(&self, time: Duration, why: &str) -> i64 {
        let until = self.account.client.now() + i64::try_from(time.as_secs()).unwrap_or(i64::MAX / 4);
        self.tell(&Progress::Held { account: &self.account.name, until, why });
        until
    }

    pub(super) async fn put_off(
        &self,
        reading: &Reading<'_>,
        due_in: Duration,
        why: &str,
        restart: bool,
    ) -> Result<(), StoreError> {
        let Reading { window, key, .. } = *reading;
        self.engine.store.put_off(self.claim, window, due_in, why, restart).await?;
        let account = &self.account.name;
        self.tell(&Progress::PutOff { account, key, span: window.span, due_in, why });
        Ok(())
    }
}
