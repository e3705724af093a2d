//! JSON Schema of the parameters for `tbk call --input` and of the output of `tbk call -o json`.

use serde_json::{Map, Value, json};
use top_core::schema::{ApiSchema, DataType, Field, ObjectSchema};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";
const TIME: &str = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?$";
const DAY: &str = r"^\d{4}-\d{2}-\d{2}$";
const COMPACT_DAY: &str = r"^\d{8}$";
const PID: &str = r"^mm_\d+_\d+_\d+$";

/// Returns the schema of the parameters of an API.
pub(crate) fn request(api: &ApiSchema) -> Value {
    let mut schema = head(api);
    schema
        .extend(members(api.parameters, &|field| with_facts(field, parameter(field.name, &field.data_type))));
    schema.insert("required".to_owned(), required(api.parameters));
    schema.insert("additionalProperties".to_owned(), false.into());
    Value::Object(schema)
}

/// Returns the schema of the printed data: ids are strings, and every member is optional.
pub(crate) fn response(api: &ApiSchema) -> Value {
    let mut schema = head(api);
    schema
        .extend(members(api.response.fields, &|field| with_facts(field, data(field.name, &field.data_type))));
    Value::Object(schema)
}

fn head(api: &ApiSchema) -> Map<String, Value> {
    let mut head = Map::new();
    head.insert("$schema".to_owned(), DRAFT.into());
    head.insert("title".to_owned(), api.method.into());
    if let Some(title) = api.title {
        head.insert("description".to_owned(), title.into());
    }
    head
}

fn members(fields: &[Field], schema: &dyn Fn(&Field) -> Value) -> Map<String, Value> {
    let properties: Map<_, _> = fields.iter().map(|field| (field.name.to_owned(), schema(field))).collect();
    let mut object = Map::new();
    object.insert("type".to_owned(), "object".into());
    object.insert("properties".to_owned(), properties.into());
    object
}

fn required(fields: &[Field]) -> Value {
    fields.iter().filter(|field| field.required).map(|field| field.name).collect()
}

fn with_facts(field: &Field, schema: Value) -> Value {
    let Value::Object(mut schema) = schema else { return schema };
    let mut add = |name: &str, fact: Option<Value>| {
        if let Some(fact) = fact {
            schema.insert(name.to_owned(), fact);
        }
    };
    add("description", field.docs.map(Value::from));
    add("maxItems", field.max_items.map(Value::from));
    add("maxLength", field.max_len.map(Value::from));
    add("minimum", field.range.and_then(|(low, _)| low).map(Value::from));
    add("maximum", field.range.and_then(|(_, high)| high).map(Value::from));
    add("deprecated", field.deprecated.map(|_| true.into()));
    Value::Object(schema)
}

fn parameter(name: &str, data_type: &DataType) -> Value {
    match data_type {
        DataType::Text => json!({ "type": "string" }),
        // Strings are accepted too, because JSON parsers that use floats round long ids.
        DataType::Number if top_core::names::is_id(name) => json!({ "type": ["integer", "string"] }),
        DataType::Number | DataType::Decimal => json!({ "type": "number" }),
        DataType::Boolean => json!({ "type": "boolean" }),
        DataType::Date => json!({ "type": "string", "pattern": TIME }),
        DataType::Day => json!({ "type": "string", "pattern": DAY }),
        DataType::CompactDay => json!({ "type": "string", "pattern": COMPACT_DAY }),
        DataType::Pid => json!({ "type": "string", "pattern": PID }),
        DataType::Id => json!({ "type": ["integer", "string"] }),
        DataType::Fen | DataType::BasisPoints | DataType::EpochMillis => json!({ "type": "number" }),
        DataType::Yuan | DataType::Percent => json!({ "type": ["string", "number"] }),
        DataType::Bytes => json!({ "type": "string", "pattern": "^@." }),
        DataType::Code(set) => codes(set, set.numeric),
        DataType::Object(object) => {
            let mut schema = nested(object, parameter);
            schema.insert("required".to_owned(), required(object.fields));
            schema.insert("additionalProperties".to_owned(), false.into());
            schema.into()
        }
        DataType::List(item) => json!({ "type": "array", "items": parameter(name, item) }),
        _ => json!({}),
    }
}

fn data(name: &str, data_type: &DataType) -> Value {
    match data_type {
        DataType::Number if top_core::names::is_id(name) => json!({ "type": "string" }),
        DataType::Id if !top_core::names::is_id(name) => json!({ "type": "number" }),
        DataType::Number
        | DataType::Decimal
        | DataType::Fen
        | DataType::BasisPoints
        | DataType::EpochMillis => json!({ "type": "number" }),
        DataType::Boolean => json!({ "type": "boolean" }),
        DataType::Date => json!({ "type": "string", "pattern": TIME }),
        DataType::Day => json!({ "type": "string", "pattern": DAY }),
        DataType::CompactDay => json!({ "type": "string", "pattern": COMPACT_DAY }),
        DataType::Pid => json!({ "type": "string", "pattern": PID }),
        DataType::Code(set) => codes(set, set.numeric && !top_core::names::is_id(name)),
        DataType::Object(object) => nested(object, data).into(),
        DataType::List(item) => json!({ "type": "array", "items": data(name, item) }),
        DataType::Json => json!({}),
        _ => json!({ "type": "string" }),
    }
}

fn nested(object: &ObjectSchema, inner: fn(&str, &DataType) -> Value) -> Map<String, Value> {
    members(object.fields, &|field| with_facts(field, inner(field.name, &field.data_type)))
}

/// Returns the schema of a code. The known codes are examples, not an `enum`, because the platform adds codes.
fn codes(set: &top_core::schema::CodeSet, numeric: bool) -> Value {
    let known: Vec<Value> = set
        .values
        .iter()
        .map(|value| {
            let code = value.code;
            code.parse::<i64>().ok().filter(|_| numeric).map_or_else(|| code.into(), Value::from)
        })
        .collect();
    let meaning: Vec<_> = set.values.iter().map(|value| format!("{} {}", value.code, value.name)).collect();
    let kind = if numeric { "integer" } else { "string" };
    json!({ "type": kind, "examples": known, "$comment": meaning.join(", ") })
}
