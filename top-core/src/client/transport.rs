//! Transports: they send one request and return one response.
//!
//! The default is [`HttpTransport`](crate::HttpTransport), which uses reqwest. Implement [`Transport`] for a test double, another
//! HTTP client, or a layer around another transport.
//!
//! # Examples
//!
//! A test double that returns the same response to every request:
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
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), top_core::Error> {
//! let canned = Canned(r#"{"tbk_demo_get_response":{"total":7}}"#);
//! let client = top_core::TopClient::builder("12345678", "secret").transport(canned).build()?;
//! let reply = client.call_raw("taobao.tbk.demo.get", top_core::Params::new()).await?;
//! assert!(reply.body().contains("7"));
//! # Ok(()) }
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

/// A boxed future, so that the traits of this crate can be trait objects.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one signed request and returns its response.
///
/// The client handles timeouts, the limit on the body size, retries and decoding. A transport must not follow redirects; it
/// returns them as responses.
///
/// # Examples
///
/// A layer that logs the status of every response:
///
/// ```
/// use top_core::transport::{BoxFuture, Request, Response, Transport, TransportError};
///
/// #[derive(Debug)]
/// struct Log<T>(T);
///
/// impl<T: Transport> Transport for Log<T> {
///     fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
///         Box::pin(async move {
///             let method = request.method().to_owned();
///             let response = self.0.send(request).await?;
///             println!("{method}: {}", response.status());
///             Ok(response)
///         })
///     }
/// }
///
/// # use top_core::{HttpTransport, TopClient, reqwest};
/// let http = HttpTransport::new(reqwest::Client::builder())?;
/// let client = TopClient::builder("12345678", "secret").transport(Log(http)).build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
pub trait Transport: fmt::Debug + Send + Sync + 'static {
    /// Sends `request` once.
    ///
    /// # Errors
    ///
    /// [`TransportError`] if there is no response. Its [`delivery`](TransportError::delivery) determines whether a write is
    /// retried.
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>>;
}

/// A signed request, as passed to [`Transport::send`].
///
/// See [`Transport`] for an example.
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

    /// Returns a redactor for the secrets of this request.
    pub(super) fn redactor(&self) -> Redactor {
        Redactor::new(self.params, Some(self.app_secret))
    }

    /// Returns the address of the gateway.
    #[must_use]
    pub fn endpoint(&self) -> &'a Endpoint {
        self.endpoint
    }

    /// Returns all parameters, including `session` and `sign`.
    #[must_use]
    pub fn params(&self) -> &'a Params {
        self.params
    }

    /// Returns the API's method.
    #[must_use]
    pub fn method(&self) -> &'a str {
        self.params.get("method").unwrap_or_default()
    }
}

/// An HTTP response whose body is not read yet.
///
/// # Examples
///
/// ```
/// use top_core::transport::Response;
///
/// let response = Response::new(503, "upstream is down");
/// assert_eq!(response.status(), 503);
/// ```
pub struct Response {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    pub(super) body: Box<dyn Body>,
}

impl Response {
    /// Creates a response with a complete body.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Bytes>) -> Self {
        Self { status, headers: HeaderMap::new(), body: Box::new(Whole(Some(body.into()))) }
    }

    /// Creates a response whose body arrives in chunks.
    ///
    /// A transport that decompresses the body must remove the header `Content-Encoding`. The client decompresses one `gzip`.
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

    /// Returns the HTTP status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body, to read its chunks.
    pub fn body_mut(&mut self) -> &mut dyn Body {
        &mut *self.body
    }
}

/// Does not show the body, which may contain tokens.
impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}

/// Returns the text of an error and of all its sources. The innermost source is usually the most precise.
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

/// The body of a response, as a sequence of chunks.
///
/// # Examples
///
/// ```
/// use top_core::reqwest::header::HeaderMap;
/// use top_core::transport::{Body, BoxFuture, Response, TransportError};
/// # use bytes::Bytes;
///
/// struct Chunks(Vec<Bytes>);
///
/// impl Body for Chunks {
///     fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
///         let next = self.0.pop();
///         Box::pin(async { Ok(next) })
///     }
/// }
///
/// let response = Response::streaming(200, HeaderMap::new(), Chunks(vec!["{}".into()]));
/// assert_eq!(response.status(), 200);
/// ```
pub trait Body: Send {
    /// Returns the next chunk, or `None` at the end.
    ///
    /// # Errors
    ///
    /// [`TransportError`] if the connection ends before the body does.
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>>;
}

struct Whole(Option<Bytes>);

impl Body for Whole {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        let all = self.0.take();
        Box::pin(async { Ok(all) })
    }
}

/// The error of a transport: there is no response.
///
/// # Examples
///
/// ```
/// use top_core::transport::{Delivery, TransportError};
///
/// let error = TransportError::not_sent("connection refused");
/// assert_eq!(error.delivery, Delivery::NotSent);
/// assert_eq!(error.to_string(), "connection refused");
/// ```
#[derive(Debug, thiserror::Error)]
#[error("{reason}")]
#[non_exhaustive]
pub struct TransportError {
    /// Whether the gateway may have received the request.
    pub delivery: Delivery,
    /// The text of the error, including those of its sources.
    pub reason: String,
    /// The underlying error, such as a [`reqwest::Error`] or a [`std::io::Error`]. It can be downcast.
    pub source: Option<BoxError>,
}

/// Whether the gateway may have received a request. It determines whether a write is retried.
///
/// See [`TransportError`] for an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// No: there was no connection. Every call is retried.
    NotSent,
    /// Possibly. Only `readonly` and `idempotent` APIs are retried.
    Unknown,
    /// No: the request can't be sent, for example because it can't be built. It is not retried.
    Impossible,
}

impl TransportError {
    /// Creates an error for a request that was not sent.
    #[must_use]
    pub fn not_sent(reason: impl Into<String>) -> Self {
        Self { delivery: Delivery::NotSent, reason: reason.into(), source: None }
    }

    /// Creates an error for a request that was sent, or may have been sent.
    #[must_use]
    pub fn unknown(reason: impl Into<String>) -> Self {
        Self { delivery: Delivery::Unknown, reason: reason.into(), source: None }
    }

    /// Creates an error for a request that can't be sent. Another attempt would fail in the same way.
    #[must_use]
    pub fn impossible(reason: impl Into<String>) -> Self {
        Self { delivery: Delivery::Impossible, reason: reason.into(), source: None }
    }

    /// Sets the underlying error.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Removes secrets. A source whose text contains a secret is dropped, because its text can't be changed.
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

    /// Creates an error from an error of a library.
    pub(super) fn caused_by(delivery: Delivery, source: impl Into<BoxError>) -> Self {
        let source = source.into();
        Self { delivery, reason: reason(&*source), source: Some(source) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_with_a_secret_is_dropped() {
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
