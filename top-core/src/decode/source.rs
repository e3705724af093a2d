//! The interface between the decoder and the two encodings, JSON and XML.

use super::DecodeError;
use super::json::JsonSource;
use super::token::{Kind, Token};
use super::xml::XmlSource;

/// The text of a response, read from start to end.
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
    /// Returns the kind of the current value. Consumes only white space.
    pub(crate) fn kind(&mut self) -> Result<Kind, DecodeError> {
        either!(self, source => source.kind())
    }

    /// Consumes a simple value and passes it to `take`. `None` is `null` or an empty element.
    pub(crate) fn scalar<R>(&mut self, take: impl FnOnce(Option<Token<'_>>) -> R) -> Result<R, DecodeError> {
        either!(self, source => source.scalar(take))
    }

    /// Moves to the next member of the current object and passes its key to `look`. Returns `None` after the last
    /// member.
    pub(crate) fn member<R>(
        &mut self,
        first: bool,
        look: impl FnOnce(&str) -> R,
    ) -> Result<Option<R>, DecodeError> {
        either!(self, source => source.member(first, look))
    }

    /// Moves to the next item of the current array. Returns `false` after the last item. XML has no arrays.
    pub(crate) fn item(&mut self, first: bool) -> Result<bool, DecodeError> {
        match self {
            Self::Json(source) => source.item(first),
            Self::Xml(_) => Ok(false),
        }
    }

    /// Passes the first key of the current object to `look`. Consumes nothing.
    pub(crate) fn first_key<R>(&mut self, look: impl FnOnce(&str) -> R) -> Result<Option<R>, DecodeError> {
        either!(self, source => source.first_key(look))
    }

    /// Consumes a value and returns its text as received.
    pub(crate) fn skip(&mut self) -> Result<&'a str, DecodeError> {
        either!(self, source => source.skip())
    }

    /// Checks that only white space and comments follow.
    pub(crate) fn finish(&mut self) -> Result<(), DecodeError> {
        either!(self, source => source.finish())
    }
}
