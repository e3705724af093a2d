//! Sessions: fixed, or from a provider that renews them.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::transport::BoxFuture;
use crate::error::{BoxError, Error};
use crate::types::{Session, TopTime};

/// Keeps the session of one account: from a database, a vault, or by refreshing it.
///
/// The client asks for a session when it has none, when the one it has is about to expire, and once when the gateway
/// refuses it. Concurrent calls share one request to the provider. That request runs to its end even if the calls are
/// cancelled, so that a refresh token that was spent is not lost.
///
/// [`auth::RefreshingSession`](crate::auth::RefreshingSession) renews sessions by `taobao.top.auth.token.refresh`.
pub trait SessionProvider: fmt::Debug + Send + Sync + 'static {
    /// A session to call with; `refused` is a session that the gateway no longer accepts.
    ///
    /// # Errors
    ///
    /// There is no session. The call fails with this error if it is an [`Error`], else with
    /// [`ErrorKind::Extension`](crate::ErrorKind::Extension).
    fn provide<'a>(&'a self, refused: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>>;
}

/// A session and its expiry.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LiveSession {
    /// The session.
    pub session: Session,
    /// When it expires, if that is known.
    pub expires: Option<TopTime>,
}

impl LiveSession {
    /// How long before its expiry a session is renewed: a call takes a while.
    pub const MARGIN: Duration = Duration::from_secs(60);

    /// A session without a known expiry.
    pub fn new(session: impl Into<Session>) -> Self {
        Self { session: session.into(), expires: None }
    }

    /// Sets when it expires.
    #[must_use]
    pub fn expires(mut self, at: TopTime) -> Self {
        self.expires = Some(at);
        self
    }

    /// Whether a call can be started with it: it does not expire within [`MARGIN`](Self::MARGIN).
    #[must_use]
    pub fn is_good(&self, now: TopTime) -> bool {
        self.expires.is_none_or(|end| now + Self::MARGIN < end)
    }
}

/// The state of a [`TopClient`](super::TopClient) with a session: `TopClient<SessionSource>` calls every API, those that
/// require a session included. Made by [`TopClient::session`](super::TopClient::session) and
/// [`TopClient::session_from`](super::TopClient::session_from).
#[derive(Debug, Clone)]
pub struct SessionSource {
    kind: Kind,
    /// The name of the account in quotas; a digest of its first session unless it was given.
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
        let cache = SessionCache { provider: Arc::new(provider), state };
        Self { kind: Kind::Provided(cache), account: Arc::default() }
    }

    /// The same source for an account with a name.
    pub(super) fn with_account(&self, name: String) -> Self {
        Self { kind: self.kind.clone(), account: Arc::new(OnceLock::from(name)) }
    }

    /// The name of the account in quotas. It stays the same when the session is renewed.
    pub(super) fn account(&self, session: &Session) -> &str {
        self.account.get_or_init(|| session.digest())
    }

    /// The session to call with.
    pub(super) async fn current(&self, now: impl Fn() -> TopTime) -> Result<Session, Error> {
        match &self.kind {
            Kind::Fixed(session) => Ok(session.clone()),
            Kind::Provided(cache) => cache.get(now()).await,
        }
    }

    /// A session to replace one that was refused; `None` if there is no other.
    pub(super) async fn renew(&self, refused: &Session) -> Result<Option<Session>, Error> {
        match &self.kind {
            Kind::Fixed(_) => Ok(None),
            Kind::Provided(cache) => cache.renew(refused).await,
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
    /// When a refused session was last renewed.
    renewed: Option<Instant>,
}

impl SessionCache {
    async fn get(&self, now: TopTime) -> Result<Session, Error> {
        let state = Arc::clone(&self.state).lock_owned().await;
        if let Some(live) = state.live.as_ref().filter(|live| live.is_good(now)) {
            return Ok(live.session.clone());
        }
        self.ask(state, None).await
    }

    async fn renew(&self, refused: &Session) -> Result<Option<Session>, Error> {
        /// If a renewed session is refused at once, another renewal would not help.
        const PAUSE: Duration = Duration::from_secs(60);
        let state = Arc::clone(&self.state).lock_owned().await;
        if let Some(live) = state.live.as_ref().filter(|live| live.session != *refused) {
            // Another call has renewed it.
            return Ok(Some(live.session.clone()));
        }
        if state.renewed.is_some_and(|at| at.elapsed() < PAUSE) {
            return Ok(None);
        }
        let session = self.ask(state, Some(refused.clone())).await?;
        Ok((session != *refused).then_some(session))
    }

    /// Asks the provider in a separate task, so that its session is kept even if the call is cancelled.
    async fn ask(
        &self,
        mut state: tokio::sync::OwnedMutexGuard<State>,
        refused: Option<Session>,
    ) -> Result<Session, Error> {
        let provider = Arc::clone(&self.provider);
        let task = tokio::spawn(async move {
            let live = provider.provide(refused.as_ref()).await?;
            let session = live.session.clone();
            state.live = Some(live);
            // A renewal that failed may be tried again by the next call.
            state.renewed = refused.map(|_| Instant::now()).or(state.renewed);
            Ok::<_, BoxError>(session)
        });
        let outcome = task.await.unwrap_or_else(|_| Err("it panicked or the runtime has ended".into()));
        // An error of the platform keeps its kind.
        outcome.map_err(|error| match error.downcast::<Error>() {
            Ok(error) => *error,
            Err(error) => Error::extension("session provider", error),
        })
    }
}
