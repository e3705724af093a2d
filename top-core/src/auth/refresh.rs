//! A session that renews itself.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::{Token, TopAuthTokenRefresh};
use crate::client::transport::BoxFuture;
use crate::client::{LiveSession, SessionProvider, TopClient};
use crate::error::{BoxError, Cause, Error};
use crate::schema::ErrorKind;
use crate::types::{Session, TopTime};

/// Keeps a token alive by `taobao.top.auth.token.refresh`, shortly before it ends or when the gateway refuses it.
///
/// A refresh token works once: what comes back has to be kept before anything else, which is what `keep` is for.
///
/// ```no_run
/// # fn save(_: &top_core::auth::Token) -> Result<(), top_core::BoxError> { Ok(()) }
/// # fn example(client: top_core::TopClient, token: top_core::auth::Token) {
/// use top_core::auth::RefreshingSession;
///
/// let account = client.session_from(RefreshingSession::new(client.clone(), token, |token| save(token)));
/// # }
/// ```
pub struct RefreshingSession {
    client: TopClient,
    token: Mutex<Token>,
    keep: Box<Keep>,
}

type Keep = dyn Fn(&Token) -> Result<(), BoxError> + Send + Sync;

impl RefreshingSession {
    /// Keeps `token` alive through `client`; every new token is shown to `keep`.
    pub fn new(
        client: TopClient,
        token: Token,
        keep: impl Fn(&Token) -> Result<(), BoxError> + Send + Sync + 'static,
    ) -> Self {
        Self { client, token: Mutex::new(token), keep: Box::new(keep) }
    }

    fn token(&self) -> Token {
        self.token.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn renewed(&self, token: &Token) -> Result<LiveSession, BoxError> {
        let Some(refresh_token) = &token.refresh_token else {
            let error = "the session has ended, and this app can't refresh it".into();
            let cause = Cause::Extension { what: "renewal of the session", error };
            return Err(Error::new(ErrorKind::SessionExpired, cause).into());
        };
        let refresh = TopAuthTokenRefresh { refresh_token: refresh_token.clone() };
        let fresh = self.client.call(&refresh).await?.data.token()?;
        let live = live(&fresh);
        *self.token.lock().unwrap_or_else(PoisonError::into_inner) = fresh.clone();
        (self.keep)(&fresh)?;
        Ok(live)
    }
}

fn live(token: &Token) -> LiveSession {
    LiveSession { session: token.session(), expires: token.expires }
}

impl SessionProvider for RefreshingSession {
    fn provide<'a>(&'a self, refused: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        Box::pin(async move {
            let token = self.token();
            let live = live(&token);
            if live.is_good(TopTime::now()) && refused.is_none_or(|refused| *refused != live.session) {
                return Ok(live);
            }
            self.renewed(&token).await
        })
    }
}

impl fmt::Debug for RefreshingSession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RefreshingSession").field("token", &self.token()).finish_non_exhaustive()
    }
}
