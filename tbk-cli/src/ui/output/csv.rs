//! Lines of CSV, safe for spreadsheets.

use std::io;

use super::column::Column;
use super::flat::text_of;
use super::write::unwritable;
use crate::ui::failure::Failure;

/// The variant of CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dialect {
    /// UTF-8 with line feeds.
    Plain,
    /// For Excel: a byte order mark, CRLF, and ids as text.
    Excel,
}

/// Returns a line.
pub(super) fn line(cells: &[String], dialect: Dialect, is_first: bool) -> Result<String, Failure> {
    let mut writer = csv::WriterBuilder::new();
    if dialect == Dialect::Excel {
        writer.terminator(csv::Terminator::CRLF);
    }
    let mut line = writer.from_writer(Vec::new());
    let written = line.write_record(cells).map_err(io::Error::other);
    let line = written.and_then(|()| line.into_inner().map_err(csv::IntoInnerError::into_error));
    let line = line.map_err(|error| unwritable(&error))?;
    let mark = if dialect == Dialect::Excel && is_first { BYTE_ORDER_MARK } else { "" };
    Ok(format!("{mark}{}", String::from_utf8_lossy(&line)))
}

/// Without it, Excel reads Chinese as GBK.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Returns the text of a cell. Texts of the platform's users may be formulas.
pub(super) fn cell(column: &Column, value: &serde_json::Value, text: String, dialect: Dialect) -> String {
    let is_text = !value.is_number() && !value.is_boolean();
    if dialect == Dialect::Excel && is_rounded(column, value, &text) {
        return format!("=\"{text}\"");
    }
    if is_text { guarded(text) } else { text }
}

/// Whether CSV of either variant has this cell for a value without a description.
pub(crate) fn is_cell_of(written: &str, name: &str, value: &serde_json::Value) -> bool {
    let column = Column::unknown(name);
    [Dialect::Plain, Dialect::Excel]
        .into_iter()
        .any(|dialect| cell(&column, value, text_of(value), dialect) == written)
}

/// Returns the text with a leading `'` if a spreadsheet would evaluate it. Plain numbers are unchanged.
pub(super) fn guarded(text: String) -> String {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let start = text.trim_start_matches('\u{feff}');
    if start.starts_with(FORMULA) && !is_plain_number(start) { format!("'{text}") } else { text }
}

/// Whether the text is a decimal number with an optional sign, such as `-1.5` or `1e-7`.
fn is_plain_number(text: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '.' | 'e' | 'E');
    text.chars().all(is_number) && text.parse::<f64>().is_ok()
}

/// Whether Excel would change the text: it rounds numbers after 15 digits, drops leading zeros, and reads `1-2` as a date
/// and `1E5` as a number. Only letters, digits, `-` and `_` can be written as text.
fn is_rounded(column: &Column, value: &serde_json::Value, text: &str) -> bool {
    /// The longest text in a formula.
    const MAX_LENGTH: usize = 255;
    const ROUNDED_DIGITS: usize = 12;
    let is_safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let is_digits = text.chars().all(|c| c.is_ascii_digit());
    !text.is_empty()
        && text.len() <= MAX_LENGTH
        && text.chars().all(is_safe)
        && text == text_of(value)
        && (column.is_id()
            || is_digits && (text.len() >= ROUNDED_DIGITS || text.len() > 1 && text.starts_with('0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for formula in [
            "=1",
            "+1+cmd",
            "-a",
            "@x",
            "\t=1",
            "\n=1",
            "\r1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "\u{feff}=1",
            "-inf",
            "--1",
        ] {
            assert_eq!(guarded(formula.to_owned()), format!("'{formula}"));
        }
        for text in ["-1.5", "-7", "+3", "-1e5", "a=b", "", "女装", "1-2"] {
            assert_eq!(guarded(text.to_owned()), text);
        }
    }

    #[test]
    fn excel_receives_ids_as_text() {
        let excel = |name: &str, text: &str| {
            cell(&Column::unknown(name), &text.into(), text.to_owned(), Dialect::Excel)
        };
        assert_eq!(excel("trade_id", "294159887445064307"), "=\"294159887445064307\"");
        assert_eq!(excel("item.item_id", "1E5-x"), "=\"1E5-x\"");
        assert_eq!(excel("barcode", "0012"), "=\"0012\"");
        assert_eq!(excel("number", "123456789012"), "=\"123456789012\"");
        assert_eq!(excel("pay_price", "9.11"), "9.11");
        assert_eq!(excel("item_id", "=1"), "'=1");
        assert_eq!(excel("item_id", ""), "");
        let plain = cell(&Column::unknown("item_id"), &"1".into(), "1".to_owned(), Dialect::Plain);
        assert_eq!(plain, "1");
    }
}
