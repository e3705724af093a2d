//! Values by the types of the schema: JSON types in objects, times, and the text of the request.

use serde_json::Value;
use top_core::schema::{ApiSchema, DataType, Field};
use top_core::{CompactDate, TopTime, UnixMillis};

use super::assignment::{Path, Step};
use crate::ui::when::{Edge, When};

/// Returns the name of a simple parameter that the API requires, if it is the only one that is missing. For a list of
/// objects, it is a member of the first object: `requests[0].url`.
pub(crate) fn simple_parameter(api: &ApiSchema, is_given: impl Fn(&str) -> bool) -> Option<String> {
    let mut missing = api.parameters.iter().filter(|field| field.required && !is_given(field.name));
    let only = missing.next()?;
    if missing.next().is_some() {
        return None;
    }
    let (object, prefix) = match only.data_type {
        DataType::List(DataType::Object(object)) => (object.get(), format!("{}[0].", only.name)),
        DataType::Object(object) => (object.get(), format!("{}.", only.name)),
        _ => return Some(only.name.to_owned()),
    };
    let mut required = object.fields.iter().filter(|field| field.required);
    let member = required.next().filter(|member| member.data_type.object().is_none())?;
    required.next().is_none().then(|| prefix + member.name)
}

/// Replaces words such as `昨天` by times.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Times {
    pub(crate) now: TopTime,
}

impl Times {
    /// Replaces dates and words in parameters of a time type. Returns other texts unchanged; the validation rejects them.
    fn resolved(self, field: &Field, text: &str) -> String {
        if !is_time(field) {
            return text.to_owned();
        }
        let Some(when) = When::parse(text, self.now) else { return text.to_owned() };
        match item_type(field) {
            DataType::Day => when.day().to_string(),
            DataType::CompactDay => CompactDate::from(when.day()).to_string(),
            DataType::EpochMillis => UnixMillis::from(when.at(Edge::of(field.name))).to_string(),
            _ => when.at(Edge::of(field.name)).to_string(),
        }
    }

    /// Replaces the times in JSON. The recursion is bounded by the depth of the schema.
    pub(super) fn resolve(self, field: &Field, value: &mut Value) {
        match value {
            Value::String(text) if is_time(field) => *text = self.resolved(field, text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.resolve(field, item)),
            Value::Object(members) => {
                let Some(object) = field.data_type.object() else { return };
                for (name, member) in members {
                    if let Some(field) = object.fields.iter().find(|field| field.name == name) {
                        self.resolve(field, member);
                    }
                }
            }
            _ => {}
        }
    }

    /// Converts a text to the type of the schema: in objects, numbers and booleans are JSON values.
    pub(super) fn typed(self, api: Option<&ApiSchema>, path: &Path, text: &str) -> Value {
        let Some(field) = field_at(api, path) else { return text.into() };
        let text = self.resolved(field, text);
        if path.is_whole() {
            return text.into();
        }
        let number = |text: String| match serde_json::from_str(&text) {
            Ok(value @ Value::Number(_)) => value,
            _ => text.into(),
        };
        match item_type(field) {
            DataType::Number
            | DataType::Decimal
            | DataType::Fen
            | DataType::BasisPoints
            | DataType::Id
            | DataType::EpochMillis => number(text),
            DataType::Code(set) if set.numeric => number(text),
            DataType::Boolean => match text.as_str() {
                "true" => true.into(),
                "false" => false.into(),
                _ => text.into(),
            },
            _ => text.into(),
        }
    }
}

fn is_time(field: &Field) -> bool {
    matches!(item_type(field), DataType::Date | DataType::Day | DataType::CompactDay | DataType::EpochMillis)
}

/// Returns the type of the field, or that of its items.
fn item_type(field: &Field) -> DataType {
    match field.data_type {
        DataType::List(item) => *item,
        other => other,
    }
}

fn field_at(api: Option<&ApiSchema>, path: &Path) -> Option<&'static Field> {
    let mut field = api?.parameter(&path.name)?;
    for step in &path.inside {
        if let Step::Name(name) = step {
            field = field.data_type.object()?.fields.iter().find(|field| field.name == name)?;
        }
    }
    Some(field)
}

pub(super) fn is_file(api: Option<&ApiSchema>, name: &str) -> bool {
    let field = api.and_then(|api| api.parameter(name));
    field.is_some_and(|field| matches!(field.data_type, DataType::Bytes))
}

/// Encodes a value for TOP: simple values as text, lists of them joined by commas, objects as JSON.
pub(super) fn wire_text(value: &Value, data_type: Option<DataType>) -> String {
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
