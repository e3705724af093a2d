//! Rows of pages.

use std::collections::HashMap;

use serde_json::{Map, Value};
use top_core::{Api, Reply, TopTime};

use super::blank::add_blanks;
use super::document::{add_unknown, remove_null};
use super::problem::PageProblem;
use crate::canonical::is_nothing;
use crate::model::Source;
use crate::record::Row;

/// A decoded page.
#[derive(Debug)]
pub(crate) struct PageRows {
    pub(crate) rows: Vec<Row>,
    /// Whether the platform says that another page follows.
    pub(crate) more: Option<bool>,
    /// The number of rows on all pages.
    pub(crate) total: Option<u64>,
    /// Rows that lack a part of their identity, such as their role.
    pub(crate) vague: Vec<Row>,
    /// The reasons of the rows that can't be used: a value does not fit its field, or the row has no id.
    pub(crate) odd: Vec<PageProblem>,
    /// The body of the page, if it has vague or odd rows.
    pub(crate) body: String,
}

impl PageRows {
    /// Returns the number of all rows.
    pub(crate) fn len(&self) -> usize {
        self.rows.len() + self.vague.len() + self.odd.len()
    }

    /// Returns the page if every row can be used. Some lists may not tell the role of any row.
    pub(crate) fn whole(mut self, source: Source) -> Result<Self, PageProblem> {
        if let Some(why) = self.odd.pop() {
            return Err(why);
        }
        if self.rows.is_empty() {
            self.rows = std::mem::take(&mut self.vague);
        }
        if self.vague.is_empty() { Ok(self) } else { Err(lacks_identity(source)) }
    }
}

/// Returns the reason why a row can't be used that lacks a part of its identity.
pub(crate) fn lacks_identity(list: Source) -> PageProblem {
    PageProblem::NoIdentity { list, member: identity(list) }
}

/// Returns the member that tells rows with the same trade apart, and that every row has as documented. Not every punishment may
/// have a kind.
fn identity(source: Source) -> &'static str {
    match source {
        Source::Order => "tk_order_role",
        Source::Refund => "refund_suit_id",
        Source::RelationRefund => "refund_type",
        Source::Punish => "tb_trade_id",
    }
}

/// Returns whether a document has all of its identity.
pub(crate) fn is_identified(source: Source, document: &Map<String, Value>) -> bool {
    document.get(identity(source)).is_some_and(|value| !is_nothing(value))
}

/// Reads the rows of a page.
///
/// # Errors
///
/// Returns the reason if a value does not fit its field, and is not in a row. Then no row of the page is used.
pub(crate) fn read_page(source: Source, api: &Api, reply: &Reply<String>) -> Result<PageRows, PageProblem> {
    let mut data: Value = serde_json::from_str(&reply.data)
        .map_err(|error| PageProblem::Json { message: error.to_string() })?;
    let paging = api.schema.paging.ok_or(PageProblem::NoPages)?;
    let is_bare = data.get(WRAPPER).is_none_or(Value::is_null);
    let inner = |path: &'static str| if is_bare { unwrapped(path) } else { path };
    let items = inner(paging.items.ok_or(PageProblem::NoPages)?);
    // The client has looked for errors in the wrapper.
    if let Some(rule) = api.schema.failure.filter(|rule| inner(rule.flag) != rule.flag) {
        let code = at(&data, inner(rule.flag)).and_then(text);
        if let Some(code) = code.filter(|code| !rule.success.contains(&&**code)) {
            return Err(PageProblem::Failed { code });
        }
    }
    let in_row = |path: &'_ str| row_of(items, path).map(|(index, _)| index);
    let mut reasons = HashMap::new();
    for warning in &reply.warnings {
        match in_row(&warning.path) {
            Some(index) if reply.omitted_warnings == 0 => {
                reasons.entry(index).or_insert_with(|| PageProblem::Value(warning.clone()));
            }
            // Rows may have moved up, or the row of an omitted warning is not known.
            _ => return Err(PageProblem::Value(warning.clone())),
        }
    }
    let more = paging.more.and_then(|path| at(&data, inner(path))).and_then(flag);
    let total = paging.total.and_then(|path| at(&data, inner(path))).and_then(number);
    let total = total.and_then(|total| total.try_into().ok());
    let mut documents = take_rows(&mut data, items)?;
    if let Some(unknown) =
        reply.unknown.iter().find(|unknown| documents.is_empty() && has_rows(&unknown.text))
    {
        return Err(PageProblem::RowsElsewhere { path: unknown.path.clone() });
    }
    for document in &mut documents {
        remove_null(document);
    }
    for unknown in &reply.unknown {
        let Some((index, path)) = row_of(items, &unknown.path) else { continue };
        if let Some(document) = documents.get_mut(index) {
            add_unknown(document, path, &unknown.text);
        }
    }
    let body = reply.body();
    add_blanks(&body, items, &mut documents);
    let (mut rows, mut vague, mut odd) = (Vec::with_capacity(documents.len()), Vec::new(), Vec::new());
    for (index, document) in documents.into_iter().enumerate() {
        match reasons.remove(&index).map_or_else(|| row(source, document), Err) {
            Ok(row) if is_identified(source, &row.document) => rows.push(row),
            Ok(row) => vague.push(row),
            Err(why) => odd.push(why),
        }
    }
    let is_whole = vague.is_empty() && odd.is_empty();
    let body = if is_whole { String::new() } else { body.into_owned() };
    Ok(PageRows { rows, more, total, vague, odd, body })
}

