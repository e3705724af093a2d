//! A session that renews itself.

use std::fmt;

use tokio::sync::Mutex;

use super::{Token, TopAuthTokenRefresh};
use crate::client::transport::BoxFuture;
use crate::client::{LiveSession, SessionProvider, TopClient};
use crate::error::{BoxError, Cause, Error};
use crate::schema::ErrorKind;
use crate::types::{Session, TopTime};

/// Renews a token by `taobao.top.auth.token.refresh`, shortly before it expires or when the gateway refuses it.
///
/// A refresh token works once, so the new token must be stored before it is used: that is what the callback `store` does.
/// If it fails, the call fails and the token stays in memory; the next call stores it again before it uses it.
///
/// # Examples
///
/// ```no_run
/// # async fn write(_: String) -> Result<(), top_core::BoxError> { Ok(()) }
/// # fn example(client: top_core::TopClient, token: top_core::auth::Token) {
/// use top_core::auth::RefreshingSession;
///
/// let provider = RefreshingSession::new(client.clone(), token, |token| async move {
///     // In clear: encrypt it, or write it where only this program can read it.
///     write(serde_json::to_string(&token.to_stored())?).await
/// });
/// let account = client.session_from(provider);
/// # }
/// ```
pub struct RefreshingSession {
    client: TopClient,
    state: Mutex<State>,
    store: Box<Store>,
}

struct State {
    token: Token,
    /// Whether `token` has been stored since it was received.
    stored: bool,
}

type Store = dyn Fn(Token) -> BoxFuture<'static, Result<(), BoxError>> + Send + Sync;

impl RefreshingSession {
    /// Renews `token` through `client`, and gives every new token to `store`.
    pub fn new<F, R>(client: TopClient, token: Token, store: F) -> Self
    where
        F: Fn(Token) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), BoxError>> + Send + 'static,
    {
        let state = Mutex::new(State { token, stored: true });
        Self { client, state, store: Box::new(move |token| Box::pin(store(token))) }
    }

    async fn live(&self, refused: Option<&Session>) -> Result<LiveSession, BoxError> {
        let mut state = self.state.lock().await;
        let live = state.token.live();
        if !live.is_good(TopTime::now()) || refused.is_some_and(|refused| *refused == live.session) {
            // The old refresh token is spent once this returns: memory first, then the store.
            state.token = self.refresh(&state.token).await?;
            state.stored = false;
        }
        if !state.stored {
            (self.store)(state.token.clone()).await?;
            state.stored = true;
        }
        Ok(state.token.live())
    }

    async fn refresh(&self, token: &Token) -> Result<Token, BoxError> {
        let expired = token.refresh_expires.is_some_and(|end| end <= TopTime::now());
        let Some(refresh_token) = token.refresh_token.as_ref().filter(|_| !expired) else {
            let error = if expired { "the refresh token has expired" } else { "the app can't refresh it" };
            let cause = Cause::Extension { what: "renewal of the session", error: error.into() };
            return Err(Error::new(ErrorKind::SessionExpired, cause).into());
        };
        let request = TopAuthTokenRefresh { refresh_token: refresh_token.clone() };
        Ok(self.client.call(&request).await?.data.token()?.or(token))
    }
}

impl SessionProvider for RefreshingSession {
    fn provide<'a>(&'a self, refused: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        Box::pin(self.live(refused))
    }
}

impl fmt::Debug for RefreshingSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshingSession").finish_non_exhaustive()
    }
}
