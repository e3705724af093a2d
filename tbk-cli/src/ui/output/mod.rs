//! Standard output: data, in the selected format.

mod flat;
pub(crate) mod table;
mod terminal;

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::ui::failure::Failure;
use crate::ui::lang::{counted, global_options, say, text};

pub(crate) use flat::{Record, leaves};
pub(crate) use terminal::{Terminal, printable};

/// The options of the output.
#[derive(Debug, Clone, Args)]
pub(crate) struct Output {
    #[arg(
        long = "output",
        short = 'o',
        value_enum,
        global = true,
        help_heading = global_options(),
        value_name = "FORMAT",
        help = text(
            "Output format; the default is a table on a terminal and JSON elsewhere",
            "输出格式；默认在终端显示表格，其他情况输出 JSON",
        )
    )]
    form: Option<Form>,
    #[arg(
        long,
        global = true,
        help_heading = global_options(),
        value_delimiter = ',',
        value_name = "NAMES",
        help = text(
            "Print only these fields of each entry, in this order: trade_id,item.title",
            "每条记录只输出这些字段，按此顺序：trade_id,item.title",
        )
    )]
    fields: Vec<String>,
}

/// The output formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Json,
    Jsonl,
    Csv,
    Table,
}

impl Output {
    /// Returns the format: the selected one, or else the default.
    pub(crate) fn form(&self) -> Form {
        self.form.unwrap_or(if Terminal::stdout().interactive { Form::Table } else { Form::Json })
    }

    /// Returns the selected format, if there is one.
    pub(crate) fn explicit_form(&self) -> Option<Form> {
        self.form
    }

    /// Whether to print prose for people: no format is selected, or a table.
    pub(crate) fn is_for_people(&self) -> bool {
        matches!(self.form, None | Some(Form::Table))
    }

    /// Returns the same options with the table format.
    pub(crate) fn as_table(&self) -> Self {
        Self { form: Some(Form::Table), fields: self.fields.clone() }
    }

    pub(crate) fn fields(&self) -> &[String] {
        &self.fields
    }

    /// Prints one value: JSON prints it unchanged, the other formats print it as one entry.
    pub(crate) fn one(&self, value: &Value) -> Result<(), Failure> {
        if self.form() == Form::Json && self.fields.is_empty() {
            return text_out(&format!("{value:#}"));
        }
        let mut entries = self.entries(None);
        entries.push(value)?;
        entries.finish()
    }

    /// Prints a list of entries.
    pub(crate) fn list(&self, values: &[Value]) -> Result<(), Failure> {
        let records: Vec<_> = values.iter().map(Record::new).collect();
        let is_missing = |name: &&String| !records.iter().any(|record| record.has(name));
        if let (Some(name), false) = (self.fields.iter().find(is_missing), records.is_empty()) {
            let known = Record::columns(&records).join(", ");
            note(&say!(
                "no entry has a field `{name}`; known fields: {known}",
                "记录中没有字段 `{name}`；现有字段：{known}"
            ));
        }
        let mut entries = self.entries(None);
        values.iter().try_for_each(|value| entries.push(value))?;
        entries.finish()
    }

    /// Returns a writer for entries. `columns` are all possible columns, if they are known.
    pub(crate) fn entries(&self, columns: Option<Vec<String>>) -> Entries {
        let chosen = !self.fields.is_empty();
        let columns = if chosen { Some(self.fields.clone()) } else { columns };
        Entries { form: self.form(), chosen, columns, has_header: false, buffered: Vec::new(), count: 0 }
    }
}

/// Writes entries. JSON, JSON Lines and CSV with known columns are written at once; tables are written at the end,
/// because their widths depend on all entries.
pub(crate) struct Entries {
    form: Form,
    /// Whether the user selected the columns.
    chosen: bool,
    columns: Option<Vec<String>>,
    /// Whether the CSV header is written.
    has_header: bool,
    buffered: Vec<Record>,
    count: usize,
}

