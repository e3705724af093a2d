//! `--resume`: the outcomes of an earlier run, read from its output.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::ui::cause;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::{Record, is_cell_of, note};
use crate::ui::source;

/// The state of a call after the earlier runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Earlier {
    /// Not made, or failed without effect.
    Open,
    Done,
    /// A change that may or may not have taken effect.
    Unknown,
    /// Done or unknown, and the input of this line was another one.
    Differs,
}

/// The outcomes of earlier runs, by line and account.
#[derive(Debug, Default)]
pub(crate) struct Resume(HashMap<Key, Outcome>);

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    line: usize,
    account: Option<String>,
}

#[derive(Debug)]
struct Outcome {
    state: Earlier,
    /// Whether a row of the line failed.
    has_failed: bool,
    input: Written,
}

/// The input of a line as the output contains it.
#[derive(Debug)]
enum Written {
    Json(Value),
    /// Columns of a table.
    Cells(Vec<(String, String)>),
}

impl Resume {
    /// Reads an output: JSON Lines, JSON or CSV. `writes` is set if the calls make changes: then the output must be
    /// complete.
    pub(crate) fn read(path: &str, writes: bool) -> Result<Self, Failure> {
        let output = source::text_of(path)?;
        let name = source::name(path);
        let mut resume = Self::default();
        match output.trim_start().bytes().next() {
            None if writes => {
                return Err(Failure::usage(say!(
                    "{name} is empty: it is not clear which calls were made",
                    "{name} 为空：无法确定哪些调用已完成"
                ))
                .hint(text(
                    "append the output with >> instead of replacing the file with >; for a first run, remove --resume",
                    "请用 >> 追加输出，不要用 > 覆盖；首次运行请去掉 --resume",
                )));
            }
            None => note(&say!("{name} is empty: all calls are made", "{name} 为空：将执行全部调用")),
            Some(b'[') => {
                let outcomes: Vec<Value> =
                    serde_json::from_str(&output).map_err(|error| Failure::json(name, &output, &error))?;
                for (i, outcome) in outcomes.iter().enumerate() {
                    resume.add_json(name, i + 1, outcome)?;
                }
            }
            Some(b'{') => resume.add_lines(name, &output, writes)?,
            Some(_) => resume.add_table(name, &output)?,
        }
        Ok(resume)
    }

