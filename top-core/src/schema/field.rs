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
    /// The smallest and the largest number allowed.
    pub range: Option<(i64, i64)>,
    /// Why it is deprecated, and what to use instead.
    pub deprecated: Option<&'static str>,
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
            deprecated: None,
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

    /// Whether the value is an id, by TOP's naming. Ids are shown as text, never as a float.
    #[must_use]
    pub fn is_id(&self) -> bool {
        is_id(self.name)
    }
}
