//! The URL of a database.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::{ExposeSecret as _, SecretString};

/// The variable with the password, as for other programs of PostgreSQL.
const PASSWORD: &str = "PGPASSWORD";

/// A URL that may contain a password.
pub(super) struct Url(SecretString);

impl Url {
    pub(super) fn new(url: &str) -> Self {
        Self(url.into())
    }

    pub(super) fn has_password(&self) -> bool {
        let url = self.0.expose_secret();
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let (before, query) = rest.split_once('?').unwrap_or((rest, ""));
        let user = rest.split_once('@').map_or("", |(user, _)| user);
        user.contains(':') && before.contains(':') || query.contains("password=")
    }

    /// Returns the URL with the password of the environment, unless it has one.
    pub(super) fn with_password(&self) -> SecretString {
        match std::env::var(PASSWORD) {
            Ok(password) if !password.is_empty() && !self.has_password() => self.add(&password),
            _ => self.0.clone(),
        }
    }

    fn add(&self, password: &str) -> SecretString {
        let url = self.0.expose_secret();
        let separator = if url.contains('?') { '&' } else { '?' };
        let password = utf8_percent_encode(password, NON_ALPHANUMERIC);
        format!("{url}{separator}password={password}").into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_of_urls_are_recognised() {
        for url in [
            "postgres://u:p@host/db",
            "postgres://u:@host",
            "postgres://u:p?x@host/db",
            "postgres://u@host/db?password=p",
        ] {
            assert!(Url::new(url).has_password(), "{url}");
        }
        for url in ["postgres://host:5432/db", "postgres://u@host:5432/db?sslmode=require", "postgres:///db"]
        {
            assert!(!Url::new(url).has_password(), "{url}");
        }
    }

    #[test]
    fn a_password_is_added_with_escapes() {
        let added = |url| Url::new(url).add("a b&c=%@/").expose_secret().to_owned();
        assert_eq!(added("postgres://u@host/db"), "postgres://u@host/db?password=a%20b%26c%3D%25%40%2F");
        assert!(added("postgres://u@host/db?sslmode=require").contains("?sslmode=require&password=a%20b"));
    }
}
