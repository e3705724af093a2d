//! Removal of secrets from external texts: responses, headers, messages of proxies and libraries.
//!
//! Three kinds of values are secret:
//!
//! - The secrets of the request, at any position: session, signature, refresh token, authorisation code, app secret.
//! - The values of secret names, such as a new `access_token`. See [`names`](crate::names).
//! - In responses of APIs that return tokens, every word that looks like a token.
//!
//! Most texts have no sign of a secret (see [`suspects`]) and are not parsed. JSON and XML are parsed, including JSON and
//! XML in strings; all other parts of the text remain unchanged. Other texts and invalid JSON or XML are searched without
//! their escapes (see [`escapes`]). The search ignores case.
//!
//! A secret shorter than [`SHORT`] bytes is removed only if it is a whole value (`"s"`, `=s&`, the whole text). Its
//! removal inside words would make texts unreadable, and real secrets of TOP are longer.

mod escapes;
mod named;
#[cfg(test)]
mod properties;
mod sent;
mod structure;
mod suspects;

use std::borrow::Cow;
use std::ops::Range;

use secrecy::SecretSlice;

use crate::names::{is_secret_parameter, returns_tokens};
use crate::params::Params;
use crate::types::AppSecret;

pub(crate) use crate::encode::REDACTED;

/// Shorter secrets are removed only if they are whole values.
const SHORT: usize = 8;

/// The secrets of one request: its secret parameters and the app secret.
pub(crate) struct Redactor {
    /// The secrets in lower case, wiped on drop.
    secrets: Vec<SecretSlice<u8>>,
    /// Whether any word of a response may be a token.
    tokens: bool,
}

impl Params {
    /// Returns a text without secrets: the values of [secret](crate::names::is_secret_parameter) parameters, and the values of
    /// secret names in JSON, XML and forms, also if they are nested in strings. They are replaced by `***`.
    ///
    /// The client does this with every text that it logs or returns in an error.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Params;
    ///
    /// let params = Params::new().with("session", "6100a1b2c3d4");
    /// let text = r#"{"session":"6100e5f6","q":"女装","from":"6100a1b2c3d4"}"#;
    /// assert_eq!(params.redact(text), r#"{"session":"***","q":"女装","from":"***"}"#);
    /// ```
    #[must_use]
    pub fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Redactor::new(self, None).redact(text)
    }
}

/// A range of a text and its replacement.
type Edit = (Range<usize>, String);

impl Redactor {
    /// Creates a redactor for the secret parameters in `params` and the app secret.
    pub(crate) fn new(params: &Params, app_secret: Option<&AppSecret>) -> Self {
        let sent = params.iter().filter(|(name, _)| is_secret_parameter(name)).map(|(_, value)| value);
        let all = sent.chain(app_secret.map(AppSecret::expose_secret)).filter(|secret| !secret.is_empty());
        Self {
            secrets: all.map(|secret| secret.to_ascii_lowercase().into_bytes().into()).collect(),
            tokens: params.get("method").is_some_and(returns_tokens),
        }
    }

    /// Adds the values of secret names in a response. Errors may quote the values without the names.
    pub(crate) fn learn(mut self, response: &[u8]) -> Self {
        self.secrets.extend(named::words(response).into_iter().map(Into::into));
        self
    }

    /// Returns the text without secrets.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.suspects(text.as_bytes()) { self.redact_inside(text, 0) } else { Cow::Borrowed(text) }
    }

    /// Returns whether bytes contain a secret of the request. The bytes need not be text.
    pub(crate) fn finds_in(&self, bytes: &[u8]) -> bool {
        !self.sent(bytes).is_empty()
    }

    /// Redacts a text that is nested `depth` levels inside other texts.
    fn redact_inside<'t>(&self, text: &'t str, depth: usize) -> Cow<'t, str> {
        let Some(edits) = self.structure(text, depth) else {
            return edited(text, self.plain(text));
        };
        match edited(text, edits) {
            Cow::Borrowed(_) => edited(text, self.sent(text.as_bytes())),
            // Secrets outside the structure: in comments, in attributes, across members.
            Cow::Owned(clean) => match edited(&clean, self.sent(clean.as_bytes())) {
                Cow::Owned(cleaner) => Cow::Owned(cleaner),
                Cow::Borrowed(_) => Cow::Owned(clean),
            },
        }
    }

    /// Returns the edits for a text without structure.
    fn plain(&self, text: &str) -> Vec<Edit> {
        let mut found = named::values(text.as_bytes());
        if self.tokens {
            found.extend(named::tokens(text.as_bytes()));
        }
        let found = found.into_iter().map(|range| (range, REDACTED.to_owned()));
        self.sent(text.as_bytes()).into_iter().chain(found).collect()
    }
}

/// Does not show the secrets.
impl std::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Redactor").finish_non_exhaustive()
    }
}

