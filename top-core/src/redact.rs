//! Removes secrets from texts that come from outside: responses, headers, messages of proxies and libraries.
//!
//! A text is decoded first and searched then: JSON escapes (`\u0036`, `\/`), character references (`&#54;`, `&#x36;`,
//! `&amp;`) and percent-encoding (`%36`), however deeply nested, are undone, each alone and all together. Upper and lower
//! case are the same. What is found is replaced by [`REDACTED`] in the original text; the rest stays as it is.
//!
//! A secret of fewer than [`SHORT`] bytes is removed only where it is a whole value (`"s"`, `=s&`, the whole text):
//! inside of words it would make every text unreadable, and real secrets of TOP are longer.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use secrecy::{ExposeSecret as _, SecretSlice};

use crate::names::secret_parameters;
use crate::params::Params;
use crate::types::AppSecret;

pub(crate) use crate::encode::REDACTED;

/// Secrets below this length are removed only where they are whole values.
const SHORT: usize = 8;

/// The secrets of one request: what was sent and what it was signed with.
pub(crate) struct Redactor {
    /// In lower case, wiped when dropped.
    secrets: Vec<SecretSlice<u8>>,
}

impl Redactor {
    /// The secrets among `params`, and the secret of the app.
    pub(crate) fn new(params: &Params, app_secret: Option<&AppSecret>) -> Self {
        let sent = secret_parameters().filter_map(|name| params.get(name));
        let all = sent.chain(app_secret.map(AppSecret::expose_secret)).filter(|secret| !secret.is_empty());
        Self { secrets: all.map(|secret| secret.to_ascii_lowercase().into_bytes().into()).collect() }
    }

    /// The text without secrets.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let found = self.find(text.as_bytes());
        if found.is_empty() {
            return Cow::Borrowed(text);
        }
        // Secrets are found at the boundaries of characters; `get` holds where that should ever fail.
        let mut clean = String::with_capacity(text.len());
        let mut at = 0;
        for range in found {
            clean.push_str(text.get(at..range.start).unwrap_or_default());
            clean.push_str(REDACTED);
            at = range.end;
        }
        clean.push_str(text.get(at..).unwrap_or_default());
        Cow::Owned(clean)
    }

    /// Where secrets are, in order, without overlaps.
    fn find(&self, text: &[u8]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for escapes in Escapes::ALL {
            let Some(decoded) = Decoded::new(text, escapes) else { continue };
            for secret in &self.secrets {
                let secret = secret.expose_secret();
                for at in memmem::find_iter(&decoded.bytes, secret) {
                    let range = at..at + secret.len();
                    if secret.len() >= SHORT || is_whole_value(&decoded.bytes, &range) {
                        found.push(decoded.original(&range));
                    }
                }
            }
        }
        merge(found)
    }
}

/// Without the secrets.
impl std::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Redactor").finish_non_exhaustive()
    }
}

/// In order, overlapping and adjoining ranges as one.
fn merge(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Whether `range` is a whole value: the whole text, or between quotes or separators, and not a JSON key.
fn is_whole_value(text: &[u8], range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| text.get(at));
    let (after, rest) = match text.get(range.end..) {
        Some([after, rest @ ..]) => (Some(after), rest),
        _ => (None, &[][..]),
    };
    let opens = before.is_none_or(|byte| b"\"'`=:>".contains(byte));
    let closes = after.is_none_or(|byte| b"\"'`&<,}".contains(byte));
    let is_key = after == Some(&b'"') && rest.trim_ascii_start().first() == Some(&b':');
    opens && closes && !is_key
}

/// Which escapes are undone.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Escapes {
    None,
    Json,
    Entities,
    Percent,
    /// Mixed, as JSON inside of XML or of a URL has them.
    All,
}

impl Escapes {
    /// Each alone too: undoing one may hide what another one shows (`100%` before a secret that begins with two digits).
    const ALL: [Self; 5] = [Self::None, Self::Json, Self::Entities, Self::Percent, Self::All];

    fn include(self, other: Self) -> bool {
        self == other || self == Self::All
    }

