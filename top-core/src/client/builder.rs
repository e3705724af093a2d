//! The builder of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::clock::{Clock, SystemClock};
use super::endpoint::Endpoint;
use super::http_response::BodyLimits;
use super::http_transport::HttpTransport;
use super::observe::Interceptor;
use super::quota::{Priority, QuotaStore, Quotas};
use super::retry::{Backoff, RetryPolicy};
use super::settings::{NotYet, Settings, require_word};
use super::top_client::TopClient;
use super::transport::Transport;
use crate::decode::{Options, UnknownFields};
use crate::error::Error;
use crate::protocol::{Format, SignMethod};
use crate::schema::ErrorRule;
use crate::types::AppSecret;

impl TopClient {
    /// Returns a builder for a client of the app `app_key`.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::TopClient;
    ///
    /// let client = TopClient::builder("12345678", "the-secret").max_body_size(1 << 20).build()?;
    /// assert!(!format!("{client:?}").contains("the-secret"));
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn builder(app_key: impl Into<String>, app_secret: impl Into<AppSecret>) -> TopClientBuilder {
        TopClientBuilder::new(app_key.into(), app_secret.into())
    }
}

/// A builder for a [`TopClient`].
///
/// Created by [`TopClient::builder`] or [`TopClientBuilder::from_env`]. The defaults are suitable for production.
///
/// | group | setting | default |
/// | --- | --- | --- |
/// | gateway | [`endpoint`](Self::endpoint) | production over HTTPS |
/// | | [`sign_method`](Self::sign_method) | HMAC-SHA256 |
/// | | [`format`](Self::format) | JSON |
/// | | [`target_app_key`](Self::target_app_key) | none |
/// | | [`partner_id`](Self::partner_id) | name and version of this crate |
/// | limits | [`deadline`](Self::deadline) | 60 seconds |
/// | | [`attempt_timeout`](Self::attempt_timeout) | 30 seconds |
/// | | [`connect_timeout`](Self::connect_timeout) | 15 seconds |
/// | | [`stall_timeout`](Self::stall_timeout) | 10 seconds |
/// | | [`max_body_size`](Self::max_body_size) | 16 MiB |
/// | errors | [`retry`](Self::retry) | [`Backoff`]: 4 attempts |
/// | | [`quotas`](Self::quotas), [`quota_store`](Self::quota_store) | [`Quotas`]: 35 calls per second and account |
/// | | [`error_rule`](Self::error_rule) | none |
/// | responses | [`unknown_fields`](Self::unknown_fields) | not kept |
/// | | [`strict`](Self::strict) | `false` |
/// | extensions | [`interceptor`](Self::interceptor) | none |
/// | | [`http`](Self::http), [`transport`](Self::transport) | reqwest with the OS trust store and the proxies of the environment |
/// | | [`clock`](Self::clock) | the system clock |
///
/// # Examples
///
/// ```
/// use std::time::Duration;
/// use top_core::{Backoff, Quotas, Rate, Scope, TopClient};
///
/// let client = TopClient::builder("12345678", "secret")
///     .attempt_timeout(Duration::from_secs(5))
///     .deadline(Duration::from_secs(20))
///     .retry(Backoff { attempts: 3, ..Backoff::default() })
///     .quotas(Quotas::default().limit(Scope::App, Rate::per_second(10)))
///     .build()?;
/// # Ok::<(), top_core::Error>(())
/// ```
#[must_use]
pub struct TopClientBuilder {
    pub(super) settings: Settings,
    http: Http,
}

/// The transport that [`TopClientBuilder::build`] creates.
enum Http {
    Default { connect_timeout: Duration },
    Reqwest { builder: Box<reqwest::ClientBuilder> },
    Own,
}

/// Create and build.
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
            redacts: false,
            body_limits: BodyLimits { max_body_size: 16 << 20, stall_timeout: Duration::from_secs(10) },
            clock: Arc::new(SystemClock),
            attempt_timeout: Duration::from_secs(30),
            deadline: Duration::from_secs(60),
            retry: Arc::new(Backoff::default()),
            quotas: Arc::new(Quotas::default()),
            priority: Priority::default(),
            rules: Vec::new(),
            interceptors: Vec::new(),
            transport: Arc::new(NotYet),
        };
        Self { settings, http: Http::Default { connect_timeout: Duration::from_secs(15) } }
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if
    ///
    /// - `app_key`, `app_secret`, `target_app_key` or `partner_id` is empty, has whitespace or control characters, or is not
    ///   ASCII;
    /// - the HTTP client can't be set up.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{ErrorKind, TopClient};
    ///
    /// let error = TopClient::builder("12345678", "").build().unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Config);
    /// ```
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
            settings.transport = Arc::new(HttpTransport::for_endpoint(&settings.endpoint, builder)?);
        }
        Ok(TopClient::new(settings))
    }
}

/// The gateway and the protocol.
impl TopClientBuilder {
    /// Sets the address of the gateway. Default: [`Endpoint::production`].
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Endpoint, TopClient};
    ///
    /// let client = TopClient::builder("12345678", "secret")
    ///     .endpoint(Endpoint::custom("http://127.0.0.1:8080/router/rest")?)
    ///     .build()?;
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[doc(alias = "网关")]
    pub fn endpoint(mut self, endpoint: Endpoint) -> Self {
        self.settings.endpoint = endpoint;
        self
    }

    /// Sets the signature algorithm. Default: HMAC-SHA256.
    #[doc(alias = "签名")]
    pub fn sign_method(mut self, sign_method: SignMethod) -> Self {
        self.settings.sign_method = sign_method;
        self
    }

    /// Sets the encoding of responses. The decoded data is the same. Default: JSON.
    pub fn format(mut self, format: Format) -> Self {
        self.settings.format = format;
        self
    }

    /// Sets the app that provides the API (`target_app_key`), for APIs of third parties. Default: none.
    pub fn target_app_key(mut self, target_app_key: impl Into<String>) -> Self {
        self.settings.target_app_key = Some(target_app_key.into());
        self
    }

    /// Sets the name of the program (`partner_id`). Default: the name and version of this crate.
    pub fn partner_id(mut self, partner_id: impl Into<String>) -> Self {
        self.settings.partner_id = Some(partner_id.into());
        self
    }
}

