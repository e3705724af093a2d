//! Sets up a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::clock::{Clock, SystemClock};
use super::endpoint::Endpoint;
use super::http_response::BodyLimits;
use super::http_transport::HttpTransport;
use super::observe::Interceptor;
use super::quota::{QuotaStore, Quotas};
use super::retry::{Backoff, RetryPolicy};
use super::top_client::{Settings, TopClient};
use super::transport::{BoxFuture, Request, Response, Transport, TransportError};
use crate::decode::{Options, UnknownFields};
use crate::error::Error;
use crate::protocol::{Format, SignMethod};
use crate::schema::ErrorRule;
use crate::types::AppSecret;

/// Sets up a [`TopClient`]: every choice has a default that suits production.
#[must_use]
pub struct TopClientBuilder {
    settings: Settings,
    http: Http,
}

/// How requests travel, before that is set up.
enum Http {
    Default { connect_timeout: Duration },
    Reqwest { builder: Box<reqwest::ClientBuilder> },
    Own,
}

/// Stands in for the transport until [`TopClientBuilder::build`] makes one.
#[derive(Debug)]
struct NotYet;

impl Transport for NotYet {
    fn send<'a>(&'a self, _: Request<'a>) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async { Err(TransportError::not_sent("the client is not set up")) })
    }
}

impl TopClientBuilder {
    pub(super) fn new(app_key: String, app_secret: AppSecret) -> Self {
        let settings = Settings {
            app_key,
            app_secret,
            target_app_key: None,
            partner_id: Some(concat!("top-core-", env!("CARGO_PKG_VERSION")).to_owned()),
            endpoint: Endpoint::production(),
            sign_method: SignMethod::default(),
            format: Format::default(),
            decoding: Options::default(),
            body_limits: BodyLimits { max_body_size: 16 << 20, stall_timeout: Duration::from_secs(10) },
            clock: Arc::new(SystemClock),
            attempt_timeout: Duration::from_secs(30),
            deadline: Duration::from_secs(60),
            retry: Arc::new(Backoff::default()),
            quotas: Arc::new(Quotas::default()),
            rules: Vec::new(),
            interceptors: Vec::new(),
            transport: Arc::new(NotYet),
        };
        Self { settings, http: Http::Default { connect_timeout: Duration::from_secs(15) } }
    }

