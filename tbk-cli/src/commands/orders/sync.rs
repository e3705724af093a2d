//! `tbk orders sync`.

use std::time::Duration;

use clap::Args;
use top_core::TopTime;

use super::connect::{Connected, Context};
use super::deliver::{self, Delivered};
use super::failure::engine_failure;
use super::origin::Origin;
use super::summary::{self, End};
use super::values::moment;
use crate::ui::failure::Failure;
use crate::ui::lang::text;
use crate::ui::output::{Output, note};
use crate::ui::usage::within;
use crate::ui::when::Edge;

#[derive(Debug, Args)]
#[command(
    about = text("Reads new and changed orders into the store", "读取新增和变更的订单并保存"),
    after_help = text(
        "Examples:\n  tbk orders sync --once\n  tbk orders sync --watch --poll 60\n  tbk orders sync --sandbox\n  \
         tbk orders sync --kind provider --account shop1,shop2\n\n\
         The first run reads the last 24 hours; `tbk orders backfill` reads what is older. Ctrl-C ends the run after \
         a page, and the next run goes on there. The changes are delivered to the sinks of the configuration, [[sync.sink]]; \
         a sink that fails does not change the exit status: `tbk orders status` shows it.\n\
         Exit status: 5 if a call limit holds the account, 6 if a window is still open.",
        "示例：\n  tbk orders sync --once\n  tbk orders sync --watch --poll 60\n  tbk orders sync --sandbox\n  \
         tbk orders sync --kind provider --account shop1,shop2\n\n\
         首次运行读取最近 24 小时；更早的订单用 `tbk orders backfill`。按 Ctrl-C 在读完一页后结束，下次运行从该处继续。\
         变更会推送到配置 [[sync.sink]] 中的 sink；推送失败不影响退出码，可用 `tbk orders status` 查看。\n\
         退出码：账号被流控为 5，仍有未完成窗口为 6。",
    )
)]
pub(super) struct Sync {
    #[arg(long, group = "how", help = text("Read everything that is due, once (default)", "读取一次到期的全部内容（默认）"))]
    once: bool,
    #[arg(long, group = "how", help = text(
        "Wait for limits and retries until no window is open",
        "等待流控与重试，直到没有未完成窗口",
    ))]
    until_caught_up: bool,
    #[arg(long, group = "how", help = text("Read at each poll until interrupted", "定时读取，直到被中断"))]
    watch: bool,
    #[arg(long, value_name = "SECONDS", value_parser = within(1..=86_400_u64), help = text(
        "Time between two reads with --watch [default: 60]",
        "--watch 两次读取的间隔 [默认：60]",
    ))]
    poll: Option<u64>,
    #[arg(long, value_name = "ACCOUNTS", value_parser = within(1..=100_u16), help = text(
        "Accounts to read at the same time; each has one call at a time [default: all, at most 8]",
        "同时读取的账号数；每个账号同一时间只有一次调用 [默认：全部，最多 8 个]",
    ))]
    workers: Option<u16>,
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = within(1..=3_600_u64), help = text(
        "Time after which another process takes over the accounts of a process that has ended or stopped, in PostgreSQL",
        "进程中止或停顿后，其他进程接管其账号的时间，用于 PostgreSQL",
    ))]
    lease: u64,
    #[arg(long, value_name = "TIME", help = text(
        "Start of the first read of an account, such as 7d or 2026-11-01 [default: 24h]",
        "账号首次读取的起点，例如 7d、2026-11-01 [默认：24h]",
    ))]
    since: Option<String>,
    #[command(flatten)]
    origin: Origin,
}

/// The time between two reads, in seconds.
const POLL: u64 = 60;

impl Sync {
    pub(super) fn is_sandbox(&self) -> bool {
        self.origin.is_sandbox()
    }

    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let since = self.since()?;
        let poll = Duration::from_secs(self.poll.or(context.sync.poll).unwrap_or(POLL));
        let lease = Duration::from_secs(self.lease);
        let workers = self.workers.or(context.sync.workers).map(usize::from);
        let connected = context
            .connect(&self.origin, workers, |builder| {
                let builder = builder.poll(poll).lease(lease);
                match since {
                    Some(since) => builder.since(since),
                    None => builder,
                }
            })
            .await?;
        connected.stop_on_signals();
        if self.watch {
            let result = connected.watch().await?;
            connected.view.end();
            let done = result.map_err(engine_failure)?;
            summary::print(&connected, &done, &[], output)?;
            return summary::outcome(&done, End::Stopped);
        }
        self.read(&connected, output).await
    }

    /// Reads, and delivers the changes.
    async fn read(&self, connected: &Connected, output: &Output) -> Result<(), Failure> {
        let (engine, sinks) = (&connected.engine, deliver::prepare(&connected.sinks)?);
        let result =
            if self.until_caught_up { engine.run_until_caught_up().await } else { engine.run_once().await };
        connected.view.end();
        let done = result.map_err(engine_failure)?;
        let delivered = if connected.stop.is_stopped() {
            Vec::new()
        } else {
            deliver::once(&connected.store, sinks, &connected.stop).await
        };
        let data: Vec<_> = delivered.iter().map(Delivered::data).collect();
        summary::print(connected, &done, &[("sinks", data.into())], output)?;
        for sink in &delivered {
            note(&sink.describe());
        }
        summary::outcome(&done, connected.end())
    }

    fn since(&self) -> Result<Option<Duration>, Failure> {
        let Some(since) = &self.since else { return Ok(None) };
        let from = moment("--since", since, Edge::Start)?;
        let before = TopTime::now().unix_millis().div_euclid(1_000) - from;
        u64::try_from(before)
            .map(|before| Some(Duration::from_secs(before)))
            .map_err(|_| Failure::usage(text("--since is in the future", "--since 晚于当前时间")))
    }
}
