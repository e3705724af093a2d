//! What the decoder needs of an encoding, and no more: JSON and XML both offer it.

use super::Problem;
use super::json::JsonSource;
use super::xml::XmlSource;

/// A simple value as it stands on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'a> {
    /// A JSON boolean.
    Bool(bool),
    /// A JSON number, digit by digit: no float has touched it.
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
    pub(crate) fn says_nothing(&self) -> bool {
        let Self::Text(text) = self else { return false };
        // What begins with anything else says something, and that is most texts.
        let may = text.chars().next().is_none_or(|first| first == '-' || first.is_whitespace());
        may && matches!(text.trim(), "" | "--")
    }
}

/// What stands at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Nothing,
    Scalar,
    Array,
    Object,
}

/// The text of an answer, read from front to back.
#[derive(Debug)]
pub(crate) enum Source<'a> {
    Json(JsonSource<'a>),
    Xml(XmlSource<'a>),
}

macro_rules! either {
    ($self:ident, $source:ident => $call:expr) => {
        match $self {
            Self::Json($source) => $call,
            Self::Xml($source) => $call,
        }
    };
}

impl<'a> Source<'a> {
    /// What stands here; nothing is consumed but white space.
    pub(crate) fn kind(&mut self) -> Result<Kind, Problem> {
        either!(self, source => source.kind())
    }

    /// Consumes a simple value and shows it to `take`; `None` is `null` or an empty element.
    pub(crate) fn scalar<R>(&mut self, take: impl FnOnce(Option<Token<'_>>) -> R) -> Result<R, Problem> {
        either!(self, source => source.scalar(take))
    }

    /// Steps to the next member of the object here and shows its key to `look`; `None` past the last member.
    pub(crate) fn member<R>(
        &mut self,
        first: bool,
        look: impl FnOnce(&str) -> R,
    ) -> Result<Option<R>, Problem> {
        either!(self, source => source.member(first, look))
    }

    /// Steps to the next item of the array here; `false` past the last. XML has no arrays.
    pub(crate) fn item(&mut self, first: bool) -> Result<bool, Problem> {
        match self {
            Self::Json(source) => source.item(first),
            Self::Xml(_) => Ok(false),
        }
    }

    /// Shows the first key of the object here; nothing is consumed.
    pub(crate) fn first_key<R>(&mut self, look: impl FnOnce(&str) -> R) -> Result<Option<R>, Problem> {
        either!(self, source => source.first_key(look))
    }

    /// Consumes any value and gives its text as it stands.
    pub(crate) fn skip(&mut self) -> Result<&'a str, Problem> {
        either!(self, source => source.skip())
    }

    /// Checks that nothing follows but white space and comments.
    pub(crate) fn finish(&mut self) -> Result<(), Problem> {
        either!(self, source => source.finish())
    }
}
