//! Fixed sessions, and session providers.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::transport::BoxFuture;
use crate::error::{BoxError, Error};
use crate::types::{Session, TopTime};

/// Provides the session of one account, for example from a database or by refreshing it.
///
/// The client calls the provider
///
/// - for the first call,
/// - if the current session expires within [`LiveSession::MARGIN`],
/// - if the gateway rejects the session. This happens at most once per call and once per minute.
///
/// Concurrent calls share one request to the provider. The request completes even if the calls are cancelled, so that a new
/// token is not lost.
///
/// [`auth::RefreshingSession`](crate::auth::RefreshingSession) is a provider that uses `taobao.top.auth.token.refresh`.
///
/// # Examples
///
/// ```
#[doc = include_str!("example.txt")]
/// use top_core::transport::BoxFuture;
/// use top_core::{BoxError, LiveSession, Session, SessionProvider};
///
/// #[derive(Debug)]
/// struct Database;
///
/// impl Database {
///     async fn session_of(&self, shop: &str) -> Result<String, BoxError> {
///         // …
/// #       Ok(format!("6100{shop}"))
///     }
/// }
///
/// impl SessionProvider for Database {
///     fn provide<'a>(&'a self, rejected: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
///         Box::pin(async move { Ok(LiveSession::new(self.session_of("shop1").await?)) })
///     }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), top_core::Error> {
/// # let client = gateway::client();
/// let shop = client.session_from(Database);
/// let reply = shop.call(&TbkShopGet::builder().q("女装").build()).await?;
/// # Ok(()) }
/// ```
#[doc(alias = "授权")]
#[doc(alias = "SessionKey")]
pub trait SessionProvider: fmt::Debug + Send + Sync + 'static {
    /// Returns the session to call with.
    ///
    /// `rejected` is a session that the gateway rejected, if that is the reason for this request. If the provider returns the
    /// same session again, the call fails with the error of the gateway.
    ///
    /// # Errors
    ///
    /// Return an error if there is no session. If it is an [`Error`], the call fails with it, otherwise with
    /// [`ErrorKind::Extension`](crate::ErrorKind::Extension).
    fn provide<'a>(&'a self, rejected: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>>;

    /// Returns the name of the account in the quotas. It is stored with the quotas, so it must not be a secret.
    ///
    /// Default: `None`, and the client uses a digest of the first session. The name joins the calls of programs and apps that
    /// have different sessions of one account. [`TopClient::account`](crate::TopClient::account) overrides it.
    fn account(&self) -> Option<String> {
        None
    }
}

/// A session and its expiry, as returned by a [`SessionProvider`].
///
/// # Examples
///
/// ```
/// use top_core::{LiveSession, TopTime};
///
/// let live = LiveSession::new("6100a1b2c3").expires("2026-11-11 00:00:00".parse()?);
/// assert!(live.is_good("2026-11-10 23:58:00".parse()?));
/// assert!(!live.is_good("2026-11-10 23:59:30".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LiveSession {
    /// The session.
    pub session: Session,
    /// When the session expires, if known.
    pub expires: Option<TopTime>,
}

impl LiveSession {
    /// How long before its expiry a session is renewed, so that it does not expire during a call.
    pub const MARGIN: Duration = Duration::from_secs(60);

    /// Creates a session without a known expiry.
    pub fn new(session: impl Into<Session>) -> Self {
        Self { session: session.into(), expires: None }
    }

    /// Sets the expiry.
    #[must_use]
    pub fn expires(mut self, at: TopTime) -> Self {
        self.expires = Some(at);
        self
    }

    /// Returns whether the session does not expire within [`MARGIN`](Self::MARGIN).
    #[must_use]
    pub fn is_good(&self, now: TopTime) -> bool {
        self.expires.is_none_or(|end| now + Self::MARGIN < end)
    }
}

/// The state of a [`TopClient`](super::TopClient) with a session.
///
/// A `TopClient<SessionSource>` can call every API. Create one with [`TopClient::session`](super::TopClient::session) or
/// [`TopClient::session_from`](super::TopClient::session_from).
///
/// # Examples
///
/// ```
/// use top_core::{SessionSource, TopClient};
///
/// struct Shop {
///     client: TopClient<SessionSource>,
/// }
///
/// # let client = TopClient::builder("12345678", "secret").build()?;
/// let shop = Shop { client: client.session("6100a1b2c3") };
/// # Ok::<(), top_core::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct SessionSource {
    kind: Kind,
    /// The name of the account in quotas. Default: a digest of the first session.
    account: Arc<OnceLock<String>>,
}

