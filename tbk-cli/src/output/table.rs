//! Tables for people.

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width};
use unicode_width::UnicodeWidthStr as _;

use super::flat::Record;
use super::terminal::printable;

/// A table, and how many columns there was no room for.
pub(crate) struct Rendered {
    pub(crate) text: String,
    pub(crate) left_out: Option<usize>,
}

/// No column of several gets narrower than this by wrapping.
const NARROWEST: usize = 16;

/// One entry is shown member by member, several as rows. `columns` that were chosen are all shown; otherwise those that
/// hold something, as many as there is room for where the width is a terminal's.
pub(crate) fn render(
    records: &[Record],
    columns: Option<Vec<String>>,
    width: u16,
    is_terminal: bool,
) -> Rendered {
    let chosen = columns.is_some();
    let mut columns = columns.unwrap_or_else(|| {
        let holds = |column: &String| records.iter().any(|record| !record.cell(column).is_empty());
        Record::columns(records).into_iter().filter(holds).collect()
    });
    if columns.is_empty() || records.is_empty() {
        return Rendered { text: String::new(), left_out: None };
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
        keep_whole(&mut table, records, &columns, one.is_some(), width);
    }
    let left_out = (one.is_none() && columns.len() < all).then(|| all - columns.len());
    Rendered { text: text(&table), left_out }
}

/// A table without rows. Lines of plain ASCII: characters that draw boxes are of uncertain width beside Chinese.
pub(crate) fn new(width: Option<u16>) -> Table {
    let mut table = Table::new();
    table.load_style(ASCII_MARKDOWN);
    if let Some(width) = width {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    }
    table
}

/// The lines of a table, nothing behind them.
pub(crate) fn text(table: &Table) -> String {
    table.lines().map(|line| line.trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Columns are not wrapped below what they need, where there is room for that.
fn keep_whole(table: &mut Table, records: &[Record], columns: &[String], is_one: bool, width: u16) {
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

/// How many columns fit side by side.
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

/// The room for a column with its border: for what it holds, or for that wrapped to the narrowest. The first names the
/// entry, and is wrapped only where it would leave no room for others.
fn needed(records: &[Record], column: &str, is_first: bool, width: u16) -> usize {
    let cells = records.iter().map(|record| shown(&record.cell(column)).width());
    let content = cells.chain([column.width()]).max().unwrap_or(0);
    let is_name = is_first && content < usize::from(width) / 4 * 3;
    if is_name { content + 3 } else { content.min(NARROWEST.max(column.width())) + 3 }
}

/// A cell is one line, whatever it holds, and steers nothing.
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
    fn chinese_texts_line_up() {
        let rows = [
            json!({"method": "a.b", "title": "淘宝客-公用-长链转短链"}),
            json!({"method": "c", "title": "x", "hidden": null}),
        ];
        let Rendered { text, left_out } = render_at(80, &rows);
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
        assert_eq!(left_out, None);
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_what_has_no_room_is_counted() {
        let row = |n: u32| {
            let members = (0..40)
                .map(|i| (format!("member_{i}"), json!(format!("值{}", "长".repeat(20 + n as usize)))));
            serde_json::Value::Object(members.collect())
        };
        let Rendered { text, left_out } = render_at(80, &[row(1), row(2)]);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert!(left_out.is_some_and(|columns| columns > 30), "{left_out:?}");
        let Rendered { text, left_out } = render_at(80, &[row(1)]);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        assert_eq!((text.lines().count() >= 40, left_out), (true, None));
    }
}
