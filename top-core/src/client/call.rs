//! Calls: typed, with and without a session, and by name.

use std::fmt;
use std::sync::Arc;

use super::builder::{Clock, TopClientBuilder, require_word};
use super::endpoint::Endpoint;
use super::reply::{RawReply, Reply};
use super::send::{Received, send};
use crate::api::{TopApi, session::WithoutSession};
use crate::check::{InvalidRequest, check, check_names};
use crate::describe::{ApiDescription, SessionPolicy};
use crate::envelope::{self, UnknownFields};
use crate::error::Error;
use crate::params::Params;
use crate::request::{Format, SystemParams};
use crate::sign::SignMethod;
use crate::types::{AppSecret, Session};

/// What the builder decided.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    pub(super) app_key: String,
    pub(super) app_secret: AppSecret,
    pub(super) target_app_key: Option<String>,
    pub(super) partner_id: Option<String>,
    pub(super) endpoint: Endpoint,
    pub(super) sign_method: SignMethod,
    pub(super) format: Format,
    pub(super) unknown: UnknownFields,
    pub(super) max_body_size: usize,
    pub(super) clock: Arc<dyn Clock>,
}

/// A client of the gateway for one app. Cheap to clone; connections are kept open and shared by all clones.
#[derive(Clone)]
pub struct TopClient {
    settings: Arc<Settings>,
    http: reqwest::Client,
}

impl TopClient {
    /// Starts to set up a client.
    ///
    /// ```
    /// use top_core::{SignMethod, TopClient};
    ///
    /// let client = TopClient::builder("12345678", "the app's secret, from the console".replace(' ', "-"))
    ///     .sign_method(SignMethod::Hmac)
    ///     .build()?;
    /// assert!(!format!("{client:?}").contains("from-the-console"));
    /// # Ok::<(), top_core::Error>(())
    /// ```
    pub fn builder(app_key: impl Into<String>, app_secret: impl Into<AppSecret>) -> TopClientBuilder {
        TopClientBuilder::new(app_key.into(), app_secret.into())
    }

    pub(super) fn new(settings: Settings, http: reqwest::Client) -> Self {
        Self { settings: Arc::new(settings), http }
    }

    /// The client as the holder of `session`: it calls every API, those that require a session included.
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> SessionClient {
        SessionClient { client: self.clone(), session: session.into() }
    }

    /// Calls an API that does without a session.
    pub async fn call<A>(&self, api: &A) -> Result<Reply<A::Response>, Error>
    where
        A: TopApi,
        A::Session: WithoutSession,
    {
        self.call_typed(api, None).await
    }

    /// Calls an API by its name, for one that has no struct. Errors of the gateway are recognised; the answer is
    /// otherwise given as it came.
    pub async fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.call_by_name(method, params, None).await
    }

    /// Calls an API that is known by its description, for programs that learn at run time which one: parameters are
    /// checked, and the data is JSON of what the API's types understood, ids as text.
    pub async fn call_described(&self, api: &ApiDescription, params: Params) -> Result<Reply<String>, Error> {
        if api.session == SessionPolicy::Required {
            return Err(Error::Config(format!(
                "{} needs a session: call it through `client.session(key)`",
                api.method
            )));
        }
        self.call_by_description(api, params, None).await
    }

    async fn call_typed<A: TopApi>(
        &self,
        api: &A,
        session: Option<&Session>,
    ) -> Result<Reply<A::Response>, Error> {
        let mut params = Params::new();
        api.write_params(&mut params);
        check(A::DESCRIPTION, &params)?;
        let received = self.exchange(A::DESCRIPTION.method, params, session).await?;
        received.decode(|body| envelope::decode_with::<A>(body, self.settings.unknown))
    }

    async fn call_by_description(
        &self,
        api: &ApiDescription,
        params: Params,
        session: Option<&Session>,
    ) -> Result<Reply<String>, Error> {
        check_names(api.method, &params)?;
        check(api, &params)?;
        let received = self.exchange(api.method, params, session).await?;
        received.decode(|body| envelope::decode_described(api, body, self.settings.unknown))
    }

    async fn call_by_name(
        &self,
        method: &str,
        params: Params,
        session: Option<&Session>,
    ) -> Result<RawReply, Error> {
        check_method(method)?;
        check_names(method, &params)?;
        let received = self.exchange(method, params, session).await?;
        let Reply { request_id, body, .. } = received.decode(|body| envelope::decode_raw(method, body))?;
        Ok(RawReply { request_id, body })
    }

    /// Stamps, signs and sends; gives what came back. Not generic: one copy for all APIs.
    async fn exchange(
        &self,
        method: &str,
        mut params: Params,
        session: Option<&Session>,
    ) -> Result<Received, Error> {
        let settings = &*self.settings;
        if let Some(session) = session {
            require_word("session", session.expose())?;
        }
        let system = SystemParams {
            target_app_key: settings.target_app_key.as_deref(),
            session,
            partner_id: settings.partner_id.as_deref(),
            sign_method: settings.sign_method,
            format: settings.format,
            ..SystemParams::new(method, &settings.app_key, settings.clock.now())
        };
        system.stamp_and_sign(&mut params, &settings.app_secret);
        send(&self.http, settings, method, params).await
    }
}

/// Shows what the client is for, no secret.
impl fmt::Debug for TopClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TopClient")
            .field("app_key", &self.settings.app_key)
            .field("endpoint", &self.settings.endpoint)
            .finish_non_exhaustive()
    }
}

/// A [`TopClient`] that calls on behalf of one authorised account.
#[derive(Debug, Clone)]
pub struct SessionClient {
    client: TopClient,
    session: Session,
}

impl SessionClient {
    /// Calls any API; the session goes along.
    pub async fn call<A: TopApi>(&self, api: &A) -> Result<Reply<A::Response>, Error> {
        self.client.call_typed(api, Some(&self.session)).await
    }

    /// Calls an API by its description, like [`TopClient::call_described`]; the session goes along.
    pub async fn call_described(&self, api: &ApiDescription, params: Params) -> Result<Reply<String>, Error> {
        self.client.call_by_description(api, params, Some(&self.session)).await
    }

    /// Calls an API by its name, like [`TopClient::call_raw`]; the session goes along.
    pub async fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.client.call_by_name(method, params, Some(&self.session)).await
    }
}

/// Who can call `A`: a [`TopClient`] if it does without a session, a [`SessionClient`] always. Used by
/// [`TopApi::send`].
pub trait Caller<A: TopApi> {
    /// Calls the API.
    fn call_api(&self, api: &A) -> impl Future<Output = Result<Reply<A::Response>, Error>> + Send;
}

impl<A> Caller<A> for TopClient
where
    A: TopApi + Sync,
    A::Session: WithoutSession,
    A::Response: Send,
{
    async fn call_api(&self, api: &A) -> Result<Reply<A::Response>, Error> {
        self.call(api).await
    }
}

impl<A> Caller<A> for SessionClient
where
    A: TopApi + Sync,
    A::Response: Send,
{
    async fn call_api(&self, api: &A) -> Result<Reply<A::Response>, Error> {
        self.call(api).await
    }
}

fn check_method(method: &str) -> Result<(), InvalidRequest> {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if method.contains('.') && method.split('.').all(part) {
        return Ok(());
    }
    Err(InvalidRequest::method(method))
}
