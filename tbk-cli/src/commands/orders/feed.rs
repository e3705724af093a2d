//! `tbk orders feed`.

use std::io::BufRead as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use clap::Args;
use tbk_sync::feed::{self, JsonLines, Options, Sink, SinkError, Until, line};
use tbk_sync::model::Event;
use top_core::transport::BoxFuture;

use super::connect::{Context, interrupted};
use super::deliver::{self, Reported};
use super::progress::View;
use super::values::plural;
use crate::config::sync::is_type;
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Form, Output, note, text_out};
use crate::ui::source::unreadable;
use crate::ui::usage::within;

#[derive(Debug, Args)]
#[command(
    about = text("Prints or delivers the changes as JSON Lines", "以 JSON Lines 输出或推送变更"),
    after_help = text(
        "Examples:\n  tbk orders feed\n  tbk orders feed --since 812 --follow --types 'order.*,refund.*'\n  \
         tbk orders feed --to changes.jsonl\n  tbk orders feed --sink crm --follow\n\n\
         Keep the pos of the last line that you have processed, and continue with --since. A reader may get a line \
         twice, and never misses one. A file gets each line once: its last line tells where to continue. A sink is a \
         webhook or a file of the configuration, [[sync.sink]]; its position is in the store. Printing and --to work while \
         `tbk orders sync` is running, which delivers to the sinks itself.",
        "示例：\n  tbk orders feed\n  tbk orders feed --since 812 --follow --types 'order.*,refund.*'\n  \
         tbk orders feed --to changes.jsonl\n  tbk orders feed --sink crm --follow\n\n\
         请保存已处理的最后一行的 pos，下次用 --since 继续。同一行可能重复输出，但不会遗漏。文件中每行只出现一次：\
         由最后一行确定继续的位置。sink 为配置 [[sync.sink]] 中的 webhook 或文件，位置保存在存储中。输出与 --to 可在 \
         `tbk orders sync` 运行时使用；`tbk orders sync` 会自行推送到 sink。",
    )
)]
pub(super) struct Feed {
    #[arg(long, value_name = "POSITION", default_value_t = 0, value_parser = within(0..=u64::MAX), conflicts_with_all = ["to", "sink"], help = text(
        "Print only what follows this position; 0 for everything",
        "仅输出该位置之后的变更；0 表示全部",
    ))]
    since: u64,
    #[arg(long, help = text("Wait for further changes until interrupted", "持续等待后续变更，直到被中断"))]
    follow: bool,
    #[arg(long, value_name = "TYPES", value_delimiter = ',', conflicts_with = "sink", help = text(
        "Only events of these types, such as order.new or 'refund.*'",
        "仅这些类型的变更，例如 order.new、'refund.*'",
    ))]
    types: Vec<String>,
    #[arg(long, value_name = "FILE", conflicts_with = "sink", help = text(
        "Append to this file instead, each change once",
        "追加到该文件，每条变更只写一次",
    ))]
    to: Option<PathBuf>,
    #[arg(long, value_name = "NAME", help = text(
        "Deliver to this sink of the configuration instead",
        "推送到配置中的该 sink",
    ))]
    sink: Option<String>,
    #[arg(long, requires = "sink", help = text("Deliver again to a sink that is parked", "恢复已暂停的 sink"))]
    unpark: bool,
}

/// The number of events that are read at a time.
const BATCH: u32 = 500;
/// The time between two reads with `--follow`.
const PAUSE: Duration = Duration::from_millis(500);

