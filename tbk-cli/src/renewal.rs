//! Sessions of the configuration that renew themselves, whichever of several programs is first.

use secrecy::{ExposeSecret as _, SecretString};
use top_core::auth::{Token, TopAuthTokenRefresh};
use top_core::transport::BoxFuture;
use top_core::{BoxError, LiveSession, Session, SessionProvider, TopClient, TopTime};

use crate::config::{Account, Config, Lock};
use crate::failure::{Failure, Status};
use crate::lang::{say, text};
use crate::output::note;

/// The session of an account in a profile.
#[derive(Debug, Clone)]
pub(crate) struct StoredSession {
    profile: String,
    account: String,
}

impl StoredSession {
    pub(crate) fn new(profile: &str, account: &str) -> Self {
        Self { profile: profile.to_owned(), account: account.to_owned() }
    }

    /// As what a client asks for a session.
    pub(crate) fn renewed_by(self, client: TopClient) -> Renewing {
        Renewing { stored: self, client }
    }

    /// Renews the session, unless another program did so while this one waited for its turn.
    pub(crate) async fn renew(
        &self,
        client: &TopClient,
        refused: Option<&Session>,
        even_if_good: bool,
    ) -> Result<LiveSession, Failure> {
        let mut lock = Lock::open()?;
        let _nobody_else = lock.take()?;
        let mut config = Config::read()?;
        let stored = config.profile(&self.profile).accounts.entry(self.account.clone()).or_default();
        if let Some(live) = live(stored).filter(|live| {
            !even_if_good
                && live.is_good(TopTime::now())
                && refused.is_none_or(|refused| *refused != live.session)
        }) {
            return Ok(live);
        }
        let account = &self.account;
        let Some(refresh_token) = &stored.refresh_token else {
            return Err(Failure::new(
                Status::Authorisation,
                say!("the session of {account} can't be renewed", "{account} 的 session 不可刷新"),
            )
            .hint(text(
                "have the account authorise again: `tbk session url`, then `tbk session exchange`",
                "请重新授权：`tbk session url`，然后 `tbk session exchange`",
            )));
        };
        let refresh = TopAuthTokenRefresh::builder().refresh_token(refresh_token.expose_secret()).build();
        let token =
            client.call(&refresh).await?.data.token().map_err(|error| Failure::here(error.to_string()))?;
        let live = keep(stored, &token);
        // The old refresh token is spent: this must not be lost.
        config.write()?;
        Ok(live)
    }
}

/// Puts a token in the place of the one before.
pub(crate) fn keep(stored: &mut Account, token: &Token) -> LiveSession {
    let (session, refresh_token) = token.expose_secret();
    let at = |at: Option<TopTime>| at.map(|at| at.to_whole_seconds().to_string());
    stored.session = Some(session.into());
    stored.refresh_token = refresh_token.map(SecretString::from);
    stored.expires = at(token.expires);
    stored.refresh_expires = at(token.refresh_expires);
    // An answer to a refresh need not say again whose token it is.
    stored.user_nick = token.user_nick.clone().or_else(|| stored.user_nick.take());
    stored.user_id = token.user_id.clone().or_else(|| stored.user_id.take());
    let live = LiveSession::new(session);
    token.expires.map_or(live.clone(), |at| live.expires(at))
}

fn live(stored: &Account) -> Option<LiveSession> {
    let live = LiveSession::new(stored.session.as_ref()?.expose_secret());
    Some(match stored.expires() {
        Some(at) => live.expires(at),
        None => live,
    })
}

/// What a client asks for a session.
#[derive(Debug)]
pub(crate) struct Renewing {
    stored: StoredSession,
    client: TopClient,
}

impl SessionProvider for Renewing {
    fn provide<'a>(&'a self, refused: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        Box::pin(async move {
            let live = self.stored.renew(&self.client, refused, false).await?;
            if refused.is_some() {
                let account = &self.stored.account;
                note(&say!("the session of {account} was renewed", "{account} 的 session 已刷新"));
            }
            Ok(live)
        })
    }
}
