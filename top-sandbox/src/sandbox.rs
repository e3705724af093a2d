//! The sandbox as its user sees it.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher as _;
use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use top_core::describe::ApiDescription;

use crate::gateway::{Credentials, Gateway, router};

/// A running gateway. It stops when this is dropped.
#[must_use = "the sandbox stops when this is dropped"]
pub struct Sandbox {
    url: String,
    gateway: Arc<Gateway>,
    server: JoinHandle<Result<()>>,
}

impl Sandbox {
    /// Starts a sandbox that knows the APIs of `tbk_apis`, on a free port, with credentials made up for it.
    pub async fn start() -> Result<Self> {
        Self::builder().start().await
    }

    /// Starts to set up a sandbox.
    pub fn builder() -> SandboxBuilder {
        SandboxBuilder { apis: tbk_apis::ALL.to_vec(), listen: SocketAddr::from(([127, 0, 0, 1], 0)) }
    }

    /// Where requests go.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The app that the sandbox knows.
    #[must_use]
    pub fn app_key(&self) -> &str {
        &self.gateway.credentials.app_key
    }

    /// Its secret, made up for this sandbox.
    #[must_use]
    pub fn app_secret(&self) -> &str {
        &self.gateway.credentials.app_secret
    }

    /// The session of the account that the sandbox knows.
    #[must_use]
    pub fn session(&self) -> &str {
        &self.gateway.credentials.session
    }

    /// How many requests arrived, good or bad.
    #[must_use]
    pub fn received(&self) -> usize {
        self.gateway.received()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sandbox")
            .field("url", &self.url)
            .field("app_key", &self.app_key())
            .finish_non_exhaustive()
    }
}

/// Sets up a [`Sandbox`].
#[derive(Debug, Clone)]
#[must_use]
pub struct SandboxBuilder {
    apis: Vec<&'static ApiDescription>,
    listen: SocketAddr,
}

impl SandboxBuilder {
    /// Adds an API of your own: `.api(MyApi::DESCRIPTION)`. It takes the place of one with the same method.
    pub fn api(mut self, api: &'static ApiDescription) -> Self {
        self.apis.retain(|known| known.method != api.method);
        self.apis.push(api);
        self
    }

    /// Where to listen. Only this machine's own addresses are taken: the sandbox is for developing.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Starts it.
    pub async fn start(self) -> Result<Sandbox> {
        if !self.listen.ip().is_loopback() {
            let message = format!("{} is open to others: listen on 127.0.0.1 or [::1]", self.listen.ip());
            return Err(Error::new(ErrorKind::InvalidInput, message));
        }
        let listener = TcpListener::bind(self.listen).await?;
        let url = format!("http://{}/router/rest", listener.local_addr()?);
        let gateway = Arc::new(Gateway::new(self.apis, made_up()));
        let server = axum::serve(listener, router(Arc::clone(&gateway)));
        Ok(Sandbox { url, gateway, server: tokio::spawn(server.into_future()) })
    }
}

/// Credentials that look like the platform's and differ each time.
fn made_up() -> Credentials {
    let random = RandomState::new();
    let hex = |n: u8| format!("{:016x}", random.hash_one(n));
    Credentials {
        app_key: format!("{:08}", 10_000_000 + random.hash_one(0_u8) % 90_000_000),
        app_secret: hex(1) + &hex(2),
        session: format!("6100{}{}{}", hex(3), hex(4), hex(5)),
    }
}
