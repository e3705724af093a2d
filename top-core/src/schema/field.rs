//! The description of fields and objects.

use super::DataType;
use crate::names::is_id;

/// The description of an object in a response or a parameter. `#[derive(TopObject)]` generates it.
///
/// # Examples
///
/// ```
/// use top_core::TopObject;
///
/// #[derive(TopObject)]
/// struct NTbkShop {
///     user_id: Option<i64>,
/// }
///
/// let schema = NTbkShop::SCHEMA;
/// assert_eq!((schema.name, schema.list_item), ("NTbkShop", "n_tbk_shop"));
/// assert_eq!(schema.fields[0].name, "user_id");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ObjectSchema {
    /// The Rust name of the struct.
    pub name: &'static str,
    /// The element around each item in a list of these objects, unless the field has another one. By default, the name
    /// of the struct in lower case, with `_` before every capital.
    pub list_item: &'static str,
    /// The members in the order of the struct.
    pub fields: &'static [Field],
}

/// The description of a parameter or a member of an object.
///
/// # Examples
///
/// ```
/// use top_core::schema::{DataType, Field};
///
/// const PAGE_SIZE: Field = Field::new("page_size", DataType::Number, false).range(Some(1), Some(100)).default("20");
/// assert_eq!(PAGE_SIZE.default, Some("20"));
/// assert_eq!(PAGE_SIZE.type_name(), "number");
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// The type of the value.
    pub data_type: DataType,
    /// Whether the field is required: a request without it is invalid, and a response without it can't be decoded.
    pub required: bool,
    /// The element around each item of a list, if the annotation sets it. See [`list_item`](Self::list_item).
    pub(crate) list_item: Option<&'static str>,
    /// An example value for documentation. `""` means that responses usually contain no value.
    pub example: Option<&'static str>,
    /// The value that the gateway uses if the parameter is missing.
    pub default: Option<&'static str>,
    /// The maximum number of items in a list.
    pub max_items: Option<u32>,
    /// The maximum length of a text in characters.
    pub max_len: Option<u32>,
    /// The smallest and the largest allowed number. `None` is an open end.
    pub range: Option<(Option<i64>, Option<i64>)>,
    /// The unit, if the type has none. See [`unit`](Self::unit).
    pub(crate) unit: Option<&'static str>,
    /// The format, if the type has none. See [`format`](Self::format).
    pub(crate) format: Option<Format>,
    /// Whether the example is a JSON string (`"59"`) or a JSON number (`59`).
    pub quoted: Option<bool>,
    /// The reason for the deprecation and the replacement.
    pub deprecated: Option<&'static str>,
    /// The callers that may use the field, if its use is restricted.
    pub restricted: Option<&'static str>,
    /// The documentation of the field; `None` without the feature `docs`.
    pub docs: Option<&'static str>,
}

impl Field {
    /// Creates a field with a name and a type. The derive sets the other values.
    #[must_use]
    pub const fn new(name: &'static str, data_type: DataType, required: bool) -> Self {
        Self {
            name,
            data_type,
            required,
            list_item: None,
            example: None,
            default: None,
            max_items: None,
            max_len: None,
            range: None,
            unit: None,
            format: None,
            quoted: None,
            deprecated: None,
            restricted: None,
            docs: None,
        }
    }

