//! The client: typed calls with and without a session, and calls by name.

use std::fmt;
use std::sync::Arc;

use super::execute::Call;
use super::reply::{RawReply, Reply};
use super::session::{SessionProvider, SessionSource};
use super::settings::{Settings, State};
use super::target::Target;
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
use crate::types::{Session, TopTime};

/// A client for the gateway with the credentials of one app.
///
/// Create it with [`TopClient::builder`] or [`TopClient::from_env`]. It is cheap to clone; clones share connections, quotas and
/// the correction of the clock.
///
/// | method | calls |
/// | --- | --- |
/// | [`call`](Self::call) | an API with a request struct |
/// | [`items`](Self::items), [`pages`](Self::pages) | all pages of such an API |
/// | [`call_described`](Self::call_described), [`pages_described`](Self::pages_described) | an API that is chosen at run time, by its [`Api`] |
/// | [`call_raw`](Self::call_raw) | any API by name |
///
/// Within the [`deadline`](crate::TopClientBuilder::deadline) of a call, the client
///
/// - waits if a rate limit is reached ([`Quotas`](crate::Quotas)), and until a short ban ends;
/// - sets `timestamp` and signs for each attempt, with the clock of the gateway;
/// - retries ([`RetryPolicy`](crate::RetryPolicy)), but a request that may have taken effect only if the API is `readonly` or
///   `idempotent`;
/// - renews the session once, if it has a [`SessionProvider`].
///
/// Calls must run inside a tokio runtime. For programs without one, see `blocking::TopClient`.
///
/// # Sessions
///
/// `S` is [`NoSession`] or [`SessionSource`]. [`session`](Self::session) and [`session_from`](Self::session_from) return a client
/// with a session. Calling an API that requires a session without one is a compile error.
///
/// # Examples
///
/// ```
#[doc = include_str!("example.txt")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let client = gateway::client();
/// let reply = client.call(&TbkShopGet::builder().q("女装").build()).await?;
/// for shop in reply.data.results {
///     println!("{:?}", shop.shop_title);
/// }
///
/// // On behalf of an account:
/// let shop = client.session("6100a1b2c3");
/// shop.call(&TbkShopGet::builder().q("女装").build()).await?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct TopClient<S = NoSession> {
    pub(super) settings: Arc<Settings>,
    pub(super) state: Arc<State>,
    pub(super) source: S,
}

impl TopClient {
    pub(super) fn new(settings: Settings) -> Self {
        Self { settings: Arc::new(settings), state: Arc::new(State::new()), source: NoSession }
    }

    /// Returns a client with a fixed session. It can call every API.
    ///
    /// # Examples
    ///
    /// ```
    /// # let client = top_core::TopClient::builder("12345678", "secret").build()?;
    /// let shop = client.session("6100a1b2c3");
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[doc(alias = "授权")]
    #[doc(alias = "SessionKey")]
    #[must_use]
    pub fn session(&self, session: impl Into<Session>) -> TopClient<SessionSource> {
        self.with_source(SessionSource::fixed(session.into()))
    }

    /// Returns a client that gets its session from `provider`.
    ///
    /// The session is renewed before it expires, and once if the gateway rejects it. See [`SessionProvider`] for an example.
    #[must_use]
    pub fn session_from(&self, provider: impl SessionProvider) -> TopClient<SessionSource> {
        self.with_source(SessionSource::provided(provider))
    }
}

impl TopClient<SessionSource> {
    /// Returns a copy of the client whose calls count for the account `name` in the quotas.
    ///
    /// Default: the name that the [provider](SessionProvider::account) returns, or else a digest of the first session. Set a name
    /// if the program creates a new client for each session of an account, or if several programs or apps share quotas.
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

    /// Returns the current time of the gateway: the [`Clock`](crate::Clock), corrected by the `Date` headers of responses.
    ///
    /// Before the first response it is the time of the clock. Differences of less than a minute are not corrected.
    ///
    /// # Examples
    ///
    /// ```
    /// # let client = top_core::TopClient::builder("12345678", "secret").build()?;
    /// println!("{} GMT+8", client.now());
    /// # Ok::<(), top_core::Error>(())
    /// ```
    #[must_use]
    pub fn now(&self) -> TopTime {
        self.state.skew.now(&*self.settings.clock)
    }

