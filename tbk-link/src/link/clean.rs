//! The text of a link without the escapes of HTML and JSON, and its parameters as they are written.

use std::ops::Range;

use memchr::{memchr, memchr2};

/// The names of `&` in HTML, without their own `&`.
pub(super) const AMPERSANDS: [&str; 4] = ["amp;", "#38;", "#x26;", "#X26;"];

/// Appends a link, with `&` and `/` for `&amp;`, `\u0026` and `\/`. `&amp;amp;` is one `&` as well.
pub(super) fn push_unescaped(out: &mut String, link: &str) {
    let mut rest = link;
    while let Some(at) = memchr2(b'&', b'\\', rest.as_bytes()) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(slash) = rest.strip_prefix(r"\/") {
            out.push('/');
            rest = slash;
        } else if let Some(mut and) = rest.strip_prefix('&').or_else(|| rest.strip_prefix(r"\u0026")) {
            while let Some(again) = AMPERSANDS.iter().find_map(|name| and.strip_prefix(name)) {
                and = again;
            }
            out.push('&');
            rest = and;
        } else {
            out.push('\\');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
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
            ("&amp;", "&"),
        ] {
            let mut out = String::new();
            push_unescaped(&mut out, link);
            assert_eq!(out, clean);
        }
    }

    #[test]
    fn parameters_are_read_as_they_are_written() {
        let link = "a.b/h?tk=Ab3dE&amp;pid=mm_1_2_3&x=";
        let read: Vec<_> = values(link).map(|(name, value)| (name, &link[value])).collect();
        assert_eq!(read, [("tk", "Ab3dE"), ("pid", "mm"), ("x", "")]);
    }
}
