//! XML as a [`Source`](super::source::Source), with the pull parser of quick-xml.
//!
//! The current position is always inside an element: the parser has read the start tag, but not the end tag. Document
//! types are rejected, and only the five predefined entities are expanded.

use std::io::BufRead as _;

use memchr::memchr3;
use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, Event};
use serde_json::{Map, Value};

use super::error::shorten_to;
use super::token::{Kind, Token};
use super::{DecodeError, MAX_DEPTH, Problem};

pub(crate) struct XmlSource<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    /// An event that was peeked but not consumed.
    next: Option<Event<'a>>,
    /// The offset of that event.
    next_start: usize,
    /// Blank text before that event. It is part of a text value, but is ignored before an element.
    blank: String,
    /// Whether the reader is directly after a tag and no event was peeked.
    after_tag: bool,
    /// The text of the current element, if it was read together with its tags.
    plain: Option<&'a str>,
}

impl std::fmt::Debug for XmlSource<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "XmlSource(at byte {})", self.offset())
    }
}

impl<'a> XmlSource<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { text, reader, next: None, next_start: 0, blank: String::new(), after_tag: false, plain: None }
    }

    fn offset(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    fn invalid(&self, message: &str) -> DecodeError {
        DecodeError::whole(Problem::Syntax {
            encoding: "XML",
            offset: self.offset(),
            message: message.to_owned(),
        })
    }

    fn truncated(&self) -> DecodeError {
        DecodeError::whole(Problem::Truncated { encoding: "XML", offset: self.text.len() })
    }

    /// Converts an error of the parser. It may quote names of any length and is therefore not kept as the source.
    #[cold]
    fn parser_error(&self, error: &Error) -> DecodeError {
        let start = usize::try_from(self.reader.error_position()).unwrap_or(usize::MAX);
        let truncated = match error {
            Error::Syntax(_) | Error::IllFormed(IllFormedError::MissingEndTag(_)) => true,
            Error::IllFormed(IllFormedError::UnclosedReference) => {
                self.text.get(start..).is_some_and(|rest| !rest.contains('<'))
            }
            _ => false,
        };
        if truncated { self.truncated() } else { self.invalid(&shorten_to(&error.to_string(), 200)) }
    }

    /// Returns the next event. Skips comments and declarations.
    fn take(&mut self) -> Result<Event<'a>, DecodeError> {
        if let Some(event) = self.next.take() {
            return Ok(event);
        }
        loop {
            self.next_start = self.offset();
            match self.reader.read_event().map_err(|error| self.parser_error(&error))? {
                Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
                Event::DocType(_) => return Err(self.invalid("a document type is not allowed")),
                event => {
                    self.after_tag = match event {
                        Event::End(_) => true,
                        // For `<name/>`, the reader returns the end tag as a separate event later.
                        Event::Start(_) => !self.text[..self.offset()].ends_with("/>"),
                        _ => false,
                    };
                    return Ok(event);
                }
            }
        }
    }

    /// Returns the name and the text of the next member if it has the form `<name>text</name>`. Most members have it.
    ///
    /// This is a fast path: the three events of the reader cost more than the other work for a value. See
    /// `docs/performance.md`.
    fn plain(&mut self) -> Option<(&'a str, &'a str)> {
        if !self.after_tag || self.next.is_some() {
            return None;
        }
        let rest = &self.text[self.offset()..];
        let (name, after_name) = rest.trim_ascii_start().strip_prefix('<')?.split_once('>')?;
        let is_name = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
        if name.is_empty() || !name.bytes().all(is_name) {
            return None;
        }
        // The reader resolves entities and line breaks.
        let (text, end) = after_name.split_at(memchr3(b'<', b'&', b'\r', after_name.as_bytes())?);
        let after = end.strip_prefix("</")?.strip_prefix(name)?.strip_prefix('>')?;
        self.reader.stream().consume(rest.len() - after.len());
        Some((name, text))
    }

    /// Returns the next event that is not blank text, without consuming it.
    fn peek(&mut self) -> Result<&Event<'a>, DecodeError> {
        let event = loop {
            match self.take()? {
                Event::Text(text) if text.trim_ascii().is_empty() => {
                    self.blank.push_str(&text.xml10_content());
                }
                event => break event,
            }
        };
        Ok(self.next.insert(event))
    }

    /// Returns the name of the root element, and moves inside it.
    pub(crate) fn root(&mut self) -> Result<String, DecodeError> {
        self.peek()?;
        match self.take()? {
            Event::Start(tag) => Ok(tag.name().as_ref().to_owned()),
            Event::Eof => Err(self.truncated()),
            _ => Err(self.invalid("no root element")),
        }
    }

    pub(super) fn kind(&mut self) -> Result<Kind, DecodeError> {
        if let Some(text) = self.plain {
            return Ok(if text.trim_ascii().is_empty() { Kind::Nothing } else { Kind::Scalar });
        }
        let kind = match self.peek()? {
            Event::Start(_) => Kind::Object,
            Event::End(_) | Event::Eof => Kind::Nothing,
            _ => return Ok(Kind::Scalar),
        };
        self.blank.clear();
        Ok(kind)
    }

    pub(super) fn scalar<R>(&mut self, take: impl FnOnce(Option<Token<'_>>) -> R) -> Result<R, DecodeError> {
        if let Some(text) = self.plain.take() {
            return Ok(take(Some(Token::Text(text)).filter(|_| !text.is_empty())));
        }
        let mut value = std::mem::take(&mut self.blank);
        loop {
            match self.take()? {
                Event::Text(text) => value.push_str(&text.xml10_content()),
                Event::CData(text) => value.push_str(&text.into_inner()),
                Event::GeneralRef(entity) => value.push(self.resolve(&entity)?),
                Event::End(_) => break,
                Event::Eof => return Err(self.truncated()),
                Event::Start(_) => return Err(self.invalid("an element inside a simple value")),
                _ => {}
            }
        }
        Ok(if value.is_empty() { take(None) } else { take(Some(Token::Text(&value))) })
    }

    fn resolve(&self, entity: &BytesRef<'_>) -> Result<char, DecodeError> {
        if let Some(c) = entity.resolve_char_ref().map_err(|error| self.parser_error(&error))? {
            return Ok(c);
        }
        match &**entity {
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "amp" => Ok('&'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            _ => Err(self.invalid("an entity that XML does not predefine")),
        }
    }

    pub(super) fn member<R>(
        &mut self,
        _: bool,
        look: impl FnOnce(&str) -> R,
    ) -> Result<Option<R>, DecodeError> {
        if let Some((name, text)) = self.plain() {
            self.plain = Some(text);
            return Ok(Some(look(name)));
        }
        self.blank.clear();
        loop {
            match self.take()? {
                Event::Start(tag) => return Ok(Some(look(tag.name().as_ref()))),
                Event::End(_) => return Ok(None),
                Event::Eof => return Err(self.truncated()),
                // Text between the members of an object is ignored.
                _ => {}
            }
        }
    }

    pub(super) fn first_key<R>(&mut self, look: impl FnOnce(&str) -> R) -> Result<Option<R>, DecodeError> {
        Ok(match self.peek()? {
            Event::Start(tag) => Some(look(tag.name().as_ref())),
            _ => None,
        })
    }

    /// Consumes a value and returns its text. Nesting uses no stack, because this is a loop.
    pub(super) fn skip(&mut self) -> Result<&'a str, DecodeError> {
        if let Some(text) = self.plain.take() {
            return Ok(text.trim());
        }
        let start = if self.next.is_some() { self.next_start } else { self.offset() };
        let mut depth = 0_usize;
        loop {
            match self.take()? {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => {
                    return Ok(self.text.get(start..self.next_start).unwrap_or_default().trim());
                }
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(self.truncated()),
                _ => {}
            }
        }
    }

    /// Reads the content of the current element as JSON: elements become objects, repeated elements arrays, and all
    /// other values strings.
    pub(super) fn read_as_json(&mut self) -> Result<String, DecodeError> {
        self.value(0).map(|value| value.to_string())
    }

    fn value(&mut self, depth: usize) -> Result<Value, DecodeError> {
        if depth > MAX_DEPTH {
            return Err(DecodeError::whole(Problem::TooDeep));
        }
        if self.kind()? != Kind::Object {
            return self.scalar(|text| text.map_or(Value::Null, |text| text.as_text().into()));
        }
        let mut members: Map<String, Value> = Map::new();
        while let Some(name) = self.member(false, str::to_owned)? {
            let value = self.value(depth + 1)?;
            match members.get_mut(&name) {
                Some(Value::Array(items)) => items.push(value),
                Some(first) => *first = Value::Array(vec![first.take(), value]),
                None => _ = members.insert(name, value),
            }
        }
        Ok(Value::Object(members))
    }

    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        match self.peek()? {
            Event::Eof => Ok(()),
            _ => Err(self.invalid("more text after the root element")),
        }
    }
}
