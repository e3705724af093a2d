//! JSON as a [`Source`](super::source::Source). `serde_json` parses strings, numbers and skipped values; this module
//! handles the six structural characters.
//!
//! The tolerant decoder reads one value at a time, which requires a pull parser. No other parser is as fast as
//! `serde_json` on strings: see `docs/performance.md`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use memchr::memchr2;
use serde::Deserialize as _;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::token::{Kind, Token};
use super::{DecodeError, Problem};

#[derive(Debug)]
pub(crate) struct JsonSource<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> JsonSource<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn invalid(&self, message: String) -> DecodeError {
        DecodeError::whole(Problem::Syntax { encoding: "JSON", offset: self.at, message })
    }

    fn truncated(&self) -> DecodeError {
        DecodeError::whole(Problem::Truncated { encoding: "JSON", offset: self.text.len() })
    }

    /// Returns the error for an unexpected byte or the end of the text.
    #[cold]
    fn expected(&self, what: &str) -> DecodeError {
        match self.byte() {
            None => self.truncated(),
            Some(_) => self.invalid(format!("expected {what}")),
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips white space and returns the next byte.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Consumes `token` if it is the next byte.
    fn take(&mut self, token: u8) -> bool {
        let follows = self.next() == Some(token);
        self.at += usize::from(follows);
        follows
    }

    pub(super) fn kind(&mut self) -> Result<Kind, DecodeError> {
        match self.next() {
            Some(b'"' | b'-' | b'0'..=b'9' | b't' | b'f') => Ok(Kind::Scalar),
            Some(b'{') => Ok(Kind::Object),
            Some(b'[') => Ok(Kind::Array),
            Some(b'n') => Ok(Kind::Nothing),
            _ => Err(self.expected("a value")),
        }
    }

    pub(super) fn scalar<R>(&mut self, take: impl FnOnce(Option<Token<'_>>) -> R) -> Result<R, DecodeError> {
        if self.next() == Some(b'"') {
            return Ok(take(Some(Token::Text(&self.quoted()?))));
        }
        let text = self.skip()?;
        Ok(match text.as_bytes().first() {
            Some(b't') => take(Some(Token::Bool(true))),
            Some(b'f') => take(Some(Token::Bool(false))),
            Some(b'n') => take(None),
            _ => take(Some(Token::Number(text))),
        })
    }

    pub(super) fn member<R>(
        &mut self,
        first: bool,
        look: impl FnOnce(&str) -> R,
    ) -> Result<Option<R>, DecodeError> {
        if first && !self.take(b'{') {
            return Err(self.expected("an object"));
        }
        if self.take(b'}') {
            return Ok(None);
        }
        if !first && !self.take(b',') {
            return Err(self.expected("`,` or `}`"));
        }
        if self.next() != Some(b'"') {
            return Err(self.expected("a name between quotes"));
        }
        let name = self.quoted()?;
        if !self.take(b':') {
            return Err(self.expected("`:`"));
        }
        Ok(Some(look(&name)))
    }

    pub(super) fn item(&mut self, first: bool) -> Result<bool, DecodeError> {
        if first && !self.take(b'[') {
            return Err(self.expected("a list"));
        }
        if self.take(b']') {
            return Ok(false);
        }
        if !first && !self.take(b',') {
            return Err(self.expected("`,` or `]`"));
        }
        Ok(true)
    }

    pub(super) fn first_key<R>(&mut self, look: impl FnOnce(&str) -> R) -> Result<Option<R>, DecodeError> {
        let place = self.at;
        let found = self.member(true, look)?;
        self.at = place;
        Ok(found)
    }

    /// Consumes a value and returns its text. Nesting uses no stack, because `serde_json` skips values in a loop.
    pub(super) fn skip(&mut self) -> Result<&'a str, DecodeError> {
        self.next();
        let rest = &self.text[self.at..];
        match <&RawValue>::deserialize(&mut serde_json::Deserializer::from_str(rest)) {
            Ok(value) => {
                self.at += value.get().len();
                Ok(value.get())
            }
            // `serde_json` may report a truncated number as invalid.
            Err(_) if rest.bytes().all(|b| b"0123456789+-.eE".contains(&b)) => Err(self.truncated()),
            Err(_) => Err(self.parser_error()),
        }
    }

    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        match self.next() {
            None => Ok(()),
            Some(_) => Err(self.invalid("more text after the response".to_owned())),
        }
    }

    /// Reads a string. Returns a slice of the response unless the string contains escapes.
    fn quoted(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        let inside = &self.text[self.at + 1..];
        match memchr2(b'"', b'\\', inside.as_bytes()) {
            Some(length) if inside.as_bytes()[length] == b'"' => {
                self.at += length + 2;
                Ok(Cow::Borrowed(&inside[..length]))
            }
            _ => {
                let text = self.skip()?;
                serde_json::from_str(text).map(Cow::Owned).map_err(|_| self.parser_error())
            }
        }
    }

    /// Returns the error of `serde_json`, with its position in the whole text.
    #[cold]
    fn parser_error(&self) -> DecodeError {
        let mut whole = serde_json::Deserializer::from_str(self.text);
        let Err(error) = IgnoredAny::deserialize(&mut whole) else {
            return self.invalid("not a valid text".to_owned());
        };
        if error.is_eof() {
            return DecodeError::caused(
                Problem::Truncated { encoding: "JSON", offset: self.text.len() },
                error,
            );
        }
        let lines = self.text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let offset = lines.map(str::len).sum::<usize>() + error.column().saturating_sub(1);
        let message = error.to_string();
        DecodeError::caused(Problem::Syntax { encoding: "JSON", offset, message }, error)
    }
}

