//! `tbk quota`.

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use top_core::{Scope, TopTime};

use crate::config::bans::{self, StoredBan};
use crate::ui::failure::{Failure, limit_of};
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Form, Output, note};

#[derive(Debug, Args)]
#[command(
    about = text("Shows the call limits that are reached, and when they end", "查看已触发的流控及其结束时间"),
    after_help = text(
        "Examples:\n  tbk quota\n  tbk quota -o csv --fields scope,account,ends\n  tbk quota clear\n\n\
         `tbk call` stores the limits that the gateway reports, and does not call before they end: it waits if the \
         time limit of the call allows, and else exits with status 5. The state is stored in TBK_STATE_DIR, or else \
         in `state` in TBK_CONFIG_DIR, or else in the state directory of the system. It contains no secrets.",
        "示例：\n  tbk quota\n  tbk quota -o csv --fields scope,account,ends\n  tbk quota clear\n\n\
         `tbk call` 会记录网关返回的流控，结束前不再调用：时限足够则等待，否则以退出码 5 结束。\
         状态保存在 TBK_STATE_DIR，其次是 TBK_CONFIG_DIR 下的 state，再其次是系统的状态目录；不含密钥。",
    )
)]
pub(crate) struct Quota {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = text(
        "Forgets the limits, for example after a reset of the quota in the console",
        "清除流控记录，例如在控制台重置调用量之后",
    ))]
    Clear,
}

impl Quota {
    pub(crate) async fn run(&self, output: &Output) -> Result<(), Failure> {
        if let Some(Action::Clear) = self.action {
            let count = bans::clear().await?;
            let limits = counted(count, "limit", "limits");
            note(&say!("removed: {limits}", "已清除 {count} 条流控记录"));
            return Ok(());
        }
        let mut bans = bans::read();
        bans.sort_by_key(|ban| std::cmp::Reverse(ban.until));
        if bans.is_empty() && output.form() == Form::Table {
            note(text("no limit is known to be reached", "没有已知的流控"));
        }
        output.list(&bans.iter().map(row).collect::<Vec<_>>())
    }
}

fn row(ban: &StoredBan) -> Value {
    let StoredBan { scope, gateway, name, until } = ban;
    let mut row = json!({ "scope": scope.as_str(), "limit": limit_of(*scope) });
    let owner = |name: &str| name.bytes().all(|byte| byte.is_ascii_digit());
    let (app_key, account, method) = match scope {
        Scope::App => (Some(name.as_str()), None, None),
        Scope::Api => (None, None, Some(name.as_str())),
        Scope::AppApi => match name.split_once(' ') {
            Some((app_key, method)) => (Some(app_key), None, Some(method)),
            None => (Some(name.as_str()), None, None),
        },
        // Calls without a session count for the owner of the app.
        Scope::Account if owner(name) => {
            (Some(name.as_str()), Some(text("owner of the app", "应用所有者")), None)
        }
        Scope::Account => (None, Some(name.as_str()), None),
    };
    row["app_key"] = app_key.into();
    row["account"] = account.into();
    row["method"] = method.into();
    row["gateway"] = gateway.as_str().into();
    row["ends"] = until.to_whole_seconds().to_string().into();
    row["seconds_left"] = until.duration_since(TopTime::now()).as_secs().into();
    row
}
