//! The parameters of one call, before they are encoded as text.

use std::collections::HashMap;
use std::path::Path as FilePath;

use serde_json::{Map, Value};
use top_core::schema::ApiSchema;
use top_core::{FileItem, Params, TopTime};

use super::assignment::{Assignment, Input, Path, given_twice, place};
use super::json::parse;
use super::value::{Times, is_file, wire_text};
use crate::ui::cause;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::note;
use crate::ui::{source, usage};

/// Secret parameters, and names that users mistake for them. Other users of the machine can see arguments.
const SECRETS: [&str; 5] = ["session", "top_session", "app_secret", "access_token", "refresh_token"];

/// Parameters by name, each once, in the order in which they were given.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parameters {
    entries: Vec<(String, Parameter)>,
    index: HashMap<String, usize>,
}

#[derive(Debug, Clone)]
enum Parameter {
    /// A value, or an object that is assembled from several arguments.
    Value(Value),
    File(FileItem),
}

/// Whether `@PATH` in the input reads the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileAccess {
    Allowed,
    Denied,
}

/// The meaning of the values of an input.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Source {
    pub(crate) api: Option<&'static ApiSchema>,
    pub(crate) times: Times,
    pub(crate) files: FileAccess,
}

impl Parameters {
    /// Collects the parameters of the command line. Values in objects get the types of the schema.
    pub(crate) fn of_arguments(api: Option<&ApiSchema>, assignments: &[Assignment]) -> Result<Self, Failure> {
        let times = Times { now: TopTime::now() };
        let mut parameters = Self::default();
        for Assignment { path, value } in assignments {
            parameters.assign(api, times, path, value)?;
        }
        Ok(parameters)
    }

    /// Adds the members of a JSON object. They replace parameters of the same name.
    pub(crate) fn with_object(&self, source: Source, object: &Map<String, Value>) -> Result<Self, Failure> {
        let mut parameters = self.clone();
        for (name, value) in object {
            let parameter = match (is_file(source.api, name), value) {
                (true, Value::String(text)) => Parameter::File(source.file(name, text)?),
                (true, _) => return Err(not_a_file(name)),
                (false, value) => {
                    let mut value = value.clone();
                    if let Some(field) = source.api.and_then(|api| api.parameter(name)) {
                        source.times.resolve(field, &mut value);
                    }
                    Parameter::Value(value)
                }
            };
            parameters.replace(name, parameter);
        }
        Ok(parameters)
    }

