//! The address of the gateway.

use std::fmt;
use std::net::IpAddr;

use reqwest::Url;

use crate::error::Error;

/// The address of a gateway.
///
/// # Examples
///
/// ```
/// use top_core::Endpoint;
///
/// assert_eq!(Endpoint::production().to_string(), "https://eco.taobao.com/router/rest");
/// // HTTP without TLS is allowed for loopback addresses …
/// assert!(Endpoint::custom("http://127.0.0.1:8080/router/rest").is_ok());
/// // … and with `custom_clear_text`.
/// assert!(Endpoint::custom("http://gateway.example/router/rest").is_err());
/// assert!(Endpoint::custom_clear_text("http://gateway.example/router/rest").is_ok());
/// ```
#[doc(alias = "网关")]
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    url: Url,
    /// The URL in the type that hyper uses.
    #[cfg(feature = "lean")]
    uri: http::Uri,
}

impl Endpoint {
    /// Returns the production gateway over HTTPS, which is the default.
    #[must_use]
    pub fn production() -> Self {
        Self::fixed("https://eco.taobao.com/router/rest")
    }

    /// Returns the production gateway over HTTP without TLS.
    ///
    /// Anyone on the network path can read the session and change requests and responses.
    #[must_use]
    pub fn production_clear_text() -> Self {
        Self::fixed("http://gw.api.taobao.com/router/rest")
    }

    /// Returns the overseas gateway over HTTPS.
    #[must_use]
    pub fn overseas() -> Self {
        Self::fixed("https://api.taobao.com/router/rest")
    }

    /// Returns a gateway at an HTTPS URL, or at an HTTP URL with a loopback address.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if `url` is not such a URL, or has a user name, password, query or
    /// fragment.
    pub fn custom(url: &str) -> Result<Self, Error> {
        let endpoint = Self::custom_clear_text(url)?;
        if endpoint.url.scheme() == "https" || endpoint.is_loopback() {
            return Ok(endpoint);
        }
        Err(Error::config(format!(
            "endpoint {endpoint}: in clear text, everyone on the network path can read the session; use https, or \
             `Endpoint::custom_clear_text` to allow it"
        )))
    }

    /// Returns a gateway at any HTTP or HTTPS URL.
    ///
    /// Over HTTP, anyone on the network path can read the session and change requests and responses.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if `url` is not a valid `http` or `https` URL, or has a user name,
    /// password, query or fragment.
    pub fn custom_clear_text(url: &str) -> Result<Self, Error> {
        // The message does not quote the URL, which may contain a password.
        let wrong = |what: &str| {
            Error::config(format!("the endpoint {what}; use one such as https://eco.taobao.com/router/rest"))
        };
        let url = Url::parse(url).map_err(|error| wrong(&format!("is not a valid URL ({error})")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("is not http or https"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("has a user name or password"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("has a query or fragment"));
        }
        Self::of(url).ok_or_else(|| wrong("is not a valid address"))
    }

    #[cfg_attr(
        not(feature = "lean"),
        allow(clippy::unnecessary_wraps, reason = "hyper may reject an address")
    )]
    fn of(url: Url) -> Option<Self> {
        Some(Self {
            #[cfg(feature = "lean")]
            uri: url.as_str().parse().ok()?,
            url,
        })
    }

    pub(super) fn url(&self) -> &Url {
        &self.url
    }

    #[cfg(feature = "lean")]
    pub(super) fn uri(&self) -> &http::Uri {
        &self.uri
    }

    /// Returns whether the host is `localhost` or a loopback address. Requests to such a gateway never use a proxy.
    ///
    /// # Examples
    ///
    /// ```
    /// # use top_core::Endpoint;
    /// assert!(Endpoint::custom("http://localhost:8080/router/rest")?.is_loopback());
    /// assert!(!Endpoint::production().is_loopback());
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let host = self.url.host_str().unwrap_or_default();
        let address = host.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>();
        address.map_or(host.trim_end_matches('.') == "localhost", |ip| ip.to_canonical().is_loopback())
    }

    #[allow(clippy::expect_used, reason = "constant URLs, all covered by a test")]
    fn fixed(url: &'static str) -> Self {
        Url::parse(url).ok().and_then(Self::of).expect("constant URLs are valid")
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.url.as_str())
    }
}

impl fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Endpoint({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predefined_endpoints_have_the_documented_urls() {
        let known = [Endpoint::production(), Endpoint::production_clear_text(), Endpoint::overseas()];
        assert_eq!(
            known.map(|endpoint| endpoint.to_string()),
            [
                "https://eco.taobao.com/router/rest",
                "http://gw.api.taobao.com/router/rest",
                "https://api.taobao.com/router/rest",
            ]
        );
    }

    #[test]
    fn loopback_endpoints_may_use_http() {
        for url in [
            "http://localhost:1/router/rest",
            "http://localhost.:1/",
            "http://[::1]:1/",
            "http://[::ffff:7f00:1]/",
            "http://127.8.9.1/",
        ] {
            let endpoint = Endpoint::custom(url).unwrap();
            assert_eq!((endpoint.to_string(), endpoint.is_loopback()), (url.to_owned(), true));
        }
    }

    #[test]
    fn invalid_urls_are_rejected_without_quoting_passwords() {
        for (url, what) in [
            ("eco.taobao.com", "is not a valid URL"),
            ("ftp://eco.taobao.com/", "is not http or https"),
            ("https://user:hunter2@eco.taobao.com/", "user name or password"),
            ("https://eco.taobao.com/router/rest?session=hunter2", "query or fragment"),
            ("http://127.0.0.1.example.com/", "clear text"),
        ] {
            let error = Endpoint::custom(url).unwrap_err().to_string();
            assert!(error.contains(what) && !error.contains("hunter2"), "{error}");
        }
    }
}
