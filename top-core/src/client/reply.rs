//! The result of a call.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use serde::ser::{Serialize, SerializeStruct as _, Serializer};
use serde_json::Value;

use crate::api::{BusinessError, Page};
use crate::decode::{Unknown, Warning, transcode};
use crate::error::{Cause, Error};
use crate::schema::ErrorKind;

/// The data of a successful call, with what came around it.
///
/// serde writes `data`, `request_id`, `warnings`, `unknown` and `business_error`.
#[derive(Clone)]
#[must_use]
#[non_exhaustive]
pub struct Reply<T> {
    /// The data.
    pub data: T,
    /// The platform's id of the call: quote it when you ask for help.
    pub request_id: Option<String>,
    /// Values that their fields can't hold, the first hundred of them: the fields are `None`. An error instead if
    /// [`TopClientBuilder::strict`](crate::TopClientBuilder::strict) is set.
    pub warnings: Vec<Warning>,
    /// Members of the response that the type does not know; empty unless
    /// [`TopClientBuilder::unknown_fields`](crate::TopClientBuilder::unknown_fields) is set.
    pub unknown: Vec<Unknown>,
    /// The business error that the response reports: see [`into_result`](Self::into_result).
    pub business_error: Option<BusinessError>,
    pub(super) body: Bytes,
    pub(super) method: Box<str>,
    pub(super) page: Option<Page>,
}

impl<T> Reply<T> {
    /// The reply, or the business error that it reports.
    ///
    /// The gateway calls such a response a success: `result: false` with a `biz_error_desc`, `success: false` with a
    /// `msg_code`. Each API declares how it reports a business error; an API without a declaration never fails here.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Business`] with the platform's code and text.
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
    /// let reply = client.call(&Save {}).await?;  // with or without a business error
    /// let saved = reply.into_result()?;          // `ErrorKind::Business` if `result` is false
    /// # Ok(()) }
    /// ```
    #[allow(clippy::result_large_err, reason = "the error is one pointer; the reply is what is large")]
    pub fn into_result(mut self) -> Result<Self, Error> {
        match self.business_error.take() {
            None => Ok(self),
            Some(error) => {
                Err(Error::new(ErrorKind::Business, Cause::Business(error)).of_method(&self.method).after(1))
            }
        }
    }

    /// The response as received, envelope included, decompressed, as text.
    #[must_use]
    pub fn body(&self) -> Cow<'_, str> {
        text(&self.body)
    }

    /// The response as received, envelope included, decompressed.
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

/// Without the body: it may hold tokens.
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

/// The reply to a call by name: not an error of the gateway, otherwise unknown.
#[derive(Clone)]
#[must_use]
#[non_exhaustive]
pub struct RawReply {
    /// The platform's id of the call: quote it when you ask for help.
    pub request_id: Option<String>,
    pub(super) body: Bytes,
}

impl RawReply {
    /// The response as received, envelope included, decompressed, as text.
    #[must_use]
    pub fn body(&self) -> Cow<'_, str> {
        text(&self.body)
    }

    /// The response as received, envelope included, decompressed.
    #[must_use]
    pub fn body_bytes(&self) -> &Bytes {
        &self.body
    }

    /// The response as JSON, envelope included.
    ///
    /// # Errors
    ///
    /// The body is not JSON: the client asks for XML.
    pub fn json(&self) -> serde_json::Result<Value> {
        serde_json::from_slice(&self.body)
    }
}

/// Without the body: an unknown response may hold tokens.
impl fmt::Debug for RawReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply").field("request_id", &self.request_id).finish_non_exhaustive()
    }
}

/// Bodies are in the charset that they declare, else UTF-8.
fn text(body: &[u8]) -> Cow<'_, str> {
    match transcode(body, None) {
        Ok(Some(text)) => Cow::Owned(text),
        _ => String::from_utf8_lossy(body),
    }
}
