//! The gateway's own errors.

use std::fmt;

use top_macros::TopObject;

use crate::decode::{DecodeError, Decoder};
use crate::value::TopObject as _;

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
    /// An error by its codes alone, to ask what they mean.
    ///
    /// ```
    /// use top_core::{ApiError, ErrorKind};
    ///
    /// assert_eq!(ApiError::new("27", Some("session-expired")).kind(), ErrorKind::SessionExpired);
    /// ```
    #[must_use]
    pub fn new(code: impl Into<String>, sub_code: Option<&str>) -> Self {
        let sub_code = sub_code.map(str::to_owned);
        Self { code: ErrorCode(code.into()), msg: None, sub_code, sub_msg: None, request_id: None }
    }

    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let read = ErrorResponse::read_object(decoder)?;
        let empty = ErrorResponse { code: None, msg: None, sub_code: None, sub_msg: None, request_id: None };
        let ErrorResponse { code, msg, sub_code, sub_msg, request_id } = read.unwrap_or(empty);
        Ok(Self { code: ErrorCode(code.unwrap_or_default()), msg, sub_code, sub_msg, request_id })
    }

    /// The error with something done to all of its texts.
    #[cfg(feature = "client")]
    pub(crate) fn map_texts(self, change: &dyn Fn(String) -> String) -> Self {
        let Self { code, msg, sub_code, sub_msg, request_id } = self;
        Self {
            code: ErrorCode(change(code.0)),
            msg: msg.map(change),
            sub_code: sub_code.map(change),
            sub_msg: sub_msg.map(change),
            request_id: request_id.map(change),
        }
    }

    /// Whether the members say, taken together, that nothing went wrong.
    pub(crate) fn is_success(&self) -> bool {
        matches!(self.code.as_str(), "" | "0") && self.sub_code.is_none()
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
