//! What a call brings back.

use std::fmt;
use std::ops::Deref;

use crate::de::Unknown;

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
    pub fn json(&self) -> serde_json::Result<serde_json::Value> {
        serde_json::from_str(&self.body)
    }
}

/// Without the body: an answer that nothing is known of may hold tokens.
impl fmt::Debug for RawReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawReply").field("request_id", &self.request_id).finish_non_exhaustive()
    }
}
