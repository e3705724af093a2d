//! Transports: they send one request and return one response.
//!
//! The default is reqwest ([`HttpTransport`](super::HttpTransport)). A test double, a recorder or a layer around another
//! transport implements [`Transport`]:
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

use std::borrow::Cow;
use std::fmt;
use std::pin::Pin;

use bytes::Bytes;
use http::HeaderMap;

use super::endpoint::Endpoint;
use crate::error::BoxError;
use crate::params::Params;
use crate::redact::Redactor;
use crate::types::AppSecret;

/// A future that can be kept in a trait object.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one signed request and returns the response.
///
/// The client does the rest: time-outs, the limit on the body's size, retries, decoding. A transport must not follow
/// redirects: they are responses like any other.
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends `request` once.
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>>;
}

/// A request, stamped and signed.
#[derive(Debug)]
pub struct Request<'a> {
    endpoint: &'a Endpoint,
    params: &'a Params,
    app_secret: &'a AppSecret,
}

impl<'a> Request<'a> {
    pub(super) fn new(endpoint: &'a Endpoint, params: &'a Params, app_secret: &'a AppSecret) -> Self {
        Self { endpoint, params, app_secret }
    }

    /// Removes the secrets of this request from texts.
    pub(super) fn redactor(&self) -> Redactor {
        Redactor::new(self.params, Some(self.app_secret))
    }

    /// The address to send it to.
    #[must_use]
    pub fn endpoint(&self) -> &'a Endpoint {
        self.endpoint
    }

    /// All parameters, `session` and `sign` included.
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

/// A response whose body is still to be read.
pub struct Response {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Box<dyn Body>,
}

impl Response {
    /// A response with a complete body.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self { status, headers: HeaderMap::new(), body: Box::new(Whole(Some(body.into()))) }
    }

    /// A response whose body arrives in pieces.
    ///
    /// A transport that decompresses the body removes the header `Content-Encoding`; one `gzip` may be left.
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

/// Without the body, which may hold tokens.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}

/// The text of an error and of all its sources: the innermost one says what happened.
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

/// The body of a response, in pieces.
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

/// Whether the gateway may have received a request. Decides whether a write may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// No: there was no connection.
    NotSent,
    /// Possibly.
    Unknown,
    /// No: the request can't be built, so another attempt would fail in the same way.
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

    /// The request can't be built, so another attempt would fail in the same way.
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

    /// The same without secrets. A source that shows one is dropped: its text can't be changed.
    pub(super) fn redacted(self, redactor: &Redactor) -> Self {
        let Self { delivery, reason, source } = self;
        let is_clean = |source: &BoxError| {
            let chain =
                std::iter::successors(Some(&**source as &(dyn std::error::Error + 'static)), |e| e.source());
            let mut texts = chain.flat_map(|error| [error.to_string(), format!("{error:?}")]);
            texts.all(|text| matches!(redactor.redact(&text), Cow::Borrowed(_)))
        };
        let reason = redactor.redact(&reason).into_owned();
        Self { delivery, reason, source: source.filter(is_clean) }
    }

    /// An error of a library: the words and the cause.
    pub(super) fn caused_by(delivery: Delivery, source: impl Into<BoxError>) -> Self {
        let source = source.into();
        Self { delivery, reason: reason(&*source), source: Some(source) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_that_shows_a_secret_is_dropped() {
        let mut params = Params::new();
        params.push_text("session", "6100AbCd1234efgh");
        let redactor = Redactor::new(&params, None);
        let io = |text: &str| {
            let source = std::io::Error::other(text.to_owned());
            TransportError::caused_by(Delivery::Unknown, source).redacted(&redactor)
        };
        let error = io("reset by peer");
        assert!(error.source.is_some_and(|source| source.is::<std::io::Error>()));
        let error = io("no host 6100%41bcd1234efgh");
        assert_eq!((error.to_string(), error.source.is_none()), ("no host ***".to_owned(), true));
    }
}
