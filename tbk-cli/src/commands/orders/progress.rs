//! The progress of an engine: a bar on a terminal, and messages.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use tbk_sync::engine::Progress;

use super::failure::failure_of as failure;
use super::reason;
use super::values::{at, plural};
use crate::ui::lang::say;
use crate::ui::output::note;

/// Shows the progress. Clones share the bar. Without a terminal, only the messages are printed.
#[derive(Debug, Clone)]
pub(super) struct View {
    bar: ProgressBar,
    counts: Arc<Mutex<Counts>>,
}

#[derive(Debug, Default)]
struct Counts {
    rows: u64,
    /// Responses that the engine used or refused.
    calls: u64,
    planned: u64,
    done: u64,
    waiting: Option<i64>,
}

/// The time between two changes of the bar while a call is running.
const TICK: Duration = Duration::from_millis(250);

impl View {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new(1);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {bar:14} {wide_msg}") {
            bar.set_style(style.progress_chars("=> "));
        }
        if !bar.is_hidden() {
            bar.enable_steady_tick(TICK);
        }
        Self { bar, counts: Arc::default() }
    }

    /// Returns a view without a bar.
    pub(super) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), counts: Arc::default() }
    }

    /// Removes the bar.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }

    /// Prints a message.
    pub(super) fn say(&self, message: &str) {
        self.bar.suspend(|| note(message));
    }

    pub(super) fn show(&self, progress: &Progress<'_>) {
        if let Some(message) = message(progress) {
            self.say(&message);
        }
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        counts.add(progress);
        self.bar.set_length(counts.planned.max(counts.done).max(1));
        self.bar.set_position(counts.done);
        self.bar.set_message(counts.describe());
    }
}

impl Counts {
    fn add(&mut self, progress: &Progress<'_>) {
        if !matches!(progress, Progress::Held { .. }) {
            self.waiting = None;
        }
        match progress {
            Progress::Planned { windows, .. } => self.planned += *windows as u64,
            Progress::Stored { outcome, .. } => {
                self.calls += 1;
                self.rows += outcome.new + outcome.changed + outcome.same + outcome.stale;
            }
            Progress::Covered { .. } => self.done += 1,
            Progress::Split { into, .. } => {
                self.calls += 1;
                self.planned += (*into as u64).saturating_sub(1);
            }
            Progress::PutOff { .. } => self.calls += 1,
            Progress::GivenUp { .. } => {
                self.calls += 1;
                self.done += 1;
            }
            Progress::Held { until, .. } => self.waiting = Some(*until),
            _ => {}
        }
    }

    fn describe(&self) -> String {
        let Self { rows, calls, done, .. } = self;
        let planned = self.planned.max(*done);
        let (rows_read, calls_made) = (plural(*rows, "row"), plural(*calls, "call"));
        let counts = say!(
            "{done}/{planned} windows, {rows_read}, {calls_made}",
            "窗口 {done}/{planned}，{rows} 行，{calls} 次调用"
        );
        let Some(until) = self.waiting else { return counts };
        let until = at(until);
        let clock = until.split(' ').next_back().unwrap_or(&until);
        counts + &say!("; waiting until {clock}", "；等待至 {clock}")
    }
}

/// Returns the message of an event that needs attention.
fn message(progress: &Progress<'_>) -> Option<String> {
    Some(match progress {
        Progress::Held { account, until, why } => {
            let until = at(*until);
            say!(
                "{account}: held until {until} GMT+8: {why}",
                "{account}：暂停调用至 {until}（GMT+8）：{why}"
            )
        }
        Progress::Parked { account, why } => {
            say!("{account}: parked: {why}", "{account}：已暂停：{why}")
        }
        Progress::Quarantined { account, key, span, why } => {
            let (source, from, to) = (key.source, at(span.from), at(span.to));
            say!(
                "{account}: a page of {source} from {from} to {to} cannot be decoded: {why}",
                "{account}：{source} 在 {from} 至 {to} 的一页无法解析：{why}"
            )
        }
        Progress::GivenUp { account, key, span, gap } => {
            let (source, from, to, gap) = (key.source, at(span.from), at(span.to), reason::gap(*gap));
            say!(
                "{account}: {source} from {from} to {to} cannot be read: {gap}",
                "{account}：{source} 在 {from} 至 {to} 无法读取：{gap}"
            )
        }
        Progress::StoreFailed { error } => {
            let failure = failure(error);
            let why = failure.message();
            say!("{why}; tried again", "{why}；将重试")
        }
        _ => return None,
    })
}
