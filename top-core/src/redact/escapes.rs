//! Unescaped text, with the original positions.

use std::ops::Range;

use memchr::{memchr, memchr2, memchr3};

/// The kind of escapes to decode.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Escapes {
    Json,
    Entities,
    Percent,
    /// All kinds mixed, such as JSON inside XML or a URL. Also skips the zero bytes of UTF-16.
    All,
}

impl Escapes {
    /// All kinds, alone and mixed. Decoding one kind may hide a secret from another: `100%` before a secret that starts
    /// with two digits.
    const KINDS: [Self; 4] = [Self::Json, Self::Entities, Self::Percent, Self::All];
    const SINGLE: [Self; 3] = [Self::Json, Self::Entities, Self::Percent];

    fn include(self, other: Self) -> bool {
        self == other || self == Self::All
    }

    /// Returns a function that finds the first byte of the next escape in parts of the text.
    fn finder(self, text: &[u8]) -> fn(&[u8]) -> Option<usize> {
        match self {
            Self::Json => |text| memchr(b'\\', text),
            Self::Entities => |text| memchr(b'&', text),
            Self::Percent => |text| memchr(b'%', text),
            Self::All if memchr(0, text).is_none() => |text| memchr3(b'\\', b'&', b'%', text),
            Self::All => |text| text.iter().position(|byte| b"\\&%\0".contains(byte)),
        }
    }
}

/// A lower-case text whose escapes were decoded in rounds. Each round decodes one level of nested escapes.
#[derive(Clone, Default)]
pub(super) struct Decoded {
    pub(super) bytes: Vec<u8>,
    /// The parts of the text in their order. Each ends where the next one begins.
    parts: Vec<Part>,
    /// The text before the last round.
    before: Option<Box<Self>>,
    rounds: usize,
    /// Whether the last round moved a backslash next to another one, so that both look like one escape. A parser that decodes
    /// them one after the other may read another text.
    is_ambiguous: bool,
}

/// A copied part of the text before the round, or the character of an escape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    start: usize,
    /// The start in the text before the round.
    before: usize,
    is_copied: bool,
}

/// The maximum number of rounds that decode the kinds of escapes in every order.
const MOST_MIXED: u32 = 5;

/// Calls `visit` with the text in lower case, and with the text after each round of decoding each kind of escapes, until
/// it returns `true`. Returns whether it did.
pub(super) fn any_view(text: &[u8], mut visit: impl FnMut(&Decoded) -> bool) -> bool {
    let literal = Decoded::literal(text);
    if visit(&literal) {
        return true;
    }
    let mut is_ambiguous = false;
    let visit_rounds = |escapes| {
        let mut decoded = literal.clone().decode(escapes);
        while let Ok(last) = decoded {
            if visit(&last) {
                return true;
            }
            is_ambiguous |= last.is_ambiguous;
            decoded = last.decode(escapes);
        }
        false
    };
    let occur = |escapes: &Escapes| escapes.finder(&literal.bytes)(&literal.bytes).is_some();
    Escapes::KINDS.into_iter().filter(occur).any(visit_rounds)
        || is_ambiguous && any_order(&literal, MOST_MIXED, &mut visit)
}

/// Visits the text after each order of decoding single kinds of escapes.
fn any_order(text: &Decoded, rounds: u32, visit: &mut impl FnMut(&Decoded) -> bool) -> bool {
    let next = |escapes| {
        let decoded = text.clone().decode(escapes);
        decoded.is_ok_and(|decoded| visit(&decoded) || any_order(&decoded, rounds - 1, visit))
    };
    rounds > 0 && Escapes::SINGLE.into_iter().any(next)
}

impl Decoded {
    /// The maximum number of rounds. It also limits the time for texts such as `%252525…`.
    const MOST_ROUNDS: usize = 16;

    fn literal(text: &[u8]) -> Self {
        Self { bytes: text.to_ascii_lowercase(), ..Self::default() }
    }

    /// Decodes all escapes in all rounds.
    pub(super) fn new(text: &[u8]) -> Self {
        let mut decoded = Self::literal(text);
        loop {
            decoded = match decoded.decode(Escapes::All) {
                Ok(next) => next,
                Err(last) => return last,
            };
        }
    }

