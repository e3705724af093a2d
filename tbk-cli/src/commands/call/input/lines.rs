//! Converts the records of an input to calls.

use serde_json::{Map, Value, json};
use top_core::Params;
use top_core::names::is_secret_parameter;
use top_core::schema::ApiSchema;

use super::format::{InputFormat, parameter};
use super::records::{Content, Record, Records, place};
use crate::api::parameters::{FileAccess, Parameters, Path, Source, Times, parse, simple_parameter};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::note;
use crate::ui::source;

/// A call of the input.
pub(crate) struct Line {
    /// The line of the file or the position in the array, from 1.
    pub(crate) number: usize,
    /// The values of the input for the output, without secrets. `None` if the line is not valid.
    pub(crate) input: Option<Value>,
    pub(crate) params: Result<Params, Failure>,
}

/// The size of an input.
pub(crate) struct Survey {
    pub(crate) calls: usize,
    /// The columns of all calls. `None` if there are too many for a table.
    pub(crate) columns: Option<Vec<String>>,
}

impl Survey {
    fn add_columns(&mut self, object: &Map<String, Value>) {
        const MOST: usize = 200;
        let Some(columns) = &mut self.columns else { return };
        for name in object.keys() {
            if !columns.contains(name) {
                columns.push(name.clone());
            }
            if columns.len() > MOST {
                self.columns = None;
                return;
            }
        }
    }
}

/// The options of an input.
pub(crate) struct Options<'o> {
    pub(crate) path: &'o str,
    pub(crate) format: Option<InputFormat>,
    /// The parameter of a list.
    pub(crate) column: Option<&'o str>,
    pub(crate) files: FileAccess,
    pub(crate) api: Option<&'static ApiSchema>,
}

/// The calls of an input, read as they are needed. An invalid line is a call with an error.
pub(crate) struct Input {
    path: String,
    records: Records,
    source: Source,
    /// Parameters of the command line. They apply to all calls that do not set them.
    common: Parameters,
    /// The parameters that the columns of a table or the values of a list set.
    columns: Vec<Option<Path>>,
}

impl Input {
    pub(crate) fn open(options: &Options<'_>, common: Parameters) -> Result<Self, Failure> {
        let &Options { path, format, column, files, api } = options;
        // A list may contain any text, also one that looks like another format.
        let format = format.or_else(|| column.map(|_| InputFormat::List));
        let records = Records::open(path, format, |cell| parameter(cell, api).is_some())?;
        let columns = match records.format {
            InputFormat::Csv => table_columns(path, &records.header, api)?,
            InputFormat::List => vec![Some(list_parameter(path, column, api, &common)?)],
            InputFormat::Jsonl | InputFormat::Json => Vec::new(),
        };
        if column.is_some() && records.format != InputFormat::List {
            return Err(Failure::usage(text(
                "--column sets the parameter of a list, and the input is another format",
                "--column 用于指定列表对应的参数，而输入不是列表",
            )));
        }
        if let (InputFormat::List, None, Some(Some(name))) = (records.format, format, columns.first()) {
            let path = source::name(path);
            note(&say!(
                "{path} is read as a list: each line is `{name}`",
                "{path} 按列表读取：每行为一个 `{name}`"
            ));
        }
        let source = Source { api, times: Times { now: top_core::TopTime::now() }, files };
        Ok(Self { path: path.to_owned(), records, source, common, columns })
    }

    /// Reads a file once to count its calls and to collect the columns of its objects. `None` if the input is no file.
    pub(crate) fn survey(&self) -> Option<Survey> {
        if self.path == "-" || !std::fs::metadata(&self.path).is_ok_and(|metadata| metadata.is_file()) {
            return None;
        }
        let mut survey = Survey { calls: 0, columns: Some(self.own_columns().unwrap_or_default()) };
        let records = Records::open(&self.path, Some(self.records.format), |_| false).ok()?;
        for Record { number, content } in records {
            survey.calls += 1;
            if let (None, Content::Text(Ok(json))) = (self.own_columns(), content)
                && let Ok(object) = self.object(number, &json)
            {
                survey.add_columns(&object);
            }
        }
        Some(survey)
    }

    /// Returns the columns of a table or a list.
    pub(crate) fn own_columns(&self) -> Option<Vec<String>> {
        match self.records.format {
            InputFormat::Csv => Some(self.records.header.clone()),
            InputFormat::List => Some(self.columns.iter().flatten().map(ToString::to_string).collect()),
            InputFormat::Jsonl | InputFormat::Json => None,
        }
    }

