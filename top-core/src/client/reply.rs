//! The result of a call.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};
use serde_json::Value;

use crate::api::{BusinessError, Page};
use crate::decode::{Unknown, Warning, transcode};
use crate::error::{Cause, Error};

/// The reply to a successful call: the data, the `request_id` and the body.
///
/// serde serializes `data`, `request_id`, `warnings`, `unknown` and `business_error`.
///
/// # Examples
///
/// ```
#[doc = include_str!("example.txt")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), top_core::Error> {
/// # let client = gateway::client();
/// let reply = client.call(&TbkShopGet::builder().q("女装").build()).await?;
/// assert_eq!(reply.data.results[0].shop_title.as_deref(), Some("女装一店"));
/// assert_eq!(reply.request_id.as_deref(), Some("15gm3x1"));
/// assert!(reply.body().contains("tbk_shop_get_response"));
/// # Ok(()) }
/// ```
#[derive(Clone)]
#[must_use]
#[non_exhaustive]
pub struct Reply<T> {
    /// The data.
    pub data: T,
    /// The platform's id of the call. Include it when you contact the platform's support.
    pub request_id: Option<String>,
    /// Values that do not fit their fields; these fields are `None`. At most 100 are kept.
    ///
    /// With [`TopClientBuilder::strict`](crate::TopClientBuilder::strict), the call fails instead.
    pub warnings: Vec<Warning>,
    /// The number of further warnings, which are not kept.
    pub omitted_warnings: usize,
    /// Members of the response that the type does not have. Empty, unless
    /// [`TopClientBuilder::unknown_fields`](crate::TopClientBuilder::unknown_fields) is set.
    pub unknown: Vec<Unknown>,
    /// The business error that the response reports. [`into_result`](Self::into_result) returns it as an error.
    pub business_error: Option<BusinessError>,
    pub(super) body: Bytes,
    pub(super) method: Box<str>,
    pub(super) page: Option<Page>,
}

impl<T> Reply<T> {
    /// Returns the reply, or an error if it reports a business error.
    ///
    /// Some APIs report a business error in a successful response, for example `result: false` with a `biz_error_desc`. Each API
    /// declares how it does this; for an API without a declaration, this method always returns the reply.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Business`](crate::ErrorKind::Business) with the platform's code and text;
    /// [`ErrorKind::OutcomeUnknown`](crate::ErrorKind::OutcomeUnknown) if the code is that of a platform failure and the API is
    /// a write. Check the outcome before you repeat such a call.
    ///
    /// # Examples
    ///
    /// ```
    /// # use top_core::{TopApi, TopObject};
    /// #[derive(TopApi)]
    /// #[top_api(method = "taobao.tbk.demo.save", failure(result, code = biz_error_code, message = biz_error_desc))]
    /// struct Save {}
    /// #[derive(Debug, TopObject)]
    /// struct SaveResponse {
    ///     result: Option<bool>,
    ///     biz_error_code: Option<i64>,
    ///     biz_error_desc: Option<String>,
    /// }
    /// # async fn save(client: top_core::TopClient) -> Result<(), top_core::Error> {
    /// let reply = client.call(&Save {}).await?.into_result()?; // an error if `result` is false
    /// # Ok(()) }
    ///
    /// # use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
    /// # #[derive(Debug)]
    /// # struct Gateway;
    /// # impl Transport for Gateway {
    /// #     fn send<'a>(&'a self, _: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
    /// #         let body = r#"{"tbk_demo_save_response":{"result":false,"biz_error_code":3,"biz_error_desc":"x"}}"#;
    /// #         Box::pin(async move { Ok(Response::new(200, body)) })
    /// #     }
    /// # }
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// #     let client = top_core::TopClient::builder("12345678", "secret").transport(Gateway).build().unwrap();
    /// #     assert_eq!(save(client).await.unwrap_err().kind(), top_core::ErrorKind::Business);
    /// # }
    /// ```
    #[doc(alias = "业务校验未通过")]
    #[allow(clippy::result_large_err, reason = "the error is one pointer; the reply is what is large")]
    pub fn into_result(mut self) -> Result<Self, Error> {
        match self.business_error.take() {
            None => Ok(self),
            Some(error) => {
                let (kind, hint) = (error.kind, error.hint);
                let error = Error::new(kind, Cause::Business(error)).with_hint(hint);
                Err(error.of_method(&self.method).after(1))
            }
        }
    }

