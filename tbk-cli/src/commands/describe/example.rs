//! Examples of a call: with this program, in Rust, and with curl.

use std::fmt::Write as _;

use serde_json::{Map, Value};
use top_core::schema::{Access, ApiSchema, DataType, Field, SessionPolicy};

use super::prose;
use crate::ui::lang::{Lang, lang, text};
use crate::ui::shell::quoted;

/// Returns all examples, indented.
pub(crate) fn all(api: &ApiSchema) -> String {
    let arguments: Vec<_> = arguments(api).iter().map(|argument| quoted(argument)).collect();
    let arguments = arguments.join(" ");
    // A copied example must not make a change.
    let dry_run = if api.access == Access::Write { " --dry-run" } else { "" };
    let call = format!("tbk call {} {arguments}", api.method);
    let mut out = format!("  {}{dry_run}\n", call.trim_end());
    let (made, mut request) = api.docs.and_then(|docs| prose::request(docs, api.name)).unwrap_or_default();
    // The comments are English.
    request.retain(|line| lang() == Lang::En || !line.trim_start().starts_with("//"));
    let session = if api.session == SessionPolicy::Required { ".session(session)" } else { "" };
    let rust = format!("{}\nlet reply = client{session}.call(&{made}).await?;", request.join("\n"));
    // Writing to a String cannot fail.
    let _ = write!(out, "\n  // Rust: use tbk_apis::prelude::*;\n{}\n", indented(&rust));
    let has_file =
        api.parameters.iter().any(|field| matches!(field.data_type, DataType::Bytes) && field.required);
    if has_file {
        let why = text("curl: a request with a file is multipart", "curl：含文件的请求为 multipart");
        let _ = write!(out, "\n  # {why}; tbk call … --dry-run\n");
    } else {
        let sign = format!("tbk sign {} {arguments}", api.method);
        let sign = sign.trim_end();
        let send = match api.access {
            Access::Write => "",
            Access::Readonly | Access::Idempotent => " | curl --data @- https://eco.taobao.com/router/rest",
        };
        let _ = write!(out, "\n  {sign} --body{send}\n");
    }
    out
}

fn indented(code: &str) -> String {
    let line = |line: &str| format!("  {}{line}", if line.starts_with('.') { "    " } else { "" });
    code.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Returns the required parameters with documented example values, or else with values of their type.
fn arguments(api: &ApiSchema) -> Vec<String> {
    let required = api.parameters.iter().filter(|field| field.required);
    required
        .map(|field| match value(field) {
            _ if matches!(field.data_type, DataType::Bytes) => format!("{}=@picture.png", field.name),
            Value::String(text) => format!("{}={text}", field.name),
            value => format!("{}:={value}", field.name),
        })
        .collect()
}

/// Returns an example value of a parameter. A list of simple values is the text that is sent.
fn value(field: &Field) -> Value {
    match field.data_type {
        DataType::Object(_) | DataType::List(DataType::Object(_)) => inside(field),
        DataType::List(item) => example(field, item).to_string().trim_matches('"').into(),
        data_type => match example(field, &data_type) {
            Value::String(text) => text.into(),
            other => other.to_string().into(),
        },
    }
}

/// Returns an example value in an object, as JSON.
fn inside(field: &Field) -> Value {
    match field.data_type {
        DataType::Object(object) => members(object.fields),
        DataType::List(DataType::Object(object)) => Value::Array(vec![members(object.fields)]),
        DataType::List(item) => Value::Array(vec![example(field, item)]),
        data_type => example(field, &data_type),
    }
}

/// Returns the required members, or the first member if none is required, to avoid an empty object.
fn members(fields: &[Field]) -> Value {
    let mut chosen: Vec<_> = fields.iter().filter(|field| field.required).collect();
    if chosen.is_empty() {
        chosen.extend(fields.first());
    }
    Value::Object(
        chosen.into_iter().map(|field| (field.name.to_owned(), inside(field))).collect::<Map<_, _>>(),
    )
}

fn example(field: &Field, data_type: &DataType) -> Value {
    let documented = field.example.filter(|example| !example.is_empty()).or(field.default);
    let number = |text: &str| serde_json::from_str(text).ok().filter(Value::is_number);
    match data_type {
        DataType::Number | DataType::Decimal | DataType::Fen | DataType::BasisPoints | DataType::Id => {
            documented
                .and_then(number)
                .unwrap_or_else(|| field.range.and_then(|(low, _)| low).unwrap_or(1).max(1).into())
        }
        DataType::Boolean => {
            documented.and_then(|text| text.parse().ok()).map_or(Value::Bool(true), Value::Bool)
        }
        DataType::Date => documented.unwrap_or("2026-01-01 00:00:00").into(),
        DataType::Day => documented.unwrap_or("2026-01-01").into(),
        DataType::CompactDay => documented.unwrap_or("20260101").into(),
        DataType::Pid => documented.unwrap_or("mm_1_2_3").into(),
        DataType::EpochMillis => documented.unwrap_or("1767196800000").into(),
        DataType::Yuan | DataType::Percent => documented.unwrap_or("1.00").into(),
        DataType::Code(set) => {
            let code = documented.or_else(|| set.values.first().map(|value| value.code)).unwrap_or("1");
            number(code).filter(|_| set.numeric).unwrap_or_else(|| code.into())
        }
        DataType::Json => documented.unwrap_or("{}").into(),
        _ => documented.unwrap_or("x").into(),
    }
}
