//! Renewal of stored sessions, at most once even if several processes run.

use secrecy::{ExposeSecret as _, SecretString};
use top_core::auth::{Token, TopAuthTokenRefresh};
use top_core::transport::BoxFuture;
use top_core::{BoxError, LiveSession, Session, SessionProvider, TopClient, TopTime};

use super::{Account, Config, Lock};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{say, text};
use crate::ui::output::note;

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

    /// Returns a provider that renews the session with this client.
    pub(crate) fn provider(self, client: TopClient) -> RenewingSession {
        RenewingSession { stored: self, client }
    }

    /// Renews the session, unless another process renewed it while this one waited for the lock.
    pub(crate) async fn renew(
        &self,
        client: &TopClient,
        rejected: Option<&Session>,
        force: bool,
    ) -> Result<LiveSession, Failure> {
        let mut lock = Lock::open()?;
        let _guard = lock.take()?;
        let mut config = Config::read()?;
        let stored = config.profile(&self.profile).accounts.entry(self.account.clone()).or_default();
        if let Some(live) = live(stored).filter(|live| {
            !force
                && live.is_good(TopTime::now())
                && rejected.is_none_or(|rejected| *rejected != live.session)
        }) {
            return Ok(live);
        }
        let account = &self.account;
        let Some(refresh_token) = &stored.refresh_token else {
            return Err(Failure::new(
                Status::Authorisation,
                say!("the session of {account} cannot be renewed", "{account} 的 session 不可刷新"),
            )
            .hint(text(
                "authorise the account again: `tbk session url`, then `tbk session exchange`",
                "请重新授权：`tbk session url`，然后 `tbk session exchange`",
            )));
        };
        let refresh = TopAuthTokenRefresh::builder().refresh_token(refresh_token.expose_secret()).build();
        let token =
            client.call(&refresh).await?.data.token().map_err(|error| Failure::local(error.to_string()))?;
        let live = store(stored, &token);
        // The old refresh token is no longer valid, so the new one must not be lost.
        config.write()?;
        Ok(live)
    }
}

/// Replaces the token of the account.
pub(crate) fn store(stored: &mut Account, token: &Token) -> LiveSession {
    let (session, refresh_token) = token.expose_secret();
    let at = |at: Option<TopTime>| at.map(|at| at.to_whole_seconds().to_string());
    stored.session = Some(session.into());
    stored.refresh_token = refresh_token.map(SecretString::from);
    stored.expires = at(token.expires);
    stored.refresh_expires = at(token.refresh_expires);
    // The response to a refresh may omit the user.
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

/// Provides a client with the session of an account, and renews it.
#[derive(Debug)]
pub(crate) struct RenewingSession {
    stored: StoredSession,
    client: TopClient,
}

impl SessionProvider for RenewingSession {
    fn provide<'a>(&'a self, rejected: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        Box::pin(async move {
            let live = self.stored.renew(&self.client, rejected, false).await?;
            if rejected.is_some() {
                let account = &self.stored.account;
                note(&say!("the session of {account} was renewed", "{account} 的 session 已刷新"));
            }
            Ok(live)
        })
    }
}
