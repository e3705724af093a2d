//! What can go wrong with a call.

use std::fmt;

use top_macros::TopObject;

use crate::api::TopObject as _;
use crate::check::InvalidRequest;
use crate::de::{DecodeError, Decoder};

/// The gateway's own error: the envelope `error_response`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// The main code.
    pub code: ErrorCode,
    /// What the main code means, in the platform's words.
    pub msg: Option<String>,
    /// The precise cause: `isv.*`, `isp.*`, `accesscontrol.*`, or a number of the API's own.
    pub sub_code: Option<String>,
    /// What the cause means, in the platform's words, mostly Chinese.
    pub sub_msg: Option<String>,
    /// The number under which the platform finds the call again.
    pub request_id: Option<String>,
}

/// The members of `error_response`, and of an error without an envelope.
#[derive(Debug, TopObject)]
struct ErrorResponse {
    code: Option<String>,
    msg: Option<String>,
    sub_code: Option<String>,
    sub_msg: Option<String>,
    request_id: Option<String>,
}

impl ApiError {
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let read = ErrorResponse::read_object(decoder)?;
        let empty = ErrorResponse { code: None, msg: None, sub_code: None, sub_msg: None, request_id: None };
        let ErrorResponse { code, msg, sub_code, sub_msg, request_id } = read.unwrap_or(empty);
        Ok(Self { code: ErrorCode(code.unwrap_or_default()), msg, sub_code, sub_msg, request_id })
    }

    /// Whether the members say, taken together, that nothing went wrong.
    pub(crate) fn is_success(&self) -> bool {
        matches!(self.code.as_str(), "" | "0") && self.sub_code.is_none()
    }

    /// What the caller can do about it; `None` where only the platform's own text helps.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        crate::hint::of(self)
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error {}", self.code)?;
        if let Some(msg) = &self.msg {
            write!(f, " {msg}")?;
        }
        match (&self.sub_code, &self.sub_msg) {
            (Some(code), Some(msg)) => write!(f, ": {code} ({msg})"),
            (Some(text), None) | (None, Some(text)) => write!(f, ": {text}"),
            (None, None) => Ok(()),
        }
    }
}

impl std::error::Error for ApiError {}

/// The main code of an [`ApiError`]: documented as a number, sent as text by some gateways.
///
/// ```
/// # use top_core::ErrorCode;
/// let code = ErrorCode::from(15);
/// assert_eq!(code, 15);
/// assert_eq!(code, "15");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ErrorCode(String);

impl ErrorCode {
    /// The code as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as a number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        self.0.parse().ok()
    }
}

impl From<i64> for ErrorCode {
    fn from(code: i64) -> Self {
        Self(code.to_string())
    }
}

impl PartialEq<i64> for ErrorCode {
    fn eq(&self, other: &i64) -> bool {
        self.number() == Some(*other)
    }
}

impl PartialEq<str> for ErrorCode {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for ErrorCode {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "without a code" } else { &self.0 })
    }
}

/// Why a call brought no data.
///
/// No text of it holds a secret: what the gateway or a proxy says is searched for the session, the signature and the
/// app's secret before it gets here.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The client was set up wrongly.
    #[error("{0}")]
    Config(String),
    /// The request is one that the gateway would refuse; nothing was sent.
    #[error(transparent)]
    Request(#[from] InvalidRequest),
    /// The gateway was not reached; nothing was sent.
    #[error("{method}: the gateway was not reached at {endpoint}: {reason}")]
    Unreachable {
        /// The API.
        method: String,
        /// Where the gateway was looked for.
        endpoint: String,
        /// The cause, innermost last.
        reason: String,
    },
    /// The connection ended, or time ran out, after the request was sent: the gateway may have carried it out.
    #[error("{method}: no answer came, though the request may have been carried out: {reason}")]
    NoAnswer {
        /// The API.
        method: String,
        /// The cause, innermost last.
        reason: String,
    },
    /// The answer's HTTP status is no success and its body is no answer of the gateway.
    #[error("{method}: HTTP status {status}, {found}")]
    Http {
        /// The API.
        method: String,
        /// The status.
        status: u16,
        /// What came with it, shortened.
        found: String,
    },
    /// The answer is longer than the client takes.
    #[error(
        "{method}: the answer is longer than {limit} bytes; raise `max_body_size` if that is meant to be"
    )]
    TooLarge {
        /// The API.
        method: String,
        /// The limit, in bytes after decompression.
        limit: usize,
    },
    /// The gateway answered with an error.
    #[error("{method}: {error}{}", numbered(error.request_id.as_deref()))]
    Api {
        /// The API.
        method: String,
        /// The gateway's error.
        #[source]
        error: Box<ApiError>,
    },
    /// The answer could not be decoded.
    #[error("{method}: {error}{}", numbered(request_id.as_deref()))]
    Decode {
        /// The API.
        method: String,
        /// The number of the call, where it could be read.
        request_id: Option<String>,
        /// What was wrong, and where.
        #[source]
        error: Box<DecodeError>,
    },
}

impl Error {
    /// The gateway's error, if it is one.
    #[must_use]
    pub fn api_error(&self) -> Option<&ApiError> {
        match self {
            Self::Api { error, .. } => Some(error),
            _ => None,
        }
    }

    /// The number under which the platform finds the call again.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        match self {
            Self::Api { error, .. } => error.request_id.as_deref(),
            Self::Decode { request_id, .. } => request_id.as_deref(),
            _ => None,
        }
    }

    /// What the caller can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<&'static str> {
        match self {
            Self::Api { error, .. } => error.hint(),
            Self::Unreachable { .. } => {
                Some("check the endpoint, the network and the proxy, then call again")
            }
            Self::NoAnswer { .. } => {
                Some("a read may be repeated; before a write is repeated, look whether it took effect")
            }
            Self::Http { .. } => {
                Some("check that the endpoint is the gateway's, `/router/rest`, and that no proxy answers")
            }
            _ => None,
        }
    }
}

fn numbered(id: Option<&str>) -> String {
    id.map(|id| format!(" [request_id {id}]")).unwrap_or_default()
}
