//! The functions that the generated code calls. They keep the generated code small.

pub mod annotation;

use serde::{Deserializer, Serializer};

use crate::api::{BusinessError, TopApi};
use crate::encode::ObjectWriter;
use crate::schema::ObjectSchema;
use crate::value::{TopObject, TopValue, serialize_with};

pub use crate::value::deserialize_with;
pub use {serde, serde_json};

/// Returns the schema of the response of an API.
#[must_use]
pub const fn response_of<A: TopApi>() -> &'static ObjectSchema {
    <A::Response as TopObject>::SCHEMA
}

/// A placeholder for an unknown response type, after the derive reported an error.
#[derive(top_macros::TopObject)]
pub struct UnknownResponse {}

/// Returns the text of a member on the wire, or `None` for a member without a value.
#[must_use]
pub fn text_of<T: TopValue>(value: &T) -> Option<String> {
    if value.is_nothing() {
        return None;
    }
    let mut text = String::new();
    value.write_text(&mut text);
    Some(text)
}

/// Writes a list whose items are one text on the wire. For display, writes an array.
pub fn write_joined<T: TopValue>(items: &[T], name: &str, separator: char, object: &mut ObjectWriter<'_>) {
    if items.is_empty() {
        return;
    }
    if object.is_shown() {
        return object.write(name, |json| json.array(items.len(), |json, i| items[i].write_json(json)));
    }
    let texts: Vec<String> = items.iter().filter_map(text_of).collect();
    object.write(name, |json| json.string(&texts.join(&separator.to_string())));
}

/// A member inside a path to another member: an object or an `Option` of one.
#[diagnostic::on_unimplemented(
    message = "a path can't go through `{Self}`",
    label = "not an object",
    note = "each step of a path must be a `#[derive(TopObject)]` struct or an `Option` of one"
)]
pub trait Step {
    /// The type of the object.
    type Object;

    /// Returns the object, if the response contains it.
    fn object(&self) -> Option<&Self::Object>;

    /// Converts into the object.
    fn into_object(self) -> Option<Self::Object>;
}

impl<T: TopObject> Step for T {
    type Object = T;

    fn object(&self) -> Option<&T> {
        Some(self)
    }

    fn into_object(self) -> Option<T> {
        Some(self)
    }
}

impl<T: TopObject> Step for Option<T> {
    type Object = T;

    fn object(&self) -> Option<&T> {
        self.as_ref()
    }

    fn into_object(self) -> Self {
        self
    }
}

/// Returns the entries of all lists. An entry is an `Err` if `read` returns an error for it.
pub fn entries<'r, T>(
    lists: &[Option<&'r [T]>],
    read: fn(&T) -> Option<BusinessError>,
) -> Vec<Result<&'r T, BusinessError>> {
    let entries = lists.iter().copied().flatten().flatten();
    entries.map(|entry| read(entry).map_or(Ok(entry), Err)).collect()
}

/// Serializes an object with the names on the wire, and with `***` instead of secrets.
///
/// # Errors
///
/// Returns the errors of the serializer.
pub fn serialize<T: TopObject, S: Serializer>(object: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serialize_members(|members| object.write_members(members), serializer)
}

/// Serializes the members that `write` writes.
///
/// # Errors
///
/// Returns the errors of the serializer.
pub fn serialize_members<S: Serializer>(
    write: impl FnOnce(&mut ObjectWriter<'_>),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serialize_with(|json| json.object(write), serializer)
}

/// Deserializes an object with the tolerance of [`decode`](crate::decode). A value of the wrong type is an error, even
/// in an optional field.
///
/// # Errors
///
/// Returns the errors of [`deserialize_with`].
pub fn deserialize<'de, T: TopObject, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserialize_with(deserializer, T::read_object)
}

/// Deserializes a value with the tolerance of [`decode`](crate::decode).
///
/// # Errors
///
/// Returns the errors of [`deserialize_with`].
pub fn deserialize_value<'de, T: TopValue, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserialize_with(deserializer, T::read)
}
