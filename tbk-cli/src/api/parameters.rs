//! Parses parameters: `name=value`, `name=@FILE`, `name:=JSON`, `list[0].member=value`, or a JSON object.

use std::path::Path;
use std::str::FromStr;

use serde_json::{Map, Value};
use top_core::schema::{ApiSchema, DataType, Field};
use top_core::{FileItem, Params};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::{source, usage};

/// An argument that sets a parameter or a value in it.
#[derive(Debug, Clone)]
pub(crate) struct Assignment {
    path: Vec<Step>,
    value: Input,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Name(String),
    Index(usize),
}

#[derive(Debug, Clone)]
enum Input {
    Text(String),
    File(String),
    Json(String),
}

impl FromStr for Assignment {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or_else(how_to_write)?;
        let (name, value) = match (name.strip_suffix(':'), value.strip_prefix('@')) {
            (Some(name), _) => (name, Input::Json(value.to_owned())),
            (None, Some(path)) => (name, Input::File(path.to_owned())),
            (None, None) => (name, Input::Text(value.to_owned())),
        };
        Ok(Self { path: steps(name.trim())?, value })
    }
}

fn how_to_write() -> String {
    text(
        "write a parameter as name=value, name=@FILE, name:=JSON or list[0].member=value",
        "参数写作 name=value、name=@文件、name:=JSON 或 list[0].member=value",
    )
    .to_owned()
}

/// Parses a path such as `a[0].b`. The first step is a name.
fn steps(path: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (name, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        if name.is_empty() {
            return Err(how_to_write());
        }
        steps.push(Step::Name(name.to_owned()));
        while let Some(inside) = rest.strip_prefix('[') {
            let (index, after) = inside.split_once(']').ok_or_else(how_to_write)?;
            steps.push(Step::Index(index.parse().map_err(|_| how_to_write())?));
            rest = after;
        }
        if !rest.is_empty() {
            return Err(how_to_write());
        }
    }
    Ok(steps)
}

/// Secret parameters, and names that users mistake for them. Other users of the machine can see arguments.
const SECRETS: [&str; 5] = ["session", "top_session", "app_secret", "access_token", "refresh_token"];

/// Parameters by name, before they are encoded as text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters(Vec<(String, Parameter)>);

#[derive(Debug, Clone)]
enum Parameter {
    /// A value, or an object that is assembled from several arguments.
    Value(Value),
    File(FileItem),
}

impl Parameters {
    /// Collects the parameters of the command line. Values in objects get the types of the schema.
    pub(crate) fn of_arguments(api: Option<&ApiSchema>, assignments: &[Assignment]) -> Result<Self, Failure> {
        let mut parameters = Self::default();
        for Assignment { path, value } in assignments {
            parameters.assign(api, path, value)?;
        }
        Ok(parameters)
    }

    /// Adds the members of a JSON object. They replace parameters of the same name.
    pub(crate) fn with_object(
        &self,
        api: Option<&ApiSchema>,
        object: &Map<String, Value>,
    ) -> Result<Self, Failure> {
        let mut parameters = self.clone();
        for (name, value) in object {
            let parameter = match (is_file(api, name), value) {
                (true, Value::String(path)) if path.starts_with('@') => {
                    Parameter::File(read_file(name, Path::new(&path[1..]))?)
                }
                (true, _) => return Err(not_a_file(name)),
                (false, value) => {
                    check_digits(name, value)?;
                    Parameter::Value(value.clone())
                }
            };
            parameters.set(name, parameter);
        }
        Ok(parameters)
    }

    fn assign(&mut self, api: Option<&ApiSchema>, path: &[Step], input: &Input) -> Result<(), Failure> {
        let [Step::Name(name), inside @ ..] = path else { return Err(Failure::usage(how_to_write())) };
        let is_inline = matches!(input, Input::Text(_) | Input::Json(_));
        if is_inline && SECRETS.contains(&name.as_str()) {
            return Err(usage::secret_argument(name));
        }
        let shown = shown(path);
        let is_file = inside.is_empty() && is_file(api, name);
        let value = match input {
            Input::File(path) if is_file || (api.is_none() && inside.is_empty()) => {
                self.set(name, Parameter::File(read_file(name, Path::new(path))?));
                return Ok(());
            }
            _ if is_file => return Err(not_a_file(name)),
            Input::Text(text) => typed(api, path, text),
            Input::File(file) => typed(api, path, &read_text(&shown, file)?),
            Input::Json(json) => match json.strip_prefix('@') {
                Some(path) => parse(&shown, &read_text(&shown, path)?)?,
                None => parse(&shown, json)?,
            },
        };
        if inside.is_empty() {
            self.set(name, Parameter::Value(value));
            return Ok(());
        }
        if !self.0.iter().any(|(known, _)| known == name) {
            self.set(name, Parameter::Value(Value::Null));
        }
        let whole = self.0.iter_mut().find_map(|(known, parameter)| match parameter {
            Parameter::Value(whole) if known == name => Some(whole),
            _ => None,
        });
        let whole = whole.ok_or_else(|| not_a_file(name))?;
        place(whole, inside, value).map_err(|why| Failure::usage(format!("`{shown}` {why}")))
    }

