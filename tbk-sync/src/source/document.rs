//! The document of a row: its members as on the wire, without `null`.
//!
//! Members that the SDK does not know are kept. An integer that a double can't hold is an id, so it becomes a text.

use serde_json::{Map, Number, Value};

/// Removes `null`. In a patch, it would mean that a member is absent.
pub(super) fn remove_null(members: &mut Map<String, Value>) {
    members.retain(|_, value| !value.is_null());
    members.values_mut().for_each(remove_null_in);
}

fn remove_null_in(value: &mut Value) {
    match value {
        Value::Object(members) => remove_null(members),
        Value::Array(items) => items.iter_mut().for_each(remove_null_in),
        _ => {}
    }
}

/// Adds a member that the schema does not have. `path` leads from the row, such as `new_member` or `list[0].new_member`.
pub(super) fn add_unknown(document: &mut Map<String, Value>, path: &str, text: &str) {
    // The text is XML if the client uses that format.
    let mut value = serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
    if value.is_null() {
        return;
    }
    if value.is_f64() && text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit()) {
        value = Value::String(text.to_owned());
    }
    remove_null_in(&mut value);
    ids_as_texts(&mut value);
    match place(document, path) {
        Some((members, name)) => _ = members.insert(name.to_owned(), value),
        None => _ = document.insert(path.to_owned(), value),
    }
}

fn ids_as_texts(value: &mut Value) {
    match value {
        Value::Number(number) if is_id(number) => *value = Value::String(number.to_string()),
        Value::Object(members) => members.values_mut().for_each(ids_as_texts),
        Value::Array(items) => items.iter_mut().for_each(ids_as_texts),
        _ => {}
    }
}

/// Returns whether a double can't hold the integer.
fn is_id(number: &Number) -> bool {
    const LARGEST: u64 = 1 << 53;
    let magnitude = number.as_i64().map(i64::unsigned_abs).or_else(|| number.as_u64());
    magnitude.is_some_and(|magnitude| magnitude > LARGEST)
}

/// Returns the object that the path leads to, and the name of the member in it.
fn place<'a, 'p>(
    document: &'a mut Map<String, Value>,
    path: &'p str,
) -> Option<(&'a mut Map<String, Value>, &'p str)> {
    let Some((step, rest)) = path.split_once('.') else { return Some((document, path)) };
    let value = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
        None => document.get_mut(step)?,
        Some((name, index)) => document.get_mut(name)?.get_mut(index.parse::<usize>().ok()?)?,
    };
    place(value.as_object_mut()?, rest)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn unknown_members_are_kept_as_on_the_wire() {
        let mut document = json!({"list": [{"a": 1}]}).as_object().unwrap().clone();
        add_unknown(&mut document, "count", "17");
        add_unknown(&mut document, "list[0].b", r#"{"c":true,"d":null,"e":"--","f":9007199254740993}"#);
        add_unknown(&mut document, "gone", "null");
        add_unknown(&mut document, "missing[3].x", "\"y\"");
        for id in ["9007199254740993", "123456789012345678901234567890"] {
            add_unknown(&mut document, "new_id", id);
            assert_eq!(document.remove("new_id"), Some(json!(id)));
        }
        let member = json!({"c": true, "e": "--", "f": "9007199254740993"});
        let expected = json!({"list": [{"a": 1, "b": member}], "count": 17, "missing[3].x": "y"});
        assert_eq!(Value::Object(document), expected);
    }
}