    /// Returns the decompressed response as text, including the envelope.
    #[must_use]
    pub fn body(&self) -> Cow<'_, str> {
        text(&self.body)
    }

    /// Returns the decompressed response as bytes, including the envelope.
    #[must_use]
    pub fn body_bytes(&self) -> &Bytes {
        &self.body
    }
}

impl<T: Serialize> Serialize for Reply<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut reply = serializer.serialize_struct("Reply", 5)?;
        reply.serialize_field("data", &self.data)?;
        reply.serialize_field("request_id", &self.request_id)?;
        let warnings = self.warnings.iter().map(|Warning { path, expected, found, .. }| {
            serde_json::json!({ "path": path, "expected": expected, "found": found })
        });
        reply.serialize_field("warnings", &warnings.collect::<Value>())?;
        let unknown = self
            .unknown
            .iter()
            .map(|Unknown { path, text, .. }| serde_json::json!({ "path": path, "text": text }));
        reply.serialize_field("unknown", &unknown.collect::<Value>())?;
        let business_error = self.business_error.as_ref().map(
            |BusinessError { code, message, .. }| serde_json::json!({ "code": code, "message": message }),
        );
        reply.serialize_field("business_error", &business_error)?;
        reply.end()
    }
}

/// Does not show the body, which may contain tokens.
impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("data", &self.data)
            .field("request_id", &self.request_id)
            .field("warnings", &self.warnings)
            .field("unknown", &self.unknown)
            .field("business_error", &self.business_error)
            .finish_non_exhaustive()
    }
}

/// The reply to [`TopClient::call_raw`](crate::TopClient::call_raw): the body as received.
///
/// # Examples
///
/// ```
#[doc = include_str!("example.txt")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let client = gateway::client();
/// use top_core::Params;
///
/// let reply = client.call_raw("taobao.tbk.shop.get", Params::new().with("q", "女装")).await?;
/// assert_eq!(reply.json()?["tbk_shop_get_response"]["total_results"], 3);
/// # Ok(()) }
/// ```
#[derive(Clone)]
#[must_use]
#[non_exhaustive]
pub struct RawReply {
    /// The platform's id of the call. Include it when you contact the platform's support.
    pub request_id: Option<String>,
    pub(super) body: Bytes,
}

impl RawReply {
    /// Returns the decompressed response as text, including the envelope.
    #[must_use]
    pub fn body(&self) -> Cow<'_, str> {
        text(&self.body)
    }

    /// Returns the decompressed response as bytes, including the envelope.
    #[must_use]
    pub fn body_bytes(&self) -> &Bytes {
        &self.body
    }

    /// Parses the response as JSON, including the envelope.
    ///
    /// # Errors
    ///
    /// The error of `serde_json` if the body is not JSON, for example because the format of the client is XML.
    pub fn json(&self) -> serde_json::Result<Value> {
        serde_json::from_slice(&self.body)
    }
}

/// Does not show the body, which may contain tokens.
impl fmt::Debug for RawReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply").field("request_id", &self.request_id).finish_non_exhaustive()
    }
}

/// Decodes a body from the charset that it declares. Default: UTF-8.
fn text(body: &[u8]) -> Cow<'_, str> {
    match transcode(body, None) {
        Ok(Some(text)) => Cow::Owned(text),
        _ => String::from_utf8_lossy(body),
    }
}
