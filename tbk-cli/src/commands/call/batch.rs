//! `--input` and several accounts: concurrent calls, with the outcomes in the order of the input.

use std::pin::pin;

use futures_util::future::{self, AbortHandle};
use futures_util::{Stream, StreamExt as _, stream};
use indicatif::{ProgressBar, ProgressStyle};
use top_core::{Api, Params};

use super::business::business_failure;
use super::input::Line;
use super::outcome::{Data, Origin, Returned, Shape};
use super::resume::{Earlier, Resume, other_input};
use super::{CallReply, Caller, data};
use crate::api::response::list_of;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Output, note};

/// A call, or a line that needs none.
pub(crate) struct Task {
    origin: Origin,
    /// The position of the account.
    caller: usize,
    params: Result<Params, Failure>,
    earlier: Earlier,
}

impl Task {
    /// Returns the parameters, if the call will be sent.
    pub(crate) fn to_send(&self) -> Option<&Params> {
        self.params.as_ref().ok().filter(|_| self.earlier == Earlier::Open)
    }

    /// Returns the line of the input.
    pub(crate) fn line(&self) -> Option<usize> {
        self.origin.line
    }

    /// Whether no earlier run made the call.
    pub(crate) fn is_open(&self) -> bool {
        !matches!(self.earlier, Earlier::Done | Earlier::Unknown)
    }
}

/// How to make the calls.
pub(crate) struct Batch<'o> {
    /// One for each account. The name is set if there are several accounts.
    pub(crate) callers: Vec<(Option<String>, Caller)>,
    pub(crate) concurrency: usize,
    /// The API whose pages are read.
    pub(crate) pages: Option<&'static Api>,
    pub(crate) shape: Shape,
    pub(crate) output: &'o Output,
}

/// Returns a task for each account. An invalid line is one task.
pub(crate) fn tasks(line: Line, accounts: &[Option<String>], resume: &Resume) -> Vec<Task> {
    let Line { number, input, params } = line;
    let origin = |account: Option<String>| Origin { line: Some(number), account, input: input.clone() };
    let params = match params {
        Ok(params) => params,
        Err(failure) => {
            let params = Err(failure);
            return vec![Task { origin: origin(None), caller: 0, params, earlier: Earlier::Open }];
        }
    };
    let task = |(caller, account): (usize, &Option<String>)| {
        let earlier = resume.of(number, account.as_deref(), input.as_ref());
        Task { origin: origin(account.clone()), caller, params: Ok(params.clone()), earlier }
    };
    accounts.iter().enumerate().map(task).collect()
}

/// Returns a task for each account, for a call without `--input`.
pub(crate) fn account_tasks(params: &Params, accounts: &[Option<String>]) -> Vec<Task> {
    let task = |(caller, account): (usize, &Option<String>)| Task {
        origin: Origin { account: account.clone(), ..Origin::default() },
        caller,
        params: Ok(params.clone()),
        earlier: Earlier::Open,
    };
    accounts.iter().enumerate().map(task).collect()
}

/// Reads the input on a thread of its own: standard input may block. Only a few lines are read ahead.
pub(crate) fn read_ahead(tasks: impl Iterator<Item = Task> + Send + 'static) -> impl Stream<Item = Task> {
    let (send, mut tasks_read) = tokio::sync::mpsc::channel(16);
    std::thread::spawn(move || {
        for task in tasks {
            if send.blocking_send(task).is_err() {
                break;
            }
        }
    });
    stream::poll_fn(move |context| tasks_read.poll_recv(context))
}

/// The outcome of a task.
struct Outcome {
    rows: Vec<serde_json::Value>,
    failure: Option<Failure>,
    earlier: Earlier,
}

/// The number of calls.
#[derive(Default)]
struct Count {
    done: usize,
    failed: usize,
    /// Calls that an earlier run made.
    skipped: usize,
    /// Changes of an earlier run whose outcome is unknown.
    unknown: usize,
}

