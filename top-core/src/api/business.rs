//! Errors inside successful responses.

use std::fmt;

use super::TopApi;
use crate::schema::{ErrorKind, Hint};

/// A business error (业务错误): an error that the platform reports inside a successful response.
///
/// The annotation `failure(…)` declares how an API reports a business error.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{TopApi, TopObject, decode_response};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.gift.create", failure(success, code = msg_code, message = msg_info))]
/// struct GiftCreate {}
///
/// #[derive(TopObject)]
/// struct GiftCreateResponse {
///     success: Option<bool>,
///     msg_code: Option<String>,
///     msg_info: Option<String>,
/// }
///
/// let body = r#"{"tbk_gift_create_response":{"success":false,"msg_code":"1402","msg_info":"余额不足"}}"#;
/// let response = decode_response::<GiftCreate>(body.as_bytes(), Options::default())?.data;
/// let error = GiftCreate::business_error(&response).ok_or("the response reports no error")?;
/// assert_eq!(error.code.as_deref(), Some("1402"));
/// assert_eq!(error.to_string(), "the platform reports a business error: 1402 (余额不足)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[doc(alias = "业务错误")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct BusinessError {
    /// The code, from a member such as `biz_error_code` or `msg_code`.
    pub code: Option<String>,
    /// The message, usually in Chinese.
    pub message: Option<String>,
    /// The id of the call on the platform.
    pub request_id: Option<String>,
    /// [`Business`](ErrorKind::Business), or [`OutcomeUnknown`](ErrorKind::OutcomeUnknown) if the code is that of a platform
    /// failure and the API is a write: the change may have been made.
    ///
    /// Only a client sets the second one, because it depends on the documented errors of the API.
    pub kind: ErrorKind,
    /// What to do, if it is documented for the code.
    pub hint: Option<Hint>,
}

impl BusinessError {
    /// Creates an error from its code and message.
    #[must_use]
    pub fn new(code: Option<String>, message: Option<String>) -> Self {
        Self { code, message, request_id: None, kind: ErrorKind::Business, hint: None }
    }

    /// Implements `failure(flag = value)`: returns an error if the flag is present and none of `success`.
    #[must_use]
    pub fn unless(
        flag: Option<String>,
        success: &[&str],
        code: Option<String>,
        message: Option<String>,
    ) -> Option<Self> {
        let flag = flag?;
        (!success.contains(&flag.as_str())).then(|| Self::new(code, message))
    }

    /// Implements `failure(present = …)`: returns an error if the flag is present, and neither the flag nor the code is
    /// one of `success`.
    #[must_use]
    pub fn if_present(
        flag: Option<String>,
        success: &[&str],
        code: Option<String>,
        message: Option<String>,
    ) -> Option<Self> {
        let means_success =
            |text: &Option<String>| text.as_deref().is_some_and(|text| success.contains(&text.trim()));
        if flag.is_none_or(|text| text.trim().is_empty() || means_success(&Some(text)))
            || means_success(&code)
        {
            return None;
        }
        Some(Self::new(code, message))
    }
}

impl fmt::Display for BusinessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the platform reports a business error")?;
        match (&self.code, &self.message) {
            (Some(code), Some(message)) => write!(f, ": {code} ({message})"),
            (Some(text), None) | (None, Some(text)) => write!(f, ": {text}"),
            (None, None) => Ok(()),
        }
    }
}

impl std::error::Error for BusinessError {}

/// An API that reports a separate result for each entry of its response, such as one link of a batch.
///
/// Implemented by [`#[derive(TopApi)]`](derive@crate::TopApi) with `entries(…)`.
///
/// # Examples
///
/// ```
/// use top_core::decode::Options;
/// use top_core::{PerEntry, TopApi, TopObject, decode_response};
///
/// #[derive(TopApi)]
/// #[top_api(method = "taobao.tbk.link.convert", entries(results as Link, code = code, message = msg))]
/// struct LinkConvert {}
///
/// #[derive(TopObject)]
/// struct LinkConvertResponse {
///     results: Vec<Link>,
/// }
///
/// #[derive(TopObject)]
/// struct Link {
///     url: Option<String>,
///     code: Option<i64>,
///     msg: Option<String>,
/// }
///
/// let body = r#"{"tbk_link_convert_response":{"results":[{"url":"https://s.click"},{"code":51,"msg":"链接失效"}]}}"#;
/// let response = decode_response::<LinkConvert>(body.as_bytes(), Options::default())?.data;
/// let entries = LinkConvert::entries(&response);
/// assert!(entries[0].is_ok());
/// let error = entries[1].as_ref().err();
/// assert_eq!(error.and_then(|error| error.message.as_deref()), Some("链接失效"));
/// # Ok::<(), top_core::protocol::ResponseError>(())
/// ```
pub trait PerEntry: TopApi {
    /// The type of an entry.
    type Entry;

    /// Returns the entries. An entry with an error is an `Err`.
    fn entries(response: &Self::Response) -> Vec<Result<&Self::Entry, BusinessError>>;
}
