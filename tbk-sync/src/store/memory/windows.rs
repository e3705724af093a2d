//! Streams, windows and coverage.

use std::time::Duration;

use tokio::time::Instant;

use super::state::{Open, State, StreamEntry, unknown};
use crate::coverage;
use crate::event::Draft;
use crate::model::{Gap, NewWindow, Span, Stream, StreamKey, Window};
use crate::store::{Claim, Seconds, StoreError};

impl StreamEntry {
    /// The seconds that were read and those that cannot be read.
    fn passed(&self) -> Vec<Span> {
        let mut passed = self.covered.clone();
        self.gaps.iter().for_each(|(gap, _)| coverage::add(&mut passed, *gap));
        passed
    }

    /// The gaps that were not read later.
    pub(super) fn unread(&self) -> Vec<(Span, Gap)> {
        coverage::unread(self.gaps.iter().copied(), &self.covered)
    }

    pub(super) fn current(&self) -> Stream {
        let frontier = coverage::frontier(&self.passed(), self.stream.start);
        Stream { frontier, ..self.stream.clone() }
    }
}

impl State {
    pub(super) fn streams(&mut self, claim: &Claim, keys: &[(StreamKey, i64)], limit: i64) -> Vec<Stream> {
        let account = claim.account.id;
        for (key, start) in keys {
            let is_key = |entry: &&mut StreamEntry| entry.account == account && entry.stream.key == *key;
            if let Some(entry) = self.streams.values_mut().find(is_key) {
                entry.stream.start = entry.stream.start.min(*start);
                continue;
            }
            let (id, start, key) = (self.next_id(), *start, *key);
            let stream =
                Stream { id, key, start, frontier: None, limit, limited_at: None, lag: None, lag_at: None };
            let entry = StreamEntry { account, stream, covered: Vec::new(), gaps: Vec::new() };
            self.streams.insert(id, entry);
        }
        let own = self.streams.values().filter(|entry| entry.account == account);
        own.map(StreamEntry::current).collect()
    }

    pub(super) fn seconds(&self, stream: i64) -> Seconds {
        let entry = self.streams.get(&stream);
        let passed = entry.map(StreamEntry::passed).unwrap_or_default();
        let covered = entry.map(|entry| entry.covered.clone()).unwrap_or_default();
        let open = self.windows.values().map(|open| &open.window).filter(|window| window.stream == stream);
        Seconds { passed, covered, open: open.map(|window| (window.lane, window.span)).collect() }
    }

    pub(super) fn plan(&mut self, windows: &[NewWindow]) {
        for NewWindow { stream, lane, span, part } in windows {
            let is_open = self.windows.values().any(|open| {
                let window = &open.window;
                (window.stream, window.lane, window.span, &window.part) == (*stream, *lane, *span, part)
            });
            if !is_open {
                let id = self.next_id();
                let window = Window {
                    id,
                    stream: *stream,
                    lane: *lane,
                    span: *span,
                    part: part.clone(),
                    position: None,
                    began: None,
                    failures: 0,
                };
                self.windows.insert(id, Open { window, due: None, why: None, settled: None });
            }
        }
    }

    fn is_of(&self, open: &Open, claim: &Claim) -> bool {
        self.streams.get(&open.window.stream).is_some_and(|entry| entry.account == claim.account.id)
    }

    pub(super) fn due_windows(&self, claim: &Claim, limit: u32) -> Vec<Window> {
        let now = Instant::now();
        let is_due = |open: &&Open| open.due.is_none_or(|due| due <= now) && self.is_of(open, claim);
        let mut windows: Vec<_> =
            self.windows.values().filter(is_due).map(|open| open.window.clone()).collect();
        windows.sort_by_key(|window| (window.lane, window.span, window.id));
        windows.truncate(limit as usize);
        windows
    }

    pub(super) fn next_due(&self, claim: &Claim) -> Option<Duration> {
        let open = self.windows.values().filter(|open| self.is_of(open, claim));
        let due = open.filter_map(|open| open.due).min()?;
        Some(due.saturating_duration_since(Instant::now()))
    }

