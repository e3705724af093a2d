//! Search for the secrets of the request, in all escaped forms.

use std::ops::Range;

use memchr::memmem;
use secrecy::ExposeSecret as _;

use super::escapes::{Decoded, any_view};
use super::{Edit, REDACTED, Redactor, SHORT};

/// The maximum number of characters of a secret that complete an escape before it: `\u` has four digits.
pub(super) const MERGED: usize = 4;

impl Redactor {
    /// Returns the edits for the secrets of the request.
    pub(super) fn sent(&self, text: &[u8]) -> Vec<Edit> {
        let (mut found, mut behind_escapes) = (Vec::new(), Vec::new());
        any_view(text, |decoded| {
            for secret in &self.secrets {
                let secret = secret.expose_secret();
                found.extend(occurrences(decoded, secret));
                found.extend(shortened(decoded, secret));
                behind_escapes.extend(merged(decoded, secret));
            }
            false
        });
        let is_new = |range: &Range<usize>| {
            found.iter().all(|known| known.end <= range.start || range.end <= known.start)
        };
        behind_escapes.retain(is_new);
        found.append(&mut behind_escapes);
        found.into_iter().map(|range| (range, REDACTED.to_owned())).collect()
    }
}

/// Returns the ranges of a secret. A short one must be a whole value.
fn occurrences<'d>(decoded: &'d Decoded, secret: &'d [u8]) -> impl Iterator<Item = Range<usize>> + 'd {
    memmem::find_iter(&decoded.bytes, secret)
        .map(|at| at..at + secret.len())
        .filter(|range| secret.len() >= SHORT || is_whole_value(&decoded.bytes, range))
        .map(|range| decoded.original(&range))
}

/// Returns the ranges of a secret whose first characters were decoded as the end of an escape: in `100%61%30…`, `%61` became
/// `a`.
fn merged<'d>(decoded: &'d Decoded, secret: &'d [u8]) -> impl Iterator<Item = Range<usize>> + 'd {
    let (head, tail) = secret.split_at(MERGED.min(secret.len()));
    let starts = (tail.len() >= SHORT).then(|| memmem::find_iter(&decoded.bytes, tail)).into_iter().flatten();
    starts.filter_map(move |at| {
        let start = (1..=head.len()).find_map(|length| {
            let (inside, after) = head.split_at(length);
            let escape = last_character(decoded.bytes[..at].strip_suffix(after)?);
            let encoded = decoded.encoded(&escape);
            (encoded.len() > length && encoded.ends_with(inside)).then_some(escape.start)
        })?;
        Some(decoded.original(&(start..at + tail.len())))
    })
}

/// Returns the range of the last character.
fn last_character(text: &[u8]) -> Range<usize> {
    let is_start = |byte: &u8| !(0x80..0xc0).contains(byte);
    text.iter().rposition(is_start).unwrap_or(0)..text.len()
}

/// Returns the range of the start of a secret at the end of a shortened text. The text may end inside an escape.
fn shortened(decoded: &Decoded, secret: &[u8]) -> Option<Range<usize>> {
    /// The length of `&#x00041`, an escape without its end.
    const LONGEST_ESCAPE: usize = 9;
    let text = decoded.bytes.strip_suffix("…".as_bytes())?;
    let mut ends = (text.len().saturating_sub(LONGEST_ESCAPE)..=text.len()).rev();
    ends.find_map(|end| {
        let is_escape = text.get(end).is_none_or(|byte| b"\\&%".contains(byte));
        let fits = |length: &usize| text[..end].ends_with(&secret[..*length]);
        let length = (SHORT..secret.len()).rev().filter(|_| is_escape).find(fits)?;
        Some(decoded.original(&(end - length..end)))
    })
}

/// Returns whether `range` is a whole value: the whole text, or a part between quotes or separators that is not a JSON
/// key.
fn is_whole_value(text: &[u8], range: &Range<usize>) -> bool {
    let before = range.start.checked_sub(1).and_then(|at| text.get(at));
    let rest = text.get(range.end..).unwrap_or_default();
    let opens = before.is_none_or(|byte| b"\"'`=:>".contains(byte));
    let closes = rest.first().is_none_or(|byte| b"\"'`&<,}".contains(byte));
    let is_key = matches!(rest, [b'"', rest @ ..] if rest.trim_ascii_start().starts_with(b":"));
    opens && closes && !is_key
}
