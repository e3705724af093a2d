//! `tbk orders status`, `coverage`, `accounts` and `quarantine`.

use clap::Args;
use serde_json::{Value, json};
use tbk_sync::model::{Account, Span};
use tbk_sync::store::{Coverage, Store};

use super::failure::failure;
use super::store::StoreOption;
use super::values::{at, at_millis, is_short, stream_name};
use crate::config::credentials::Selection;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Form, Output, note};

#[derive(Debug, Args)]
#[command(
    about = text("Shows up to which time each list was read, and what fails", "查看各列表的读取进度与失败原因"),
    after_help = text(
        "Example: tbk orders status\n\nread_to is the time up to which every second was read.",
        "示例：tbk orders status\n\nread_to 之前的每一秒均已读取。",
    )
)]
pub(super) struct Status {}

#[derive(Debug, Args)]
#[command(
    about = text("Shows which seconds were read, and which could not be", "查看已读取与无法读取的时间段"),
    after_help = text(
        "Examples:\n  tbk orders coverage\n  tbk orders coverage -o csv\n\n\
         state: read, missing (not read yet), unreachable (older than 90 days), saturated (more rows in a second than \
         the platform serves).",
        "示例：\n  tbk orders coverage\n  tbk orders coverage -o csv\n\n\
         state：read 已读取，missing 尚未读取，unreachable 超过 90 天，saturated 一秒内记录数超出平台上限。",
    )
)]
pub(super) struct Covered {}

#[derive(Debug, Args)]
#[command(
    about = text("Lists the accounts of the store", "列出存储中的账号"),
    after_help = "tbk orders accounts",
)]
pub(super) struct Accounts {}

#[derive(Debug, Args)]
#[command(
    about = text("Lists the pages that could not be decoded", "列出无法解析的页"),
    after_help = text(
        "Example: tbk orders quarantine -o jsonl\n\nTheir windows stay open and are read again. The table omits the bodies.",
        "示例：tbk orders quarantine -o jsonl\n\n对应窗口保持未完成并会重读。表格不含响应正文。",
    )
)]
pub(super) struct Quarantine {
    #[arg(long, value_name = "ROWS", default_value_t = 100, help = text("Print so many of the newest pages", "输出最近的若干页"))]
    limit: u32,
}

impl Status {
    pub(super) async fn run(
        &self,
        place: &StoreOption,
        selection: &Selection,
        output: &Output,
    ) -> Result<(), Failure> {
        let store = place.read().await?;
        let accounts = store.accounts().await.map_err(failure)?;
        let streams = coverage(&*store, selection).await?;
        for Account { name, parked, .. } in accounts {
            if let Some(why) = parked {
                note(&say!("{name} is parked: {why}", "{name} 已暂停：{why}"));
            }
        }
        if streams.is_empty() && output.form() == Form::Table {
            note(text("nothing was read yet: run `tbk orders sync`", "尚未读取：请运行 `tbk orders sync`"));
        }
        let entry = if is_short(output) { short_status } else { status };
        output.list(&streams.iter().map(entry).collect::<Vec<_>>())
    }
}

fn status(known: &Coverage) -> Value {
    let Coverage { account, stream, gaps, open, failing, .. } = known;
    let (failing, why) = failing.clone().unzip();
    json!({
        "account": account,
        "source": stream.key.source.as_str(),
        "axis": stream.key.axis.as_str(),
        "scene": stream.key.scene,
        "read_from": at(stream.start),
        "read_to": stream.frontier.map(at),
        "open_windows": open,
        "unreadable": gaps.len(),
        "failing": failing.unwrap_or(0),
        "why": why,
    })
}

fn short_status(known: &Coverage) -> Value {
    let failing = known.failing.clone();
    json!({
        "account": known.account,
        "list": stream_name(known.stream.key),
        "read_to": known.stream.frontier.map(at),
        "open": known.open,
        "why": failing.map(|(_, why)| why),
    })
}

impl Covered {
    pub(super) async fn run(
        &self,
        place: &StoreOption,
        selection: &Selection,
        output: &Output,
    ) -> Result<(), Failure> {
        let store = place.read().await?;
        let streams = coverage(&*store, selection).await?;
        let mut entries = Vec::new();
        for known in &streams {
            for (span, state) in spans(known) {
                entries.push(covered(known, span, state, is_short(output)));
            }
        }
        output.list(&entries)
    }
}

/// Returns the spans of a stream, in the order of their times.
fn spans(known: &Coverage) -> Vec<(Span, &'static str)> {
    let gaps = known.gaps.iter().map(|(span, gap)| (*span, gap.as_str()));
    let mut spans: Vec<(Span, &str)> = known.covered.iter().map(|span| (*span, "read")).chain(gaps).collect();
    spans.sort_by_key(|(span, _)| *span);
    let mut shown = Vec::new();
    let mut next = known.stream.start;
    for (span, state) in spans {
        if span.from > next {
            // Both ends of a window count only if a neighbour reads them as well.
            shown.push((Span { from: next, to: span.from }, "missing"));
        }
        next = next.max(span.to);
        shown.push((span, state));
    }
    shown
}

fn covered(known: &Coverage, span: Span, state: &str, is_short: bool) -> Value {
    let (key, from, to) = (known.stream.key, at(span.from), at(span.to));
    if is_short {
        let list = format!("{} {}", known.account, stream_name(key));
        return json!({ "list": list, "state": state, "from": from, "to": to });
    }
    json!({
        "account": known.account,
        "source": key.source.as_str(),
        "axis": key.axis.as_str(),
        "scene": key.scene,
        "state": state,
        "from": from,
        "to": to,
        "open_windows": known.open,
    })
}

async fn coverage(store: &dyn Store, selection: &Selection) -> Result<Vec<Coverage>, Failure> {
    let mut all = store.coverage().await.map_err(failure)?;
    if let Some(account) = selection.explicit_account() {
        all.retain(|known| known.account == account);
    }
    Ok(all)
}

impl Accounts {
    pub(super) async fn run(&self, place: &StoreOption, output: &Output) -> Result<(), Failure> {
        let accounts = place.read().await?.accounts().await.map_err(failure)?;
        if accounts.is_empty() && output.form() == Form::Table {
            note(text("no accounts: `tbk orders sync` adds them", "没有账号：`tbk orders sync` 会添加"));
        }
        let entry = |Account { name, kind, parked, .. }: Account| json!({ "account": name, "kind": kind.as_str(), "parked": parked });
        output.list(&accounts.into_iter().map(entry).collect::<Vec<_>>())
    }
}

impl Quarantine {
    pub(super) async fn run(&self, place: &StoreOption, output: &Output) -> Result<(), Failure> {
        let pages = place.read().await?.quarantined(self.limit).await.map_err(failure)?;
        let is_table = output.form() == Form::Table;
        if pages.is_empty() && is_table {
            note(text("every page could be decoded", "没有无法解析的页"));
        }
        let entries = pages.into_iter().map(|page| {
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
        });
        output.list(&entries.collect::<Vec<_>>())
    }
}
