//! Validation of parameters against the schema of an API, before the request is sent.
//!
//! The validation reads the parameters as text. Typed calls, calls by name and the sandbox therefore apply the same
//! rules.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde_json::Value;

use crate::decode::excerpt;
#[cfg(feature = "client")]
use crate::names::SYSTEM_PARAMETERS;
use crate::params::Params;
use crate::schema::{ApiSchema, DataType, Field, ObjectSchema};
use crate::types::{CompactDate, Date, ParseError, Pid, TopTime, UnixMillis};

/// An invalid request, with all of its problems. The gateway would reject it.
///
/// # Examples
///
/// ```
/// use top_core::check::{ProblemKind, check};
/// use top_core::{Params, TopApi};
/// # #[derive(top_core::TopObject)]
/// # struct ShopGetResponse {}
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {
///     q: String,
///     #[top(range = 1..=100)]
///     page_size: Option<i64>,
/// }
///
/// let invalid = check(ShopGet::SCHEMA, &Params::from([("page_size", "500")])).unwrap_err();
/// assert_eq!(invalid.method, "taobao.tbk.shop.get");
/// assert_eq!(invalid.problems.len(), 2);
/// assert_eq!(invalid.problems[0].kind, ProblemKind::Missing);
/// assert_eq!(invalid.problems[1].message, "must be from 1 to 100, not 500");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidRequest {
    /// The method of the API.
    pub method: String,
    /// The problems, at least one.
    pub problems: Vec<Problem>,
}

/// One invalid parameter. See [`InvalidRequest`] for an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The parameter or a path inside it, such as `page_size` or `requests[0].site_id`.
    pub path: String,
    /// The kind of problem.
    pub kind: ProblemKind,
    /// The problem and the expected value.
    pub message: String,
}

/// The kind of a [`Problem`]. See [`InvalidRequest`] for an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A required parameter has no value.
    Missing,
    /// The API does not accept the value.
    Invalid,
    /// The API has no parameter or member with this name.
    Unknown,
}