/// Returns the string value of a member of a valid JSON object.
pub(super) fn text_member(object: &str, name: &str) -> Option<String> {
    let members: BTreeMap<String, &RawValue> = serde_json::from_str(object).ok()?;
    serde_json::from_str(members.get(name)?.get()).ok()
}

/// Escapes control characters inside strings. The text between strings is unchanged.
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a value like a decoder that knows every member.
    fn walk(source: &mut JsonSource<'_>) -> Result<(), DecodeError> {
        let mut first = true;
        match source.kind()? {
            Kind::Object => {
                while source.member(std::mem::take(&mut first), |_| ())?.is_some() {
                    walk(source)?;
                }
            }
            Kind::Array => {
                while source.item(std::mem::take(&mut first))? {
                    walk(source)?;
                }
            }
            Kind::Scalar | Kind::Nothing => source.scalar(|_| ())?,
        }
        Ok(())
    }

    fn walks(json: &str) -> Result<(), String> {
        let mut source = JsonSource::new(json);
        let walked = walk(&mut source).and_then(|()| source.finish());
        walked.map_err(|error| match error.problem().clone() {
            Problem::Syntax { offset, message, .. } => format!("{offset}: {message}"),
            Problem::Truncated { .. } => "truncated".to_owned(),
            other => format!("{other:?}"),
        })
    }

    fn text(json: &str) -> Option<String> {
        let mut source = JsonSource::new(json);
        let text = source.scalar(|scalar| scalar.map(|scalar| scalar.as_text().to_owned())).ok()?;
        source.finish().ok()?;
        text
    }

    #[test]
    fn accepts_the_same_texts_as_serde_json() {
        let pieces = [
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\"",
            "\"\\u00e9\\n\"",
            "\"女\"",
            "1",
            "-0.5e-3",
            "01",
            "-",
            "1.",
            "1e",
            "true",
            "false",
            "null",
            "nul",
            "tru",
            " ",
            "\n",
            "x",
            "\"",
            "\\",
            "\"\\x\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "{}",
            "[]",
            "{\"a\":",
            "[1,",
            "\"k\":",
        ];
        let mut random = fastrand::Rng::with_seed(7);
        for _ in 0..200_000 {
            let json: String =
                (0..random.usize(1..8)).map(|_| pieces[random.usize(..pieces.len())]).collect();
            let theirs = serde_json::from_str::<serde_json::Value>(&json).is_ok();
            // `serde_json` rejects bare line breaks inside strings.
            let bare = json.split('"').skip(1).step_by(2).any(|inside| inside.contains('\n'));
            assert!(walks(&json).is_ok() == theirs || bare, "{json}: {:?}", walks(&json));
        }
    }

    #[test]
    fn decodes_strings_like_serde_json() {
        for json in [
            r#""""#,
            r#""女装 \"x\" \\ \/ \b\f\n\r\t""#,
            r#""\u5973\u88c5""#,
            r#""\ud83d\ude00!""#,
            r#""a\u0000b""#,
            r#""é\\""#,
        ] {
            assert_eq!(text(json), serde_json::from_str(json).ok(), "{json}");
        }
        for broken in [
            r#""\ud83d""#,
            r#""\ud83dx""#,
            r#""\ud83d\u0041""#,
            r#""\udc00""#,
            r#""\u12g4""#,
            r#""\u+123""#,
            r#""\u12"#,
            r#""\x""#,
            r#"""#,
        ] {
            assert_eq!(text(broken), None, "{broken}");
        }
        assert_eq!(text("\"a\nb\tc\u{1}\"").as_deref(), Some("a\nb\tc\u{1}"));
    }

    #[test]
    fn invalid_json_is_reported_with_its_offset() {
        assert_eq!(walks(r#"{"a":1,}"#).unwrap_err(), "7: expected a name between quotes");
        assert_eq!(walks(r#"{"a" 1}"#).unwrap_err(), "5: expected `:`");
        assert_eq!(walks("[1 2]").unwrap_err(), "3: expected `,` or `]`");
        assert_eq!(walks("{} x").unwrap_err(), "3: more text after the response");
        assert_eq!(walks("[01]").unwrap_err(), "2: invalid number at line 1 column 3");
        assert_eq!(walks("[\n \"a\",\n \"b\\x\"]").unwrap_err(), "12: invalid escape at line 3 column 5");
        for cut in ["", "[1,", "[tr", "{\"a\"", "{\"a\":\"x", "-", "1.", "\"\\"] {
            assert_eq!(walks(cut).unwrap_err(), "truncated", "{cut}");
        }
    }

    #[test]
    fn nesting_uses_no_stack() {
        let deep = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
        assert_eq!(JsonSource::new(&deep).skip().unwrap().len(), 2_000_000);
        assert!(JsonSource::new(&"{\"a\":".repeat(1_000_000)).skip().is_err());
    }
}