    fn set(&mut self, name: &str, parameter: Parameter) {
        self.0.retain(|(known, _)| known != name);
        self.0.push((name.to_owned(), parameter));
    }

    /// Encodes the parameters for the request.
    pub(crate) fn into_params(self, api: Option<&ApiSchema>) -> Params {
        let mut params = Params::new();
        for (name, parameter) in self.0 {
            let data_type = api.and_then(|api| api.parameter(&name)).map(|field| field.data_type);
            match parameter {
                Parameter::File(file) => params.push_file(&name, file),
                Parameter::Value(value) => params.push_text(&name, &wire_text(&value, data_type)),
            }
        }
        params
    }
}

/// Encodes a value for TOP: simple values as text, lists of them joined by commas, objects as JSON.
fn wire_text(value: &Value, data_type: Option<DataType>) -> String {
    let of_objects = matches!(data_type, Some(DataType::List(DataType::Object(_))));
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items)
            if !of_objects && items.iter().all(|item| !item.is_object() && !item.is_array()) =>
        {
            items.iter().map(|item| wire_text(item, None)).collect::<Vec<_>>().join(",")
        }
        _ => value.to_string(),
    }
}

/// Sets the value at a path, and creates objects and lists as needed. The error completes a sentence that begins with
/// the path.
fn place(at: &mut Value, steps: &[Step], value: Value) -> Result<(), String> {
    let Some((step, rest)) = steps.split_first() else {
        *at = value;
        return Ok(());
    };
    match step {
        Step::Name(name) => {
            if at.is_null() {
                *at = Value::Object(Map::new());
            }
            let members = at.as_object_mut();
            let members = members.ok_or_else(|| {
                text("is given both as a value and as an object", "既有成员又有值").to_owned()
            })?;
            place(members.entry(name.clone()).or_insert(Value::Null), rest, value)
        }
        Step::Index(index) => {
            if at.is_null() {
                *at = Value::Array(Vec::new());
            }
            let items = at.as_array_mut();
            let items = items.ok_or_else(|| {
                text("is given both as a list and as another value", "既是列表又是其他值").to_owned()
            })?;
            let length = items.len();
            if *index > length {
                return Err(say!("is out of order: [{length}] is missing", "之前缺少 [{length}]"));
            }
            if *index == length {
                items.push(Value::Null);
            }
            place(&mut items[*index], rest, value)
        }
    }
}

/// Converts a text to the type of the schema: in objects, numbers and booleans are JSON values.
fn typed(api: Option<&ApiSchema>, path: &[Step], text: &str) -> Value {
    let as_text = || Value::String(text.to_owned());
    if path.len() == 1 {
        return as_text();
    }
    let data_type = match field_at(api, path).map(|field| field.data_type) {
        Some(DataType::List(item)) => Some(*item),
        other => other,
    };
    match data_type {
        Some(
            DataType::Number
            | DataType::Decimal
            | DataType::Fen
            | DataType::BasisPoints
            | DataType::Id
            | DataType::EpochMillis,
        ) => serde_json::from_str(text).ok().filter(Value::is_number).unwrap_or_else(as_text),
        Some(DataType::Code(set)) if set.numeric => {
            serde_json::from_str(text).ok().filter(Value::is_number).unwrap_or_else(as_text)
        }
        Some(DataType::Boolean) => text.parse().map_or_else(|_| as_text(), Value::Bool),
        _ => as_text(),
    }
}

fn field_at(api: Option<&ApiSchema>, path: &[Step]) -> Option<&'static Field> {
    let mut names = path.iter().filter_map(|step| match step {
        Step::Name(name) => Some(name),
        Step::Index(_) => None,
    });
    let mut field = api?.parameter(names.next()?)?;
    for name in names {
        field = field.data_type.object()?.fields.iter().find(|field| field.name == name)?;
    }
    Some(field)
}

fn is_file(api: Option<&ApiSchema>, name: &str) -> bool {
    let field = api.and_then(|api| api.parameter(name));
    field.is_some_and(|field| matches!(field.data_type, DataType::Bytes))
}

