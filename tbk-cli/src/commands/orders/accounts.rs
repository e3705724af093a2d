//! `tbk orders accounts`.

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use tbk_sync::model::Account;

use super::connect::Context;
use super::failure::failure;
use super::values::{at, is_past};
use crate::config::path;
use crate::config::sync::{AccountKind, List, Sync, SyncAccount};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Form, Output, note};

#[derive(Debug, Args)]
#[command(
    about = text("Lists the accounts of the store, or adds accounts to read", "列出存储中的账号，或添加要读取的账号"),
    after_help = text(
        "Examples:\n  tbk orders accounts\n  tbk orders accounts add shop1 --profile app1\n  \
         tbk orders accounts add shop2 --kind provider --account 旗舰店\n  tbk orders accounts remove shop2\n\n\
         Added accounts are in the configuration, as [[sync.account]]; `tbk orders sync` reads all of them, each with its \
         own credentials.",
        "示例：\n  tbk orders accounts\n  tbk orders accounts add shop1 --profile app1\n  \
         tbk orders accounts add shop2 --kind provider --account 旗舰店\n  tbk orders accounts remove shop2\n\n\
         添加的账号保存在配置的 [[sync.account]] 中；`tbk orders sync` 会读取全部账号，各用各的凭证。",
    )
)]
pub(super) struct Accounts {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = text("Lists the accounts of the store (default)", "列出存储中的账号（默认）"))]
    List,
    #[command(
        about = text(
            "Adds an account to the configuration: --profile selects its app, --account the session of a provider",
            "在配置中添加账号：--profile 选择应用，--account 选择服务商使用的 session",
        ),
        after_help = "tbk orders accounts add shop2 --kind provider --account 旗舰店",
    )]
    Add(Add),
    #[command(about = text(
        "Removes an account from the configuration; its records stay in the store",
        "从配置中移除账号；已保存的记录保留",
    ))]
    Remove {
        #[arg(value_name = "NAME", help = text("Name of the account in the store", "存储中的账号名"))]
        name: String,
    },
}

#[derive(Debug, Args)]
struct Add {
    #[arg(value_name = "NAME", help = text("Name of the account in the store", "存储中的账号名"))]
    name: String,
    #[arg(long, value_enum, value_name = "KIND", default_value = "publisher", help = text(
        "publisher: the owner of the app; provider: an account with a session that authorised the app",
        "publisher：推广者，即应用所有者；provider：服务商，使用授权账号的 session",
    ))]
    kind: AccountKind,
    #[arg(long, value_enum, value_name = "LISTS", value_delimiter = ',', help = text(
        "Lists to read [default: order,refund,punish]",
        "读取的列表 [默认：order,refund,punish]",
    ))]
    sources: Vec<List>,
}

impl Accounts {
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        match &self.action {
            None | Some(Action::List) => list(context, output).await,
            Some(Action::Add(add)) => add.run(context),
            Some(Action::Remove { name }) => {
                Sync::remove(name)?;
                note(&say!(
                    "removed {name}; its records stay in the store",
                    "已移除 {name}；已保存的记录保留"
                ));
                Ok(())
            }
        }
    }
}

async fn list(context: &Context<'_>, output: &Output) -> Result<(), Failure> {
    let accounts = context.location.read().await?.accounts().await.map_err(failure)?;
    if accounts.is_empty() && output.form() == Form::Table {
        note(text("no accounts: `tbk orders sync` adds them", "没有账号：`tbk orders sync` 会添加"));
    }
    let configured = &context.sync.accounts;
    let entry = |Account { name, kind, parked, held_until, .. }: Account| -> Value {
        let is_configured = configured.iter().any(|account| account.name == name);
        let held_until = held_until.filter(|until| !is_past(*until)).map(at);
        json!({
            "account": name,
            "kind": kind.as_str(),
            "configured": is_configured,
            "parked": parked,
            "held_until": held_until,
        })
    };
    output.list(&accounts.into_iter().map(entry).collect::<Vec<_>>())
}

impl Add {
    fn run(&self, context: &Context<'_>) -> Result<(), Failure> {
        let selection = context.selection;
        let was_known = Sync::add(SyncAccount {
            name: self.name.clone(),
            profile: selection.explicit_profile().map(str::to_owned),
            account: selection.explicit_account().map(str::to_owned),
            kind: self.kind,
            sources: self.sources.clone(),
        })?;
        let (name, path) = (&self.name, path()?);
        let path = path.display();
        note(&if was_known {
            say!("changed {name} in {path}", "已修改 {path} 中的 {name}")
        } else {
            say!("added {name} to {path}", "已将 {name} 添加到 {path}")
        });
        Ok(())
    }
}
