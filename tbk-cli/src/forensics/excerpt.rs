//! Excerpts of a string to sign, without secrets.

use std::ops::Range;

use memchr::memmem;
use top_core::names::is_secret_parameter;

/// The ranges of a string that must not be shown.
#[derive(Debug, Default)]
pub(super) struct Masks {
    ranges: Vec<Range<usize>>,
}

/// The bytes before and after the position that an excerpt shows.
const BEFORE: usize = 16;
const AFTER: usize = 28;

impl Masks {
    pub(super) fn add(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.ranges.push(range);
        }
    }

    /// Masks all occurrences of a secret.
    pub(super) fn add_secret(&mut self, string: &[u8], secret: &str) {
        let secret = secret.trim().as_bytes();
        if secret.is_empty() {
            return;
        }
        for start in memmem::find_iter(string, secret) {
            self.add(start..start + secret.len());
        }
    }

    /// Masks the text after each name of a secret parameter, in any case of letters, up to the name of another parameter
    /// or to a character that tokens do not contain.
    pub(super) fn add_values<'n>(&mut self, string: &[u8], names: impl Iterator<Item = &'n str>) {
        let lower = string.to_ascii_lowercase();
        let names: Vec<_> = names.collect();
        let tokens = ["session", "access_token", "refresh_token", "app_secret", "secret", "sign"];
        let sent = names.iter().copied().filter(|name| is_secret_parameter(name));
        let mut secret: Vec<_> = sent.chain(tokens).map(str::to_ascii_lowercase).collect();
        secret.sort();
        secret.dedup();
        for name in &secret {
            let mut last = 0;
            for found in memmem::find_iter(&lower, name.as_bytes()) {
                let start = found + name.len();
                // `sign_method` is no secret.
                let is_other = name == "sign" && lower[start..].starts_with(b"_method");
                if is_other || start < last {
                    continue;
                }
                let end = token_end(string, start, &names);
                self.add(start..end);
                last = end;
            }
        }
    }

    /// Returns the text around a position. Bytes that are not printable are escaped.
    pub(super) fn excerpt(&mut self, string: &[u8], at: usize) -> String {
        self.ranges.sort_by_key(|range| range.start);
        let start = character_start(string, at.saturating_sub(BEFORE));
        let end = character_start(string, (at + AFTER).min(string.len()));
        let mut out = String::from(if start > 0 { "…" } else { "" });
        let (mut from, mut covered) = (start, end);
        for range in &self.ranges {
            if range.end <= from || range.start >= end {
                continue;
            }
            out.push_str(&printable(&string[from..range.start.max(from)]));
            if !out.ends_with("***") {
                out.push_str("***");
            }
            from = range.end.min(end);
            covered = covered.max(range.end);
        }
        out.push_str(&printable(&string[from..end]));
        out.push_str(if covered < string.len() { "…" } else { "" });
        out
    }
}

/// Returns the end of the token that starts here.
fn token_end(string: &[u8], start: usize, names: &[&str]) -> usize {
    const LONGEST: usize = 512;
    let rest = &string[start..string.len().min(start + LONGEST)];
    let is_token = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-.=%+/~*".contains(byte);
    let run = rest.iter().position(|byte| !is_token(byte)).unwrap_or(rest.len());
    let longest_names = names.iter().filter(|name| name.len() > 3 && !is_secret_parameter(name)).take(64);
    // A name inside the token may be a part of it, so the last one counts: less is shown.
    let name = longest_names.filter_map(|name| memmem::rfind(&rest[..run], name.as_bytes())).min();
    start + name.unwrap_or(run)
}

/// Moves back to the first byte of a UTF-8 character.
fn character_start(string: &[u8], at: usize) -> usize {
    let is_start = |at: &usize| string.get(*at).is_none_or(|byte| byte & 0xc0 != 0x80);
    (at.saturating_sub(3)..=at).rev().find(is_start).unwrap_or(at)
}

fn printable(bytes: &[u8]) -> String {
    let mut out = String::new();
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            if c.is_control()
                || matches!(c, '\u{feff}' | '\u{a0}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
            {
                out.extend(c.escape_unicode().filter(|_| !c.is_ascii()));
                out.extend(c.escape_default().filter(|_| c.is_ascii()));
            } else {
                out.push(c);
            }
        }
        out.extend(chunk.invalid().iter().map(|byte| format!("\\x{byte:02x}")));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_are_masked_and_escaped() {
        let string = b"app_key1session6100abcdefsign_methodmd5q\xef\xbb\xbf\xe5\xa5\xb3\n\xc9v2.0";
        let mut masks = Masks::default();
        masks.add_values(string, ["app_key", "session", "sign_method", "q", "v"].into_iter());
        assert_eq!(masks.excerpt(string, 0), "app_key1session***sig…");
        assert_eq!(masks.excerpt(string, 30), "…n***sign_methodmd5q\\u{feff}女\\n\\xc9v2.0");
    }

    #[test]
    fn names_and_secrets_are_masked_in_any_case() {
        let string = b"Session6100canary&q=helloworld";
        let mut masks = Masks::default();
        masks.add_values(string, ["q"].into_iter());
        masks.add_secret(string, "helloworld");
        assert_eq!(masks.excerpt(string, 0), "Session***&q=***");
    }
}
