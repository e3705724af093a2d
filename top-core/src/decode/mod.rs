//! One decoder for the three encodings, and all of its tolerance.
//!
//! A type asks for what it wants (a simple value, an object, a list) and the decoder finds it in JSON, in simplified
//! JSON or in XML. What the gateway does to values is undone here and nowhere else:
//!
//! - numbers and booleans may be texts, texts may be numbers; booleans may be 0 and 1;
//! - `null`, a blank text, `"--"`, `{}` and `[]` all say nothing: the field is absent;
//! - a list is an array, an object of arrays whatever its key (`{"n_tbk_item":[…]}`), or a single item;
//! - members that nobody documented are passed over, or kept on demand.
//!
//! Everything else is a [`DecodeError`] that names the path and what stood there.

mod decoder;
mod error;
mod json;
mod source;
mod xml;

pub use decoder::{Decoder, Unknown};
pub use error::{DecodeError, Problem};
pub use source::Token;

pub(crate) use error::excerpt;
pub(crate) use json::{JsonSource, escape_control_characters};
pub(crate) use source::Source;
pub(crate) use xml::XmlSource;

/// What to do with members that a type does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownFields {
    /// They are skipped.
    #[default]
    Skip,
    /// They are kept, each with its path and text.
    Keep,
    /// They are kept, and so is every value that a type can't take, which is an error otherwise.
    Report,
}