    /// Returns the element around each item of a list in responses.
    #[must_use]
    pub fn list_item(&self) -> Option<&'static str> {
        self.list_item.or_else(|| self.data_type.list_item())
    }

    /// Sets the element around each item of a list.
    #[must_use]
    pub const fn with_list_item(mut self, list_item: &'static str) -> Self {
        self.list_item = Some(list_item);
        self
    }

    /// Sets the example.
    #[must_use]
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = Some(example);
        self
    }

    /// Sets the value that the gateway uses if the parameter is missing.
    #[must_use]
    pub const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    /// Sets the maximum number of items in a list.
    #[must_use]
    pub const fn max_items(mut self, max_items: u32) -> Self {
        self.max_items = Some(max_items);
        self
    }

    /// Sets the maximum length of a text in characters.
    #[must_use]
    pub const fn max_len(mut self, max_len: u32) -> Self {
        self.max_len = Some(max_len);
        self
    }

    /// Sets the allowed numbers, both ends included. `None` is an open end.
    #[must_use]
    pub const fn range(mut self, low: Option<i64>, high: Option<i64>) -> Self {
        self.range = Some((low, high));
        self
    }

    /// Returns the word for the type in dumps. For codes and decimal numbers, the word also depends on
    /// [`quoted`](field@Self::quoted).
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self.data_type {
            DataType::Code(_) | DataType::Decimal if self.quoted == Some(true) => "string",
            DataType::Code(_) if self.quoted == Some(false) => "number",
            data_type => data_type.name(),
        }
    }

    /// Returns the unit of the number: `yuan`, `fen`, `percent`, `basis-points`, `days`, …
    #[must_use]
    pub fn unit(&self) -> Option<&'static str> {
        self.unit.or_else(|| self.data_type.unit())
    }

    /// Returns the format of the text: `date-time`, `epoch-ms`, `comma-list`, `json-text`, …
    #[must_use]
    pub fn format(&self) -> Option<&'static str> {
        self.format.map(Format::as_str).or_else(|| self.data_type.format())
    }

    /// Returns the separator between the items, for a list that is one text.
    #[must_use]
    pub fn separator(&self) -> Option<char> {
        self.format.and_then(Format::separator)
    }

    /// Sets the unit.
    #[must_use]
    pub const fn with_unit(mut self, unit: &'static str) -> Self {
        self.unit = Some(unit);
        self
    }

    /// Sets the format.
    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Sets whether the example is a JSON string or a JSON number.
    #[must_use]
    pub const fn quoted(mut self, quoted: bool) -> Self {
        self.quoted = Some(quoted);
        self
    }

    /// Sets the callers that may use the field.
    #[must_use]
    pub const fn restricted(mut self, to: &'static str) -> Self {
        self.restricted = Some(to);
        self
    }

    /// Marks the field as deprecated.
    #[must_use]
    pub const fn deprecated(mut self, note: &'static str) -> Self {
        self.deprecated = Some(note);
        self
    }

    /// Sets the documentation.
    #[must_use]
    pub const fn docs(mut self, docs: &'static str) -> Self {
        self.docs = Some(docs);
        self
    }

    /// Returns whether the value is an identifier. See [`names::is_id`](crate::names::is_id).
    #[must_use]
    pub fn is_id(&self) -> bool {
        is_id(self.name)
    }
}

/// A format of a value that its Rust type does not determine.
///
/// # Examples
///
/// ```
/// use top_core::schema::{DataType, Field, Format};
///
/// let month = Field::new("month", DataType::Text, false).with_format(Format::CompactMonth);
/// assert_eq!(month.format(), Some("month-compact"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Milliseconds since 1970-01-01 UTC.
    EpochMillis,
    /// The time since 1970-01-01 UTC as a number in an undocumented unit.
    Epoch,
    /// Items separated by commas in one text.
    CommaList,
    /// Items separated by spaces in one text.
    SpaceList,
    /// `yyyyMM`.
    CompactMonth,
    /// `yyyy-MM` or `yyyy-MM-dd`.
    MonthOrDate,
    /// `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`.
    DateOrDateTime,
    /// A number of days, or a date with or without a time.
    DaysOrDate,
    /// `name=value` pairs.
    KeyValue,
}

impl Format {
    /// Returns the word used in dumps and in `#[top(format = "…")]`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::EpochMillis => "epoch-ms",
            Self::Epoch => "epoch",
            Self::CommaList => "comma-list",
            Self::SpaceList => "space-list",
            Self::CompactMonth => "month-compact",
            Self::MonthOrDate => "month-or-date",
            Self::DateOrDateTime => "date-or-date-time",
            Self::DaysOrDate => "days-or-date",
            Self::KeyValue => "key-value",
        }
    }

    const fn separator(self) -> Option<char> {
        match self {
            Self::CommaList => Some(','),
            Self::SpaceList => Some(' '),
            _ => None,
        }
    }
}
