//! What is documented of errors.

use std::fmt;

/// What went wrong, as far as it decides what to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The client was set up wrongly.
    Config,
    /// The request is one that the gateway would refuse; nothing was sent.
    InvalidRequest,
    /// The gateway was not reached: certainly nothing was sent.
    NotSent,
    /// The request was sent and no usable answer came: whether the call took effect is not known, and once more might
    /// do it twice. Look first, then repeat.
    OutcomeUnknown,
    /// Time ran out. Nothing is lost: the API changes nothing.
    TimedOut,
    /// The connection ended before the answer did. Nothing is lost: the API changes nothing.
    Disconnected,
    /// Calls come too fast, or a quota is used up: [`Error::throttle`](crate::Error::throttle) says whose and until when.
    Throttled,
    /// The API needs a session.
    SessionMissing,
    /// The session has ended.
    SessionExpired,
    /// The session is not one of this app and account.
    SessionInvalid,
    /// `app_key` is missing or unknown.
    AppKey,
    /// The signature is missing or wrong.
    Signature,
    /// The timestamp is missing or too far from the gateway's clock.
    Clock,
    /// The app or the account may not call the API.
    Permission,
    /// A parameter is missing or wrong; as it is, the request will never pass.
    BadParameter,
    /// The platform's own fault (`isp.*`): it passes.
    Platform,
    /// The platform understood the request and said no.
    Business,
    /// An error of the gateway that no rule knows.
    Unclassified,
    /// The answer's HTTP status is no success, and its body no answer of the gateway.
    Http,
    /// The answer is a redirect, which is never followed.
    Redirect,
    /// The answer is longer than the client takes.
    TooLarge,
    /// The answer could not be decoded.
    Decode,
    /// The pages of an answer lead nowhere: a cursor that stands still, a page that repeats, no end.
    Paging,
    /// Something that you gave the client failed: a session provider, a quota store, an interceptor.
    Extension,
}

/// Advice for whoever sees the error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    en: &'static str,
    zh: &'static str,
}

impl Hint {
    /// The same advice in English and in Chinese.
    #[must_use]
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en: en, zh: zh }
    }

    /// In English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.en
    }

    /// 中文。
    #[must_use]
    pub const fn zh(self) -> &'static str {
        self.zh
    }
}

/// Whose calls a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// All calls of the app.
    App,
    /// All calls of the API, whoever makes them.
    Api,
    /// The app's calls of the API.
    AppApi,
    /// All calls on behalf of one account, whichever app makes them.
    Account,
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::App => "the app",
            Self::Api => "the API",
            Self::AppApi => "the app's calls of this API",
            Self::Account => "the account",
        })
    }
}

/// An error that the platform documents: by its `code`, its `sub_code` or both.
///
/// A `sub_code` that ends in `*` stands for all that begin so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorRule {
    /// The main code.
    pub code: Option<i64>,
    /// The precise cause.
    pub sub_code: Option<&'static str>,
    /// What kind of failure it is.
    pub kind: ErrorKind,
    /// Whose limit was reached, for [`ErrorKind::Throttled`].
    pub scope: Option<Scope>,
    /// What the platform says about it, in its own words.
    pub text: Option<&'static str>,
    /// What to do about it.
    pub hint: Option<Hint>,
}

impl ErrorRule {
    /// All errors with that main code.
    #[must_use]
    pub const fn code(code: i64, kind: ErrorKind) -> Self {
        Self { code: Some(code), sub_code: None, kind, scope: None, text: None, hint: None }
    }

    /// All errors with that `sub_code`; `isv.shop-*` stands for all that begin so.
    #[must_use]
    pub const fn sub_code(sub_code: &'static str, kind: ErrorKind) -> Self {
        Self { code: None, sub_code: Some(sub_code), kind, scope: None, text: None, hint: None }
    }

    /// Narrows the entry to errors that have this main code too.
    #[must_use]
    pub const fn with_code(mut self, code: i64) -> Self {
        self.code = Some(code);
        self
    }

    /// Sets whose limit was reached.
    #[must_use]
    pub const fn scope(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }

    /// Sets what the platform says about it.
    #[must_use]
    pub const fn text(mut self, text: &'static str) -> Self {
        self.text = Some(text);
        self
    }

    /// Sets what to do about it.
    #[must_use]
    pub const fn hint(mut self, hint: Hint) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Whether an error with these codes is this one.
    #[must_use]
    pub fn matches(&self, code: &str, sub_code: &str) -> bool {
        self.code.is_none_or(|wanted| code.parse() == Ok(wanted))
            && self.sub_code.is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(beginning) => !sub_code.is_empty() && sub_code.starts_with(beginning),
                None => sub_code == wanted,
            })
    }
}
