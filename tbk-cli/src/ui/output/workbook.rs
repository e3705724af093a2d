//! Excel workbooks.

use std::path::{Path, PathBuf};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use serde_json::Value;
use top_core::schema::DataType;
use top_core::{Date, Decimal, TopTime};

use super::column::{Column, Label};
use super::terminal::printable;
use super::write::{bytes_out, note};
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say};

/// Writes entries to a workbook. Rows are kept in a temporary file until the end.
pub(super) struct Book {
    workbook: Workbook,
    columns: Vec<Column>,
    /// The header, or empty for none.
    header: Vec<String>,
    labels: bool,
    /// The next row of the current sheet.
    row: u32,
    /// The rows of one sheet.
    max_rows: u32,
    count: usize,
    /// The number of texts that did not fit a cell.
    cut: usize,
    formats: Formats,
}

/// The formats of dates.
struct Formats {
    time: Format,
    day: Format,
}

/// Where to write the workbook.
#[derive(Debug, Clone)]
pub(super) enum Target {
    File(PathBuf),
    Stdout,
}

/// The rows of a sheet of Excel.
const MAX_ROWS: u32 = 1_048_576;
/// The columns of a sheet of Excel.
const MAX_COLUMNS: usize = 16_384;
/// The characters (UTF-16) of a cell of Excel.
const MAX_CELL: usize = 32_767;
/// Excel keeps this many digits of a number.
const MAX_DIGITS: usize = 15;

/// The value of a cell.
#[derive(Debug, PartialEq)]
enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Boolean(bool),
    Time(TopTime),
    Day(Date),
}

impl Book {
    pub(super) fn new(columns: Vec<Column>, header: Vec<String>, labels: bool) -> Result<Self, Failure> {
        if columns.len() > MAX_COLUMNS {
            let count = columns.len();
            return Err(Failure::usage(say!(
                "{count} columns are more than the {MAX_COLUMNS} of a sheet: select some with --fields",
                "共 {count} 列，超出工作表上限 {MAX_COLUMNS} 列：请用 --fields 选择字段"
            )));
        }
        let workbook = Workbook::new();
        let formats = Formats {
            time: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            day: Format::new().set_num_format("yyyy-mm-dd"),
        };
        let (row, max_rows, count, cut) = (0, MAX_ROWS, 0, 0);
        let mut book = Self { workbook, columns, header, labels, row, max_rows, count, cut, formats };
        book.start_sheet().map_err(|error| unwritable(&error))?;
        Ok(book)
    }

    /// Adds an entry. If the sheet is full, another one is started.
    pub(super) fn push(&mut self, value: impl Fn(&str) -> Option<Value>) -> Result<(), Failure> {
        self.count += 1;
        self.write(value).map_err(|error| unwritable(&error))
    }

    fn start_sheet(&mut self) -> Result<(), XlsxError> {
        self.row = 0;
        let sheet = self.workbook.add_worksheet_with_constant_memory()?;
        for (at, column) in (0..).zip(&self.columns) {
            if let Some(width) = width_of(column) {
                sheet.set_column_width(at, width)?;
            }
        }
        if !self.header.is_empty() {
            let bold = Format::new().set_bold();
            for (at, title) in (0..).zip(&self.header) {
                sheet.write_string_with_format(0, at, printable(title), &bold)?;
            }
            sheet.set_freeze_panes(1, 0)?;
            self.row = 1;
        }
        Ok(())
    }

    fn write(&mut self, value: impl Fn(&str) -> Option<Value>) -> Result<(), XlsxError> {
        if self.row >= self.max_rows {
            self.start_sheet()?;
        }
        let last = self.workbook.worksheets().len() - 1;
        let sheet = self.workbook.worksheet_from_index(last)?;
        for (at, column) in (0..).zip(&self.columns) {
            let cell = value(&column.name).map_or(Cell::Empty, |value| cell(column, &value, self.labels));
            self.cut += usize::from(write(sheet, &self.formats, (self.row, at), cell)?);
        }
        self.row += 1;
        Ok(())
    }

