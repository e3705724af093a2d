//! TLS: nothing is sent to a server whose certificate is not trusted.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use top_core::{Endpoint, ErrorKind as K, LeanTransport, TopClient, reqwest};

use super::{LEAN, kind, quick, read, write};

/// A gateway with a self-signed certificate.
struct Gateway {
    port: u16,
    certificate: rustls::pki_types::CertificateDer<'static>,
    requests: Arc<AtomicUsize>,
}

async fn gateway(host: &str) -> Gateway {
    let certified = rcgen::generate_simple_self_signed([host.to_owned()]).unwrap();
    let key = rustls::pki_types::PrivateKeyDer::Pkcs8(certified.signing_key.serialize_der().into());
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let requests = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&requests);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            // A client that does not trust the certificate aborts the handshake.
            let Ok(mut stream) = acceptor.accept(stream).await else { continue };
            let mut request = Vec::new();
            while !String::from_utf8_lossy(&request).contains("sign=") {
                if stream.read_buf(&mut request).await.unwrap_or(0) == 0 {
                    break;
                }
            }
            if request.is_empty() {
                continue;
            }
            seen.fetch_add(1, Ordering::SeqCst);
            let body = r#"{"tbk_shop_get_response":{"total_results":3}}"#;
            let response = format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(response.as_bytes()).await.unwrap();
            stream.shutdown().await.unwrap();
        }
    });
    Gateway { port, certificate: certified.cert.der().clone(), requests }
}

/// The host of the gateway. The lean transport has no custom name resolution.
const HOST: &str = if LEAN { "localhost" } else { "gateway.example" };

/// A client of the gateway. It trusts the certificate if `trusting` is set.
fn client(gateway: &Gateway, trusting: bool) -> TopClient {
    let endpoint = Endpoint::custom(&format!("https://{HOST}:{}/router/rest", gateway.port)).unwrap();
    let builder = TopClient::builder("12345678", "5ecre7").endpoint(endpoint).retry(quick());
    let builder = match (LEAN, trusting) {
        (true, true) => builder.transport(LeanTransport::with_tls(trust(gateway))),
        (true, false) => builder.transport(LeanTransport::new().unwrap()),
        (false, _) => {
            let address = std::net::SocketAddr::from(([127, 0, 0, 1], gateway.port));
            let http = reqwest::Client::builder().no_proxy().resolve(HOST, address);
            let root = reqwest::Certificate::from_der(&gateway.certificate).unwrap();
            builder.http(if trusting { http.add_root_certificate(root) } else { http })
        }
    };
    builder.build().unwrap()
}

fn trust(gateway: &Gateway) -> rustls::ClientConfig {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(gateway.certificate.clone()).unwrap();
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider);
    builder.with_safe_default_protocol_versions().unwrap().with_root_certificates(roots).with_no_client_auth()
}

#[tokio::test]
async fn untrusted_certificate_is_rejected_before_sending() {
    let gateway = gateway(HOST).await;
    let client = client(&gateway, false);
    let error = client.call(&read()).await.unwrap_err();
    assert_eq!(error.kind(), K::NotSent, "{error}");
    assert!(super::source(&error).to_lowercase().contains("certificate"), "{error:?}");
    assert_eq!(kind(client.call(&write()).await), Err(K::NotSent));
    assert_eq!(gateway.requests.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn certificate_for_another_host_is_rejected() {
    let gateway = gateway("another.example").await;
    let client = client(&gateway, true);
    assert_eq!(kind(client.call(&read()).await), Err(K::NotSent));
    assert_eq!(gateway.requests.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn added_root_certificate_is_trusted() {
    let gateway = gateway(HOST).await;
    let client = client(&gateway, true);
    assert_eq!(client.call(&read()).await.unwrap().data.total_results, Some(3));
    assert_eq!(gateway.requests.load(Ordering::SeqCst), 1);
}
