//! Columns of the output: names, official terms, labels of codes, and the columns that matter first.

use std::collections::HashMap;

use serde_json::Value;
use top_core::names::is_id;
use top_core::schema::{CodeSet, DataType, Field, ObjectSchema};

use super::flat::text_of;
use crate::ui::lang::say;

/// A column: the path of a member, and its description if the type of the entries is known.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) field: Option<&'static Field>,
}

/// Members of deeper objects are shown as JSON. Objects that contain themselves have no end.
const MAX_DEPTH: usize = 8;

impl Column {
    /// A column of entries without a description.
    pub(crate) fn unknown(name: impl Into<String>) -> Self {
        Self { name: name.into(), field: None }
    }

    /// Returns the columns of entries of this type.
    pub(crate) fn of(object: &ObjectSchema) -> Vec<Self> {
        let mut columns = Vec::new();
        collect(object, "", MAX_DEPTH, &mut columns);
        columns
    }

    /// The last part of the name.
    fn member(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or_default()
    }

    /// Whether the values are identifiers, which are texts even if they look like numbers.
    pub(crate) fn is_id(&self) -> bool {
        is_id(self.member()) || matches!(self.data_type(), Some(DataType::Id | DataType::Pid))
    }

    pub(crate) fn data_type(&self) -> Option<&'static DataType> {
        self.field.map(|field| &field.data_type)
    }

    /// Returns the official term: the first words of the description, such as `付款时间`.
    pub(crate) fn term(&self) -> &str {
        let docs = self.field.and_then(|field| field.docs).unwrap_or_default();
        docs.split_once(':')
            .map(|(term, _)| term.trim())
            .filter(|term| !term.is_empty())
            .unwrap_or(&self.name)
    }

    /// Returns the value as text, with the label after each code.
    pub(crate) fn labelled(&self, value: &Value, label: Label) -> String {
        let codes = match self.data_type() {
            Some(DataType::Code(set)) => *set,
            Some(DataType::List(DataType::Code(set))) => set,
            _ => return text_of(value),
        };
        match value {
            Value::Array(items) => {
                items.iter().map(|item| with_label(codes, item, label)).collect::<Vec<_>>().join(",")
            }
            _ => with_label(codes, value, label),
        }
    }
}

/// The label of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    /// The official Chinese label.
    Official,
    /// The official label, in English after the English name.
    OfLanguage,
}

fn with_label(codes: &CodeSet, value: &Value, label: Label) -> String {
    let code = text_of(value);
    match codes.values.iter().find(|known| known.code == code) {
        None => code,
        Some(known) => {
            let (name, official) = (known.name, known.label);
            let labelled = match label {
                Label::Official => format!("{code} {official}"),
                Label::OfLanguage => say!("{code} {name} {official}", "{code} {official}"),
            };
            labelled.trim_end().to_owned()
        }
    }
}

fn collect(object: &ObjectSchema, path: &str, depth: usize, columns: &mut Vec<Column>) {
    for field in object.fields {
        let name = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
        match field.data_type {
            DataType::Object(inner) if !inner.fields.is_empty() && depth > 0 => {
                collect(inner.get(), &name, depth - 1, columns);
            }
            _ => columns.push(Column { name, field: Some(field) }),
        }
    }
}

/// Returns the official term of each column. Terms that occur several times are followed by the name of the member.
pub(crate) fn distinct_terms(columns: &[Column]) -> Vec<String> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for column in columns {
        *count.entry(column.term()).or_default() += 1;
    }
    let title = |column: &Column| {
        let term = column.term();
        let is_unique = count.get(term).is_none_or(|count| *count == 1) || term == column.name;
        if is_unique { term.to_owned() } else { format!("{term}（{}）", column.name) }
    };
    columns.iter().map(title).collect()
}

/// Returns the header with official terms, and with the unit of amounts and rates that are neither in yuan nor in per
/// cent.
pub(super) fn official_header(columns: &[Column]) -> Vec<String> {
    let title = |(column, term): (&Column, String)| match column.field.and_then(Field::unit) {
        Some("fen") => term + "（分）",
        Some("basis-points") => term + "（万分之一）",
        _ => term,
    };
    columns.iter().zip(distinct_terms(columns)).map(title).collect()
}

