//! Flattens nested data into rows of cells.

use serde_json::{Map, Value};
use top_core::schema::{DataType, ObjectSchema};

/// An entry with flat members: `item.title` is a member of the object `item`.
#[derive(Debug)]
pub(crate) struct Record(Vec<(String, Value)>);

impl Record {
    pub(crate) fn new(value: &Value) -> Self {
        let mut cells = Vec::new();
        spread(String::new(), value, &mut cells);
        Self(cells)
    }

    /// Returns the names of all members of all entries, in the order of their first occurrence.
    pub(crate) fn columns(records: &[Self]) -> Vec<String> {
        let mut columns: Vec<String> = Vec::new();
        for (name, _) in records.iter().flat_map(|record| &record.0) {
            if !columns.contains(name) {
                columns.push(name.clone());
            }
        }
        columns
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Returns a member as text, or an empty text.
    pub(crate) fn cell(&self, name: &str) -> String {
        self.get(name).as_ref().map(cell).unwrap_or_default()
    }

    /// Returns a member as text that spreadsheets do not evaluate. Texts of the platform's users may be formulas.
    pub(crate) fn spreadsheet_cell(&self, name: &str) -> String {
        let value = self.get(name);
        let cell = value.as_ref().map(cell).unwrap_or_default();
        let is_text =
            matches!(value, Some(Value::String(_) | Value::Array(_))) && cell.parse::<f64>().is_err();
        if is_text && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
    }

    /// Returns only these members. Missing ones are `null`.
    pub(crate) fn pick(&self, names: &[String]) -> Value {
        let member = |name: &String| (name.clone(), self.get(name).unwrap_or_default());
        Value::Object(names.iter().map(member).collect())
    }

    /// Returns a member: a simple value, or an object with all of its members.
    fn get(&self, name: &str) -> Option<Value> {
        if let Some((_, value)) = self.0.iter().find(|(known, _)| known == name) {
            return Some(value.clone());
        }
        let inside: Map<String, Value> = self
            .0
            .iter()
            .filter_map(|(known, value)| {
                Some((known.strip_prefix(name)?.strip_prefix('.')?.to_owned(), value.clone()))
            })
            .collect();
        (!inside.is_empty()).then_some(Value::Object(inside))
    }
}

fn spread(path: String, value: &Value, cells: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                spread(path, value, cells);
            }
        }
        Value::Object(_) => {}
        _ => cells.push((if path.is_empty() { "value".to_owned() } else { path }, value.clone())),
    }
}

/// Formats a value for a cell: simple values as text, lists of them joined by commas, other values as JSON.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            items.iter().map(cell).collect::<Vec<_>>().join(",")
        }
        _ => value.to_string(),
    }
}

/// Returns the columns of a table with entries of this type.
pub(crate) fn leaves(object: &ObjectSchema) -> Vec<String> {
    let mut leaves = Vec::new();
    for field in object.fields {
        match field.data_type {
            DataType::Object(inner) if !inner.fields.is_empty() => {
                leaves.extend(
                    self::leaves(inner.get()).into_iter().map(|name| format!("{}.{name}", field.name)),
                );
            }
            _ => leaves.push(field.name.to_owned()),
        }
    }
    leaves
}