fn not_a_file(name: &str) -> Failure {
    Failure::usage(say!("`{name}` takes a file", "`{name}` 须为文件"))
        .hint(say!("write {name}=@PATH", "写作 {name}=@路径"))
}

fn shown(path: &[Step]) -> String {
    let mut out = String::new();
    for step in path {
        match step {
            Step::Name(name) if out.is_empty() => out.push_str(name),
            Step::Name(name) => out = format!("{out}.{name}"),
            Step::Index(index) => out = format!("{out}[{index}]"),
        }
    }
    out
}

fn parse(name: &str, json: &str) -> Result<Value, Failure> {
    let value =
        serde_json::from_str(json).map_err(|error| Failure::json(&format!("`{name}`"), json, &error))?;
    check_digits(name, &value)?;
    Ok(value)
}

/// Rejects numbers that a JSON parser rounds: an id must be sent unchanged.
fn check_digits(name: &str, value: &Value) -> Result<(), Failure> {
    const LONGEST: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) if number.is_f64() && number.as_f64().is_some_and(|n| n.abs() >= LONGEST) => {
            Err(Failure::usage(say!("`{name}` contains a number that is too long", "`{name}` 中的数字过长"))
                .hint(text("write it as a string in quotes", "请写成带引号的字符串")))
        }
        Value::Array(items) => items.iter().try_for_each(|item| check_digits(name, item)),
        Value::Object(members) => members.values().try_for_each(|member| check_digits(name, member)),
        _ => Ok(()),
    }
}

fn read_text(name: &str, path: &str) -> Result<String, Failure> {
    source::text_of(path).map_err(|failure| failure.prefixed(&say!("`{name}`: ", "`{name}`：")))
}

fn read_file(name: &str, path: &Path) -> Result<FileItem, Failure> {
    let content = std::fs::read(path).map_err(|error| unreadable(name, path, &error))?;
    let file_name = path.file_name().map_or_else(|| name.to_owned(), |n| n.to_string_lossy().into_owned());
    let media_type = mime_guess::from_path(path).first_or_octet_stream();
    Ok(FileItem::new(file_name, media_type.essence_str(), content))
}

fn unreadable(name: &str, path: &Path, error: &std::io::Error) -> Failure {
    let path = path.display();
    Failure::usage(say!("`{name}`: cannot read {path}: {error}", "`{name}`：无法读取 {path}：{error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(arguments: &[&str]) -> Result<Vec<(String, String)>, String> {
        let api = tbk_apis::find("taobao.tbk.spread.get").map(|api| api.schema);
        let assignments: Result<Vec<Assignment>, _> = arguments.iter().map(|text| text.parse()).collect();
        let parameters =
            Parameters::of_arguments(api, &assignments?).map_err(|failure| failure.to_string())?;
        let params = parameters.into_params(api);
        Ok(params.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    fn one(arguments: &[&str]) -> String {
        params(arguments).unwrap().remove(0).1
    }

    #[test]
    fn objects_are_assembled_from_arguments() {
        assert_eq!(
            one(&["requests[0].url=https://a.example/?x=1&y=2", "requests[1].url=b"]),
            r#"[{"url":"https://a.example/?x=1&y=2"},{"url":"b"}]"#
        );
        assert_eq!(one(&["a.b.c=1", "a.b.d=2"]), r#"{"b":{"c":"1","d":"2"}}"#);
    }

    #[test]
    fn json_values_are_encoded_for_the_request() {
        assert_eq!(one(&["ids:=[1,2,\"x\"]"]), "1,2,x");
        assert_eq!(one(&["requests:=[]"]), "[]");
        assert_eq!(one(&["title:=\"@me\""]), "@me");
        assert_eq!(one(&["o:={\"a\":[1]}"]), r#"{"a":[1]}"#);
        assert_eq!(one(&["n:=18446744073709551615"]), "18446744073709551615");
    }

    #[test]
    fn invalid_arguments_are_reported() {
        let wrong = |arguments: &[&str]| params(arguments).unwrap_err();
        assert!(wrong(&["q"]).contains("name=value"));
        assert!(wrong(&["=x"]).contains("name=value"));
        assert!(wrong(&["a[x]=1"]).contains("name=value"));
        assert!(wrong(&["a[0=1"]).contains("name=value"));
        assert!(wrong(&["n:=[184467440737095516150]"]).contains("too long"));
        assert_eq!(wrong(&["requests[1].url=x"]), "`requests[1].url` is out of order: [0] is missing");
        assert_eq!(wrong(&["a=1", "a.b=2"]), "`a.b` is given both as a value and as an object");
        assert_eq!(wrong(&["a.b=1", "a[0]=2"]), "`a[0]` is given both as a list and as another value");
    }
}
