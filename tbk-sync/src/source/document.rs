//! The canonical form of a row.
//!
//! Equal rows have equal documents, however the gateway writes them: a member without a value (`null`, blank, `--`, `{}`) is
//! absent, ids are texts, an amount in yuan has at least two decimals and no further zeros, and a rate has no trailing zeros.
//! Members that the SDK does not know are kept; their scalars are texts, because the gateway sends numbers as texts at times.

use serde_json::{Map, Value};
use top_core::Decimal;
use top_core::schema::{DataType, ObjectSchema};

/// Makes the amounts and rates of a decoded object canonical.
pub(super) fn normalise(schema: &ObjectSchema, document: &mut Map<String, Value>) {
    for field in schema.fields {
        if let Some(value) = document.get_mut(field.name) {
            normalise_value(&field.data_type, value);
        }
    }
    document.retain(|_, value| !is_nothing(value));
}

fn normalise_value(data_type: &DataType, value: &mut Value) {
    match (data_type, &mut *value) {
        (DataType::List(item), Value::Array(items)) => {
            items.iter_mut().for_each(|value| normalise_value(item, value));
        }
        (DataType::Object(_), Value::Object(members)) => {
            if let Some(schema) = data_type.object() {
                normalise(schema, members);
            }
        }
        (DataType::Yuan, Value::String(text)) => rewrite(text, 2),
        (DataType::Percent | DataType::Decimal, Value::String(text)) => rewrite(text, 0),
        _ => {}
    }
}

/// Removes trailing zeros, but leaves at least so many decimals.
fn rewrite(text: &mut String, decimals: u32) {
    let Ok(number) = text.parse::<Decimal>() else { return };
    let mut number = number.normalize();
    if number.scale() < decimals {
        number.rescale(decimals);
    }
    *text = number.to_string();
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => matches!(text.trim(), "" | "--"),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        _ => false,
    }
}

/// Adds a member that the schema does not have. `path` leads from the row, such as `new_member` or `list[0].new_member`.
pub(super) fn add_unknown(document: &mut Map<String, Value>, path: &str, text: &str) {
    // The text is XML if the client uses that format.
    let mut value = serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()));
    if !simplify(&mut value) {
        return;
    }
    match place(document, path) {
        Some((members, name)) => _ = members.insert(name.to_owned(), value),
        None => _ = document.insert(path.to_owned(), value),
    }
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

/// Makes the scalars texts, and removes members without a value. Returns whether there is a value.
fn simplify(value: &mut Value) -> bool {
    match value {
        Value::Number(_) | Value::Bool(_) => *value = Value::String(value.to_string()),
        Value::Array(items) => items.retain_mut(simplify),
        Value::Object(members) => members.retain(|_, value| simplify(value)),
        Value::Null | Value::String(_) => {}
    }
    !is_nothing(value)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn amounts_have_one_form() {
        for (wire, yuan, rate) in [
            ("0.1", "0.10", "0.1"),
            ("0.10", "0.10", "0.1"),
            ("7", "7.00", "7"),
            ("1.2500", "1.25", "1.25"),
            ("-0.00", "0.00", "0"),
            ("12.345", "12.345", "12.345"),
        ] {
            let (mut money, mut percent) = (wire.to_owned(), wire.to_owned());
            rewrite(&mut money, 2);
            rewrite(&mut percent, 0);
            assert_eq!((money.as_str(), percent.as_str()), (yuan, rate), "{wire}");
        }
    }

    #[test]
    fn unknown_members_are_kept_as_texts() {
        let mut document = json!({"list": [{"a": 1}]}).as_object().unwrap().clone();
        add_unknown(&mut document, "new_id", "9007199254740993");
        add_unknown(&mut document, "list[0].b", r#"{"c":true,"d":null,"e":"--"}"#);
        add_unknown(&mut document, "gone", "\"\"");
        add_unknown(&mut document, "missing[3].x", "\"y\"");
        assert_eq!(
            Value::Object(document),
            json!({"list": [{"a": 1, "b": {"c": "true"}}], "new_id": "9007199254740993", "missing[3].x": "y"})
        );
    }
}
