//! The settings of a webhook.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use top_core::{BoxError, Clock, SystemClock, reqwest};

use super::address::{Access, CheckedResolver, Host};
use super::deliver::Webhook;
use super::sign::SigningKey;

/// A webhook cannot be set up. The messages contain neither the URL nor the secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WebhookError {
    /// The URL is not valid.
    #[error("the URL of the webhook is not valid; use one such as https://example.com/orders")]
    Url,
    /// The URL is not HTTPS.
    #[error(
        "the URL of the webhook is not https; for http, use a loopback address or allow private addresses"
    )]
    ClearText,
    /// The URL has the address of a private network.
    #[error("the URL of the webhook has a private or reserved address; allow private addresses to use it")]
    PrivateAddress,
    /// The secret is not valid.
    #[error("the secret of the webhook is not whsec_ and 24 to 64 bytes in base64")]
    Secret,
    /// The HTTP client cannot be set up.
    #[error("the HTTP client of the webhook cannot be set up")]
    Client(#[source] BoxError),
}

/// The settings of a [`Webhook`]. `Debug` shows neither the secrets nor the path of the URL.
#[derive(Clone)]
pub struct WebhookBuilder {
    pub(super) url: Url,
    pub(super) keys: Vec<SigningKey>,
    pub(super) clock: Arc<dyn Clock>,
    access: Access,
    timeout: Duration,
}

impl WebhookBuilder {
    pub(super) fn new(url: &str, secret: &str) -> Result<Self, WebhookError> {
        let url = Url::parse(url).map_err(|_| WebhookError::Url)?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(WebhookError::Url);
        }
        let key = SigningKey::from_secret(secret).ok_or(WebhookError::Secret)?;
        Ok(Self {
            url,
            keys: vec![key],
            clock: Arc::new(SystemClock),
            access: Access::Public,
            timeout: Duration::from_secs(10),
        })
    }

    /// Allows private and reserved addresses, and HTTP without TLS.
    ///
    /// The operator of a public host name determines its addresses. Without this setting, a name cannot lead into the network
    /// of this machine.
    #[must_use]
    pub fn allow_private(mut self) -> Self {
        self.access = Access::Private;
        self
    }

    /// Signs with another secret as well, so that the receiver can change its secret without losing events.
    ///
    /// # Errors
    ///
    /// [`WebhookError::Secret`] if the secret has another form.
    pub fn also_sign_with(mut self, secret: &str) -> Result<Self, WebhookError> {
        self.keys.push(SigningKey::from_secret(secret).ok_or(WebhookError::Secret)?);
        Ok(self)
    }

    /// Sets the time in which the receiver must answer. Default: 10 s.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// Sets the clock of the header `webhook-timestamp`. Default: the system clock.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Creates the webhook.
    ///
    /// # Errors
    ///
    /// [`WebhookError`] if the URL is not allowed, or the HTTP client cannot be set up.
    pub fn build(self) -> Result<Webhook, WebhookError> {
        let host = Host::of(&self.url);
        if self.access == Access::Public {
            if host == Host::Private {
                return Err(WebhookError::PrivateAddress);
            }
            if self.url.scheme() != "https" && host != Host::Loopback {
                return Err(WebhookError::ClearText);
            }
        }
        let client = reqwest::Client::builder()
            .user_agent(concat!("tbk-sync/", env!("CARGO_PKG_VERSION")))
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .retry(reqwest::retry::never())
            // A proxy would resolve the name, so its addresses could not be checked.
            .no_proxy()
            .dns_resolver(CheckedResolver(self.access))
            .timeout(self.timeout)
            .build()
            .map_err(|error| WebhookError::Client(error.without_url().into()))?;
        Ok(Webhook::new(self, client))
    }
}

impl fmt::Debug for WebhookBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebhookBuilder")
            .field("origin", &self.url.origin().ascii_serialization())
            .field("access", &self.access)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
