//! The client of an account.

use top_core::decode::{Options, UnknownFields};
use top_core::{Api, Error, Pages, Params, Reply, SessionSource, TopClient};

/// The client of an account.
///
/// Created from a [`TopClient`], for a provider from one with a session. The engine keeps members that the SDK does not know, checks each
/// page for values that do not fit, and stores no secret that a response contains, whatever the options of the client are. Its calls are in
/// the [background](TopClient::background).
#[derive(Debug, Clone)]
pub struct Client(Inner);

#[derive(Debug, Clone)]
enum Inner {
    App(TopClient),
    Account(TopClient<SessionSource>),
}

/// A value that does not fit is a warning of the reply, so that the body of the page is at hand for the quarantine.
const DECODING: fn() -> Options = || Options { unknown: UnknownFields::Keep, strict: false };

impl From<TopClient> for Client {
    fn from(client: TopClient) -> Self {
        Self(Inner::App(client.with_decoding(DECODING()).with_redacted_responses().background()))
    }
}

impl From<TopClient<SessionSource>> for Client {
    fn from(client: TopClient<SessionSource>) -> Self {
        Self(Inner::Account(client.with_decoding(DECODING()).with_redacted_responses().background()))
    }
}

impl Client {
    pub(super) fn has_session(&self) -> bool {
        matches!(self.0, Inner::Account(_))
    }

    /// The time of the gateway in milliseconds since 1970.
    pub(super) fn now_millis(&self) -> i64 {
        match &self.0 {
            Inner::App(client) => client.now(),
            Inner::Account(client) => client.now(),
        }
        .unix_millis()
    }

    /// The time of the gateway in seconds since 1970.
    pub(super) fn now(&self) -> i64 {
        self.now_millis().div_euclid(1_000)
    }

    pub(super) fn pages(&self, api: &'static Api, params: Params) -> Pages<String> {
        match &self.0 {
            Inner::App(client) => client.pages_described(api, params),
            Inner::Account(client) => client.pages_described(api, params),
        }
    }

    pub(super) async fn call(&self, api: &'static Api, params: Params) -> Result<Reply<String>, Error> {
        match &self.0 {
            Inner::App(client) => client.call_described(api, params).await,
            Inner::Account(client) => client.call_described(api, params).await,
        }
        .and_then(Reply::into_result)
    }
}
