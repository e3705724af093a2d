//! `tbk quota`.

mod reopen;
mod row;

use std::time::Duration;

use clap::{Args, Subcommand};
use serde_json::Value;
use top_quota_redis::RedisQuotas;

use crate::config::bans;
use crate::config::quota::{self, QuotaUrl};
use crate::ui::deferred::Deferred;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Form, Output, note};
use reopen::Reopen;

#[derive(Debug, Args)]
#[command(
    about = text("Shows the call limits that are reached, and when they end", "查看已触发的流控及其结束时间"),
    after_help = text(
        "Examples:\n  tbk quota\n  tbk quota -o csv --fields scope,account,ends\n  tbk quota --watch\n  \
         tbk quota reopen app 12345678\n  tbk quota clear\n\n\
         `tbk call` stores the limits that the gateway reports, and does not call before they end: it waits if the \
         time limit of the call allows, and else exits with status 5. The state is stored in TBK_STATE_DIR, or else \
         in `state` in TBK_CONFIG_DIR, or else in the state directory of the system. It contains no secrets.\n\n\
         With --quota-url or TBK_QUOTA_URL, several machines share the limits: the calls of today and the ends of \
         bans are those of all machines.",
        "示例：\n  tbk quota\n  tbk quota -o csv --fields scope,account,ends\n  tbk quota --watch\n  \
         tbk quota reopen app 12345678\n  tbk quota clear\n\n\
         `tbk call` 会记录网关返回的流控，结束前不再调用：时限足够则等待，否则以退出码 5 结束。\
         状态保存在 TBK_STATE_DIR，其次是 TBK_CONFIG_DIR 下的 state，再其次是系统的状态目录；不含密钥。\n\n\
         设置 --quota-url 或 TBK_QUOTA_URL 后，多台机器共用限额：当日调用量与流控结束时间为所有机器合计。",
    )
)]
pub(crate) struct Quota {
    #[command(subcommand)]
    action: Option<Deferred<Action>>,
    #[arg(long, help = text("Show them again every 2 seconds until interrupted", "每 2 秒刷新一次，直到被中断"))]
    watch: bool,
    #[command(flatten)]
    url: QuotaUrl,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = text(
        "Forgets the limits that are stored on this machine, for example after a reset of the quota in the console",
        "清除本机的流控记录，例如在控制台重置调用量之后",
    ))]
    Clear,
    Reopen(Reopen),
}

impl Quota {
    pub(crate) async fn run(&self, output: &Output) -> Result<(), Failure> {
        /// The time between two reads with `--watch`.
        const PAUSE: Duration = Duration::from_secs(2);
        match self.action.as_deref() {
            Some(Action::Clear) => return clear().await,
            Some(Action::Reopen(reopen)) => return reopen.run(&self.url).await,
            None => {}
        }
        let redis = quota::connect(&self.url).await?;
        loop {
            show(redis.as_ref(), output).await?;
            if !self.watch {
                return Ok(());
            }
            tokio::time::sleep(PAUSE).await;
        }
    }
}

async fn clear() -> Result<(), Failure> {
    let count = bans::remove(|_| true).await?;
    let limits = counted(count, "limit", "limits");
    note(&say!("removed: {limits}", "已清除 {count} 条流控记录"));
    Ok(())
}

/// Prints the bans that this machine knows, and the keys in Redis.
async fn show(redis: Option<&RedisQuotas>, output: &Output) -> Result<(), Failure> {
    let mut bans = bans::read();
    bans.sort_by_key(|ban| std::cmp::Reverse(ban.until));
    let mut rows: Vec<Value> = bans.iter().map(row::stored).collect();
    let is_table = output.form() == Form::Table;
    if let Some(redis) = redis {
        for row in &mut rows {
            row["store"] = text("this machine", "本机").into();
        }
        let usages = redis.usage().await.map_err(quota::failure)?;
        let (mode, peers) = (redis.mode(), redis.peers());
        // The table has no columns for what is the same in all rows.
        if is_table || usages.is_empty() {
            note(&quota::describe(mode, peers));
        }
        rows.extend(usages.iter().map(|usage| {
            let row = row::shared(usage);
            if is_table { row } else { row::of_store(row, mode, peers) }
        }));
    } else if rows.is_empty() && is_table {
        note(text("no limit is known to be reached", "没有已知的流控"));
    }
    output.list(&rows)
}
