//! JSON in which a name occurs once in each object. Standard parsers keep the last of several values.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// A JSON value whose objects contain each name once.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(say!("`{name}` is given twice", "重复给出 `{name}`")));
            }
            let Strict(value) = members.next_value()?;
            object.insert(name, value);
        }
        Ok(object.into())
    }
}

/// Parses JSON. `name` is that of the parameter or the input. Rejects repeated names, and numbers that a JSON parser
/// rounds: an id must be sent unchanged.
pub(crate) fn parse(name: &str, json: &str) -> Result<Value, Failure> {
    let Strict(value) = serde_json::from_str(json).map_err(|error| Failure::json(name, json, &error))?;
    check_digits(name, &value)?;
    Ok(value)
}

/// The recursion is bounded: the JSON parser accepts 128 levels.
fn check_digits(name: &str, value: &Value) -> Result<(), Failure> {
    const LONGEST: f64 = 9_007_199_254_740_992.0;
    match value {
        Value::Number(number) if number.is_f64() && number.as_f64().is_some_and(|n| n.abs() >= LONGEST) => {
            Err(Failure::usage(say!("{name}: a number is too long", "{name}：数字过长"))
                .hint(text("write it as a string in quotes", "请写成带引号的字符串")))
        }
        Value::Array(items) => items.iter().try_for_each(|item| check_digits(name, item)),
        Value::Object(members) => members.values().try_for_each(|member| check_digits(name, member)),
        _ => Ok(()),
    }
}
