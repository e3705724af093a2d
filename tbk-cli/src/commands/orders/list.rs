//! `tbk orders list`, `show` and `history`.

use std::sync::Arc;

use clap::Args;
use serde_json::{Map, Value, json};
use tbk_sync::record::patch;
use tbk_sync::store::{Query, Record, Store, Version};

use super::connect::Context;
use super::failure::failure;
use super::filter::{Filter, each};
use super::values::{at_millis, entry, is_short, short};
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Form, Output, note};
use crate::ui::usage::within;

#[derive(Debug, Args)]
#[command(
    about = text("Lists stored records", "列出已保存的记录"),
    after_help = "tbk orders list --from 昨天 --status 12\ntbk orders list --source refund --limit 0 -o csv",
)]
pub(super) struct Show {
    #[command(flatten)]
    filter: Filter,
    #[arg(long, value_name = "ROWS", default_value_t = 100, value_parser = within(0..=u32::MAX), help = text(
        "Print so many of the oldest records; 0 for all",
        "输出最早的若干条记录；0 表示全部",
    ))]
    limit: u32,
}

#[derive(Debug, Args)]
#[command(
    about = text("Shows an order with its refunds and punishments", "查看订单及其维权、处罚记录"),
    after_help = "tbk orders show 294159887445064307",
)]
pub(super) struct One {
    #[command(flatten)]
    order: Order,
}

#[derive(Debug, Args)]
#[command(
    about = text("Shows the versions of an order, with what changed", "查看订单的历次版本与变更"),
    after_help = "tbk orders history 294159887445064307",
)]
pub(super) struct History {
    #[command(flatten)]
    order: Order,
}

/// The order of a command.
#[derive(Debug, Args)]
struct Order {
    #[arg(value_name = "TRADE_ID", help = text("The trade_id, or that of the parent order", "子订单号或父订单号"))]
    trade: String,
}

impl Show {
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let query = self.filter.query(context.selection)?;
        let store = context.location.read().await?;
        let mut entries = output.entries(None);
        let shown = |record: Record| if is_short(output) { short(&record) } else { entry(record) };
        if self.limit == 0 {
            each(&*store, query, |record| entries.push(&shown(record))).await?;
        } else {
            // One more record tells whether there are others.
            let limit = self.limit.saturating_add(1);
            let mut records = store.records(&Query { limit, ..query }).await.map_err(failure)?;
            let has_more = records.len() > usize::try_from(self.limit).unwrap_or(usize::MAX);
            records.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
            records.into_iter().try_for_each(|record| entries.push(&shown(record)))?;
            if has_more {
                let count = entries.count();
                let shown = counted(count, "record is shown", "records are shown");
                note(&say!(
                    "only {shown}: add --limit 0 for all",
                    "仅显示 {count} 条记录：加 --limit 0 显示全部"
                ));
            }
        }
        if entries.count() == 0 && output.form() == Form::Table {
            note(text("no record matches", "没有符合条件的记录"));
        }
        entries.finish()
    }
}

impl One {
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let (_, records) = find(context, &self.order.trade).await?;
        let entries: Vec<_> = records.into_iter().map(entry).collect();
        if is_short(output) {
            // One table each: they have different members, and all of them matter.
            return entries.iter().try_for_each(|entry| output.list(&members(entry)));
        }
        output.list(&entries)
    }
}

/// Returns each member as an entry of its own.
fn members(entry: &Value) -> Vec<Value> {
    let members = entry.as_object().into_iter().flatten();
    members.map(|(name, value)| json!({ "field": name, "value": value })).collect()
}

impl History {
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let (store, records) = find(context, &self.order.trade).await?;
        let mut entries = Vec::new();
        for record in records {
            let versions = store.history(&record).await.map_err(failure)?;
            if is_short(output) {
                entries.extend(changes(&record, &versions));
                continue;
            }
            let mut before: Option<Map<String, Value>> = None;
            for version in versions {
                entries.push(described(&record, &version, before.as_ref()));
                before = Some(version.document);
            }
        }
        output.list(&entries)
    }
}

/// Returns a version with the members that changed: the old and the new value of each.
fn described(record: &Record, version: &Version, before: Option<&Map<String, Value>>) -> Value {
    let mut entry = json!({
        "account": record.account,
        "source": record.source.as_str(),
        "key": record.key,
        "version": version.version,
        "seen": at_millis(version.seen),
    });
    match before {
        None => entry["new"] = Value::Object(version.document.clone()),
        Some(before) => {
            let changed = differences(before, &version.document);
            entry["changed"] = changed.map(|(name, old, new)| (name, json!([old, new]))).collect();
        }
    }
    entry
}

/// Returns the members that differ, with the old and the new value.
fn differences<'d>(
    old: &'d Map<String, Value>,
    new: &'d Map<String, Value>,
) -> impl Iterator<Item = (String, Option<&'d Value>, Option<&'d Value>)> {
    patch(old, new).into_iter().map(|(name, _)| {
        let (old, new) = (old.get(&name), new.get(&name));
        (name, old, new)
    })
}

/// Returns each change of a record as a line of a short table.
fn changes(record: &Record, versions: &[Version]) -> Vec<Value> {
    let line = |version: &Version, member: &str, old: Option<&Value>, new: Option<&Value>| {
        let (source, seen) = (record.source.as_str(), at_millis(version.seen));
        json!({ "source": source, "version": version.version, "seen": seen, "member": member, "old": old, "new": new })
    };
    let first = versions.first().map(|version| line(version, "", None, None));
    let later = versions.windows(2).flat_map(|pair| {
        let changed = differences(&pair[0].document, &pair[1].document);
        changed.map(|(name, old, new)| line(&pair[1], &name, old, new)).collect::<Vec<_>>()
    });
    first.into_iter().chain(later).collect()
}

async fn find(context: &Context<'_>, trade: &str) -> Result<(Arc<dyn Store>, Vec<Record>), Failure> {
    let store = context.location.read().await?;
    let account = context.selection.explicit_account().map(str::to_owned);
    let query = Query { account, key: Some(trade.to_owned()), ..Query::default() };
    let records = store.records(&query).await.map_err(failure)?;
    if records.is_empty() {
        return Err(Failure::local(say!("no stored record belongs to {trade}", "没有与 {trade} 对应的记录"))
            .hint(text(
                "`tbk orders coverage` shows what was read; `tbk orders backfill` reads older orders",
                "`tbk orders coverage` 可查看已读范围；更早的订单用 `tbk orders backfill`",
            )));
    }
    Ok((store, records))
}
