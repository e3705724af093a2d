//! The parameters of a query.

use serde_json::{Map, Value};
use top_core::TopTime;

use super::script::seconds;
use crate::gateway_error::GatewayError;
use crate::request::Incoming;

/// The parameters of a call, on the top level or in an object.
pub(super) struct Query<'a> {
    call: &'a Incoming,
    object: Option<Map<String, Value>>,
}

impl<'a> Query<'a> {
    pub(super) fn new(call: &'a Incoming, object: Option<&str>) -> Self {
        let members = |name: &str| match serde_json::from_str(call.text(name)?) {
            Ok(Value::Object(members)) => Some(members),
            _ => None,
        };
        Self { call, object: object.map(|name| members(name).unwrap_or_default()) }
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        let Some(object) = &self.object else { return self.call.text(name).map(str::to_owned) };
        match object.get(name)? {
            Value::Null => None,
            Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
            other => Some(other.to_string()),
        }
    }

    /// The schema has checked that the parameter is a number if it is present.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.text(name)?.trim().parse().ok()
    }

    /// Returns a time in seconds since 1970.
    pub(super) fn time(&self, name: &str) -> Option<i64> {
        self.text(name)?.parse::<TopTime>().ok().map(seconds)
    }
}

/// The error of a query.
pub(super) enum QueryError {
    Gateway(GatewayError),
    /// An error inside a successful response.
    Business(i64, &'static str),
}

/// Returns the error of the order APIs with one of their codes and its documented text.
pub(super) fn refused(sub_code: &str, text: &str) -> QueryError {
    QueryError::Gateway(GatewayError::new(15, "Remote service error").sub(sub_code, text))
}

/// Returns the error for a code that the platform does not document.
pub(super) fn undocumented(parameter: &str) -> QueryError {
    let error = GatewayError::new(41, "Invalid arguments");
    QueryError::Gateway(
        error.sub(format!("isv.invalid-parameter:{parameter}"), "this code is not documented"),
    )
}