    /// Writes the workbook. A file is replaced when it is complete.
    pub(super) fn finish(mut self, target: &Target) -> Result<(), Failure> {
        let bytes = self.workbook.save_to_buffer().map_err(|error| unwritable(&error))?;
        if self.cut > 0 {
            let texts = counted(self.cut, "text is", "texts are");
            let cut = self.cut;
            note(&say!(
                "{texts} longer than a cell of Excel ({MAX_CELL} characters) and cut",
                "有 {cut} 个文本超过 Excel 单元格上限（{MAX_CELL} 字符），已截断"
            ));
        }
        match target {
            Target::Stdout => bytes_out(&bytes),
            Target::File(path) => {
                save(path, &bytes)?;
                let (path, rows, count) = (path.display(), counted(self.count, "row", "rows"), self.count);
                note(&say!("{path}: {rows}", "{path}：{count} 行"));
                Ok(())
            }
        }
    }
}

/// Checks that a file can be written before anything is called.
pub(super) fn check_file(path: &Path) -> Result<(), Failure> {
    if path.is_dir() {
        let path = path.display();
        return Err(Failure::usage(say!("{path} is a directory", "{path} 是目录")));
    }
    if is_special(path) {
        return Ok(());
    }
    temporary_for(path).map(drop).map_err(|error| {
        let (path, error) = (path.display(), cause::describe(&error));
        Failure::usage(say!("cannot write {path}: {error}", "无法写入 {path}：{error}"))
    })
}

/// Whether the path is a device or a pipe, which cannot be replaced.
fn is_special(path: &Path) -> bool {
    path.exists() && !path.is_file()
}

/// Creates a temporary file next to the file.
fn temporary_for(path: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    std::fs::metadata(directory)?;
    // The error has the name of the temporary file.
    builder.tempfile_in(directory).map_err(|error| error.kind().into())
}

fn save(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    // The target of a link is replaced, not the link.
    let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let saved = || {
        if is_special(&target) {
            return std::fs::write(&target, bytes);
        }
        let mut file = temporary_for(&target)?;
        std::io::Write::write_all(&mut file, bytes)?;
        file.persist(&target).map(drop).map_err(|error| error.error)
    };
    saved().map_err(|error| {
        let (path, error) = (path.display(), cause::describe(&error));
        Failure::local(say!("cannot write {path}: {error}", "无法写入 {path}：{error}"))
    })
}

fn unwritable(error: &XlsxError) -> Failure {
    let error = cause::describe(error);
    Failure::local(say!("cannot write the workbook: {error}", "无法写出工作簿：{error}"))
}

/// The width of a column whose values the default width would hide.
fn width_of(column: &Column) -> Option<f64> {
    match column.data_type() {
        Some(DataType::Date | DataType::EpochMillis) => Some(19.0),
        Some(DataType::Day | DataType::CompactDay) => Some(11.0),
        _ if column.is_id() => Some(21.0),
        _ => None,
    }
}

/// Returns the cell for a value. The type of the column decides; ids are always texts.
fn cell(column: &Column, value: &Value, labels: bool) -> Cell {
    let text = if labels { column.labelled(value, Label::Official) } else { super::flat::text_of(value) };
    if text.is_empty() {
        return Cell::Empty;
    }
    let typed = match column.data_type() {
        _ if column.is_id() => None,
        // A column of labels has no numbers, even if a code has no label.
        Some(DataType::Code(_)) if labels => None,
        Some(DataType::Date | DataType::EpochMillis) => {
            let millis = value.as_i64().and_then(TopTime::from_unix_millis);
            millis.or_else(|| text.parse().ok()).map(Cell::Time)
        }
        Some(DataType::Day | DataType::CompactDay) => text.parse().ok().map(Cell::Day),
        Some(
            DataType::Number
            | DataType::Decimal
            | DataType::Yuan
            | DataType::Fen
            | DataType::Percent
            | DataType::BasisPoints,
        ) => number(&text),
        // Without a type, and for codes: as in the JSON.
        _ if value.is_number() => number(&text),
        _ => value.as_bool().map(Cell::Boolean),
    };
    typed.unwrap_or(Cell::Text(text))
}

/// Returns the number, unless Excel would round it.
fn number(text: &str) -> Option<Cell> {
    let decimal: Decimal = text.parse().ok()?;
    let digits = decimal.mantissa().unsigned_abs().to_string().len();
    if digits > MAX_DIGITS {
        return None;
    }
    text.parse().ok().map(Cell::Number)
}

