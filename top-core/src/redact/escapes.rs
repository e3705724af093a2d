//! A text with its escapes undone, and where each byte of it comes from.

use std::ops::Range;

/// Which escapes are undone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escapes {
    None,
    Json,
    Entities,
    Percent,
    /// Mixed, as JSON inside XML or of a URL has them; and the zero bytes of UTF-16.
    All,
}

impl Escapes {
    /// Each alone too: undoing one may hide what another one shows (`100%` before a secret that begins with two digits).
    pub(super) const ALL: [Self; 5] = [Self::None, Self::Json, Self::Entities, Self::Percent, Self::All];

    fn include(self, other: Self) -> bool {
        self == other || self == Self::All
    }

    /// Whether a text has anything for these to undo.
    pub(super) fn occur_in(self, text: &[u8]) -> bool {
        match self {
            Self::None => true,
            Self::Json => text.contains(&b'\\'),
            Self::Entities => text.contains(&b'&'),
            Self::Percent => text.contains(&b'%'),
            Self::All => [b'\\', b'&', b'%', 0].iter().any(|byte| text.contains(byte)),
        }
    }
}

/// A text in lower case, its escapes undone until none is left, with the place where each byte comes from.
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    /// Where in the original each byte begins; it ends where the next one begins.
    starts: Vec<usize>,
    length: usize,
}

impl Decoded {
    pub(super) fn new(text: &[u8], escapes: Escapes) -> Self {
        let (bytes, starts) = (Vec::with_capacity(text.len()), Vec::with_capacity(text.len()));
        let mut decoded = Self { bytes, starts, length: text.len() };
        for (at, byte) in text.iter().enumerate() {
            if *byte == 0 && escapes == Escapes::All {
                continue;
            }
            decoded.bytes.push(byte.to_ascii_lowercase());
            decoded.starts.push(at);
            // What was decoded may be the end of another escape. Each turn takes bytes away: this stays linear.
            while let Some((length, character)) = trailing_escape(&decoded.bytes, escapes) {
                decoded.replace_tail(length, character);
            }
        }
        decoded
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

    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
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
