//! The public handle of a sandbox and its builder.

use std::fmt;
use std::io::{Error, ErrorKind, Result};
use std::net::SocketAddr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;
use top_core::Endpoint;
use top_core::schema::ApiSchema;

use crate::accounts::{Accounts, random_hex};
use crate::answer::{Answer, Answers};
use crate::blocking::Background;
use crate::codes::Codes;
use crate::fault::{FaultRule, Script};
use crate::gateway::{Credentials, Gateway, Setup};
use crate::generate::Generator;
use crate::ledger::Ledger;
use crate::limits::Limits;
use crate::log::{Call, Log};
use crate::observe::Observer;
use crate::serve::serve;

/// A running sandbox. It stops when this value is dropped.
///
/// The sandbox runs as a task of the Tokio runtime that starts it, or on a thread of its own after
/// [`start_blocking`](Self::start_blocking).
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
/// let client = sandbox.client_builder().build()?;
/// let request = TbkScOrganizationMemberMod::builder().operate_type(1).organization_id(1356).build();
/// client.session(sandbox.session()).call(&request).await?;
/// assert_eq!(sandbox.received(), 1);
/// # Ok(())
/// # }
/// ```
#[must_use = "the sandbox stops when this is dropped"]
pub struct Sandbox {
    url: String,
    pub(crate) endpoint: Endpoint,
    pub(crate) gateway: Arc<Gateway>,
    address: SocketAddr,
    server: Mutex<JoinHandle<Result<()>>>,
    /// The runtime of the server.
    runtime: Handle,
    /// The thread of the runtime, if the sandbox started it.
    pub(crate) background: Option<Background>,
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
        SandboxBuilder {
            apis,
            listen,
            rules: Vec::new(),
            seed: None,
            rows: 2,
            clock_offset: 0,
            ledger: None,
            limits: Limits::default(),
            accounts: Vec::new(),
            answers: Vec::new(),
            codes: Codes::default(),
            observer: None,
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

    /// The session of the first account.
    #[must_use]
    pub fn session(&self) -> &str {
        self.gateway.generator.accounts.first().session()
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

    /// Stops listening and closes all connections. The port is closed until [`open`](Self::open).
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
    /// let client = sandbox.client_builder().build()?.session(sandbox.session());
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
        let stopped = self.runtime.spawn(async { Ok(()) });
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
    pub async fn open(&self) -> Result<()> {
        let listener = self.runtime.spawn(TcpListener::bind(self.address)).await.map_err(Error::other)??;
        let server = self.runtime.spawn(serve(listener, Arc::clone(&self.gateway)));
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
/// let client = sandbox.client_builder().build()?;
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
    pub(crate) clock_offset: i64,
    pub(crate) ledger: Option<Ledger>,
    pub(crate) limits: Limits,
    pub(crate) accounts: Vec<String>,
    pub(crate) answers: Vec<Answer>,
    pub(crate) codes: Codes,
    pub(crate) observer: Option<Observer>,
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

    /// Starts the sandbox.
    ///
    /// # Errors
    ///
    /// Returns an error of kind [`InvalidInput`](ErrorKind::InvalidInput) if the address is not a loopback address, the name
    /// of an account is invalid or an answer does not fit its API (see [`InvalidAnswer`](crate::InvalidAnswer)), and the
    /// error of the socket if it can't be opened.
    ///
    /// # Panics
    ///
    /// Panics outside of a Tokio runtime with I/O and time enabled.
    pub async fn start(self) -> Result<Sandbox> {
        if !self.listen.ip().is_loopback() {
            let ip = self.listen.ip();
            return Err(invalid(format!("{ip} is not a loopback address: listen on 127.0.0.1 or [::1]")));
        }
        let accounts = Arc::new(Accounts::new(&self.accounts)?);
        self.check_rules(&accounts)?;
        let answers = Answers::default();
        answers.add(&self.apis, &self.answers).map_err(invalid)?;
        let listener = TcpListener::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{address}/router/rest");
        let endpoint = Endpoint::custom(&url).map_err(Error::other)?;
        let Self { apis, rules, seed, rows, clock_offset, ledger, codes, observer, limits, .. } = self;
        let script = Script::new(rules, seed);
        let log = Log::new(Arc::clone(&accounts), observer);
        let gateway = Arc::new(Gateway::new(Setup {
            apis,
            credentials: random_credentials(),
            script,
            log,
            generator: Generator { answers, accounts, rows, ledger },
            codes,
            clock_offset,
            limits,
        }));
        let runtime = Handle::current();
        let server = Mutex::new(runtime.spawn(serve(listener, Arc::clone(&gateway))));
        Ok(Sandbox { url, endpoint, gateway, address, server, runtime, background: None })
    }

    fn check_rules(&self, accounts: &Accounts) -> Result<()> {
        let is_known = |name: &str| accounts.iter().any(|account| account.name() == name);
        match self.rules.iter().filter_map(FaultRule::account_name).find(|name| !is_known(name)) {
            Some(name) => {
                Err(invalid(format!("a fault is for the account {name:?}, which the sandbox has not")))
            }
            None => Ok(()),
        }
    }
}

fn invalid(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::new(ErrorKind::InvalidInput, error)
}

/// Returns random credentials in the format of the platform's.
fn random_credentials() -> Credentials {
    Credentials { app_key: fastrand::u32(10_000_000..100_000_000).to_string(), app_secret: random_hex(2) }
}
