//! Where a link ends.

use super::clean::AMPERSANDS;
use super::host::authority;

/// The ends of a link in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extent {
    /// The end without punctuation that belongs to the text around the link.
    pub(crate) end: usize,
    /// The end of all characters that links consist of.
    pub(crate) raw_end: usize,
}

/// Entities of HTML that end a link.
const ENTITIES: [&[u8]; 7] = [b"quot;", b"lt;", b"gt;", b"nbsp;", b"apos;", b"#34;", b"#39;"];

impl Extent {
    /// Reads the link that begins at `start`, with its host at `body`.
    pub(crate) fn of(bytes: &[u8], start: usize, body: usize) -> Self {
        let short = authority(&bytes[body..]).is_some_and(|host| ends_with_host(host.as_bytes(), b"tb.cn"));
        let raw_end = if short { raw_end(bytes, body, in_short_link) } else { raw_end(bytes, body, in_link) };
        Self { end: trimmed(bytes, start, body, raw_end), raw_end }
    }

    /// Returns whether a scan reads the text, which begins with `https://`, as one link.
    pub(super) fn is_all_of(link: &str) -> bool {
        Self::of(link.as_bytes(), 0, "https://".len()).end == link.len()
    }
}

fn ends_with_host(host: &[u8], suffix: &[u8]) -> bool {
    host.len() >= suffix.len() && host[host.len() - suffix.len()..].eq_ignore_ascii_case(suffix)
}

fn in_link(b: u8) -> bool {
    b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'`' | b'|' | b'^')
}

/// Short links consist of few characters, so that text behind them without a space is not part of them.
fn in_short_link(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"-._/?#=&%~+:@;\\".contains(&b)
}

/// Reads to the first byte that ends a link: one that is not `allowed`, a closing bracket without its opening one, an entity
/// such as `&quot;`, or the scheme of another link.
fn raw_end(bytes: &[u8], body: usize, allowed: impl Fn(u8) -> bool) -> usize {
    let mut open = [0_usize; 3];
    let mut at = body;
    while let Some(b) = bytes.get(at).copied().filter(|b| allowed(*b)) {
        match b {
            b'(' | b'[' | b'{' => open[bracket(b)] += 1,
            b')' | b']' | b'}' => match open[bracket(b)].checked_sub(1) {
                Some(rest) => open[bracket(b)] = rest,
                None => return at,
            },
            b'&' | b'\\' if is_entity(&bytes[at..]) => return at,
            b'\\' => match escape(&bytes[at..]) {
                Some(length) => at += length - 1,
                None => return at,
            },
            b':' => {
                if let Some(start) = next_link(bytes, body, at) {
                    return start;
                }
            }
            _ => {}
        }
        at += 1;
    }
    at
}

fn bracket(b: u8) -> usize {
    match b {
        b'(' | b')' => 0,
        b'[' | b']' => 1,
        _ => 2,
    }
}

/// Returns whether the text begins with an entity that ends a link, however often its `&` is escaped.
fn is_entity(text: &[u8]) -> bool {
    let Some(mut rest) = [&b"&"[..], br"\u0026"].iter().find_map(|and| text.strip_prefix(*and)) else {
        return false;
    };
    while let Some(unescaped) = AMPERSANDS.iter().find_map(|name| rest.strip_prefix(name.as_bytes())) {
        rest = unescaped;
    }
    ENTITIES.iter().any(|entity| rest.starts_with(entity))
}

/// Returns the length of an escape in JSON that is a character of a link: `\/` and `\u0026`.
fn escape(text: &[u8]) -> Option<usize> {
    [&br"\/"[..], br"\u0026"].iter().find(|escape| text.starts_with(escape)).map(|escape| escape.len())
}

