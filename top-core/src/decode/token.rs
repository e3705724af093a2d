//! Simple values on the wire.

/// A simple value on the wire.
///
/// # Examples
///
/// ```
/// use top_core::Scalar;
/// use top_core::decode::Token;
///
/// assert_eq!(i64::from_token(Token::Text("42")), Some(42));
/// assert_eq!(i64::from_token(Token::Number("42.0")), Some(42));
/// assert_eq!(i64::from_token(Token::Bool(true)), None);
/// assert_eq!(Token::Bool(true).as_text(), "true");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// A JSON boolean.
    Bool(bool),
    /// A JSON number as its text. The number is never converted to a float.
    Number(&'a str),
    /// A JSON string, or any simple value in XML.
    Text(&'a str),
}

impl<'a> Token<'a> {
    /// Returns the value as text.
    #[must_use]
    pub fn as_text(&self) -> &'a str {
        match self {
            Self::Bool(true) => "true",
            Self::Bool(false) => "false",
            Self::Number(text) | Self::Text(text) => text,
        }
    }

    /// Returns whether the token means "no value".
    pub(crate) fn is_nothing(&self) -> bool {
        let Self::Text(text) = self else { return false };
        // A fast check: most texts start with another character.
        let may = text.chars().next().is_none_or(|first| first == '-' || first.is_whitespace());
        may && matches!(text.trim(), "" | "--")
    }
}

/// The kind of a value in a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Nothing,
    Scalar,
    Array,
    Object,
}