    fn add_lines(&mut self, name: &str, output: &str, writes: bool) -> Result<(), Failure> {
        let mut lines = output.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).peekable();
        while let Some((i, line)) = lines.next() {
            let number = i + 1;
            match serde_json::from_str(line) {
                Ok(outcome) => self.add_json(name, number, &outcome)?,
                // A program that was killed leaves an incomplete last line.
                Err(_) if lines.peek().is_none() && !writes => note(&say!(
                    "{name}, line {number} is incomplete and is ignored",
                    "{name} 第 {number} 行不完整，已忽略"
                )),
                Err(error) => {
                    return Err(Failure::json(
                        &say!("{name}, line {number}", "{name} 第 {number} 行"),
                        line,
                        &error,
                    ));
                }
            }
        }
        Ok(())
    }

    fn add_json(&mut self, name: &str, number: usize, outcome: &Value) -> Result<(), Failure> {
        let line = outcome["line"].as_u64().and_then(|line| usize::try_from(line).ok());
        let (Some(line), Some(ok)) = (line, outcome["ok"].as_bool()) else {
            return Err(not_an_outcome(name, number));
        };
        let is_unknown = outcome["error"]["exit_status"] == Status::Unknown as u8;
        let account = outcome["account"].as_str().map(str::to_owned);
        let is_last = outcome["row"] == outcome["rows"] || outcome["rows"] == 0;
        let is_first = outcome["row"].as_u64().is_none_or(|row| row <= 1);
        let row = Row { ok, is_unknown, is_first, is_last };
        self.add(line, account, &row, Written::Json(outcome["input"].clone()));
        Ok(())
    }

    fn add_table(&mut self, name: &str, output: &str) -> Result<(), Failure> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(output.as_bytes());
        let unreadable = |error: csv::Error| {
            let error = cause::describe(&error);
            Failure::usage(say!("cannot read {name}: {error}", "无法读取 {name}：{error}"))
        };
        let header = reader.headers().map_err(unreadable)?.clone();
        for (i, row) in reader.records().enumerate() {
            let row = row.map_err(unreadable)?;
            let cell = |column: &str| {
                header.iter().position(|name| name == column).and_then(|at| row.get(at)).unwrap_or_default()
            };
            // A header that is repeated by an appended output.
            if cell("line") == "line" {
                continue;
            }
            let (Ok(line), Ok(ok)) = (cell("line").parse(), cell("ok").parse()) else {
                return Err(not_an_outcome(name, i + 2));
            };
            let is_unknown = cell("error.exit_status") == (Status::Unknown as u8).to_string();
            let account = Some(cell("account").to_owned()).filter(|account| !account.is_empty());
            let is_last = cell("row") == cell("rows") || cell("rows") == "0";
            let cells =
                header.iter().zip(&row).filter(|(name, _)| *name == "input" || name.starts_with("input."));
            let cells = cells.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect();
            let is_first = !cell("row").parse().is_ok_and(|row: u64| row > 1);
            self.add(line, account, &Row { ok, is_unknown, is_first, is_last }, Written::Cells(cells));
        }
        Ok(())
    }

    /// Adds an outcome. A call that was done in one run is done, also if a later run repeated its line.
    fn add(&mut self, line: usize, account: Option<String>, row: &Row, input: Written) {
        let key = Key { line, account };
        let earlier = self.0.get(&key);
        let done = earlier.is_some_and(|earlier| earlier.state == Earlier::Done);
        if !done {
            let before = !row.is_first && earlier.is_some_and(|earlier| earlier.has_failed);
            let has_failed = before || !row.ok;
            self.0.insert(key, Outcome { state: row.state(has_failed), has_failed, input });
        }
    }

    /// Returns the last line with an outcome.
    pub(crate) fn last_line(&self) -> Option<usize> {
        self.0.keys().map(|key| key.line).max()
    }

    /// Returns the state of a call.
    pub(crate) fn of(&self, line: usize, account: Option<&str>, input: Option<&Value>) -> Earlier {
        let key = Key { line, account: account.map(str::to_owned) };
        let Some(outcome) = self.0.get(&key) else { return Earlier::Open };
        match outcome.state {
            // A line that failed may be corrected.
            Earlier::Open => Earlier::Open,
            _ if outcome.input.fits(input) => outcome.state,
            _ => Earlier::Differs,
        }
    }
}

/// A row of the output. A line has one or more.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of the row")]
struct Row {
    ok: bool,
    is_unknown: bool,
    is_first: bool,
    is_last: bool,
}

impl Row {
    /// Returns the state of the line after this row. `has_failed` is set if one of its rows failed.
    fn state(&self, has_failed: bool) -> Earlier {
        match (has_failed, self.is_unknown) {
            (false, _) if self.is_last => Earlier::Done,
            (true, true) if !self.ok => Earlier::Unknown,
            _ => Earlier::Open,
        }
    }
}

impl Written {
    fn fits(&self, input: Option<&Value>) -> bool {
        let nothing = Value::Null;
        let input = input.unwrap_or(&nothing);
        match self {
            Self::Json(written) => written.is_null() || written == input,
            Self::Cells(cells) => {
                let outcome = Map::from_iter([("input".to_owned(), input.clone())]);
                let record = Record::new(&Value::Object(outcome));
                cells.iter().all(|(name, cell)| is_cell_of(cell, name, &record.get(name).unwrap_or_default()))
            }
        }
    }
}

fn not_an_outcome(name: &str, number: usize) -> Failure {
    Failure::usage(say!(
        "{name}, entry {number} is not an outcome of --input: it has no `line` and `ok`",
        "{name} 第 {number} 条不是 --input 的输出：缺少 `line` 与 `ok`"
    ))
    .hint(text(
        "--resume takes the output of the earlier run, in JSON Lines, JSON or CSV with all columns",
        "--resume 须为上次运行的输出：JSON Lines、JSON，或含全部列的 CSV",
    ))
}

