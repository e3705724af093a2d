//! The conversion between Rust types and the wire. Each type has one `impl`, so that a field needs no attribute.

mod scalar;
mod serde;

pub use self::serde::deserialize_with;
pub(crate) use self::serde::{scalar_serde, serialize_with};

use crate::decode::{DecodeError, Decoder, Token};
use crate::encode::{JsonWriter, ObjectWriter};
use crate::schema::{DataType, Field, ObjectSchema};

/// A type for fields of responses, and for parameters and their members.
///
/// Types with a simple value implement [`Scalar`] instead, which provides this trait. Structs derive
/// [`TopObject`](derive@crate::TopObject), which provides this trait, too.
///
/// # Examples
///
/// ```
/// use top_core::TopValue;
///
/// let mut text = String::new();
/// vec![1, 2, 3].write_text(&mut text);
/// assert_eq!(text, "1,2,3");
/// assert!(<Option<String> as TopValue>::OPTIONAL);
/// assert!(None::<String>.is_nothing());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as a field",
    label = "unsupported type",
    note = "use a number, bool, String, TopTime, Date, Yuan, Fen, Percent, ItemId, Pid, an enum with `#[derive(TopCode)]`, a struct with `#[derive(TopObject)]`, Json, or an Option or Vec of these; a `FileItem` can only be a parameter"
)]
pub trait TopValue: Sized {
    /// The type on the wire.
    const TYPE: DataType;
    /// Whether a request may omit the field.
    const OPTIONAL: bool = false;

    /// Reads the value at the position of the decoder. Returns `None` if there is no value.
    ///
    /// # Errors
    ///
    /// Returns [`Problem::Mismatch`](crate::decode::Problem::Mismatch) if the value has another type and the field is
    /// required or the decoder is strict, and the other [`Problem`](crate::decode::Problem)s for an invalid response.
    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;

    /// Combines the values of a member that occurs twice: keeps the last value, or joins two lists.
    #[must_use]
    fn merge(self, next: Self) -> Self {
        next
    }

    /// Returns the value of a field that is missing from a response, or `None` if the field is required.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Returns whether a request omits the value.
    fn is_nothing(&self) -> bool {
        false
    }

    /// Writes the value as JSON, the form inside an object.
    fn write_json(&self, json: &mut JsonWriter);

    /// Reads the value of a member into its place. The derives call these methods by the name of the trait, so that the
    /// compiler reports an unsupported type once.
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

    /// Returns the value of a member, or an error if a required member is missing.
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

    /// Writes the value as the text of a parameter. Objects and lists of objects are written as JSON.
    fn write_text(&self, out: &mut String) {
        out.push_str(&to_json(self));
    }

    /// Writes several values as the text of one parameter. Simple values are separated by commas.
    fn write_list_text(items: &[Self], out: &mut String) {
        let mut json = JsonWriter::for_wire();
        write_array(&mut json, items);
        out.push_str(&json.finish());
    }
}

/// A struct in responses or, as JSON, in parameters. Implemented by [`#[derive(TopObject)]`](derive@crate::TopObject).
///
/// # Examples
///
/// ```
/// use top_core::{TopObject, object_to_json};
///
/// #[derive(TopObject)]
/// struct Shop {
///     shop_title: Option<String>,
///     user_id: Option<i64>,
/// }
///
/// let shop = Shop { shop_title: Some("女装店".to_owned()), user_id: None };
/// assert_eq!(object_to_json(&shop), r#"{"shop_title":"女装店"}"#);
/// assert_eq!(Shop::SCHEMA.fields.len(), 2);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not implement `TopObject`",
    label = "not a struct with `#[derive(TopObject)]`",
    note = "add `#[derive(TopObject)]` to the struct; a response can't be `Json`, but its members can"
)]
pub trait TopObject: Sized {
    /// The description of the struct.
    const SCHEMA: &'static ObjectSchema;

    /// Reads the object at the position of the decoder. Returns `None` if there is no value (`null`, `""`, `"--"`,
    /// `{}`).
    ///
    /// # Errors
    ///
    /// Returns [`Problem::Missing`](crate::decode::Problem::Missing) for a missing required member, and the errors of
    /// [`TopValue::read`] for the values of the members.
    fn read_object(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;

    /// Writes all members with a value.
    fn write_members(&self, object: &mut ObjectWriter<'_>);
}

/// Returns a value as JSON for a request.
pub(crate) fn to_json<T: TopValue>(value: &T) -> String {
    let mut json = JsonWriter::for_wire();
    value.write_json(&mut json);
    json.finish()
}

/// Returns an object as JSON for display. Omits members without a value and writes secrets as `***`.
///
/// # Examples
///
/// ```
/// use top_core::{Secret, TopObject, object_to_json};
///
/// #[derive(TopObject)]
/// struct Login {
///     user_nick: Option<String>,
///     access_token: Option<Secret>,
/// }
///
/// let login = Login { user_nick: None, access_token: Some("6100a1b2c3".into()) };
/// assert_eq!(object_to_json(&login), r#"{"access_token":"***"}"#);
/// ```
#[must_use]
pub fn object_to_json<T: TopObject>(object: &T) -> String {
    let mut json = JsonWriter::for_display();
    json.object(|members| object.write_members(members));
    json.finish()
}

fn write_array<T: TopValue>(json: &mut JsonWriter, items: &[T]) {
    json.array(items.len(), |json, i| items[i].write_json(json));
}

/// A type whose value is one text on the wire, in every encoding.
///
/// Implement it for simple values that the crate does not provide. The trait provides [`TopValue`] and
/// [`Parameter`](crate::Parameter).
///
/// # Examples
///
/// ```
/// use top_core::decode::Token;
/// use top_core::schema::DataType;
/// use top_core::{Params, Scalar};
///
/// /// A colour, written as `#rrggbb`.
/// #[derive(Debug, PartialEq)]
/// struct Colour(u32);
///
/// impl Scalar for Colour {
///     const DATA_TYPE: DataType = DataType::Text;
///     const QUOTED: bool = true;
///
///     fn from_token(token: Token<'_>) -> Option<Self> {
///         let digits = token.as_text().strip_prefix('#')?;
///         u32::from_str_radix(digits, 16).ok().map(Self)
///     }
///
///     fn push_text(&self, out: &mut String) {
///         out.push_str(&format!("#{:06x}", self.0));
///     }
/// }
///
/// assert_eq!(Colour::from_token(Token::Text("#ff8800")), Some(Colour(0xff8800)));
/// let params = Params::new().with("colours", &vec![Colour(0), Colour(0xffffff)]);
/// assert_eq!(params.get("colours"), Some("#000000,#ffffff"));
/// ```
pub trait Scalar: Sized {
    /// The type on the wire.
    const DATA_TYPE: DataType;
    /// Whether the value is a string in JSON.
    const QUOTED: bool;

    /// Converts a value from the wire. Returns `None` if the value has another type. `scalar` is never blank.
    fn from_token(scalar: Token<'_>) -> Option<Self>;

    /// Appends the text of the value.
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
