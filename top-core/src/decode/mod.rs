//! One decoder for the three encodings, and all of its tolerance.
//!
//! A type asks for a simple value, an object or a list, and the decoder finds it in JSON, in simplified JSON or in XML.
//! The forms in which the gateway sends values are handled here and nowhere else:
//!
//! - numbers and booleans may be texts, texts may be numbers; booleans may be 0 and 1;
//! - `null`, a blank text, `"--"`, `{}` and `[]` mean that there is no value;
//! - a list is an array, an object of arrays whatever its key (`{"n_tbk_item":[…]}`), or a single item; a list that
//!   occurs several times is one list;
//! - undocumented members are skipped, or kept on demand;
//! - a value that an optional field or a list can't hold is left out, and a [`Warning`] reports it;
//! - text in another declared charset, such as GBK, becomes UTF-8 ([`transcode`]).
//!
//! Everything else is a [`DecodeError`] with the path and the value found there.

mod charset;
mod decoder;
mod deserialize;
mod error;
mod json;
mod report;
mod source;
mod token;
mod xml;

pub use charset::transcode;
pub use decoder::Decoder;
pub use error::{DecodeError, Problem};
pub use report::{Unknown, Warning};
pub use token::Token;

pub(crate) use deserialize::json_text;
pub(crate) use error::{MAX_SHOWN, excerpt, shorten, shorten_to};
pub(crate) use json::{JsonSource, escape_control_characters};
pub(crate) use report::Report;
pub(crate) use source::Source;
pub(crate) use xml::XmlSource;

/// The deepest nesting of objects and lists that is decoded; recursive types would overflow the stack without a limit.
const MAX_DEPTH: usize = 128;

/// How a response is decoded.
///
/// # Examples
///
/// ```
/// use top_core::decode::{Options, UnknownFields};
///
/// let options = Options { unknown: UnknownFields::Keep, ..Options::default() };
/// assert!(!options.strict);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// What happens to members that a type does not know.
    pub unknown: UnknownFields,
    /// Whether a value that a field can't hold is an error instead of a [`Warning`].
    pub strict: bool,
}

/// What happens to members that a type does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownFields {
    /// They are skipped.
    #[default]
    Skip,
    /// They are kept, each with its path and text.
    Keep,
}
