//! `--input`: many messages, in groups that share their calls.

use clap::Args;
use serde_json::{Map, Value, json};
use tbk_link::convert::{Converter, Outcome};

use super::connect::Connected;
use super::entry::{Tally, columns, entry, error, failure, is_short, short};
use super::message::{Piece, Pieces};
use crate::commands::call::input::{Content, InputFormat, Record, Records, place, without_secrets};
use crate::commands::call::progress;
use crate::commands::call::resume::{Earlier, Resume, other_input};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::{Column, Output};
use crate::ui::source;

/// The messages that are read before they are converted. A call converts up to 20 links.
const GROUP: usize = 400;
/// The default column with the messages.
const COLUMN: &str = "text";

/// Many messages.
#[derive(Debug, Args)]
pub(super) struct Many {
    #[arg(long, value_name = "FILE", conflicts_with_all = ["text", "file"], help = text(
        "Convert the message on each line of a file or of standard input (-): a list, JSON Lines, a JSON array or CSV",
        "对文件或标准输入（-）的每行消息转链：列表、JSON Lines、JSON 数组或 CSV",
    ))]
    input: Option<String>,
    #[arg(long, value_enum, value_name = "FORMAT", requires = "input", help = text(
        "Format of --input; the default depends on its first line",
        "--input 的格式；默认按首行识别",
    ))]
    input_format: Option<InputFormat>,
    #[arg(long, value_name = "NAME", requires = "input", help = text(
        "The column or the member with the message [default: text]",
        "消息所在的列或字段 [默认：text]",
    ))]
    column: Option<String>,
    #[arg(long, value_name = "FILE", requires = "input", help = text(
        "Skip the lines of --input whose links were all converted in this output of an earlier run",
        "跳过 --input 中已全部转链的行：FILE 为上次运行的输出",
    ))]
    resume: Option<String>,
}

/// A line of the input.
struct Line {
    number: usize,
    /// The values for the output, without secrets.
    input: Option<Value>,
    pieces: Result<Vec<Piece>, Failure>,
    earlier: Earlier,
}

impl Many {
    pub(super) fn is_given(&self) -> bool {
        self.input.is_some()
    }

    pub(super) async fn run(
        &self,
        connected: &Connected,
        converter: &Converter,
        all: bool,
        output: &Output,
    ) -> Result<(), Failure> {
        let path = self.input.as_deref().unwrap_or("-");
        let column = self.column();
        let records = Records::open(path, self.input_format, |cell| cell == column)?;
        let reader = Reader { path, column, all, format: records.format, header: records.header.clone() };
        reader.check(self.column.is_some())?;
        let resume = match &self.resume {
            Some(path) => Resume::read(path, false)?,
            None => Resume::default(),
        };
        let mut lines = records.map(|record| reader.line(record, &resume));
        let mut entries = output.entries((!is_short(output)).then(|| reader.columns()));
        let mut tally = Tally::default();
        let progress = progress(None);
        loop {
            let group: Vec<Line> = lines.by_ref().take(GROUP).collect();
            if group.is_empty() {
                break;
            }
            let pieces: Vec<&Piece> = group.iter().filter_map(Line::to_convert).flatten().collect();
            let mut outcomes = connected.convert(converter, &pieces).await.into_iter();
            let count = group.len() as u64;
            for line in group {
                for row in line.rows(&mut outcomes, connected, &mut tally) {
                    let row = if is_short(output) { short(&row) } else { Value::Object(row) };
                    progress.suspend(|| entries.push(&row))?;
                }
            }
            progress.inc(count);
        }
        progress.finish_and_clear();
        entries.finish()?;
        tally.result()
    }

    fn column(&self) -> &str {
        self.column.as_deref().unwrap_or(COLUMN)
    }
}

/// Reads messages from records.
struct Reader<'r> {
    path: &'r str,
    column: &'r str,
    all: bool,
    format: InputFormat,
    header: Vec<String>,
}

