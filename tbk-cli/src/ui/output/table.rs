//! Entries as a table.

use super::column::{Column, Label, official_header};
use super::flat::Record;
use super::grid::{BORDER, Grid, Needs};
use super::terminal::printable;

/// A table, and the number of omitted columns.
pub(crate) struct Rendered {
    pub(crate) text: String,
    pub(crate) omitted: Option<usize>,
}

/// How to show a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// The width of the terminal, or `None` if the output is not a terminal.
    pub(super) width: Option<u16>,
    /// Whether the user selected the columns. All of them are shown.
    pub(super) chosen: bool,
    /// Whether the header consists of the official terms.
    pub(super) terms: bool,
    /// Whether to show a header.
    pub(super) header: bool,
}

/// Renders one entry as a list of members, several entries as rows. On a terminal, only as many columns as fit are shown,
/// unless they are selected.
pub(super) fn render(records: &[Record], mut columns: Vec<Column>, style: Style) -> Rendered {
    if columns.is_empty() || records.is_empty() {
        return Rendered { text: String::new(), omitted: None };
    }
    let all = columns.len();
    let header = if style.terms {
        official_header(&columns)
    } else {
        columns.iter().map(|column| column.name.clone()).collect()
    };
    let header: Vec<_> = header.iter().map(|title| one_line(title)).collect();
    if let ([record], true) = (records, columns.len() > 1) {
        let members = columns.iter().zip(header);
        let rows = members.map(|(column, title)| vec![title, cell(record, column, style)]).collect();
        return Rendered { text: Grid { header: None, rows, width: style.width }.text(), omitted: None };
    }
    let mut rows: Vec<Vec<String>> = records.iter().map(|_| Vec::new()).collect();
    let mut left = style.width.map(|width| usize::from(width).saturating_sub(1));
    for (at, (column, title)) in columns.iter().zip(&header).enumerate() {
        let cells: Vec<_> = records.iter().map(|record| cell(record, column, style)).collect();
        if let (Some(left), Some(width)) = (&mut left, style.width) {
            let needed = Needs::of(title, cells.iter(), at == 0, width).least + BORDER;
            if needed > *left && at > 0 && !style.chosen {
                break;
            }
            *left = left.saturating_sub(needed);
        }
        rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell));
    }
    columns.truncate(rows.first().map_or(0, Vec::len));
    let header = style.header.then(|| header.into_iter().take(columns.len()).collect());
    let omitted = all - columns.len();
    Rendered {
        text: Grid { header, rows, width: style.width }.text(),
        omitted: (omitted > 0).then_some(omitted),
    }
}

/// Returns the text of a cell in one line, with the labels of codes.
fn cell(record: &Record, column: &Column, style: Style) -> String {
    let label = if style.terms { Label::Official } else { Label::OfLanguage };
    record.get(&column.name).map(|value| one_line(&column.labelled(&value, label))).unwrap_or_default()
}

/// Returns the text in one line, without control characters.
fn one_line(text: &str) -> String {
    printable(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use unicode_width::UnicodeWidthStr as _;

    use super::super::grid::BREAK;
    use super::*;

    fn render_at(width: u16, values: &[serde_json::Value]) -> Rendered {
        let records: Vec<_> = values.iter().map(Record::new).collect();
        let columns = Record::columns(&records).into_iter().map(Column::unknown).collect();
        render(&records, columns, Style { width: Some(width), chosen: false, terms: false, header: true })
    }

    #[test]
    fn chinese_texts_are_aligned() {
        let rows = [
            json!({"method": "a.b", "title": "淘宝客-公用-长链转短链"}),
            json!({"method": "c", "title": "x"}),
        ];
        let Rendered { text, omitted } = render_at(80, &rows);
        assert_eq!(
            text,
            "| method | title                  |\n\
             |--------|------------------------|\n\
             | a.b    | 淘宝客-公用-长链转短链 |\n\
             | c      | x                      |"
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

    #[test]
    fn words_are_not_broken() {
        let row = |id: &str| json!({"id": id, "about": "一个 taobao.tbk.order.details.get 的说明（含标点），结束。", "price_info.final_price": "1"});
        let Rendered { text, omitted } = render_at(60, &[row("1"), row("2")]);
        assert_eq!(omitted, None);
        assert!(
            text.contains(" taobao.tbk.order.details.get ") && text.contains("| price_info. |"),
            "{text}"
        );
        // No line begins with punctuation.
        assert!(!text.contains("| ，") && !text.contains("| 。") && !text.contains("| ）"), "{text}");
        assert!(text.lines().all(|line| line.width() <= 60) && !text.contains(BREAK), "{text}");
    }

    #[test]
    fn long_words_are_broken_only_if_they_do_not_fit() {
        let url = format!("https://s.click.taobao.com/{}", "a".repeat(90));
        let Rendered { text, .. } =
            render_at(80, &[json!({"id": "1", "url": url}), json!({"id": "2", "url": url})]);
        assert!(text.lines().all(|line| line.width() <= 80), "{text}");
        let cells: String =
            text.lines().skip(2).filter_map(|line| line.split('|').nth(2)).map(str::trim).collect();
        assert_eq!(cells, format!("{url}{url}"));
    }

    #[test]
    fn selected_columns_are_all_shown() {
        let records: Vec<_> = [1, 2].map(|n| Record::new(&json!({"a": n, "b": "x".repeat(90)}))).into();
        let columns = ["a", "b"].map(Column::unknown).to_vec();
        let style = Style { width: Some(40), chosen: true, terms: false, header: false };
        let Rendered { text, omitted } = render(&records, columns, style);
        assert_eq!((omitted, text.matches('x').count()), (None, 180));
        assert!(text.lines().all(|line| line.width() <= 40) && !text.contains("| b"), "{text}");
    }
}
