//! Writes JSON: object parameters as they are sent, and decoded data as it is shown.

mod serialize;

pub(crate) use serialize::serialize_json;

use crate::names::is_id;

/// Stands in for a secret.
pub(crate) const REDACTED: &str = "***";

/// A growing JSON text.
///
/// What is sent and what is shown differ: a secret is sent as it is and shown as `***`.
#[derive(Debug, Default)]
pub struct JsonWriter {
    out: String,
    is_shown: bool,
    ids_as_text: bool,
    /// The next bare value is an id and goes between quotes.
    quote_next: bool,
}

impl JsonWriter {
    /// Writes values as they are sent.
    pub(crate) fn for_wire() -> Self {
        Self::default()
    }

    /// Writes values as programs see them: secrets are hidden.
    pub(crate) fn for_display() -> Self {
        Self { is_shown: true, ..Self::default() }
    }

    /// The same, and numeric ids are texts, so that no reader turns them into a float.
    pub(crate) fn with_ids_as_text() -> Self {
        Self { ids_as_text: true, ..Self::for_display() }
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// Writes a text between quotes.
    pub fn string(&mut self, text: &str) {
        // Serialising a str can't fail.
        self.out.push_str(&serde_json::to_string(text).unwrap_or_default());
    }

    /// Writes a secret: `***` where it is shown.
    pub(crate) fn secret(&mut self, text: &str) {
        self.string(if self.is_shown { REDACTED } else { text });
    }

    /// Writes a value that needs no quotes: a number, `true`, `null`.
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

    /// Writes an array of `length` items; `write` writes the item with that index.
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

/// The members of one object.
#[derive(Debug)]
pub struct ObjectWriter<'a> {
    json: &'a mut JsonWriter,
    empty: bool,
}

impl ObjectWriter<'_> {
    /// Writes the members of an object that is already JSON.
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

    /// Whether the text is for programs, not for the gateway.
    pub(crate) fn is_shown(&self) -> bool {
        self.json.is_shown
    }

    /// Writes a member; `write` writes its value.
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

/// Bytes as hexadecimal digits, capitals.
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
