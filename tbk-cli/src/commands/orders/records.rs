//! The numbers of records in the store.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use tbk_sync::model::{Lane, Source};
use tbk_sync::store::{Count, Store};

use super::connect::Context;
use super::failure::failure;
use super::values::is_short;
use crate::api::response::columns;
use crate::ui::failure::Failure;
use crate::ui::output::{Label, Output};

/// Prints the number of records of each list and state.
pub(super) async fn print(store: &dyn Store, context: &Context<'_>, output: &Output) -> Result<(), Failure> {
    let account = context.selection.explicit_account();
    let counts = store.counts().await.map_err(failure)?;
    let counts = counts.into_iter().filter(|count| account.is_none_or(|name| count.account == name));
    let mut entries = BTreeMap::new();
    for Count { account, source, status, found_by, records } in counts {
        let (all, by_sweep): &mut (u64, u64) =
            entries.entry((account, source.as_str(), status)).or_insert((0, 0));
        *all += records;
        if found_by == Lane::Sweep {
            *by_sweep += records;
        }
    }
    let entry = |((account, source, status), (records, by_sweep)): (_, (u64, u64))| {
        let source: Option<Source> = Source::from_name(source);
        let state = source.zip(status).map(|(source, status)| state(source, &Value::from(status)));
        let mut entry = json!({ "account": account, "source": source.map(Source::as_str), "status": state });
        if !is_short(output) {
            entry["status"] = status.into();
            entry["label"] = state.into();
        }
        entry["records"] = records.into();
        if !is_short(output) {
            // Only sweeps read the lists without a live lane: the number says nothing about the others.
            entry["found_by_sweep"] = source.filter(|source| source.has_live_lane()).map(|_| by_sweep).into();
        }
        entry
    };
    output.list(&entries.into_iter().map(entry).collect::<Vec<_>>())
}

/// Returns the state of a record with the label of the platform, such as `3 订单结算`.
pub(super) fn state(source: Source, status: &Value) -> String {
    let (method, member) = match source {
        Source::Order => ("taobao.tbk.order.details.get", "tk_status"),
        Source::Refund => ("taobao.tbk.order.refund.get", "refund_status"),
        Source::RelationRefund => ("taobao.tbk.relation.refund", "refund_status"),
        Source::Punish => ("taobao.tbk.dg.punish.order.get", "punish_status"),
        _ => return status.to_string(),
    };
    let schema = tbk_apis::find(method).map(|api| api.schema);
    let columns = schema.and_then(|schema| columns(schema, schema.paging?.items?)).unwrap_or_default();
    let column = columns.iter().find(|column| column.name == member);
    column.map_or_else(|| status.to_string(), |column| column.labelled(status, Label::Official))
}
