//! The error of a call: its kind, its cause and a hint.

mod cause;
mod kind;
mod note;
mod paging;
mod rule;
mod throttle;

use std::fmt;

pub use cause::Cause;
pub use note::ErrorNote;
pub use paging::PagingProblem;
pub use rule::TOP_ERRORS;
pub use throttle::{Throttle, ban_in};

#[cfg(feature = "client")]
pub(crate) use rule::classify;

use crate::api::BusinessError;
use crate::check::InvalidRequest;
use crate::protocol::ApiError;
use crate::schema::{ErrorClass, ErrorKind, Hint, Scope};

/// Any error: of a library, or of your implementation of an extension trait such as [`SessionProvider`](crate::SessionProvider).
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// The error of a call.
///
/// Match on [`kind`](Self::kind), or on [`class`](Self::class) if you only need to know what to do next.
/// [`cause`](Self::cause) has the details.
///
/// | format | prints |
/// | --- | --- |
/// | `{}` | the API, the cause, the `request_id` and the hint; not the [`source`](std::error::Error::source), which reporters such as anyhow add |
/// | `{:#}` | the same with all sources, on one line |
///
/// The texts contain no secrets: the session, the signature and the `app_secret` are removed from every text that comes
/// from the gateway or from a library. Such texts are cut after 512 bytes.
///
/// # Examples
///
/// Decide by kind:
///
/// ```
/// use top_core::{Error, ErrorKind};
///
/// fn next_step(error: &Error) -> String {
///     match error.kind() {
///         ErrorKind::Throttled => match error.throttle().and_then(|throttle| throttle.reopens) {
///             Some(time) => format!("call again after {time}"),
///             None => "call again later".to_owned(),
///         },
///         ErrorKind::SessionMissing | ErrorKind::SessionExpired | ErrorKind::SessionInvalid => {
///             "ask the account to authorise again".to_owned()
///         }
///         ErrorKind::OutcomeUnknown => "check whether the call took effect".to_owned(),
///         ErrorKind::InvalidRequest | ErrorKind::BadParameter => format!("fix the request: {error}"),
///         _ if error.is_retryable() => "call again later".to_owned(),
///         kind => format!("{kind}: request_id {:?}", error.request_id()),
///     }
/// }
/// # use top_core::{Params, TopApi, TopObject, check::check};
/// # #[derive(TopApi)]
/// # #[top_api(method = "taobao.tbk.shop.get")]
/// # struct Shop { q: String }
/// # #[derive(TopObject)]
/// # struct ShopResponse {}
/// # let error = Error::from(check(Shop::SCHEMA, &Params::new()).unwrap_err());
/// # assert!(next_step(&error).starts_with("fix the request: taobao.tbk.shop.get"), "{}", next_step(&error));
/// ```
///
/// Decide by class:
///
/// ```
/// use top_core::{Error, ErrorClass};
///
/// fn exit_code(error: &Error) -> i32 {
///     match error.class() {
///         ErrorClass::Retry => 75,
///         ErrorClass::SignIn | ErrorClass::FixSetup => 78,
///         _ => 1,
///     }
/// }
/// ```
#[doc(alias = "错误")]
#[doc(alias = "错误码")]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    method: Option<String>,
    cause: Cause,
    hint: Option<Hint>,
    throttle: Option<Throttle>,
    attempts: u32,
    note: Option<ErrorNote>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, cause: Cause) -> Self {
        let inner = Inner { kind, method: None, cause, hint: None, throttle: None, attempts: 0, note: None };
        Self(Box::new(inner))
    }

    pub(crate) fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, Cause::Config(message.into()))
    }

    /// Returns the kind of the failure, to match on.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the class of the failure: what to do next.
    ///
    /// The same as [`ErrorKind::class`], except that an HTTP status of 500 or above and a truncated response are
    /// [`ErrorClass::Retry`].
    #[must_use]
    pub fn class(&self) -> ErrorClass {
        match (&self.0.cause, self.0.kind) {
            (Cause::Http { status: 500.., .. }, ErrorKind::Http) => ErrorClass::Retry,
            (Cause::Decode { error, .. }, ErrorKind::Decode) if error.is_truncated() => ErrorClass::Retry,
            (_, kind) => kind.class(),
        }
    }

    /// Returns whether the same call may succeed later and is safe to repeat.
    ///
    /// The client has already retried as far as its [`RetryPolicy`](crate::RetryPolicy) and the deadline allow.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.class() == ErrorClass::Retry
    }

    /// Returns the cause.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.0.cause
    }

    /// Returns the method of the API. `None` for errors that are not about one call, such as those of the builder.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Request(invalid) => Some(&invalid.method),
            _ => self.0.method.as_deref(),
        }
    }

    /// Returns how often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns the limit that was reached, with its scope and its end.
    #[must_use]
    pub fn throttle(&self) -> Option<&Throttle> {
        self.0.throttle.as_ref()
    }

    /// Returns a second finding, such as why the client did not retry.
    #[must_use]
    pub fn note(&self) -> Option<ErrorNote> {
        self.0.note
    }

    /// Returns the gateway's error, if the gateway returned one.
    #[must_use]
    pub fn api_error(&self) -> Option<&ApiError> {
        match &self.0.cause {
            Cause::Api(error) => Some(error),
            _ => None,
        }
    }

    /// Returns the business error, if a successful response reported one.
    #[must_use]
    pub fn business_error(&self) -> Option<&BusinessError> {
        match &self.0.cause {
            Cause::Business(error) => Some(error),
            _ => None,
        }
    }

    /// Returns the `request_id`, the platform's id of the call. Include it when you contact the platform's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Api(error) => error.request_id.as_deref(),
            Cause::Business(error) => error.request_id.as_deref(),
            Cause::Decode { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }

    /// Returns advice on what to do, in English and Chinese.
    ///
    /// After a write with an unknown outcome, the hint says how to check it, if the API's annotation has `verify = …`.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        self.0.hint.or_else(|| self.0.kind.advice())
    }

    /// Returns the text of `{:#}` without the hint: the API, the cause, its sources and the `request_id`.
    #[must_use]
    pub fn message(&self) -> String {
        let mut out = String::new();
        // Writing to a String can't fail.
        let _ = self.write_message(&mut out, Sources::Included);
        out
    }

    fn write_message(&self, out: &mut dyn fmt::Write, sources: Sources) -> fmt::Result {
        if let (Some(method), false) = (&self.0.method, matches!(self.0.cause, Cause::Request(_))) {
            write!(out, "{method}: ")?;
        }
        self.write_cause(out)?;
        let mut source = std::error::Error::source(self);
        while let (Some(error), Sources::Included) = (source, sources) {
            write!(out, ": {error}")?;
            source = error.source();
        }
        if let Some(id) = self.request_id() {
            write!(out, " [request_id {id}]")?;
        }
        if let Some(Throttle { scope, reopens, .. }) = self.throttle() {
            let when = reopens.map(|at| format!(" until {at} GMT+8")).unwrap_or_default();
            match scope {
                Scope::AppApi => write!(out, "; {scope} are held back{when}")?,
                _ => write!(out, "; calls of {scope} are held back{when}")?,
            }
        }
        if self.0.attempts > 1 {
            write!(out, " (after {} attempts)", self.0.attempts)?;
        }
        self.0.note.map_or(Ok(()), |note| write!(out, " ({note})"))
    }

    fn write_cause(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let reason = |reason: &str, source: &Option<BoxError>| match source {
            // The source prints the same text.
            Some(source) if reason.starts_with(&source.to_string()) => String::new(),
            _ => format!(": {reason}"),
        };
        match &self.0.cause {
            Cause::Config(message) => out.write_str(message),
            Cause::Paging(problem) => write!(out, "{problem}"),
            Cause::Request(invalid) => write!(out, "{invalid}"),
            Cause::Unreachable { endpoint, reason: why, source } => {
                write!(out, "the gateway was not reached at {endpoint}{}", reason(why, source))
            }
            Cause::NoAnswer { reason: why, source } => {
                out.write_str("no response")?;
                if self.0.kind == ErrorKind::OutcomeUnknown {
                    out.write_str(", but the call may have taken effect")?;
                }
                out.write_str(&reason(why, source))
            }
            Cause::OutOfTime => out.write_str("time ran out before the request was sent"),
            Cause::HeldBack => out.write_str("not sent"),
            Cause::Http { status, found } => write!(out, "HTTP status {status}, {found}"),
            Cause::TooLarge { limit } => write!(out, "the response is larger than {limit} bytes"),
            Cause::Api(error) => write!(out, "{error}"),
            Cause::Decode { error, .. } => write!(out, "{error}"),
            Cause::Business(error) => write!(out, "{error}"),
            Cause::Extension { what, .. } => write!(out, "the {what} failed"),
        }
    }
}

