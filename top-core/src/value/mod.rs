//! How each Rust type travels: one `impl` for each type, so that a field needs no attribute for it.

mod scalar;
mod serde;

pub use self::serde::deserialize_with;
pub(crate) use self::serde::{scalar_serde, serialize_with};

use crate::decode::{DecodeError, Decoder, Token};
use crate::encode::{JsonWriter, ObjectWriter};
use crate::schema::{DataType, Field, ObjectSchema};

/// A type that travels both ways: as a parameter or a member of one, and in responses.
///
/// Simple values implement [`Scalar`], which implements this trait for them; structs derive `TopObject`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot travel to or from the gateway",
    label = "not a type that TOP knows",
    note = "use a number, bool, String, TopTime, Date, Yuan, Fen, Percent, ItemId, Pid, an enum with `#[derive(TopCode)]`, a struct with `#[derive(TopObject)]`, Json, or an Option or Vec of these; a `FileItem` is a parameter only"
)]
pub trait TopValue: Sized {
    /// How it travels.
    const TYPE: DataType;
    /// Whether it may be left out of a request.
    const OPTIONAL: bool = false;

    /// Reads the value at the decoder's position; `None` if there is none.
    ///
    /// # Errors
    ///
    /// The value is of another kind, and the field is required or the decoder is strict.
    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;

    /// The value of a member that occurs twice: the last one, or both lists.
    #[must_use]
    fn merge(self, next: Self) -> Self {
        next
    }

    /// The value of a field that is missing from a response; `None` if it is required.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Whether the value is left out when it is sent.
    fn is_nothing(&self) -> bool {
        false
    }

    /// Writes the value as JSON, as it is inside an object.
    fn write_json(&self, json: &mut JsonWriter);

    /// Reads the value of a member into its place. The derives call these methods by the trait's name, so that a type
    /// that can't be a member is reported once.
    #[doc(hidden)]
    fn read_member(decoder: &mut Decoder<'_>, place: &mut Option<Self>) -> Result<(), DecodeError> {
        if let Some(value) = Self::read(decoder)? {
            *place = Some(match place.take() {
                Some(first) => first.merge(value),
                None => value,
            });
        }
        Ok(())
    }

    /// The value of a member that may be required.
    #[doc(hidden)]
    fn finish_member(
        place: Option<Self>,
        decoder: &Decoder<'_>,
        field: &'static Field,
    ) -> Result<Self, DecodeError> {
        place.or_else(Self::absent).ok_or_else(|| decoder.missing(field))
    }

    /// Writes a member, unless it has no value.
    #[doc(hidden)]
    fn write_member(&self, name: &str, object: &mut ObjectWriter<'_>) {
        if !self.is_nothing() {
            object.write(name, |json| self.write_json(json));
        }
    }

    /// Writes an optional member, unless it has no value.
    #[doc(hidden)]
    fn write_optional_member(member: &Option<Self>, name: &str, object: &mut ObjectWriter<'_>) {
        if let Some(value) = member {
            value.write_member(name, object);
        }
    }

    /// Writes the value as the text of a parameter. Objects and lists of objects are JSON text.
    fn write_text(&self, out: &mut String) {
        out.push_str(&to_json(self));
    }

    /// Writes several values as the text of one parameter. Simple values are joined by commas.
    fn write_list_text(items: &[Self], out: &mut String) {
        let mut json = JsonWriter::for_wire();
        write_array(&mut json, items);
        out.push_str(&json.finish());
    }
}

/// A struct that occurs in responses or, as JSON, in parameters. Implemented by `#[derive(TopObject)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `TopObject`",
    label = "not a struct with `#[derive(TopObject)]`",
    note = "write `#[derive(TopObject)]` above the struct; a response is always such a struct, and a member of it may be `Json`"
)]
pub trait TopObject: Sized {
    /// Its members.
    const SCHEMA: &'static ObjectSchema;

    /// Reads the object at the decoder's position; `None` if there is no value (`null`, `""`, `"--"`, `{}`).
    ///
    /// # Errors
    ///
    /// A required member is missing, or a member has a value that it can't hold.
    fn read_object(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;

    /// Writes the members that have a value.
    fn write_members(&self, object: &mut ObjectWriter<'_>);
}

/// A value as JSON text, as it is sent.
pub(crate) fn to_json<T: TopValue>(value: &T) -> String {
    let mut json = JsonWriter::for_wire();
    value.write_json(&mut json);
    json.finish()
}

/// An object as JSON text for display: members without a value are left out, secrets are `***`.
#[must_use]
pub fn object_to_json<T: TopObject>(object: &T) -> String {
    let mut json = JsonWriter::for_display();
    json.object(|members| object.write_members(members));
    json.finish()
}

fn write_array<T: TopValue>(json: &mut JsonWriter, items: &[T]) {
    json.array(items.len(), |json, i| items[i].write_json(json));
}

/// A simple value: one text on the wire, whatever the encoding.
pub trait Scalar: Sized {
    /// How it travels.
    const DATA_TYPE: DataType;
    /// Whether JSON writes it between quotes.
    const QUOTED: bool;

    /// Converts the value on the wire; `None` if it is of another kind. `scalar` is never empty here.
    fn from_token(scalar: Token<'_>) -> Option<Self>;

    /// Appends the text.
    fn push_text(&self, out: &mut String);
}

impl<T: Scalar> TopValue for T {
    const TYPE: DataType = T::DATA_TYPE;

    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decoder.scalar(T::DATA_TYPE, |scalar| T::from_token(scalar))
    }

    fn write_json(&self, json: &mut JsonWriter) {
        if T::QUOTED {
            let mut text = String::new();
            self.push_text(&mut text);
            json.string(&text);
        } else {
            json.bare(|out| self.push_text(out));
        }
    }

    fn write_text(&self, out: &mut String) {
        self.push_text(out);
    }

    fn write_list_text(items: &[Self], out: &mut String) {
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            item.push_text(out);
        }
    }
}

impl<T: TopValue> TopValue for Option<T> {
    const TYPE: DataType = T::TYPE;
    const OPTIONAL: bool = true;

    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        T::read(decoder).map(Some)
    }

    fn merge(self, next: Self) -> Self {
        match (self, next) {
            (Some(first), Some(next)) => Some(first.merge(next)),
            (first, next) => next.or(first),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_nothing(&self) -> bool {
        self.as_ref().is_none_or(TopValue::is_nothing)
    }

    fn write_json(&self, json: &mut JsonWriter) {
        match self {
            Some(value) => value.write_json(json),
            None => json.bare(|out| out.push_str("null")),
        }
    }

    fn write_text(&self, out: &mut String) {
        if let Some(value) = self {
            value.write_text(out);
        }
    }
}

impl<T: TopValue> TopValue for Vec<T> {
    const TYPE: DataType = {
        assert!(!T::OPTIONAL, "a list can't hold `Option`: write `Vec<T>` instead of `Vec<Option<T>>`");
        DataType::List(&T::TYPE)
    };

    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let mut items = Vec::new();
        decoder.list(&T::TYPE, &mut |decoder| {
            items.extend(T::read(decoder)?);
            Ok(())
        })?;
        Ok(if items.is_empty() { None } else { Some(items) })
    }

    fn merge(mut self, next: Self) -> Self {
        self.extend(next);
        self
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn is_nothing(&self) -> bool {
        self.is_empty()
    }

    fn write_json(&self, json: &mut JsonWriter) {
        write_array(json, self);
    }

    fn write_text(&self, out: &mut String) {
        T::write_list_text(self, out);
    }
}
