//! Tables as text.

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use unicode_width::UnicodeWidthStr as _;

use super::flat::Record;
use super::terminal::printable;

/// A table, and the number of omitted columns.
pub(crate) struct Rendered {
    pub(crate) text: String,
    pub(crate) omitted: Option<usize>,
}

/// Wrapping does not make a column narrower than this.
const MIN_WIDTH: usize = 16;

/// Renders one entry as a list of members, several entries as rows. Selected `columns` are all shown. Otherwise the
/// non-empty columns are shown, on a terminal only as many as fit.
pub(crate) fn render(
    records: &[Record],
    columns: Option<Vec<String>>,
    width: u16,
    is_terminal: bool,
) -> Rendered {
    let chosen = columns.is_some();
    let mut columns = columns.unwrap_or_else(|| {
        let has_values = |column: &String| records.iter().any(|record| !record.cell(column).is_empty());
        Record::columns(records).into_iter().filter(has_values).collect()
    });
    if columns.is_empty() || records.is_empty() {
        return Rendered { text: String::new(), omitted: None };
    }
    let one = (records.len() == 1 && columns.len() > 1).then(|| &records[0]);
    let all = columns.len();
    if one.is_none() && is_terminal && !chosen {
        columns.truncate(fitting(records, &columns, width));
    }
    let mut table = new(is_terminal.then_some(width));
    match one {
        Some(record) => {
            table.add_rows(columns.iter().map(|column| [column.clone(), shown(&record.cell(column))]));
        }
        None => {
            table.set_header(columns.iter().map(|column| shown(column)));
            let row = |record: &Record| {
                columns.iter().map(|column| shown(&record.cell(column))).collect::<Vec<_>>()
            };
            table.add_rows(records.iter().map(row));
        }
    }
    if is_terminal {
        prevent_wrapping(&mut table, records, &columns, one.is_some(), width);
    }
    let omitted = (one.is_none() && columns.len() < all).then(|| all - columns.len());
    Rendered { text: text(&table), omitted }
}

/// Returns an empty table with ASCII lines. The width of box-drawing characters varies in Chinese fonts.
pub(crate) fn new(width: Option<u16>) -> Table {
    let mut table = Table::new();
    table.load_style(ASCII_MARKDOWN);
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table
}

/// Returns the lines of a table without trailing spaces.
pub(crate) fn text(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Prevents wrapping of the columns if all of them fit.
fn prevent_wrapping(table: &mut Table, records: &[Record], columns: &[String], is_one: bool, width: u16) {
    let needed: Vec<_> = if is_one {
        vec![columns.iter().map(|column| column.width()).max().unwrap_or(0) + 3]
    } else {
        columns.iter().enumerate().map(|(i, column)| needed(records, column, i == 0, width)).collect()
    };
    if needed.iter().sum::<usize>() >= usize::from(width) {
        return;
    }
    for (i, needed) in needed.into_iter().enumerate() {
        let padded = u16::try_from(needed - 1).unwrap_or(u16::MAX);
        if let Some(column) = table.column_mut(i) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(padded)));
        }
    }
}

/// Returns the number of columns that fit.
fn fitting(records: &[Record], columns: &[String], width: u16) -> usize {
    let mut left = usize::from(width).saturating_sub(1);
    let fits = |(i, column): &(usize, &String)| {
        let needed = needed(records, column, *i == 0, width);
        let fits = needed <= left;
        left = left.saturating_sub(needed);
        fits
    };
    columns.iter().enumerate().take_while(fits).count().max(1)
}

/// Returns the width of a column with its border, wrapped if needed. The first column identifies the entry; it is wrapped
/// only if it would leave no space for other columns.
fn needed(records: &[Record], column: &str, is_first: bool, width: u16) -> usize {
    let cells = records.iter().map(|record| shown(&record.cell(column)).width());
    let content = cells.chain([column.width()]).max().unwrap_or(0);
    let is_name = is_first && content < usize::from(width) / 4 * 3;
    if is_name { content + 3 } else { content.min(MIN_WIDTH.max(column.width())) + 3 }
}

/// Returns the text of a cell in one line, without control characters.
fn shown(text: &str) -> String {
    printable(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn render_at(width: u16, values: &[serde_json::Value]) -> Rendered {
        let records: Vec<_> = values.iter().map(Record::new).collect();
        render(&records, None, width, true)
    }

    #[test]
    fn chinese_texts_are_aligned() {
        let rows = [
            json!({"method": "a.b", "title": "淘宝客-公用-长链转短链"}),
            json!({"method": "c", "title": "x", "hidden": null}),
        ];
        let Rendered { text, omitted } = render_at(80, &rows);
        assert_eq!(
            text,
            "| method | title                   |\n\
             |--------|-------------------------|\n\
             | a.b    | 淘宝客-公用-长链转短链  |\n\
             | c      | x                       |"
                .replace("链  |", "链 |")
                .replace("title                   |", "title                  |")
                .replace("|-------------------------|", "|------------------------|")
                .replace("x                       |", "x                      |")
        );
        assert_eq!(omitted, None);
    }

    #[test]
    fn lines_fit_the_terminal_and_omitted_columns_are_counted() {
        let row = |n: u32| {
            let members = (0..40)
                .map(|i| (format!("member_{i}"), json!(format!("值{}", "长".repeat(20 + n as usize)))));
            serde_json::Value::Object(members.collect())
        };
        let Rendered { text, omitted } = render_at(80, &[row(1), row(2)]);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert!(omitted.is_some_and(|columns| columns > 30), "{omitted:?}");
        let Rendered { text, omitted } = render_at(80, &[row(1)]);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert_eq!((text.lines().count() >= 40, omitted), (true, None));
    }
}