/// The member around the data of some lists. `sc.relation.refund` is documented with it and without it.
const WRAPPER: &str = "result";

/// Returns a path in a response without the wrapper.
fn unwrapped(path: &str) -> &str {
    path.strip_prefix(WRAPPER).and_then(|path| path.strip_prefix('.')).unwrap_or(path)
}

/// Returns whether a JSON text has a list of objects.
fn has_rows(text: &str) -> bool {
    fn lists_objects(value: &Value) -> bool {
        match value {
            Value::Array(items) => items.iter().any(|item| item.is_object() || lists_objects(item)),
            Value::Object(members) => members.values().any(lists_objects),
            _ => false,
        }
    }
    serde_json::from_str(text).is_ok_and(|value| lists_objects(&value))
}

/// Returns the number of the row that a path leads into, and the path in the row.
fn row_of<'p>(items: &str, path: &'p str) -> Option<(usize, &'p str)> {
    let (index, path) = path.strip_prefix(items)?.strip_prefix('[')?.split_once("].")?;
    Some((index.parse().ok()?, path))
}

fn at<'a>(data: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(data, |value, step| value.get(step))
}

/// Returns the rows of a page. A list without rows is absent.
fn take_rows(data: &mut Value, path: &str) -> Result<Vec<Map<String, Value>>, PageProblem> {
    let list = path.split('.').try_fold(data, |value, step| value.get_mut(step));
    let Some(Value::Array(rows)) = list.map(Value::take) else { return Ok(Vec::new()) };
    rows.into_iter()
        .map(|row| match row {
            Value::Object(document) => Ok(document),
            _ => Err(PageProblem::NoObject { path: path.to_owned() }),
        })
        .collect()
}

/// Returns the row with its key.
///
/// | list | key | role |
/// | --- | --- | --- |
/// | orders | `trade_id` | `tk_order_role` |
/// | refunds | `refund_suit_id`; without it as the next line | `tk_order_role`: 2 for 二方, 3 for 三方 |
/// | refunds of channels and members | `tb_trade_id` and the time at which the dispute was opened | `refund_type` + 1 |
/// | punished orders | `tb_trade_id` | `violation_type`: 1 for 店铺淘宝客, 2 for 订单虚假交易: an order may be punished for both |
fn row(source: Source, document: Map<String, Value>) -> Result<Row, PageProblem> {
    let text = |name: &str| document.get(name).and_then(text);
    let time = |name: &str| text(name)?.parse::<TopTime>().ok().map(TopTime::unix_millis);
    let code = |name: &str| document.get(name).and_then(number);
    let (key, role) = match source {
        Source::Order => (text("trade_id"), code("tk_order_role")),
        Source::Refund => {
            (text("refund_suit_id").or_else(|| dispute(&document)), party(text("tk_order_role")))
        }
        Source::RelationRefund => (dispute(&document), code("refund_type").map(|code| code + 1)),
        Source::Punish => (text("tb_trade_id"), violation(text("violation_type"))),
    };
    let (created, status, trade) = match source {
        Source::Order => ("tk_create_time", "tk_status", "trade_parent_id"),
        Source::Refund | Source::RelationRefund => {
            ("tb_trade_create_time", "refund_status", "tb_trade_parent_id")
        }
        Source::Punish => ("tk_trade_create_time", "punish_status", "tb_trade_parent_id"),
    };
    Ok(Row {
        key: key.ok_or(PageProblem::NoId { list: source })?,
        role: role.unwrap_or(0),
        modified: time("modified_time"),
        created: time(created),
        status: code(status),
        trade: text(trade),
        document,
    })
}

/// Returns the key of a dispute without an id of its own: one order may have several.
fn dispute(document: &Map<String, Value>) -> Option<String> {
    let trade = document.get("tb_trade_id").and_then(text)?;
    let opened = document.get("tk_refund_time").and_then(text)?.parse::<TopTime>().ok()?;
    Some(format!("{trade}@{}", opened.unix_millis() / 1_000))
}

fn party(role: Option<String>) -> Option<i64> {
    match role?.as_str() {
        "二方" | "2" => Some(2),
        "三方" | "3" => Some(3),
        _ => None,
    }
}

/// Returns the documented number of a kind of punishment.
fn violation(kind: Option<String>) -> Option<i64> {
    match kind?.as_str() {
        "店铺淘宝客" | "1" => Some(1),
        "订单虚假交易" | "2" => Some(2),
        _ => None,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !is_nothing(value) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn flag(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        _ => None,
    }
}
