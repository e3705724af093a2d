//! A fast search for signs of secrets. Texts without them are not parsed.

use memchr::memmem;
use secrecy::ExposeSecret as _;

use super::escapes::{Decoded, any_view};
use super::sent::MERGED;
use super::{Redactor, SHORT, named};

/// Signs that the parsers of JSON and XML may find more than a search of the decoded text: markup that may be inside a value
/// (comments, CDATA, processing instructions), and character references with too many zeros for [`Decoded`].
const MARKUP: [&[u8]; 4] = [b"<!", b"<?", b"#00000000", b"#x00000000"];

impl Redactor {
    /// Returns whether a text may contain a secret. It is true for some texts without secrets.
    pub(super) fn suspects(&self, text: &[u8]) -> bool {
        // Whether a short secret is a whole value depends on the structure.
        let has_short = || self.secrets.iter().any(|secret| secret.expose_secret().len() < SHORT);
        if self.tokens || has_short() {
            return true;
        }
        let decoded = Decoded::new(text);
        has_markup(&decoded.bytes)
            || named::may_be_in(&decoded.bytes)
            || any_view(text, |decoded| decoded.is_uncertain() || self.may_be_in(decoded))
    }

    /// Searches for the starts of the secrets, which may be shortened, and for their parts after the characters that may
    /// complete an escape before them.
    fn may_be_in(&self, decoded: &Decoded) -> bool {
        let contains = |part: &[u8]| memmem::find(&decoded.bytes, part).is_some();
        self.secrets.iter().map(|secret| secret.expose_secret()).any(|secret| {
            let part = |start: usize| secret.get(start..start + SHORT);
            part(0).is_some_and(contains) || part(MERGED).is_some_and(contains)
        })
    }
}

fn has_markup(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    // The XML declaration.
    let text = text.strip_prefix(b"<?xml").unwrap_or(text);
    MARKUP.iter().any(|markup| memmem::find(text, markup).is_some())
}
