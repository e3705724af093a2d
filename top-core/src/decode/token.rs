//! Values as they are on the wire.

/// A simple value as it is on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// A JSON boolean.
    Bool(bool),
    /// The digits of a JSON number, never converted to a float.
    Number(&'a str),
    /// A text, or anything in XML.
    Text(&'a str),
}

impl<'a> Token<'a> {
    /// The value as text.
    #[must_use]
    pub fn as_text(&self) -> &'a str {
        match self {
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Number(text) | Self::Text(text) => text,
        }
    }

    /// Whether the platform means "no value" by it.
    pub(crate) fn is_nothing(&self) -> bool {
        let Self::Text(text) = self else { return false };
        // Most texts begin with another character.
        let may = text.chars().next().is_none_or(|first| first == '-' || first.is_whitespace());
        may && matches!(text.trim(), "" | "--")
    }
}

/// The kind of the value at a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Nothing,
    Scalar,
    Array,
    Object,
}
