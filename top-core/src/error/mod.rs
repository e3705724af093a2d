//! The error of a call: its kind, its cause, and advice.

mod kind;
mod rule;
mod throttle;

use std::fmt;

pub use rule::TOP_ERRORS;
pub use throttle::{Throttle, ban_in};

#[cfg(feature = "client")]
pub(crate) use rule::classify;

use crate::api::BusinessError;
use crate::check::InvalidRequest;
use crate::decode::DecodeError;
use crate::protocol::ApiError;
use crate::schema::{ErrorClass, ErrorKind, Hint};

/// An error of code that the client was given, or of a library.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a call failed.
///
/// - [`kind`](Self::kind) and [`class`](Self::class) are what to match on, [`cause`](Self::cause) has the details.
/// - `{}` prints the API, what happened, the `request_id` and the advice, but not the
///   [`source`](std::error::Error::source): a reporter such as anyhow adds it.
/// - `{:#}` prints the sources as well, on one line: for logs and terminals without a reporter.
///
/// No text of it holds a secret: session, signature and `app_secret` are removed from everything that comes from outside.
/// Texts from outside are cut at 512 bytes.
///
/// # Examples
///
/// ```
/// use top_core::{Error, ErrorClass};
///
/// fn report(error: &Error) {
///     match error.class() {
///         ErrorClass::Retry => println!("later: {error:#}"),
///         ErrorClass::SignIn => println!("the account has to authorise again"),
///         _ => println!("{} ({:?})", error.kind(), error.request_id()),
///     }
/// }
/// ```
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    method: Option<String>,
    cause: Cause,
    hint: Option<Hint>,
    throttle: Option<Throttle>,
    attempts: u32,
    /// Why the client stopped, or what else it found.
    note: Option<&'static str>,
}

/// What happened.
#[derive(Debug)]
#[non_exhaustive]
pub enum Cause {
    /// The client is set up or used wrongly: what is wrong, and what to write instead.
    Config(String),
    /// The request is invalid.
    Request(InvalidRequest),
    /// The gateway was not reached.
    Unreachable {
        /// The address of the gateway.
        endpoint: String,
        /// The reason in words, those of the source included.
        reason: String,
        /// The error of the transport, such as a [`std::io::Error`].
        source: Option<BoxError>,
    },
    /// The connection ended, or time ran out, after the request was sent.
    NoAnswer {
        /// The reason in words, those of the source included.
        reason: String,
        /// The error of the transport, such as a [`std::io::Error`].
        source: Option<BoxError>,
    },
    /// Time ran out before anything was sent.
    OutOfTime,
    /// The client did not send the call, because a limit is reached.
    HeldBack,
    /// The HTTP status is not a success, and the body is not a gateway response.
    Http {
        /// The status.
        status: u16,
        /// What the body is, shortened.
        found: String,
    },
    /// The response is larger than the limit.
    TooLarge {
        /// The limit, in bytes after decompression.
        limit: usize,
    },
    /// The gateway returned an error.
    Api(ApiError),
    /// The response can't be decoded.
    Decode {
        /// The platform's id of the call, if it was read.
        request_id: Option<String>,
        /// What is wrong, and where.
        error: DecodeError,
    },
    /// The response reports a business error.
    Business(BusinessError),
    /// The pages do not lead on.
    Paging(String),
    /// A session provider, a quota store or an interceptor failed.
    Extension {
        /// Which one.
        what: &'static str,
        /// Its error.
        error: BoxError,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, cause: Cause) -> Self {
        let inner = Inner { kind, method: None, cause, hint: None, throttle: None, attempts: 0, note: None };
        Self(Box::new(inner))
    }

    pub(crate) fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, Cause::Config(message.into()))
    }

    /// The kind of the failure: what to match on.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What to do about it, in few words. As [`ErrorKind::class`], but an HTTP status of 500 and above and a truncated
    /// response are worth another call.
    #[must_use]
    pub fn class(&self) -> ErrorClass {
        match (&self.0.cause, self.0.kind) {
            (Cause::Http { status: 500.., .. }, ErrorKind::Http) => ErrorClass::Retry,
            (Cause::Decode { error, .. }, ErrorKind::Decode) if error.is_truncated() => ErrorClass::Retry,
            (_, kind) => kind.class(),
        }
    }

    /// Whether the same call may succeed later, and repeating it does no harm.
    ///
    /// The client has repeated it already where its [`RetryPolicy`](crate::RetryPolicy) and the deadline allowed.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.class() == ErrorClass::Retry
    }

    /// What happened.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.0.cause
    }

    /// The method of the API, if the call got that far.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Request(invalid) => Some(&invalid.method),
            _ => self.0.method.as_deref(),
        }
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// The limit that was reached: its scope, and when it ends.
    #[must_use]
    pub fn throttle(&self) -> Option<&Throttle> {
        self.0.throttle.as_ref()
    }

    /// The gateway's error, if it is one.
    #[must_use]
    pub fn api_error(&self) -> Option<&ApiError> {
        match &self.0.cause {
            Cause::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The business error that a successful response reports, if it is one.
    #[must_use]
    pub fn business_error(&self) -> Option<&BusinessError> {
        match &self.0.cause {
            Cause::Business(error) => Some(error),
            _ => None,
        }
    }

    /// The platform's id of the call: quote it when you ask for help.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Api(error) => error.request_id.as_deref(),
            Cause::Business(error) => error.request_id.as_deref(),
            Cause::Decode { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }

    /// What to do about it, in English and in Chinese.
    ///
    /// After a write whose outcome is unknown, this is how to check it, if the API's annotation has `verify = …`.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        self.0.hint.or_else(|| self.0.kind.advice())
    }

    /// The text of `{:#}` without the advice: the API, what happened, its sources, and the `request_id`.
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
            write!(out, "; calls of {scope} are held back{when}")?;
        }
        if self.0.attempts > 1 {
            write!(out, " (after {} attempts)", self.0.attempts)?;
        }
        self.0.note.map_or(Ok(()), |note| write!(out, " ({note})"))
    }

    fn write_cause(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let reason = |reason: &str, source: &Option<BoxError>| match source {
            // The source has the same words.
            Some(source) if reason.starts_with(&source.to_string()) => String::new(),
            _ => format!(": {reason}"),
        };
        match &self.0.cause {
            Cause::Config(message) | Cause::Paging(message) => out.write_str(message),
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

/// Whether a message shows the sources of the error.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sources {
    Included,
    Omitted,
}

/// Setters for the client, which learns these facts one after the other.
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

    /// Sets a hint unless a rule has set one.
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

    pub(crate) fn with_note(mut self, note: &'static str) -> Self {
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

/// The cause below: the error of the transport, the parser or the extension, to be downcast.
impl std::error::Error for Error {
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
