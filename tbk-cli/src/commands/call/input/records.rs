//! Splits an input into records. Only a JSON array is read as a whole.

use std::io::{BufRead, Cursor, Read as _};

use serde_json::value::RawValue;

use super::format::{InputFormat, separator};
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::source;

/// A record, with its line in the file or its position in the array, from 1.
pub(crate) struct Record {
    pub(crate) number: usize,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    /// JSON, one value of a list, or a line that cannot be read.
    Text(Result<String, Failure>),
    Cells(Vec<String>),
}

/// The records of an input, read as they are needed.
pub(crate) struct Records {
    pub(crate) format: InputFormat,
    /// The columns of a table.
    pub(crate) header: Vec<String>,
    records: Box<dyn Iterator<Item = Record> + Send>,
}

impl Iterator for Records {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        self.records.next()
    }
}

type Reader = Box<dyn BufRead + Send>;

impl Records {
    /// Opens the input. A header with a column that `is_column` accepts begins a table. Returns an error if it has no records,
    /// or if its beginning is not a text.
    pub(crate) fn open(
        path: &str,
        format: Option<InputFormat>,
        is_column: impl Fn(&str) -> bool,
    ) -> Result<Self, Failure> {
        let mut reader = source::open(path)?;
        let name = source::name(path);
        let mut start = Vec::new();
        // Blank lines are skipped, but counted.
        let mut first = String::new();
        while first.trim().is_empty() {
            let before = start.len();
            let count = reader.read_until(b'\n', &mut start);
            if count.map_err(|error| source::unreadable(path, &error))? == 0 {
                return Err(Failure::usage(say!("{name} contains no calls", "{name} 中没有调用")));
            }
            first = String::from_utf8(start[before..].to_vec()).map_err(|_| source::not_utf8(name))?;
        }
        let format = format.unwrap_or_else(|| InputFormat::detect(&first, is_column));
        let reader: Reader = Box::new(Cursor::new(start).chain(reader));
        let mut header = Vec::new();
        let records: Box<dyn Iterator<Item = Record> + Send> = match format {
            InputFormat::Jsonl | InputFormat::List => Box::new(lines(path.to_owned(), reader)),
            InputFormat::Json => Box::new(array(path, reader)?),
            InputFormat::Csv => {
                let mut table = Table::new(path, reader, separator(&first));
                header = table.header()?;
                Box::new(table)
            }
        };
        Ok(Self { format, header, records })
    }
}

/// The name of a record in messages.
pub(crate) fn place(path: &str, format: InputFormat, number: usize) -> String {
    let name = source::name(path);
    match format {
        InputFormat::Json => say!("{name}, call {number}", "{name}，第 {number} 个调用"),
        _ => say!("{name}, line {number}", "{name} 第 {number} 行"),
    }
}

fn lines(path: String, mut reader: Reader) -> impl Iterator<Item = Record> + Send {
    let mut number = 0;
    let mut has_failed = false;
    std::iter::from_fn(move || {
        loop {
            let mut line = Vec::new();
            number += 1;
            let read = if has_failed { Ok(0) } else { reader.read_until(b'\n', &mut line) };
            let line = match read {
                Ok(0) => return None,
                Ok(_) => String::from_utf8(line)
                    .map_err(|_| source::not_utf8(&place(&path, InputFormat::Jsonl, number))),
                Err(error) => {
                    has_failed = true;
                    Err(source::unreadable(&path, &error))
                }
            };
            if line.as_ref().is_ok_and(|line| line.trim().is_empty()) {
                continue;
            }
            let line = line.map(|line| line.trim_end_matches(['\r', '\n']).to_owned());
            return Some(Record { number, content: Content::Text(line) });
        }
    })
}

