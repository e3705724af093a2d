//! How values travel.

use std::fmt;
use std::ops::Deref;

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
    /// `yyyy-MM-dd`, GMT+8.
    Day,
    /// `yyyyMMdd`, GMT+8.
    CompactDay,
    /// An amount in yuan.
    Yuan,
    /// An amount in fen.
    Fen,
    /// A rate in per cent.
    Percent,
    /// A rate in ten-thousandths.
    BasisPoints,
    /// Milliseconds since 1970.
    EpochMillis,
    /// A numeric id; responses hold numbers and texts.
    Id,
    /// `mm_<member id>_<site id>_<adzone id>`.
    Pid,
    /// A file: makes the request multipart.
    Bytes,
    /// JSON text inside a text.
    Json,
    /// One of a set of codes; the set may grow.
    Code(&'static CodeSet),
    /// An object.
    Object(ObjectRef),
    /// A list.
    List(&'static DataType),
}

impl DataType {
    /// The word used in dumps: `string`, `number[]`, `struct`, …
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text | Self::Day | Self::CompactDay | Self::Pid | Self::Id => "string",
            Self::Number | Self::Decimal => "number",
            Self::Boolean => "boolean",
            Self::Date | Self::EpochMillis => "date",
            Self::Yuan | Self::Fen | Self::Percent | Self::BasisPoints => "price",
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

    /// The kind of value, as errors name it.
    pub(crate) fn expected(&self) -> &'static str {
        match self {
            Self::Object(_) => "an object",
            Self::List(_) => "a list",
            Self::Number | Self::Fen | Self::BasisPoints => "a whole number",
            Self::Decimal => "a number",
            Self::Code(set) if set.numeric => "a whole number",
            Self::Boolean => "a boolean",
            Self::Date | Self::EpochMillis => "a time",
            Self::Day | Self::CompactDay => "a date",
            Self::Yuan => "an amount",
            Self::Percent => "a rate",
            Self::Id => "an id",
            Self::Pid => "a PID",
            Self::Text | Self::Code(_) | Self::Json | Self::Bytes => "a text",
        }
    }

    /// The unit of the numbers, if the type states one.
    pub(super) fn unit(&self) -> Option<&'static str> {
        match self {
            Self::Yuan => Some("yuan"),
            Self::Fen => Some("fen"),
            Self::Percent => Some("percent"),
            Self::BasisPoints => Some("basis-points"),
            Self::List(item) => item.unit(),
            _ => None,
        }
    }

    /// The form of the text, if the type states one.
    pub(super) fn format(&self) -> Option<&'static str> {
        match self {
            Self::Date => Some("date-time"),
            Self::Day => Some("date"),
            Self::CompactDay => Some("date-compact"),
            Self::EpochMillis => Some("epoch-ms"),
            Self::Pid => Some("pid"),
            Self::Json => Some("json-text"),
            _ => None,
        }
    }

    /// The schema of the object, or of the objects in the list.
    #[must_use]
    pub fn object(&self) -> Option<&'static ObjectSchema> {
        match self {
            Self::Object(object) => Some(object.get()),
            Self::List(item) => item.object(),
            _ => None,
        }
    }

    pub(super) fn list_item(&self) -> Option<&'static str> {
        match self {
            Self::List(Self::Object(object)) => Some(object.get().list_item),
            Self::List(Self::Number | Self::Decimal) => Some("number"),
            Self::List(_) => Some("string"),
            _ => None,
        }
    }
}

/// The schema of an object, by a function: a constant can't point at the schema of an object that contains itself.
///
/// Follow it with care: the schema of a recursive object has no end.
#[derive(Clone, Copy)]
pub struct ObjectRef(fn() -> &'static ObjectSchema);

impl ObjectRef {
    /// The schema that `get` returns.
    #[must_use]
    pub const fn new(get: fn() -> &'static ObjectSchema) -> Self {
        Self(get)
    }

    /// The schema.
    #[must_use]
    pub fn get(self) -> &'static ObjectSchema {
        (self.0)()
    }
}

impl Deref for ObjectRef {
    type Target = ObjectSchema;

    fn deref(&self) -> &ObjectSchema {
        self.get()
    }
}

/// The name alone, because the members of a recursive object have no end.
impl fmt::Debug for ObjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
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
