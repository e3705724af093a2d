//! Where the gateway is.

use std::fmt;

use reqwest::Url;

use crate::error::Error;

/// The address of a gateway.
///
/// ```
/// use top_core::Endpoint;
///
/// assert_eq!(Endpoint::production().to_string(), "https://eco.taobao.com/router/rest");
/// // Clear text is for the machine itself …
/// assert!(Endpoint::custom("http://127.0.0.1:8080/router/rest").is_ok());
/// // … or for those who say so.
/// assert!(Endpoint::custom("http://gateway.example/router/rest").is_err());
/// assert!(Endpoint::custom_clear_text("http://gateway.example/router/rest").is_ok());
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint {
    url: Url,
    /// The same, as hyper wants it.
    #[cfg(feature = "lean")]
    uri: http::Uri,
}

impl Endpoint {
    /// The production gateway over HTTPS: the default.
    #[must_use]
    pub fn production() -> Self {
        Self::fixed("https://eco.taobao.com/router/rest")
    }

    /// The production gateway in clear text: the session can be read and changed on the way.
    #[must_use]
    pub fn production_clear_text() -> Self {
        Self::fixed("http://gw.api.taobao.com/router/rest")
    }

    /// The overseas gateway over HTTPS.
    #[must_use]
    pub fn overseas() -> Self {
        Self::fixed("https://api.taobao.com/router/rest")
    }

    /// Any gateway over HTTPS, or one on this machine.
    pub fn custom(url: &str) -> Result<Self, Error> {
        let endpoint = Self::custom_clear_text(url)?;
        if endpoint.url.scheme() == "https" || endpoint.is_loopback() {
            return Ok(endpoint);
        }
        Err(Error::config(format!(
            "endpoint {endpoint}: clear text shows the session to everyone on the way; use https, or \
             `Endpoint::custom_clear_text` if you mean it"
        )))
    }

    /// Any gateway, clear text allowed.
    pub fn custom_clear_text(url: &str) -> Result<Self, Error> {
        // The text itself is not shown: it may hold a password.
        let wrong = |what: &str| {
            Error::config(format!(
                "the endpoint {what}; write one such as https://eco.taobao.com/router/rest"
            ))
        };
        let url = Url::parse(url).map_err(|error| wrong(&format!("is no URL ({error})")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(wrong("is not http or https"));
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(wrong("holds a user name or password"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(wrong("holds a query or fragment"));
        }
        Self::of(url).ok_or_else(|| wrong("is no address"))
    }

    #[cfg_attr(
        not(feature = "lean"),
        allow(clippy::unnecessary_wraps, reason = "hyper may refuse an address")
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

    fn is_loopback(&self) -> bool {
        match self.url.host_str() {
            Some("localhost") => true,
            Some(host) => {
                let host = host.trim_start_matches('[').trim_end_matches(']');
                host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
            }
            None => false,
        }
    }

    #[allow(clippy::expect_used, reason = "constant addresses, each opened by a test")]
    fn fixed(url: &'static str) -> Self {
        Url::parse(url).ok().and_then(Self::of).expect("a constant address")
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
    fn the_known_endpoints_are_those_of_the_platform() {
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
    fn this_machine_needs_no_encryption() {
        for url in ["http://localhost:1/router/rest", "http://[::1]:1/", "http://127.8.9.1/"] {
            assert_eq!(Endpoint::custom(url).unwrap().to_string(), url);
        }
    }

    #[test]
    fn a_wrong_address_is_refused_without_showing_its_password() {
        for (url, what) in [
            ("eco.taobao.com", "is no URL"),
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
