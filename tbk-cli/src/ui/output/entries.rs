//! Writes entries in the selected format.

use serde_json::Value;

use super::column::{Column, Label, by_importance, official_header};
use super::csv::{self, Dialect};
use super::flat::{Record, text_of};
use super::table;
use super::terminal::Terminal;
use super::workbook::{Book, Target};
use super::write::{note, page_out, raw_out};
use super::{Form, Output};
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say};

/// Writes entries. JSON, JSON Lines, CSV and workbooks with known columns are written at once; tables are written at the
/// end, because their widths depend on all entries.
pub(crate) struct Entries {
    output: Output,
    form: Form,
    /// The selected or known columns.
    columns: Option<Vec<Column>>,
    /// Whether a line of CSV is written.
    has_line: bool,
    book: Option<Book>,
    buffered: Vec<Record>,
    /// Text that is not printed yet. `None` if each entry is printed at once.
    unprinted: Option<String>,
    count: usize,
}

/// How much text is printed at a time.
const CHUNK: usize = 1 << 16;

impl Entries {
    /// Creates a writer. `known` are all columns of the entries, if they are known.
    pub(super) fn new(output: &Output, known: Option<Vec<Column>>) -> Self {
        let chosen = |name: &String| {
            let known = known.as_deref().unwrap_or_default().iter().find(|column| column.name == *name);
            known.cloned().unwrap_or_else(|| Column::unknown(name))
        };
        let columns =
            if output.fields.is_empty() { known } else { Some(output.fields.iter().map(chosen).collect()) };
        Self {
            output: output.clone(),
            form: output.form(),
            columns,
            has_line: false,
            book: None,
            buffered: Vec::new(),
            unprinted: None,
            count: 0,
        }
    }

    /// Prints many entries at a time, instead of each at once.
    pub(crate) fn in_chunks(self) -> Self {
        Self { unprinted: Some(String::new()), ..self }
    }

    fn print(&mut self, text: &str) -> Result<(), Failure> {
        let Some(unprinted) = &mut self.unprinted else { return raw_out(text) };
        unprinted.push_str(text);
        if unprinted.len() < CHUNK { Ok(()) } else { raw_out(&std::mem::take(unprinted)) }
    }

    pub(crate) fn push(&mut self, value: &Value) -> Result<(), Failure> {
        self.count += 1;
        match (self.form, &self.columns) {
            (Form::Json, _) => {
                let lead = if self.count == 1 { "[\n" } else { ",\n" };
                let shown = format!("{:#}", self.chosen(value)).replace('\n', "\n  ");
                self.print(&format!("{lead}  {shown}"))
            }
            (Form::Jsonl, _) => self.print(&format!("{}\n", self.chosen(value))),
            (Form::Csv, Some(_)) => self.csv_row(&Record::new(value)),
            (Form::Xlsx, Some(_)) => self.workbook_row(&Record::new(value)),
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
        let buffered = std::mem::take(&mut self.buffered);
        if self.columns.is_none() {
            self.columns = Some(Record::columns(&buffered).into_iter().map(Column::unknown).collect());
        }
        match self.form {
            Form::Json if self.count == 0 => self.print("[]\n")?,
            Form::Json => self.print("\n]\n")?,
            Form::Jsonl => {}
            Form::Csv => {
                buffered.iter().try_for_each(|record| self.csv_row(record))?;
                self.csv_header()?;
            }
            Form::Xlsx => {
                buffered.iter().try_for_each(|record| self.workbook_row(record))?;
                let target = self.output.out.clone().map_or(Target::Stdout, Target::File);
                return self.take_book()?.finish(&target);
            }
            Form::Table => return self.table(&buffered),
        }
        self.unprinted.take().map_or(Ok(()), |text| raw_out(&text))
    }

    fn table(self, records: &[Record]) -> Result<(), Failure> {
        let is_chosen = !self.output.fields.is_empty();
        let mut columns = self.columns.unwrap_or_default();
        if !is_chosen {
            columns.retain(|column| records.iter().any(|record| record.has_text(&column.name)));
            columns = by_importance(columns);
        }
        let terminal = Terminal::stdout();
        let style = table::Style {
            width: terminal.interactive.then_some(terminal.width),
            chosen: is_chosen,
            terms: self.output.labels,
            header: !self.output.no_header,
        };
        let shown = table::render(records, columns, style);
        if !shown.text.is_empty() {
            page_out(&shown.text)?;
        }
        if let Some(omitted) = shown.omitted {
            let columns = counted(omitted, "column does not fit", "columns do not fit");
            note(&say!(
                "{columns}: select some with --fields, or print all with -o json",
                "有 {omitted} 列未显示：用 --fields 选择字段，或用 -o json 输出全部"
            ));
        }
        Ok(())
    }

    /// Returns the selected members.
    fn chosen(&self, value: &Value) -> Value {
        match &self.columns {
            Some(columns) if !self.output.fields.is_empty() => {
                Record::new(value).pick(columns.iter().map(|column| column.name.as_str()))
            }
            _ => value.clone(),
        }
    }

    fn header(&self) -> Vec<String> {
        let columns = self.columns.as_deref().unwrap_or_default();
        match (self.output.no_header, self.output.labels) {
            (true, _) => Vec::new(),
            (false, true) => official_header(columns),
            (false, false) => columns.iter().map(|column| column.name.clone()).collect(),
        }
    }

    fn csv_header(&mut self) -> Result<(), Failure> {
        if self.has_line {
            return Ok(());
        }
        let header: Vec<_> = self.header().into_iter().map(csv::guarded).collect();
        if header.is_empty() { Ok(()) } else { self.csv_line(&header) }
    }

    fn csv_row(&mut self, record: &Record) -> Result<(), Failure> {
        self.csv_header()?;
        let dialect = self.dialect();
        let cell = |column: &Column| {
            let value = record.get(&column.name).unwrap_or_default();
            let text =
                if self.output.labels { column.labelled(&value, Label::Official) } else { text_of(&value) };
            csv::cell(column, &value, text, dialect)
        };
        let cells: Vec<_> = self.columns.as_deref().unwrap_or_default().iter().map(cell).collect();
        self.csv_line(&cells)
    }

    fn csv_line(&mut self, cells: &[String]) -> Result<(), Failure> {
        let is_first = !std::mem::replace(&mut self.has_line, true);
        let line = csv::line(cells, self.dialect(), is_first)?;
        self.print(&line)
    }

    fn dialect(&self) -> Dialect {
        if self.output.excel { Dialect::Excel } else { Dialect::Plain }
    }

    fn workbook_row(&mut self, record: &Record) -> Result<(), Failure> {
        let mut book = self.take_book()?;
        book.push(|name| record.get(name))?;
        self.book = Some(book);
        Ok(())
    }

    fn take_book(&mut self) -> Result<Book, Failure> {
        match self.book.take() {
            Some(book) => Ok(book),
            None => {
                let columns = self.columns.clone().unwrap_or_default();
                Book::new(columns, self.header(), self.output.labels)
            }
        }
    }
}
