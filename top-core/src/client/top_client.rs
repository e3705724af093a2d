//! The client: typed calls with and without a session, and calls by name.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::execute::Call;
use super::http_response::Target;
use super::reply::{RawReply, Reply};
use super::session::{SessionProvider, SessionSource};
use super::settings::{Settings, State};
use super::transport::BoxFuture;
use crate::api::session::{Allows, NoSession, Policy};
use crate::api::{Api, Decoded, TopApi, decode_response};
use crate::check::{InvalidRequest, check, check_names};
use crate::decode::{DecodeError, Problem};
use crate::error::{Cause, Error};
use crate::names::is_method;
use crate::params::Params;
use crate::protocol;
use crate::schema::{ErrorKind, SessionPolicy};
use crate::types::Session;

/// A client of the gateway for one app. Cheap to clone; clones share connections, quotas and the correction of the clock.
///
/// Within the total [`deadline`](crate::TopClientBuilder::deadline) of a call, it
///
/// - waits if calls would come too fast ([`Quotas`](crate::Quotas)), and for a short ban to end;
/// - stamps and signs each attempt anew, by the gateway's clock;
/// - repeats what may be repeated ([`RetryPolicy`](crate::RetryPolicy)): a request that may have taken effect only if the
///   API is `readonly` or `idempotent`;
/// - renews a session that comes from a provider, once.
///
/// Everything else is an [`Error`] whose [`kind`](Error::kind) says what to do.
///
/// `S` is [`NoSession`], or [`SessionSource`] after [`session`](Self::session): the compiler refuses calls that require a
/// session on a client without one.
#[derive(Clone)]
pub struct TopClient<S = NoSession> {
    settings: Arc<Settings>,
    state: Arc<State>,
    source: S,
}

impl TopClient {
    pub(super) fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), state: Arc::new(State::new()), source: NoSession }
    }

    /// The client with a session: it calls every API, those that require a session included.
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> TopClient<SessionSource> {
        self.with_source(SessionSource::fixed(session.into()))
    }

    /// The client with the session of `provider`: renewed before it expires, and once when the gateway refuses it.
    #[must_use]
    pub fn session_from(&self, provider: impl SessionProvider) -> TopClient<SessionSource> {
        self.with_source(SessionSource::provided(provider))
    }
}

impl TopClient<SessionSource> {
    /// A copy of the client whose calls count for the account `name` in the quotas, whatever its session is.
    ///
    /// Without a name, a digest of the account's first session is used, so a program that makes a new client for every
    /// session should set it.
    ///
    /// # Examples
    ///
    /// ```
    /// # fn example(client: top_core::TopClient, key: &str) {
    /// let shop = client.session(key).account("shop1");
    /// # }
    /// ```
    #[must_use]
    pub fn account(&self, name: impl Into<String>) -> Self {
        self.with_source(self.source.with_account(name.into()))
    }
}

impl<S: ClientState> TopClient<S> {
    fn with_source<T>(&self, source: T) -> TopClient<T> {
        TopClient { settings: Arc::clone(&self.settings), state: Arc::clone(&self.state), source }
    }

    fn start<'c>(&'c self, target: Target<'c>, params: Params) -> Call<'c> {
        Call::new(&self.settings, &self.state, self.source(), target, params)
    }

    pub(super) fn source(&self) -> Option<&SessionSource> {
        self.source.source()
    }

    /// A copy of the client with another total deadline for attempts and waits together.
    ///
    /// # Examples
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
    // Not an `async fn`: the compiler would report a bound that does not hold three times, for the arguments, the future
    // and the `await`.
    pub fn call<'c, A>(&'c self, api: &A) -> BoxFuture<'c, Result<Reply<A::Response>, Error>>
    where
        A: TopApi + 'c,
        S: Allows<A::Session>,
    {
        let mut params = Params::new();
        api.write_params(&mut params);
        Box::pin(self.call_typed::<A>(params))
    }

    /// Calls an API by its name, for one that has no struct. Errors of the gateway are recognised; the response is
    /// otherwise returned unchanged.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call). The API counts as a write, because nothing is known about it.
    pub async fn call_raw(&self, method: &str, params: Params) -> Result<RawReply, Error> {
        if !is_method(method) {
            return Err(InvalidRequest::method(method).into());
        }
        check_names(method, &params)?;
        let target = Target { method, schema: None };
        let call = self.start(target, params);
        let outcome = call.execute(&mut |body| protocol::decode_raw(method, body)).await?;
        Ok(RawReply { request_id: outcome.opened.request_id, body: outcome.response.body })
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
        let target = Target { method: schema.method, schema: Some(schema) };
        let call = self.start(target, params);
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
        let target = Target { method: schema.method, schema: Some(schema) };
        let call = self.start(target, params);
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

/// The `S` of a [`TopClient<S>`](TopClient): [`NoSession`], or [`SessionSource`] for a client with a session. Write
/// `S: ClientState` in functions that take a client with or without a session.
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

/// Without secrets.
impl<S: ClientState> fmt::Debug for TopClient<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TopClient")
            .field("app_key", &self.settings.app_key)
            .field("endpoint", &self.settings.endpoint)
            .finish_non_exhaustive()
    }
}
