//! What a call brings back.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

use crate::api::TopObject;
use crate::de::Unknown;
use crate::describe::FailureRule;
use crate::error::{BusinessFailure, Cause, Error, ErrorKind};
use crate::json::{member_at, object_to_json};

/// The data of a successful call, with what came around it.
///
/// It reads as the data itself: `reply.results`, `reply.request_id()`.
#[derive(Clone)]
#[must_use]
pub struct Reply<T> {
    pub(super) data: T,
    pub(super) request_id: Option<String>,
    pub(super) unknown: Vec<Unknown>,
    pub(super) body: String,
    pub(super) method: Box<str>,
    pub(super) failure: Option<FailureRule>,
}

impl Reply<()> {
    /// With the data that was decoded, and how the API tells a refusal.
    pub(super) fn with<T>(self, data: T, failure: Option<FailureRule>) -> Reply<T> {
        let Self { request_id, unknown, body, method, .. } = self;
        Reply { data, request_id, unknown, body, method, failure }
    }
}

impl<T: Inspect> Reply<T> {
    /// The reply, unless the answer says that the platform did not do what was asked.
    ///
    /// The gateway calls such an answer a success: `result: false` with a `biz_error_desc`, `success: false` with a
    /// `msg_code`. Each API declares how it says so; one that declares nothing never fails here.
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
    pub fn into_result(self) -> Result<Self, Error> {
        match self.business_failure() {
            None => Ok(self),
            Some(failure) => Err(Error::new(ErrorKind::Business, Cause::Business(failure))
                .of_method(&self.method)
                .after(1)),
        }
    }

    /// What the answer says about having been refused, if it does.
    pub fn business_failure(&self) -> Option<BusinessFailure> {
        BusinessFailure::find(self.failure?, self.request_id(), &|path| self.data.member(path))
    }
}

/// Data whose members can be looked at by their paths: a response type, or the JSON of a described call.
pub trait Inspect {
    /// The member that `path` leads to; `None` where it holds nothing.
    fn member(&self, path: &'static str) -> Option<Value>;

    /// All of it.
    fn to_value(&self) -> Value;
}

impl<T: TopObject> Inspect for T {
    fn member(&self, path: &'static str) -> Option<Value> {
        member_at(self, path)
    }

    fn to_value(&self) -> Value {
        serde_json::from_str(&object_to_json(self)).unwrap_or_default()
    }
}

impl Inspect for String {
    fn member(&self, path: &'static str) -> Option<Value> {
        let mut at: Value = serde_json::from_str(self).ok()?;
        for step in path.split('.') {
            at = at.get_mut(step)?.take();
        }
        Some(at)
    }

    fn to_value(&self) -> Value {
        serde_json::from_str(self).unwrap_or_default()
    }
}

impl<T> Reply<T> {
    /// The data alone.
    pub fn into_data(self) -> T {
        self.data
    }

    /// The number under which the platform finds the call again: quote it when you ask for help.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Members of the answer that the type does not know; filled where the client was told to keep them.
    pub fn unknown(&self) -> &[Unknown] {
        &self.unknown
    }

    /// The answer as it came, decompressed.
    #[must_use]
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl<T> Deref for Reply<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
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
