//! The settings of a client.

use std::env::VarError;
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
use super::settings::{Settings, require_word};
use super::top_client::TopClient;
use super::transport::{BoxFuture, Request, Response, Transport, TransportError};
use crate::decode::{Options, UnknownFields};
use crate::error::Error;
use crate::protocol::{Format, SignMethod};
use crate::schema::ErrorRule;
use crate::types::AppSecret;

impl TopClient {
    /// Starts to set up a client.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{SignMethod, TopClient};
    ///
    /// let client = TopClient::builder("12345678", "the app's secret, from the console".replace(' ', "-"))
    ///     .sign_method(SignMethod::Hmac)
    ///     .build()?;
    /// assert!(!format!("{client:?}").contains("from-the-console"));
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn builder(app_key: impl Into<String>, app_secret: impl Into<AppSecret>) -> TopClientBuilder {
        TopClientBuilder::new(app_key.into(), app_secret.into())
    }

    /// A client with default settings and the credentials of the environment: see [`TopClientBuilder::from_env`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) that names the variable that is missing or invalid.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// let client = top_core::TopClient::from_env()?;
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn from_env() -> Result<Self, Error> {
        TopClientBuilder::from_env()?.build()
    }
}

/// Sets up a [`TopClient`]. The defaults suit production.
#[must_use]
pub struct TopClientBuilder {
    settings: Settings,
    http: Http,
}

/// The transport, before it is made.
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

    /// A builder with the credentials of the environment.
    ///
    /// | variable | |
    /// | --- | --- |
    /// | `TBK_APP_KEY` | required |
    /// | `TBK_APP_SECRET` | required |
    /// | `TBK_ENDPOINT` | optional; default: production over HTTPS. As [`Endpoint::custom`] |
    ///
    /// `TBK_SESSION` is not read: give it to [`TopClient::session`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) that names the variable that is missing, empty, not UTF-8, or not
    /// a valid endpoint.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// use top_core::TopClientBuilder;
    ///
    /// let client = TopClientBuilder::from_env()?.deadline(Duration::from_secs(5)).build()?;
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn from_env() -> Result<Self, Error> {
        Self::from_variables(|name| std::env::var(name))
    }

    fn from_variables(read: impl Fn(&str) -> Result<String, VarError>) -> Result<Self, Error> {
        let variable = |name: &str| match read(name) {
            Ok(value) if value.trim().is_empty() => Err(Error::config(format!("{name} is empty"))),
            Ok(value) => Ok(Some(value)),
            Err(VarError::NotPresent) => Ok(None),
            Err(VarError::NotUnicode(_)) => Err(Error::config(format!("{name} is not valid UTF-8"))),
        };
        let required = |name: &str| -> Result<String, Error> {
            let value = variable(name)?;
            let value =
                value.ok_or_else(|| Error::config(format!("the environment variable {name} is not set")))?;
            require_word(name, &value)?;
            Ok(value)
        };
        let builder = Self::new(required("TBK_APP_KEY")?, required("TBK_APP_SECRET")?.into());
        Ok(match variable("TBK_ENDPOINT")? {
            None => builder,
            Some(url) => builder.endpoint(
                Endpoint::custom(&url).map_err(|error| Error::config(format!("TBK_ENDPOINT: {error}")))?,
            ),
        })
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

    /// The form of responses; the data is the same. Default: JSON.
    pub fn format(mut self, format: Format) -> Self {
        self.settings.format = format;
        self
    }

    /// The app that provides the API, if it is a third party's (`target_app_key`).
    pub fn target_app_key(mut self, target_app_key: impl Into<String>) -> Self {
        self.settings.target_app_key = Some(target_app_key.into());
        self
    }

    /// The name of the program (`partner_id`). Default: this crate and its version.
    pub fn partner_id(mut self, partner_id: impl Into<String>) -> Self {
        self.settings.partner_id = Some(partner_id.into());
        self
    }

    /// Whether members of responses that a type does not know are kept. Default: no.
    pub fn unknown_fields(mut self, unknown: UnknownFields) -> Self {
        self.settings.decoding.unknown = unknown;
        self
    }

    /// Whether a value that its field can't hold fails the call with [`ErrorKind::Decode`](crate::ErrorKind::Decode).
    /// Default: no, the field is `None` and [`Reply::warnings`](crate::Reply::warnings) has the value.
    pub fn strict(mut self, strict: bool) -> Self {
        self.settings.decoding.strict = strict;
        self
    }

    /// The largest response, in bytes after decompression. Default: 16 MiB.
    pub fn max_body_size(mut self, bytes: usize) -> Self {
        self.settings.body_limits.max_body_size = bytes;
        self
    }

    /// How long connecting may take. Default: 15 seconds. Ignored if [`http`](Self::http) or [`transport`](Self::transport)
    /// was set before.
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

    /// How long a call may take in total, attempts and waits together. Default: 60 seconds.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.settings.deadline = deadline;
        self
    }

    /// How long a response may make no progress while it is read. Default: 10 seconds.
    pub fn stall_timeout(mut self, timeout: Duration) -> Self {
        self.settings.body_limits.stall_timeout = timeout;
        self
    }

    /// When calls that may be repeated are repeated. Default: [`Backoff`]; [`NoRetry`](crate::NoRetry) for never.
    pub fn retry(mut self, policy: impl RetryPolicy) -> Self {
        self.settings.retry = Arc::new(policy);
        self
    }

    /// How often calls may be made. Default: as [`Quotas`] documents.
    pub fn quotas(self, quotas: Quotas) -> Self {
        self.quota_store(Arc::new(quotas))
    }

    /// The store that counts calls: one store may serve several clients, or several processes.
    pub fn quota_store(mut self, store: Arc<dyn QuotaStore>) -> Self {
        self.settings.quotas = store;
        self
    }

    /// Adds a rule that classifies errors of the gateway. Later rules come first.
    pub fn error_rule(mut self, rule: ErrorRule) -> Self {
        self.settings.rules.push(rule);
        self
    }

    /// Adds an interceptor. Interceptors run in the order in which they were added.
    pub fn interceptor(mut self, interceptor: impl Interceptor) -> Self {
        self.settings.interceptors.push(Arc::new(interceptor));
        self
    }

    /// Sends requests with your own reqwest client: with a proxy, extra root certificates, your own DNS.
    ///
    /// A proxy, whether set here or in the environment, is not used for an endpoint on this machine.
    ///
    /// # Examples
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

    /// Sends requests with your own transport: see [`transport`](crate::transport).
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Arc::new(transport);
        self.http = Http::Own;
        self
    }

    /// The source of `timestamp`. Default: the machine's clock.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.settings.clock = Arc::new(clock);
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if a key or a secret is empty or has blanks, or if the HTTP client
    /// can't be set up.
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

