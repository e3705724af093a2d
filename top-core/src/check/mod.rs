//! Validation of parameters against the schema of an API, before the request is sent.
//!
//! The validation reads the parameters as text. Typed calls, calls by name and the sandbox therefore apply the same
//! rules.

mod problem;

use std::collections::HashSet;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::Value;

use crate::decode::excerpt;
#[cfg(feature = "client")]
use crate::names::SYSTEM_PARAMETERS;
use crate::params::Params;
use crate::schema::{ApiSchema, DataType, Field, ObjectSchema};
use crate::types::{CompactDate, Date, ParseError, Pid, TopTime, UnixMillis};

pub use problem::{Expected, InvalidRequest, Problem, ProblemKind};

/// Validates parameters against the schema of their API.
///
/// # Errors
///
/// Returns an [`InvalidRequest`] with every problem of the parameters: missing, unknown and repeated names, and values
/// outside the documented type, range or length.
///
/// # Examples
///
/// ```
/// use top_core::check::check;
/// use top_core::{Params, TopApi};
/// # #[derive(top_core::TopObject)]
/// # struct ShopGetResponse {}
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {
///     q: String,
/// }
///
/// check(ShopGet::SCHEMA, &Params::from([("q", "女装")]))?;
/// assert!(check(ShopGet::SCHEMA, &Params::new()).is_err());
/// # Ok::<(), top_core::check::InvalidRequest>(())
/// ```
pub fn check(api: &ApiSchema, params: &Params) -> Result<(), InvalidRequest> {
    let mut report = Report::default();
    let mut given = HashSet::new();
    for (name, _) in params.iter() {
        if !given.insert(name) {
            report.add(name, ProblemKind::Repeated);
        }
    }
    for name in params.iter().map(|(name, _)| name).chain(params.files().map(|(name, _)| name)) {
        if api.parameter(name).is_none() {
            report.add(name, unknown(api.parameters));
        }
    }
    for field in api.parameters {
        check_parameter(field, params, &mut report);
    }
    check_files(params, &mut report);
    report.finish(api.method)
}

/// Rejects names of system parameters: the client sets them, and the gateway would receive them twice.
#[cfg(feature = "client")]
pub(crate) fn check_names(method: &str, params: &Params) -> Result<(), InvalidRequest> {
    let mut report = Report::default();
    for name in params.iter().map(|(name, _)| name).chain(params.files().map(|(name, _)| name)) {
        if SYSTEM_PARAMETERS.contains(&name) {
            report.add(name, ProblemKind::System);
        }
    }
    check_files(params, &mut report);
    report.finish(method)
}

/// Checks the names and media types of the files: a line break in one would start another header.
fn check_files(params: &Params, report: &mut Report) {
    for (name, file) in params.files() {
        if file.name().chars().chain(file.content_type().chars()).any(char::is_control) {
            report.add(name, ProblemKind::FileHeader);
        }
    }
}

fn check_parameter(field: &Field, params: &Params, report: &mut Report) {
    let is_file = matches!(field.data_type, DataType::Bytes);
    let text = params.get(field.name);
    let file = params.files().any(|(name, _)| name == field.name);
    match (text, file) {
        (None, false) if field.required => {
            report.add(field.name, ProblemKind::Missing);
        }
        (None, false) => {}
        (_, true) if !is_file => report.add(field.name, ProblemKind::NoFile),
        (Some(_), _) if is_file => report.add(field.name, ProblemKind::NoText),
        (Some(text), _) => check_text(field, field.name, text, report),
        (None, true) => {}
    }
}

fn check_text(field: &Field, path: &str, text: &str, report: &mut Report) {
    match field.data_type {
        DataType::Object(_) | DataType::List(DataType::Object(_)) => match serde_json::from_str(text) {
            Ok(value) => check_json(field, path, &value, report),
            Err(error) => report.add(path, ProblemKind::Json { error: error.to_string() }),
        },
        DataType::List(_) => check_joined(field, path, text, report),
        kind => check_scalar(field, kind, path, text, report),
    }
}

/// Checks a list that is one text.
fn check_joined(field: &Field, path: &str, text: &str, report: &mut Report) {
    let DataType::List(item) = field.data_type else { return };
    let separator = field.separator().unwrap_or(',');
    let items: Vec<&str> = text.split(separator).collect();
    check_count(field, path, items.len(), report);
    for (i, text) in items.iter().enumerate() {
        let path = format!("{path}[{i}]");
        if text.trim().is_empty() {
            report.add(&path, ProblemKind::EmptyItem { separator });
        } else {
            check_scalar(field, *item, &path, text, report);
        }
    }
}

/// Checks JSON, including nested objects.
fn check_json(field: &Field, path: &str, value: &Value, report: &mut Report) {
    match (field.data_type, value) {
        (DataType::Object(object), Value::Object(_)) => check_members(object.get(), path, value, report),
        (DataType::Object(_), _) => report.add_type(path, Expected::Object, &value.to_string()),
        (DataType::List(item), Value::Array(items)) => {
            check_count(field, path, items.len(), report);
            for (i, value) in items.iter().enumerate() {
                let item = Field { data_type: *item, ..*field };
                check_json(&item, &format!("{path}[{i}]"), value, report);
            }
        }
        (DataType::List(_), Value::String(text)) if field.separator().is_some() => {
            check_joined(field, path, text, report);
        }
        (DataType::List(_), _) => report.add_type(path, Expected::Array, &value.to_string()),
        (kind, Value::String(text)) => check_scalar(field, kind, path, text, report),
        (DataType::Json, _) => {}
        (kind, Value::Number(_) | Value::Bool(_)) => {
            check_scalar(field, kind, path, &value.to_string(), report);
        }
        _ => report.add_type(path, Expected::Simple, &value.to_string()),
    }
}

fn check_members(object: &ObjectSchema, path: &str, value: &Value, report: &mut Report) {
    let Value::Object(members) = value else { return };
    for name in members.keys() {
        if object.fields.iter().all(|field| field.name != name) {
            report.add(&format!("{path}.{name}"), unknown(object.fields));
        }
    }
    for field in object.fields {
        let path = format!("{path}.{}", field.name);
        match members.get(field.name).filter(|value| !value.is_null()) {
            Some(value) => check_json(field, &path, value, report),
            None if field.required => report.add(&path, ProblemKind::Missing),
            None => {}
        }
    }
}

fn check_count(field: &Field, path: &str, count: usize, report: &mut Report) {
    if let Some(max) = field.max_items.filter(|max| count > *max as usize) {
        report.add(path, ProblemKind::TooMany { count, max });
    }
}

fn check_scalar(field: &Field, kind: DataType, path: &str, text: &str, report: &mut Report) {
    match kind {
        kind if kind.is_number() => match Decimal::from_str_exact(text) {
            Ok(number) if !text.contains('_') => check_range(field, path, number, report),
            Err(_) if matches!(kind, DataType::Decimal) && is_float(text) => {}
            _ => report.add_type(path, Expected::Number, text),
        },
        DataType::Code(set) if set.numeric && text.parse::<i64>().is_err() => {
            report.add_type(path, Expected::WholeNumber, text);
        }
        DataType::Boolean if !matches!(text, "true" | "false") => {
            report.add_type(path, Expected::Boolean, text);
        }
        DataType::Date => check_parsed::<TopTime>(path, Expected::Time, text, report),
        DataType::EpochMillis => check_parsed::<UnixMillis>(path, Expected::EpochMillis, text, report),
        DataType::Day => check_parsed::<Date>(path, Expected::Day, text, report),
        DataType::CompactDay => check_parsed::<CompactDate>(path, Expected::CompactDay, text, report),
        DataType::Pid => check_parsed::<Pid>(path, Expected::Pid, text, report),
        DataType::Json => {
            if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
                report.add(path, ProblemKind::Json { error: error.to_string() });
            }
        }
        _ => {}
    }
    let length = text.chars().count();
    if let Some(max) = field.max_len.filter(|max| length > *max as usize) {
        report.add(path, ProblemKind::TooLong { length, max });
    }
}