impl Reader<'_> {
    /// Rejects a table without the column, and a list with one.
    fn check(&self, is_selected: bool) -> Result<(), Failure> {
        let (column, name) = (self.column, source::name(self.path));
        if self.format == InputFormat::Csv && !self.header.iter().any(|known| known == column) {
            let known = self.header.join(", ");
            return Err(Failure::usage(say!(
                "{name} has no column `{column}`",
                "{name} 中没有列 `{column}`"
            ))
            .hint(say!("select one with --column: {known}", "请用 --column 选择：{known}")));
        }
        if self.format == InputFormat::List && is_selected {
            return Err(Failure::usage(say!(
                "{name} is a list and has no column `{column}`",
                "{name} 是列表，没有列 `{column}`"
            ))
            .hint(text("add --input-format csv for a table", "表格请加 --input-format csv")));
        }
        Ok(())
    }

    fn columns(&self) -> Vec<Column> {
        let mut all = vec!["line".to_owned(), "row".to_owned(), "rows".to_owned(), "ok".to_owned()];
        match self.format {
            InputFormat::Csv => all.extend(self.header.iter().map(|name| format!("input.{name}"))),
            InputFormat::List => all.push(format!("input.{COLUMN}")),
            InputFormat::Jsonl | InputFormat::Json => all.push("input".to_owned()),
        }
        columns(all)
    }

    fn line(&self, Record { number, content }: Record, resume: &Resume) -> Line {
        let read = match content {
            Content::Text(Err(failure)) => Err(failure),
            Content::Text(Ok(text)) if self.format == InputFormat::List => {
                Ok((json!({ COLUMN: &text }), text))
            }
            Content::Text(Ok(json)) => self.object(number, &json),
            Content::Cells(cells) => {
                let at = self.header.iter().position(|name| name == self.column);
                let message = at.and_then(|at| cells.get(at)).cloned().unwrap_or_default();
                let members: Map<String, Value> =
                    self.header.iter().cloned().zip(cells.into_iter().map(Value::from)).collect();
                Ok((Value::Object(members), message))
            }
        };
        let (input, message) = match read {
            Ok((input, message)) => (without_secrets(input), message),
            Err(failure) => {
                return Line { number, input: None, pieces: Err(failure), earlier: Earlier::Open };
            }
        };
        let earlier = resume.of(number, None, Some(&input));
        let pieces = match earlier {
            Earlier::Differs => Err(other_input(number, "converted")),
            _ => Pieces::of(&message, self.all).and_then(|found| {
                if found.pieces.is_empty() { Err(found.nothing()) } else { Ok(found.pieces) }
            }),
        };
        Line { number, input: Some(input), pieces, earlier }
    }

    /// Reads a JSON object with the message as a member, or the message alone.
    fn object(&self, number: usize, json: &str) -> Result<(Value, String), Failure> {
        let (column, name) = (self.column, place(self.path, self.format, number));
        let value: Value = serde_json::from_str(json).map_err(|error| Failure::json(&name, json, &error))?;
        let message = match &value {
            Value::String(message) => Some(message),
            _ => match value.get(column) {
                Some(Value::String(message)) => Some(message),
                _ => None,
            },
        };
        match message.cloned() {
            Some(message) if value.is_string() => Ok((json!({ COLUMN: value }), message)),
            Some(message) => Ok((value, message)),
            None => {
                Err(Failure::usage(say!("{name} has no text `{column}`", "{name} 中没有文本字段 `{column}`"))
                    .hint(text("select the member with --column NAME", "请用 --column 指定字段")))
            }
        }
    }
}

impl Line {
    /// Returns the pieces, unless an earlier run converted them.
    fn to_convert(&self) -> Option<&Vec<Piece>> {
        self.pieces.as_ref().ok().filter(|_| self.earlier != Earlier::Done)
    }

    /// Returns the rows: one for each piece, or one with the reason why there is none.
    fn rows(
        self,
        outcomes: &mut impl Iterator<Item = Outcome>,
        connected: &Connected,
        tally: &mut Tally,
    ) -> Vec<Map<String, Value>> {
        let Self { number, input, pieces, earlier } = self;
        if earlier == Earlier::Done {
            tally.skipped += 1;
            return Vec::new();
        }
        let origin = |row: usize, rows: usize| {
            let mut origin = Map::new();
            origin.insert("line".to_owned(), number.into());
            origin.insert("row".to_owned(), row.into());
            origin.insert("rows".to_owned(), rows.into());
            origin
        };
        let with_input = |mut row: Map<String, Value>, entry: Map<String, Value>| {
            row.insert("ok".to_owned(), entry.get("ok").cloned().unwrap_or_default());
            row.extend(input.iter().map(|input| ("input".to_owned(), input.clone())));
            row.extend(entry);
            row
        };
        match pieces {
            Ok(pieces) => {
                let rows = pieces.len();
                let row = |(i, piece): (usize, Piece)| {
                    let outcome = outcomes.next()?;
                    tally.add(failure(&piece, &outcome));
                    Some(with_input(origin(i + 1, rows), entry(&piece, &outcome, &connected.sale)))
                };
                pieces.into_iter().enumerate().filter_map(row).collect()
            }
            Err(failure) => {
                let mut entry = Map::new();
                entry.insert("ok".to_owned(), false.into());
                let outcome = if failure.status() == Status::Business { "nothing" } else { "failed" };
                entry.insert("outcome".to_owned(), outcome.into());
                entry.insert("error".to_owned(), error(&failure));
                tally.add(Some(failure.prefixed(&say!("line {number}: ", "第 {number} 行："))));
                vec![with_input(origin(1, 1), entry)]
            }
        }
    }
}
