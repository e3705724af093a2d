//! What a call returns.

use std::fmt;

use serde_json::Value;

use crate::api::{BusinessError, Page};
use crate::decode::Unknown;
use crate::error::{Cause, Error};
use crate::schema::ErrorKind;

/// The data of a successful call, with what came around it.
#[derive(Clone)]
#[must_use]
#[non_exhaustive]
pub struct Reply<T> {
    /// The data.
    pub data: T,
    /// The id under which the platform finds the call again: quote it when you ask for help.
    pub request_id: Option<String>,
    /// Members of the response that the type does not know; filled where the client was told to keep them.
    pub unknown: Vec<Unknown>,
    /// The failure that the response reports: see [`into_result`](Self::into_result).
    pub business_error: Option<BusinessError>,
    pub(super) body: String,
    pub(super) method: Box<str>,
    pub(super) page: Option<Page>,
}

impl<T> Reply<T> {
    /// The reply, unless the response reports that the platform did not do what was asked.
    ///
    /// The gateway calls such a response a success: `result: false` with a `biz_error_desc`, `success: false` with a
    /// `msg_code`. Each API declares how it reports a failure; one that declares nothing never fails here.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Business`] with what the platform says.
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
    /// let reply = client.call(&Save {}).await?;  // whatever it says
    /// let saved = reply.into_result()?;          // `ErrorKind::Business` where `result` is false
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

    /// The response as it came, decompressed.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl<T: fmt::Debug> fmt::Debug for Reply<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reply")
            .field("data", &self.data)
            .field("request_id", &self.request_id)
            .field("unknown", &self.unknown)
            .finish_non_exhaustive()
    }
}

/// The answer to a call by name: no error, otherwise as it came.
#[derive(Clone)]
#[must_use]
pub struct RawReply {
    pub(super) request_id: Option<String>,
    pub(super) body: String,
}

impl RawReply {
    /// The number under which the platform finds the call again.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The answer as it came, envelope included, decompressed.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The answer as JSON, envelope included; an error where the client asks for XML.
    pub fn json(&self) -> serde_json::Result<Value> {
        serde_json::from_str(&self.body)
    }
}

/// Without the body: an answer that nothing is known of may hold tokens.
impl fmt::Debug for RawReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply").field("request_id", &self.request_id).finish_non_exhaustive()
    }
}
