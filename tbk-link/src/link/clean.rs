//! The text of a link without the escapes of HTML and JSON, and its parameters as they are written.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr2};

/// The names of `&` in HTML, without their own `&`.
pub(super) const AMPERSANDS: [&str; 4] = ["amp;", "#38;", "#x26;", "#X26;"];

/// Returns a link with `https://` before its host, which begins at `host`, and with `&` and `/` for `&amp;`, `\u0026` and `\/`.
/// `&amp;amp;` is one `&` as well.
pub(super) fn unescaped(link: &str, host: usize) -> Cow<'_, str> {
    const SCHEME: &str = "https://";
    let (scheme, body) = link.split_at(host);
    if scheme == SCHEME && next_escape(body).is_none() {
        return Cow::Borrowed(link);
    }
    let mut out = String::with_capacity(SCHEME.len() + body.len());
    out.push_str(SCHEME);
    let mut rest = body;
    while let Some((escape, character)) = next_escape(rest) {
        out.push_str(&rest[..escape.start]);
        out.push(character);
        rest = &rest[escape.end..];
    }
    out.push_str(rest);
    out.into()
}

/// Returns the range of the next escape and the unescaped character.
fn next_escape(link: &str) -> Option<(Range<usize>, char)> {
    let mut from = 0;
    loop {
        let at = from + memchr2(b'&', b'\\', &link.as_bytes()[from..])?;
        let rest = &link[at..];
        if rest.starts_with(r"\/") {
            return Some((at..at + 2, '/'));
        }
        let and = ["&", r"\u0026"].into_iter().find(|and| rest.starts_with(and));
        let mut end = at + and.map_or(1, str::len);
        while let Some(name) = AMPERSANDS.iter().find(|name| and.is_some() && link[end..].starts_with(**name))
        {
            end += name.len();
        }
        if end > at + 1 {
            return Some((at..end, '&'));
        }
        from = end;
    }
}

/// Returns the names of parameters of a link and where their values are, as they are written.
pub(crate) fn values(link: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let bytes = link.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        let equals = at + memchr(b'=', &bytes[at..])?;
        let name =
            link[at..equals].bytes().rev().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count();
        let length = bytes[equals + 1..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
        at = equals + 1;
        Some((&link[equals - name..equals], at..at + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_of_html_and_json_are_replaced() {
        for (link, clean) in [
            (r"a\/b?c&amp;d&amp;amp;e\u0026f&#38;g&h\i", r"a/b?c&d&e&f&g&h\i"),
            ("a.b/c", "a.b/c"),
            (r"\\/", r"\/"),
            (r"\amp;&x\u0027", r"\amp;&x\u0027"),
            ("&amp;", "&"),
        ] {
            for scheme in ["https://", "http://", "//", ""] {
                let clean = format!("https://{clean}");
                assert_eq!(unescaped(&format!("{scheme}{link}"), scheme.len()), clean);
            }
        }
    }

    #[test]
    fn parameters_are_read_as_they_are_written() {
        let link = "a.b/h?tk=Ab3dE&amp;pid=mm_1_2_3&x=";
        let read: Vec<_> = values(link).map(|(name, value)| (name, &link[value])).collect();
        assert_eq!(read, [("tk", "Ab3dE"), ("pid", "mm"), ("x", "")]);
    }
}
