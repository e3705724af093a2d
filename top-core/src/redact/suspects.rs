//! A fast search for signs of secrets. Texts without them are not parsed.

use memchr::memmem;
use secrecy::ExposeSecret;

use super::escapes::{Decoded, any_view};
use super::sent::MERGED;
use super::{Redactor, SHORT, named};

/// Signs that the parsers of JSON and XML may find more than a search of the decoded text: markup that may be inside a value
/// (comments, CDATA, processing instructions), and character references with too many zeros for [`Decoded`].
const MARKUP: [&[u8]; 4] = [b"<!", b"<?", b"#00000000", b"#x00000000"];

impl Redactor {
    /// Returns whether a text may contain a secret. It is true for some texts without secrets.
    pub(crate) fn suspects(&self, text: &[u8]) -> bool {
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
        self.secrets.iter().map(ExposeSecret::expose_secret).any(|secret| {
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

#[cfg(test)]
mod tests {
    use crate::names::{SECRETS, SecretRole};
    use crate::params::Params;
    use crate::redact::Redactor;

    const SESSION: &str = "6100AbCd1234efgh";

    fn redactor() -> Redactor {
        let mut params = Params::new();
        params.push_text("session", SESSION);
        Redactor::new(&params, Some(&"f3b8c1d20a9e4756".into()))
    }

    #[test]
    fn suspects_responses_with_secrets_or_their_names() {
        let suspects = |text: &str| redactor().suspects(text.as_bytes());
        for (name, role) in SECRETS {
            match role {
                SecretRole::Anywhere => {
                    assert!(suspects(&format!(r#"{{"{}":"x"}}"#, name.to_uppercase())), "{name}");
                    let split: String = name.chars().flat_map(|c| [c, '-']).collect();
                    assert!(suspects(&format!(r#"{{"{split}":"x"}}"#)), "{split}");
                }
                SecretRole::Parameter => {
                    assert!(suspects(&format!("https://a.example/?a=1&amp;{name}=x")), "{name}");
                    assert!(!suspects(&format!("{name}=x")), "{name}");
                }
            }
        }
        assert!(suspects(r#"{"access\u005f\u0074oken":"x"}"#));
        assert!(suspects(r#"{"title":"6\u0031\u0030\u0030\u0041bCd1234efgh"}"#));
        assert!(!suspects(r#"{"trade_id":"294159887445064307","code":15}"#));
    }

    #[test]
    fn redacts_what_only_parsers_or_other_readings_show() {
        for (text, clean) in [
            ("<a><b>6100AbCd<!-- x -->1234efgh</b></a>", "<a><b>***</b></a>"),
            ("<a><b>6100AbCd<?x?>1234efgh</b></a>", "<a><b>***</b></a>"),
            ("<a>&#00000000000000000054;100AbCd1234efgh</a>", "<a>***</a>"),
            ("<a>&#x0000000000000036;100AbCd1234efgh</a>", "<a>***</a>"),
            (r#"{"m":"it was 6100abcd12…","n":1}"#, r#"{"m":"it was ***…","n":1}"#),
            ("100%61%30%30AbCd1234efgh!", "100***!"),
            (r"\u006100AbCd\u0031234efgh", "***"),
        ] {
            assert_eq!(redactor().redact(text), clean);
        }
    }
}
