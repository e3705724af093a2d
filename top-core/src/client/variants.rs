//! Copies of a client with other settings.

use std::sync::Arc;
use std::time::Duration;

use super::quota::Priority;
use super::settings::Settings;
use super::top_client::{ClientState, TopClient};
use crate::decode::Options;

/// Copies with other settings. They share connections, quotas and the correction of the clock.
impl<S: ClientState> TopClient<S> {
    /// Returns a copy of the client with another [`deadline`](crate::TopClientBuilder::deadline).
    ///
    /// # Examples
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), top_core::Error> {
    /// # let (client, request) = (gateway::client(), TbkShopGet::builder().q("女装").build());
    /// use std::time::Duration;
    ///
    /// let reply = client.with_deadline(Duration::from_secs(2)).call(&request).await?;
    /// # Ok(()) }
    /// ```
    #[doc(alias = "timeout")]
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        self.with_settings(|settings| settings.deadline = deadline)
    }

    /// Returns a copy of the client for calls that no user waits for, such as a download of orders.
    ///
    /// Its calls have [`Priority::Background`](crate::Priority::Background): they leave the
    /// [`reserve`](crate::Quotas::reserve) of the quotas to the other calls.
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::{Quotas, TopClient};
    ///
    /// let quotas = Quotas::default().reserve(0.2);
    /// let client = TopClient::builder("12345678", "secret").quotas(quotas).build()?;
    /// let download = client.background();
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[must_use]
    pub fn background(&self) -> Self {
        self.with_settings(|settings| settings.priority = Priority::Background)
    }

    /// Returns a copy of the client with other options for the decoding of responses: those of
    /// [`strict`](crate::TopClientBuilder::strict) and [`unknown_fields`](crate::TopClientBuilder::unknown_fields).
    ///
    /// # Examples
    ///
    /// ```
    /// use top_core::decode::{Options, UnknownFields};
    ///
    /// # let client = top_core::TopClient::builder("12345678", "secret").build()?;
    /// let keeping = client.with_decoding(Options { unknown: UnknownFields::Keep, ..Options::default() });
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[must_use]
    pub fn with_decoding(&self, decoding: Options) -> Self {
        self.with_settings(|settings| settings.decoding = decoding)
    }

    pub(super) fn with_settings(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = (*self.settings).clone();
        change(&mut settings);
        Self { settings: Arc::new(settings), state: Arc::clone(&self.state), source: self.source.clone() }
    }
}