    /// Adds the cells of a row. They replace parameters of the same name. Empty cells are skipped.
    pub(crate) fn with_cells<'c>(
        &self,
        source: Source,
        cells: impl Iterator<Item = (&'c Path, &'c str)> + Clone,
    ) -> Result<Self, Failure> {
        let mut parameters = self.clone();
        let given = cells.filter(|(_, text)| !text.trim().is_empty());
        given.clone().for_each(|(path, _)| parameters.remove(&path.name));
        for (path, text) in given {
            if path.is_whole() && is_file(source.api, &path.name) {
                let file = source.file(&path.name, text)?;
                parameters.add(&path.name, Parameter::File(file))?;
            } else {
                let value = source.times.typed(source.api, path, text);
                parameters.place(path, value)?;
            }
        }
        Ok(parameters)
    }

    /// Whether the parameter or a value in it is given.
    pub(crate) fn contains(&self, name: &str) -> bool {
        self.index.contains_key(name)
    }

    fn assign(
        &mut self,
        api: Option<&ApiSchema>,
        times: Times,
        path: &Path,
        input: &Input,
    ) -> Result<(), Failure> {
        let name = &path.name;
        let is_inline = matches!(input, Input::Text(_) | Input::Json(_));
        if is_inline && SECRETS.iter().any(|secret| secret.eq_ignore_ascii_case(name)) {
            return Err(usage::secret_argument(name));
        }
        let is_file = path.is_whole() && is_file(api, name);
        let shown = format!("`{path}`");
        let value = match input {
            Input::File(file) if is_file || (api.is_none() && path.is_whole()) => {
                return self.add(name, Parameter::File(read_file(name, FilePath::new(file))?));
            }
            _ if is_file => return Err(not_a_file(name)),
            Input::Text(text) => {
                let value = times.typed(api, path, text);
                note_time(path, text, &value);
                value
            }
            Input::File(file) => times.typed(api, path, &read_text(&shown, file)?),
            Input::Json(json) => {
                let file = json.strip_prefix('@').map(|path| read_text(&shown, path)).transpose()?;
                let mut value = parse(&shown, file.as_deref().unwrap_or(json))?;
                if let Some(field) = api.and_then(|api| api.parameter(name)).filter(|_| path.is_whole()) {
                    times.resolve(field, &mut value);
                }
                value
            }
        };
        self.place(path, value)
    }

    /// Sets a parameter or a value in it. A value that is set already is an error.
    fn place(&mut self, path: &Path, value: Value) -> Result<(), Failure> {
        if path.is_whole() {
            return self.add(&path.name, Parameter::Value(value));
        }
        let at = match self.index.get(&path.name) {
            Some(at) => *at,
            None => self.push(&path.name, Parameter::Value(Value::Null)),
        };
        match &mut self.entries[at].1 {
            Parameter::Value(whole) => {
                place(whole, &path.inside, value).map_err(|why| Failure::usage(format!("`{path}` {why}")))
            }
            Parameter::File(_) => Err(not_a_file(&path.name)),
        }
    }

    fn add(&mut self, name: &str, parameter: Parameter) -> Result<(), Failure> {
        if self.index.contains_key(name) {
            let why = given_twice();
            return Err(Failure::usage(format!("`{name}` {why}")).hint(text(
                "a parameter has one value; write a list as name=a,b",
                "每个参数只有一个值；列表写作 name=a,b",
            )));
        }
        self.push(name, parameter);
        Ok(())
    }

    fn push(&mut self, name: &str, parameter: Parameter) -> usize {
        let at = self.entries.len();
        self.entries.push((name.to_owned(), parameter));
        self.index.insert(name.to_owned(), at);
        at
    }

    fn replace(&mut self, name: &str, parameter: Parameter) {
        match self.index.get(name) {
            Some(at) => self.entries[*at].1 = parameter,
            None => {
                self.push(name, parameter);
            }
        }
    }

    /// Removes a parameter. The last one takes its place.
    fn remove(&mut self, name: &str) {
        let Some(at) = self.index.remove(name) else { return };
        self.entries.swap_remove(at);
        if let Some((moved, _)) = self.entries.get(at) {
            self.index.insert(moved.clone(), at);
        }
    }

    /// Encodes the parameters for the request.
    pub(crate) fn into_params(self, api: Option<&ApiSchema>) -> Params {
        let mut params = Params::new();
        for (name, parameter) in self.entries {
            let data_type = api.and_then(|api| api.parameter(&name)).map(|field| field.data_type);
            match parameter {
                Parameter::File(file) => params.push_file(&name, file),
                Parameter::Value(value) => params.push_text(&name, &wire_text(&value, data_type)),
            }
        }
        params
    }
}

impl Source {
    /// Reads the file that the input names.
    fn file(self, name: &str, value: &str) -> Result<FileItem, Failure> {
        let path = value.strip_prefix('@').ok_or_else(|| not_a_file(name))?;
        match self.files {
            FileAccess::Allowed => read_file(name, FilePath::new(path)),
            FileAccess::Denied => Err(Failure::usage(say!(
                "`{name}` names a file of this machine, which the input may not read",
                "`{name}` 指向本机文件，默认不允许从输入中读取"
            ))
            .hint(text("if you trust the input, add --input-files", "确认输入可信后，请加 --input-files"))),
        }
    }
}

/// Prints the time that a word or a date is replaced by.
fn note_time(path: &Path, text: &str, value: &Value) {
    let shown = match value {
        Value::String(value) => value.clone(),
        Value::Number(value) => value.to_string(),
        _ => return,
    };
    if shown != text {
        note(&format!("{path}={shown} (GMT+8)"));
    }
}

fn not_a_file(name: &str) -> Failure {
    Failure::usage(say!("`{name}` takes a file", "`{name}` 须为文件"))
        .hint(say!("write {name}=@PATH", "写作 {name}=@路径"))
}

fn read_text(shown: &str, path: &str) -> Result<String, Failure> {
    source::text_of(path).map_err(|failure| failure.prefixed(&say!("{shown}: ", "{shown}：")))
}

fn read_file(name: &str, path: &FilePath) -> Result<FileItem, Failure> {
    let content = std::fs::read(path).map_err(|error| unreadable(name, path, &error))?;
    let file_name = path.file_name().map_or_else(|| name.to_owned(), |n| n.to_string_lossy().into_owned());
    let media_type = mime_guess::from_path(path).first_or_octet_stream();
    Ok(FileItem::new(file_name, media_type.essence_str(), content))
}

fn unreadable(name: &str, path: &FilePath, error: &std::io::Error) -> Failure {
    let (path, error) = (path.display(), cause::describe(error));
    Failure::usage(say!("`{name}`: cannot read {path}: {error}", "`{name}`：无法读取 {path}：{error}"))
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
