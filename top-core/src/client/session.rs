//! Where sessions come from: a fixed one, or a provider that renews them.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::Instant;

use super::transport::BoxFuture;
use crate::error::{BoxError, Error};
use crate::types::{Session, TopTime};

/// Keeps the session of one account: from a database, a vault, or by refreshing it.
///
/// The client asks when it has none, when the one it has is about to end, and once when the gateway refuses it. Calls
/// that need an answer at the same time wait for one and the same; it is finished even if they are given up meanwhile,
/// so that a refresh token that was spent is not lost.
///
/// [`auth::RefreshingSession`](crate::auth::RefreshingSession) renews sessions by `taobao.top.auth.token.refresh`.
pub trait SessionProvider: fmt::Debug + Send + Sync + 'static {
    /// A session to call with; `refused` is the one that the gateway takes no longer.
    fn provide<'a>(&'a self, refused: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>>;
}

/// A session, and how long it lasts.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct LiveSession {
    /// The session.
    pub session: Session,
    /// When it ends, where that is known.
    pub expires: Option<TopTime>,
}

impl LiveSession {
    /// A session of which nobody knows when it ends.
    pub fn new(session: impl Into<Session>) -> Self {
        Self { session: session.into(), expires: None }
    }

    /// Sets when it ends.
    #[must_use]
    pub fn expires(mut self, at: TopTime) -> Self {
        self.expires = Some(at);
        self
    }

    /// Whether a call can still be made with it.
    pub(crate) fn is_good(&self, now: TopTime) -> bool {
        // A call takes a while.
        const MARGIN: Duration = Duration::from_secs(60);
        self.expires.is_none_or(|end| now + MARGIN < end)
    }
}

/// Where a [`TopClient`](super::TopClient) with a session takes it from.
#[derive(Debug, Clone)]
pub struct SessionSource(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Fixed(Session),
    Provided(SessionCache),
}

impl SessionSource {
    pub(super) fn fixed(session: Session) -> Self {
        Self(Kind::Fixed(session))
    }

    pub(super) fn provided(provider: impl SessionProvider) -> Self {
        let state = State { live: None, renewed: None };
        Self(Kind::Provided(SessionCache {
            provider: Arc::new(provider),
            state: Arc::new(Mutex::new(state)),
        }))
    }

    /// The session to call with.
    pub(super) async fn current(&self, now: impl Fn() -> TopTime) -> Result<Session, Error> {
        match &self.0 {
            Kind::Fixed(session) => Ok(session.clone()),
            Kind::Provided(cache) => cache.get(now()).await,
        }
    }

    /// Another session in the place of one that was refused; `None` where there is no other.
    pub(super) async fn renew(&self, refused: &Session) -> Result<Option<Session>, Error> {
        match &self.0 {
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
    /// When a refused session was renewed last.
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
        /// A session that is refused as soon as it was renewed will not get better by renewing it again.
        const PAUSE: Duration = Duration::from_secs(60);
        let mut state = Arc::clone(&self.state).lock_owned().await;
        if let Some(live) = state.live.as_ref().filter(|live| live.session != *refused) {
            // Another call was faster.
            return Ok(Some(live.session.clone()));
        }
        if state.renewed.is_some_and(|at| at.elapsed() < PAUSE) {
            return Ok(None);
        }
        state.renewed = Some(Instant::now());
        let session = self.ask(state, Some(refused.clone())).await?;
        Ok((session != *refused).then_some(session))
    }

    /// Asks the provider, in a task of its own: what it brings is kept even if the caller does not wait for it.
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
            Ok::<_, BoxError>(session)
        });
        let outcome = task.await.unwrap_or_else(|_| Err("it panicked or the runtime has ended".into()));
        // A provider that calls the platform knows more than that it failed.
        outcome.map_err(|error| match error.downcast::<Error>() {
            Ok(error) => *error,
            Err(error) => Error::extension("session provider", error),
        })
    }
}
