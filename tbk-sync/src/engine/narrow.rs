//! Windows that the platform refuses, or does not serve whole.

use std::sync::Arc;

use super::clock::UNCORRECTED;
use super::failure::backoff;
use super::pass::{Flow, Pass, Reading};
use super::progress::Progress;
use crate::model::{Gap, NewWindow, Span, StreamKey, Window};
use crate::planner;
use crate::source::{Paging, paging, parts, shortest};
use crate::store::{Next, PageCommit, StoreError};

/// The platform serves the last 90 days. A refused window that is younger than this has another problem.
const OLD: i64 = 89 * 86_400;
/// How often a window is refused without a known reason until it is replaced by narrower ones.
const REFUSALS: u32 = 3;
/// How often the narrowest window is refused until it is given up.
const LAST_REFUSALS: u32 = 8;

impl Pass<'_> {
    /// The platform refuses windows of this length at present.
    pub(super) async fn too_long(&mut self, reading: &Reading<'_>, why: &str) -> Result<Flow, StoreError> {
        let Reading { window, key, .. } = *reading;
        let now = self.account.client.now();
        let limit = self.streams.get(&window.stream).map_or(i64::MAX, |stream| stream.limit);
        let limit = planner::lowered(limit, window.span).max(shortest(key.source));
        let pieces = planner::split(window.span, limit);
        if pieces.len() < 2 {
            return self.refused(reading, why).await;
        }
        if let Some(stream) = self.streams.get_mut(&window.stream) {
            (stream.limit, stream.limited_at) = (limit, Some(now));
        }
        self.replace(window, key, &pieces, Some((limit, now))).await
    }

    /// The platform refuses the window, and its code does not tell what to change.
    ///
    /// The window is read again later. If it is refused repeatedly while other windows of the account are served, its rows may
    /// be the reason: then it is narrowed until the second that is refused is alone.
    pub(super) async fn refused(&mut self, reading: &Reading<'_>, why: &str) -> Result<Flow, StoreError> {
        let Reading { window, key, failures, .. } = *reading;
        let serves_others = self.engine.memo(|memo| memo.refused(&self.account.name, window.id));
        let is_narrowest = planner::halves(window.span, shortest(key.source)).is_none()
            && parts(key.source, window.part.as_deref()).is_empty();
        let most = if is_narrowest { LAST_REFUSALS } else { REFUSALS };
        // Lists by number have no end time or days only: a shorter window has the same rows.
        if serves_others && failures >= most && paging(key.source) == Paging::Cursor {
            return self.narrow(reading, why).await;
        }
        self.put_off(reading, backoff(failures), why, true).await?;
        Ok(Flow::Next)
    }

    /// The window has more rows than the platform serves: halves, then filters.
    pub(super) async fn narrow(&mut self, reading: &Reading<'_>, why: &str) -> Result<Flow, StoreError> {
        let Reading { window, key, .. } = *reading;
        if let Some(halves) = planner::halves(window.span, shortest(key.source)) {
            return self.replace(window, key, &halves, None).await;
        }
        let parts = parts(key.source, window.part.as_deref());
        if parts.is_empty() {
            tracing::warn!(account = %self.account.name, window = window.id, %why, "a second cannot be read");
            return self.give_up(window, key, Gap::Saturated).await;
        }
        let into: Vec<_> = parts
            .into_iter()
            .map(|part| NewWindow {
                stream: window.stream,
                lane: window.lane,
                span: window.span,
                part: Some(part),
            })
            .collect();
        self.split(window, key, &into, None).await
    }

    /// The states that no filter selects. Orders in such a state may be missing, so the second is a gap and not covered.
    ///
    /// While rows of the second may still become visible, there is no gap yet: the second is read again.
    pub(super) async fn leave_other_states(
        &mut self,
        window: &Window,
        key: StreamKey,
    ) -> Result<Flow, StoreError> {
        let now = self.account.client.now_millis();
        let began = now.div_euclid(1_000);
        if window.span.to <= self.settled(began, window.stream) {
            return self.give_up(window, key, Gap::Partial).await;
        }
        let next = Next::End { settled: i64::MIN };
        let page = PageCommit { window, source: key.source, began, seen: now, rows: Arc::new([]), next };
        self.engine.store.commit_page(self.claim, page).await?;
        Ok(Flow::Next)
    }

    /// The platform does not serve the beginning of the window any more. An hour around the border is the least that is given
    /// up.
    pub(super) async fn too_old(&mut self, reading: &Reading<'_>, why: &str) -> Result<Flow, StoreError> {
        let Reading { window, key, .. } = *reading;
        if window.span.from > self.account.client.now() - OLD {
            return self.refused(reading, why).await;
        }
        match planner::halves(window.span, 1_800.max(shortest(key.source))) {
            Some(halves) => self.replace(window, key, &halves, None).await,
            None => self.give_up(window, key, Gap::Unreachable).await,
        }
    }

    async fn give_up(&mut self, window: &Window, key: StreamKey, gap: Gap) -> Result<Flow, StoreError> {
        let seen = self.account.client.now_millis();
        self.engine.store.give_up(self.claim, window, gap, seen).await?;
        self.summary.given_up += u64::from(gap != Gap::Partial);
        self.tell(&Progress::GivenUp { account: &self.account.name, key, span: window.span, gap });
        Ok(Flow::Next)
    }

    /// Returns whether a wrong clock has planned the window.
    pub(super) fn ends_in_future(&self, window: &Window) -> bool {
        window.span.to > self.account.client.now() + UNCORRECTED
    }

    /// Removes the part of a window that is in the future.
    pub(super) async fn cut(&mut self, window: &Window, key: StreamKey) -> Result<Flow, StoreError> {
        let now = self.account.client.now();
        let past = Span { to: now, ..window.span };
        let pieces = if past.from < now { &[past][..] } else { &[] };
        self.replace(window, key, pieces, None).await
    }

    /// Replaces a window by pieces with the same filter.
    pub(super) async fn replace(
        &mut self,
        window: &Window,
        key: StreamKey,
        pieces: &[Span],
        limit: Option<(i64, i64)>,
    ) -> Result<Flow, StoreError> {
        let into: Vec<_> = pieces
            .iter()
            .map(|span| NewWindow {
                stream: window.stream,
                lane: window.lane,
                span: *span,
                part: window.part.clone(),
            })
            .collect();
        self.split(window, key, &into, limit).await
    }

    pub(super) async fn split(
        &mut self,
        window: &Window,
        key: StreamKey,
        into: &[NewWindow],
        limit: Option<(i64, i64)>,
    ) -> Result<Flow, StoreError> {
        self.engine.store.split(self.claim, window, into, limit).await?;
        let account = &self.account.name;
        self.tell(&Progress::Split { account, key, span: window.span, into: into.len() });
        Ok(Flow::Next)
    }
}
