//! Clients with the credentials from the environment.

use std::env::VarError;

use super::builder::TopClientBuilder;
use super::endpoint::Endpoint;
use super::settings::require_word;
use super::top_client::TopClient;
use crate::error::Error;

impl TopClient {
    /// Creates a client with default settings and the credentials from the environment.
    ///
    /// See [`TopClientBuilder::from_env`] for the variables.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if a variable is missing or invalid. The message names the variable.
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

/// Credentials from the environment.
impl TopClientBuilder {
    /// Creates a builder with the credentials from the environment.
    ///
    /// | variable | |
    /// | --- | --- |
    /// | `TBK_APP_KEY` | required |
    /// | `TBK_APP_SECRET` | required |
    /// | `TBK_ENDPOINT` | optional, a URL for [`Endpoint::custom`]; default: production over HTTPS |
    ///
    /// `TBK_SESSION` is not read; pass the session to [`TopClient::session`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Config`](crate::ErrorKind::Config) if a variable is missing, empty, not UTF-8, or not a valid endpoint.
    /// The message names the variable.
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
    fn credentials_are_read_from_the_environment() {
        let settings = from(&[KEY, SECRET]).unwrap().settings;
        assert_eq!(settings.app_key, "12345678");
        assert_eq!(settings.app_secret.expose_secret(), "hunter2");
        assert_eq!(settings.endpoint, Endpoint::production());
        let url = "http://127.0.0.1:1/router/rest";
        let settings = from(&[KEY, SECRET, ("TBK_ENDPOINT", url)]).unwrap().settings;
        assert_eq!(settings.endpoint.to_string(), url);
    }

    #[test]
    fn errors_name_the_variable_without_its_value() {
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
