//! The format of an input: selected, or detected by its first line.

use clap::ValueEnum;
use top_core::schema::ApiSchema;

use crate::api::parameters::Path;
use crate::ui::lang::text;

/// The formats of `--input`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    #[value(help = text("One JSON object on each line", "每行一个 JSON 对象"))]
    Jsonl,
    #[value(help = text("A JSON array of objects", "JSON 对象数组"))]
    Json,
    #[value(help = text("A table with a header", "带表头的表格"))]
    Csv,
    #[value(help = text("One value on each line", "每行一个值"))]
    List,
}

impl InputFormat {
    /// Detects the format: `[` and `{` begin JSON; a header with a column that `is_column` accepts begins a table.
    pub(super) fn detect(first_line: &str, is_column: impl Fn(&str) -> bool) -> Self {
        let line = first_line.trim_start();
        if line.starts_with('[') {
            return Self::Json;
        }
        if line.starts_with('{') {
            return Self::Jsonl;
        }
        let cells = header_cells(first_line);
        if cells.iter().any(|cell| is_column(cell)) { Self::Csv } else { Self::List }
    }
}

/// Returns the path that a column sets, if the API has this parameter. Without an API, every path is one.
pub(super) fn parameter(column: &str, api: Option<&ApiSchema>) -> Option<Path> {
    let path: Path = column.parse().ok()?;
    match api {
        Some(api) => api.parameter(&path.name).map(|_| path),
        // Any line of text may look like a path, so a table for an unknown API must be selected.
        None => None,
    }
}

/// Returns the separator of a table: tabs, as copied from a spreadsheet, or commas.
pub(super) fn separator(header: &str) -> u8 {
    if header.contains('\t') && !header.contains(',') { b'\t' } else { b',' }
}

fn header_cells(line: &str) -> Vec<String> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(separator(line)).from_reader(line.as_bytes());
    let record = reader.records().next();
    let cells = record.and_then(Result::ok).unwrap_or_default();
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detected(line: &str) -> InputFormat {
        let api = tbk_apis::find("taobao.tbk.tpwd.create").map(|api| api.schema);
        InputFormat::detect(line, |cell| parameter(cell, api).is_some())
    }

    #[test]
    fn formats_are_detected_by_the_first_line() {
        assert_eq!(detected(" [{\"url\":1}"), InputFormat::Json);
        assert_eq!(detected("{\"url\":1}"), InputFormat::Jsonl);
        assert_eq!(detected("备注,\"url\""), InputFormat::Csv);
        assert_eq!(detected("url"), InputFormat::Csv);
        assert_eq!(detected("备注\turl"), InputFormat::Csv);
        assert_eq!(detected("https://uland.taobao.com/1?a=1,2"), InputFormat::List);
        assert_eq!(detected("备注,链接"), InputFormat::List);
        assert_eq!(InputFormat::detect("url", |cell| parameter(cell, None).is_some()), InputFormat::List);
    }
}
