//! Fields and objects.

use super::DataType;
use crate::names::is_id;

/// A struct that travels inside a response or a parameter.
#[derive(Debug, Clone, Copy)]
pub struct ObjectSchema {
    /// The Rust name of the struct.
    pub name: &'static str,
    /// The element that wraps each item where the object stands in a list and the field names no other: the struct's
    /// name with `_` before every capital, lower-cased.
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
    /// Whether a request without it is refused. Says nothing for responses, which may leave anything out.
    pub required: bool,
    /// The element that wraps each item of a list, where the annotation names one: see [`list_item`](Self::list_item).
    pub(crate) list_item: Option<&'static str>,
    /// A value as documentation shows it; `""` where the usual answer holds none.
    pub example: Option<&'static str>,
    /// What the gateway assumes where the parameter is left out.
    pub default: Option<&'static str>,
    /// The most items that a list may have.
    pub max_items: Option<u32>,
    /// The most characters that a text may have.
    pub max_len: Option<u32>,
    /// The smallest and the largest number allowed.
    pub range: Option<(i64, i64)>,
    /// Why not to use it any more, and what instead.
    pub deprecated: Option<&'static str>,
    /// The documentation of the field; kept by the feature `docs` alone.
    pub docs: Option<&'static str>,
}

impl Field {
    /// A field with nothing but a name and a type; the derive fills in the rest.
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
            deprecated: None,
            docs: None,
        }
    }

    /// The element that wraps each item of a list in responses.
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

    /// Sets the range of numbers, both ends included.
    #[must_use]
    pub const fn range(mut self, low: i64, high: i64) -> Self {
        self.range = Some((low, high));
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

    /// Whether the value identifies something, by TOP's naming: such values are shown as text, never as a float.
    #[must_use]
    pub fn is_id(&self) -> bool {
        is_id(self.name)
    }
}
