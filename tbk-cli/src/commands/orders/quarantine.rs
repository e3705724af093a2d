//! `tbk orders quarantine`.

use clap::{Args, Subcommand};
use serde_json::{Value, json};
use tbk_sync::store::Quarantined;

use super::connect::Context;
use super::failure::failure;
use super::values::{at, at_millis, plural};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Form, Output, note};
use crate::ui::usage::within;

#[derive(Debug, Args)]
#[command(
    about = text("Lists the pages that could not be decoded, or retries them", "列出无法解析的页，或重试"),
    after_help = text(
        "Examples:\n  tbk orders quarantine\n  tbk orders quarantine list -o jsonl\n  tbk orders quarantine retry\n\n\
         The windows of these pages stay open and are read again, at last every five minutes. The table omits the bodies.",
        "示例：\n  tbk orders quarantine\n  tbk orders quarantine list -o jsonl\n  tbk orders quarantine retry\n\n\
         对应窗口保持未完成并会重读，间隔最长五分钟。表格不含响应正文。",
    )
)]
pub(super) struct Quarantine {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    list: List,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = text("Lists the pages that could not be decoded (default)", "列出无法解析的页（默认）"))]
    List(List),
    #[command(
        about = text(
            "Makes windows that failed due: the next `tbk orders sync` reads them at once",
            "使失败的窗口立即到期：下次 `tbk orders sync` 会立即重读",
        ),
        after_help = "tbk orders quarantine retry && tbk orders sync --once",
    )]
    Retry,
}

#[derive(Debug, Args)]
struct List {
    #[arg(long, value_name = "ROWS", default_value_t = 100, value_parser = within(0..=u32::MAX), help = text("Print so many of the newest pages", "输出最近的若干页"))]
    limit: u32,
}

impl Quarantine {
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        match &self.action {
            None => self.list.run(context, output).await,
            Some(Action::List(list)) => list.run(context, output).await,
            Some(Action::Retry) => retry(context).await,
        }
    }
}

impl List {
    async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let mut pages = context.location.read().await?.quarantined(self.limit).await.map_err(failure)?;
        if let Some(account) = context.selection.explicit_account() {
            pages.retain(|page| page.account == account);
        }
        let is_table = output.form() == Form::Table;
        if pages.is_empty() && is_table {
            note(text("every page could be decoded", "没有无法解析的页"));
        }
        let entries = pages.into_iter().map(|page| entry(page, is_table));
        output.list(&entries.collect::<Vec<_>>())
    }
}

fn entry(page: Quarantined, is_table: bool) -> Value {
    let mut entry = json!({
        "id": page.id,
        "account": page.account,
        "source": page.key.source.as_str(),
        "axis": page.key.axis.as_str(),
        "from": at(page.span.from),
        "to": at(page.span.to),
        "seen": at_millis(page.seen),
        "why": page.why,
    });
    if !is_table {
        entry["body"] = page.body.into();
    }
    entry
}

async fn retry(context: &Context<'_>) -> Result<(), Failure> {
    let store = context.location.open_existing().await?;
    let selected = context.selection.explicit_account();
    let mut windows = 0;
    for account in store.accounts().await.map_err(failure)? {
        if selected.is_none_or(|name| account.name == name) {
            windows += store.make_due(&account.name).await.map_err(failure)?;
        }
    }
    let shown = plural(windows, "window");
    note(&say!(
        "{shown} made due: `tbk orders sync` reads them",
        "{windows} 个窗口已到期：请运行 `tbk orders sync`"
    ));
    Ok(())
}
