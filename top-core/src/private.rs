//! What the derives call: kept out of the generated code, so that there is little of it.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};
use serde_json::Value;

use crate::decode::{DecodeError, Decoder, JsonSource, Options, Problem, Source};
use crate::value::{TopObject, TopValue, object_to_json};

pub use {serde, serde_json};

/// The text of a member, as it is sent; `None` for a member without a value.
#[must_use]
pub fn text_of<T: TopValue>(value: &T) -> Option<String> {
    if value.is_nothing() {
        return None;
    }
    let mut text = String::new();
    value.write_text(&mut text);
    Some(text)
}

/// Serializes the members that have a value, as the platform names them.
pub fn serialize<T: TopObject, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let value: Value = serde_json::from_str(&object_to_json(object)).map_err(S::Error::custom)?;
    value.serialize(serializer)
}

/// Deserializes with the tolerance of [`decode`](crate::decode).
pub fn deserialize<'de, T: TopObject, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Value::deserialize(deserializer)?.to_string();
    let mut decoder = Decoder::new(Source::Json(JsonSource::new(&text)), Options::default());
    match T::read_object(&mut decoder) {
        Ok(Some(object)) => Ok(object),
        Ok(None) => Err(D::Error::custom(DecodeError::whole(Problem::Missing))),
        Err(error) => Err(D::Error::custom(error)),
    }
}
