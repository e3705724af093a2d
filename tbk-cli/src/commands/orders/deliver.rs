//! The delivery of changes to sinks.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::future::join_all;
use serde_json::{Value, json};
use tbk_sync::engine::Stop;
use tbk_sync::feed::{
    self, Ended, FeedError, JsonLines, Options, Parked, Retry, Sink, SinkError, SinkProblem, SinkState,
    Until, Webhook, WebhookBuilder,
};
use tbk_sync::model::Event;
use tbk_sync::store::Store;
use tokio::task::JoinSet;
use top_core::transport::BoxFuture;

use super::failure::failure;
use super::progress::View;
use super::reason;
use super::values::{at, plural};
use crate::config::sync::{SyncSink, from_home};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// A sink that reports its failures and counts the events that it accepted.
#[derive(Debug)]
pub(super) struct Reported {
    sink: Box<dyn Sink>,
    name: String,
    /// Where failures are reported that are tried again.
    view: Option<View>,
    is_failing: bool,
    pub(super) accepted: Arc<AtomicU64>,
}

impl Reported {
    pub(super) fn new(sink: Box<dyn Sink>, name: &str, view: Option<View>) -> Self {
        Self { sink, name: name.to_owned(), view, is_failing: false, accepted: Arc::default() }
    }

    fn report(&mut self, error: &SinkError) {
        let Some(view) = self.view.as_ref().filter(|_| !self.is_failing && error.retry() != Retry::Never)
        else {
            return;
        };
        self.is_failing = true;
        let (name, why) = (&self.name, reason::sink(error));
        view.say(&say!("{name}: {why}; tried again later", "{name}：{why}；稍后重试"));
    }
}

impl Sink for Reported {
    fn resume(&mut self, position: u64) -> BoxFuture<'_, Result<u64, SinkError>> {
        Box::pin(async move {
            let result = self.sink.resume(position).await;
            if let Err(error) = &result {
                self.report(error);
            }
            result
        })
    }

    fn deliver<'a>(&'a mut self, events: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
        Box::pin(async move {
            let result = self.sink.deliver(events).await;
            let accepted = result.as_ref().err().map_or(events.len(), SinkError::accepted);
            self.accepted.fetch_add(accepted as u64, Ordering::Relaxed);
            match &result {
                Err(error) => self.report(error),
                Ok(()) if self.is_failing => {
                    self.is_failing = false;
                    let name = &self.name;
                    if let Some(view) = &self.view {
                        view.say(&say!("{name}: accepts events again", "{name}：恢复接收"));
                    }
                }
                Ok(()) => {}
            }
            result
        })
    }
}

/// Creates a sink of the configuration.
pub(super) fn create(sink: &SyncSink) -> Result<Box<dyn Sink>, Failure> {
    let SyncSink { name, secret_env, file, allow_private, .. } = sink;
    if let Some(file) = file {
        let file = from_home(file, &format!("[[sync.sink]] {name} file"))?;
        return Ok(Box::new(JsonLines::file(file)));
    }
    let variable = secret_env.as_deref().unwrap_or_default();
    let Some(secret) = std::env::var(variable).ok().filter(|secret| !secret.is_empty()) else {
        return Err(Failure::usage(say!(
            "the secret of the sink {name} is not set: {variable}",
            "未设置 {name} 的密钥：{variable}"
        )));
    };
    let builder = Webhook::builder(sink.url().unwrap_or_default(), &secret);
    let builder = if *allow_private { builder.map(WebhookBuilder::allow_private) } else { builder };
    let webhook = builder.and_then(WebhookBuilder::build);
    let webhook = webhook.map_err(|error| {
        let why = reason::webhook(&error);
        Failure::usage(say!("the sink {name} cannot be used: {why}", "{name} 无法使用：{why}"))
    })?;
    Ok(Box::new(webhook))
}

/// A sink of the configuration that is ready.
pub(super) struct Prepared {
    name: String,
    sink: Box<dyn Sink>,
    options: Options,
}

/// Creates all sinks of the configuration.
pub(super) fn prepare(sinks: &[SyncSink]) -> Result<Vec<Prepared>, Failure> {
    let prepared = sinks.iter().map(|sink| {
        let options = Options::default().types(sink.types.clone());
        Ok(Prepared { name: sink.name.clone(), sink: create(sink)?, options })
    });
    prepared.collect()
}

/// What a sink has got.
pub(super) struct Delivered {
    name: String,
    changes: u64,
    failure: Option<Failure>,
}