/// Returns the start of another link whose `:` is at `colon`, as in `…/h.Ahttps://m.tb.cn/h.B`. A link after `=` and the like
/// is part of this one.
fn next_link(bytes: &[u8], body: usize, colon: usize) -> Option<usize> {
    if ![&b"://"[..], br":\/\/"].iter().any(|slashes| bytes[colon..].starts_with(slashes)) {
        return None;
    }
    let scheme = [5, 4].into_iter().find(|length| {
        let scheme = colon.checked_sub(*length).map(|start| &bytes[start..colon]);
        scheme.is_some_and(|s| s.eq_ignore_ascii_case(b"https") || s.eq_ignore_ascii_case(b"http"))
    })?;
    let start = colon.checked_sub(scheme).filter(|start| *start > body)?;
    let part = matches!(bytes[start - 1], b'=' | b'/' | b'?' | b'&' | b'#' | b':' | b'%' | b'(' | b'[');
    (!part).then_some(start)
}

/// Cuts punctuation from the end.
fn trimmed(bytes: &[u8], start: usize, body: usize, raw_end: usize) -> usize {
    // `_link_` is emphasis in Markdown.
    let emphasis = start > 0 && bytes[start - 1] == b'_';
    let mut end = raw_end;
    while end > body {
        let link = &bytes[body..end];
        let amp = b"&amp;";
        end -= match bytes[end - 1] {
            _ if link.ends_with(amp) => amp.len(),
            b'.' | b',' | b';' | b':' | b'!' | b'?' | b'*' | b'~' | b'#' | b'$' | b'@' | b'+' | b'('
            | b'[' | b'{' => 1,
            b'_' if emphasis => 1,
            b'-' => match dashes(link) {
                0 => return end,
                length => length,
            },
            _ => return end,
        };
    }
    end
}

/// Returns the number of `-` at the end that separate the link from the text behind it: more than one, or one after a number.
/// Ids of items can end with one.
pub(super) fn dashes(link: &[u8]) -> usize {
    let length = link.iter().rev().take_while(|b| **b == b'-').count();
    let digits = link.iter().rev().skip(length).take(6).take_while(|b| b.is_ascii_digit()).count();
    if length > 1 || digits == 6 { length } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_end_before_punctuation_of_the_text() {
        for (text, end, raw) in [
            ("a.b/c?d=1, e", "a.b/c?d=1", "a.b/c?d=1,"),
            ("a.b/c(复制)", "a.b/c", "a.b/c("),
            ("a.b/c_(d)) e", "a.b/c_(d)", "a.b/c_(d)"),
            ("a.b/c。", "a.b/c", "a.b/c"),
            ("a.b/c?d&amp;e=1&amp;amp;quot;", "a.b/c?d&amp;e=1", "a.b/c?d&amp;e=1"),
            ("a.b/c?d&#38;e=1&#38;quot;", "a.b/c?d&#38;e=1", "a.b/c?d&#38;e=1"),
            (r"a.b/c?d=1\u0026quot;", "a.b/c?d=1", "a.b/c?d=1"),
            ("a.b/c&amp;.", "a.b/c", "a.b/c&amp;."),
            ("a.b/c?id=590141576510-复制", "a.b/c?id=590141576510", "a.b/c?id=590141576510-"),
            ("a.b/c?id=Ab3dE5gH7j- 复制", "a.b/c?id=Ab3dE5gH7j-", "a.b/c?id=Ab3dE5gH7j-"),
            ("a.b/c----", "a.b/c", "a.b/c----"),
            (r"a.b\/c?d=1\u0026e=2\n", r"a.b\/c?d=1\u0026e=2", r"a.b\/c?d=1\u0026e=2"),
            ("a.b/chttps://m.tb.cn/h.B", "a.b/c", "a.b/c"),
            ("a.b/?u=https://m.tb.cn/h.B", "a.b/?u=https://m.tb.cn/h.B", "a.b/?u=https://m.tb.cn/h.B"),
            ("https://m.tb.cn/h.B", "https://m.tb.cn/h.B", "https://m.tb.cn/h.B"),
            ("m.tb.cn/h.B,copy", "m.tb.cn/h.B", "m.tb.cn/h.B"),
        ] {
            let extent = Extent::of(text.as_bytes(), 0, 0);
            assert_eq!((&text[..extent.end], &text[..extent.raw_end]), (end, raw));
        }
    }
}