    /// The gateway. Default: production over HTTPS.
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.settings.endpoint = endpoint;
        self
    }

    /// How requests are signed. Default: HMAC-SHA256.
    pub fn sign_method(mut self, sign_method: SignMethod) -> Self {
        self.settings.sign_method = sign_method;
        self
    }

    /// In which form answers are asked for; the data is the same. Default: JSON.
    pub fn format(mut self, format: Format) -> Self {
        self.settings.format = format;
        self
    }

    /// The app that provides the API, where that is a third party's (`target_app_key`).
    pub fn target_app_key(mut self, target_app_key: impl Into<String>) -> Self {
        self.settings.target_app_key = Some(target_app_key.into());
        self
    }

    /// What the program calls itself (`partner_id`). Default: this crate and its version.
    pub fn partner_id(mut self, partner_id: impl Into<String>) -> Self {
        self.settings.partner_id = Some(partner_id.into());
        self
    }

    /// Whether members of answers that no type knows are kept. Default: no.
    pub fn unknown_fields(mut self, unknown: UnknownFields) -> Self {
        self.settings.decoding.unknown = unknown;
        self
    }

    /// The longest answer taken, in bytes after decompression. Default: 16 MiB.
    pub fn max_body_size(mut self, bytes: usize) -> Self {
        self.settings.body_limits.max_body_size = bytes;
        self
    }

    /// How long a connection may take to be made. Default: 15 seconds. Says nothing where [`http`](Self::http) or
    /// [`transport`](Self::transport) was given.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        if let Http::Default { connect_timeout } = &mut self.http {
            *connect_timeout = timeout;
        }
        self
    }

    /// How long one attempt may take, from connecting to the last byte read. Default: 30 seconds.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = timeout;
        self
    }

    /// How long a call may take in total, whatever mix of attempts and waits it is. Default: 60 seconds.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.settings.deadline = deadline;
        self
    }

    /// How long an answer may make no progress while it is read. Default: 10 seconds.
    pub fn stall_timeout(mut self, timeout: Duration) -> Self {
        self.settings.body_limits.stall_timeout = timeout;
        self
    }

    /// When calls that may be repeated are. Default: [`Backoff`]; [`NoRetry`](crate::NoRetry) for never.
    pub fn retry(mut self, policy: impl RetryPolicy) -> Self {
        self.settings.retry = Arc::new(policy);
        self
    }

    /// How often calls are made. Default: what [`Quotas`] says.
    pub fn quotas(self, quotas: Quotas) -> Self {
        self.quota_store(Arc::new(quotas))
    }

    /// Where calls are counted: one store may serve several clients, or several processes.
    pub fn quota_store(mut self, store: Arc<dyn QuotaStore>) -> Self {
        self.settings.quotas = store;
        self
    }

    /// Adds to the table that says what errors of the gateway mean.
    pub fn error_rule(mut self, rule: ErrorRule) -> Self {
        self.settings.rules.push(rule);
        self
    }

    /// Adds one that looks at every attempt. They are asked in the order in which they were added.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.settings.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sends requests by a reqwest client of your making: with a proxy, extra root certificates, DNS of your own.
    ///
    /// ```
    /// use top_core::{TopClient, reqwest};
    ///
    /// let client = TopClient::builder("12345678", "secret")
    ///     .http(reqwest::Client::builder().no_proxy())
    ///     .build()?;
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn http(mut self, builder: reqwest::ClientBuilder) -> Self {
        self.http = Http::Reqwest { builder: Box::new(builder) };
        self
    }

    /// Sends requests in a way of your own: see [`transport`](crate::transport).
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Arc::new(transport);
        self.http = Http::Own;
        self
    }

    /// Where `timestamp` comes from. Default: the machine's clock.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.settings.clock = Arc::new(clock);
        self
    }

    /// The client.
    pub fn build(self) -> Result<TopClient, Error> {
        let Self { mut settings, http } = self;
        require_word("app_key", &settings.app_key)?;
        require_word("app_secret", settings.app_secret.expose_secret())?;
        for (name, value) in
            [("target_app_key", &settings.target_app_key), ("partner_id", &settings.partner_id)]
        {
            if let Some(value) = value {
                require_word(name, value)?;
            }
        }
        let builder = match http {
            Http::Default { connect_timeout } => {
                Some(reqwest::Client::builder().connect_timeout(connect_timeout))
            }
            Http::Reqwest { builder } => Some(*builder),
            Http::Own => None,
        };
        if let Some(builder) = builder {
            settings.transport = Arc::new(HttpTransport::new(builder)?);
        }
        Ok(TopClient::new(settings))
    }

    /// The client for programs without an async runtime.
    #[cfg(feature = "blocking")]
    pub fn build_blocking(self) -> Result<super::blocking::TopClient, Error> {
        super::blocking::TopClient::new(self.build()?)
    }
}

impl fmt::Debug for TopClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TopClientBuilder")
            .field("app_key", &self.settings.app_key)
            .field("endpoint", &self.settings.endpoint)
            .finish_non_exhaustive()
    }
}

/// Keys, secrets and sessions are words: blanks in them are mistakes of copying. The value is not shown.
pub(super) fn require_word(name: &str, value: &str) -> Result<(), Error> {
    let wrong = if value.is_empty() {
        "is empty"
    } else if value.chars().any(|c| c.is_whitespace() || c.is_control()) {
        "holds blanks, line breaks or control characters"
    } else if !value.is_ascii() {
        "holds characters beyond ASCII"
    } else {
        return Ok(());
    };
    Err(Error::config(format!("{name} {wrong}: copy it anew from the console of the platform")))
}
