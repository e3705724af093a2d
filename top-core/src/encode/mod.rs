//! JSON writer for object parameters and for the display of decoded data.

mod serialize;

pub(crate) use serialize::serialize_json;

use crate::names::is_id;

/// The replacement for a secret.
pub(crate) const REDACTED: &str = "***";

/// A writer for one JSON text. Implementations of [`TopValue`](crate::TopValue) use it.
///
/// The writer has two modes. For requests, it writes secrets as they are; for display, it writes `***` instead.
///
/// # Examples
///
/// ```
/// use top_core::decode::{DecodeError, Decoder};
/// use top_core::encode::JsonWriter;
/// use top_core::schema::DataType;
/// use top_core::{Params, TopValue};
///
/// /// A number that the platform expects as a string.
/// struct Serial(u64);
///
/// impl TopValue for Serial {
///     const TYPE: DataType = DataType::Text;
///
///     fn read(decoder: &mut Decoder<'_>) -> Result<Option<Self>, DecodeError> {
///         Ok(u64::read(decoder)?.map(Self))
///     }
///
///     fn write_json(&self, json: &mut JsonWriter) {
///         json.string(&self.0.to_string());
///     }
/// }
///
/// let mut params = Params::new();
/// params.push("serials", &vec![Serial(7), Serial(8)]);
/// assert_eq!(params.get("serials"), Some(r#"["7","8"]"#));
/// ```
#[derive(Debug, Default)]
pub struct JsonWriter {
    out: String,
    is_shown: bool,
    ids_as_text: bool,
    /// Whether the next bare value is an id, to be written as a string.
    quote_next: bool,
}

impl JsonWriter {
    /// Creates a writer for requests.
    pub(crate) fn for_wire() -> Self {
        Self::default()
    }

    /// Creates a writer for display, which hides secrets.
    pub(crate) fn for_display() -> Self {
        Self { is_shown: true, ..Self::default() }
    }

    /// Creates a writer for display that writes numeric ids as strings, so that no reader converts them to a float.
    pub(crate) fn with_ids_as_text() -> Self {
        Self { ids_as_text: true, ..Self::for_display() }
    }

    /// Returns the JSON text.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// Writes a string with quotes and escapes.
    pub fn string(&mut self, text: &str) {
        // Serialising a str can't fail.
        self.out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }

    /// Writes a secret, as `***` for display.
    pub(crate) fn secret(&mut self, text: &str) {
        self.string(if self.is_shown { REDACTED } else { text });
    }

    /// Writes a value without quotes: a number, `true`, `false` or `null`.
    pub fn bare(&mut self, write: impl FnOnce(&mut String)) {
        let quote = std::mem::take(&mut self.quote_next);
        if quote {
            self.out.push('"');
        }
        write(&mut self.out);
        if quote {
            self.out.push('"');
        }
    }

    /// Writes an array of `length` items. `write` writes the item at an index.
    pub fn array(&mut self, length: usize, mut write: impl FnMut(&mut Self, usize)) {
        let quote_each = std::mem::take(&mut self.quote_next);
        self.out.push('[');
        for i in 0..length {
            if i > 0 {
                self.out.push(',');
            }
            self.quote_next = quote_each;
            write(self, i);
        }
        self.quote_next = false;
        self.out.push(']');
    }

    /// Writes an object.
    pub fn object(&mut self, write: impl FnOnce(&mut ObjectWriter<'_>)) {
        self.quote_next = false;
        self.out.push('{');
        write(&mut ObjectWriter { json: self, empty: true });
        self.out.push('}');
    }
}

/// A writer for the members of one object. [`JsonWriter::object`] creates it.
#[derive(Debug)]
pub struct ObjectWriter<'a> {
    json: &'a mut JsonWriter,
    empty: bool,
}

impl ObjectWriter<'_> {
    /// Writes the members of an object that is given as JSON text.
    pub fn members_of(&mut self, object: &str) {
        let inside =
            object.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default();
        if !inside.trim().is_empty() {
            if !std::mem::take(&mut self.empty) {
                self.json.out.push(',');
            }
            self.json.out.push_str(inside);
        }
    }

    /// Returns whether the text is for display.
    pub(crate) fn is_shown(&self) -> bool {
        self.json.is_shown
    }

    /// Writes a member. `write` writes its value.
    pub(crate) fn write(&mut self, name: &str, write: impl FnOnce(&mut JsonWriter)) {
        if !std::mem::take(&mut self.empty) {
            self.json.out.push(',');
        }
        self.json.string(name);
        self.json.out.push(':');
        self.json.quote_next = self.json.ids_as_text && is_id(name);
        write(self.json);
        self.json.quote_next = false;
    }
}

/// Formats bytes as upper-case hexadecimal digits.
pub(crate) fn upper_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |n: u8| char::from(DIGITS[usize::from(n)]);
    let mut hex = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        hex.push(digit(byte >> 4));
        hex.push(digit(byte & 15));
    }
    hex
}
