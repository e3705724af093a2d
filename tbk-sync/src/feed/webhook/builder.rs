//! The settings of a webhook.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::Url;
use top_core::{BoxError, Clock, SystemClock, reqwest};

use super::address::{Access, CheckedResolver, Host, Lookup, system_lookup};
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
    lookup: Lookup,
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
            lookup: system_lookup,
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
            .dns_resolver(CheckedResolver { access: self.access, lookup: self.lookup })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::Sink as _;
    use crate::model::Event;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    fn build(url: &str) -> Result<Webhook, WebhookError> {
        Webhook::builder(url, SECRET)?.build()
    }

    #[test]
    fn urls_are_https_to_public_addresses() {
        for url in [
            "https://example.com/a?b=1",
            "http://localhost:8080",
            "http://127.0.0.1:8080/",
            "https://8.8.8.8",
        ] {
            assert!(build(url).is_ok(), "{url}");
        }
        for url in ["http://example.com", "http://8.8.8.8"] {
            assert!(matches!(build(url), Err(WebhookError::ClearText)), "{url}");
        }
        for url in ["https://10.0.0.1", "http://192.168.1.1", "https://[::ffff:169.254.169.254]/"] {
            assert!(matches!(build(url), Err(WebhookError::PrivateAddress)), "{url}");
            assert!(Webhook::builder(url, SECRET).unwrap().allow_private().build().is_ok(), "{url}");
        }
        for url in ["", "example.com", "ftp://example.com", "https://"] {
            assert!(matches!(build(url), Err(WebhookError::Url)), "{url}");
        }
    }

    #[test]
    fn errors_do_not_contain_the_secret_or_the_url() {
        let error = Webhook::builder("https://example.com", "whsec_canary").unwrap_err();
        assert_eq!(error.to_string(), "the secret of the webhook is not whsec_ and 24 to 64 bytes in base64");
        let builder = Webhook::builder("https://user:pass@example.com/canary?token=canary", SECRET).unwrap();
        assert_eq!(
            format!("{builder:?}"),
            r#"WebhookBuilder { origin: "https://example.com", access: Public, timeout: 10s, .. }"#
        );
    }

    #[tokio::test]
    async fn a_name_with_a_private_address_is_refused() {
        let mut builder = Webhook::builder("https://rebound.example/", SECRET).unwrap();
        builder.lookup = |_| Box::pin(async { Ok(vec![([127, 0, 0, 1], 0).into()]) });
        let event = Event::new(1, "a@1", "order.new", "shop1", 0, "{}");
        let error = builder.build().unwrap().deliver(&[event]).await.unwrap_err();
        assert_eq!(error.to_string(), "https://rebound.example cannot be reached");
        let mut innermost: &dyn std::error::Error = &error;
        while let Some(source) = innermost.source() {
            innermost = source;
        }
        assert_eq!(innermost.to_string(), "the host has no public address");
    }
}
