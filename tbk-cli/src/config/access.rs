//! The complete credentials of a call, and what the call affects.

use std::sync::Arc;
use std::time::Duration;

use secrecy::{ExposeSecret as _, SecretString};
use top_core::{
    AppSecret, Endpoint, Format, Session, SessionSource, SignMethod, TopClient, TopClientBuilder, TopTime,
};
use top_sandbox::Sandbox;

use super::bans::StoredQuotas;
use super::quota::CallQuotas;
use super::renewal::StoredSession;
use crate::ui::failure::Failure;

/// The session of a call.
#[derive(Debug, Clone)]
pub(crate) struct CallSession {
    pub(crate) secret: SecretString,
    /// The account of a profile, or else the source of the session.
    pub(crate) account: String,
    /// The profile and the account that the limits are stored for. `None` for a session without a name.
    pub(crate) quota_account: Option<String>,
    /// The app that the session was issued for, if it is known.
    pub(super) app_key: Option<String>,
    /// The account of a profile, if the session can be renewed.
    pub(super) stored: Option<StoredSession>,
    /// The expiry time, if it is known.
    pub(crate) expires: Option<TopTime>,
}

/// What a call affects.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    /// The URL of the gateway.
    pub(crate) gateway: String,
    /// Whether the call affects production. `false` for a sandbox.
    pub(crate) production: bool,
    /// The profile, if one is stored.
    pub(crate) profile: Option<String>,
    pub(crate) app_key: String,
    /// The account of the profile, or `TBK_SESSION`; `None` for a call without a session.
    pub(crate) account: Option<String>,
}

/// The complete credentials of a call.
pub(crate) struct Access {
    pub(crate) endpoint: Endpoint,
    pub(crate) app_key: String,
    pub(crate) app_secret: AppSecret,
    pub(crate) session: Option<CallSession>,
    /// The signature algorithm of the clients.
    pub(crate) sign_method: SignMethod,
    pub(super) profile: Option<String>,
    pub(super) production: bool,
    /// Runs as long as this value lives.
    pub(super) sandbox: Option<Sandbox>,
}

impl Access {
    /// Placeholder credentials, enough to check whether the gateway responds.
    pub(crate) fn anonymous(endpoint: Endpoint) -> Self {
        Self {
            endpoint,
            app_key: "0".to_owned(),
            app_secret: "0".into(),
            session: None,
            sign_method: SignMethod::default(),
            profile: None,
            production: true,
            sandbox: None,
        }
    }

    /// Returns what a call with these credentials affects.
    pub(crate) fn target(&self) -> Target {
        Target {
            gateway: self.endpoint.to_string(),
            production: self.production,
            profile: self.profile.clone(),
            app_key: self.app_key.clone(),
            account: self.session.as_ref().map(|session| session.account.clone()),
        }
    }

    pub(crate) fn client(&self) -> TopClientBuilder {
        let builder = TopClient::builder(&self.app_key, self.app_secret.clone());
        builder.endpoint(self.endpoint.clone()).sign_method(self.sign_method)
    }

    /// Returns a client without and, if there is a session, a client with it. Sessions with a refresh token are renewed.
    pub(crate) fn clients(
        &self,
        format: Format,
        deadline: Option<Duration>,
        quotas: &CallQuotas,
    ) -> Result<(TopClient, Option<TopClient<SessionSource>>), Failure> {
        /// The default of the library.
        const DEADLINE: Duration = Duration::from_secs(60);
        // The wait for the lock ends before the call does, so that its error is reported.
        let limit = deadline.unwrap_or(DEADLINE).mul_f32(0.9);
        let mut client = self.client().format(format);
        if let Some(deadline) = deadline {
            client = client.deadline(deadline);
        }
        if self.sandbox.is_none() {
            client = client.quota_store(Arc::new(StoredQuotas::new(quotas, &self.endpoint)));
        }
        let client = client.build()?;
        let session = self.session.as_ref().map(|session| {
            let with_session = match &session.stored {
                Some(stored) => client.session_from(stored.clone().provider(client.clone(), limit)),
                None => client.session(session.secret.expose_secret()),
            };
            match &session.quota_account {
                Some(account) => with_session.account(account.as_str()),
                None => with_session,
            }
        });
        Ok((client, session))
    }

    /// Returns the session as a system parameter.
    pub(crate) fn session(&self) -> Option<Session> {
        self.session.as_ref().map(|session| Session::from(session.secret.expose_secret()))
    }
}
