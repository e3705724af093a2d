//! Which records to print.

use clap::Args;
use serde_json::Value;
use tbk_sync::model::Source;
use tbk_sync::store::{Query, Record, Store};

use super::failure::failure;
use super::records::state;
use super::values::range;
use crate::config::credentials::Selection;
use crate::config::sync::List;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// Conditions for records.
#[derive(Debug, Args)]
pub(super) struct Filter {
    #[arg(long, value_enum, value_name = "LIST", help = text("Only records of this list", "仅该列表的记录"))]
    source: Option<List>,
    #[arg(long, value_name = "CODE", value_parser = code, help = text(
        "Only records with this status, such as tk_status 3",
        "仅该状态的记录，例如 tk_status 3",
    ))]
    status: Option<i64>,
    #[arg(long, value_name = "TIME", help = text(
        "Only orders created from this time on: 2026-11-11, 2026-11, yesterday, 7d",
        "仅此时间起创建的订单：2026-11-11、2026-11、昨天、7d",
    ))]
    from: Option<String>,
    #[arg(long, value_name = "TIME", help = text(
        "Only orders created up to this time; a day or a month counts to its end",
        "仅此时间前创建的订单；日期、月份含当天、当月",
    ))]
    to: Option<String>,
}

/// Parses the code of a state. The states of orders are named, as most people ask for orders.
fn code(given: &str) -> Result<i64, String> {
    given.parse().map_err(|_| {
        let codes = ["3", "12", "13", "14"].map(|code| state(Source::Order, &Value::from(code)));
        let codes = codes.join(", ");
        say!("write the code of a state; of orders: {codes}", "应为状态码；订单：{codes}")
    })
}

/// The number of records that are read at a time.
const BATCH: u32 = 500;

impl Filter {
    /// Returns the query. `--account` selects an account of the store.
    pub(super) fn query(&self, selection: &Selection) -> Result<Query, Failure> {
        Ok(Query {
            account: selection.explicit_account().map(str::to_owned),
            source: self.source.map(Source::from),
            status: self.status,
            created: range(self.from.as_deref(), self.to.as_deref())?,
            ..Query::default()
        })
    }
}

/// Calls a function with each record, in the order in which they were first seen. Few records are in memory at a time.
pub(super) async fn each(
    store: &dyn Store,
    mut query: Query,
    mut visit: impl FnMut(Record) -> Result<(), Failure>,
) -> Result<(), Failure> {
    query.limit = BATCH;
    loop {
        let records = store.records(&query).await.map_err(failure)?;
        let Some(last) = records.last() else { return Ok(()) };
        query.after = last.id;
        records.into_iter().try_for_each(&mut visit)?;
    }
}
