//! The JSON text of a value that serde deserializes.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize as _, Deserializer};
use serde_json::{Map, Value};

/// Returns the JSON text of a value. If `serde_json` reads the value, the text is the original one, so that numbers
/// keep their digits. For other formats, the text is built from the value.
pub(crate) fn json_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    deserializer.deserialize_newtype_struct(RAW_VALUE, JsonText)
}

/// The name by which `serde_json` recognises a request for the text of a value. A test detects a change of the name.
const RAW_VALUE: &str = "$serde_json::private::RawValue";

struct JsonText;

impl<'de> Visitor<'de> for JsonText {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    /// `serde_json` passes a map with the text as its only value. Formats that ignore the name pass the object.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
        let mut members = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == RAW_VALUE {
                return map.next_value();
            }
            members.insert(name, map.next_value()?);
        }
        Ok(Value::Object(members).to_string())
    }

    fn visit_str<E>(self, text: &str) -> Result<String, E> {
        Ok(Value::from(text).to_string())
    }

    fn visit_bool<E>(self, value: bool) -> Result<String, E> {
        Ok(value.to_string())
    }

    fn visit_i64<E>(self, number: i64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_u64<E>(self, number: u64) -> Result<String, E> {
        Ok(number.to_string())
    }

    fn visit_f64<E>(self, number: f64) -> Result<String, E> {
        Ok(Value::from(number).to_string())
    }

    /// Formats that support newtypes.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        Ok(Value::deserialize(deserializer)?.to_string())
    }
}
