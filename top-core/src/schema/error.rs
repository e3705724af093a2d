//! Kinds of errors, and the errors that the platform documents.

use std::fmt;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $class:ident;)*) => {
        /// The kind of a failure: what to match on.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$doc])* $name,)*
        }

        impl ErrorKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name of the kind in `snake_case`, for logs, metrics and configuration. It does not change between
            /// versions.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// What to do about errors of this kind. [`Error::class`](crate::Error::class) also looks at the cause.
            #[must_use]
            pub const fn class(self) -> ErrorClass {
                match self {
                    $(Self::$name => ErrorClass::$class,)*
                }
            }
        }
    };
}

kinds! {
    /// The client is set up or used wrongly.
    Config = "config", FixSetup;
    /// The request is invalid; nothing was sent.
    InvalidRequest = "invalid_request", FixRequest;
    /// The gateway was not reached: nothing was sent.
    NotSent = "not_sent", Retry;
    /// A write was sent and no usable response came: it may have taken effect, and repeating it might do it twice. Check first,
    /// then repeat.
    OutcomeUnknown = "outcome_unknown", UnknownOutcome;
    /// The call ran out of time. It may be repeated: the API changes nothing, or repeating it has no further effect.
    TimedOut = "timed_out", Retry;
    /// The connection ended before the response did. It may be repeated: the API changes nothing, or repeating it has no
    /// further effect.
    Disconnected = "disconnected", Retry;
    /// Calls come too fast, or a quota is used up: [`Error::throttle`](crate::Error::throttle) has the scope and the end.
    Throttled = "throttled", Retry;
    /// The API requires a session.
    SessionMissing = "session_missing", SignIn;
    /// The session has expired.
    SessionExpired = "session_expired", SignIn;
    /// The session does not belong to this app and account.
    SessionInvalid = "session_invalid", SignIn;
    /// `app_key` is missing or unknown.
    AppKey = "app_key", FixSetup;
    /// The signature is missing or wrong.
    Signature = "signature", FixSetup;
    /// The timestamp is missing or too far from the gateway's clock.
    Clock = "clock", FixSetup;
    /// The app or the account lacks the permission for the API.
    Permission = "permission", AskPlatform;
    /// A parameter is missing or wrong: the same request will always fail.
    BadParameter = "bad_parameter", FixRequest;
    /// A fault of the platform (`isp.*`), usually temporary.
    Platform = "platform", Retry;
    /// The platform understood the request and refused it.
    Business = "business", FixRequest;
    /// An error of the gateway that no rule covers.
    Unclassified = "unclassified", AskPlatform;
    /// The HTTP status is not a success, and the body is not a gateway response.
    Http = "http", FixSetup;
    /// The response is a redirect. Redirects are never followed.
    Redirect = "redirect", FixSetup;
    /// The response is larger than the limit.
    TooLarge = "too_large", FixSetup;
    /// The response can't be decoded.
    Decode = "decode", AskPlatform;
    /// The pages do not lead on: a cursor that does not change, a page that repeats, or no end.
    Paging = "paging", AskPlatform;
    /// A session provider, a quota store or an interceptor failed.
    Extension = "extension", FixSetup;
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What to do about an error, in few words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorClass {
    /// Call again later.
    Retry,
    /// Let the account authorise again.
    SignIn,
    /// Change the request: the same one will always fail.
    FixRequest,
    /// Change how the client is set up: credentials, clock, endpoint, limits, extensions.
    FixSetup,
    /// Ask the platform, with the `request_id`, or apply for the permission.
    AskPlatform,
    /// Check whether the call took effect before you repeat it.
    UnknownOutcome,
}

impl ErrorClass {
    /// The name of the class in `snake_case`, for logs, metrics and configuration.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::SignIn => "sign_in",
            Self::FixRequest => "fix_request",
            Self::FixSetup => "fix_setup",
            Self::AskPlatform => "ask_platform",
            Self::UnknownOutcome => "unknown_outcome",
        }
    }
}

/// Advice in two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    en: &'static str,
    zh: &'static str,
}

impl Hint {
    /// The same advice in English and in Chinese.
    #[must_use]
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
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

/// The calls that a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// All calls of the app.
    App,
    /// All calls of the API, of all apps.
    Api,
    /// The app's calls of the API.
    AppApi,
    /// All calls on behalf of one account, of all apps.
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
/// A `sub_code` that ends in `*` matches all that start with the text before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorRule {
    /// The main code.
    pub code: Option<i64>,
    /// The sub-code.
    pub sub_code: Option<&'static str>,
    /// The kind of the failure.
    pub kind: ErrorKind,
    /// Whose limit was reached, for [`ErrorKind::Throttled`].
    pub scope: Option<Scope>,
    /// The platform's own text.
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

    /// All errors with that `sub_code`; `isv.shop-*` matches all that start with `isv.shop-`.
    #[must_use]
    pub const fn sub_code(sub_code: &'static str, kind: ErrorKind) -> Self {
        Self { code: None, sub_code: Some(sub_code), kind, scope: None, text: None, hint: None }
    }

    /// Restricts the rule to errors with this main code.
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

    /// Sets the platform's own text.
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

    /// Whether the rule applies to an error with these codes.
    #[must_use]
    pub fn matches(&self, code: &str, sub_code: &str) -> bool {
        self.code.is_none_or(|wanted| code.parse() == Ok(wanted))
            && self.sub_code.is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(beginning) => !sub_code.is_empty() && sub_code.starts_with(beginning),
                None => sub_code == wanted,
            })
    }
}
