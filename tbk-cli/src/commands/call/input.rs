//! `--input`: concurrent calls, with the outcomes in the order of the input.

use std::pin::pin;

use futures_util::future::{self, AbortHandle};
use futures_util::{StreamExt as _, stream};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::{Map, Value, json};
use top_core::Params;
use top_core::schema::ApiSchema;

use super::{CallReply, Caller, business_failure, data};
use crate::api::parameters::Parameters;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Output, note};
use crate::ui::source;

/// A call of the input.
pub(crate) struct Line {
    /// The line of the file or the position in the array, from 1.
    number: usize,
    params: Params,
}

/// Reads all of the input before the first call. Parameters of the command line apply to all calls that do not set them.
pub(crate) fn read(path: &str, api: Option<&ApiSchema>, common: &Parameters) -> Result<Vec<Line>, Failure> {
    let input = source::text_of(path)?;
    let path = source::name(path);
    let objects =
        if input.trim_start().starts_with('[') { array(path, &input)? } else { lines(path, &input)? };
    if objects.is_empty() {
        return Err(Failure::usage(say!("{path} contains no calls", "{path} 中没有调用")));
    }
    let of_object = |(number, object): Numbered| {
        let parameters = common.with_object(api, &object);
        let params = parameters.map_err(|failure| {
            let what = failure.to_string();
            Failure::usage(say!("{path}, call {number}: {what}", "{path}，第 {number} 个调用：{what}"))
        })?;
        Ok(Line { number, params: params.into_params(api) })
    };
    objects.into_iter().map(of_object).collect()
}

/// An object with its line or position.
type Numbered = (usize, Map<String, Value>);

fn array(path: &str, input: &str) -> Result<Vec<Numbered>, Failure> {
    let values: Vec<Value> =
        serde_json::from_str(input).map_err(|error| Failure::json(path, input, &error))?;
    values.into_iter().enumerate().map(|(i, value)| object(path, i + 1, value)).collect()
}

fn lines(path: &str, input: &str) -> Result<Vec<Numbered>, Failure> {
    let lines = input.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let line = |(i, line): (usize, &str)| {
        let number = i + 1;
        let name = say!("{path}, line {number}", "{path} 第 {number} 行");
        object(path, number, serde_json::from_str(line).map_err(|error| Failure::json(&name, line, &error))?)
    };
    lines.map(line).collect()
}

fn object(path: &str, number: usize, value: Value) -> Result<Numbered, Failure> {
    match value {
        Value::Object(object) => Ok((number, object)),
        _ => Err(Failure::usage(say!(
            "{path}, call {number} is not a JSON object",
            "{path}，第 {number} 个调用不是 JSON 对象"
        ))
        .hint(text(
            "each call is a JSON object of parameters: {\"q\": \"女装\"}",
            "每个调用是一个 JSON 参数对象：{\"q\": \"女装\"}",
        ))),
    }
}

/// Makes the calls. After an interrupt, no call is started and the running ones are finished.
pub(crate) async fn run(
    caller: Caller,
    lines: Vec<Line>,
    concurrency: usize,
    output: &Output,
) -> Result<(), Failure> {
    let all = lines.len();
    let progress = ProgressBar::new(all as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} {eta}") {
        progress.set_style(style.progress_chars("=> "));
    }
    let (stopped, stop) = future::abortable(future::pending::<()>());
    tokio::spawn(handle_interrupts(stop.clone()));
    let caller = &caller;
    let outcomes = stream::iter(lines)
        .map(|line| async move { (line.number, one(caller, line.params).await) })
        .take_until(stopped)
        .buffered(concurrency);
    let mut outcomes = pin!(outcomes);
    let mut entries = output.entries(None);
    let mut write_error = None;
    let mut first: Option<Failure> = None;
    let (mut done, mut failed) = (0, 0);
    while let Some((number, outcome)) = outcomes.next().await {
        done += 1;
        let (entry, failure) = outcome;
        let mut shown = json!({ "line": number, "ok": failure.is_none() });
        for (name, value) in entry {
            shown[name] = value;
        }
        // Running calls are finished even if the output cannot be written, because they take effect.
        if write_error.is_none() {
            write_error = progress.suspend(|| entries.push(&shown)).err();
        }
        if write_error.is_some() {
            stop.abort();
        }
        failed += usize::from(failure.is_some());
        first = first.or(failure);
        progress.inc(1);
        progress.set_message(say!("{failed} failed", "{failed} 个失败"));
    }
    progress.finish_and_clear();
    let write_error = write_error.or_else(|| entries.finish().err());
    let calls = counted(all, "call", "calls");
    let made = say!("{done} of {calls} made", "共 {all} 次调用，完成 {done} 次");
    if let Some(write_error) = write_error {
        note(&made);
        return Err(if done < all { Failure::new(Status::Partial, made) } else { write_error });
    }
    let made = if done < all { made + text("; interrupted", "；已中断") } else { made };
    let Some(first) = first else {
        note(&made);
        return if done == all { Ok(()) } else { Err(Failure::new(Status::Partial, made)) };
    };
    // If all calls failed, the first failure sets the status. Otherwise a part of the work is done.
    let status = if failed == all { first.status() } else { Status::Partial };
    Err(first
        .with_status(status)
        .prefixed(&say!("{made}, {failed} failed; first failure: ", "{made}，失败 {failed} 次；首个错误：")))
}

/// Stops the input at the first interrupt, and the program at the second.
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

/// Makes a call. Returns the members of the outcome, and the failure if the call failed.
async fn one(caller: &Caller, params: Params) -> (Vec<(&'static str, Value)>, Option<Failure>) {
    let failed = |failure: Failure| (vec![("error", failure.to_json())], Some(failure));
    match caller.call(params).await {
        Err(failure) => failed(failure),
        Ok(CallReply::Raw(reply)) => {
            let body = reply.json().unwrap_or_else(|_| reply.body().into());
            (vec![("data", body)], None)
        }
        Ok(CallReply::Typed(reply)) => {
            let data = match data(&reply) {
                Ok(data) => data,
                Err(failure) => return failed(failure),
            };
            let id = reply.request_id.as_deref().map(|id| ("request_id", id.into()));
            let mut members: Vec<_> = id.into_iter().chain([("data", data)]).collect();
            let failure = reply.business_error.as_ref().map(|error| business_failure(&caller.method, error));
            members.extend(failure.as_ref().map(|failure| ("error", failure.to_json())));
            (members, failure)
        }
    }
}