impl fmt::Debug for TopClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TopClientBuilder")
            .field("app_key", &self.settings.app_key)
            .field("endpoint", &self.settings.endpoint)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(variables: &[(&str, &str)]) -> Result<TopClientBuilder, Error> {
        TopClientBuilder::from_variables(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned()).ok_or(VarError::NotPresent)
        })
    }

    const KEY: (&str, &str) = ("TBK_APP_KEY", "12345678");
    const SECRET: (&str, &str) = ("TBK_APP_SECRET", "hunter2");

    #[test]
    fn credentials_come_from_the_environment() {
        let settings = from(&[KEY, SECRET]).unwrap().settings;
        assert_eq!(settings.app_key, "12345678");
        assert_eq!(settings.app_secret.expose_secret(), "hunter2");
        assert_eq!(settings.endpoint, Endpoint::production());
        let url = "http://127.0.0.1:1/router/rest";
        let settings = from(&[KEY, SECRET, ("TBK_ENDPOINT", url)]).unwrap().settings;
        assert_eq!(settings.endpoint.to_string(), url);
    }

    #[test]
    fn a_wrong_variable_is_named_and_not_shown() {
        for (variables, what) in [
            (&[SECRET][..], "TBK_APP_KEY is not set"),
            (&[KEY], "TBK_APP_SECRET is not set"),
            (&[KEY, ("TBK_APP_SECRET", " ")], "TBK_APP_SECRET is empty"),
            (&[KEY, ("TBK_APP_SECRET", "hun ter2")], "TBK_APP_SECRET has blanks"),
            (&[KEY, SECRET, ("TBK_ENDPOINT", "")], "TBK_ENDPOINT is empty"),
            (&[KEY, SECRET, ("TBK_ENDPOINT", "http://gateway.example/")], "TBK_ENDPOINT: "),
            (&[KEY, SECRET, ("TBK_ENDPOINT", "eco.taobao.com")], "TBK_ENDPOINT: "),
        ] {
            let error = from(variables).unwrap_err();
            assert_eq!(error.kind(), crate::ErrorKind::Config);
            let text = error.to_string();
            assert!(text.contains(what) && !text.contains("ter2"), "{text}");
        }
        let error = TopClientBuilder::from_variables(|_| Err(VarError::NotUnicode("x".into()))).unwrap_err();
        assert!(error.to_string().contains("TBK_APP_KEY is not valid UTF-8"), "{error}");
    }
}
