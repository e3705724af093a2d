//! Calls: typed, with and without a session, and by name.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::builder::TopClientBuilder;
use super::clock::{Clock, Skew};
use super::endpoint::Endpoint;
use super::execute::Call;
use super::http_response::BodyLimits;
use super::observe::Interceptor;
use super::quota::QuotaStore;
use super::reply::{RawReply, Reply};
use super::retry::{RetryBudget, RetryPolicy};
use super::session::{SessionProvider, SessionSource};
use super::transport::Transport;
use crate::api::session::{Allows, NoSession, Policy};
use crate::api::{Api, Decoded, TopApi, decode_response};
use crate::check::{InvalidRequest, check, check_names};
use crate::decode::{DecodeError, Options, Problem};
use crate::error::{Cause, Error};
use crate::names::is_method;
use crate::params::Params;
use crate::protocol::{self, Format, Opened, SignMethod};
use crate::schema::{Access, ErrorKind, ErrorRule, SessionPolicy};
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
    pub(super) decoding: Options,
    pub(super) body_limits: BodyLimits,
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
pub struct TopClient<S = NoSession> {
    settings: Arc<Settings>,
    state: Arc<State>,
    source: S,
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
        Self { settings: Arc::new(settings), state: Arc::new(state), source: NoSession }
    }

    /// The client with a session: it calls every API, those that require a session included.
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> TopClient<SessionSource> {
        self.with_source(SessionSource::fixed(session.into()))
    }

    /// The client with whatever session `provider` has: renewed in time, and once where the gateway refuses it.
    #[must_use]
    pub fn session_from(&self, provider: impl SessionProvider) -> TopClient<SessionSource> {
        self.with_source(SessionSource::provided(provider))
    }

    fn with_source(&self, source: SessionSource) -> TopClient<SessionSource> {
        TopClient { settings: Arc::clone(&self.settings), state: Arc::clone(&self.state), source }
    }
}

impl<S: ClientState> TopClient<S> {
    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn state(&self) -> &State {
        &self.state
    }

    pub(super) fn source(&self) -> Option<&SessionSource> {
        self.source.source()
    }

    /// A copy of the client with another total deadline: attempts, waits and all.
    ///
    /// ```no_run
    /// # async fn call(client: top_core::TopClient) -> Result<(), top_core::Error> {
    /// # let params = top_core::Params::new();
    /// let quick = client.with_deadline(std::time::Duration::from_secs(2));
    /// quick.call_raw("taobao.tbk.shop.get", params).await?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn with_deadline(&self, deadline: Duration) -> Self {
        let settings = Settings { deadline, ..(*self.settings).clone() };
        Self { settings: Arc::new(settings), state: Arc::clone(&self.state), source: self.source.clone() }
    }

    /// Calls an API.
    ///
    /// # Errors
    ///
    /// [`Error::kind`] says what to do; see [`ErrorKind`].
    pub async fn call<A>(&self, api: &A) -> Result<Reply<A::Response>, Error>
    where
        A: TopApi,
        S: Allows<A::Session>,
    {
        let mut params = Params::new();
        api.write_params(&mut params);
        self.call_typed::<A>(params).await
    }

    /// Calls an API by its name, for one that has no struct. Errors of the gateway are recognised; the response is
    /// otherwise returned unchanged.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call). The API counts as a write: nothing is known of it.
    pub async fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        if !is_method(method) {
            return Err(InvalidRequest::method(method).into());
        }
        check_names(method, &params)?;
        let call = Call::new(self, method, Access::Write, &[], params);
        let (_, Opened { request_id, .. }, body) =
            call.execute(&mut |body| protocol::decode_raw(method, body)).await?.into_parts();
        Ok(RawReply { request_id, body })
    }

    /// Calls an API that is known at run time: parameters are checked, and the data is JSON of what the API's types
    /// understood, ids as text.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call); [`ErrorKind::Config`] where the API requires a session and the client has none.
    pub async fn call_described(&self, api: &Api, params: Params) -> Result<Reply<String>, Error> {
        let schema = api.schema;
        if schema.session == SessionPolicy::Required && self.source().is_none() {
            return Err(Error::config(format!(
                "{} requires a session: call it through `client.session(key)`",
                schema.method
            )));
        }
        check_names(schema.method, &params)?;
        check(schema, &params)?;
        let call = Call::new(self, schema.method, schema.access, schema.errors, params);
        let mut data = Decoded::default();
        let options = self.settings.decoding;
        let outcome = call
            .execute(&mut |body| {
                let (decoded, opened) = api.decode(body, options)?.split();
                data = decoded;
                Ok(opened)
            })
            .await?;
        let Decoded { json, page, business_error } = data;
        Ok(outcome.reply(json, page, business_error))
    }

    pub(super) async fn call_typed<A: TopApi>(&self, params: Params) -> Result<Reply<A::Response>, Error> {
        let schema = A::SCHEMA;
        check(schema, &params)?;
        let call = Call::new(self, schema.method, schema.access, schema.errors, params);
        let mut data = None;
        let options = self.settings.decoding;
        let outcome = call
            .execute(&mut |body| {
                let (decoded, opened) = decode_response::<A>(body, options)?.split();
                data = Some(decoded);
                Ok(opened)
            })
            .await?;
        let missing = || Cause::Decode { request_id: None, error: DecodeError::whole(Problem::Missing) };
        let data = data.ok_or_else(|| Error::new(ErrorKind::Decode, missing()).of_method(schema.method))?;
        let (page, business_error) = (A::page(&data), A::business_error(&data));
        Ok(outcome.reply(data, page, business_error))
    }
}

/// Whether a client has a session: [`NoSession`] or [`SessionSource`].
pub trait ClientState: Clone + fmt::Debug + Send + Sync + 'static + sealed::ClientState {}
impl ClientState for NoSession {}
impl ClientState for SessionSource {}
impl<P: Policy> Allows<P> for SessionSource {}

mod sealed {
    use super::{NoSession, SessionSource};

    pub trait ClientState {
        fn source(&self) -> Option<&SessionSource>;
    }
    impl ClientState for NoSession {
        fn source(&self) -> Option<&SessionSource> {
            None
        }
    }
    impl ClientState for SessionSource {
        fn source(&self) -> Option<&SessionSource> {
            Some(self)
        }
    }
}

/// Shows what the client is for, no secret.
impl<S: ClientState> fmt::Debug for TopClient<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TopClient")
            .field("app_key", &self.settings.app_key)
            .field("endpoint", &self.settings.endpoint)
            .finish_non_exhaustive()
    }
}
