//! The lean transport: the client of hyper-util, without the layers of reqwest.

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
type ResponseBody = DecompressionBody<hyper::body::Incoming>;

/// A transport that sends requests with the client of hyper-util.
///
/// It needs less CPU time per call than [`HttpTransport`](super::HttpTransport), for programs that make very many calls. See
/// `docs/performance.md` for measurements.
///
/// - Protocol: HTTP/1.1 with gzip.
/// - Certificates: verified by the operating system, unless [`with_tls`](Self::with_tls) is used.
/// - Redirects: not followed.
/// - Not supported: proxies, including those of the environment, and custom DNS.
///
/// # Examples
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
    /// Creates a transport that uses the OS trust store. The timeout for connecting is 15 seconds.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if the trust store can't be read.
    pub fn new() -> Result<Self, Error> {
        let provider = aws_lc_rs::default_provider();
        let builder = HttpsConnectorBuilder::new().with_provider_and_platform_verifier(provider);
        let builder = builder.map_err(|error| Error::config(format!("TLS can't be set up: {error}")))?;
        Ok(Self::with_connector(builder.https_or_http().enable_http1().wrap_connector(tcp())))
    }

    /// Creates a transport with your own TLS configuration, for other root certificates or a client certificate.
    ///
    /// ALPN settings are ignored, because the protocol is always HTTP/1.1.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use top_core::rustls::{ClientConfig, RootCertStore};
    /// use top_core::{LeanTransport, TopClient};
    ///
    /// # fn example(roots: RootCertStore) -> Result<(), top_core::Error> {
    /// let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    /// let client = TopClient::builder("12345678", "secret").transport(LeanTransport::with_tls(config)).build()?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn with_tls(mut config: ClientConfig) -> Self {
        config.alpn_protocols.clear();
        let builder = HttpsConnectorBuilder::new().with_tls_config(config);
        Self::with_connector(builder.https_or_http().enable_http1().wrap_connector(tcp()))
    }

    fn with_connector(connector: HttpsConnector<HttpConnector>) -> Self {
        /// The timeout of DNS, TCP and TLS together.
        const CONNECT_TIMEOUT: Duration = Duration::from_secs(15);
        let connector = tower::ServiceBuilder::new()
            .layer(BoxCloneSyncService::layer())
            // hyper requires an `Unpin` future.
            .layer(MapFutureLayer::new(Box::pin))
            .layer(TimeoutLayer::new(CONNECT_TIMEOUT))
            .service(connector);
        Self(Decompression::new(Client::builder(TokioExecutor::new()).build(connector)))
    }
}

/// Returns a TCP connector for both schemes. The outer connector adds TLS.
fn tcp() -> HttpConnector {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    tcp
}

/// Builds the HTTP request. The content of files is already in memory.
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
        // `poll_ready` is not needed: the client of hyper is always ready.
        let mut client = self.0.clone();
        Box::pin(async move {
            let response = client.call(request(sent).await?).await;
            let (head, body) = response.map_err(failure)?.into_parts();
            Ok(Response::streaming(head.status.as_u16(), head.headers, body))
        })
    }
}

fn failure(error: hyper_util::client::legacy::Error) -> TransportError {
    let delivery = if error.is_connect() { Delivery::NotSent } else { Delivery::Unknown };
    TransportError::caused_by(delivery, error)
}

impl Body for ResponseBody {
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
