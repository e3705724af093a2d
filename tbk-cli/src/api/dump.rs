//! The full definition of an API as JSON, with the names of its annotations.

use serde_json::{Map, Value, json};
use top_core::schema::{Access, ApiSchema, DataType, ErrorRule, Field};

use super::find::upgrade;

/// Returns the definition of an API.
pub(crate) fn dump(api: &ApiSchema) -> Value {
    json!({
        "method": api.method,
        "struct": api.name,
        "title": api.title,
        "api_id": api.api_id,
        "session": api.session.as_str(),
        "docs": api.docs,
        "paging": api.paging.map(|paging| paging.parameter),
        "items": api.paging.and_then(|paging| paging.items),
        "failure": api.failure.map(|rule| json!({
            "flag": rule.flag,
            "success": rule.success,
            "code": rule.code,
            "message": rule.message,
        })),
        "superseded_by": upgrade(api.method),
        "errors": api.errors.iter().map(error).collect::<Vec<_>>(),
        "readonly": api.access == Access::Readonly,
        "idempotent": api.access != Access::Write,
        "response_known": !api.response.fields.is_empty(),
        "request": api.parameters.iter().map(parameter).collect::<Vec<_>>(),
        "response": api.response.fields.iter().map(member).collect::<Vec<_>>(),
    })
}

fn error(rule: &ErrorRule) -> Value {
    json!({
        "code": rule.code,
        "sub_code": rule.sub_code,
        "kind": rule.kind.as_str(),
        "text": rule.text,
        "hint": rule.hint.map(|hint| json!({ "en": hint.en(), "zh": hint.zh() })),
    })
}

fn parameter(field: &Field) -> Value {
    let mut shown = common(field, parameter);
    shown.insert("required".to_owned(), field.required.into());
    Value::Object(shown)
}

fn member(field: &Field) -> Value {
    let mut shown = common(field, member);
    if let Some(list_item) = field.list_item() {
        shown.insert("list_item".to_owned(), list_item.into());
    }
    Value::Object(shown)
}

/// Returns the facts that parameters and response members share, without unknown ones.
fn common(field: &Field, inner: fn(&Field) -> Value) -> Map<String, Value> {
    let mut shown = Map::new();
    shown.insert("name".to_owned(), field.name.into());
    shown.insert("type".to_owned(), field.type_name().into());
    let facts = [
        ("example", field.example.filter(|example| !example.is_empty()).map(Value::from)),
        ("default", field.default.map(Value::from)),
        ("max_items", field.max_items.map(Value::from)),
        ("max_len", field.max_len.map(Value::from)),
        ("range", field.range.map(|(low, high)| json!([low, high]))),
        ("unit", field.unit().map(Value::from)),
        ("format", field.format().map(Value::from)),
        ("codes", codes(&field.data_type)),
        ("deprecated", field.deprecated.map(Value::from)),
        ("restricted", field.restricted.map(Value::from)),
        ("docs", field.docs.map(Value::from)),
    ];
    shown.extend(facts.into_iter().filter_map(|(name, fact)| Some((name.to_owned(), fact?))));
    if let Some(object) = field.data_type.object() {
        shown.insert("fields".to_owned(), object.fields.iter().map(inner).collect());
    }
    shown
}

/// Returns the codes with their labels.
fn codes(data_type: &DataType) -> Option<Value> {
    match data_type {
        DataType::Code(set) => {
            Some(set.values.iter().map(|value| (value.code.to_owned(), Value::from(value.label))).collect())
        }
        DataType::List(item) => codes(item),
        _ => None,
    }
}