fn check_parsed<T: FromStr<Err = ParseError>>(
    path: &str,
    expected: Expected,
    text: &str,
    report: &mut Report,
) {
    if let Err(error) = text.parse::<T>() {
        let reason = Some(error.reason().to_owned());
        report.add(path, ProblemKind::Type { expected, found: excerpt(text), reason });
    }
}

/// Returns whether the text is a finite number. The number may have an exponent, or more digits than `Decimal` holds.
fn is_float(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

fn check_range(field: &Field, path: &str, number: Decimal, report: &mut Report) {
    let Some((low, high)) = field.range else { return };
    let too_low = low.is_some_and(|low| number < Decimal::from(low));
    let too_high = high.is_some_and(|high| number > Decimal::from(high));
    if too_low || too_high {
        report.add(path, ProblemKind::Range { low, high, found: number.to_string() });
    }
}

fn unknown(fields: &[Field]) -> ProblemKind {
    ProblemKind::Unknown { known: fields.iter().map(|field| field.name).collect() }
}

#[derive(Default)]
struct Report {
    problems: Vec<Problem>,
}

impl Report {
    fn add(&mut self, path: &str, kind: ProblemKind) {
        self.problems.push(Problem { path: path.to_owned(), kind });
    }

    fn add_type(&mut self, path: &str, expected: Expected, found: &str) {
        self.add(path, ProblemKind::Type { expected, found: excerpt(found), reason: None });
    }

    fn finish(self, method: &str) -> Result<(), InvalidRequest> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(InvalidRequest { method: method.to_owned(), problems: self.problems })
    }
}
