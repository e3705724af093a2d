//! Unescaped text, with the original position of each byte.

use std::ops::Range;

/// The kind of escapes to decode.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escapes {
    None,
    Json,
    Entities,
    Percent,
    /// All kinds mixed, such as JSON inside XML or a URL. Also skips the zero bytes of UTF-16.
    All,
}

impl Escapes {
    /// All kinds, alone and mixed. Decoding one kind may hide a secret from another: `100%` before a secret that starts
    /// with two digits.
    pub(super) const ALL: [Self; 5] = [Self::None, Self::Json, Self::Entities, Self::Percent, Self::All];

    fn include(self, other: Self) -> bool {
        self == other || self == Self::All
    }

    /// Returns whether a text may contain these escapes.
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

/// A lower-case text without escapes, with the original position of each byte. Nested escapes are decoded, too.
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    /// The start of each byte in the original text. A byte ends at the start of the next one.
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
            // A decoded byte may complete another escape. Each iteration removes bytes, so the time is linear.
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

/// Returns the length and the character of the escape at the end of `text`, which is in lower case. The escape is
/// longer than its character.
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
        // Only ASCII: other characters need several escapes, and the secrets of TOP do not contain any.
        [.., b'%', high @ b'0'..=b'7', low] => number(&[*high, *low], 16).map(|character| (3, character)),
        _ => None,
    }
}

fn entity(text: &[u8]) -> Option<(usize, char)> {
    const NAMED: [(&[u8], char); 5] =
        [(b"amp", '&'), (b"lt", '<'), (b"gt", '>'), (b"quot", '"'), (b"apos", '\'')];
    /// The length of `&#x10ffff;` with leading zeros.
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