impl fmt::Display for InvalidRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} was not called: ", self.method)?;
        for (i, problem) in self.problems.iter().enumerate() {
            let separator = if i > 0 { "; " } else { "" };
            write!(f, "{separator}`{}` {}", problem.path, problem.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for InvalidRequest {}

impl InvalidRequest {
    /// Returns the error for an invalid method name.
    #[cfg(feature = "client")]
    pub(crate) fn method(method: &str) -> Self {
        let message = "is not a method name; use one such as `taobao.tbk.shop.get`".to_owned();
        let problem = Problem { path: "method".to_owned(), kind: ProblemKind::Invalid, message };
        Self { method: excerpt(method), problems: vec![problem] }
    }
}

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
    for field in api.parameters {
        if params.iter().filter(|(name, _)| *name == field.name).count() > 1 {
            report.add(field.name, ProblemKind::Invalid, "is given twice");
        }
    }
    for name in params.iter().map(|(name, _)| name).chain(params.files().map(|(name, _)| name)) {
        if api.parameter(name).is_none() {
            report.add(name, ProblemKind::Unknown, unknown(api.parameters));
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
            let message = "is a system parameter: the client sets it itself, see the methods of its builder";
            report.add(name, ProblemKind::Invalid, message);
        }
    }
    check_files(params, &mut report);
    report.finish(method)
}

/// Checks the names and media types of the files: a line break in one would start another header.
fn check_files(params: &Params, report: &mut Report) {
    for (name, file) in params.files() {
        if file.name().chars().chain(file.content_type().chars()).any(char::is_control) {
            report.invalid(name, "has a file name or media type with control characters");
        }
    }
}

fn check_parameter(field: &Field, params: &Params, report: &mut Report) {
    let is_file = matches!(field.data_type, DataType::Bytes);
    let text = params.get(field.name);
    let file = params.files().any(|(name, _)| name == field.name);
    match (text, file) {
        (None, false) if field.required => {
            report.add(field.name, ProblemKind::Missing, "is required and has no value");
        }
        (None, false) => {}
        (_, true) if !is_file => report.invalid(field.name, "takes no file"),
        (Some(_), _) if is_file => report.invalid(field.name, "is a file, not a text"),
        (Some(text), _) => check_text(field, field.name, text, report),
        (None, true) => {}
    }
}

fn check_text(field: &Field, path: &str, text: &str, report: &mut Report) {
    match field.data_type {
        DataType::Object(_) | DataType::List(DataType::Object(_)) => match serde_json::from_str(text) {
            Ok(value) => check_json(field, path, &value, report),
            Err(error) => report.invalid(path, format!("is not valid JSON: {error}")),
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
            let name = if separator == ',' { "comma" } else { "blank" };
            report.invalid(&path, format!("is empty: write the items with one {name} between them"));
        } else {
            check_scalar(field, *item, &path, text, report);
        }
    }
}

/// Checks JSON, including nested objects.
fn check_json(field: &Field, path: &str, value: &Value, report: &mut Report) {
    match (field.data_type, value) {
        (DataType::Object(object), Value::Object(_)) => check_members(object.get(), path, value, report),
        (DataType::Object(_), _) => report.invalid(path, "must be one JSON object, `{…}`"),
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
        (DataType::List(_), _) => report.invalid(path, "must be a JSON array, `[…]`"),
        (kind, Value::String(text)) => check_scalar(field, kind, path, text, report),
        (DataType::Json, _) => {}
        (kind, Value::Number(_) | Value::Bool(_)) => {
            check_scalar(field, kind, path, &value.to_string(), report);
        }
        _ => report.invalid(path, "must be a simple value"),
    }
}

fn check_members(object: &ObjectSchema, path: &str, value: &Value, report: &mut Report) {
    let Value::Object(members) = value else { return };
    for name in members.keys() {
        if object.fields.iter().all(|field| field.name != name) {
            report.add(&format!("{path}.{name}"), ProblemKind::Unknown, unknown(object.fields));
        }
    }
    for field in object.fields {
        let path = format!("{path}.{}", field.name);
        match members.get(field.name).filter(|value| !value.is_null()) {
            Some(value) => check_json(field, &path, value, report),
            None if field.required => report.add(&path, ProblemKind::Missing, "is required and has no value"),
            None => {}
        }
    }
}

fn check_count(field: &Field, path: &str, count: usize, report: &mut Report) {
    if let Some(most) = field.max_items.filter(|most| count > *most as usize) {
        report.invalid(path, format!("has {count} items, at most {most} are allowed"));
    }
}

fn check_scalar(field: &Field, kind: DataType, path: &str, text: &str, report: &mut Report) {
    let mut invalid = |what: &str| report.invalid(path, format!("must be {what}, not {}", excerpt(text)));
    match kind {
        kind if kind.is_number() => match Decimal::from_str_exact(text) {
            Ok(number) if !text.contains('_') => check_range(field, path, number, report),
            Err(_) if matches!(kind, DataType::Decimal) && is_float(text) => {}
            _ => invalid("a number"),
        },
        DataType::Code(set) if set.numeric && text.parse::<i64>().is_err() => invalid("a whole number"),
        DataType::Boolean if !matches!(text, "true" | "false") => invalid("`true` or `false`"),
        DataType::Date => check_parsed::<TopTime>(path, text, report),
        DataType::EpochMillis => check_parsed::<UnixMillis>(path, text, report),
        DataType::Day => check_parsed::<Date>(path, text, report),
        DataType::CompactDay => check_parsed::<CompactDate>(path, text, report),
        DataType::Pid => check_parsed::<Pid>(path, text, report),
        DataType::Json => {
            if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
                report.invalid(path, format!("is not valid JSON: {error}"));
            }
        }
        _ => {}
    }
    let length = text.chars().count();
    if let Some(most) = field.max_len.filter(|most| length > *most as usize) {
        report.invalid(path, format!("has {length} characters, at most {most} are allowed"));
    }
}

fn check_parsed<T: FromStr<Err = ParseError>>(path: &str, text: &str, report: &mut Report) {
    if let Err(error) = text.parse::<T>() {
        let (kind, found, reason) = (error.kind(), error.found(), error.reason());
        report.invalid(path, format!("must be a {kind}, not `{found}`: {reason}"));
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
        let allowed = match (low, high) {
            (Some(low), Some(high)) => format!("from {low} to {high}"),
            (Some(low), None) => format!("at least {low}"),
            (None, Some(high)) => format!("at most {high}"),
            (None, None) => return,
        };
        report.invalid(path, format!("must be {allowed}, not {number}"));
    }
}

fn unknown(fields: &[Field]) -> String {
    if fields.is_empty() {
        return "is not known: there are none here".to_owned();
    }
    let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
    format!("is not known; known are: {}", names.join(", "))
}

#[derive(Default)]
struct Report {
    problems: Vec<Problem>,
}

impl Report {
    fn add(&mut self, path: &str, kind: ProblemKind, message: impl Into<String>) {
        self.problems.push(Problem { path: path.to_owned(), kind, message: message.into() });
    }

    fn invalid(&mut self, path: &str, message: impl Into<String>) {
        self.add(path, ProblemKind::Invalid, message);
    }

    fn finish(self, method: &str) -> Result<(), InvalidRequest> {
        if self.problems.is_empty() {
            return Ok(());
        }
        Err(InvalidRequest { method: method.to_owned(), problems: self.problems })
    }
}
