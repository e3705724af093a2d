//! The lean transport: hyper-util's client without reqwest's layers.

use std::future::poll_fn;
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream as _;
use http::header::{ACCEPT, CONTENT_TYPE, USER_AGENT};
use http::{HeaderValue, Method};
use http_body_util::{BodyExt as _, Full};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use rustls::ClientConfig;
use rustls::crypto::aws_lc_rs;
use tower::Service as _;
use tower::timeout::TimeoutLayer;
use tower::util::{BoxCloneSyncService, MapFutureLayer};
use tower_http::decompression::{Decompression, DecompressionBody};

use super::http_transport::{ACCEPTED, FORM, failure as failure_of_form, multipart};
use super::transport::{Body, BoxFuture, Delivery, Request, Response, Transport, TransportError};
use crate::error::{BoxError, Error};
use crate::protocol::form_body;

type Connection = hyper_rustls::MaybeHttpsStream<hyper_util::rt::TokioIo<tokio::net::TcpStream>>;
type Connector = BoxCloneSyncService<http::Uri, Connection, BoxError>;
type Answered = DecompressionBody<hyper::body::Incoming>;

/// Sends requests with hyper-util's client: the same guarantees as [`HttpTransport`](super::HttpTransport) at less cost
/// per call (see `docs/performance.md`).
///
/// Proxies (including those of the environment) and custom DNS are not supported. Redirects are never followed,
/// certificates are checked by the verifier of the operating system, gzip is decoded, the protocol is HTTP/1.1.
///
/// ```
/// use top_core::{LeanTransport, TopClient};
///
/// let client = TopClient::builder("12345678", "secret").transport(LeanTransport::new()?).build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct LeanTransport(Decompression<Client<Connector, Full<Bytes>>>);

impl LeanTransport {
    /// Uses the OS trust store, and waits 15 seconds for a connection.
    ///
    /// # Errors
    ///
    /// The trust store can't be read.
    pub fn new() -> Result<Self, Error> {
        let provider = aws_lc_rs::default_provider();
        let builder = HttpsConnectorBuilder::new().with_provider_and_platform_verifier(provider);
        let builder = builder.map_err(|error| Error::config(format!("TLS can't be set up: {error}")))?;
        Ok(Self::with_connector(builder.https_or_http().enable_http1().wrap_connector(tcp())))
    }

    /// Uses a TLS configuration of your own: other root certificates, a client certificate.
    #[must_use]
    pub fn with_tls(mut config: ClientConfig) -> Self {
        // HTTP/1.1 only.
        config.alpn_protocols.clear();
        let builder = HttpsConnectorBuilder::new().with_tls_config(config);
        Self::with_connector(builder.https_or_http().enable_http1().wrap_connector(tcp()))
    }

    fn with_connector(connector: HttpsConnector<HttpConnector>) -> Self {
        /// For DNS, TCP and TLS together.
        const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
        let connector = tower::ServiceBuilder::new()
            .layer(BoxCloneSyncService::layer())
            // hyper needs a future that is `Unpin`.
            .layer(MapFutureLayer::new(Box::pin))
            .layer(TimeoutLayer::new(CONNECT_TIMEOUT))
            .service(connector);
        Self(Decompression::new(Client::builder(TokioExecutor::new()).build(connector)))
    }
}

/// TCP for both schemes: the connector around it adds TLS.
fn tcp() -> HttpConnector {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp
}

/// The request with its body; files are in memory already.
async fn request(request: Request<'_>) -> Result<http::Request<Full<Bytes>>, TransportError> {
    const AGENT: HeaderValue = HeaderValue::from_static(concat!("top-core/", env!("CARGO_PKG_VERSION")));
    let params = request.params();
    let (content_type, body) = match multipart(params)? {
        None => (FORM, Bytes::from(form_body(params))),
        Some(form) => {
            let content_type = format!("multipart/form-data; boundary={}", form.boundary());
            let (mut pieces, mut body) = (Box::pin(form.into_stream()), Vec::new());
            while let Some(piece) = poll_fn(|context| pieces.as_mut().poll_next(context)).await {
                body.extend_from_slice(&piece.map_err(failure_of_form)?);
            }
            (HeaderValue::try_from(content_type).map_err(impossible)?, Bytes::from(body))
        }
    };
    let mut built = http::Request::new(Full::new(body));
    *built.method_mut() = Method::POST;
    *built.uri_mut() = request.endpoint().uri().clone();
    let headers = built.headers_mut();
    headers.insert(ACCEPT, ACCEPTED);
    headers.insert(CONTENT_TYPE, content_type);
    headers.insert(USER_AGENT, AGENT);
    Ok(built)
}

fn impossible(error: impl Into<BoxError>) -> TransportError {
    TransportError::caused_by(Delivery::Impossible, error)
}

impl Transport for LeanTransport {
    fn send<'a>(&'a self, sent: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        // No `poll_ready`: hyper's client is always ready.
        let mut client = self.0.clone();
        Box::pin(async move {
            let answered = client.call(request(sent).await?).await;
            let (head, body) = answered.map_err(failure)?.into_parts();
            Ok(Response::streaming(head.status.as_u16(), head.headers, body))
        })
    }
}

fn failure(error: hyper_util::client::legacy::Error) -> TransportError {
    let delivery = if error.is_connect() { Delivery::NotSent } else { Delivery::Unknown };
    TransportError::caused_by(delivery, error)
}

impl Body for Answered {
    fn chunk(&mut self) -> BoxFuture<'_, Result<Option<Bytes>, TransportError>> {
        Box::pin(async {
            loop {
                match self.frame().await {
                    None => return Ok(None),
                    Some(Err(error)) => return Err(TransportError::caused_by(Delivery::Unknown, error)),
                    // Trailers are ignored.
                    Some(Ok(frame)) => {
                        if let Ok(data) = frame.into_data() {
                            return Ok(Some(data));
                        }
                    }
                }
            }
        })
    }
}
