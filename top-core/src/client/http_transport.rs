//! The default transport: reqwest.

use bytes::Bytes;
use http::HeaderValue;
use http::header::{ACCEPT, CONTENT_TYPE};
use reqwest::multipart::{Form, Part};

use super::endpoint::Endpoint;
use super::transport::{Body, BoxFuture, Delivery, Request, Response, Transport, TransportError, reason};
use crate::error::Error;
use crate::params::Params;
use crate::protocol::form_body;

pub(super) const ACCEPTED: HeaderValue = HeaderValue::from_static("text/xml,text/javascript");
pub(super) const FORM: HeaderValue =
    HeaderValue::from_static("application/x-www-form-urlencoded;charset=utf-8");

/// A transport that sends requests with a [`reqwest::Client`]. This is the default.
///
/// Some settings are fixed: redirects are not followed, no `Referer` is sent, and reqwest does not retry.
///
/// # Examples
///
/// ```
/// use top_core::{Endpoint, HttpTransport, TopClient, reqwest};
///
/// let endpoint = Endpoint::custom("http://localhost:8080/router/rest")?;
/// let transport = HttpTransport::for_endpoint(&endpoint, reqwest::Client::builder())?;
/// let client = TopClient::builder("12345678", "secret").endpoint(endpoint).transport(transport).build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct HttpTransport(reqwest::Client);

impl HttpTransport {
    /// Creates a transport from a reqwest builder, for proxies, additional root certificates or custom DNS.
    ///
    /// The proxies of the environment also apply to an endpoint on this machine. If you use such an endpoint, call
    /// [`for_endpoint`](Self::for_endpoint) instead.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if reqwest can't build the client, for example because the root
    /// certificates can't be loaded.
    pub fn new(builder: reqwest::ClientBuilder) -> Result<Self, Error> {
        let client = builder
            .user_agent(concat!("top-core/", env!("CARGO_PKG_VERSION")))
            // A redirect would send the session to another address.
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            // `TopClient` retries, with a new timestamp and signature for each attempt.
            .retry(reqwest::retry::never())
            .build()
            .map_err(|error| Error::config(format!("the HTTP client can't be set up: {}", reason(&error))))?;
        Ok(Self(client))
    }

    /// Creates a transport for requests to `endpoint`. It uses no proxy if the endpoint is on this machine.
    ///
    /// [`TopClientBuilder::http`](crate::TopClientBuilder::http) uses this.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn for_endpoint(endpoint: &Endpoint, builder: reqwest::ClientBuilder) -> Result<Self, Error> {
        // A proxy of the environment must not receive requests to this machine.
        Self::new(if endpoint.is_loopback() { builder.no_proxy() } else { builder })
    }

    fn request(
        &self,
        endpoint: &Endpoint,
        params: &Params,
    ) -> Result<reqwest::RequestBuilder, TransportError> {
        let request = self.0.post(endpoint.url().clone()).header(ACCEPT, ACCEPTED);
        Ok(match multipart(params)? {
            None => request.header(CONTENT_TYPE, FORM).body(form_body(params)),
            Some(form) => request.multipart(form),
        })
    }
}

/// Returns the form of a request with files; `None` if there are no files.
pub(super) fn multipart(params: &Params) -> Result<Option<Form>, TransportError> {
    if params.files().next().is_none() {
        return Ok(None);
    }
    let mut form = Form::new();
    for (name, value) in params.iter() {
        let part = Part::text(value.to_owned()).mime_str("text/plain; charset=utf-8").map_err(failure)?;
        form = form.part(name.to_owned(), part);
    }
    for (name, file) in params.files() {
        let part = Part::bytes(file.content().to_vec())
            .file_name(file.name().to_owned())
            .mime_str(file.content_type())
            .map_err(failure)?;
        form = form.part(name.to_owned(), part);
    }
    Ok(Some(form))
}

impl Transport for HttpTransport {
    fn send<'a>(&'a self, request: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            let mut response =
                self.request(request.endpoint(), request.params())?.send().await.map_err(failure)?;
            let status = response.status().as_u16();
            let headers = std::mem::take(response.headers_mut());
            Ok(Response::streaming(status, headers, response))
        })
    }
}

impl Body for reqwest::Response {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async { Self::chunk(self).await.map_err(failure) })
    }
}

pub(super) fn failure(error: reqwest::Error) -> TransportError {
    let delivery = if error.is_builder() {
        Delivery::Impossible
    } else if error.is_connect() {
        Delivery::NotSent
    } else {
        Delivery::Unknown
    };
    TransportError::caused_by(delivery, error.without_url())
}
