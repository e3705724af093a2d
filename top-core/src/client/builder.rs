//! Sets up a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::call::{Settings, TopClient};
use super::endpoint::Endpoint;
use crate::envelope::UnknownFields;
use crate::error::Error;
use crate::request::Format;
use crate::sign::SignMethod;
use crate::types::{AppSecret, TopTime};

/// Where `timestamp` comes from.
pub trait Clock: fmt::Debug + Send + Sync {
    /// The moment of the attempt.
    fn now(&self) -> TopTime;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> TopTime {
        TopTime::now()
    }
}

/// Sets up a [`TopClient`]: every choice has a default that suits production.
#[derive(Debug, Clone)]
#[must_use]
pub struct TopClientBuilder {
    settings: Settings,
    connect_timeout: Duration,
    timeout: Duration,
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
            unknown: UnknownFields::default(),
            max_body_size: 16 << 20,
            clock: Arc::new(SystemClock),
        };
        Self { settings, connect_timeout: Duration::from_secs(15), timeout: Duration::from_secs(30) }
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
        self.settings.unknown = unknown;
        self
    }

    /// The longest answer taken, in bytes after decompression. Default: 16 MiB.
    pub fn max_body_size(mut self, bytes: usize) -> Self {
        self.settings.max_body_size = bytes;
        self
    }

    /// How long a connection may take to be made. Default: 15 seconds.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// How long a call may take from the first byte sent to the last byte read. Default: 30 seconds.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Where `timestamp` comes from. Default: the machine's clock.
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.settings.clock = Arc::new(clock);
        self
    }

    /// The client.
    pub fn build(self) -> Result<TopClient, Error> {
        let Self { settings, connect_timeout, timeout } = self;
        require_word("app_key", &settings.app_key)?;
        require_word("app_secret", settings.app_secret.expose())?;
        for (name, value) in
            [("target_app_key", &settings.target_app_key), ("partner_id", &settings.partner_id)]
        {
            if let Some(value) = value {
                require_word(name, value)?;
            }
        }
        let http = reqwest::Client::builder()
            .user_agent(concat!("top-core/", env!("CARGO_PKG_VERSION")))
            // A redirect would carry the session to an address that nobody chose.
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(connect_timeout)
            .timeout(timeout)
            .build()
            .map_err(|error| Error::Config(format!("the HTTP client can't be set up: {error}")))?;
        Ok(TopClient::new(settings, http))
    }

    /// The client for programs without an async runtime.
    #[cfg(feature = "blocking")]
    pub fn build_blocking(self) -> Result<super::blocking::TopClient, Error> {
        super::blocking::TopClient::new(self.build()?)
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
    Err(Error::Config(format!("{name} {wrong}: copy it anew from the console of the platform")))
}