/// The items of an array are parsed one by one, so that an invalid item does not stop the others.
fn array(path: &str, mut reader: Reader) -> Result<impl Iterator<Item = Record> + Send + use<>, Failure> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|error| source::unreadable(path, &error))?;
    let name = source::name(path);
    let json = String::from_utf8(bytes).map_err(|_| source::not_utf8(name))?;
    let items: Vec<Box<RawValue>> =
        serde_json::from_str(&json).map_err(|error| Failure::json(name, &json, &error))?;
    if items.is_empty() {
        return Err(Failure::usage(say!("{name} contains no calls", "{name} 中没有调用")));
    }
    let record = |(i, item): (usize, Box<RawValue>)| Record {
        number: i + 1,
        content: Content::Text(Ok(item.get().to_owned())),
    };
    Ok(items.into_iter().enumerate().map(record))
}

struct Table {
    path: String,
    reader: csv::Reader<Reader>,
    columns: usize,
    has_failed: bool,
}

impl Table {
    fn new(path: &str, reader: Reader, separator: u8) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        let builder = builder.has_headers(false).flexible(true).delimiter(separator);
        Self { path: path.to_owned(), reader: builder.from_reader(reader), columns: 0, has_failed: false }
    }

    fn header(&mut self) -> Result<Vec<String>, Failure> {
        let name = source::name(&self.path).to_owned();
        let header = match self.next() {
            Some(Record { content: Content::Cells(cells), .. }) => cells,
            Some(Record { content: Content::Text(Err(failure)), .. }) => return Err(failure),
            _ => return Err(Failure::usage(say!("{name} has no header", "{name} 没有表头"))),
        };
        let header: Vec<String> = header.iter().map(|cell| cell.trim().to_owned()).collect();
        for (i, column) in header.iter().enumerate() {
            let number = i + 1;
            if column.is_empty() {
                return Err(Failure::usage(say!(
                    "{name}: column {number} has no name",
                    "{name}：第 {number} 列没有列名"
                )));
            }
            if header[..i].contains(column) {
                return Err(Failure::usage(say!(
                    "{name}: there are two columns `{column}`",
                    "{name}：列 `{column}` 重复"
                )));
            }
        }
        self.columns = header.len();
        Ok(header)
    }

    /// Returns the cells of a row, or the error of a row that does not fit the header.
    fn row(&self, row: &csv::ByteRecord, place: &str) -> Content {
        let (count, columns) = (row.len(), self.columns);
        // Spreadsheets omit empty cells at the end of a row.
        let is_too_long = columns > 0 && row.iter().skip(columns).any(|cell| !cell.is_empty());
        if is_too_long {
            return Content::Text(Err(Failure::usage(say!(
                "{place} has {count} cells, the header has {columns}",
                "{place}：有 {count} 个单元格，表头有 {columns} 个"
            ))
            .hint(text("quote a cell that contains a comma: \"a,b\"", "含逗号的单元格请加引号：\"a,b\""))));
        }
        let cells = row.iter().take(if columns > 0 { columns } else { count });
        let cells: Result<Vec<String>, _> = cells.map(|cell| String::from_utf8(cell.to_vec())).collect();
        match cells {
            Ok(mut cells) => {
                cells.resize(columns.max(cells.len()), String::new());
                Content::Cells(cells)
            }
            Err(_) => Content::Text(Err(source::not_utf8(place))),
        }
    }
}

impl Iterator for Table {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        loop {
            let mut row = csv::ByteRecord::new();
            let read = if self.has_failed { Ok(false) } else { self.reader.read_byte_record(&mut row) };
            let line = row.position().map_or(0, csv::Position::line);
            let number = usize::try_from(line).unwrap_or(usize::MAX);
            let content = match read {
                Ok(false) => return None,
                Ok(true) if row.iter().all(|cell| cell.trim_ascii().is_empty()) => continue,
                Ok(true) => self.row(&row, &place(&self.path, InputFormat::Csv, number)),
                Err(error) => {
                    self.has_failed = true;
                    let (name, error) = (source::name(&self.path), cause::describe(&error));
                    Content::Text(Err(Failure::usage(say!(
                        "cannot read {name}: {error}",
                        "无法读取 {name}：{error}"
                    ))))
                }
            };
            return Some(Record { number, content });
        }
    }
}
