//! The types of values on the wire.

use std::fmt;
use std::ops::Deref;

use super::ObjectSchema;

/// The type of a value on the wire.
///
/// # Examples
///
/// ```
/// use top_core::schema::DataType;
/// use top_core::{TopValue, Yuan};
///
/// assert!(matches!(<Yuan as TopValue>::TYPE, DataType::Yuan));
/// assert_eq!(<Vec<i64> as TopValue>::TYPE.name(), "number[]");
/// ```
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
    /// Milliseconds since 1970-01-01 UTC.
    EpochMillis,
    /// A numeric id. Responses contain numbers and strings.
    Id,
    /// `mm_<member id>_<site id>_<adzone id>`.
    Pid,
    /// A file. The request is sent as multipart.
    Bytes,
    /// JSON as a string.
    Json,
    /// One of a set of codes. The platform may extend the set.
    Code(&'static CodeSet),
    /// An object.
    Object(ObjectRef),
    /// A list.
    List(&'static DataType),
}

impl DataType {
    /// Returns the word used in dumps: `string`, `number[]`, `struct`, …
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

    /// Returns the name of the type in errors.
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

    /// Returns the unit of the number, if the type has one.
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

    /// Returns whether the values are numbers that a range can limit.
    pub(crate) const fn is_number(&self) -> bool {
        matches!(
            self,
            Self::Number
                | Self::Decimal
                | Self::Yuan
                | Self::Fen
                | Self::Percent
                | Self::BasisPoints
                | Self::Id
        )
    }

    /// Returns the format of the text, if the type has one.
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

    /// Returns the schema of the object, or of the objects in the list.
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

/// A reference to the schema of an object.
///
/// The reference is a function, because a constant can't refer to the schema of an object that contains itself. Limit
/// the depth when you follow references: the schema of a recursive object has no end.
///
/// # Examples
///
/// ```
/// use top_core::TopObject;
/// use top_core::schema::ObjectRef;
///
/// #[derive(TopObject)]
/// struct Category {
///     name: Option<String>,
///     children: Vec<Category>,
/// }
///
/// let category = ObjectRef::new(|| Category::SCHEMA);
/// assert_eq!(category.name, "Category");
/// assert_eq!(category.get().fields.len(), 2);
/// ```
#[derive(Clone, Copy)]
pub struct ObjectRef(fn() -> &'static ObjectSchema);

impl ObjectRef {
    /// Creates a reference to the schema that `get` returns.
    #[must_use]
    pub const fn new(get: fn() -> &'static ObjectSchema) -> Self {
        Self(get)
    }

    /// Returns the schema.
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

/// Shows the name only, because the members of a recursive object have no end.
impl fmt::Debug for ObjectRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// The documented values of a code.
///
/// # Examples
///
/// ```
/// use top_core::schema::{CodeSet, DataType};
/// use top_core::{Scalar, TopCode};
///
/// #[derive(TopCode)]
/// enum OrderStatus {
///     #[code(12, "付款")]
///     Paid,
///     #[code(other)]
///     Other(i64),
/// }
///
/// let DataType::Code(CodeSet { numeric, values }) = OrderStatus::DATA_TYPE else { return };
/// assert!(*numeric);
/// assert_eq!((values[0].code, values[0].name, values[0].label), ("12", "Paid", "付款"));
/// ```
#[derive(Debug, Clone, Copy)]
pub struct CodeSet {
    /// Whether the codes are numbers on the wire.
    pub numeric: bool,
    /// The codes.
    pub values: &'static [CodeValue],
}

/// One documented code. See [`CodeSet`] for an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeValue {
    /// The code on the wire.
    pub code: &'static str,
    /// The Rust name of the variant.
    pub name: &'static str,
    /// The official Chinese label, or `""`.
    pub label: &'static str,
}
