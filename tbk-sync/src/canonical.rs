//! Values that are equal, however the gateway writes them.
//!
//! A member without a value (`null`, blank, `--`, `{}`, `[]`) is absent. A number or a boolean equals its text. Zeros at the end
//! of a decimal fraction do not count, so that `0` and `0.00` are equal.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde_json::{Map, Value};

/// Returns whether there is no value.
pub(crate) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => is_blank(text),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(is_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Returns whether a text means that there is no value.
pub(crate) fn is_blank(text: &str) -> bool {
    match text.as_bytes() {
        // Most texts begin with a letter or a digit.
        [first, ..] if first.is_ascii_alphanumeric() => false,
        _ => matches!(text.trim(), "" | "--"),
    }
}

/// Returns whether two values are equal.
pub(crate) fn is_same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => is_same_object(one, other),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        _ if is_nothing(one) || is_nothing(other) => is_nothing(one) && is_nothing(other),
        _ => scalar(one).is_some_and(|text| scalar(other) == Some(text)),
    }
}

fn is_same_object(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let has = |members: &Map<String, Value>, name: &str, value: &Value| match members.get(name) {
        Some(other) => is_same(value, other),
        None => is_nothing(value),
    };
    one.iter().all(|(name, value)| has(other, name, value))
        && other.iter().all(|(name, value)| one.contains_key(name) || is_nothing(value))
}

// No byte of a text in UTF-8 has one of these values.
const END_OF_TEXT: u8 = 0xff;
const NOTHING: u8 = 0xfe;
const OBJECT: u8 = 0xfd;
const ARRAY: u8 = 0xfc;
const END: u8 = 0xfb;

/// Writes an object, for a digest: equal objects have the same bytes, and different ones have different bytes.
pub(crate) fn write(members: &Map<String, Value>, out: &mut Vec<u8>) {
    out.push(OBJECT);
    for_each_sorted(members, |name, value| {
        if !is_nothing(value) {
            write_text(name, out);
            write_value(value, out);
        }
    });
    out.push(END);
}

fn write_value(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Object(members) => write(members, out),
        Value::Array(items) => {
            out.push(ARRAY);
            for item in items {
                if is_nothing(item) { out.push(NOTHING) } else { write_value(item, out) }
            }
            out.push(END);
        }
        Value::String(text) => write_text(&without_zeros(text), out),
        Value::Number(number) => write_text(&without_zeros(&number.to_string()), out),
        Value::Bool(_) | Value::Null => write_text(&value.to_string(), out),
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(text.as_bytes());
    out.push(END_OF_TEXT);
}

/// Whether maps sort their members. They do not if any crate of the program enables `preserve_order` of `serde_json`.
static MAPS_ARE_SORTED: LazyLock<bool> = LazyLock::new(|| {
    let members = Map::from_iter([("b".to_owned(), Value::Null), ("a".to_owned(), Value::Null)]);
    members.keys().is_sorted()
});

/// Visits the members sorted by name.
pub(crate) fn for_each_sorted(members: &Map<String, Value>, mut visit: impl FnMut(&str, &Value)) {
    if *MAPS_ARE_SORTED {
        members.iter().for_each(|(name, value)| visit(name, value));
        return;
    }
    let mut sorted: Vec<_> = members.iter().map(|(name, value)| (start(name), name, value)).collect();
    sorted.sort_unstable_by_key(|(start, name, _)| (*start, *name));
    for (_, name, value) in sorted {
        visit(name, value);
    }
}

/// Returns the first bytes of a name as a number with the same order. Numbers are compared without access to the name.
fn start(name: &str) -> u128 {
    let mut start = [0; 16];
    let length = name.len().min(start.len());
    start[..length].copy_from_slice(&name.as_bytes()[..length]);
    u128::from_be_bytes(start)
}

/// Returns the text of a scalar. `None` without a value.
fn scalar(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) if !is_nothing(value) => Some(without_zeros(text)),
        Value::Number(number) => Some(without_zeros(&number.to_string()).into_owned().into()),
        Value::Bool(flag) => Some(flag.to_string().into()),
        _ => None,
    }
}

/// Removes the zeros at the end of a decimal fraction. Other texts stay: an id may have zeros at its end.
fn without_zeros(text: &str) -> Cow<'_, str> {
    // Most texts do not end with a zero.
    if !text.ends_with('0') && !text.ends_with('.') {
        return text.into();
    }
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some((whole, fraction)) = text.split_once('.') else { return text.into() };
    if !digits(whole.strip_prefix('-').unwrap_or(whole)) || !digits(fraction) {
        return text.into();
    }
    let short = text.trim_end_matches('0').trim_end_matches('.');
    if short == "-0" { "0".into() } else { short.into() }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn text(value: &Value) -> Vec<u8> {
        let mut out = Vec::new();
        write_value(value, &mut out);
        out
    }

    #[test]
    fn equal_values_have_one_text() {
        let pairs = [
            (json!({"a": "0", "b": 12}), json!({"b": "12", "a": "0.00"})),
            (json!({"a": "9.1"}), json!({"a": "9.10", "b": "--", "c": null, "d": " ", "e": {}, "f": []})),
            (json!({"a": {"b": "7.00"}}), json!({"a": {"b": "7", "c": "--"}})),
            (json!({"a": "-0.00"}), json!({"a": 0})),
            (json!({"a": true}), json!({"a": "true"})),
            (json!([{"a": 1.5}]), json!([{"a": "1.50"}])),
            (json!({"a": {"b": ""}}), json!({})),
        ];
        for (one, other) in pairs {
            assert_eq!(text(&one), text(&other));
            assert!(is_same(&one, &other) && is_same(&other, &one), "{one} {other}");
        }
    }

    #[test]
    fn different_values_have_different_texts() {
        let pairs = [
            (json!({"a": "10"}), json!({"a": "1"})),
            (json!({"a": "0.10"}), json!({"a": "0.01"})),
            (json!({"a": "007"}), json!({"a": "7"})),
            (json!({"a": "1.2.0"}), json!({"a": "1.2"})),
            (json!({"a": [1]}), json!({"a": [1, 1]})),
            (json!({"a": "x"}), json!({"a": "--"})),
            (json!({"a": 0}), json!({})),
            (json!({"a": {"b": 1}}), json!({"a": 1})),
        ];
        for (one, other) in pairs {
            assert_ne!(text(&one), text(&other));
            assert!(!is_same(&one, &other) && !is_same(&other, &one), "{one} {other}");
        }
    }
}