impl Entries {
    pub(crate) fn push(&mut self, value: &Value) -> Result<(), Failure> {
        self.count += 1;
        match (self.form, &self.columns) {
            (Form::Json, _) => {
                let lead = if self.count == 1 { "[\n" } else { ",\n" };
                let shown = format!("{:#}", self.chosen(value)).replace('\n', "\n  ");
                raw_out(&format!("{lead}  {shown}"))
            }
            (Form::Jsonl, _) => raw_out(&format!("{}\n", self.chosen(value))),
            (Form::Csv, Some(_)) => self.csv_row(&Record::new(value)),
            _ => {
                self.buffered.push(Record::new(value));
                Ok(())
            }
        }
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }

    pub(crate) fn finish(mut self) -> Result<(), Failure> {
        match self.form {
            Form::Json if self.count == 0 => text_out("[]"),
            Form::Json => raw_out("\n]\n"),
            Form::Jsonl => Ok(()),
            Form::Csv => {
                let buffered = std::mem::take(&mut self.buffered);
                if self.columns.is_none() {
                    self.columns = Some(Record::columns(&buffered));
                }
                buffered.iter().try_for_each(|record| self.csv_row(record))?;
                self.csv_header()
            }
            Form::Table => {
                let terminal = Terminal::stdout();
                let columns = self.columns.take().filter(|_| self.chosen);
                let shown = table::render(&self.buffered, columns, terminal.width, terminal.interactive);
                if let Some(omitted) = shown.omitted {
                    let columns = counted(omitted, "column does not fit", "columns do not fit");
                    note(&say!(
                        "{columns}: select some with --fields, or print all with -o json",
                        "有 {omitted} 列未显示：用 --fields 选择字段，或用 -o json 输出全部"
                    ));
                }
                if shown.text.is_empty() { Ok(()) } else { text_out(&shown.text) }
            }
        }
    }

    /// Returns the selected members.
    fn chosen(&self, value: &Value) -> Value {
        match &self.columns {
            Some(columns) if self.chosen => Record::new(value).pick(columns),
            _ => value.clone(),
        }
    }

    fn csv_header(&mut self) -> Result<(), Failure> {
        let columns = self.columns.as_deref().unwrap_or_default();
        if std::mem::replace(&mut self.has_header, true) || columns.is_empty() {
            return Ok(());
        }
        csv_out(columns)
    }

    fn csv_row(&mut self, record: &Record) -> Result<(), Failure> {
        self.csv_header()?;
        let columns = self.columns.as_deref().unwrap_or_default();
        csv_out(&columns.iter().map(|column| record.spreadsheet_cell(column)).collect::<Vec<_>>())
    }
}

/// Prints a text and a line break.
pub(crate) fn text_out(text: &str) -> Result<(), Failure> {
    raw_out(&format!("{text}\n"))
}

/// Prints a text, without control characters on a terminal. If the reader closes the output, as `head` does, the program
/// ends without a message.
fn raw_out(text: &str) -> Result<(), Failure> {
    let shown = if Terminal::stdout().interactive { printable(text) } else { text.to_owned() };
    let mut out = io::stdout().lock();
    written(out.write_all(shown.as_bytes()).and_then(|()| out.flush()))
}

/// Prints a message to standard error.
pub(crate) fn note(text: &str) {
    write_stderr(&format!("{}\n", printable(text)));
}

/// Writes to standard error. A failure is ignored, because there is no other place to report it.
pub(crate) fn write_stderr(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}

/// Prints a line of CSV.
fn csv_out(cells: &[String]) -> Result<(), Failure> {
    let mut line = csv::Writer::from_writer(Vec::new());
    let written = line.write_record(cells).map_err(io::Error::other);
    let line = written.and_then(|()| line.into_inner().map_err(csv::IntoInnerError::into_error));
    let line = line.map_err(|error| unwritable(&error))?;
    raw_out(&String::from_utf8_lossy(&line))
}

fn unwritable(error: &io::Error) -> Failure {
    Failure::local(say!("cannot write the output: {error}", "无法写出结果：{error}"))
}

fn written(result: io::Result<()>) -> Result<(), Failure> {
    result.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::broken_pipe(),
        _ => unwritable(&error),
    })
}
