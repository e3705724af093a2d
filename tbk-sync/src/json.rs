//! Documents as JSON.

use serde_json::{Map, Value};

use crate::canonical::for_each_sorted;

/// Returns the JSON of a document, with sorted members.
pub(crate) fn text(document: &Map<String, Value>) -> String {
    let mut json = Vec::with_capacity(4_096);
    write(document, &mut json);
    // JSON is UTF-8, so nothing is replaced.
    String::from_utf8(json).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

fn write(members: &Map<String, Value>, json: &mut Vec<u8>) {
    json.push(b'{');
    let mut separator: &[u8] = b"";
    for_each_sorted(members, |name, value| {
        json.extend_from_slice(std::mem::replace(&mut separator, b","));
        write_text(name, json);
        json.push(b':');
        write_value(value, json);
    });
    json.push(b'}');
}

fn write_value(value: &Value, json: &mut Vec<u8>) {
    match value {
        Value::Object(members) => write(members, json),
        Value::Array(items) => {
            json.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    json.push(b',');
                }
                write_value(item, json);
            }
            json.push(b']');
        }
        Value::String(text) => write_text(text, json),
        // Writing to memory does not fail.
        Value::Null | Value::Bool(_) | Value::Number(_) => _ = serde_json::to_writer(json, value),
    }
}

/// Writes a text. Most have no characters that JSON escapes, and are copied.
fn write_text(text: &str, json: &mut Vec<u8>) {
    let is_plain = |byte: u8| !matches!(byte, ..b' ' | b'"' | b'\\');
    // All bytes are looked at, so that the compiler uses vectors.
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        json.push(b'"');
        json.extend_from_slice(text.as_bytes());
        json.push(b'"');
    } else {
        _ = serde_json::to_writer(json, text);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_text_does_not_depend_on_the_order_of_members() {
        let (a, b) = (
            json!({"b": {"d": [{"f": 1, "e": "\"女"}], "c": null}, "a": 2}),
            r#"{"a":2,"b":{"c":null,"d":[{"e":"\"女","f":1}]}}"#,
        );
        let (a, sorted): (_, Value) = (a.as_object().unwrap(), serde_json::from_str(b).unwrap());
        assert_eq!(text(a), b);
        assert_eq!(text(sorted.as_object().unwrap()), b);
    }

    #[test]
    fn long_names_with_the_same_start_are_sorted() {
        let names = ["", "a", "a_name_of_16_byte", "a_name_of_16_bytes", "a_name_of_16_bytf", "b", "女"];
        let members = names.iter().rev().map(|name| ((*name).to_owned(), Value::from(1)));
        let expected: Vec<_> = names.iter().map(|name| format!("\"{name}\":1")).collect();
        assert_eq!(text(&members.collect()), format!("{{{}}}", expected.join(",")));
    }

    #[test]
    fn texts_are_written_as_serde_json_writes_them() {
        for character in (0..0x100).filter_map(char::from_u32) {
            let mut json = Vec::new();
            write_text(&format!("a{character}女"), &mut json);
            assert_eq!(json, serde_json::to_vec(&format!("a{character}女")).unwrap());
        }
    }
}
