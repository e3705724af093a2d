//! The kinds of errors, and the rules that classify the documented errors of the platform.

use std::fmt;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $class:ident;)*) => {
        /// The kind of an error. Match on it to handle an error.
        ///
        /// # Examples
        ///
        /// ```
        /// use top_core::{ErrorClass, ErrorKind};
        ///
        /// fn wait_minutes(kind: ErrorKind) -> Option<u32> {
        ///     match kind {
        ///         ErrorKind::Throttled => Some(5),
        ///         kind if kind.class() == ErrorClass::Retry => Some(1),
        ///         _ => None,
        ///     }
        /// }
        ///
        /// assert_eq!(wait_minutes(ErrorKind::Throttled), Some(5));
        /// assert_eq!(wait_minutes(ErrorKind::SessionExpired), None);
        /// assert_eq!(ErrorKind::SessionExpired.as_str(), "session_expired");
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$doc])* $name,)*
        }

        impl ErrorKind {
            /// All kinds.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the name of the kind in `snake_case`, for logs, metrics and configuration. The names do not
            /// change between versions.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// Returns the class of errors of this kind. [`Error::class`](crate::Error::class) also considers the
            /// cause.
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
    /// The configuration or the use of the client is wrong.
    Config = "config", FixSetup;
    /// The request is invalid. Nothing was sent.
    InvalidRequest = "invalid_request", FixRequest;
    /// The gateway was not reached. Nothing was sent.
    NotSent = "not_sent", Retry;
    /// A write was sent and there is no usable response. The call may have taken effect, and a repeated call may take
    /// effect twice. Check whether the call took effect before you repeat it.
    OutcomeUnknown = "outcome_unknown", UnknownOutcome;
    /// The call timed out. It may be repeated: the API changes nothing, or a repeated call has no further effect.
    TimedOut = "timed_out", Retry;
    /// The connection was closed before the end of the response. The call may be repeated: the API changes nothing, or
    /// a repeated call has no further effect.
    Disconnected = "disconnected", Retry;
    /// Rate limit (流控): the calls are too frequent or a quota is used up. [`Error::throttle`](crate::Error::throttle)
    /// returns the scope of the limit and the time at which it ends.
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
    /// The timestamp is missing or differs too much from the clock of the gateway.
    Clock = "clock", FixSetup;
    /// The app or the account has no permission for the API.
    Permission = "permission", AskPlatform;
    /// A parameter is missing or wrong. The same request always fails.
    BadParameter = "bad_parameter", FixRequest;
    /// An error inside the platform (`isp.*`), usually temporary.
    Platform = "platform", Retry;
    /// The platform rejected the request for a business reason (业务校验未通过).
    Business = "business", FixRequest;
    /// An error of the gateway that no rule classifies.
    Unclassified = "unclassified", AskPlatform;
    /// The HTTP status is an error, and the body is not a gateway response.
    Http = "http", FixSetup;
    /// The response is a redirect. The client does not follow redirects.
    Redirect = "redirect", FixSetup;
    /// The response is larger than the limit.
    TooLarge = "too_large", FixSetup;
    /// The response can't be decoded.
    Decode = "decode", AskPlatform;
    /// Pagination does not advance: the cursor does not change, a page repeats, or the pages have no end.
    Paging = "paging", AskPlatform;
    /// A session provider, a quota store or an interceptor failed.
    Extension = "extension", FixSetup;
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The action that an error requires.
///
/// # Examples
///
/// ```
/// use top_core::{ErrorClass, ErrorKind};
///
/// assert_eq!(ErrorKind::SessionExpired.class(), ErrorClass::SignIn);
/// assert_eq!(ErrorClass::SignIn.as_str(), "sign_in");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorClass {
    /// Call again later.
    Retry,
    /// The account must authorise the app again (重新授权).
    SignIn,
    /// Change the request. The same request always fails.
    FixRequest,
    /// Change the configuration: credentials, clock, endpoint, limits, extensions.
    FixSetup,
    /// Contact the platform with the `request_id`, or apply for the permission.
    AskPlatform,
    /// Check whether the call took effect before you repeat it.
    UnknownOutcome,
}

impl ErrorClass {
    /// Returns the name of the class in `snake_case`, for logs, metrics and configuration.
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

/// Advice in English and Chinese.
///
/// # Examples
///
/// ```
/// use top_core::Hint;
///
/// const CHECK: Hint = Hint::new("look for the order before you repeat the call", "先查询订单，再重试");
/// assert_eq!(CHECK.zh(), "先查询订单，再重试");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    en: &'static str,
    zh: &'static str,
}

