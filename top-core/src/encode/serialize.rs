//! Serialization of JSON text through serde, with all digits of numbers.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::ser::{Error as _, SerializeMap as _, SerializeSeq as _};
use serde::{Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// Serializes a JSON text as its value. Members keep their order.
///
/// A number that neither an integer nor a float represents exactly (`18.50`, twenty digits) is serialized as a string.
pub(crate) fn serialize_json<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let raw: &RawValue = serde_json::from_str(text).map_err(S::Error::custom)?;
    Json { raw, depth: 0 }.serialize(serializer)
}

#[derive(Clone, Copy)]
struct Json<'t> {
    raw: &'t RawValue,
    depth: usize,
}

impl<'t> Json<'t> {
    /// The maximum depth. Each level parses its text again and uses stack.
    const MAX_DEPTH: usize = 128;

    fn inside(self, raw: &'t RawValue) -> Self {
        Self { raw, depth: self.depth + 1 }
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.raw.get();
        if self.depth > Self::MAX_DEPTH {
            return Err(S::Error::custom("nested too deeply"));
        }
        match text.as_bytes().first() {
            Some(b'{') => {
                let Members(members) = parse(text)?;
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, raw) in members {
                    map.serialize_entry(&name, &self.inside(raw))?;
                }
                map.end()
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = parse(text)?;
                let mut seq = serializer.serialize_seq(Some(items.len()))?;
                for raw in items {
                    seq.serialize_element(&self.inside(raw))?;
                }
                seq.end()
            }
            Some(b'"') => serializer.serialize_str(&parse::<String, _>(text)?),
            Some(b't') => serializer.serialize_bool(true),
            Some(b'f') => serializer.serialize_bool(false),
            Some(b'n') => serializer.serialize_unit(),
            _ => serialize_number(text, serializer),
        }
    }
}

fn parse<'t, T: serde::Deserialize<'t>, E: serde::ser::Error>(text: &'t str) -> Result<T, E> {
    serde_json::from_str(text).map_err(E::custom)
}

fn serialize_number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(number) = text.parse::<i64>() {
        return serializer.serialize_i64(number);
    }
    if let Ok(number) = text.parse::<u64>() {
        return serializer.serialize_u64(number);
    }
    match text.parse::<f64>() {
        Ok(number) if number.to_string() == text => serializer.serialize_f64(number),
        _ => serializer.serialize_str(text),
    }
}

/// The members of an object in their order.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'t> serde::Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;

        impl<'t> Visitor<'t> for InOrder {
            type Value = Members<'t>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Members<'t>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(InOrder)
    }
}
