//! The public handle of a sandbox and its builder.

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
use crate::ledger::Ledger;
use crate::limits::Limits;
use crate::log::Call;
use crate::serve::serve;

/// A running sandbox. It stops when this value is dropped.
///
/// The sandbox runs as a task of the Tokio runtime that starts it.
///
/// # Examples
///
/// ```
/// use tbk_apis::prelude::*;
/// use top_sandbox::Sandbox;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::start().await?;
/// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
///     .endpoint(Endpoint::custom(sandbox.url())?)
///     .build()?;
/// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
/// client.session(sandbox.session()).call(&request).await?;
/// assert_eq!(sandbox.received(), 1);
/// # Ok(())
/// # }
/// ```
#[must_use = "the sandbox stops when this is dropped"]
pub struct Sandbox {
    url: String,
    gateway: Arc<Gateway>,
    address: SocketAddr,
    server: Mutex<JoinHandle<Result<()>>>,
}

impl Sandbox {
    /// Starts a sandbox with the APIs of [`tbk_apis`], on a free port of 127.0.0.1, with random credentials.
    ///
    /// # Errors
    ///
    /// Returns an error if the socket can't be opened.
    ///
    /// # Panics
    ///
    /// Panics outside of a Tokio runtime with I/O and time enabled.
    pub async fn start() -> Result<Self> {
        Self::builder().start().await
    }

    /// Returns a builder with the configuration of [`start`](Self::start).
    pub fn builder() -> SandboxBuilder {
        let apis = tbk_apis::ALL.iter().chain(&top_core::auth::APIS).map(|api| api.schema).collect();
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let limits = Limits::default();
        SandboxBuilder {
            apis,
            listen,
            rules: Vec::new(),
            seed: None,
            rows: 2,
            clock_offset: 0,
            ledger: None,
            limits,
        }
    }

    /// The URL of the gateway.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The `app_key` that the sandbox accepts.
    #[must_use]
    pub fn app_key(&self) -> &str {
        &self.gateway.credentials.app_key
    }

    /// The secret of the app.
    #[must_use]
    pub fn app_secret(&self) -> &str {
        &self.gateway.credentials.app_secret
    }

    /// The session that the sandbox accepts.
    #[must_use]
    pub fn session(&self) -> &str {
        &self.gateway.credentials.session
    }

    /// The number of received requests, valid or not.
    #[must_use]
    pub fn received(&self) -> usize {
        self.gateway.received()
    }

    /// The number of accepted connections.
    #[must_use]
    pub fn connections(&self) -> usize {
        self.gateway.connections.load(Ordering::Relaxed)
    }

    /// Returns the latest received requests, oldest first: at most 100,000, and at most about 64 MiB.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.gateway.log.all()
    }

    /// Returns the requests of [`calls`](Self::calls) and clears the log.
    #[must_use]
    pub fn take_calls(&self) -> Vec<Call> {
        self.gateway.log.take()
    }

    /// Adds a fault to the running sandbox: see [`SandboxBuilder::fault`].
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::{Fault, FaultRule, Sandbox};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// let sandbox = Sandbox::start().await?;
    /// sandbox.fault(FaultRule::new(Fault::NeverAnswer).on("taobao.tbk.shop.get"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn fault(&self, rule: impl Into<FaultRule>) {
        self.gateway.script.add(rule.into());
    }

    /// Stops listening and closes all connections. The port is closed until [`open`](Self::open).
    ///
    /// # Panics
    ///
    /// Panics outside of a Tokio runtime.
    ///
    /// # Examples
    ///
    /// ```
    /// use tbk_apis::prelude::*;
    /// use top_core::ErrorKind;
    /// use top_sandbox::Sandbox;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let sandbox = Sandbox::start().await?;
    /// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
    ///     .endpoint(Endpoint::custom(sandbox.url())?)
    ///     .build()?
    ///     .session(sandbox.session());
    /// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
    ///
    /// sandbox.close().await;
    /// let error = client.call(&request).await.unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::NotSent);
    ///
    /// sandbox.open().await?;
    /// client.call(&request).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn close(&self) {
        let stopped = tokio::spawn(async { Ok(()) });
        let server = std::mem::replace(&mut *self.server(), stopped);
        server.abort();
        // The task owns the listener and the connections: they are closed when it has ended.
        let _ = server.await;
    }

    /// Listens on the same address again, after [`close`](Self::close).
    ///
    /// # Errors
    ///
    /// Returns an error if the socket can't be opened, for example because the sandbox is not closed.
    ///
    /// # Panics
    ///
    /// Panics outside of a Tokio runtime with I/O enabled.
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

