//! Turns the members of a row into the value that the sandbox encodes.

use serde_json::Value;
use top_core::schema::{ApiSchema, DataType, ObjectSchema};

use super::entry::Document;
use crate::sample::Node;

/// Returns the name of the list's items in XML and the schema of a row, for an API with pages.
pub(super) fn rows_of(api: &ApiSchema) -> Option<(&'static str, &'static ObjectSchema)> {
    let mut fields = api.response.fields;
    let mut steps = api.paging?.items?.split('.').peekable();
    while let Some(step) = steps.next() {
        let field = fields.iter().find(|field| field.name == step)?;
        match field.data_type {
            DataType::Object(schema) => fields = schema.get().fields,
            DataType::List(DataType::Object(schema)) if steps.peek().is_none() => {
                return Some((field.list_item().unwrap_or("item"), schema.get()));
            }
            _ => return None,
        }
    }
    None
}

/// Converts the members that the schema knows. Texts are quoted in JSON, numbers are not.
pub(super) fn object(schema: &ObjectSchema, document: &Document) -> Node {
    let members = schema.fields.iter().filter_map(|field| {
        let value = document.get(field.name)?;
        Some((field.name, node(field.data_type, field.list_item().unwrap_or("item"), value)))
    });
    Node::Object(members.collect())
}

fn node(data_type: DataType, item: &'static str, value: &Value) -> Node {
    match (data_type, value) {
        (DataType::Object(schema), Value::Object(members)) => object(schema.get(), members),
        (DataType::List(inner), Value::Array(values)) => {
            Node::List(item, values.iter().map(|value| node(*inner, "item", value)).collect())
        }
        (_, Value::String(text)) => Node::Text(text.clone()),
        (_, other) => Node::Bare(other.to_string()),
    }
}