#[derive(Debug, Clone)]
enum Kind {
    Fixed(Session),
    Provided(SessionCache),
}

impl SessionSource {
    pub(super) fn fixed(session: Session) -> Self {
        Self { kind: Kind::Fixed(session), account: Arc::default() }
    }

    pub(super) fn provided(provider: impl SessionProvider) -> Self {
        let state = Arc::new(Mutex::new(State { live: None, renewed: None }));
        let account = Arc::new(provider.account().map_or_else(OnceLock::new, OnceLock::from));
        let cache = SessionCache { provider: Arc::new(provider), state };
        Self { kind: Kind::Provided(cache), account }
    }

    /// Returns the same source with a name for the account.
    pub(super) fn with_account(&self, name: String) -> Self {
        Self { kind: self.kind.clone(), account: Arc::new(OnceLock::from(name)) }
    }

    /// Returns the name of the account in quotas. It does not change when the session is renewed.
    pub(super) fn account(&self, session: &Session) -> &str {
        self.account.get_or_init(|| session.digest())
    }

    /// Returns the session to call with.
    pub(super) async fn current(&self, now: impl Fn() -> TopTime) -> Result<Session, Error> {
        match &self.kind {
            Kind::Fixed(session) => Ok(session.clone()),
            Kind::Provided(cache) => cache.get(now()).await,
        }
    }

    /// Returns a session to replace a rejected one; `None` if there is no other.
    pub(super) async fn renew(&self, rejected: &Session) -> Result<Option<Session>, Error> {
        match &self.kind {
            Kind::Fixed(_) => Ok(None),
            Kind::Provided(cache) => cache.renew(rejected).await,
        }
    }
}

#[derive(Debug, Clone)]
struct SessionCache {
    provider: Arc<dyn SessionProvider>,
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
struct State {
    live: Option<LiveSession>,
    /// When a rejected session was last renewed.
    renewed: Option<Instant>,
}

impl SessionCache {
    async fn get(&self, now: TopTime) -> Result<Session, Error> {
        let state = Arc::clone(&self.state).lock_owned().await;
        if let Some(live) = state.live.as_ref().filter(|live| live.is_good(now)) {
            return Ok(live.session.clone());
        }
        self.request(state, None).await
    }

    async fn renew(&self, rejected: &Session) -> Result<Option<Session>, Error> {
        /// If a new session is rejected within this time, another renewal would not help.
        const PAUSE: Duration = Duration::from_secs(60);
        let state = Arc::clone(&self.state).lock_owned().await;
        if let Some(live) = state.live.as_ref().filter(|live| live.session != *rejected) {
            // Another call has renewed the session.
            return Ok(Some(live.session.clone()));
        }
        if state.renewed.is_some_and(|at| at.elapsed() < PAUSE) {
            return Ok(None);
        }
        let session = self.request(state, Some(rejected.clone())).await?;
        Ok((session != *rejected).then_some(session))
    }

    /// Calls the provider in a separate task, so that the session is kept even if the call is cancelled.
    async fn request(
        &self,
        mut state: tokio::sync::OwnedMutexGuard<State>,
        rejected: Option<Session>,
    ) -> Result<Session, Error> {
        let provider = Arc::clone(&self.provider);
        let task = tokio::spawn(async move {
            let live = provider.provide(rejected.as_ref()).await?;
            let session = live.session.clone();
            state.live = Some(live);
            // Not set after a failure, so that the next call can try again.
            state.renewed = rejected.map(|_| Instant::now()).or(state.renewed);
            Ok::<_, BoxError>(session)
        });
        let outcome = task.await.unwrap_or_else(|_| Err("it panicked, or the runtime was shut down".into()));
        // An `Error` keeps its kind.
        outcome.map_err(|error| match error.downcast::<Error>() {
            Ok(error) => *error,
            Err(error) => Error::extension("session provider", error),
        })
    }
}