    /// Decodes the escapes in one more round. Returns the same text if it has no escapes or if this is the last round.
    fn decode(self, escapes: Escapes) -> Result<Self, Self> {
        let text = &self.bytes[..];
        let finder = escapes.finder(text);
        let Some(first) = finder(text).filter(|_| !self.is_last_round()) else { return Err(self) };
        let mut next = Self { bytes: Vec::with_capacity(text.len()), ..Self::default() };
        let is_mixed = escapes == Escapes::All && memchr2(b'&', b'%', text).is_some();
        // The position up to which the text is decoded, and that of the next escape.
        let (mut done, mut at) = (0, first);
        while at < text.len() {
            let Some((length, character)) = leading_escape(&text[at..], escapes) else {
                at = position(text, at + 1, finder);
                continue;
            };
            next.copy(text, done..at);
            if let Some(character) = character {
                next.is_ambiguous |= character == '\\'
                    && (length > br"\\".len() || is_mixed)
                    && (next.bytes.last() == Some(&b'\\') || text.get(at + length) == Some(&b'\\'));
                next.parts.push(Part { start: next.bytes.len(), before: at, is_copied: false });
                next.bytes.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            done = at + length;
            at = position(text, done, finder);
        }
        next.copy(text, done..text.len());
        // An escape is longer than its character.
        if next.bytes.len() == text.len() {
            return Err(self);
        }
        Ok(Self { rounds: self.rounds + 1, before: Some(Box::new(self)), ..next })
    }

    fn copy(&mut self, text: &[u8], range: Range<usize>) {
        if !range.is_empty() {
            self.parts.push(Part { start: self.bytes.len(), before: range.start, is_copied: true });
            self.bytes.extend_from_slice(&text[range]);
        }
    }

    /// Returns whether a parser may decode the text to something else.
    pub(super) fn is_uncertain(&self) -> bool {
        self.is_ambiguous || self.is_last_round()
    }

    fn is_last_round(&self) -> bool {
        self.rounds == Self::MOST_ROUNDS
    }

    /// Returns the range in the original text.
    pub(super) fn original(&self, range: &Range<usize>) -> Range<usize> {
        match &self.before {
            Some(before) => before.original(&self.before_last_round(range)),
            None => range.clone(),
        }
    }

    /// Returns the text of a range before the last round.
    pub(super) fn encoded(&self, range: &Range<usize>) -> &[u8] {
        let text = self.before.as_ref().map_or(&self.bytes, |before| &before.bytes);
        &text[self.before_last_round(range)]
    }

    fn before_last_round(&self, range: &Range<usize>) -> Range<usize> {
        self.start(range.start)..self.start(range.end)
    }

    /// Returns the start of a byte in the text before the last round. A byte ends at the start of the next one.
    fn start(&self, at: usize) -> usize {
        if at == self.bytes.len() {
            return self.before.as_ref().map_or(at, |before| before.bytes.len());
        }
        match self.parts[..self.parts.partition_point(|part| part.start <= at)].last() {
            Some(part) if part.is_copied => part.before + (at - part.start),
            Some(part) => part.before,
            None => at,
        }
    }
}

/// Returns the position of the next escape from `at` on, or the end of the text.
fn position(text: &[u8], at: usize, finder: fn(&[u8]) -> Option<usize>) -> usize {
    finder(&text[at..]).map_or(text.len(), |length| at + length)
}

/// Returns the length and the character of the escape at the start of a text in lower case. A zero byte has none.
fn leading_escape(text: &[u8], escapes: Escapes) -> Option<(usize, Option<char>)> {
    let (kind, escape) = match text.first()? {
        b'\\' => (Escapes::Json, json_escape(text)),
        b'&' => (Escapes::Entities, entity(text)),
        b'%' => (Escapes::Percent, percent(text)),
        0 if escapes == Escapes::All => return Some((1, None)),
        _ => return None,
    };
    let (length, character) = escape.filter(|_| escapes.include(kind))?;
    Some((length, Some(character.to_ascii_lowercase())))
}

fn json_escape(text: &[u8]) -> Option<(usize, char)> {
    match text {
        [_, character @ (b'\\' | b'/' | b'"' | b'\''), ..] => Some((2, char::from(*character))),
        [_, b'u', a, b, c, d, ..] => number(&[*a, *b, *c, *d], 16).map(|character| (6, character)),
        [_, b'x', a, b, ..] => number(&[*a, *b], 16).map(|character| (4, character)),
        _ => None,
    }
}

fn percent(text: &[u8]) -> Option<(usize, char)> {
    match text {
        // Only ASCII: other characters need several escapes, and the secrets of TOP do not contain any.
        [_, high @ b'0'..=b'7', low, ..] => number(&[*high, *low], 16).map(|character| (3, character)),
        _ => None,
    }
}

fn entity(text: &[u8]) -> Option<(usize, char)> {
    const NAMED: [(&[u8], char); 5] =
        [(b"amp", '&'), (b"lt", '<'), (b"gt", '>'), (b"quot", '"'), (b"apos", '\'')];
    /// The length of `&#x10ffff;` with leading zeros.
    const LONGEST: usize = 17;
    let end = memchr(b';', &text[..text.len().min(LONGEST)])?;
    let name = &text[1..end];
    let character = match name {
        [b'#', b'x', digits @ ..] => number(digits, 16),
        [b'#', digits @ ..] => number(digits, 10),
        _ => NAMED.iter().find(|(known, _)| *known == name).map(|(_, character)| *character),
    };
    character.map(|character| (end + 1, character))
}

fn number(digits: &[u8], radix: u32) -> Option<char> {
    let all_digits = digits.iter().all(|digit| char::from(*digit).is_digit(radix));
    let value = all_digits.then(|| u32::from_str_radix(std::str::from_utf8(digits).ok()?, radix).ok());
    char::from_u32(value??)
}
