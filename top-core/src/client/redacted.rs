//! Responses that are stored: without the secrets of their requests.

use super::http_response::HttpResponse;
use super::top_client::{ClientState, TopClient};

impl<S: ClientState> TopClient<S> {
    /// Returns a copy of the client that removes secrets from responses before they are decoded: for programs that store or
    /// forward what the gateway returns.
    ///
    /// A response must not contain secrets of its request, but a faulty gateway or proxy may return them. The session, the
    /// signature and the app secret are replaced by `***` in the data and in [`Reply::body`](crate::Reply::body), however they
    /// are escaped, and so are the values of secret members such as `access_token`. Do not use this copy for APIs that return
    /// tokens. Errors and logs never contain secrets, with either client.
    ///
    /// # Examples
    ///
    /// ```
    /// # let client = top_core::TopClient::builder("12345678", "secret").build()?;
    /// let storing = client.with_redacted_responses();
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[must_use]
    pub fn with_redacted_responses(&self) -> Self {
        self.with_settings(|settings| settings.redacts = true)
    }
}

impl HttpResponse<'_> {
    /// Removes the secrets of the request and the values of secret members from the body.
    pub(super) fn without_own_secrets(mut self) -> Self {
        if let Some(clean) = self.clean_body() {
            self.body = clean.into();
        }
        self
    }
}
