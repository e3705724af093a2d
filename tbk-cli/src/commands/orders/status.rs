//! `tbk orders status` and `coverage`.

use clap::Args;
use serde_json::{Value, json};
use tbk_sync::feed;
use tbk_sync::model::{Account, Span};
use tbk_sync::store::{Coverage, Store};

use super::connect::Context;
use super::deliver;
use super::failure::failure;
use super::records;
use super::values::{at, is_past, is_short, range, stream_name};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Form, Output, note, text_out};

#[derive(Debug, Args)]
#[command(
    about = text("Shows up to which time each list was read, and what fails", "查看各列表的读取进度与失败原因"),
    after_help = text(
        "Examples:\n  tbk orders status\n  tbk orders status --records -o json\n\n\
         read_to is the time up to which every second was read. A table is followed by the numbers of records.",
        "示例：\n  tbk orders status\n  tbk orders status --records -o json\n\n\
         read_to 之前的每一秒均已读取。表格之后为各状态的记录数。",
    )
)]
pub(super) struct Status {
    #[arg(long, help = text(
        "Print only the numbers of records, by list and state",
        "仅输出各列表、各状态的记录数",
    ))]
    records: bool,
}

#[derive(Debug, Args)]
#[command(
    about = text("Shows which seconds were read, and which could not be", "查看已读取与无法读取的时间段"),
    after_help = text(
        "Examples:\n  tbk orders coverage\n  tbk orders coverage -o csv\n\n\
         state: read, missing (not read yet), unreachable (older than 90 days), saturated (more rows in a second than \
         the platform serves), partial (read by states, so that orders in an unknown state may be missing).",
        "示例：\n  tbk orders coverage\n  tbk orders coverage -o csv\n\n\
         state：read 已读取，missing 尚未读取，unreachable 超过 90 天，saturated 一秒内记录数超出平台上限，partial 按订单状态分别读取，未知状态的订单可能缺失。",
    )
)]
pub(super) struct Covered {
    #[arg(long, value_name = "TIME", help = text(
        "Show only from this time on: 2026-11-11, 2026-11, yesterday, 7d",
        "仅显示此时间起的部分：2026-11-11、2026-11、昨天、7d",
    ))]
    from: Option<String>,
    #[arg(long, value_name = "TIME", help = text(
        "Show only up to this time; a day or a month counts to its end",
        "仅显示此时间前的部分；日期、月份含当天、当月",
    ))]
    to: Option<String>,
}

impl Status {
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let store = context.location.read().await?;
        if self.records {
            return records::print(&*store, context, output).await;
        }
        let accounts = store.accounts().await.map_err(failure)?;
        let streams = coverage(&*store, context).await?;
        for Account { name, parked, held_until, .. } in accounts {
            if let Some(why) = parked {
                note(&say!("{name} is parked: {why}", "{name} 已暂停：{why}"));
            }
            if let Some(until) = held_until.filter(|until| !is_past(*until)) {
                let until = at(until);
                note(&say!(
                    "{name}: a call limit is reached until {until} GMT+8",
                    "{name} 已触发流控，{until}（GMT+8）结束"
                ));
            }
        }
        for sink in &context.sync.sinks {
            let state = feed::state(&*store, &sink.name).await;
            note(&deliver::describe(&sink.name, state.map_err(|error| deliver::failed(&sink.name, error))?));
        }
        if streams.is_empty() && output.form() == Form::Table {
            note(text("nothing was read yet: run `tbk orders sync`", "尚未读取：请运行 `tbk orders sync`"));
        }
        let entry = if is_short(output) { short_status } else { status };
        output.list(&streams.iter().map(entry).collect::<Vec<_>>())?;
        if is_short(output) && !streams.is_empty() {
            text_out("")?;
            records::print(&*store, context, output).await?;
        }
        Ok(())
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
        "lag_seconds": stream.lag,
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
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let range = range(self.from.as_deref(), self.to.as_deref())?;
        let store = context.location.read().await?;
        let streams = coverage(&*store, context).await?;
        let mut entries = Vec::new();
        for known in &streams {
            for (span, state) in
                spans(known).into_iter().filter_map(|(span, state)| Some((within(span, range)?, state)))
            {
                entries.push(covered(known, span, state, is_short(output)));
            }
        }
        output.list(&entries)
    }
}

/// Returns the part of a span that lies in a range.
fn within(span: Span, range: Option<Span>) -> Option<Span> {
    let Some(range) = range else { return Some(span) };
    let part = Span { from: span.from.max(range.from), to: span.to.min(range.to) };
    (part.from <= part.to).then_some(part)
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
        "lag_seconds": known.stream.lag,
    })
}

async fn coverage(store: &dyn Store, context: &Context<'_>) -> Result<Vec<Coverage>, Failure> {
    let mut all = store.coverage().await.map_err(failure)?;
    if let Some(account) = context.selection.explicit_account() {
        all.retain(|known| known.account == account);
    }
    Ok(all)
}
