//! Other spellings of a JSON text: white space and escapes, as the JSON writers of other languages choose them.

use std::fmt::Write as _;

/// A way to write JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct JsonStyle {
    pub(crate) spacing: Spacing,
    pub(crate) escapes: Escapes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spacing {
    None,
    /// A space after commas and colons, as in Python.
    AfterSeparators,
    /// Lines with this indentation.
    Lines(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Escapes {
    /// Only what JSON requires.
    Required,
    /// `\/`, as in PHP with `JSON_UNESCAPED_UNICODE`.
    Slash,
    /// `\u5973`, as in Python.
    NonAscii,
    /// `\/` and `\u5973`, as in PHP.
    SlashAndNonAscii,
    /// `\u0026`, `\u003c` and `\u003e`, as in Go.
    Html,
}

impl JsonStyle {
    pub(crate) const COMPACT: Self = Self { spacing: Spacing::None, escapes: Escapes::Required };

    /// Returns all styles.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        let spacings = [Spacing::None, Spacing::AfterSeparators, Spacing::Lines(2), Spacing::Lines(4)];
        let escapes =
            [Escapes::Required, Escapes::Slash, Escapes::NonAscii, Escapes::SlashAndNonAscii, Escapes::Html];
        spacings
            .into_iter()
            .flat_map(move |spacing| escapes.into_iter().map(move |escapes| Self { spacing, escapes }))
    }

    /// Rewrites a JSON text. The order of members and the spelling of numbers stay. Does not recurse, so that the depth
    /// of the text does not matter. Returns nothing if a text in it does not end, or if brackets do not match.
    pub(crate) fn rewrite(self, json: &str) -> Option<String> {
        let mut out = String::with_capacity(json.len());
        let mut depth = 0;
        let mut rest = json.trim();
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '"' => {
                    let (text, after) = json_text(rest)?;
                    self.write_text(&text, &mut out);
                    rest = after;
                }
                '{' | '[' => {
                    out.push(c);
                    if let Some(after) = rest.trim_start().strip_prefix(closing(c)) {
                        out.push(closing(c));
                        rest = after;
                    } else {
                        depth += 1;
                        self.line(depth, &mut out)?;
                    }
                }
                '}' | ']' => {
                    depth = usize::checked_sub(depth, 1)?;
                    self.line(depth, &mut out)?;
                    out.push(c);
                }
                ',' | ':' => self.separator(c, depth, &mut out)?,
                c if c.is_whitespace() => {}
                c => out.push(c),
            }
        }
        (depth == 0).then_some(out)
    }

    fn separator(self, c: char, depth: usize, out: &mut String) -> Option<()> {
        out.push(c);
        match self.spacing {
            Spacing::Lines(_) if c == ',' => self.line(depth, out)?,
            Spacing::AfterSeparators | Spacing::Lines(_) => out.push(' '),
            Spacing::None => {}
        }
        Some(())
    }

    /// Starts a line, if the style has lines. Indentation is limited, because it grows with the square of the depth.
    fn line(self, depth: usize, out: &mut String) -> Option<()> {
        const MAX_DEPTH: usize = 64;
        if let Spacing::Lines(indent) = self.spacing {
            if depth > MAX_DEPTH {
                return None;
            }
            out.push('\n');
            out.extend(std::iter::repeat_n(' ', indent * depth));
        }
        Some(())
    }

    fn write_text(self, text: &str, out: &mut String) {
        out.push('"');
        for c in text.chars() {
            let is_escaped = match self.escapes {
                Escapes::Html => matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}'),
                Escapes::NonAscii | Escapes::SlashAndNonAscii => !c.is_ascii(),
                Escapes::Required | Escapes::Slash => false,
            };
            let has_slash = matches!(self.escapes, Escapes::Slash | Escapes::SlashAndNonAscii);
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '/' if has_slash => out.push_str("\\/"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '\u{8}' => out.push_str("\\b"),
                '\u{c}' => out.push_str("\\f"),
                c if c < ' ' || is_escaped => {
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        // Writing to a string does not fail.
                        let _ = write!(out, "\\u{unit:04x}");
                    }
                }
                c => out.push(c),
            }
        }
        out.push('"');
    }
}

fn closing(opening: char) -> char {
    if opening == '{' { '}' } else { ']' }
}

/// Decodes a text after its opening quotation mark. Returns it and what follows.
fn json_text(input: &str) -> Option<(String, &str)> {
    let mut end = 0;
    let bytes = input.as_bytes();
    while *bytes.get(end)? != b'"' {
        end += if bytes[end] == b'\\' { 2 } else { 1 };
    }
    let text = serde_json::from_str(&format!("\"{}\"", input.get(..end)?)).ok()?;
    Some((text, input.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(json: &str, spacing: Spacing, escapes: Escapes) -> String {
        JsonStyle { spacing, escapes }.rewrite(json).unwrap()
    }

    #[test]
    fn styles_of_other_languages_are_written() {
        let json = "{\"a\": [1, \"女/&\"],\n \"b\":{}, \"c\\\"\":-1.50}";
        assert_eq!(
            rewritten(json, Spacing::None, Escapes::Required),
            "{\"a\":[1,\"女/&\"],\"b\":{},\"c\\\"\":-1.50}"
        );
        assert_eq!(
            rewritten(json, Spacing::AfterSeparators, Escapes::NonAscii),
            "{\"a\": [1, \"\\u5973/&\"], \"b\": {}, \"c\\\"\": -1.50}"
        );
        assert_eq!(rewritten("[\"女/&\"]", Spacing::None, Escapes::SlashAndNonAscii), "[\"\\u5973\\/&\"]");
        assert_eq!(rewritten("[\"女/&\"]", Spacing::None, Escapes::Html), "[\"女/\\u0026\"]");
        assert_eq!(
            rewritten("{\"a\":[1,2]}", Spacing::Lines(2), Escapes::Required),
            "{\n  \"a\": [\n    1,\n    2\n  ]\n}"
        );
    }

    #[test]
    fn deep_and_broken_texts_are_handled() {
        let deep = format!("{}{}", "[".repeat(30_000), "]".repeat(30_000));
        let compact = JsonStyle { spacing: Spacing::None, escapes: Escapes::Required };
        assert_eq!(compact.rewrite(&deep).unwrap(), deep);
        assert_eq!(JsonStyle { spacing: Spacing::Lines(4), ..compact }.rewrite(&deep), None);
        for broken in ["[\"a", "[\"a\\", "]", "{", "[\"\\x\"]"] {
            assert_eq!(compact.rewrite(broken), None, "{broken}");
        }
    }
}
