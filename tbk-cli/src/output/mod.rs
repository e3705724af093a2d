//! Standard output: data, in the form that was asked for.

mod flat;
pub(crate) mod table;
mod terminal;

use std::io::{self, Write as _};

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::failure::Failure;
use crate::lang::{global_options, say, text};

pub(crate) use flat::{Record, leaves};
pub(crate) use terminal::{Terminal, printable};

/// How data is shown.
#[derive(Debug, Clone, Args)]
pub(crate) struct Output {
    #[arg(
        long = "output",
        short = 'o',
        value_enum,
        global = true,
        help_heading = global_options(),
        value_name = "FORM",
        help = text(
            "The form of the output; a table on a terminal and JSON elsewhere, if nothing is said",
            "输出形式；未指定时终端显示表格，其他情况输出 JSON",
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
            "Only these members of each entry, in this order: trade_id,item.title",
            "每条记录只输出这些字段，按此顺序：trade_id,item.title",
        )
    )]
    fields: Vec<String>,
}

/// The forms of data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Json,
    Jsonl,
    Csv,
    Table,
}

impl Output {
    pub(crate) fn form(&self) -> Form {
        self.form.unwrap_or(if Terminal::stdout().interactive { Form::Table } else { Form::Json })
    }

    /// The form that was asked for.
    pub(crate) fn asked(&self) -> Option<Form> {
        self.form
    }

    /// Whether texts are for people: nothing else was asked for, or a table.
    pub(crate) fn is_for_people(&self) -> bool {
        matches!(self.form, None | Some(Form::Table))
    }

    /// The same, as a table.
    pub(crate) fn as_table(&self) -> Self {
        Self { form: Some(Form::Table), fields: self.fields.clone() }
    }

    pub(crate) fn fields(&self) -> &[String] {
        &self.fields
    }

    /// One piece of data: JSON shows it as it is, the other forms as one entry.
    pub(crate) fn one(&self, value: &Value) -> Result<(), Failure> {
        if self.form() == Form::Json && self.fields.is_empty() {
            return text_out(&format!("{value:#}"));
        }
        let mut entries = self.entries(None);
        entries.push(value)?;
        entries.finish()
    }

    /// A list of entries.
    pub(crate) fn list(&self, values: &[Value]) -> Result<(), Failure> {
        let records: Vec<_> = values.iter().map(Record::new).collect();
        let nobody_has = |name: &&String| !records.iter().any(|record| record.has(name));
        if let (Some(name), false) = (self.fields.iter().find(nobody_has), records.is_empty()) {
            let known = Record::columns(&records).join(", ");
            note(&say!(
                "no entry has a field `{name}`; there are: {known}",
                "记录中没有字段 `{name}`；现有：{known}"
            ));
        }
        let mut entries = self.entries(None);
        values.iter().try_for_each(|value| entries.push(value))?;
        entries.finish()
    }

    /// Entries as they come; `columns` are all that there may be, where that is known.
    pub(crate) fn entries(&self, columns: Option<Vec<String>>) -> Entries {
        let chosen = !self.fields.is_empty();
        let columns = if chosen { Some(self.fields.clone()) } else { columns };
        Entries { form: self.form(), chosen, columns, headed: false, kept: Vec::new(), count: 0 }
    }
}

/// Entries on their way out. JSON, JSON lines and CSV with known columns are written as they come; a table needs to
/// see all of them.
pub(crate) struct Entries {
    form: Form,
    /// The columns were chosen by the user.
    chosen: bool,
    columns: Option<Vec<String>>,
    /// The names of the columns were written.
    headed: bool,
    kept: Vec<Record>,
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
                self.kept.push(Record::new(value));
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
                let kept = std::mem::take(&mut self.kept);
                if self.columns.is_none() {
                    self.columns = Some(Record::columns(&kept));
                }
                kept.iter().try_for_each(|record| self.csv_row(record))?;
                self.csv_header()
            }
            Form::Table => {
                let terminal = Terminal::stdout();
                let columns = self.columns.take().filter(|_| self.chosen);
                let shown = table::render(&self.kept, columns, terminal.width, terminal.interactive);
                if let Some(left_out) = shown.left_out {
                    note(&say!(
                        "{left_out} columns do not fit: choose with --fields, or see all with --output json",
                        "有 {left_out} 列放不下：用 --fields 选择，或用 --output json 查看全部"
                    ));
                }
                if shown.text.is_empty() { Ok(()) } else { text_out(&shown.text) }
            }
        }
    }

    /// The members that were asked for, under the names by which they were.
    fn chosen(&self, value: &Value) -> Value {
        match &self.columns {
            Some(columns) if self.chosen => Record::new(value).pick(columns),
            _ => value.clone(),
        }
    }

    fn csv_header(&mut self) -> Result<(), Failure> {
        let columns = self.columns.as_deref().unwrap_or_default();
        if std::mem::replace(&mut self.headed, true) || columns.is_empty() {
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

/// Prints a text; on a terminal without characters that would steer it. A reader that has seen enough, such as `head`,
/// ends the program without a word.
fn raw_out(text: &str) -> Result<(), Failure> {
    let shown = if Terminal::stdout().interactive { printable(text) } else { text.to_owned() };
    let mut out = io::stdout().lock();
    written(out.write_all(shown.as_bytes()).and_then(|()| out.flush()))
}

/// Tells people something about the data, on standard error.
pub(crate) fn note(text: &str) {
    told(&format!("{}\n", printable(text)));
}

/// Writes to standard error; where that takes nothing there is nobody left to tell.
pub(crate) fn told(text: &str) {
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
    Failure::here(say!("the output can't be written: {error}", "无法写出结果：{error}"))
}

fn written(result: io::Result<()>) -> Result<(), Failure> {
    result.map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Failure::nobody_reads(),
        _ => unwritable(&error),
    })
}
