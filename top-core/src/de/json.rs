//! JSON as a [`Source`](super::source::Source), on jiter's pull parser.

use jiter::{Jiter, JiterError, Peek};

use super::Problem;
use super::source::{Kind, Scalar};

#[derive(Debug)]
pub(crate) struct JsonSource<'a> {
    text: &'a str,
    /// Where in `text` the parser was started.
    base: usize,
    parser: Jiter<'a>,
}

impl<'a> JsonSource<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, base: 0, parser: Jiter::new(text.as_bytes()) }
    }

    /// The place of the parser, to return to with [`Self::rewind`].
    pub(crate) fn place(&self) -> usize {
        self.base + self.parser.current_index()
    }

    pub(crate) fn rewind(&mut self, place: usize) {
        self.base = place;
        self.parser = Jiter::new(&self.text.as_bytes()[place..]);
    }

    fn broken(&self, error: &JiterError) -> Problem {
        broken(self.base, error)
    }

    fn peek(&mut self) -> Result<Peek, Problem> {
        self.parser.peek().map_err(|e| broken(self.base, &e))
    }

    pub(super) fn kind(&mut self) -> Result<Kind, Problem> {
        Ok(match self.peek()? {
            Peek::Null => Kind::Nothing,
            Peek::Array => Kind::Array,
            Peek::Object => Kind::Object,
            _ => Kind::Scalar,
        })
    }

    pub(super) fn scalar<R>(&mut self, take: impl FnOnce(Option<Scalar<'_>>) -> R) -> Result<R, Problem> {
        let base = self.base;
        let fail = |e: JiterError| broken(base, &e);
        let peek = self.peek()?;
        Ok(match peek {
            Peek::Null => {
                self.parser.known_null().map_err(fail)?;
                take(None)
            }
            Peek::True | Peek::False => take(Some(Scalar::Bool(self.parser.known_bool(peek).map_err(fail)?))),
            Peek::String => take(Some(Scalar::Text(self.parser.known_str().map_err(fail)?))),
            _ => {
                let digits = self.parser.known_number_bytes(peek).map_err(fail)?;
                take(Some(Scalar::Number(std::str::from_utf8(digits).unwrap_or_default())))
            }
        })
    }

    pub(super) fn member<R>(
        &mut self,
        first: bool,
        look: impl FnOnce(&str) -> R,
    ) -> Result<Option<R>, Problem> {
        let key = if first { self.parser.next_object() } else { self.parser.next_key() };
        key.map(|key| key.map(look)).map_err(|e| broken(self.base, &e))
    }

    pub(super) fn item(&mut self, first: bool) -> Result<bool, Problem> {
        let peek = if first { self.parser.next_array() } else { self.parser.array_step() };
        peek.map(|peek| peek.is_some()).map_err(|e| broken(self.base, &e))
    }

    pub(super) fn first_key<R>(&mut self, look: impl FnOnce(&str) -> R) -> Result<Option<R>, Problem> {
        let place = self.place();
        let found = self.member(true, look)?;
        self.rewind(place);
        Ok(found)
    }

    pub(super) fn skip(&mut self) -> Result<&'a str, Problem> {
        self.peek()?;
        let start = self.place();
        self.parser.next_skip().map_err(|e| self.broken(&e))?;
        Ok(self.text[start..self.place()].trim())
    }

    pub(super) fn finish(&mut self) -> Result<(), Problem> {
        self.parser.finish().map_err(|e| broken(self.base, &e))
    }
}

fn broken(base: usize, error: &JiterError) -> Problem {
    Problem::Syntax { encoding: "JSON", offset: base + error.index, message: error.error_type.to_string() }
}

/// Escapes control characters that stand bare inside strings; what stands between strings stays as it is.
pub(crate) fn escape_control_characters(text: &str) -> String {
    use std::fmt::Write as _;

    let mut out = String::with_capacity(text.len() + 32);
    let (mut inside, mut escaped) = (false, false);
    for c in text.chars() {
        if inside && c < ' ' {
            // Writing to a String can't fail.
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
        match c {
            _ if escaped => escaped = false,
            '\\' if inside => escaped = true,
            '"' => inside = !inside,
            _ => {}
        }
    }
    out
}
