//! The clock of the gateway.
//!
//! Windows are planned by the gateway's time. If the clock of the machine is wrong, that time is known only after the first
//! response of a process.

use tokio::time::Instant;
use top_core::Error;

use super::failure::{Failure, classify};
use super::pass::{Flow, Pass};
use super::reason::Reason;
use crate::model::{Axis, Span, StreamKey};
use crate::source::{Ask, api, live_axis, params, scenes};

/// A smaller difference between the clocks does not matter, in seconds. The client ignores less than a minute.
const TOLERANCE: i64 = 30;

/// How far the clock of a client may be ahead of the gateway's, in seconds. The client corrects only larger differences.
pub(super) const UNCORRECTED: i64 = 60;

/// The time at which a call or a plan began.
pub(super) struct Clock {
    asked: i64,
    since: Instant,
}

impl Clock {
    pub(super) fn start(pass: &Pass<'_>) -> Self {
        Self { asked: pass.account.client.now(), since: Instant::now() }
    }

    /// Returns the time of the gateway at which the call began. If the machine's clock is wrong, it is known only after the
    /// first response.
    pub(super) fn began(&self, pass: &Pass<'_>) -> i64 {
        self.asked.min(pass.account.client.now() - self.took() - 1)
    }

    /// Returns whether the time of the gateway turned out to be another one.
    pub(super) fn was_wrong(&self, pass: &Pass<'_>) -> bool {
        (pass.account.client.now() - self.took() - self.asked).abs() > TOLERANCE
    }

    fn took(&self) -> i64 {
        i64::try_from(self.since.elapsed().as_secs()).unwrap_or(i64::MAX / 4)
    }
}

impl Pass<'_> {
    /// Remembers that the gateway told its time.
    pub(super) fn heard(&self) {
        self.engine.memo(|memo| memo.heard.insert(self.account.name.clone(), self.ahead()));
    }

    /// Remembers that the gateway told its time if it refused the call.
    pub(super) fn heard_in(&self, error: &Error) {
        if error.api_error().is_some() || error.business_error().is_some() {
            self.heard();
        }
    }

    /// Returns whether the gateway told its time, and the clock of the machine was not set since.
    pub(super) fn has_heard(&self) -> bool {
        let heard = self.engine.memo(|memo| memo.heard.get(&self.account.name).copied());
        heard.is_some_and(|ahead| (self.ahead() - ahead).abs() <= TOLERANCE)
    }

    /// How far the clock of the account is ahead of the time since the engine was built, in seconds.
    fn ahead(&self) -> i64 {
        let passed = i64::try_from(self.engine.built.elapsed().as_secs()).unwrap_or(i64::MAX / 4);
        self.account.client.now() - passed
    }

    /// Makes a call if the gateway has not told its time yet. Returns why the account can't be read now.
    pub(super) async fn ask_time(&mut self) -> Option<Flow> {
        if self.engine.stop.is_stopped() || self.has_heard() {
            return None;
        }
        let source = *self.account.sources.first()?;
        // Punishments have no live lane. Their sweep is due at a time of the day.
        let axis = live_axis(source).unwrap_or(Axis::Created);
        let now = self.account.client.now();
        let scene = scenes(source).first().copied().unwrap_or(1);
        let ask = Ask {
            key: StreamKey { source, axis, scene },
            span: Span { from: now - 60, to: now },
            part: None,
            page_size: 1,
            page: 1,
        };
        let called = self.account.client.call(api(source, self.account.kind), params(ask)).await;
        let Err(error) = called else {
            self.summary.calls += 1;
            self.heard();
            return None;
        };
        self.summary.calls += u64::from(error.attempts() > 0);
        let why = self.engine.describe.text(&Reason::Call(&error));
        match classify(&error) {
            Failure::Throttled { reopens } => Some(self.throttled(reopens, &why)),
            Failure::Park => Some(Flow::Park(why)),
            Failure::Unavailable => {
                // What there is to read is not known. It counts as one window.
                self.summary.open += 1;
                let time = self.wait_after_failure(0);
                self.tell_held(time, &why);
                Some(Flow::Hold(time))
            }
            _ => {
                self.heard_in(&error);
                None
            }
        }
    }
}
