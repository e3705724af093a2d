//! How each Rust type travels: one `impl` a type, so that a field needs no attribute for it.

use crate::de::{DecodeError, Decoder, Scalar};
use crate::describe::{DataType, Described};
use crate::json::JsonWriter;

/// A type that travels both ways: as a parameter or a member of one, and in answers.
///
/// Simple values implement [`Text`] instead and get this for nothing; structs derive it with `TopObject`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot travel to or from the gateway",
    label = "not a type that TOP knows",
    note = "use a number, bool, String, TopTime, Money, ItemId, a `#[derive(TopObject)]` struct, Json, Option or Vec of these; `FileItem` only as a top-level parameter"
)]
pub trait Wire: Described + Sized {
    /// Reads the value at the decoder's place; `None` where the wire said nothing.
    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError>;

    /// The value of a field that is missing from an answer, or that said nothing; `None` where it can't be absent.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }

    /// Whether the value is left out when it is sent.
    fn is_nothing(&self) -> bool {
        false
    }

    /// Writes the value as JSON, as it stands inside an object.
    fn write_json(&self, json: &mut JsonWriter);

    /// Writes the value as the text of a parameter. Objects and lists of objects are JSON text.
    fn write_text(&self, out: &mut String) {
        out.push_str(&crate::json::to_json(self));
    }

    /// Writes several values as the text of one parameter. Simple values are joined by commas.
    fn write_list_text(items: &[Self], out: &mut String) {
        out.push_str(&crate::json::list_to_json(items));
    }
}

/// A simple value: one text on the wire, whatever the encoding.
pub trait Text: Sized {
    /// How it travels.
    const DATA_TYPE: DataType;
    /// Whether JSON writes it between quotes.
    const QUOTED: bool;

    /// Takes the value from what stands on the wire; `None` where that is no such value.
    ///
    /// `scalar` is never "nothing" here: that is settled before.
    fn from_scalar(scalar: Scalar<'_>) -> Option<Self>;

    /// Appends the text.
    fn push_text(&self, out: &mut String);
}

impl<T: Text> Described for T {
    const TYPE: DataType = T::DATA_TYPE;
}

impl<T: Text> Wire for T {
    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        decoder.scalar(T::DATA_TYPE, |scalar| T::from_scalar(scalar))
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

impl<T: Described> Described for Option<T> {
    const TYPE: DataType = T::TYPE;
    const OPTIONAL: bool = true;
}

impl<T: Wire> Wire for Option<T> {
    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        T::read(decoder).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn is_nothing(&self) -> bool {
        self.as_ref().is_none_or(Wire::is_nothing)
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

impl<T: Described> Described for Vec<T> {
    const TYPE: DataType = DataType::List(&T::TYPE);
}

impl<T: Wire> Wire for Vec<T> {
    fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
        let mut items = Vec::new();
        decoder.list(&T::TYPE, &mut |decoder| {
            items.extend(T::read(decoder)?);
            Ok(())
        })?;
        Ok(if items.is_empty() { None } else { Some(items) })
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }

    fn is_nothing(&self) -> bool {
        self.is_empty()
    }

    fn write_json(&self, json: &mut JsonWriter) {
        json.array(self);
    }

    fn write_text(&self, out: &mut String) {
        T::write_list_text(self, out);
    }
}

impl Text for String {
    const DATA_TYPE: DataType = DataType::Text;
    const QUOTED: bool = true;

    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        Some(scalar.as_text().to_owned())
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(self);
    }
}

/// Booleans come as `true`, as `"true"` and as 0 or 1.
impl Text for bool {
    const DATA_TYPE: DataType = DataType::Boolean;
    const QUOTED: bool = false;

    fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
        match scalar.as_text().trim() {
            "1" => Some(true),
            "0" => Some(false),
            text if text.eq_ignore_ascii_case("true") => Some(true),
            text if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

/// Integers come as numbers and as text, now and then with a fraction of zeros. Never through a float.
macro_rules! integers {
    ($($type:ty),*) => {$(
        impl Text for $type {
            const DATA_TYPE: DataType = DataType::Number;
            const QUOTED: bool = false;

            fn from_scalar(scalar: Scalar<'_>) -> Option<Self> {
                let (Scalar::Number(text) | Scalar::Text(text)) = scalar else { return None };
                let text = text.trim();
                text.parse().ok().or_else(|| {
                    let (whole, fraction) = text.split_once('.')?;
                    let zeros = !fraction.is_empty() && fraction.bytes().all(|b| b == b'0');
                    if zeros { whole.parse().ok() } else { None }
                })
            }

            fn push_text(&self, out: &mut String) {
                use std::fmt::Write as _;
                // Writing to a String can't fail.
                let _ = write!(out, "{self}");
            }
        }
    )*};
}

integers!(i64, u64, i32, u32);
