//! `tbk quota reopen`.

use clap::Args;
use clap::builder::PossibleValuesParser;
use top_core::{QuotaKey, Scope};

use crate::commands::removal::confirm_removal;
use crate::config::bans;
use crate::config::quota::{self, QuotaUrl};
use crate::ui::failure::{Failure, limit_of};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::note;

#[derive(Debug, Args)]
#[command(
    about = text(
        "Ends one limit after a reset of the quota in the console, on all machines that share it",
        "在控制台重置调用量后，结束一项流控；共用限额的机器同时生效",
    ),
    after_help = text(
        "Examples:\n  tbk quota reopen app 12345678\n  tbk quota reopen app_api 12345678 taobao.tbk.tpwd.create\n  \
         tbk quota reopen account work/shop1 --yes\n\n\
         The names are those that `tbk quota` shows. A limit that the gateway still has is met again by the next call.",
        "示例：\n  tbk quota reopen app 12345678\n  tbk quota reopen app_api 12345678 taobao.tbk.tpwd.create\n  \
         tbk quota reopen account work/shop1 --yes\n\n\
         名称见 `tbk quota` 的输出。若网关仍在流控，下次调用会再次触发。",
    )
)]
pub(super) struct Reopen {
    #[arg(value_parser = PossibleValuesParser::new(Scope::ALL.map(Scope::as_str)), help = text(
        "What the limit applies to",
        "流控的范围",
    ))]
    scope: String,
    #[arg(required = true, num_args = 1..=2, help = text(
        "The app_key, the API, both, or the account",
        "app_key、接口名、两者或账号",
    ))]
    name: Vec<String>,
    #[arg(long, help = text("Do not ask for confirmation", "不再确认"))]
    yes: bool,
}

impl Reopen {
    pub(super) async fn run(&self, url: &QuotaUrl) -> Result<(), Failure> {
        let unknown = || Failure::usage(text("the scope is unknown", "未知的范围"));
        let scope = Scope::from_name(&self.scope).ok_or_else(unknown)?;
        let key = QuotaKey::new(scope, self.name.join(" "));
        let redis = quota::connect(url).await?;
        let (limit, name) = (limit_of(scope), &key.name);
        confirm_removal(&say!("the limit of {name} ({limit})", "{name} 的流控（{limit}）"), self.yes)?;
        let count = bans::remove(|ban| ban.scope == scope && ban.name == key.name).await?;
        let limits = counted(count, "limit", "limits");
        note(&say!("removed on this machine: {limits}", "已清除本机 {count} 条流控记录"));
        if let Some(redis) = redis {
            redis.reopen(&key).await.map_err(quota::failure)?;
            note(&say!("reopened in Redis: {name}", "已在 Redis 中恢复：{name}"));
        }
        Ok(())
    }
}
