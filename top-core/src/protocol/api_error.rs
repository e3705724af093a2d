//! The errors of the gateway.

use std::fmt;

use top_macros::TopObject;

use crate::decode::{DecodeError, Decoder, MAX_SHOWN, shorten_to};
use crate::types::Json;
use crate::value::TopObject as _;

/// An error of the gateway, the content of `error_response`. `Display` shows at most 512 bytes.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::protocol::ResponseError;
/// use top_core::{ErrorKind, TopApi, TopObject, decode_response};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.shop.get")]
/// struct ShopGet {}
///
/// #[derive(TopObject)]
/// struct ShopGetResponse {}
///
/// let body = r#"{"error_response":{"code":27,"msg":"Invalid session","sub_code":"session-expired"}}"#;
/// let Err(ResponseError::Api(error)) = decode_response::<ShopGet>(body.as_bytes(), Options::default()) else {
///     panic!("the body is an error");
/// };
/// assert_eq!(error.code, 27);
/// assert_eq!(error.kind(), ErrorKind::SessionExpired);
/// assert_eq!(error.to_string(), "error 27 Invalid session: session-expired");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// The main code.
    pub code: ErrorCode,
    /// The text for the main code.
    pub msg: Option<String>,
    /// The cause: `isv.*`, `isp.*`, `accesscontrol.*`, or a number that the API defines.
    pub sub_code: Option<String>,
    /// The text for the cause, usually in Chinese.
    pub sub_msg: Option<String>,
    /// The id of the call on the platform.
    pub request_id: Option<String>,
}

/// The members of `error_response` and of an error without an envelope. Values of any type are kept as JSON.
#[derive(Debug, Default, TopObject)]
struct ErrorResponse {
    code: Option<Json>,
    msg: Option<Json>,
    sub_code: Option<Json>,
    sub_msg: Option<Json>,
    request_id: Option<Json>,
}

impl ApiError {
    /// Creates an error from its codes, to classify them.
    ///
    /// # Examples
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
        if !decoder.is_object()? {
            return Ok(Self { msg: decoder.raw()?, ..Self::new("", None) });
        }
        let read = ErrorResponse::read_object(decoder)?.unwrap_or_default();
        let text = |value: Option<Json>| value.map(Json::into_string);
        Ok(Self {
            code: ErrorCode(text(read.code).unwrap_or_default()),
            msg: text(read.msg),
            sub_code: text(read.sub_code),
            sub_msg: text(read.sub_msg),
            request_id: text(read.request_id),
        })
    }

    /// Applies `change` to all texts.
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

    /// Returns whether the members together mean that the call succeeded.
    pub(crate) fn is_success(&self) -> bool {
        matches!(self.code.as_str(), "" | "0") && self.sub_code.is_none()
    }

    /// Returns whether there is no code and no text.
    pub(crate) fn is_empty(&self) -> bool {
        let texts = [&self.msg, &self.sub_code, &self.sub_msg];
        self.code.as_str().is_empty() && texts.iter().all(|text| text.is_none())
    }
}

impl fmt::Display for ApiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = |text: &String| shorten_to(text, 100);
        let mut text = format!("error {}", part(&self.code.to_string()));
        if let Some(msg) = &self.msg {
            text = format!("{text} {}", part(msg));
        }
        match (self.sub_code.as_ref().map(part), self.sub_msg.as_ref().map(part)) {
            (Some(code), Some(msg)) => text = format!("{text}: {code} ({msg})"),
            (Some(more), None) | (None, Some(more)) => text = format!("{text}: {more}"),
            (None, None) => {}
        }
        f.write_str(&shorten_to(&text, MAX_SHOWN))
    }
}

impl std::error::Error for ApiError {}

/// The main code of an [`ApiError`]. It is documented as a number, but some gateways send a string.
///
/// # Examples
///
/// ```
/// use top_core::ErrorCode;
///
/// let code = ErrorCode::from(15);
/// assert_eq!(code, 15);
/// assert_eq!(code, "15");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ErrorCode(String);

impl ErrorCode {
    /// Returns the code as received.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the code as a number, or `None` if it is not a number.
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
