//! What can go wrong with a call: what happened, what kind of failure that is, and what to do next.

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
use crate::schema::{ErrorKind, Hint};

/// An error of code that the client was given.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Why a call brought no data.
///
/// [`kind`](Self::kind) decides what a program does next, [`cause`](Self::cause) says what happened in full. `Display`
/// says it to people, with the API, the `request_id` and the advice. No text of it holds a secret: what the gateway or
/// a proxy says is searched for the session, the signature and the app's secret before it gets here.
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    method: Option<String>,
    cause: Cause,
    hint: Option<Hint>,
    throttle: Option<Throttle>,
    attempts: u32,
    /// Why the client left it at that.
    gave_up: Option<&'static str>,
}

/// What happened.
#[derive(Debug)]
#[non_exhaustive]
pub enum Cause {
    /// The client was set up or used wrongly: what is wrong and what would be right.
    Config(String),
    /// The request is one that the gateway would refuse.
    Request(InvalidRequest),
    /// The gateway was not reached.
    Unreachable {
        /// Where the gateway was looked for.
        endpoint: String,
        /// The cause, innermost last.
        reason: String,
    },
    /// The connection ended, or time ran out, after the request was sent.
    NoAnswer {
        /// The cause, innermost last.
        reason: String,
    },
    /// Time ran out before anything was sent.
    OutOfTime,
    /// The client itself kept the call back, because a limit is known to be reached.
    HeldBack,
    /// The answer's HTTP status is no success and its body is no answer of the gateway.
    Http {
        /// The status.
        status: u16,
        /// What came with it, shortened.
        found: String,
    },
    /// The answer is longer than the client takes.
    TooLarge {
        /// The limit, in bytes after decompression.
        limit: usize,
    },
    /// The gateway answered with an error.
    Api(ApiError),
    /// The answer could not be decoded.
    Decode {
        /// The number of the call, where it could be read.
        request_id: Option<String>,
        /// What was wrong, and where.
        error: DecodeError,
    },
    /// The answer is a success that holds a refusal.
    Business(BusinessError),
    /// The pages of an answer lead nowhere: why.
    Paging(String),
    /// Something that you gave the client failed.
    Extension {
        /// What it was: a session provider, a quota store, an interceptor.
        what: &'static str,
        /// What it says.
        error: BoxError,
    },
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, cause: Cause) -> Self {
        Self(Box::new(Inner {
            kind,
            method: None,
            cause,
            hint: None,
            throttle: None,
            attempts: 0,
            gave_up: None,
        }))
    }

    pub(crate) fn config(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Config, Cause::Config(message.into()))
    }

    /// What kind of failure it is: what to decide by.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// What happened.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.0.cause
    }

    /// The API that was called, where it got that far.
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

    /// The limit that was reached: whose it is, and when it reopens.
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

    /// The refusal inside of a successful answer, if it is one.
    #[must_use]
    pub fn business_error(&self) -> Option<&BusinessError> {
        match &self.0.cause {
            Cause::Business(failure) => Some(failure),
            _ => None,
        }
    }

    /// The number under which the platform finds the call again.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match &self.0.cause {
            Cause::Api(error) => error.request_id.as_deref(),
            Cause::Business(failure) => failure.request_id.as_deref(),
            Cause::Decode { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }

    /// What to do about it, in English and in Chinese.
    #[must_use]
    pub fn hint(&self) -> Option<Hint> {
        self.0.hint.or_else(|| self.0.kind.advice())
    }

    /// What happened, to which API, with the `request_id`: the text of `Display` without the advice.
    #[must_use]
    pub fn message(&self) -> String {
        let mut out = String::new();
        // Writing to a String can't fail.
        let _ = self.write_message(&mut out);
        out
    }

    fn write_message(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        if let (Some(method), false) = (&self.0.method, matches!(self.0.cause, Cause::Request(_))) {
            write!(out, "{method}: ")?;
        }
        out.write_str(&self.what())?;
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
        self.0.gave_up.map_or(Ok(()), |why| write!(out, " ({why})"))
    }

    fn what(&self) -> String {
        match &self.0.cause {
            Cause::Config(message) | Cause::Paging(message) => message.clone(),
            Cause::Request(invalid) => invalid.to_string(),
            Cause::Unreachable { endpoint, reason } => {
                format!("the gateway was not reached at {endpoint}: {reason}")
            }
            Cause::NoAnswer { reason } if self.0.kind == ErrorKind::OutcomeUnknown => {
                format!("no answer came, though the request may have been carried out: {reason}")
            }
            Cause::NoAnswer { reason } => format!("no answer came: {reason}"),
            Cause::OutOfTime => "time ran out before the request was sent".to_owned(),
            Cause::HeldBack => "not sent".to_owned(),
            Cause::Http { status, found } => format!("HTTP status {status}, {found}"),
            Cause::TooLarge { limit } => format!("the answer is longer than {limit} bytes"),
            Cause::Api(error) => error.to_string(),
            Cause::Decode { error, .. } => error.to_string(),
            Cause::Business(failure) => failure.to_string(),
            Cause::Extension { what, error } => format!("the {what} failed: {error}"),
        }
    }
}

/// Setters for the client, which learns these things one after the other.
#[cfg(feature = "client")]
impl Error {
    pub(crate) fn of_method(mut self, method: &str) -> Self {
        self.0.method.get_or_insert_with(|| method.to_owned());
        self
    }

    pub(crate) fn with_hint(mut self, hint: Option<Hint>) -> Self {
        self.0.hint = hint;
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

    pub(crate) fn because(mut self, why: &'static str) -> Self {
        self.0.gave_up = Some(why);
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
        self.write_message(f)?;
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
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.cause {
            Cause::Request(error) => Some(error),
            Cause::Api(error) => Some(error),
            Cause::Decode { error, .. } => Some(error),
            Cause::Business(error) => Some(error),
            Cause::Extension { error, .. } => Some(&**error),
            _ => None,
        }
    }
}
