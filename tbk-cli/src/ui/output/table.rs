//! Tables as text.

use comfy_table::presets::ASCII_MARKDOWN;
use comfy_table::{ContentArrangement, Table};
use textwrap::{Options, WordSeparator, WrapAlgorithm};
use unicode_width::UnicodeWidthStr as _;

use super::column::{Column, Label, official_header};
use super::flat::Record;
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

/// Wrapping does not make a column narrower than this.
const MIN_WIDTH: usize = 16;
/// Longer words are broken, unless they are in the first column.
const MAX_WORD: usize = 32;
/// The space and the border of a column.
const BORDER: usize = 3;

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
        return Rendered { text: lay_out(None, rows, style.width), omitted: None };
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
    Rendered { text: lay_out(header, rows, style.width), omitted: (omitted > 0).then_some(omitted) }
}

/// Returns the text of a cell in one line, with the labels of codes.
fn cell(record: &Record, column: &Column, style: Style) -> String {
    let label = if style.terms { Label::Official } else { Label::OfLanguage };
    record.get(&column.name).map(|value| one_line(&column.labelled(&value, label))).unwrap_or_default()
}

/// The widths that a column needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Needs {
    /// The width at which no word is broken. Text that can be broken anywhere gets `MIN_WIDTH`.
    least: usize,
    /// The width at which no line is broken.
    full: usize,
}

impl Needs {
    fn of<'c>(title: &str, cells: impl Iterator<Item = &'c String>, is_first: bool, width: u16) -> Self {
        let (mut full, mut longest) = (title.width(), longest_word(&breakable(title)));
        for cell in cells {
            let width = cell.width();
            full = full.max(width);
            if width > longest.max(MIN_WIDTH) {
                longest = longest.max(longest_word(cell));
            }
        }
        // The first column identifies the entry. It is broken only if it would leave no space for others.
        let limit = if is_first { usize::from(width) / 4 * 3 } else { MAX_WORD };
        let least = longest.min(limit).max(MIN_WIDTH).min(full.max(1));
        let least = if is_first && full <= limit { full } else { least };
        Self { least, full }
    }
}

fn longest_word(text: &str) -> usize {
    WordSeparator::UnicodeBreakProperties.find_words(text).map(|word| word.word.width()).max().unwrap_or(0)
}

/// Returns the table. With a width, lines are broken between words where possible.
fn lay_out(header: Option<Vec<String>>, mut rows: Vec<Vec<String>>, width: Option<u16>) -> String {
    let mut header = header;
    if let Some(width) = width {
        let count = rows.first().map_or(0, Vec::len);
        let needs: Vec<_> = (0..count)
            .map(|at| {
                let title = header.as_ref().and_then(|header| header.get(at)).map_or("", String::as_str);
                Needs::of(title, rows.iter().filter_map(|row| row.get(at)), at == 0, width)
            })
            .collect();
        let widths = distribute(&needs, usize::from(width).saturating_sub(1 + BORDER * count));
        for title in header.iter_mut().flatten() {
            *title = breakable(title);
        }
        for row in header.iter_mut().chain(&mut rows) {
            row.iter_mut().zip(&widths).for_each(|(cell, width)| *cell = wrapped(cell, *width));
        }
    }
    let mut table = new(None);
    table.set_content_arrangement(ContentArrangement::Disabled);
    if let Some(header) = header {
        table.set_header(header);
    }
    table.add_rows(rows);
    text(&table)
}

/// Returns the width of each column: the least width, and in the order of the columns as much as their texts need. If
/// the space is too small, the widest columns are made narrower.
fn distribute(needs: &[Needs], space: usize) -> Vec<usize> {
    let mut widths: Vec<_> = needs.iter().map(|needs| needs.least).collect();
    let mut used: usize = widths.iter().sum();
    for (width, needs) in widths.iter_mut().zip(needs) {
        let more = (needs.full - *width).min(space.saturating_sub(used));
        *width += more;
        used += more;
    }
    while used > space {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 1 => *widest -= 1,
            _ => break,
        }
        used -= 1;
    }
    widths
}

/// Breaks lines between words; Chinese between characters, by the rules of Unicode. Only words that are longer than the
/// line are broken.
fn wrapped(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.replace(BREAK, "");
    }
    let options = Options::new(width.max(1))
        .word_separator(WordSeparator::UnicodeBreakProperties)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(true);
    textwrap::wrap(text, options).join("\n").replace(BREAK, "")
}

/// The zero-width space: a line may be broken there.
const BREAK: char = '\u{200b}';

/// Returns the name of a member, which may be broken after each object.
fn breakable(title: &str) -> String {
    title.replace('.', &format!(".{BREAK}"))
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

/// Returns the text in one line, without control characters.
fn one_line(text: &str) -> String {
    printable(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
