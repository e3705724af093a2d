//! `tbk orders export`.

use std::collections::HashSet;

use clap::Args;
use tbk_sync::model::Source;
use tbk_sync::store::{Query, Store};

use super::connect::Context;
use super::filter::{Filter, each};
use super::values::{ADDED, entry};
use crate::api::response::columns;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Column, Form, Output, Record, note};

#[derive(Debug, Args)]
#[command(
    about = text("Prints stored records as JSON Lines, CSV or a workbook", "以 JSON Lines、CSV 或工作簿导出已保存的记录"),
    after_help = text(
        "Examples:\n  tbk orders export > orders.jsonl\n  tbk orders export -o csv --source order --from 2026-11 --to 2026-11\n  \
         tbk orders export -o xlsx --out orders.xlsx --labels\n\n\
         Entries have the members of the platform, and account, source, version and first_seen. Ids are texts, times are \
         in GMT+8. It works while `tbk orders sync` is running.",
        "示例：\n  tbk orders export > orders.jsonl\n  tbk orders export -o csv --source order --from 2026-11 --to 2026-11\n  \
         tbk orders export -o xlsx --out orders.xlsx --labels\n\n\
         记录含平台的全部字段，另加 account、source、version、first_seen。ID 为文本，时间为 GMT+8。\
         `tbk orders sync` 运行时也可导出。",
    )
)]
pub(super) struct Export {
    #[command(flatten)]
    filter: Filter,
}

/// The APIs whose rows are stored, by list.
const APIS: [(Source, &str); 8] = [
    (Source::Order, "taobao.tbk.order.details.get"),
    (Source::Order, "taobao.tbk.sc.order.details.get"),
    (Source::Refund, "taobao.tbk.order.refund.get"),
    (Source::Refund, "taobao.tbk.sc.order.refund.get"),
    (Source::RelationRefund, "taobao.tbk.relation.refund"),
    (Source::RelationRefund, "taobao.tbk.sc.relation.refund"),
    (Source::Punish, "taobao.tbk.dg.punish.order.get"),
    (Source::Punish, "taobao.tbk.sc.punish.order.get"),
];

impl Export {
    pub(super) async fn run(&self, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
        let output = output.or_form(Form::Jsonl);
        if output.form() == Form::Table {
            return Err(Failure::usage(text("an export is not a table", "导出不支持表格格式")).hint(text(
                "use -o jsonl, csv or xlsx; `tbk orders list` prints a table",
                "请用 -o jsonl、csv 或 xlsx；表格用 `tbk orders list`",
            )));
        }
        let query = self.filter.query(context.selection)?;
        let store = context.location.read().await?;
        let columns = match output.form() {
            Form::Csv | Form::Xlsx => Some(columns_of(&*store, &query, &output).await?),
            _ => None,
        };
        print(&*store, query, columns, &output).await
    }
}

async fn print(
    store: &dyn Store,
    query: Query,
    columns: Option<Vec<Column>>,
    output: &Output,
) -> Result<(), Failure> {
    let has_all = columns.is_none() || !output.fields().is_empty();
    let known: HashSet<String> = columns.iter().flatten().map(|column| column.name.clone()).collect();
    let mut late = 0;
    let mut entries = output.entries(columns).in_chunks();
    each(store, query, |record| {
        let entry = entry(record);
        if !has_all {
            let names = Record::columns(&[Record::new(&entry)]);
            late += usize::from(names.iter().any(|name| !known.contains(name)));
        }
        entries.push(&entry)
    })
    .await?;
    let count = entries.count();
    entries.finish()?;
    let records = counted(count, "record", "records");
    note(&say!("{records} exported", "已导出 {count} 条记录"));
    if late == 0 {
        return Ok(());
    }
    let records = counted(late, "record", "records");
    Err(Failure::local(say!(
        "{records} got members without a column during the export",
        "导出期间有 {late} 条记录出现了没有对应列的字段"
    ))
    .hint(text("export again", "请重新导出")))
}

/// Returns the columns of the records: those that the platform documents, in its order, and then those that it does not.
async fn columns_of(store: &dyn Store, query: &Query, output: &Output) -> Result<Vec<Column>, Failure> {
    let mut all: Vec<Column> = ADDED.into_iter().map(Column::unknown).collect();
    let mut names: HashSet<String> = ADDED.iter().map(ToString::to_string).collect();
    for (source, method) in APIS {
        if query.source.is_some_and(|of| of != source) {
            continue;
        }
        let schema = tbk_apis::find(method).map(|api| api.schema);
        let found = schema.and_then(|schema| columns(schema, schema.paging?.items?));
        all.extend(found.unwrap_or_default().into_iter().filter(|column| names.insert(column.name.clone())));
    }
    if !output.fields().is_empty() {
        return Ok(all);
    }
    let (mut used, mut unknown) = (HashSet::new(), Vec::new());
    each(store, query.clone(), |record| {
        for name in Record::columns(&[Record::new(&entry(record))]) {
            if !used.contains(&name) {
                if !names.contains(&name) {
                    unknown.push(Column::unknown(&name));
                }
                used.insert(name);
            }
        }
        Ok(())
    })
    .await?;
    if !used.is_empty() {
        all.retain(|column| used.contains(&column.name));
    }
    all.extend(unknown);
    Ok(all)
}
