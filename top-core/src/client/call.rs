//! Calls: typed, with and without a session, and by name.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::builder::TopClientBuilder;
use super::clock::{Clock, Skew};
use super::endpoint::Endpoint;
use super::flow::Flow;
use super::observe::Interceptor;
use super::quota::QuotaStore;
use super::received::Bounds;
use super::reply::{RawReply, Reply};
use super::retry::{RetryBudget, RetryPolicy};
use super::session::{SessionProvider, SessionSource};
use super::transport::Transport;
use crate::api::{TopApi, session::WithoutSession};
use crate::check::{InvalidRequest, check, check_names};
use crate::describe::{Access, ApiDescription, SessionPolicy};
use crate::envelope::{self, UnknownFields};
use crate::error::{Cause, Error, ErrorKind, ErrorRule};
use crate::params::Params;
use crate::request::Format;
use crate::sign::SignMethod;
use crate::types::{AppSecret, Session, TopTime};

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
    pub(super) bounds: Bounds,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) attempt_timeout: Duration,
    pub(super) deadline: Duration,
    pub(super) retry: Arc<dyn RetryPolicy>,
    pub(super) quotas: Arc<dyn QuotaStore>,
    pub(super) rules: Vec<ErrorRule>,
    pub(super) interceptors: Vec<Arc<dyn Interceptor>>,
    pub(super) transport: Arc<dyn Transport>,
}

/// What a client learns while it lives.
#[derive(Debug)]
pub(super) struct State {
    pub(super) skew: Skew,
    pub(super) budget: RetryBudget,
}

/// A client of the gateway for one app. Cheap to clone; connections, quotas and what was learned of the gateway's clock
/// are shared by all clones.
///
/// What it does by itself, each within the total [`deadline`](TopClientBuilder::deadline):
///
/// - it waits for its turn where calls would come too fast ([`Quotas`](crate::Quotas)), and for a short ban to end;
/// - it stamps and signs each attempt anew, by the gateway's clock;
/// - it repeats what may be repeated ([`RetryPolicy`](crate::RetryPolicy)): never a request that may have been carried
///   out, unless the API is `readonly` or `idempotent`;
/// - it renews a session that a provider gave, once.
///
/// Everything else is an [`Error`] whose [`kind`](Error::kind) says what to do.
#[derive(Clone)]
pub struct TopClient {
    settings: Arc<Settings>,
    state: Arc<State>,
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

    pub(super) fn new(settings: Settings) -> Self {
        let state = State { skew: Skew::default(), budget: RetryBudget::new() };
        Self { settings: Arc::new(settings), state: Arc::new(state) }
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn state(&self) -> &State {
        &self.state
    }

    /// The time by the gateway's clock, as far as it is known.
    pub(super) fn now(&self) -> TopTime {
        self.state.skew.now(&*self.settings.clock)
    }

    /// The client as the holder of `session`: it calls every API, those that require a session included.
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> SessionClient {
        SessionClient { client: self.clone(), source: SessionSource::Fixed(session.into()) }
    }

    /// The client as the holder of whatever session `provider` has: renewed in time, and once where the gateway
    /// refuses it.
    #[must_use]
    pub fn session_from(&self, provider: impl SessionProvider) -> SessionClient {
        SessionClient { client: self.clone(), source: SessionSource::provided(provider) }
    }

    /// The same client with another total deadline: attempts, waits and all.
    ///
    /// ```no_run
    /// # async fn call(client: top_core::TopClient) -> Result<(), top_core::Error> {
    /// # let params = top_core::Params::new();
    /// let quick = client.within(std::time::Duration::from_secs(2));
    /// quick.call_raw("taobao.tbk.shop.get", params).await?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn within(&self, deadline: Duration) -> Self {
        let settings = Settings { deadline, ..(*self.settings).clone() };
        Self { settings: Arc::new(settings), state: Arc::clone(&self.state) }
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
            return Err(Error::config(format!(
                "{} needs a session: call it through `client.session(key)`",
                api.method
            )));
        }
        self.call_by_description(api, params, None).await
    }

    pub(super) async fn call_typed<A: TopApi>(
        &self,
        api: &A,
        source: Option<&SessionSource>,
    ) -> Result<Reply<A::Response>, Error> {
        let mut params = Params::new();
        api.write_params(&mut params);
        self.call_checked::<A>(params, source).await
    }

    pub(super) async fn call_checked<A: TopApi>(
        &self,
        params: Params,
        source: Option<&SessionSource>,
    ) -> Result<Reply<A::Response>, Error> {
        let api = A::DESCRIPTION;
        check(api, &params)?;
        let flow = Flow::new(self, api.method, api.access, params, source);
        let mut data = None;
        let unknown = self.settings.unknown;
        let reply = flow.run(&mut |body| envelope::decode_into::<A>(&mut data, body, unknown)).await?;
        let missing = || Cause::Decode { request_id: None, error: envelope::nothing() };
        let data = data.ok_or_else(|| Error::new(ErrorKind::Decode, missing()).of_method(api.method))?;
        Ok(reply.with(data, api.failure))
    }

    pub(super) async fn call_by_description(
        &self,
        api: &ApiDescription,
        params: Params,
        source: Option<&SessionSource>,
    ) -> Result<Reply<String>, Error> {
        check_names(api.method, &params)?;
        check(api, &params)?;
        let flow = Flow::new(self, api.method, api.access, params, source);
        let mut data = String::new();
        let unknown = self.settings.unknown;
        let reply =
            flow.run(&mut |body| envelope::decode_described_into(api, &mut data, body, unknown)).await?;
        Ok(reply.with(data, api.failure))
    }

    async fn call_by_name(
        &self,
        method: &str,
        params: Params,
        source: Option<&SessionSource>,
    ) -> Result<RawReply, Error> {
        check_method(method)?;
        check_names(method, &params)?;
        // Nothing is known of the API: it may be one that must not be repeated.
        let flow = Flow::new(self, method, Access::Write, params, source);
        let Reply { request_id, body, .. } = flow.run(&mut |body| envelope::decode_raw(method, body)).await?;
        Ok(RawReply { request_id, body })
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
    pub(super) client: TopClient,
    pub(super) source: SessionSource,
}

impl SessionClient {
    /// The same client with another total deadline, like [`TopClient::within`].
    #[must_use]
    pub fn within(&self, deadline: Duration) -> Self {
        Self { client: self.client.within(deadline), source: self.source.clone() }
    }

    /// Calls any API; the session goes along.
    pub async fn call<A: TopApi>(&self, api: &A) -> Result<Reply<A::Response>, Error> {
        self.client.call_typed(api, Some(&self.source)).await
    }

    /// Calls an API by its description, like [`TopClient::call_described`]; the session goes along.
    pub async fn call_described(&self, api: &ApiDescription, params: Params) -> Result<Reply<String>, Error> {
        self.client.call_by_description(api, params, Some(&self.source)).await
    }

    /// Calls an API by its name, like [`TopClient::call_raw`]; the session goes along.
    pub async fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        self.client.call_by_name(method, params, Some(&self.source)).await
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
