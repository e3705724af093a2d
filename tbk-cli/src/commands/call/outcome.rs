//! The outcomes of `--input` and of several accounts, as rows of the output.

use serde_json::{Map, Value, json};
use top_core::decode::Warning;
use top_core::schema::ApiSchema;

use crate::api::response::columns;
use crate::ui::failure::Failure;
use crate::ui::output::Column;

/// The call that an outcome belongs to.
#[derive(Debug, Default)]
pub(crate) struct Origin {
    pub(crate) line: Option<usize>,
    pub(crate) account: Option<String>,
    pub(crate) input: Option<Value>,
}

/// What a call returned.
#[derive(Default)]
pub(crate) struct Returned {
    pub(crate) data: Option<Data>,
    /// The values that the data does not contain, because they have the wrong type.
    pub(crate) warnings: Vec<Warning>,
}

/// The data of a call.
pub(crate) enum Data {
    One {
        request_id: Option<String>,
        data: Value,
    },
    /// The entries of all pages.
    Entries(Vec<Value>),
}

impl Origin {
    /// Returns the rows: one for each call, or one for each entry of all pages.
    pub(crate) fn rows(&self, returned: Returned, failure: Option<&Failure>) -> Vec<Value> {
        let mut row = Map::new();
        let mut add = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                row.insert(name.to_owned(), value);
            }
        };
        add("line", self.line.map(Value::from));
        add("account", self.account.clone().map(Value::from));
        add("ok", Some(failure.is_none().into()));
        add("input", self.input.clone());
        let Returned { data, warnings } = returned;
        let (request_id, data, entries) = match data {
            Some(Data::One { request_id, data }) => (request_id, Some(data), None),
            Some(Data::Entries(entries)) => (None, None, Some(entries)),
            None => (None, None, None),
        };
        add("request_id", request_id.map(Value::from));
        add("data", data);
        let warnings: Vec<Value> = warnings.iter().map(warning).collect();
        add("warnings", Some(warnings).filter(|warnings| !warnings.is_empty()).map(Value::from));
        add("error", failure.map(error));
        let row = Value::Object(row);
        let Some(entries) = entries else { return vec![row] };
        let count = entries.len();
        if entries.is_empty() {
            return vec![with(row, json!({ "row": null, "rows": 0 }))];
        }
        let entry = |(i, entry): (usize, Value)| {
            with(row.clone(), json!({ "row": i + 1, "rows": count, "data": entry }))
        };
        entries.into_iter().enumerate().map(entry).collect()
    }
}

fn with(mut row: Value, members: Value) -> Value {
    if let (Value::Object(row), Value::Object(members)) = (&mut row, members) {
        row.extend(members);
    }
    row
}

fn warning(warning: &Warning) -> Value {
    json!({ "path": warning.path, "expected": warning.expected, "found": warning.found })
}

fn error(failure: &Failure) -> Value {
    let mut shown = failure.to_json();
    shown["exit_status"] = (failure.status() as u8).into();
    shown
}

/// The form of the rows.
pub(crate) struct Shape {
    pub(crate) has_lines: bool,
    pub(crate) has_accounts: bool,
    pub(crate) all_pages: bool,
    /// The columns of the input, if they are known before the calls. Otherwise the input is one column of JSON.
    pub(crate) input: Option<Vec<String>>,
}

impl Shape {
    /// Returns all columns that the rows can have: those of the input before those of the data. `None` if they are not
    /// known before the calls.
    pub(crate) fn columns(&self, api: Option<&'static ApiSchema>) -> Option<Vec<Column>> {
        let data = match api?.paging.and_then(|paging| paging.items).filter(|_| self.all_pages) {
            Some(path) => columns(api?, path)?,
            None => Column::of(api?.response),
        };
        let mut all: Vec<String> = Vec::new();
        let mut add = |columns: &[&str]| all.extend(columns.iter().map(|&name| name.to_owned()));
        if self.has_lines {
            add(&["line"]);
        }
        if self.has_accounts {
            add(&["account"]);
        }
        add(&["ok"]);
        match &self.input {
            Some(input) => all.extend(input.iter().map(|name| format!("input.{name}"))),
            None if self.has_lines => all.push("input".to_owned()),
            None => {}
        }
        let mut add = |columns: &[&str]| all.extend(columns.iter().map(|&name| name.to_owned()));
        if self.all_pages {
            add(&["row", "rows"]);
        } else {
            add(&["request_id"]);
        }
        add(&[
            "error.message",
            "error.kind",
            "error.code",
            "error.sub_code",
            "error.request_id",
            "error.hint",
        ]);
        add(&["error.exit_status", "warnings"]);
        let mut all: Vec<_> = all.into_iter().map(Column::unknown).collect();
        let within = |Column { name, field }| Column { name: format!("data.{name}"), field };
        all.extend(data.into_iter().map(within));
        Some(all)
    }
}