/// Applies edits to a text. Of overlapping edits, the first one replaces both ranges.
fn edited(text: &str, mut edits: Vec<Edit>) -> Cow<'_, str> {
    if edits.is_empty() {
        return Cow::Borrowed(text);
    }
    edits.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut clean = String::with_capacity(text.len());
    let mut at = 0;
    for (range, replacement) in edits {
        if range.start >= at {
            // Ranges start and end at character boundaries. `get` avoids a panic if one does not.
            clean.push_str(text.get(at..range.start).unwrap_or_default());
            clean.push_str(&replacement);
        }
        at = at.max(range.end);
    }
    clean.push_str(text.get(at..).unwrap_or_default());
    Cow::Owned(clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: &str = "6100AbCd1234efgh";

    fn redactor(session: &str) -> Redactor {
        let mut params = Params::new();
        params.push_text("session", session);
        params.push_text("code", "oAuth-code/1+2=");
        params.push_text("q", "a search that is shown");
        Redactor::new(&params, Some(&"0123456789abcdef".into()))
    }

    fn redact(text: &str) -> String {
        redactor(SESSION).redact(text).into_owned()
    }

    /// Returns the session with each character escaped by `escape`.
    fn escaped(escape: impl Fn(char) -> String) -> String {
        SESSION.chars().map(escape).collect()
    }

    #[test]
    fn finds_secrets_in_all_escaped_forms() {
        let json = escaped(|c| format!("\\u{:04x}", c as u32));
        let entities = escaped(|c| format!("&#{};", c as u32));
        for form in [
            SESSION.to_owned(),
            SESSION.to_lowercase(),
            SESSION.to_uppercase(),
            json.clone(),
            json.to_uppercase().replace('U', "u"),
            json.replace('\\', "\\\\\\\\"),
            entities.clone(),
            escaped(|c| format!("&#x{:X};", c as u32)),
            escaped(|c| format!("&#X{:06x};", c as u32)),
            entities.replace('&', "&amp;"),
            entities.replace('&', "\\u0026"),
            escaped(|c| format!("%{:02X}", c as u32)),
            escaped(|c| format!("%{:02x}", c as u32)),
            escaped(|c| format!("%25{:02x}", c as u32)),
            json.replace('\\', "%5C"),
            escaped(|c| format!("\\x{:02x}", c as u32)),
            escaped(|c| format!("{c}\0")),
            format!("6100\\u0041b%43d&#49;{}", &SESSION[9..]),
        ] {
            for text in [format!("it was {form}!"), format!("\u{4e2d}{form}\u{6587}"), form.clone()] {
                assert_eq!(redact(&text).replace('\0', ""), text.replace(&form, REDACTED).replace('\0', ""));
            }
        }
    }

    #[test]
    fn finds_secrets_after_a_percent_sign() {
        assert_eq!(redact(&format!("100%{SESSION}")), "100%***");
        assert_eq!(redact(&format!("\\{SESSION} &{SESSION};")), "\\*** &***;");
    }

    #[test]
    fn finds_the_authorisation_code_and_the_app_secret() {
        let text =
            r#"{"a":"oAuth-code\/1+2=","b":"oauth-code%2F1%2B2%3D","c":"0123456789ABCDEF","d":"kept"}"#;
        assert_eq!(redact(text), r#"{"a":"***","b":"***","c":"***","d":"kept"}"#);
    }

    #[test]
    fn redacts_short_secrets_only_as_whole_values() {
        let redact = |text: &str| redactor("s").redact(text).into_owned();
        for (text, clean) in [
            ("results[3].s: missing, but it can't be absent", None),
            (r#"{"s":1,"results":"is s"}"#, None),
            (r#"{"a":"s"}"#, Some(r#"{"a":"***"}"#)),
            ("x=s&y=1", Some("x=***&y=1")),
            ("invalid `s`", Some("invalid `***`")),
            ("<a>s</a>", Some("<a>***</a>")),
            ("s", Some("***")),
        ] {
            assert_eq!(redact(text), clean.unwrap_or(text));
        }
    }

    #[test]
    fn finds_values_of_secret_names_in_other_texts() {
        let body = br#"{"results":{"access_token":"6100fresh1"},"top_session":["6100a1b2c3","a word"],"total":"6100other1"}"#;
        let text = "results[0]: expected an object, found 6100fresh1, 6100A1B2C3, 6100other1, a word";
        let clean = "results[0]: expected an object, found ***, ***, 6100other1, a word";
        assert_eq!(redactor(SESSION).learn(body).redact(text), clean);
    }

    #[test]
    fn finds_shortened_secrets() {
        assert_eq!(redact("it was 6100abcd12…"), "it was ***…");
        assert_eq!(redact("it was 6100…"), "it was 6100…");
        assert_eq!(redact("it was 6\\u0031\\u0030\\u0030abcd12\\u00…"), "it was ***\\u00…");
        assert_eq!(redact("it was 6100abcd12&…"), "it was ***&…");
    }

    #[test]
    fn redacts_numbers_to_zero() {
        let redact = |text: &str| redactor("1234567890").redact(text).into_owned();
        assert_eq!(
            redact(r#"{"a":1234567890,"session":77,"expires_in":86400,"b":1.10}"#),
            r#"{"a":0,"session":0,"expires_in":86400,"b":1.10}"#
        );
    }

    #[test]
    fn does_not_copy_a_text_without_secrets() {
        for text in
            ["", "sub_code isv.session-expired", r#"{"code":27,"msg":"Invalid session"}"#, "<a>中</a>"]
        {
            assert!(matches!(redactor(SESSION).redact(text), Cow::Borrowed(same) if same == text));
        }
    }
}