/// Makes the calls. After an interrupt, no call is started and the running ones are finished. `total` is the number of
/// tasks, if it is known.
pub(crate) async fn run(
    batch: &Batch<'_>,
    tasks: impl Stream<Item = Task>,
    total: Option<usize>,
) -> Result<(), Failure> {
    let progress = progress(total);
    let (stopped, stop) = future::abortable(future::pending::<()>());
    tokio::spawn(handle_interrupts(stop.clone()));
    let outcomes = tasks.map(|task| batch.outcome(task)).take_until(stopped).buffered(batch.concurrency);
    let mut outcomes = pin!(outcomes);
    let api = batch.callers.first().and_then(|(_, caller)| caller.schema());
    let mut entries = batch.output.entries(batch.shape.columns(api));
    let mut write_error = None;
    let mut first: Option<Failure> = None;
    let mut count = Count::default();
    while let Some(Outcome { rows, failure, earlier }) = outcomes.next().await {
        // Running calls are finished even if the output cannot be written, because they take effect.
        if write_error.is_none() {
            write_error = progress.suspend(|| rows.iter().try_for_each(|row| entries.push(row))).err();
        }
        if write_error.is_some() {
            stop.abort();
        }
        count.add(earlier, failure.is_some());
        first = first.or(failure);
        progress.inc(1);
        let failed = count.failed;
        progress.set_message(say!("{failed} failed", "失败 {failed}"));
    }
    progress.finish_and_clear();
    let write_error = write_error.or_else(|| entries.finish().err());
    count.result(total, stop.is_aborted(), first, write_error)
}

/// Returns the progress of a run, which is shown on a terminal.
pub(crate) fn progress(total: Option<usize>) -> ProgressBar {
    let (progress, template) = match total {
        Some(total) => (ProgressBar::new(total as u64), "{bar:30} {pos}/{len} {msg} {eta}"),
        None => (ProgressBar::new_spinner(), "{spinner} {pos} {msg} {elapsed}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => progress.with_style(style.progress_chars("=> ")),
        Err(_) => progress,
    }
}

impl Count {
    fn add(&mut self, earlier: Earlier, has_failed: bool) {
        match earlier {
            Earlier::Done => self.skipped += 1,
            Earlier::Unknown => self.unknown += 1,
            Earlier::Open | Earlier::Differs => {
                self.done += 1;
                self.failed += usize::from(has_failed);
            }
        }
    }

    /// Returns the number of calls in words. `all` is the number of calls to make, if it is known.
    fn made(&self, all: Option<usize>) -> String {
        let &Self { done, failed, skipped, .. } = self;
        let made = match all {
            Some(all) => {
                let calls = counted(all, "call", "calls");
                say!("{done} of {calls} made", "共 {all} 次调用，完成 {done} 次，失败 {failed}")
            }
            None => {
                let calls = counted(done, "call", "calls");
                say!("{calls} made", "完成 {done} 次调用，失败 {failed}")
            }
        };
        match skipped {
            0 => made,
            _ => made + &say!(", {skipped} done earlier and skipped", "，跳过已完成的 {skipped} 次"),
        }
    }

    fn result(
        &self,
        total: Option<usize>,
        is_stopped: bool,
        first: Option<Failure>,
        write_error: Option<Failure>,
    ) -> Result<(), Failure> {
        let &Self { done, failed, skipped, unknown } = self;
        // All of the input is read unless the calls were stopped.
        let all = if is_stopped { total.map(|total| total - skipped - unknown) } else { Some(done) };
        let is_complete = all == Some(done);
        self.note_unknown();
        let made = self.made(all);
        if let Some(write_error) = write_error {
            note(&made);
            return Err(if is_complete { write_error } else { Failure::new(Status::Partial, made) });
        }
        let made = if is_complete { made } else { made + text("; interrupted", "；已中断") };
        let Some(first) = first else {
            if is_complete && unknown == 0 {
                note(&made);
                return Ok(());
            }
            return Err(Failure::new(Status::Partial, made));
        };
        // If all calls failed, the first failure sets the status. Otherwise a part of the work is done.
        let is_nothing_done = failed == done && is_complete && skipped == 0 && unknown == 0;
        let status = if is_nothing_done { first.status() } else { Status::Partial };
        Err(first
            .with_status(status)
            .prefixed(&say!("{made}, {failed} failed; first failure: ", "{made}；首个错误：")))
    }

    fn note_unknown(&self) {
        let unknown = self.unknown;
        if unknown > 0 {
            let calls = counted(unknown, "call was", "calls were");
            note(&say!(
                "{calls} not repeated: the outcome of the earlier run is unknown; check whether it took effect",
                "{unknown} 次调用未重复：上次结果未知，请先核实是否已生效"
            ));
        }
    }
}

/// Stops the calls at the first interrupt, and the program at the second.
async fn handle_interrupts(stop: AbortHandle) {
    if tokio::signal::ctrl_c().await.is_err() {
        return;
    }
    stop.abort();
    note(text(
        "interrupted: waiting for the running calls; press Ctrl-C again to exit at once",
        "已中断：等待进行中的调用结束；再按一次 Ctrl-C 立即退出",
    ));
    if tokio::signal::ctrl_c().await.is_ok() {
        std::process::exit(INTERRUPTED);
    }
}

/// The exit status after SIGINT, by the convention of shells.
const INTERRUPTED: i32 = 130;

impl Batch<'_> {
    async fn outcome(&self, task: Task) -> Outcome {
        let Task { origin, caller, params, earlier } = task;
        if matches!(earlier, Earlier::Done | Earlier::Unknown) {
            return Outcome { rows: Vec::new(), failure: None, earlier };
        }
        let (returned, failure) = match (&earlier, params, self.callers.get(caller)) {
            (Earlier::Differs, ..) => {
                (Returned::default(), Some(other_input(origin.line.unwrap_or_default(), "called")))
            }
            (_, Err(failure), _) => (Returned::default(), Some(failure)),
            (_, Ok(params), Some((_, caller))) => match self.pages {
                Some(api) => all_pages(caller, api, params).await,
                None => one(caller, params).await,
            },
            (_, Ok(_), None) => (Returned::default(), None),
        };
        Outcome { rows: origin.rows(returned, failure.as_ref()), failure, earlier }
    }
}