/// Configures a [`Sandbox`].
///
/// # Examples
///
/// A paginated list with 45 entries:
///
/// ```
/// use tbk_apis::prelude::*;
/// use top_sandbox::Sandbox;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let sandbox = Sandbox::builder().rows(45).start().await?;
/// let client = TopClient::builder(sandbox.app_key(), sandbox.app_secret())
///     .endpoint(Endpoint::custom(sandbox.url())?)
///     .build()?;
/// let request = TbkOrderDetailsGet::builder()
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 01:00:00".parse::<TopTime>()?)
///     .build();
/// let mut orders = client.items(&request);
/// let mut count = 0;
/// while let Some(order) = orders.next().await {
///     order?;
///     count += 1;
/// }
/// assert_eq!(count, 45);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct SandboxBuilder {
    apis: Vec<&'static ApiSchema>,
    listen: SocketAddr,
    rules: Vec<FaultRule>,
    seed: Option<u64>,
    rows: usize,
    clock_offset: i64,
    pub(crate) ledger: Option<Ledger>,
    pub(crate) limits: Limits,
}

impl SandboxBuilder {
    /// Adds an API, given by its schema. Replaces an API with the same method.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{TopApi, TopObject};
    /// use top_sandbox::Sandbox;
    ///
    /// /// 查询示例 (`taobao.my.example.get`)
    /// #[derive(Debug, Clone, TopApi)]
    /// #[top_api(method = "taobao.my.example.get", title = "查询示例", readonly)]
    /// pub struct MyExampleGet {
    ///     /// 关键词
    ///     pub q: String,
    /// }
    ///
    /// /// The response of [`MyExampleGet`].
    /// #[derive(Debug, Clone, TopObject)]
    /// pub struct MyExampleGetResponse {
    ///     /// 结果
    ///     #[top(example = "ok")]
    ///     pub result: Option<String>,
    /// }
    ///
    /// let builder = Sandbox::builder().api(MyExampleGet::SCHEMA);
    /// # let _ = builder;
    /// ```
    pub fn api(mut self, api: &'static ApiSchema) -> Self {
        self.apis.retain(|known| known.method != api.method);
        self.apis.push(api);
        self
    }

    /// Sets the address to listen on, which must be a loopback address. Default: a free port of 127.0.0.1.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Adds a fault: a [`Fault`](crate::Fault) affects the next request, a [`FaultRule`] the requests that it selects.
    ///
    /// Rules are tried in the order in which they are added. The first that matches a request takes effect.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::{Fault, FaultRule, Sandbox};
    ///
    /// let builder = Sandbox::builder()
    ///     .fault(Fault::ResetAfterBody)
    ///     .fault(FaultRule::new(Fault::Html).chance(0.1))
    ///     .seed(7);
    /// # let _ = builder;
    /// ```
    pub fn fault(mut self, rule: impl Into<FaultRule>) -> Self {
        self.rules.push(rule.into());
        self
    }

    /// Sets the seed of the random numbers for [`FaultRule::chance`]. With the same seed and the same requests, the same
    /// requests are affected. Default: random.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Sets the number of entries of paginated lists. Default: 2.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Sets the gateway's clock ahead of the machine's by this number of seconds; behind, if it is negative. Default: 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_sandbox::Sandbox;
    ///
    /// // An hour slow.
    /// let builder = Sandbox::builder().clock_offset(-3600);
    /// # let _ = builder;
    /// ```
    pub fn clock_offset(mut self, seconds: i64) -> Self {
        self.clock_offset = seconds;
        self
    }

    /// Starts the sandbox.
    ///
    /// # Errors
    ///
    /// Returns an error of kind [`InvalidInput`](ErrorKind::InvalidInput) if the address is not a loopback address, and
    /// the error of the socket if it can't be opened.
    ///
    /// # Panics
    ///
    /// Panics outside of a Tokio runtime with I/O and time enabled.
    pub async fn start(self) -> Result<Sandbox> {
        if !self.listen.ip().is_loopback() {
            let message =
                format!("{} is not a loopback address: listen on 127.0.0.1 or [::1]", self.listen.ip());
            return Err(Error::new(ErrorKind::InvalidInput, message));
        }
        let listener = TcpListener::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{address}/router/rest");
        let Self { apis, rules, seed, rows, clock_offset, ledger, limits, .. } = self;
        let script = Script::new(rules, seed);
        let gateway = Arc::new(Gateway::new(Setup {
            apis,
            credentials: random_credentials(),
            script,
            rows,
            clock_offset,
            ledger,
            limits,
        }));
        let server = Mutex::new(tokio::spawn(serve(listener, Arc::clone(&gateway))));
        Ok(Sandbox { url, gateway, address, server })
    }
}

/// Returns random credentials in the format of the platform's.
fn random_credentials() -> Credentials {
    let random = RandomState::new();
    let hex = |n: u8| format!("{:016x}", random.hash_one(n));
    Credentials {
        app_key: format!("{:08}", 10_000_000 + random.hash_one(0_u8) % 90_000_000),
        app_secret: hex(1) + &hex(2),
        session: format!("6100{}{}{}", hex(3), hex(4), hex(5)),
    }
}