impl Feed {
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        if output.explicit_form().is_some_and(|form| form != Form::Jsonl) || !output.fields().is_empty() {
            return Err(Failure::usage(text("the feed is JSON Lines", "变更只以 JSON Lines 输出"))
                .hint(text("remove -o and --fields", "请去掉 -o 与 --fields")));
        }
        if let Some(unknown) = self.types.iter().find(|pattern| !is_type(pattern)) {
            return Err(Failure::usage(say!("unknown type {unknown:?}", "未知类型 {unknown:?}"))
                .hint(text("such as order.new, 'refund.*'", "例如 order.new、'refund.*'")));
        }
        match (&self.sink, &self.to) {
            (Some(sink), _) => self.to_sink(sink, context).await,
            (None, Some(file)) => self.to_file(file, context).await,
            (None, None) => self.print(context).await,
        }
    }

    fn options(&self) -> Options {
        let until = if self.follow { Until::Cancelled } else { Until::CaughtUp };
        Options::default().until(until).batch(BATCH).poll(PAUSE).types(self.types.clone())
    }

    async fn print(&self, context: &Context<'_>) -> Result<(), Failure> {
        let store = context.location.read().await?;
        let mut printer = Printer { failure: None };
        let mut selected = OfAccount::new(&mut printer, context);
        let options = self.options();
        let ended = feed::read(&*store, &mut selected, self.since, &options, std::future::pending()).await;
        match printer.failure {
            Some(failure) => Err(failure),
            None => deliver::outcome("feed", ended),
        }
    }

    async fn to_file(&self, file: &Path, context: &Context<'_>) -> Result<(), Failure> {
        let store = context.location.read().await?;
        let since = if has_line(file)? { i64::MAX.unsigned_abs() } else { 0 };
        let name = file.display().to_string();
        let mut lines = Reported::new(Box::new(JsonLines::file(file)), &name, None);
        let accepted = Arc::clone(&lines.accepted);
        let mut selected = OfAccount::new(&mut lines, context);
        let options = self.options();
        let ended = feed::read(&*store, &mut selected, since, &options, stopped()).await;
        deliver::outcome(&name, ended)?;
        let events = plural(accepted.load(Ordering::Relaxed), "change");
        let count = accepted.load(Ordering::Relaxed);
        note(&say!("{name}: {events} added", "{name}：新增 {count} 条变更"));
        Ok(())
    }

    async fn to_sink(&self, name: &str, context: &Context<'_>) -> Result<(), Failure> {
        let Some(sink) = context.sync.sinks.iter().find(|sink| sink.name == name) else {
            let known: Vec<_> = context.sync.sinks.iter().map(|sink| sink.name.as_str()).collect();
            let known = known.join(", ");
            let failure = Failure::usage(say!("there is no sink {name:?}", "没有名为 {name:?} 的 sink"));
            return Err(failure.hint(if known.is_empty() {
                text("add it to the configuration as [[sync.sink]]", "请在配置的 [[sync.sink]] 中添加")
                    .to_owned()
            } else {
                say!("sinks of the configuration: {known}", "配置中的 sink：{known}")
            }));
        };
        let store = context.location.open_existing().await?;
        if self.unpark {
            deliver::outcome(name, feed::unpark(&*store, name).await.map(|_| feed::Ended::CaughtUp))?;
        }
        let mut delivery = Reported::new(deliver::create(sink)?, name, self.follow.then(View::hidden));
        let options = self.options().types(sink.types.clone());
        let ended = feed::run(&*store, &mut delivery, name, &options, stopped()).await;
        let count = delivery.accepted.load(Ordering::Relaxed);
        let events = plural(count, "change");
        note(&say!("{name}: {events} delivered", "{name}：已推送 {count} 条变更"));
        deliver::outcome(name, ended)
    }
}

/// Waits for Ctrl-C or SIGTERM.
async fn stopped() {
    if !interrupted().await {
        std::future::pending::<()>().await;
    }
}

/// Returns whether a file has a whole line. Without one, it gets all events.
fn has_line(path: &Path) -> Result<bool, Failure> {
    let file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(unreadable(&path.to_string_lossy(), &error)),
    };
    let mut first = Vec::new();
    std::io::BufReader::new(file).read_until(b'\n', &mut first).map_err(|error| {
        let (path, error) = (path.display(), cause::describe(&error));
        Failure::local(say!("cannot read {path}: {error}", "无法读取 {path}：{error}"))
    })?;
    Ok(first.ends_with(b"\n"))
}

/// Prints events. The program ends without a message if the reader closes the output.
#[derive(Debug)]
struct Printer {
    failure: Option<Failure>,
}

impl Sink for Printer {
    fn deliver<'a>(&'a mut self, events: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
        Box::pin(async move {
            for event in events {
                if let Err(failure) = text_out(&line(event)?) {
                    self.failure = Some(failure);
                    return Err(SinkError::fatal("the output is closed"));
                }
            }
            Ok(())
        })
    }
}

/// Selects the events of an account.
#[derive(Debug)]
struct OfAccount<'s> {
    sink: &'s mut dyn Sink,
    account: Option<String>,
}

impl<'s> OfAccount<'s> {
    fn new(sink: &'s mut dyn Sink, context: &Context<'_>) -> Self {
        Self { sink, account: context.selection.explicit_account().map(str::to_owned) }
    }
}

impl Sink for OfAccount<'_> {
    fn resume(&mut self, position: u64) -> BoxFuture<'_, Result<u64, SinkError>> {
        self.sink.resume(position)
    }

    fn deliver<'a>(&'a mut self, events: &'a [Event]) -> BoxFuture<'a, Result<(), SinkError>> {
        let Some(account) = self.account.clone() else { return self.sink.deliver(events) };
        Box::pin(async move {
            let own: Vec<Event> = events.iter().filter(|event| event.account == account).cloned().collect();
            if own.is_empty() { Ok(()) } else { self.sink.deliver(&own).await }
        })
    }
}