/// Makes a call. Returns the data, and the failure if the call failed.
async fn one(caller: &Caller, params: Params) -> (Returned, Option<Failure>) {
    let failed = |failure| (Returned::default(), Some(failure));
    match caller.call(params).await {
        Err(failure) => failed(failure),
        Ok(CallReply::Raw(reply)) => {
            let data = reply.json().unwrap_or_else(|_| reply.body().into());
            let data = Some(Data::One { request_id: None, data });
            (Returned { data, warnings: Vec::new() }, None)
        }
        Ok(CallReply::Typed(reply)) => match data(&reply) {
            Err(failure) => failed(failure),
            Ok(data) => {
                let error = reply.business_error.as_ref();
                let failure = error.map(|error| business_failure(&caller.method, error));
                let data = Some(Data::One { request_id: reply.request_id.clone(), data });
                (Returned { data, warnings: reply.warnings }, failure)
            }
        },
    }
}

/// Reads all pages. If one fails, the entries before it are dropped: `--resume` reads all of them again.
async fn all_pages(caller: &Caller, api: &'static Api, params: Params) -> (Returned, Option<Failure>) {
    let mut pages = caller.pages(api, params);
    let (mut entries, mut warnings) = (Vec::new(), Vec::new());
    while let Some(page) = pages.next().await {
        let page = page.map_err(Failure::from).and_then(|mut page| {
            warnings.append(&mut page.warnings);
            data(&page)
        });
        match page {
            Err(failure) => return (Returned::default(), Some(failure)),
            Ok(page) => match list_of(Some(api.schema), &page) {
                Some((_, list)) => entries.extend(list.iter().cloned()),
                None if api.schema.paging.is_some_and(|paging| paging.items.is_some()) => {}
                None => entries.push(page),
            },
        }
    }
    (Returned { data: Some(Data::Entries(entries)), warnings }, None)
}
