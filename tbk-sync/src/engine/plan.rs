//! Adds the windows of the live lane and of the sweeps that are due.

use std::time::Duration;

use tokio::time::Instant;

use super::pass::{Pace, Pass};
use super::progress::Progress;
use crate::coverage;
use crate::model::{Axis, Lane, NewWindow, Source, Span, Stream, StreamKey};
use crate::planner::{self, First, SWEEPS, Sweep};
use crate::source::{axis_code, first_limit, live_axis, live_interval, scenes};
use crate::store::StoreError;

impl Pass<'_> {
    /// Adds the windows of the live lane that are due.
    pub(super) async fn plan_lists(&mut self) -> Result<(), StoreError> {
        let now = self.account.client.now();
        for source in &self.account.sources {
            if self.reads(Lane::Live) && self.is_live_due(*source) {
                self.plan_live(*source, now).await?;
            }
        }
        Ok(())
    }

    /// Adds the windows of the sweeps that are due.
    pub(super) async fn plan_sweeps(&mut self) -> Result<(), StoreError> {
        let now = self.account.client.now();
        for sweep in SWEEPS {
            if self.reads(Lane::Sweep) && self.account.sources.contains(&sweep.source) {
                self.plan_sweep(sweep, now).await?;
            }
        }
        Ok(())
    }

    /// Loads the streams.
    pub(super) async fn load_streams(&mut self) -> Result<(), StoreError> {
        let all = self.engine.store.streams(self.claim, &[], first_limit(Source::Order)).await?;
        let sources = &self.account.sources;
        let known = all.into_iter().filter(|stream| sources.contains(&stream.key.source));
        self.streams = known.map(|stream| (stream.id, stream)).collect();
        Ok(())
    }

    fn reads(&self, lane: Lane) -> bool {
        self.engine.options.lanes.contains(&lane)
    }

    /// Returns whether a list is read by this pass, and remembers that it is.
    fn is_live_due(&self, source: Source) -> bool {
        let interval = if let Pace::Poll { .. } = self.pace { live_interval(source) } else { Duration::ZERO };
        let now = Instant::now();
        self.engine.memo(|memo| {
            let last = memo.live.get(&(self.account.name.clone(), source));
            let is_due = last.is_none_or(|last| now.duration_since(*last) >= interval);
            if is_due {
                memo.live.insert((self.account.name.clone(), source), now);
            }
            is_due
        })
    }

    async fn plan_live(&mut self, source: Source, now: i64) -> Result<(), StoreError> {
        let Some(axis) = live_axis(source) else { return Ok(()) };
        let start = self.first_start(source, now);
        for stream in self.streams_of(source, axis, scenes(source), start).await? {
            let stream = self.raise_limit(stream, now).await?;
            let known = self.engine.store.seconds(self.claim, stream.id).await?;
            let overlap = self.engine.options.overlap;
            let windows = planner::live(stream.start, now, overlap, stream.limit, &known);
            self.add(&stream, Lane::Live, windows).await?;
        }
        Ok(())
    }

    /// Returns the start of the first read of a list. It moves no start that is known, because the clock may be wrong, unless
    /// a wrong clock has set it in the future.
    fn first_start(&self, source: Source, now: i64) -> i64 {
        let start = now - self.engine.options.since;
        let known = self.streams.values().filter(|stream| stream.key.source == source);
        match known.map(|stream| stream.start).max() {
            Some(known) if known < now || !self.has_heard() => start.max(known),
            _ => start,
        }
    }

    async fn plan_sweep(&mut self, sweep: &Sweep, now: i64) -> Result<(), StoreError> {
        let mark = format!("sweep/{}", sweep.name);
        let known = self.engine.store.mark(self.claim, &mark).await?;
        let last = known.or_else(|| (sweep.first == First::Wait).then(|| self.first_read(sweep.source, now)));
        let is_due = last.is_none_or(|last| planner::is_due(sweep.when, last, now));
        if known.is_some() && !is_due {
            return Ok(());
        }
        if is_due {
            let range = sweep.range(now);
            let scenes = if sweep.scenes.is_empty() { scenes(sweep.source) } else { sweep.scenes };
            // A sweep on the axis of the live lane does not change what that lane promises.
            let is_live = live_axis(sweep.source) == Some(sweep.axis);
            let start = if is_live { self.first_start(sweep.source, now) } else { range.from };
            for stream in self.streams_of(sweep.source, sweep.axis, scenes, start).await? {
                let windows = self.sweep_windows(&stream, range).await?;
                self.add(&stream, Lane::Sweep, windows).await?;
            }
        }
        self.engine.store.set_mark(self.claim, &mark, now).await
    }

    /// Returns when the live lane of a list was first read. An earlier run may have ended before it set the marks of the sweeps.
    fn first_read(&self, source: Source, now: i64) -> i64 {
        let axis = live_axis(source);
        let of_lane = |stream: &&Stream| stream.key.source == source && Some(stream.key.axis) == axis;
        let start = self.streams.values().filter(of_lane).map(|stream| stream.start).min();
        start.map_or(now, |start| now.min(start + self.engine.options.since))
    }

    /// Returns the windows of a sweep: the range without what an earlier sweep still has to read.
    async fn sweep_windows(&self, stream: &Stream, range: Span) -> Result<Vec<Span>, StoreError> {
        let known = self.engine.store.seconds(self.claim, stream.id).await?;
        let mut open = Vec::new();
        for (_, span) in known.open.iter().filter(|(lane, _)| *lane == Lane::Sweep) {
            coverage::add(&mut open, *span);
        }
        // If an earlier run ended before it planned the first windows, their range is still to be read.
        let is_first = known.passed.is_empty() && known.open.is_empty();
        let from = if is_first { range.from.min(stream.start) } else { range.from };
        Ok(planner::backfill(Span { from, ..range }, stream.limit, &open, 0))
    }

    /// Returns the streams of a list, and adds those that are missing.
    pub(super) async fn streams_of(
        &self,
        source: Source,
        axis: Axis,
        scenes: &[u8],
        start: i64,
    ) -> Result<Vec<Stream>, StoreError> {
        if axis_code(source, axis).is_none() {
            return Ok(Vec::new());
        }
        let keys: Vec<_> =
            scenes.iter().map(|scene| (StreamKey { source, axis, scene: *scene }, start)).collect();
        let streams = self.engine.store.streams(self.claim, &keys, first_limit(source)).await?;
        let is_asked = |stream: &Stream| keys.iter().any(|(key, _)| *key == stream.key);
        Ok(streams.into_iter().filter(is_asked).collect())
    }

    /// Tries a longer window if the platform has not refused one for a while.
    async fn raise_limit(&self, mut stream: Stream, now: i64) -> Result<Stream, StoreError> {
        let first = first_limit(stream.key.source);
        if let Some(limit) = planner::raised(stream.limit, stream.limited_at, first, now) {
            self.engine.store.set_limit(self.claim, stream.id, limit).await?;
            stream.limit = limit;
        }
        Ok(stream)
    }

    pub(super) async fn add(&self, stream: &Stream, lane: Lane, spans: Vec<Span>) -> Result<(), StoreError> {
        if spans.is_empty() {
            return Ok(());
        }
        let windows: Vec<_> =
            spans.into_iter().map(|span| NewWindow { stream: stream.id, lane, span, part: None }).collect();
        self.engine.store.plan(self.claim, &windows).await?;
        let (account, windows) = (&self.account.name, windows.len());
        self.tell(&Progress::Planned { account, key: stream.key, lane, windows });
        Ok(())
    }
}
