//! serde for all values on the wire, with the JSON and the tolerance of the decoder.

use serde::de::Error as _;
use serde::{Deserializer, Serializer};

use crate::decode::{DecodeError, Decoder, JsonSource, Options, Problem, Source, json_text};
use crate::encode::{JsonWriter, serialize_json};

/// Serializes the JSON that `write` writes, with `***` instead of secrets.
pub(crate) fn serialize_with<S: Serializer>(
    write: impl FnOnce(&mut JsonWriter),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut json = JsonWriter::for_display();
    write(&mut json);
    serialize_json(&json.finish(), serializer)
}

/// Deserializes the value that `read` returns. A value with the wrong type is an error, even in an optional field.
///
/// # Errors
///
/// Returns the error of the deserializer, or the [`DecodeError`] as a custom error.
pub fn deserialize_with<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    read: impl FnOnce(&mut Decoder<'_>) -> Result<Option<T>, DecodeError>,
) -> Result<T, D::Error> {
    let text = json_text(deserializer)?;
    let options = Options { strict: true, ..Options::default() };
    let mut decoder = Decoder::new(Source::Json(JsonSource::new(&text)), options);
    match read(&mut decoder) {
        Ok(Some(value)) => Ok(value),
        Ok(None) => Err(D::Error::custom(DecodeError::whole(Problem::Missing))),
        Err(error) => Err(D::Error::custom(error)),
    }
}

/// Implements the traits of serde for types that implement `TopValue`.
macro_rules! scalar_serde {
    ($($type:ty),+) => {$(
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::value::serialize_with(|json| $crate::TopValue::write_json(self, json), serializer)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::value::deserialize_with(deserializer, <Self as $crate::TopValue>::read)
            }
        }
    )+};
}

pub(crate) use scalar_serde;
