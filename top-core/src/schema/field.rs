//! Fields and objects.

use super::DataType;
use crate::names::is_id;

/// A struct that travels inside a response or a parameter.
#[derive(Debug, Clone, Copy)]
pub struct ObjectSchema {
    /// The Rust name of the struct.
    pub name: &'static str,
    /// The element around each item of a list of these objects, unless the field names another: the struct's name in
    /// lower case, with `_` before every capital.
    pub list_item: &'static str,
    /// The members, in the order of the struct.
    pub fields: &'static [Field],
}

/// A parameter, or a member of an object.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Field {
    /// The name on the wire.
    pub name: &'static str,
    /// How the value travels.
    pub data_type: DataType,
    /// Whether a request without it is refused, or a response without it can't be decoded.
    pub required: bool,
    /// The element around each item of a list, if the annotation names one: see [`list_item`](Self::list_item).
    pub(crate) list_item: Option<&'static str>,
    /// A value as documentation shows it; `""` if the usual response holds none.
    pub example: Option<&'static str>,
    /// The value that the gateway assumes if the parameter is left out.
    pub default: Option<&'static str>,
    /// The most items that a list may have.
    pub max_items: Option<u32>,
    /// The most characters that a text may have.
    pub max_len: Option<u32>,
    /// The smallest and the largest number allowed; `None` for an end that is open.
    pub range: Option<(Option<i64>, Option<i64>)>,
    /// The unit, if the type does not state it: see [`unit`](Self::unit).
    pub(crate) unit: Option<&'static str>,
    /// The form of the text, if the type does not state it: see [`format`](Self::format).
    pub(crate) format: Option<Format>,
    /// Whether the example is a text on the wire (`"59"`) or a JSON number (`59`).
    pub quoted: Option<bool>,
    /// Why it is deprecated, and what to use instead.
    pub deprecated: Option<&'static str>,
    /// Who may use it, if not every caller.
    pub restricted: Option<&'static str>,
    /// The documentation of the field; only with the feature `docs`.
    pub docs: Option<&'static str>,
}

impl Field {
    /// A field with a name and a type; the derive adds the rest.
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

    /// The element around each item of a list in responses.
    #[must_use]
    pub fn list_item(&self) -> Option<&'static str> {
        self.list_item.or_else(|| self.data_type.list_item())
    }

    /// Sets the wrapper element of a list.
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

    /// Sets the gateway's default.
    #[must_use]
    pub const fn default(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }

    /// Sets the longest list.
    #[must_use]
    pub const fn max_items(mut self, max_items: u32) -> Self {
        self.max_items = Some(max_items);
        self
    }

    /// Sets the longest text, in characters.
    #[must_use]
    pub const fn max_len(mut self, max_len: u32) -> Self {
        self.max_len = Some(max_len);
        self
    }

    /// Sets the range of numbers, both ends included; `None` leaves an end open.
    #[must_use]
    pub const fn range(mut self, low: Option<i64>, high: Option<i64>) -> Self {
        self.range = Some((low, high));
        self
    }

    /// The word for the type in dumps: that of the type, but codes and decimal numbers are `string` where the example is a
    /// text.
    #[must_use]
    pub fn type_name(&self) -> &'static str {
        match self.data_type {
            DataType::Code(_) | DataType::Decimal if self.quoted == Some(true) => "string",
            DataType::Code(_) if self.quoted == Some(false) => "number",
            data_type => data_type.name(),
        }
    }

    /// The unit of the number: `yuan`, `fen`, `percent`, `basis-points`, `days`, …
    #[must_use]
    pub fn unit(&self) -> Option<&'static str> {
        self.unit.or_else(|| self.data_type.unit())
    }

    /// The form of the text: `date-time`, `epoch-ms`, `comma-list`, `json-text`, …
    #[must_use]
    pub fn format(&self) -> Option<&'static str> {
        self.format.map(Format::as_str).or_else(|| self.data_type.format())
    }

    /// What stands between the items of a list that travels as one text.
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

    /// Sets the form of the text.
    #[must_use]
    pub const fn with_format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// Says whether the value is a text on the wire, or a JSON number.
    #[must_use]
    pub const fn quoted(mut self, quoted: bool) -> Self {
        self.quoted = Some(quoted);
        self
    }

    /// Says who may use it.
    #[must_use]
    pub const fn restricted(mut self, to: &'static str) -> Self {
        self.restricted = Some(to);
        self
    }

    /// Marks the field as superseded.
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

    /// Whether the value is an id, by TOP's naming. Ids are shown as text, never as a float.
    #[must_use]
    pub fn is_id(&self) -> bool {
        is_id(self.name)
    }
}

/// A form of text that the type alone does not state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Milliseconds since 1970.
    EpochMillis,
    /// A number since 1970 whose unit is not documented.
    Epoch,
    /// Items with commas between them, in one text.
    CommaList,
    /// Items with blanks between them, in one text.
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
    /// The word used in dumps and in `#[top(format = "…")]`.
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
