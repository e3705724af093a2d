//! Converts an answer by the schema of its API, and finds what does not fit.

use serde_json::{Map, Value};
use top_core::decode::{Options, UnknownFields};
use top_core::schema::{ApiSchema, DataType, Field, ObjectSchema};
use top_core::{CompactDate, Date, Decimal, Pid, TopTime};

use super::{AnswerProblem, Prepared};
use crate::codes::is_documented;
use crate::encode::{Encoding, success};
use crate::fault::message;
use crate::gateway_error::GatewayError;
use crate::sample::Node;

/// A place of an answer that does not fit.
#[derive(Debug, PartialEq)]
pub(super) struct Misfit {
    pub(super) path: String,
    pub(super) problem: AnswerProblem,
}

fn misfit<T>(path: &str, problem: AnswerProblem) -> Result<T, Misfit> {
    Err(Misfit { path: path.to_owned(), problem })
}

fn wrong_type<T>(path: &str, expected: &'static str, value: &Value) -> Result<T, Misfit> {
    let found = match value {
        Value::Null => "null".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        scalar => scalar.to_string().chars().take(60).collect(),
    };
    misfit(path, AnswerProblem::WrongType { expected, found })
}

/// Converts the answer of an API.
pub(super) fn prepare(api: &ApiSchema, value: &Value) -> Result<Prepared, Misfit> {
    if let Some(error) = only_member(value, "error_response") {
        return gateway_error(error).map(Prepared::Error);
    }
    let key = api.response_key();
    let data = only_member(value, &key).unwrap_or(value);
    let Value::Object(members) = data else { return wrong_type("", "struct", data) };
    // The response of an API without documented members is kept as JSON.
    if api.response.fields.is_empty() {
        return Ok(Prepared::Data(free(data)));
    }
    let mut members = members.clone();
    members.remove("request_id");
    let node = object(api.response, "", &members)?;
    decode(api, &key, node.clone())?;
    Ok(Prepared::Data(node))
}

/// Returns the value of the member if the value is an object without other members.
fn only_member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value.as_object().filter(|members| members.len() == 1)?.get(name)
}

/// Decodes the answer as a client does. The conversion by schema reports most problems before, with their place.
fn decode(api: &ApiSchema, key: &str, node: Node) -> Result<(), Misfit> {
    let Some(known) = tbk_apis::find(api.method).filter(|known| std::ptr::eq(known.schema, api)) else {
        return Ok(());
    };
    let body = success(Encoding::Json, key, node, "sandbox");
    let options = Options { unknown: UnknownFields::Skip, strict: true };
    match known.decode(body.as_bytes(), options) {
        Ok(_) => Ok(()),
        Err(error) => misfit("", AnswerProblem::NotDecodable(error.to_string())),
    }
}

fn gateway_error(value: &Value) -> Result<GatewayError, Misfit> {
    const KNOWN: [&str; 5] = ["code", "msg", "sub_code", "sub_msg", "request_id"];
    let Value::Object(members) = value else { return wrong_type("error_response", "struct", value) };
    if let Some(name) = members.keys().find(|name| !KNOWN.contains(&name.as_str())) {
        return misfit(
            &format!("error_response.{name}"),
            AnswerProblem::UnknownMember { known: KNOWN.to_vec() },
        );
    }
    let text = |name: &str| match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        Some(other) => wrong_type(&format!("error_response.{name}"), "string", other),
    };
    let path = "error_response.code";
    let Some(code) = text("code")? else { return misfit(path, AnswerProblem::MissingMember) };
    let Ok(code) = code.parse() else { return wrong_type(path, "number", &Value::from(code)) };
    let msg = text("msg")?.unwrap_or_else(|| message(code).to_owned());
    Ok(GatewayError::new(code, msg).optional_sub(text("sub_code")?, text("sub_msg")?))
}

/// Keeps JSON of which no schema is known.
fn free(value: &Value) -> Node {
    match value {
        Value::Object(members) => {
            Node::Free(members.iter().map(|(name, value)| (name.clone(), free(value))).collect())
        }
        Value::Array(values) => Node::FreeList(values.iter().map(free).collect()),
        Value::String(text) => Node::Text(text.clone()),
        other => Node::Bare(other.to_string()),
    }
}

