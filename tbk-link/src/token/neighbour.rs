//! The characters beside a word.

use std::ops::Range;

/// The character beside a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// A currency sign, in its usual width.
    Sign(char),
    /// A currency sign behind one space.
    SpacedSign(char),
    /// An opening bracket, by its closing one.
    Opening(char),
    Closing(char),
    Slash,
    Emoji,
    /// Another character, or none.
    Other,
}

/// Pairs of brackets.
const BRACKETS: [(char, char); 15] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('<', '>'),
    ('（', '）'),
    ('［', '］'),
    ('｛', '｝'),
    ('＜', '＞'),
    ('【', '】'),
    ('〖', '〗'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('〔', '〕'),
];

impl From<char> for Neighbour {
    fn from(c: char) -> Self {
        let sign = match c {
            '$' | '€' | '£' | '₤' | '₳' | '₰' | '¢' | '₴' | '฿' | '₽' | '₩' | '¥' => {
                Some(c)
            }
            '￥' => Some('¥'),
            '＄' => Some('$'),
            '￡' => Some('£'),
            '￠' => Some('¢'),
            '￦' => Some('₩'),
            _ => None,
        };
        let opening = || BRACKETS.iter().find(|(open, _)| *open == c).map(|(_, close)| Self::Opening(*close));
        let closing = || BRACKETS.iter().any(|(_, close)| *close == c).then_some(Self::Closing(c));
        match c {
            // Most characters are ideographs.
            '\u{4E00}'..='\u{9FFF}' => Self::Other,
            '/' | '／' => Self::Slash,
            _ if is_emoji(c) => Self::Emoji,
            _ => sign.map(Self::Sign).or_else(opening).or_else(closing).unwrap_or(Self::Other),
        }
    }
}

/// Returns whether the character is a part of an emoji or a symbol that is used like one.
fn is_emoji(c: char) -> bool {
    matches!(u32::from(c),
        0x20E3 | 0xFE0F | 0x2190..=0x21FF | 0x2300..=0x23FF | 0x2460..=0x27BF | 0x2900..=0x297F
        | 0x2B00..=0x2BFF | 0x1F000..=0x1FAFF | 0xE0020..=0xE007F)
}

/// Characters without a width, which some programs put between others.
fn is_invisible(c: char) -> bool {
    matches!(u32::from(c), 0x200B..=0x200F | 0x2060 | 0xFEFF)
}

/// Currency signs in HTML.
const ENTITIES: [(&str, char); 6] =
    [("&yen;", '¥'), ("&#165;", '¥'), ("&#65509;", '¥'), ("&euro;", '€'), ("&pound;", '£'), ("&cent;", '¢')];

/// Returns the neighbour of a word from the text before it.
pub(super) fn before(text: &str) -> Neighbour {
    let entity = ENTITIES.iter().find(|(entity, _)| text.ends_with(';') && text.ends_with(entity));
    entity.map_or_else(|| of(text.chars().rev()), |(_, sign)| Neighbour::Sign(*sign))
}

/// Returns the neighbour of a word from the text after it.
pub(super) fn after(text: &str) -> Neighbour {
    entity_at(text).map_or_else(|| of(text.chars()), Neighbour::Sign)
}

fn entity_at(text: &str) -> Option<char> {
    ENTITIES
        .iter()
        .find(|(entity, _)| text.starts_with('&') && text.starts_with(entity))
        .map(|(_, sign)| *sign)
}

fn of(chars: impl Iterator<Item = char>) -> Neighbour {
    let mut visible = chars.take(4).skip_while(|c| is_invisible(*c));
    match visible.next().map(|c| (c, Neighbour::from(c))) {
        Some((' ', _)) => match visible.next().map(Neighbour::from) {
            Some(Neighbour::Sign(sign)) => Neighbour::SpacedSign(sign),
            _ => Neighbour::Other,
        },
        Some((_, neighbour)) => neighbour,
        None => Neighbour::Other,
    }
}

/// Returns the sign before a mark of a campaign, such as `CZ028`, if the text ends with such a mark and a space.
pub(super) fn before_mark(text: &str) -> Option<Neighbour> {
    let text = text.strip_suffix(' ')?;
    let digits = text.bytes().rev().take(6).take_while(u8::is_ascii_digit).count();
    let letters = text.bytes().rev().skip(digits).take(3).take_while(u8::is_ascii_uppercase).count();
    if !(2..=5).contains(&digits) || letters != 2 {
        return None;
    }
    let text = &text[..text.len() - digits - letters];
    Some(before(text.strip_suffix(' ').unwrap_or(text)))
}

/// Returns whether the word is a part of a longer one, such as an address, a path or a name with `_`.
pub(super) fn is_joined(text: &str, word: &Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let joins = |b: u8| b"_-.+=@%&#~/\\".contains(&b);
    let follows = bytes.get(word.end).is_some_and(|b| joins(*b))
        && bytes.get(word.end + 1).is_some_and(u8::is_ascii_alphanumeric)
        && entity_at(&text[word.end..]).is_none();
    let precedes =
        word.start > 1 && joins(bytes[word.start - 1]) && bytes[word.start - 2].is_ascii_alphanumeric();
    follows || (precedes && !is_numbering(&bytes[..word.start]))
}

/// Returns whether the text ends with a number as in `1.` or `8/`, which is not a part of the word after it.
fn is_numbering(before: &[u8]) -> bool {
    let [rest @ .., b'.' | b'/'] = before else { return false };
    let digits = rest.iter().rev().take(4).take_while(|b| b.is_ascii_digit()).count();
    let border = rest.len().checked_sub(digits + 1).map(|at| rest[at]);
    (1..=3).contains(&digits) && border.is_none_or(|b| b.is_ascii_whitespace() || !b.is_ascii())
}

/// Returns whether the text ends with a name and an opening bracket, as in a call.
pub(super) fn is_call(before: &str) -> bool {
    let mut chars = before.chars().rev();
    let bracket = chars.next().is_some_and(|c| c.is_ascii());
    bracket && chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_and_half_width_signs_are_the_same() {
        for (wide, narrow) in [('￥', '¥'), ('＄', '$'), ('￡', '£'), ('￠', '¢'), ('￦', '₩')] {
            assert_eq!(Neighbour::from(wide), Neighbour::Sign(narrow));
            assert_eq!(Neighbour::from(narrow), Neighbour::Sign(narrow));
        }
        assert_eq!(before("点￥\u{200B}"), Neighbour::Sign('¥'));
        assert_eq!(after(" ￥点"), Neighbour::SpacedSign('¥'));
        assert_eq!(after("❤️"), Neighbour::Emoji);
        assert_eq!(after(""), Neighbour::Other);
    }

    #[test]
    fn marks_of_campaigns_are_read_backwards() {
        assert_eq!(before_mark("89¥ CZ028 "), Some(Neighbour::Sign('¥')));
        assert_eq!(before_mark("HU2871 "), Some(Neighbour::Other));
        for text in ["89¥ CZ028", "89¥ ABC028 ", "CZ0281234567 ", "CZ ", "cz028 "] {
            assert_eq!(before_mark(text), None, "{text}");
        }
    }
}
