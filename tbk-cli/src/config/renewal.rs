//! Renewal of stored sessions, at most once even if several processes run.

use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use top_core::auth::{Token, TopAuthTokenRefresh};
use top_core::decode::DecodeError;
use top_core::transport::BoxFuture;
use top_core::{BoxError, LiveSession, Session, SessionProvider, TopClient, TopTime};

use super::{Account, Config, Lock};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{Lang, lang, say, text};
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

    /// Returns a provider that renews the session with this client, and waits for the lock up to `limit`.
    pub(crate) fn provider(self, client: TopClient, limit: Duration) -> RenewingSession {
        RenewingSession { stored: self, client, limit }
    }

    /// Returns the stored session if it can be used. Otherwise renews it, unless another process does so while this one
    /// waits for the lock.
    async fn live(
        &self,
        client: &TopClient,
        rejected: Option<&Session>,
        limit: Duration,
    ) -> Result<LiveSession, Failure> {
        let usable = |config: &Config| {
            let live = live(config.profiles.get(&self.profile)?.accounts.get(&self.account)?)?;
            let is_other = rejected.is_none_or(|rejected| *rejected != live.session);
            (live.is_good(TopTime::now()) && is_other).then_some(live)
        };
        if let Some(live) = usable(&Config::read()?) {
            return Ok(live);
        }
        let _lock = Lock::take(limit).await?;
        let config = Config::read()?;
        match usable(&config) {
            Some(live) => Ok(live),
            None => self.renew_locked(config, client).await,
        }
    }

    /// Renews the session.
    pub(crate) async fn renew(&self, client: &TopClient, limit: Duration) -> Result<LiveSession, Failure> {
        let _lock = Lock::take(limit).await?;
        self.renew_locked(Config::read()?, client).await
    }

    async fn renew_locked(&self, mut config: Config, client: &TopClient) -> Result<LiveSession, Failure> {
        // A refresh token works once. It is not used if its successor could not be stored.
        config.write()?;
        let account = &self.account;
        let profile = config.profile(&self.profile);
        let app_key = profile.app_key.clone();
        let stored = profile.accounts.entry(account.clone()).or_default();
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
        let token = client.call(&refresh).await?.data.token().map_err(|error| unreadable_token(&error))?;
        let app_key = stored.app_key.clone().or(app_key);
        let live = store(stored, &token, app_key);
        // The old refresh token is no longer valid, so the new one must not be lost.
        config.write()?;
        Ok(live)
    }
}

/// The error for a response without a token. The details of the library are in English.
pub(crate) fn unreadable_token(error: &DecodeError) -> Failure {
    Failure::local(match lang() {
        Lang::En => error.to_string(),
        Lang::Zh => "响应中没有可用的 token".to_owned(),
    })
}

/// Replaces the token of the account. It is valid for the app `app_key`.
pub(crate) fn store(stored: &mut Account, token: &Token, app_key: Option<String>) -> LiveSession {
    stored.app_key = app_key;
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
    /// The longest wait for the lock.
    limit: Duration,
}

impl SessionProvider for RenewingSession {
    fn provide<'a>(&'a self, rejected: Option<&'a Session>) -> BoxFuture<'a, Result<LiveSession, BoxError>> {
        Box::pin(async move {
            let live = self.stored.live(&self.client, rejected, self.limit).await?;
            if rejected.is_some() {
                let account = &self.stored.account;
                note(&say!("the session of {account} was renewed", "{account} 的 session 已刷新"));
            }
            Ok(live)
        })
    }
}