    /// Refuses a window that is not open or belongs to another account.
    pub(super) fn check_window(&self, claim: &Claim, window: &Window) -> Result<(), StoreError> {
        let open = self.windows.get(&window.id).filter(|open| self.is_of(open, claim));
        open.map(|_| ()).ok_or_else(|| unknown("find the window"))
    }

    pub(super) fn open(&mut self, id: i64) -> Result<&mut Open, StoreError> {
        self.windows.get_mut(&id).ok_or_else(|| unknown("find the window"))
    }

    /// Closes a window. The last part of a span covers it.
    pub(super) fn finish(&mut self, id: i64, settled: i64) -> Result<(), StoreError> {
        let Open { window, settled: others, .. } =
            self.windows.remove(&id).ok_or_else(|| unknown("find the window"))?;
        let settled = others.map_or(settled, |others| settled.min(others));
        let is_last = !self.settle(&window, Some(settled));
        if is_last && settled >= window.span.from {
            let entry = self.streams.get_mut(&window.stream).ok_or_else(|| unknown("find the stream"))?;
            coverage::add(&mut entry.covered, Span { to: window.span.to.min(settled), ..window.span });
        }
        Ok(())
    }

    /// Records the covered seconds in the other parts of the span. Returns whether there are other parts.
    fn settle(&mut self, of: &Window, settled: Option<i64>) -> bool {
        let mut is_split = false;
        for open in self.windows.values_mut() {
            let window = &open.window;
            if (window.stream, window.lane, window.span) == (of.stream, of.lane, of.span) {
                is_split = true;
                open.settled = [open.settled, settled].into_iter().flatten().min();
            }
        }
        is_split
    }

    pub(super) fn split(
        &mut self,
        window: &Window,
        into: &[NewWindow],
        limit: Option<(i64, i64)>,
    ) -> Result<(), StoreError> {
        let Open { settled, .. } =
            self.windows.remove(&window.id).ok_or_else(|| unknown("find the window"))?;
        self.plan(into);
        self.settle(window, settled);
        if let (Some((limit, at)), Some(entry)) = (limit, self.streams.get_mut(&window.stream)) {
            (entry.stream.limit, entry.stream.limited_at) = (limit, Some(at));
        }
        Ok(())
    }

    pub(super) fn put_off(
        &mut self,
        window: &Window,
        due_in: Duration,
        why: &str,
        restart: bool,
    ) -> Result<(), StoreError> {
        let open = self.open(window.id)?;
        open.window.failures = open.window.failures.saturating_add(1);
        (open.due, open.why) = (Some(Instant::now() + due_in), Some(why.to_owned()));
        if restart {
            (open.window.position, open.window.began) = (None, None);
        }
        Ok(())
    }

    pub(super) fn make_due(&mut self, account: &str) -> u64 {
        let id =
            self.accounts.iter().find(|entry| entry.account.name == account).map(|entry| entry.account.id);
        let streams = &self.streams;
        let is_own = |stream: i64| streams.get(&stream).is_some_and(|entry| Some(entry.account) == id);
        let now = Instant::now();
        let put_off = self.windows.values_mut().filter(|open| is_own(open.window.stream));
        put_off.filter_map(|open| open.due.take_if(|due| *due > now)).count() as u64
    }

    pub(super) fn give_up(
        &mut self,
        claim: &Claim,
        window: &Window,
        gap: Gap,
        seen: i64,
    ) -> Result<(), StoreError> {
        let Window { id, stream, span, .. } = *window;
        self.open(id)?;
        let entry = self.streams.get_mut(&stream).ok_or_else(|| unknown("find the stream"))?;
        let is_new = !entry.gaps.contains(&(span, gap));
        if is_new {
            entry.gaps.push((span, gap));
        }
        let key = entry.stream.key;
        // The other parts do not cover the span.
        self.finish(id, i64::MIN)?;
        if is_new {
            let name = &claim.account.name;
            self.append(Draft::window(name, key, span, gap, id, seen), name, seen);
        }
        Ok(())
    }
}