    /// Whether a text has anything for these to undo.
    fn occur_in(self, text: &[u8]) -> bool {
        match self {
            Self::None => true,
            Self::Json => text.contains(&b'\\'),
            Self::Entities => text.contains(&b'&'),
            Self::Percent => text.contains(&b'%'),
            // One kind alone has been looked at already.
            Self::All => [b'\\', b'&', b'%'].iter().filter(|byte| text.contains(byte)).count() > 1,
        }
    }
}

/// A text in lower case, its escapes undone until none is left, with the place where each byte comes from.
struct Decoded {
    bytes: Vec<u8>,
    /// Where in the original each byte begins; it ends where the next one begins.
    starts: Vec<usize>,
    length: usize,
}

impl Decoded {
    fn new(text: &[u8], escapes: Escapes) -> Option<Self> {
        if !escapes.occur_in(text) {
            return None;
        }
        let (bytes, starts) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
        let mut decoded = Self { bytes, starts, length: text.len() };
        for (at, byte) in text.iter().enumerate() {
            decoded.bytes.push(byte.to_ascii_lowercase());
            decoded.starts.push(at);
            // What was decoded may be the end of another escape. Each turn takes bytes away: this stays linear.
            while let Some((length, character)) = trailing_escape(&decoded.bytes, escapes) {
                decoded.replace_tail(length, character);
            }
        }
        Some(decoded)
    }

    fn replace_tail(&mut self, length: usize, character: char) {
        let from = self.bytes.len() - length;
        let start = self.starts[from];
        self.bytes.truncate(from);
        self.starts.truncate(from);
        let mut buffer = [0; 4];
        for byte in character.to_ascii_lowercase().encode_utf8(&mut buffer).bytes() {
            self.bytes.push(byte);
            self.starts.push(start);
        }
    }

    fn original(&self, range: &Range<usize>) -> Range<usize> {
        self.starts[range.start]..self.starts.get(range.end).copied().unwrap_or(self.length)
    }
}

/// The escape that `text` (in lower case) ends with: its length, always more than that of the character.
fn trailing_escape(text: &[u8], escapes: Escapes) -> Option<(usize, char)> {
    let json = || escapes.include(Escapes::Json).then(|| json_escape(text)).flatten();
    let entity = || escapes.include(Escapes::Entities).then(|| entity(text)).flatten();
    let percent = || escapes.include(Escapes::Percent).then(|| percent(text)).flatten();
    json().or_else(entity).or_else(percent)
}

fn json_escape(text: &[u8]) -> Option<(usize, char)> {
    match text {
        [.., b'\\', last @ (b'\\' | b'/' | b'"' | b'\'')] => Some((2, char::from(*last))),
        [.., b'\\', b'u', a, b, c, d] => number(&[*a, *b, *c, *d], 16).map(|character| (6, character)),
        [.., b'\\', b'x', a, b] => number(&[*a, *b], 16).map(|character| (4, character)),
        _ => None,
    }
}

fn percent(text: &[u8]) -> Option<(usize, char)> {
    match text {
        // Beyond ASCII it takes several to make a character; no secret of TOP has any.
        [.., b'%', high @ b'0'..=b'7', low] => number(&[*high, *low], 16).map(|character| (3, character)),
        _ => None,
    }
}

fn entity(text: &[u8]) -> Option<(usize, char)> {
    const NAMED: [(&[u8], char); 5] =
        [(b"amp", '&'), (b"lt", '<'), (b"gt", '>'), (b"quot", '"'), (b"apos", '\'')];
    /// `&#x10ffff;` with some zeros before it.
    const LONGEST: usize = 16;
    let [text @ .., b';'] = text else { return None };
    let tail = &text[text.len().saturating_sub(LONGEST)..];
    let name = &tail[tail.iter().rposition(|byte| *byte == b'&')? + 1..];
    let character = match name {
        [b'#', b'x', digits @ ..] => number(digits, 16),
        [b'#', digits @ ..] => number(digits, 10),
        _ => NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character),
    };
    character.map(|character| (name.len() + 2, character))
}

fn number(digits: &[u8], radix: u32) -> Option<char> {
    let all_digits = digits.iter().all(|digit| char::from(*digit).is_digit(radix));
    let value = all_digits.then(|| u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok());
    char::from_u32(value??)
}
