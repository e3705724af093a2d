//! A session provider that refreshes the token.

use std::fmt;

use tokio::sync::Mutex;

use super::{Token, TopAuthTokenRefresh};
use crate::client::transport::BoxFuture;
use crate::client::{LiveSession, SessionProvider, TopClient};
use crate::error::{BoxError, Cause, Error};
use crate::schema::ErrorKind;
use crate::types::{Session, TopTime};

/// A [`SessionProvider`] that renews the session with `taobao.top.auth.token.refresh`.
///
/// It refreshes the token shortly before it expires, and once when the gateway rejects the session.
///
/// A refresh token is valid once, so a new token must be stored before it is used. The callback `store` does this. If the
/// callback fails, the call fails and the token stays in memory; the next call runs the callback again.
///
/// # Examples
///
/// ```
#[doc = include_str!("../client/example.txt")]
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let client = gateway::client();
/// # let expired = Some("2026-01-01 00:00:00".parse()?);
/// # let token = top_core::auth::Token::new("6100expired", Some("6200old".into()), expired);
/// # let path = std::env::temp_dir().join(format!("top-token-{}.json", std::process::id()));
/// # let file = path.clone();
/// use top_core::auth::RefreshingSession;
///
/// let provider = RefreshingSession::new(client.clone(), token, move |token| {
///     let file = file.clone();
///     async move {
///         // The text contains the secrets: encrypt it, or make sure that only this program can read it.
///         std::fs::write(file, serde_json::to_string(&token.to_stored())?)?;
///         Ok(())
///     }
/// });
/// let shop = client.session_from(provider);
/// shop.call(&TbkShopGet::builder().q("女装").build()).await?;
/// # assert!(std::fs::read_to_string(&path)?.contains("6100new"));
/// # std::fs::remove_file(&path)?;
/// # Ok(()) }
/// ```
pub struct RefreshingSession {
    client: TopClient,
    state: Mutex<State>,
    /// `user:` and the user id, if the token has it.
    account: Option<String>,
    store: Box<Store>,
}

struct State {
    token: Token,
    /// Whether `token` is stored.
    stored: bool,
}

type Store = dyn Fn(Token) -> BoxFuture<'static, Result<(), BoxError>> + Send + Sync;

impl RefreshingSession {
    /// Creates a provider that starts with `token`, refreshes it with `client`, and passes every new token to `store`.
    ///
    /// If the token has a user id, the calls count for the account `user:ID` in the quotas.
    pub fn new<F, R>(client: TopClient, token: Token, store: F) -> Self
    where
        F: Fn(Token) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), BoxError>> + Send + 'static,
    {
        let account = token.user_id.as_ref().map(|id| format!("user:{id}"));
        let state = Mutex::new(State { token, stored: true });
        Self { client, state, account, store: Box::new(move |token| Box::pin(store(token))) }
    }

    async fn live(&self, rejected: Option<&Session>) -> Result<LiveSession, BoxError> {
        let mut state = self.state.lock().await;
        let live = state.token.live();
        if !live.is_good(TopTime::now()) || rejected.is_some_and(|rejected| *rejected == live.session) {
            // The old refresh token is now invalid, so the new token must not be lost if the store fails.
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
    fn provide<'a>(&'a self, rejected: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        Box::pin(self.live(rejected))
    }

    fn account(&self) -> Option<String> {
        self.account.clone()
    }
}

impl fmt::Debug for RefreshingSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshingSession").finish_non_exhaustive()
    }
}
