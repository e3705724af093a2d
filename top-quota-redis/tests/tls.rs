//! Redis behind TLS, as services offer it. The process that connects is one of its own: its trust store is set by `SSL_CERT_FILE`.
#![cfg(all(unix, feature = "tls"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/server.rs"]
mod server;

use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, UnixStream};
use tokio::process::Command;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use top_core::{Admission, Ask, QuotaKey, QuotaStore as _, Scope};
use top_quota_redis::{Mode, RedisQuotas, RedisQuotasError};

/// Connects to the URL of the environment.
#[tokio::test]
#[ignore = "a process of its own: the other test starts it"]
async fn process() {
    let url = std::env::var("TLS_REDIS").unwrap();
    // A busy machine may delay answers.
    let builder = RedisQuotas::builder(url).timeout(Duration::from_secs(1));
    let builder = builder.prefix(std::env::var("TLS_PREFIX").unwrap());
    if std::env::var_os("TLS_IS_TRUSTED").is_none() {
        let error = builder.connect().await.unwrap_err();
        assert!(matches!(error, RedisQuotasError::Unavailable(_)), "{error:?}");
        return;
    }
    let quotas = builder.connect().await.unwrap();
    let keys = [QuotaKey::new(Scope::Account, "shop1")];
    assert_eq!(quotas.take(Ask::new(&keys)).await.unwrap(), Admission::Granted);
    assert_eq!(quotas.mode(), Mode::Shared);
    assert_eq!(quotas.usage().await.unwrap()[0].calls_today, 1);
}

/// Starts a proxy that decrypts. Returns its port and its certificate.
async fn proxy(socket: String) -> (u16, String) {
    let certified = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let key = PrivateKeyDer::try_from(certified.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certified.cert.der().clone()], key)
        .unwrap();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (acceptor, socket) = (acceptor.clone(), socket.clone());
            tokio::spawn(async move {
                client.set_nodelay(true).unwrap();
                // A client that does not trust the certificate ends the handshake.
                let Ok(mut client) = acceptor.accept(client).await else { return };
                let mut redis = UnixStream::connect(socket).await.unwrap();
                let _ = tokio::io::copy_bidirectional(&mut client, &mut redis).await;
            });
        }
    });
    (port, certified.cert.pem())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn certificates_are_verified() {
    let Some(url) = server::url("certificates_are_verified") else { return };
    let (port, certificate) = proxy(url.strip_prefix("redis+unix://").unwrap().to_owned()).await;
    let (_, other) = proxy(String::new()).await;
    for (trusted, is_trusted) in [(certificate, true), (other, false)] {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), trusted).unwrap();
        let mut process = Command::new(std::env::current_exe().unwrap());
        process.args(["--exact", "process", "--ignored"]).env("SSL_CERT_FILE", file.path());
        process.env("TLS_REDIS", format!("rediss://localhost:{port}")).env("TLS_PREFIX", server::prefix());
        if is_trusted {
            process.env("TLS_IS_TRUSTED", "1");
        }
        let output = process.output().await.unwrap();
        assert!(output.status.success(), "{is_trusted}: {}", String::from_utf8_lossy(&output.stdout));
    }
}
