//! How bytes get to the gateway and back: one request, one answer, no opinion.
//!
//! The client's default is reqwest ([`HttpTransport`](super::HttpTransport)). A test double, a recorder or a layer around
//! another transport implements [`Transport`]:
//!
//! ```
//! use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
//!
//! #[derive(Debug)]
//! struct Canned(&'static str);
//!
//! impl Transport for Canned {
//!     fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
//!         assert!(request.params().get("sign").is_some());
//!         Box::pin(async { Ok(Response::new(200, self.0)) })
//!     }
//! }
//!
//! let client = top_core::TopClient::builder("12345678", "secret").transport(Canned("{}")).build()?;
//! # Ok::<(), top_core::Error>(())
//! ```

use std::fmt;
use std::pin::Pin;

use bytes::Bytes;
use http::HeaderMap;

use super::endpoint::Endpoint;
use crate::error::BoxError;
use crate::params::Params;

/// A future that can be kept in a trait object.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one signed request and gives the answer, whatever it is.
///
/// The client does the rest: time-outs, the limit of the body's size, redirects (an answer like any other here; a
/// transport must not follow them), repetition, decoding.
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends `request` once.
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>>;
}

/// A request, stamped and signed.
#[derive(Debug)]
pub struct Request<'a> {
    endpoint: &'a Endpoint,
    params: &'a Params,
}

impl<'a> Request<'a> {
    pub(super) fn new(endpoint: &'a Endpoint, params: &'a Params) -> Self {
        Self { endpoint, params }
    }

    /// Where it goes; it carries nothing of the request.
    #[must_use]
    pub fn endpoint(&self) -> &'a Endpoint {
        self.endpoint
    }

    /// Everything that travels, `session` and `sign` included.
    #[must_use]
    pub fn params(&self) -> &'a Params {
        self.params
    }

    /// The API's name.
    #[must_use]
    pub fn method(&self) -> &'a str {
        self.params.get("method").unwrap_or_default()
    }
}

/// An answer whose body is still to be read.
pub struct Response {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Box<dyn Body>,
}

impl Response {
    /// An answer whose body is there already.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self { status, headers: HeaderMap::new(), body: Box::new(Whole(Some(body.into()))) }
    }

    /// An answer whose body comes piece by piece, decompressed: with the header `Content-Encoding` taken away.
    #[must_use]
    pub fn streaming(status: u16, headers: HeaderMap, body: impl Body + 'static) -> Self {
        Self { status, headers, body: Box::new(body) }
    }

    /// Sets the headers.
    #[must_use]
    pub fn with_headers(mut self, headers: HeaderMap) -> Self {
        self.headers = headers;
        self
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, to be read.
    pub fn body_mut(&mut self) -> &mut dyn Body {
        &mut *self.body
    }
}

/// Without the body: it may hold tokens.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}

/// The innermost cause says what happened, the outer ones where.
pub(super) fn reason(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        text.push_str(": ");
        text.push_str(&error.to_string());
        source = error.source();
    }
    text
}

/// The body of an answer, piece by piece.
pub trait Body: Send {
    /// The next piece; `None` at the end.
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>>;
}

struct Whole(Option<Bytes>);

impl Body for Whole {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        let all = self.0.take();
        Box::pin(async { Ok(all) })
    }
}

/// Why there is no response.
#[derive(Debug, thiserror::Error)]
#[error("{reason}")]
#[non_exhaustive]
pub struct TransportError {
    /// Whether the gateway can have seen the request.
    pub delivery: Delivery,
    /// The cause in words, with everything that [`source`](Self::source) has below it.
    pub reason: String,
    /// The cause itself, such as a [`reqwest::Error`] or a [`std::io::Error`], to be downcast.
    pub source: Option<BoxError>,
}

/// Whether the other side can have seen a request: what decides if a write may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Certainly not: there was no connection.
    NotSent,
    /// It may have.
    Unknown,
    /// Nothing was sent because the request can't be built; once more would be the same.
    Impossible,
}

impl TransportError {
    /// The request was certainly not sent.
    #[must_use]
    pub fn not_sent(reason: impl Into<String>) -> Self {
        Self { delivery: Delivery::NotSent, reason: reason.into(), source: None }
    }

    /// The request was sent, or may have been.
    #[must_use]
    pub fn unknown(reason: impl Into<String>) -> Self {
        Self { delivery: Delivery::Unknown, reason: reason.into(), source: None }
    }

    /// The request can't be built, so another attempt would end the same way.
    #[must_use]
    pub fn impossible(reason: impl Into<String>) -> Self {
        Self { delivery: Delivery::Impossible, reason: reason.into(), source: None }
    }

    /// Sets the cause.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// An error of a library: the words and the cause.
    pub(super) fn caused_by(delivery: Delivery, source: impl Into<BoxError>) -> Self {
        let source = source.into();
        Self { delivery, reason: reason(&*source), source: Some(source) }
    }
}