fn object(schema: &'static ObjectSchema, path: &str, members: &Map<String, Value>) -> Result<Node, Misfit> {
    let at = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    if let Some(name) = members.keys().find(|name| schema.fields.iter().all(|field| field.name != *name)) {
        let known = schema.fields.iter().map(|field| field.name).collect();
        return misfit(&at(name), AnswerProblem::UnknownMember { known });
    }
    let mut nodes = Vec::new();
    for field in schema.fields {
        match members.get(field.name).filter(|value| !value.is_null()) {
            Some(value) => nodes.push((field.name, member(field, &at(field.name), value)?)),
            // A missing list is empty.
            None if field.required && !matches!(field.data_type, DataType::List(_)) => {
                return misfit(&at(field.name), AnswerProblem::MissingMember);
            }
            None => {}
        }
    }
    Ok(Node::Object(nodes))
}

fn member(field: &'static Field, path: &str, value: &Value) -> Result<Node, Misfit> {
    match (field.data_type, value) {
        (DataType::Object(schema), Value::Object(members)) => object(schema.get(), path, members),
        (DataType::Object(_), _) => wrong_type(path, field.type_name(), value),
        (DataType::Json, Value::Object(_) | Value::Array(_)) => Ok(Node::Text(value.to_string())),
        (DataType::List(item), Value::String(text)) if field.separator().is_some() => {
            let mut items = text.split(field.separator().unwrap_or(','));
            items.try_for_each(|text| scalar(field, *item, path, &Value::from(text)).map(drop))?;
            Ok(Node::Text(text.clone()))
        }
        (DataType::List(item), _) => list(field, *item, path, value),
        (kind, _) => scalar(field, kind, path, value),
    }
}

/// Converts a list, with or without the wrapper around its items.
fn list(field: &'static Field, item: DataType, path: &str, value: &Value) -> Result<Node, Misfit> {
    let wrapped = value.as_object().filter(|members| members.len() == 1);
    let values = match wrapped.and_then(|members| members.values().next()).unwrap_or(value) {
        Value::Array(values) => values.as_slice(),
        // The wrapper of an empty list.
        Value::Object(members) if members.is_empty() => &[],
        other => return wrong_type(path, field.type_name(), other),
    };
    let convert = |(i, value): (usize, &Value)| {
        let path = format!("{path}[{i}]");
        match (item, value) {
            (DataType::Object(schema), Value::Object(members)) => object(schema.get(), &path, members),
            (DataType::Object(_), _) => wrong_type(&path, "struct", value),
            (kind, _) => scalar(field, kind, &path, value),
        }
    };
    let items: Result<Vec<_>, _> = values.iter().enumerate().map(convert).collect();
    Ok(Node::List(field.list_item().unwrap_or("item"), items?))
}

fn scalar(field: &Field, kind: DataType, path: &str, value: &Value) -> Result<Node, Misfit> {
    let (text, node) = match value {
        Value::String(text) => (text.clone(), Node::Text(text.clone())),
        Value::Number(_) | Value::Bool(_) => (value.to_string(), Node::Bare(value.to_string())),
        _ => return wrong_type(path, field.type_name(), value),
    };
    let text = text.trim();
    // The platform writes both for "no value".
    if matches!(text, "" | "--") {
        return Ok(node);
    }
    match kind {
        DataType::Code(set) if !is_documented(set, text) => {
            let known = set.values.iter().map(|value| value.code).collect();
            misfit(path, AnswerProblem::UnknownCode { known, found: text.chars().take(60).collect() })
        }
        kind if holds(kind, text) => Ok(node),
        _ => wrong_type(path, field.type_name(), value),
    }
}

/// Returns whether the type can hold the text.
fn holds(kind: DataType, text: &str) -> bool {
    let is_time = || text.parse::<i64>().is_ok() || text.parse::<TopTime>().is_ok();
    match kind {
        DataType::Number | DataType::Fen | DataType::BasisPoints => text.parse::<i64>().is_ok(),
        DataType::Decimal | DataType::Yuan | DataType::Percent => Decimal::from_str_exact(text).is_ok(),
        DataType::Boolean => matches!(text, "true" | "false"),
        DataType::Date | DataType::EpochMillis => is_time(),
        DataType::Day => text.parse::<Date>().is_ok(),
        DataType::CompactDay => text.parse::<CompactDate>().is_ok(),
        DataType::Pid => text.parse::<Pid>().is_ok(),
        _ => true,
    }
}
