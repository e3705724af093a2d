//! A tolerant decoder for the three encodings: JSON, simplified JSON and XML.
//!
//! A type reads a simple value, an object or a list. The decoder accepts all forms in which the gateway sends values:
//!
//! - Numbers and booleans may be strings, and strings may be numbers. Booleans may be 0 and 1.
//! - `null`, a blank string, `"--"`, `{}` and `[]` mean that there is no value.
//! - A list is an array, an object with an array under any key (`{"n_tbk_item":[…]}`), or a single item. A list that
//!   occurs several times is one list.
//! - Undocumented members are skipped, or kept on request ([`UnknownFields`]).
//! - If an optional field or a list item has a value of the wrong type, the value is omitted and a [`Warning`] reports
//!   it.
//! - Text in another declared charset, such as GBK, is converted to UTF-8 ([`transcode`]).
//!
//! Every other deviation is a [`DecodeError`] with the path and the problem.

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

/// The maximum depth of objects and lists. Without a limit, recursive types could overflow the stack.
const MAX_DEPTH: usize = 128;

/// The options of the decoder.
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
    /// The handling of members that a type does not define.
    pub unknown: UnknownFields,
    /// Whether a value of the wrong type is an error instead of a [`Warning`].
    pub strict: bool,
}

/// The handling of members that a type does not define.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{TopApi, TopObject, UnknownFields, decode_response};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {}
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {
///     total_results: Option<i64>,
/// }
///
/// let options = Options { unknown: UnknownFields::Keep, ..Options::default() };
/// let body = br#"{"tbk_shop_get_response":{"total_results":3,"new_member":true}}"#;
/// let opened = decode_response::<ShopGet>(body, options)?;
/// assert_eq!((opened.unknown[0].path.as_str(), opened.unknown[0].text.as_str()), ("new_member", "true"));
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownFields {
    /// Skip the members.
    #[default]
    Skip,
    /// Keep each member as an [`Unknown`], with its path and text.
    Keep,
}
