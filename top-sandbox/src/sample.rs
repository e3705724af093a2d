//! Sample responses, generated from the schema of an API and its examples.

use top_core::schema::{ApiSchema, DataType, Field, ObjectSchema};

/// A value, independent of its encoding.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Text(String),
    /// A number or a boolean: without quotes in JSON.
    Bare(String),
    Object(Vec<(&'static str, Node)>),
    /// The name of the element that wraps an item in XML, and the items.
    List(&'static str, Vec<Node>),
    /// An object whose members no schema names.
    Free(Vec<(String, Node)>),
    /// A list that no schema describes.
    FreeList(Vec<Node>),
    /// Text that is written unchanged.
    Raw {
        json: String,
        xml: String,
    },
}

impl Node {
    /// Returns the member of this name, if this is an object that has one.
    pub(crate) fn member(&mut self, name: &str) -> Option<&mut Self> {
        match self {
            Self::Object(members) => members.iter_mut().find(|(n, _)| *n == name).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Adds a member, if this is an object.
    pub(crate) fn add(&mut self, name: &'static str, node: Self) {
        if let Self::Object(members) = self {
            members.push((name, node));
        }
    }

    /// Replaces every number.
    pub(crate) fn replace_numbers(&mut self, number: &str) {
        match self {
            Self::Bare(text) if !matches!(text.as_str(), "true" | "false") => number.clone_into(text),
            Self::Object(members) => members.iter_mut().for_each(|(_, node)| node.replace_numbers(number)),
            Self::List(_, items) => items.iter_mut().for_each(|node| node.replace_numbers(number)),
            _ => {}
        }
    }
}

/// Returns a sample response of the API.
pub(crate) fn response(api: &ApiSchema) -> Node {
    object(api.response)
}

fn object(description: &'static ObjectSchema) -> Node {
    // An empty example means that the member is usually absent.
    let filled = description.fields.iter().filter(|field| field.example != Some(""));
    Node::Object(filled.map(|field| (field.name, value(field))).collect())
}

pub(crate) fn value(field: &'static Field) -> Node {
    match field.data_type {
        DataType::Object(schema) => object(schema.get()),
        DataType::List(item) => {
            if field.separator().is_some() {
                return Node::Text(field.example.unwrap_or(default_example(field, *item)).to_owned());
            }
            let items = match item {
                DataType::Object(description) => vec![object(description), object(description)],
                _ => field
                    .example
                    .unwrap_or(default_example(field, *item))
                    .split(',')
                    .map(|text| scalar(*item, text.trim()))
                    .collect(),
            };
            Node::List(field.list_item().unwrap_or("item"), items)
        }
        kind => {
            let text = field.example.unwrap_or(default_example(field, kind));
            match field.quoted {
                Some(false) => Node::Bare(text.to_owned()),
                Some(true) if matches!(kind, DataType::Code(_) | DataType::Decimal) => {
                    Node::Text(text.to_owned())
                }
                None if field.format() == Some("epoch-ms") => Node::Bare(text.to_owned()),
                _ => scalar(kind, text),
            }
        }
    }
}

/// Returns the value of a field that has no example.
fn default_example(field: &Field, kind: DataType) -> &'static str {
    match kind {
        DataType::Number => "1",
        DataType::Boolean => "true",
        DataType::Date if field.format() == Some("epoch-ms") => "1767196800000",
        DataType::Date => "2026-01-01 00:00:00",
        DataType::Day => "2026-01-01",
        DataType::CompactDay => "20260101",
        DataType::Decimal => "1.5",
        DataType::Yuan | DataType::Percent => "1.00",
        DataType::EpochMillis => "1767196800000",
        DataType::Fen | DataType::BasisPoints | DataType::Id => "1",
        DataType::Pid => "mm_1_2_3",
        DataType::Json => "{}",
        DataType::Code(set) => set.values.first().map_or("1", |value| value.code),
        _ => field.name,
    }
}

fn scalar(kind: DataType, text: &str) -> Node {
    let bare = match kind {
        DataType::Number
        | DataType::Decimal
        | DataType::Fen
        | DataType::BasisPoints
        | DataType::Id
        | DataType::EpochMillis
        | DataType::Boolean => true,
        DataType::Code(set) => set.numeric,
        _ => false,
    };
    if bare { Node::Bare(text.to_owned()) } else { Node::Text(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use top_core::Decimal;

    use super::*;

    /// Any other text without quotes would be invalid JSON.
    #[test]
    fn bare_examples_are_numbers_or_booleans() {
        fn walk(method: &str, node: &Node) {
            match node {
                Node::Bare(text) => {
                    let good =
                        matches!(text.as_str(), "true" | "false") || Decimal::from_str_exact(text).is_ok();
                    assert!(good, "{method}: the example {text:?} is neither a number nor a boolean");
                }
                Node::Text(_) | Node::Raw { .. } => {}
                Node::Object(members) => members.iter().for_each(|(_, node)| walk(method, node)),
                Node::List(_, items) => items.iter().for_each(|node| walk(method, node)),
                Node::Free(_) | Node::FreeList(_) => panic!("{method}: no schema describes the response"),
            }
        }
        for api in tbk_apis::schemas() {
            walk(api.method, &response(api));
        }
    }
}
