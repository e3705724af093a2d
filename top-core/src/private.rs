//! What the derives call: kept out of the generated code, so that there is little of it.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer};
use serde_json::Value;

use crate::api::TopObject;
use crate::de::{DecodeError, Decoder, JsonSource, Problem, Source};
use crate::envelope::UnknownFields;
use crate::json::{JsonWriter, object_to_json};

pub use {serde, serde_json};

/// See [`Transcode`](crate::describe::Transcode).
pub fn transcode<T: TopObject>(decoder: &mut Decoder<'_>, json: &mut JsonWriter) -> Result<(), DecodeError> {
    let object = T::read_object(decoder)?;
    json.object(|members| {
        if let Some(object) = &object {
            object.write_members(members);
        }
    });
    Ok(())
}

/// Serializes the members that hold something, as the platform names them.
pub fn serialize<T: TopObject, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let value: Value = serde_json::from_str(&object_to_json(object)).map_err(S::Error::custom)?;
    value.serialize(serializer)
}

/// Deserializes with the tolerance of [`de`](crate::de).
pub fn deserialize<'de, T: TopObject, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Value::deserialize(deserializer)?.to_string();
    let mut decoder = Decoder::new(Source::Json(JsonSource::new(&text)), UnknownFields::Skip);
    match T::read_object(&mut decoder) {
        Ok(Some(object)) => Ok(object),
        Ok(None) => Err(D::Error::custom(DecodeError::whole(Problem::Missing))),
        Err(error) => Err(D::Error::custom(error)),
    }
}
