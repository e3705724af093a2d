//! How values travel.

use super::ObjectSchema;

/// How a value travels.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum DataType {
    /// Any text.
    Text,
    /// A whole number.
    Number,
    /// A number that may have a fraction.
    Decimal,
    /// `true` or `false`.
    Boolean,
    /// `yyyy-MM-dd HH:mm:ss`, GMT+8.
    Date,
    /// A decimal amount as text.
    Price,
    /// A file: makes the request multipart.
    Bytes,
    /// JSON text inside a text.
    Json,
    /// One of a set of codes; the set may grow.
    Code(&'static CodeSet),
    /// An object.
    Object(&'static ObjectSchema),
    /// A list.
    List(&'static DataType),
}

impl DataType {
    /// The word used in dumps: `string`, `number[]`, `struct`, …
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number | Self::Decimal => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Price => "price",
            Self::Bytes => "bytes",
            Self::Json => "json",
            Self::Code(set) if set.numeric => "number",
            Self::Code(_) => "string",
            Self::Object(_) => "struct",
            Self::List(item) => match item {
                Self::Object(_) => "struct[]",
                Self::Number | Self::Decimal => "number[]",
                Self::Code(set) if set.numeric => "number[]",
                _ => "string[]",
            },
        }
    }

    /// The members, where it is an object or a list of objects.
    #[must_use]
    pub const fn object(&self) -> Option<&'static ObjectSchema> {
        match self {
            Self::Object(object) => Some(object),
            Self::List(item) => item.object(),
            _ => None,
        }
    }

    pub(super) const fn list_item(&self) -> Option<&'static str> {
        match self {
            Self::List(Self::Object(object)) => Some(object.list_item),
            Self::List(Self::Number | Self::Decimal) => Some("number"),
            Self::List(_) => Some("string"),
            _ => None,
        }
    }
}

/// The known values of a code.
#[derive(Debug, Clone, Copy)]
pub struct CodeSet {
    /// Whether the codes are numbers on the wire.
    pub numeric: bool,
    /// The documented codes.
    pub values: &'static [CodeValue],
}

/// One documented code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeValue {
    /// The code on the wire.
    pub code: &'static str,
    /// The Rust name of the variant.
    pub name: &'static str,
    /// The platform's own Chinese label.
    pub label: &'static str,
}