/// Writes a cell. Returns whether its text was cut.
fn write(
    sheet: &mut Worksheet,
    formats: &Formats,
    (row, at): (u32, u16),
    cell: Cell,
) -> Result<bool, XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let text = printable(&text);
            let kept = fitting(&text);
            sheet.write_string(row, at, kept)?;
            return Ok(kept.len() < text.len());
        }
        Cell::Number(number) => drop(sheet.write_number(row, at, number)?),
        Cell::Boolean(boolean) => drop(sheet.write_boolean(row, at, boolean)?),
        Cell::Time(time) => date(sheet, &formats.time, (row, at), &time.to_whole_seconds().to_string())?,
        Cell::Day(day) => date(sheet, &formats.day, (row, at), &day.to_string())?,
    }
    Ok(false)
}

/// Writes a date. Excel has none before 1900; these are written as text.
fn date(sheet: &mut Worksheet, format: &Format, (row, at): (u32, u16), text: &str) -> Result<(), XlsxError> {
    match ExcelDateTime::parse_from_str(text) {
        Ok(date) => drop(sheet.write_datetime_with_format(row, at, &date, format)?),
        Err(_) => drop(sheet.write_string(row, at, text)?),
    }
    Ok(())
}

/// Returns as much of the text as fits a cell.
fn fitting(text: &str) -> &str {
    if text.len() <= MAX_CELL {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MAX_CELL
    });
    end.map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use top_core::schema::Field;

    use super::*;

    fn typed(data_type: DataType) -> Column {
        let field: &'static Field = Box::leak(Box::new(Field::new("x", data_type, false)));
        Column { name: "x".to_owned(), field: Some(field) }
    }

    #[test]
    fn cells_have_the_type_of_their_column() {
        let of = |data_type, value: Value| cell(&typed(data_type), &value, false);
        assert_eq!(of(DataType::Yuan, json!("9.11")), Cell::Number(9.11));
        assert_eq!(of(DataType::Yuan, json!("--")), Cell::Text("--".to_owned()));
        assert_eq!(of(DataType::Number, json!(-3)), Cell::Number(-3.0));
        assert_eq!(of(DataType::Boolean, json!(true)), Cell::Boolean(true));
        assert_eq!(of(DataType::Text, json!("007")), Cell::Text("007".to_owned()));
        let moment = "2026-11-11 00:00:01";
        for value in [json!(moment), json!(1_794_326_401_000_i64)] {
            assert_eq!(of(DataType::EpochMillis, value), Cell::Time(moment.parse().unwrap()));
        }
        assert_eq!(of(DataType::Day, json!("2026-11-11")), Cell::Day("2026-11-11".parse().unwrap()));
        assert_eq!(of(DataType::Id, json!(12)), Cell::Text("12".to_owned()));
    }

    #[test]
    fn long_numbers_and_ids_are_texts() {
        let of = |name: &str, value: Value| cell(&Column::unknown(name), &value, false);
        assert_eq!(of("n", json!(294_159_887_445_064_307_u64)), Cell::Text("294159887445064307".to_owned()));
        assert_eq!(of("n", json!(123_456_789_012_345_u64)), Cell::Number(123_456_789_012_345.0));
        assert_eq!(of("item_id", json!(1)), Cell::Text("1".to_owned()));
        assert_eq!((of("n", json!("")), of("n", json!(null))), (Cell::Empty, Cell::Empty));
    }

    #[test]
    fn texts_are_cut_at_the_limit_of_a_cell() {
        let long = "😀".repeat(20_000);
        assert_eq!(fitting(&long).encode_utf16().count(), MAX_CELL - 1);
        assert_eq!(fitting("女装"), "女装");
    }

    #[test]
    fn full_sheets_are_followed_by_another_one() {
        let mut book = Book::new(vec![Column::unknown("n")], vec!["n".to_owned()], false).unwrap();
        book.max_rows = 3;
        for n in 0..5 {
            book.push(|_| Some(json!(n))).unwrap();
        }
        assert_eq!((book.workbook.worksheets().len(), book.row, book.count), (3, 2, 5));
    }
}
