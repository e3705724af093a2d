//! Values that are equal, however the gateway writes them.
//!
//! A member without a value (`null`, blank, `--`, `{}`, `[]`) is absent. A number or a boolean equals its text. Zeros at the end
//! of a decimal fraction do not count, so that `0` and `0.00` are equal.

use std::borrow::Cow;

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

/// The JSON of an object with sorted members, in two forms.
#[derive(Debug, Default)]
pub(crate) struct Written {
    /// The members as they are.
    pub(crate) json: Vec<u8>,
    /// Equal values have one text, and members without a value are left out.
    pub(crate) canonical: Vec<u8>,
}

impl Written {
    pub(crate) fn new(members: &Map<String, Value>) -> Self {
        let (json, canonical) = (Vec::with_capacity(4_096), Vec::with_capacity(4_096));
        let mut written = Self { json, canonical };
        written.object(members, true);
        written
    }

    /// Writes the JSON only.
    pub(crate) fn json(members: &Map<String, Value>) -> Vec<u8> {
        let mut written = Self::default();
        written.object(members, false);
        written.json
    }

    /// Writes to both texts, or to the JSON only.
    fn both(&mut self, bytes: &[u8], is_canonical: bool) {
        self.json.extend_from_slice(bytes);
        if is_canonical {
            self.canonical.extend_from_slice(bytes);
        }
    }

    fn object(&mut self, members: &Map<String, Value>, is_canonical: bool) {
        let mut sorted: Vec<_> = members.iter().map(|(name, value)| (start(name), name, value)).collect();
        sorted.sort_unstable_by_key(|(start, name, _)| (*start, *name));
        self.both(b"{", is_canonical);
        let mut is_first = true;
        for (i, (_, name, value)) in sorted.into_iter().enumerate() {
            let is_canonical = is_canonical && !is_nothing(value);
            if i > 0 {
                self.json.push(b',');
            }
            if is_canonical && !std::mem::take(&mut is_first) {
                self.canonical.push(b',');
            }
            let from = self.json.len();
            write_text(name, &mut self.json);
            self.json.push(b':');
            if is_canonical {
                self.canonical.extend_from_slice(&self.json[from..]);
            }
            self.value(value, is_canonical);
        }
        self.both(b"}", is_canonical);
    }

    fn value(&mut self, value: &Value, is_canonical: bool) {
        match value {
            Value::Object(members) => self.object(members, is_canonical),
            Value::Array(items) => {
                self.both(b"[", is_canonical);
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        self.both(b",", is_canonical);
                    }
                    if is_canonical && is_nothing(item) {
                        self.canonical.extend_from_slice(b"null");
                        self.value(item, false);
                    } else {
                        self.value(item, is_canonical);
                    }
                }
                self.both(b"]", is_canonical);
            }
            simple => self.scalar(simple, is_canonical),
        }
    }

    fn scalar(&mut self, value: &Value, is_canonical: bool) {
        let from = self.json.len();
        if let Value::String(text) = value {
            write_text(text, &mut self.json);
            let short = without_zeros(text);
            if is_canonical && short.len() == text.len() {
                self.canonical.extend_from_slice(&self.json[from..]);
            } else if is_canonical {
                write_text(&short, &mut self.canonical);
            }
            return;
        }
        // Writing to memory does not fail.
        _ = serde_json::to_writer(&mut self.json, value);
        if is_canonical {
            // A number or a boolean, in ASCII.
            let text = std::str::from_utf8(&self.json[from..]).unwrap_or_default();
            write_text(&without_zeros(text), &mut self.canonical);
        }
    }
}

/// Returns the first bytes of a name as a number with the same order. Numbers are compared without access to the name.
fn start(name: &str) -> u128 {
    let mut start = [0; 16];
    let length = name.len().min(start.len());
    start[..length].copy_from_slice(&name.as_bytes()[..length]);
    u128::from_be_bytes(start)
}

/// Writes a text. Most have no characters that JSON escapes, and are copied.
fn write_text(text: &str, out: &mut Vec<u8>) {
    let is_plain = |byte: u8| !matches!(byte, ..b' ' | b'"' | b'\\');
    // All bytes are looked at, so that the compiler uses vectors.
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        _ = serde_json::to_writer(out, text);
    }
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

    fn text(value: &Value) -> String {
        let mut written = Written::default();
        written.value(value, true);
        assert_eq!(serde_json::from_slice::<Value>(&written.json).unwrap(), *value);
        String::from_utf8(written.canonical).unwrap()
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

    #[test]
    fn long_names_with_the_same_start_are_sorted() {
        let names = ["", "a", "a_name_of_16_byte", "a_name_of_16_bytes", "a_name_of_16_bytf", "b", "女"];
        let members = names.iter().rev().map(|name| ((*name).to_owned(), Value::from(1)));
        let expected: Vec<_> = names.iter().map(|name| format!("\"{name}\":1")).collect();
        let written = Written::new(&members.collect());
        assert_eq!(String::from_utf8(written.json).unwrap(), format!("{{{}}}", expected.join(",")));
    }

    #[test]
    fn texts_are_written_as_serde_json_writes_them() {
        for character in (0..0x100).filter_map(char::from_u32) {
            let mut out = Vec::new();
            write_text(&format!("a{character}女"), &mut out);
            assert_eq!(out, serde_json::to_vec(&format!("a{character}女")).unwrap());
        }
    }
}