    /// Calls an API.
    ///
    /// A reply can report a business error: see [`Reply::into_result`].
    ///
    /// # Errors
    ///
    /// Every [`ErrorKind`] except [`Paging`](ErrorKind::Paging). The most common:
    ///
    /// - [`InvalidRequest`](ErrorKind::InvalidRequest): a parameter is invalid. Nothing is sent.
    /// - [`NotSent`](ErrorKind::NotSent), [`TimedOut`](ErrorKind::TimedOut), [`Disconnected`](ErrorKind::Disconnected): network.
    /// - [`Throttled`](ErrorKind::Throttled): a limit is reached and does not end before the deadline.
    /// - [`SessionMissing`](ErrorKind::SessionMissing), [`SessionExpired`](ErrorKind::SessionExpired),
    ///   [`SessionInvalid`](ErrorKind::SessionInvalid): the account must authorise again.
    /// - [`OutcomeUnknown`](ErrorKind::OutcomeUnknown): a write may have taken effect. Check it before you repeat it.
    /// - [`BadParameter`](ErrorKind::BadParameter), [`Permission`](ErrorKind::Permission), [`Business`](ErrorKind::Business): the
    ///   gateway rejected the request.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), top_core::Error> {
    /// # let client = gateway::client();
    /// use top_core::ErrorKind;
    ///
    /// let request = TbkShopGet::builder().q("女装").page_size(20).build();
    /// match client.call(&request).await {
    ///     Ok(reply) => println!("{:?}", reply.data.total_results),
    ///     Err(error) if error.kind() == ErrorKind::Throttled => println!("{:?}", error.throttle()),
    ///     Err(error) => return Err(error),
    /// }
    /// # Ok(()) }
    /// ```
    // Not an `async fn`: the compiler would report an unsatisfied bound three times, for the arguments, the future and the
    // `await`.
    pub fn call<'c, A>(&'c self, api: &A) -> BoxFuture<'c, Result<Reply<A::Response>, Error>>
    where
        A: TopApi + 'c,
        S: Allows<A::Session>,
    {
        let mut params = Params::new();
        api.write_params(&mut params);
        Box::pin(self.call_typed::<A>(params))
    }

    /// Calls an API by name, without a request struct, and returns the response unchanged.
    ///
    /// The client signs, checks the names of the parameters, and recognises errors of the gateway.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call). The API counts as a write, so retries are limited and the kind
    /// [`OutcomeUnknown`](ErrorKind::OutcomeUnknown) is possible.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), top_core::Error> {
    /// # let client = gateway::client();
    /// use top_core::Params;
    ///
    /// let params = Params::new().with("q", "女装").with("page_size", &20);
    /// let reply = client.call_raw("taobao.tbk.shop.get", params).await?;
    /// println!("{}", reply.body());
    /// # Ok(()) }
    /// ```
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

    /// Calls an API that is chosen at run time by its description.
    ///
    /// The parameters are checked against the schema. The data is JSON, written from the decoded response; ids are strings.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call), and [`ErrorKind::Config`] if the API requires a session and the client has none.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = include_str!("example.txt")]
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), top_core::Error> {
    /// # let client = gateway::client();
    /// use top_core::{Api, Params};
    ///
    /// static SHOP_GET: Api = Api::of::<TbkShopGet>();
    ///
    /// let reply = client.call_described(&SHOP_GET, Params::new().with("q", "女装")).await?;
    /// assert!(reply.data.contains(r#""shop_title":"女装一店""#));
    /// # Ok(()) }
    /// ```
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

/// The bound on `S` in [`TopClient<S>`](TopClient): [`NoSession`] or [`SessionSource`]. The trait is sealed.
///
/// # Examples
///
/// A function that accepts any client:
///
/// ```
/// use std::time::Duration;
/// use top_core::{ClientState, TopClient};
///
/// fn interactive<S: ClientState>(client: &TopClient<S>) -> TopClient<S> {
///     client.with_deadline(Duration::from_secs(3))
/// }
/// ```
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

/// Does not show secrets.
impl<S: ClientState> fmt::Debug for TopClient<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TopClient")
            .field("app_key", &self.settings.app_key)
            .field("endpoint", &self.settings.endpoint)
            .finish_non_exhaustive()
    }
}