/// Limits on time and size.
impl TopClientBuilder {
    /// Sets the maximum duration of a call, including all attempts and waits. Default: 60 seconds.
    ///
    /// [`TopClient::with_deadline`] changes it for some calls.
    #[doc(alias = "超时")]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.settings.deadline = deadline;
        self
    }

    /// Sets the maximum duration of one attempt, from connecting to the last byte. Default: 30 seconds.
    #[doc(alias = "timeout")]
    #[doc(alias = "超时")]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.settings.attempt_timeout = timeout;
        self
    }

    /// Sets the maximum duration of connecting. Default: 15 seconds.
    ///
    /// Only for the default transport: ignored after [`http`](Self::http) or [`transport`](Self::transport).
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        if let Http::Default { connect_timeout } = &mut self.http {
            *connect_timeout = timeout;
        }
        self
    }

    /// Sets how long the body of a response may make no progress. Default: 10 seconds.
    pub fn stall_timeout(mut self, timeout: Duration) -> Self {
        self.settings.body_limits.stall_timeout = timeout;
        self
    }

    /// Sets the maximum size of a response in bytes, after decompression. Default: 16 MiB.
    pub fn max_body_size(mut self, bytes: usize) -> Self {
        self.settings.body_limits.max_body_size = bytes;
        self
    }
}

/// Retries, quotas and error rules.
impl TopClientBuilder {
    /// Sets the retry policy. Default: [`Backoff`]. [`NoRetry`](crate::NoRetry) disables retries.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{NoRetry, TopClient};
    ///
    /// let client = TopClient::builder("12345678", "secret").retry(NoRetry).build()?;
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[doc(alias = "重试")]
    pub fn retry(mut self, policy: impl RetryPolicy) -> Self {
        self.settings.retry = Arc::new(policy);
        self
    }

    /// Sets the rate limits of this client. Default: [`Quotas::default`].
    #[doc(alias = "限流")]
    pub fn quotas(self, quotas: Quotas) -> Self {
        self.quota_store(Arc::new(quotas))
    }

    /// Sets the store that counts calls. Several clients or processes can share one store. Default: [`Quotas::default`].
    ///
    /// # Examples
    ///
    /// ```
    /// use std::sync::Arc;
    /// use top_core::{Quotas, TopClient};
    ///
    /// let quotas = Arc::new(Quotas::default());
    /// let one = TopClient::builder("12345678", "secret").quota_store(Arc::clone(&quotas) as _).build()?;
    /// let two = TopClient::builder("12345678", "secret").quota_store(quotas).build()?;
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn quota_store(mut self, store: Arc<dyn QuotaStore>) -> Self {
        self.settings.quotas = store;
        self
    }

    /// Adds a rule that classifies errors of the gateway. The rule that was added last is applied first. Default: none.
    ///
    /// These rules come before those of the API and [`TOP_ERRORS`](crate::TOP_ERRORS).
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{ErrorKind, ErrorRule, TopClient};
    ///
    /// let client = TopClient::builder("12345678", "secret")
    ///     .error_rule(ErrorRule::sub_code("isv.shop-busy", ErrorKind::Platform))
    ///     .build()?;
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn error_rule(mut self, rule: ErrorRule) -> Self {
        self.settings.rules.push(rule);
        self
    }
}

/// Decoding of responses.
impl TopClientBuilder {
    /// Sets whether [`Reply::unknown`](crate::Reply::unknown) keeps members that the response type does not have. Default: no.
    pub fn unknown_fields(mut self, unknown: UnknownFields) -> Self {
        self.settings.decoding.unknown = unknown;
        self
    }

    /// Sets whether a value that does not fit its field is an error. Default: `false`.
    ///
    /// - `true`: the call fails with [`ErrorKind::Decode`](crate::ErrorKind::Decode).
    /// - `false`: the field is `None`, and [`Reply::warnings`](crate::Reply::warnings) has the value.
    pub fn strict(mut self, strict: bool) -> Self {
        self.settings.decoding.strict = strict;
        self
    }
}

/// Interceptors, transport and clock.
impl TopClientBuilder {
    /// Adds an interceptor. Interceptors run in the order in which they were added. Default: none.
    ///
    /// See [`Interceptor`] for an example.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.settings.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sends requests with your own reqwest client, for a proxy, additional root certificates or custom DNS.
    ///
    /// No proxy is used for an endpoint on this machine.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{TopClient, reqwest};
    ///
    /// let http = reqwest::Client::builder().proxy(reqwest::Proxy::https("http://proxy.example:3128")?);
    /// let client = TopClient::builder("12345678", "secret").http(http).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "proxy")]
    #[doc(alias = "代理")]
    pub fn http(mut self, builder: reqwest::ClientBuilder) -> Self {
        self.http = Http::Reqwest { builder: Box::new(builder) };
        self
    }

    /// Sends requests with your own [`Transport`]: a test double, a recorder, or another HTTP client.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use top_core::{TopClient, record::Replay};
    ///
    /// let client = TopClient::builder("12345678", "secret").transport(Replay::open("calls.jsonl")?).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Arc::new(transport);
        self.http = Http::Own;
        self
    }

    /// Sets the source of `timestamp`. Default: [`SystemClock`].
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.settings.clock = Arc::new(clock);
        self
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