    fn line(&self, record: Record) -> Line {
        let Record { number, content } = record;
        let (input, parameters) = match content {
            Content::Text(Err(failure)) => {
                return Line { number, input: None, params: Err(failure) };
            }
            Content::Text(Ok(value)) if self.records.format == InputFormat::List => self.cells(&[value]),
            Content::Text(Ok(json)) => match self.object(number, &json) {
                Ok(object) => {
                    let parameters = self.common.with_object(self.source, &object);
                    (without_secrets(Value::Object(object)), parameters)
                }
                Err(failure) => return Line { number, input: None, params: Err(failure) },
            },
            Content::Cells(cells) => self.cells(&cells),
        };
        let name = || place(&self.path, self.records.format, number);
        let parameters = parameters.map_err(|failure| {
            let name = name();
            failure.prefixed(&say!("{name}: ", "{name}："))
        });
        let params = parameters.map(|parameters| parameters.into_params(self.source.api));
        Line { number, input: Some(input), params }
    }

    fn object(&self, number: usize, json: &str) -> Result<Map<String, Value>, Failure> {
        let name = place(&self.path, self.records.format, number);
        match parse(&name, json)? {
            Value::Object(object) => Ok(object),
            _ => {
                Err(Failure::usage(say!("{name} is not a JSON object", "{name} 不是 JSON 对象")).hint(text(
                    "each call is a JSON object of parameters: {\"q\": \"女装\"}",
                    "每个调用是一个 JSON 参数对象：{\"q\": \"女装\"}",
                )))
            }
        }
    }

    fn cells(&self, cells: &[String]) -> (Value, Result<Parameters, Failure>) {
        let set = self.columns.iter().zip(cells);
        let set = set.filter_map(|(path, cell)| Some((path.as_ref()?, cell.as_str())));
        let parameters = self.common.with_cells(self.source, set);
        let names = self.own_columns().unwrap_or_default();
        let members = names.into_iter().zip(cells).map(|(name, cell)| (name, json!(cell))).collect();
        (without_secrets(Value::Object(members)), parameters)
    }
}

impl Iterator for Input {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let record = self.records.next()?;
        Some(self.line(record))
    }
}

fn table_columns(
    path: &str,
    header: &[String],
    api: Option<&'static ApiSchema>,
) -> Result<Vec<Option<Path>>, Failure> {
    let column = |name: &String| match api {
        Some(_) => parameter(name, api),
        None => name.parse().ok(),
    };
    let columns: Vec<Option<Path>> = header.iter().map(column).collect();
    if columns.iter().any(Option::is_some) {
        return Ok(columns);
    }
    let (name, header) = (source::name(path), header.join(", "));
    let failure =
        Failure::usage(say!("no column of {name} is a parameter: {header}", "{name} 中没有参数列：{header}"));
    let known = api.map(|api| api.parameters).unwrap_or_default();
    let known: Vec<&str> = known.iter().map(|field| field.name).collect();
    let known = known.join(", ");
    Err(failure.hint(say!("the header names the parameters: {known}", "首行须为参数名：{known}")))
}

/// Returns the parameter of a list: the selected one, or else the only one that the API still requires.
fn list_parameter(
    path: &str,
    column: Option<&str>,
    api: Option<&'static ApiSchema>,
    common: &Parameters,
) -> Result<Path, Failure> {
    let name = source::name(path);
    let only = || api.and_then(|api| simple_parameter(api, |name| common.contains(name)));
    let Some(column) = column.map(str::to_owned).or_else(only) else {
        return Err(Failure::usage(say!(
            "{name} is a list, and it is not clear which parameter its values are",
            "{name} 是列表，无法确定对应哪个参数"
        ))
        .hint(text(
            "select the parameter with --column NAME, or write JSON Lines or a table with a header",
            "请用 --column 指定参数，或改用 JSON Lines 或带表头的表格",
        )));
    };
    let selected: Path = column.parse().map_err(Failure::usage)?;
    if let Some(api) = api.filter(|api| api.parameter(&selected.name).is_none()) {
        let known: Vec<&str> = api.parameters.iter().map(|field| field.name).collect();
        let (method, known) = (api.method, known.join(", "));
        return Err(Failure::usage(say!(
            "{method} has no parameter `{column}`",
            "{method} 没有参数 `{column}`"
        ))
        .hint(say!("its parameters: {known}", "可用参数：{known}")));
    }
    Ok(selected)
}

/// Masks the values of secret members. The recursion is bounded: the JSON parser accepts 128 levels.
pub(crate) fn without_secrets(mut value: Value) -> Value {
    fn mask(value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(mask),
            Value::Object(members) => {
                for (name, member) in members {
                    if is_secret_parameter(name) { *member = "***".into() } else { mask(member) }
                }
            }
            _ => {}
        }
    }
    mask(&mut value);
    value
}