/// Delivers what is there to the sinks, once. A failure of one does not concern the others.
pub(super) async fn once(store: &Arc<dyn Store>, sinks: Vec<Prepared>, stop: &Stop) -> Vec<Delivered> {
    let deliver = async |Prepared { name, sink, options }: Prepared| {
        let mut delivery = Reported::new(sink, &name, None);
        let options = options.until(Until::CaughtUp);
        let ended = feed::run(&**store, &mut delivery, &name, &options, stop.stopped()).await;
        let failure = outcome(&name, ended).err();
        Delivered { changes: delivery.accepted.load(Ordering::Relaxed), name, failure }
    };
    join_all(sinks.into_iter().map(deliver)).await
}

impl Delivered {
    /// Describes the delivery. The message of a failure names the sink.
    pub(super) fn describe(&self) -> String {
        let Self { name, changes, failure } = self;
        let events = plural(*changes, "change");
        let delivered = say!("{name}: {events} delivered", "{name}：已推送 {changes} 条变更");
        match failure {
            Some(failure) => format!("{delivered}\n{}", failure.message()),
            None => delivered,
        }
    }

    pub(super) fn data(&self) -> Value {
        let failure = self.failure.as_ref().map(Failure::message);
        json!({ "name": self.name, "delivered": self.changes, "failure": failure })
    }
}

/// Delivers to the sinks until stopped. Failures are messages.
pub(super) fn spawn(store: &Arc<dyn Store>, sinks: Vec<Prepared>, stop: &Stop, view: &View) -> JoinSet<()> {
    let mut running = JoinSet::new();
    for Prepared { name, sink, options } in sinks {
        let mut delivery = Reported::new(sink, &name, Some(view.clone()));
        let (store, stop, view) = (Arc::clone(store), stop.clone(), view.clone());
        running.spawn(async move {
            let ended = feed::run(&*store, &mut delivery, &name, &options, stop.stopped()).await;
            if let Err(failure) = outcome(&name, ended) {
                view.say(failure.message());
            }
        });
    }
    running
}

/// Returns the failure of a delivery that ended early.
pub(super) fn outcome(name: &str, ended: Result<Ended, FeedError>) -> Result<(), Failure> {
    match ended {
        Ok(Ended::Parked(parked)) => {
            let why = why_parked(parked);
            Err(Failure::local(say!("the sink {name} is parked: {why}", "{name} 已暂停：{why}")).hint(say!(
                "`tbk orders feed --sink {name} --unpark` delivers again",
                "可用 `tbk orders feed --sink {name} --unpark` 恢复"
            )))
        }
        Ok(_) => Ok(()),
        Err(error) => Err(failed(name, error)),
    }
}

fn why_parked(parked: Parked) -> &'static str {
    match parked {
        Parked::Expired => text("it accepted nothing for three days", "三天内未接收任何变更"),
        _ => text("it refused the changes", "拒绝接收"),
    }
}

/// Describes an error of a delivery.
pub(super) fn failed(name: &str, error: FeedError) -> Failure {
    match error {
        FeedError::Store(error) => failure(error),
        FeedError::Sink(error) => {
            let why = reason::sink(&error);
            Failure::local(match error.problem() {
                // The file of `--to`: the reason begins with its path.
                SinkProblem::File { path, .. }
                | SinkProblem::InUse { path }
                | SinkProblem::Foreign { path }
                    if path == name =>
                {
                    why
                }
                _ => say!("{name}: {why}", "{name}：{why}"),
            })
        }
        FeedError::Name { name } => Failure::usage(say!(
            "the name of a sink must not be empty or contain a colon: {name:?}",
            "sink 名称不能为空，也不能含冒号：{name:?}"
        )),
        error => Failure::local(error.to_string()),
    }
}

/// Describes how far a sink is.
pub(super) fn describe(name: &str, state: SinkState) -> String {
    let SinkState { position, failing_since, parked, .. } = state;
    if let Some(parked) = parked {
        let why = why_parked(parked);
        return say!(
            "the sink {name} is parked at position {position}: {why}",
            "{name} 在位置 {position} 已暂停：{why}"
        );
    }
    match failing_since {
        Some(since) => {
            let since = at(i64::try_from(since).unwrap_or(i64::MAX));
            say!(
                "the sink {name} fails since {since} GMT+8, at position {position}",
                "{name} 自 {since}（GMT+8）起推送失败，位置 {position}"
            )
        }
        None => say!("the sink {name} is at position {position}", "{name} 位置 {position}"),
    }
}
