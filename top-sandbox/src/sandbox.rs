//! The sandbox as its user sees it.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher as _;
use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use top_core::schema::ApiSchema;

use crate::fault::{FaultRule, Script};
use crate::gateway::{Credentials, Gateway, Setup};
use crate::log::Call;
use crate::serve::serve;

/// A running gateway. It stops when this is dropped.
#[must_use = "the sandbox stops when this is dropped"]
pub struct Sandbox {
    url: String,
    gateway: Arc<Gateway>,
    address: SocketAddr,
    server: Mutex<JoinHandle<Result<()>>>,
}

impl Sandbox {
    /// Starts a sandbox that knows the APIs of `tbk_apis`, on a free port, with credentials made up for it.
    pub async fn start() -> Result<Self> {
        Self::builder().start().await
    }

    /// Starts to set up a sandbox.
    pub fn builder() -> SandboxBuilder {
        let apis = tbk_apis::ALL.iter().chain(&top_core::auth::APIS).map(|api| api.schema).collect();
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        SandboxBuilder { apis, listen, rules: Vec::new(), seed: None, rows: 2, clock_offset: 0 }
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

    /// How many connections were made.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.gateway.connections.load(Ordering::Relaxed)
    }

    /// The requests that arrived, the latest 100,000 of them, without what is secret.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.gateway.log.all()
    }

    /// Like [`calls`](Self::calls), and forgets them.
    #[must_use]
    pub fn take_calls(&self) -> Vec<Call> {
        self.gateway.log.take()
    }

    /// Misbehaves from now on: see [`SandboxBuilder::fault`].
    pub fn fault(&self, rule: impl Into<FaultRule>) {
        self.gateway.script.add(rule.into());
    }

    /// Stops listening and ends all connections: the gateway refuses to be reached until [`open`](Self::open).
    pub async fn close(&self) {
        let nothing = tokio::spawn(async { Ok(()) });
        let server = std::mem::replace(&mut *self.server(), nothing);
        server.abort();
        // Listener and connections are gone once the task is.
        let _ = server.await;
    }

    /// Listens again where it did.
    pub async fn open(&self) -> Result<()> {
        let listener = TcpListener::bind(self.address).await?;
        let server = tokio::spawn(serve(listener, Arc::clone(&self.gateway)));
        std::mem::replace(&mut *self.server(), server).abort();
        Ok(())
    }

    fn server(&self) -> std::sync::MutexGuard<'_, JoinHandle<Result<()>>> {
        self.server.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.server().abort();
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
    apis: Vec<&'static ApiSchema>,
    listen: SocketAddr,
    rules: Vec<FaultRule>,
    seed: Option<u64>,
    rows: usize,
    clock_offset: i64,
}

impl SandboxBuilder {
    /// Adds an API of your own: `.api(MyApi::SCHEMA)`. It takes the place of one with the same method.
    pub fn api(mut self, api: &'static ApiSchema) -> Self {
        self.apis.retain(|known| known.method != api.method);
        self.apis.push(api);
        self
    }

    /// Where to listen. Only this machine's own addresses are taken: the sandbox is for developing.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Misbehaves: `.fault(Fault::ResetAfterBody)` for the next request, [`FaultRule`] for others. Rules are asked in
    /// the order in which they were added; the first that a request falls under strikes.
    pub fn fault(mut self, rule: impl Into<FaultRule>) -> Self {
        self.rules.push(rule.into());
        self
    }

    /// Makes faults that strike by [`chance`](FaultRule::chance) strike in the same order each time.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// How many entries the lists have that are asked for in pages. Default: 2.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Sets the gateway's clock that many seconds ahead of the machine's.
    pub fn clock_offset(mut self, seconds: i64) -> Self {
        self.clock_offset = seconds;
        self
    }

    /// Starts it.
    pub async fn start(self) -> Result<Sandbox> {
        if !self.listen.ip().is_loopback() {
            let message = format!("{} is open to others: listen on 127.0.0.1 or [::1]", self.listen.ip());
            return Err(Error::new(ErrorKind::InvalidInput, message));
        }
        let listener = TcpListener::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{address}/router/rest");
        let Self { apis, rules, seed, rows, clock_offset, .. } = self;
        let script = Script::new(rules, seed);
        let gateway =
            Arc::new(Gateway::new(Setup { apis, credentials: made_up(), script, rows, clock_offset }));
        let server = Mutex::new(tokio::spawn(serve(listener, Arc::clone(&gateway))));
        Ok(Sandbox { url, gateway, address, server })
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