/// Orders the columns of a table. The rule:
///
/// 1. the id of the entry: the order number, or else the item id, or else the first id of the entry itself;
/// 2. the title or name;
/// 3. the status;
/// 4. the first price, or else the first amount;
/// 5. the first time;
/// 6. the other amounts, then all other columns in the order of the schema.
///
/// Columns without a description keep their order. Callers remove columns without values before.
pub(super) fn by_importance(columns: Vec<Column>) -> Vec<Column> {
    if columns.iter().all(|column| column.field.is_none()) {
        return columns;
    }
    let first = |matches: &dyn Fn(&Column) -> bool| columns.iter().position(matches);
    let named = |names: &[&str]| names.iter().find_map(|name| first(&|column| column.name == *name));
    let ending = |ends: &[&str]| ends.iter().find_map(|end| first(&|column| column.member().ends_with(end)));
    let id = named(&ROW_IDS).or_else(|| first(&|column| is_id(&column.name) && !column.name.contains('.')));
    let title = named(&["title", "item_title"])
        .or_else(|| first(&|column| column.member() == "title"))
        .or_else(|| ending(&["_title", "name", "nick"]));
    let status = first(&|column| column.member().ends_with("status"));
    let price = first(&|column| column.is_money() && column.member().ends_with("price"));
    let money = price.or_else(|| first(&Column::is_money));
    let time = first(&Column::is_time);
    let leading = [id, title, status, money, time];
    let rank = |at: usize, column: &Column| match leading.iter().position(|leading| *leading == Some(at)) {
        Some(rank) => rank,
        None => leading.len() + usize::from(!column.is_money()),
    };
    let mut ranked: Vec<_> =
        columns.iter().enumerate().map(|(at, column)| (rank(at, column), column.clone())).collect();
    // The sort is stable: columns of the same rank keep the order of the schema.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, column)| column).collect()
}

/// The ids that identify an order or an item, the most specific first.
const ROW_IDS: [&str; 6] =
    ["trade_id", "tb_trade_id", "trade_parent_id", "tb_trade_parent_id", "item_id", "num_iid"];

impl Column {
    pub(crate) fn is_money(&self) -> bool {
        matches!(self.data_type(), Some(DataType::Yuan | DataType::Fen))
    }

    fn is_time(&self) -> bool {
        use DataType::{CompactDay, Date, Day, EpochMillis};
        matches!(self.data_type(), Some(Date | Day | CompactDay | EpochMillis))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(method: &str) -> Vec<Column> {
        let api = tbk_apis::find(method).unwrap().schema;
        let path = api.paging.and_then(|paging| paging.items).unwrap();
        let object = path.split('.').fold(api.response, |object, step| {
            object.fields.iter().find(|field| field.name == step).unwrap().data_type.object().unwrap()
        });
        Column::of(object)
    }

    fn names(columns: &[Column], count: usize) -> Vec<&str> {
        columns.iter().take(count).map(|column| column.name.as_str()).collect()
    }

    #[test]
    fn important_columns_come_first() {
        let orders = by_importance(of("taobao.tbk.order.details.get"));
        assert_eq!(names(&orders, 5), ["trade_id", "item_title", "tk_status", "pay_price", "tb_paid_time"]);
        assert_eq!(orders[5].name, "pub_share_fee");
        assert_eq!(orders.len(), of("taobao.tbk.order.details.get").len());
        let items = by_importance(of("taobao.tbk.dg.material.optional.upgrade"));
        assert_eq!(
            names(&items, 3),
            ["item_id", "item_basic_info.title", "price_promotion_info.reserve_price"]
        );
        assert_eq!(names(&by_importance(of("taobao.tbk.shop.get")), 2), ["user_id", "shop_title"]);
    }

    #[test]
    fn columns_without_description_keep_their_order() {
        let columns = ["z", "title", "item_id"].map(Column::unknown).to_vec();
        assert_eq!(names(&by_importance(columns), 3), ["z", "title", "item_id"]);
    }

    #[test]
    fn codes_have_their_official_label() {
        let orders = of("taobao.tbk.order.details.get");
        let status = orders.iter().find(|column| column.name == "tk_status").unwrap();
        assert_eq!(status.labelled(&json!(13), Label::Official), "13 已失效（关闭）");
        assert_eq!(status.labelled(&json!(13), Label::OfLanguage), "13 Closed 已失效（关闭）");
        assert_eq!(status.labelled(&json!(99), Label::Official), "99");
        assert_eq!(status.labelled(&json!(null), Label::Official), "");
    }

    #[test]
    fn headers_are_distinct_and_contain_units() {
        for api in tbk_apis::schemas() {
            let columns = Column::of(api.response);
            let mut header = official_header(&columns);
            header.sort();
            header.dedup();
            assert_eq!(header.len(), columns.len(), "{}", api.method);
        }
        let orders = of("taobao.tbk.order.details.get");
        let header = official_header(&orders);
        let title = |name: &str| &header[orders.iter().position(|column| column.name == name).unwrap()];
        assert_eq!((title("pay_price").as_str(), title("trade_id").as_str()), ("结算金额", "子订单号"));
    }
}