/// The failure of a line that differs from the earlier run. `done` is what the command does with a line.
pub(crate) fn other_input(line: usize, done: &str) -> Failure {
    Failure::usage(say!(
        "line {line} is not the line that the earlier run {done}",
        "第 {line} 行与上次运行的输入不同"
    ))
    .hint(text(
        "--resume needs the same input; new lines belong at its end",
        "--resume 须使用相同的输入；新增内容请放在末尾",
    ))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use serde_json::json;

    use super::*;

    fn read(output: &str, writes: bool) -> Result<Resume, Failure> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(output.as_bytes()).unwrap();
        Resume::read(file.path().to_str().unwrap(), writes)
    }

    const OUTCOMES: [&str; 5] = [
        r#"{"line":1,"ok":true,"input":{"url":"=a"},"data":{}}"#,
        r#"{"line":2,"ok":false,"input":{"url":"b"},"error":{"message":"m","exit_status":8}}"#,
        r#"{"line":3,"ok":false,"input":{"url":"c"},"error":{"message":"m","exit_status":7}}"#,
        r#"{"line":3,"ok":true,"input":{"url":"c"}}"#,
        r#"{"line":4,"ok":false,"input":{"url":"d"},"error":{"message":"m","exit_status":2}}"#,
    ];

    #[test]
    fn outcomes_are_read_in_every_format() {
        let csv = "line,ok,input.url,error.exit_status\n1,true,'=a,\n2,false,b,8\n3,false,c,7\nline,ok,input.url,error.exit_status\n3,true,c,\n4,false,d,2\n";
        for output in [OUTCOMES.join("\n"), format!("[{}]", OUTCOMES.join(",")), csv.to_owned()] {
            let resume = read(&output, true).unwrap();
            let of = |line, url: &str| resume.of(line, None, Some(&json!({"url": url})));
            assert_eq!(of(1, "=a"), Earlier::Done);
            assert_eq!(of(1, "other"), Earlier::Differs);
            assert_eq!(of(2, "b"), Earlier::Unknown);
            assert_eq!(of(3, "c"), Earlier::Done);
            assert_eq!(of(4, "corrected"), Earlier::Open);
            assert_eq!(of(5, "new"), Earlier::Open);
            assert_eq!(resume.of(1, Some("shop"), None), Earlier::Open);
        }
    }

    #[test]
    fn lines_with_missing_rows_are_repeated() {
        let row = |row: u32| format!(r#"{{"line":1,"ok":true,"row":{row},"rows":2}}"#);
        assert_eq!(read(&row(1), false).unwrap().of(1, None, None), Earlier::Open);
        let all = format!("{}\n{}", row(1), row(2));
        assert_eq!(read(&all, false).unwrap().of(1, None, None), Earlier::Done);
        let none = r#"{"line":1,"ok":true,"row":null,"rows":0}"#;
        assert_eq!(read(none, false).unwrap().of(1, None, None), Earlier::Done);
    }

    #[test]
    fn lines_with_a_failed_row_are_repeated() {
        let row = |row: u32, ok: bool| format!(r#"{{"line":1,"ok":{ok},"row":{row},"rows":2}}"#);
        let failed = format!("{}\n{}\n", row(1, false), row(2, true));
        assert_eq!(read(&failed, false).unwrap().of(1, None, None), Earlier::Open);
        let repeated = format!("{failed}{}\n{}\n", row(1, true), row(2, true));
        assert_eq!(read(&repeated, false).unwrap().of(1, None, None), Earlier::Done);
    }

    #[test]
    fn incomplete_outputs_are_errors_for_writes() {
        let cut = format!("{}\n{{\"line\":2,\"o", OUTCOMES[0]);
        assert_eq!(read(&cut, false).unwrap().0.len(), 1);
        assert!(read(&cut, true).unwrap_err().to_string().contains("line 2 is not valid JSON"));
        assert!(read(" \n", true).unwrap_err().to_string().contains("is empty"));
        assert!(read("", false).unwrap().0.is_empty());
        assert!(read("{\"a\":1}\n", false).unwrap_err().to_string().contains("entry 1 is not an outcome"));
    }
}