impl Hint {
    /// Creates a hint from the same advice in both languages.
    #[must_use]
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    /// Returns the advice in English.
    #[must_use]
    pub const fn en(self) -> &'static str {
        self.en
    }

    /// Returns the advice in Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        self.zh
    }
}

/// The calls that a rate limit counts.
///
/// # Examples
///
/// ```
/// use top_core::Scope;
///
/// assert_eq!(Scope::AppApi.to_string(), "the app's calls of this API");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// All calls of the app.
    App,
    /// All calls of the API by all apps.
    Api,
    /// All calls of the API by the app.
    AppApi,
    /// All calls on behalf of one account by all apps.
    Account,
}

impl Scope {
    /// All scopes, from the widest to the narrowest.
    pub const ALL: [Self; 4] = [Self::App, Self::Api, Self::AppApi, Self::Account];

    /// Returns the name: `app`, `api`, `app_api` or `account`.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Scope;
    ///
    /// assert_eq!(Scope::AppApi.as_str(), "app_api");
    /// ```
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Api => "api",
            Self::AppApi => "app_api",
            Self::Account => "account",
        }
    }

    /// Returns the scope with this [name](Self::as_str).
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::Scope;
    ///
    /// assert_eq!(Scope::from_name("account"), Some(Scope::Account));
    /// assert_eq!(Scope::from_name("shop"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == name)
    }
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

/// How long a limit lasts, by the platform's documentation.
///
/// # Examples
///
/// ```
/// use top_core::schema::Lasts;
/// use top_core::{ErrorKind, ErrorRule, Scope};
///
/// const DAILY: ErrorRule =
///     ErrorRule::sub_code("3000", ErrorKind::Throttled).scope(Scope::Account).lasts(Lasts::UntilMidnight);
/// assert_eq!(DAILY.lasts, Some(Lasts::UntilMidnight));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Lasts {
    /// The limit counts the calls of one second.
    OneSecond,
    /// Until the next day at GMT+8 (次日).
    UntilMidnight,
}

/// A rule that classifies errors of the platform by `code`, `sub_code` or both.
///
/// A `sub_code` that ends in `*` matches every `sub_code` that starts with the text before the `*`.
///
/// # Examples
///
/// ```
/// use top_core::{ErrorKind, ErrorRule};
///
/// const RULE: ErrorRule = ErrorRule::sub_code("isv.shop-*", ErrorKind::BadParameter).with_code(15);
/// assert!(RULE.matches("15", "isv.shop-not-exist"));
/// assert!(!RULE.matches("15", "isv.item-not-exist"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorRule {
    /// The main code.
    pub code: Option<i64>,
    /// The sub-code.
    pub sub_code: Option<&'static str>,
    /// The kind of these errors.
    pub kind: ErrorKind,
    /// The scope of the limit, for [`ErrorKind::Throttled`].
    pub scope: Option<Scope>,
    /// How long the limit lasts if the gateway reports no time.
    pub lasts: Option<Lasts>,
    /// The official text.
    pub text: Option<&'static str>,
    /// The advice for these errors.
    pub hint: Option<Hint>,
}

impl ErrorRule {
    /// Creates a rule for all errors with this main code.
    #[must_use]
    pub const fn code(code: i64, kind: ErrorKind) -> Self {
        Self { code: Some(code), sub_code: None, kind, scope: None, lasts: None, text: None, hint: None }
    }

    /// Creates a rule for all errors with this `sub_code`.
    #[must_use]
    pub const fn sub_code(sub_code: &'static str, kind: ErrorKind) -> Self {
        Self { code: None, sub_code: Some(sub_code), kind, scope: None, lasts: None, text: None, hint: None }
    }

    /// Restricts the rule to errors with this main code.
    #[must_use]
    pub const fn with_code(mut self, code: i64) -> Self {
        self.code = Some(code);
        self
    }

    /// Sets the scope of the limit.
    #[must_use]
    pub const fn scope(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }

    /// Sets how long the limit lasts if the gateway reports no time.
    #[must_use]
    pub const fn lasts(mut self, lasts: Lasts) -> Self {
        self.lasts = Some(lasts);
        self
    }

    /// Sets the official text.
    #[must_use]
    pub const fn text(mut self, text: &'static str) -> Self {
        self.text = Some(text);
        self
    }

    /// Sets the advice.
    #[must_use]
    pub const fn hint(mut self, hint: Hint) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Returns whether the rule applies to an error with these codes.
    #[must_use]
    pub fn matches(&self, code: &str, sub_code: &str) -> bool {
        self.code.is_none_or(|wanted| code.parse() == Ok(wanted))
            && self.sub_code.is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(beginning) => !sub_code.is_empty() && sub_code.starts_with(beginning),
                None => sub_code == wanted,
            })
    }
}
