//! Reads history.

use std::collections::HashMap;

use super::account::SyncAccount;
use super::builder::{Engine, Inner};
use super::error::EngineError;
use super::pass::{Pace, Pass};
use super::run::Release;
use super::summary::Summary;
use crate::model::{Axis, Lane, Span};
use crate::planner;
use crate::source::{axis_code, scenes};
use crate::store::{Claim, StoreError};

/// The platform serves the last 90 days. A minute of them may pass until a window is read.
const REACH: i64 = 90 * 86_400 - 60;

/// What a backfill reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reread {
    /// What was not read yet on this axis.
    Missing,
    /// The whole range.
    Everything,
}

/// The result of [`Engine::backfill`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Backfill {
    /// The number of windows that were added.
    pub windows: usize,
    /// The part of the range that is older than 90 days, which the platform does not serve.
    pub unreachable: Option<Span>,
    /// What was read. Windows that are still open are read by the next run.
    pub summary: Summary,
}

impl Engine {
    /// Reads a range of the past: every list of the account that has this axis.
    ///
    /// The windows are kept in the store. A backfill that is interrupted goes on with the next run.
    ///
    /// # Errors
    ///
    /// - [`EngineError::UnknownAccount`], [`EngineError::NoSuchAxis`]: an argument is not valid.
    /// - [`EngineError::Busy`], [`EngineError::Held`]: the account can't be claimed now.
    /// - [`EngineError::Store`]: the store failed.
    pub async fn backfill(
        &self,
        account: &str,
        span: Span,
        axis: Axis,
        reread: Reread,
    ) -> Result<Backfill, EngineError> {
        let engine = &*self.0;
        let Some(setup) = engine.accounts.get(account) else {
            return Err(EngineError::UnknownAccount { account: account.to_owned() });
        };
        if !setup.sources.iter().any(|source| axis_code(*source, axis).is_some()) {
            let origin = setup.sources.first().copied().unwrap_or(crate::model::Source::Order);
            return Err(EngineError::NoSuchAxis { origin, axis });
        }
        engine.register().await?;
        let claim = engine.claim(account).await?;
        let planning = engine.plan_backfill(&claim, setup, span, axis, reread);
        let mut result = match engine.holding(&claim, planning).await {
            Ok(planned) => planned,
            Err(error) => {
                engine.put_back(vec![claim]).await?;
                return Err(error.into());
            }
        };
        let asked = result.summary.calls;
        result.summary = engine.work(claim, Pace::Open, Release::Now).await?;
        result.summary.calls += asked;
        Ok(result)
    }
}

impl Inner {
    async fn plan_backfill(
        &self,
        claim: &Claim,
        account: &SyncAccount,
        span: Span,
        axis: Axis,
        reread: Reread,
    ) -> Result<Backfill, StoreError> {
        let summary = Summary::default();
        let mut pass =
            Pass { engine: self, account, claim, pace: Pace::Open, streams: HashMap::new(), summary };
        // Reading reports a failure.
        pass.ask_time().await;
        let (now, mut result) = (account.client.now(), Backfill::default());
        let earliest = now - REACH;
        if span.from < earliest {
            result.unreachable = Some(Span { from: span.from, to: earliest.min(span.to) });
        }
        let span = Span { from: span.from.max(earliest), to: span.to.min(now) };
        result.summary.calls = pass.summary.calls;
        if span.from >= span.to {
            return Ok(result);
        }
        for source in &account.sources {
            for stream in pass.streams_of(*source, axis, scenes(*source), span.from).await? {
                let known = self.store.seconds(claim, stream.id).await?;
                let mut passed = if reread == Reread::Missing { known.passed } else { Vec::new() };
                for (_, open) in known.open.iter().filter(|(lane, _)| *lane == Lane::Backfill) {
                    crate::coverage::add(&mut passed, *open);
                }
                let windows = planner::backfill(span, stream.limit, &passed, self.options.overlap);
                result.windows += windows.len();
                pass.add(&stream, Lane::Backfill, windows).await?;
            }
        }
        Ok(result)
    }
}
