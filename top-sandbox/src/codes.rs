//! Refuses code values that the platform does not document.

use serde_json::Value;
use top_core::schema::{ApiSchema, CodeSet, DataType, Field};

use crate::gateway_error::GatewayError;
use crate::request::Incoming;

/// Which code values a sandbox accepts in requests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Codes {
    #[default]
    Documented,
    Any,
}

impl Codes {
    pub(crate) fn check(self, api: &ApiSchema, incoming: &Incoming) -> Result<(), GatewayError> {
        if self == Self::Any { Ok(()) } else { check(api, incoming) }
    }
}

/// Reports the first parameter, or member of one, whose code is not in the documented set.
fn check(api: &ApiSchema, incoming: &Incoming) -> Result<(), GatewayError> {
    for field in api.parameters {
        let Some(text) = incoming.text(field.name) else { continue };
        let value = match field.data_type {
            DataType::Object(_) | DataType::List(DataType::Object(_)) => {
                serde_json::from_str(text).unwrap_or_default()
            }
            _ => Value::from(text),
        };
        check_value(field, field.data_type, field.name, &value)?;
    }
    Ok(())
}

fn check_value(field: &Field, kind: DataType, path: &str, value: &Value) -> Result<(), GatewayError> {
    match (kind, value) {
        (DataType::Object(object), Value::Object(members)) => {
            object.fields.iter().try_for_each(|field| match members.get(field.name) {
                Some(value) => check_value(field, field.data_type, &format!("{path}.{}", field.name), value),
                None => Ok(()),
            })
        }
        (DataType::List(item), Value::Array(values)) => {
            let mut values = values.iter().enumerate();
            values.try_for_each(|(i, value)| check_value(field, *item, &format!("{path}[{i}]"), value))
        }
        (DataType::List(DataType::Code(set)), Value::String(text)) => {
            let mut codes = text.split(field.separator().unwrap_or(',')).enumerate();
            codes.try_for_each(|(i, code)| check_code(set, &format!("{path}[{i}]"), code))
        }
        (DataType::Code(set), Value::String(code)) => check_code(set, path, code),
        (DataType::Code(set), Value::Number(code)) => check_code(set, path, &code.to_string()),
        _ => Ok(()),
    }
}

fn check_code(set: &CodeSet, path: &str, code: &str) -> Result<(), GatewayError> {
    let code = code.trim();
    if code.is_empty() || is_documented(set, code) {
        return Ok(());
    }
    let known: Vec<_> = set.values.iter().map(|value| value.code).collect();
    let message = format!("`{path}` must be one of the documented codes: {}", known.join(", "));
    Err(GatewayError::new(41, "Invalid arguments").sub(format!("isv.invalid-parameter:{path}"), message))
}

/// Returns whether the platform documents the code. Every code of an empty set is accepted.
pub(crate) fn is_documented(set: &CodeSet, code: &str) -> bool {
    let is_same =
        |known: &str| known == code || (set.numeric && known.parse::<i64>().ok() == code.parse().ok());
    set.values.is_empty() || set.values.iter().any(|value| is_same(value.code))
}