/// Whether a message includes the sources of the error.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sources {
    Included,
    Omitted,
}

/// Setters for the client.
#[cfg(feature = "client")]
impl Error {
    pub(crate) fn of_method(mut self, method: &str) -> Self {
        self.0.method.get_or_insert_with(|| method.to_owned());
        self
    }

    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    pub(crate) fn with_hint(mut self, hint: Option<Hint>) -> Self {
        self.0.hint = hint;
        self
    }

    /// Sets the hint, unless a rule has set one.
    pub(crate) fn or_hint(mut self, hint: Hint) -> Self {
        self.0.hint.get_or_insert(hint);
        self
    }

    pub(crate) fn with_throttle(mut self, throttle: Option<Throttle>) -> Self {
        self.0.throttle = throttle;
        self
    }

    pub(crate) fn after(mut self, attempts: u32) -> Self {
        self.0.attempts = attempts;
        self
    }

    pub(crate) fn with_note(mut self, note: ErrorNote) -> Self {
        self.0.note = Some(note);
        self
    }

    pub(crate) fn extension(what: &'static str, error: BoxError) -> Self {
        Self::new(ErrorKind::Extension, Cause::Extension { what, error })
    }
}

impl From<InvalidRequest> for Error {
    fn from(invalid: InvalidRequest) -> Self {
        Self::new(ErrorKind::InvalidRequest, Cause::Request(invalid))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sources = if f.alternate() { Sources::Included } else { Sources::Omitted };
        self.write_message(f, sources)?;
        self.hint().map_or(Ok(()), |hint| write!(f, "; {}", hint.en()))
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("method", &self.method())
            .field("cause", &self.0.cause)
            .field("attempts", &self.0.attempts)
            .field("throttle", &self.0.throttle)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for Error {
    /// Returns the error of the transport, the parser or the extension. It can be downcast.
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.cause {
            Cause::Unreachable { source, .. } | Cause::NoAnswer { source, .. } => {
                source.as_ref().map(|source| &**source as _)
            }
            Cause::Decode { error, .. } => error.source(),
            Cause::Extension { error, .. } => Some(&**error),
            _ => None,
        }
    }
}
