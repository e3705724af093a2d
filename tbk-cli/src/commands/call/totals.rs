//! The totals of `--all-pages`: entries, pages and the sums of the amounts.

use std::collections::HashMap;

use serde_json::Value;
use top_core::Decimal;
use top_core::schema::DataType;

use crate::ui::lang::{Lang, counted, lang, say, text};
use crate::ui::output::{Column, Record, distinct_terms};

/// The sums of the columns with amounts.
pub(super) struct Totals {
    /// The columns with amounts, those of the output only.
    columns: Vec<Column>,
    /// The sum of each column in yuan, by its position. A sum that is too large for a decimal is `None`.
    sums: HashMap<usize, Option<Decimal>>,
}

impl Totals {
    /// Sums the amounts among `columns`; with `--fields`, only the selected ones.
    pub(super) fn new(columns: &[Column], fields: &[String]) -> Self {
        let is_shown =
            |column: &&Column| column.is_money() && (fields.is_empty() || fields.contains(&column.name));
        Self { columns: columns.iter().filter(is_shown).cloned().collect(), sums: HashMap::new() }
    }

    pub(super) fn add(&mut self, entry: &Value) {
        if self.columns.is_empty() {
            return;
        }
        let record = Record::new(entry);
        for (at, column) in self.columns.iter().enumerate() {
            let Some(amount) = record.get(&column.name).as_ref().and_then(|value| yuan(column, value)) else {
                continue;
            };
            let sum = self.sums.entry(at).or_insert(Some(Decimal::ZERO));
            *sum = sum.and_then(|sum| sum.checked_add(amount));
        }
    }

    /// Returns the totals as text.
    pub(super) fn describe(&self, entries: usize, pages: usize) -> String {
        let (rows, of_pages) = (counted(entries, "entry", "entries"), counted(pages, "page", "pages"));
        let counts = say!("total: {rows} on {of_pages}", "合计：{entries} 条记录，{pages} 页");
        let names = match lang() {
            Lang::En => self.columns.iter().map(|column| column.name.clone()).collect(),
            Lang::Zh => distinct_terms(&self.columns),
        };
        let sum = |(at, name): (usize, String)| {
            let sum = self.sums.get(&at).copied().flatten().filter(|sum| !sum.is_zero())?.normalize();
            Some(format!("{name} {sum}"))
        };
        let sums: Vec<_> = names.into_iter().enumerate().filter_map(sum).collect();
        if sums.is_empty() {
            return counts;
        }
        let sums = sums.join(text(", ", "，"));
        say!("{counts}\nsums in yuan, without zeros: {sums}", "{counts}\n金额合计（元，为 0 的不列）：{sums}")
    }
}

/// Returns the amount in yuan.
fn yuan(column: &Column, value: &Value) -> Option<Decimal> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let amount: Decimal = text.parse().ok()?;
    match column.data_type() {
        Some(DataType::Fen) => amount.checked_div(Decimal::ONE_HUNDRED),
        _ => Some(amount),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use top_core::schema::Field;

    use super::*;

    const PRICE: Field = Field::new("price", DataType::Yuan, false);
    const FEE: Field = Field::new("fee", DataType::Fen, false);
    const COUNT: Field = Field::new("count", DataType::Number, false);

    fn columns() -> Vec<Column> {
        [&PRICE, &FEE, &COUNT].map(|field| Column { name: field.name.to_owned(), field: Some(field) }).into()
    }

    #[test]
    fn amounts_are_summed_exactly_in_yuan() {
        let mut totals = Totals::new(&columns(), &[]);
        for _ in 0..10 {
            totals.add(&json!({"price": "0.1", "fee": 7, "count": 3}));
        }
        totals.add(&json!({"price": "--", "fee": null}));
        assert_eq!(
            totals.describe(11, 2),
            "total: 11 entries on 2 pages\nsums in yuan, without zeros: price 1, fee 0.7"
        );
    }

    #[test]
    fn only_selected_amounts_are_summed() {
        let mut totals = Totals::new(&columns(), &["fee".to_owned(), "count".to_owned()]);
        totals.add(&json!({"price": "0.1", "fee": "250"}));
        assert_eq!(totals.describe(1, 1), "total: 1 entry on 1 page\nsums in yuan, without zeros: fee 2.5");
    }

    #[test]
    fn sums_beyond_a_decimal_are_omitted() {
        let mut totals = Totals::new(&columns(), &[]);
        for _ in 0..2 {
            totals.add(&json!({"price": Decimal::MAX.to_string()}));
        }
        assert_eq!(totals.describe(2, 1), "total: 2 entries on 1 page");
    }
}
