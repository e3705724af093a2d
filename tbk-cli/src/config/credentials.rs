//! Credentials and endpoint: from flags, then from the environment, then from the profile.

use std::time::Duration;

use clap::Args;
use clap_complete::ArgValueCandidates;
use secrecy::{ExposeSecret as _, SecretString};
use top_core::{
    AppSecret, Endpoint, Format, Session, SessionSource, SignMethod, TopClient, TopClientBuilder, TopTime,
};
use top_sandbox::Sandbox;

use super::completions;
use super::renewal::StoredSession;
use super::{Config, Profile, unknown_profile};
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{global_options, say, text};

/// The selected profile and account.
#[derive(Debug, Clone, Args)]
pub(crate) struct Selection {
    #[arg(
        long,
        env = "TBK_PROFILE",
        value_name = "NAME",
        global = true,
        help_heading = global_options(),
        hide_env_values = true,
        add = ArgValueCandidates::new(completions::profiles),
        help = text("Profile with the credentials to use", "使用该 profile 的凭证")
    )]
    profile: Option<String>,
    #[arg(
        long,
        env = "TBK_ACCOUNT",
        value_name = "NAME",
        global = true,
        help_heading = global_options(),
        hide_env_values = true,
        add = ArgValueCandidates::new(completions::accounts),
        help = text("Account of the profile with the session to use", "使用 profile 中该账号的 session")
    )]
    account: Option<String>,
}

/// The default name of a profile and of an account.
const DEFAULT_NAME: &str = "default";

impl Selection {
    /// Returns the name of the selected profile.
    pub(crate) fn profile_name(&self, config: &Config) -> String {
        self.profile.clone().or_else(|| config.default.clone()).unwrap_or_else(|| DEFAULT_NAME.to_owned())
    }

    /// Returns the selected account, or else the default account of the profile, or else its only account.
    pub(crate) fn account_name(&self, profile: &Profile) -> String {
        let only = || profile.accounts.keys().next().filter(|_| profile.accounts.len() == 1);
        let configured = self.account.as_ref().or(profile.account.as_ref());
        configured.or_else(only).cloned().unwrap_or_else(|| DEFAULT_NAME.to_owned())
    }

    /// Selects the profile without an account, for calls that need no session.
    pub(crate) fn without_account(&self) -> Self {
        Self { account: None, ..self.clone() }
    }

    /// Returns the account that is set on the command line or in the environment.
    pub(crate) fn explicit_account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    /// Reads the selected profile. Returns an empty one if no profile exists and none is selected.
    pub(crate) fn read_profile(&self) -> Result<(String, Profile), Failure> {
        let config = Config::read()?;
        let name = self.profile_name(&config);
        match config.profiles.get(&name) {
            Some(profile) => Ok((name, profile.clone())),
            None if self.profile.is_some() => Err(unknown_profile(&name, &config)),
            None => Ok((name, Profile::default())),
        }
    }
}

/// The gateway to call.
#[derive(Debug, Args)]
pub(crate) struct Gateway {
    #[arg(
        long,
        help = text(
            "Use the built-in sandbox: no traffic leaves the machine, no credentials needed",
            "使用内置沙箱：仅在本机运行，无需凭证",
        )
    )]
    pub(crate) sandbox: bool,
    #[command(flatten)]
    remote: RemoteGateway,
}

/// A gateway outside of this process, and the app that calls it.
#[derive(Debug, Args)]
pub(crate) struct RemoteGateway {
    #[arg(
        long,
        value_name = "URL",
        help = text(
            "URL of the gateway instead of production, such as the URL of `tbk sandbox serve` [env: TBK_ENDPOINT]",
            "网关地址，默认为正式环境；例如 `tbk sandbox serve` 的地址 [env: TBK_ENDPOINT]",
        )
    )]
    endpoint: Option<String>,
    #[arg(
        long,
        value_name = "KEY",
        help = text("app_key of the app [env: TBK_APP_KEY]", "应用的 app_key [env: TBK_APP_KEY]")
    )]
    app_key: Option<String>,
}

/// A value and its source: a flag, a variable or a profile.
#[derive(Debug, Clone)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) source: String,
}

/// The available credentials, perhaps incomplete.
pub(crate) struct Credentials {
    pub(crate) endpoint: Setting<Endpoint>,
    pub(crate) app_key: Option<Setting<String>>,
    pub(crate) app_secret: Option<Setting<SecretString>>,
    pub(crate) session: Option<Setting<CallSession>>,
    /// Runs as long as this value lives.
    sandbox: Option<Sandbox>,
}

/// The session of a call.
#[derive(Debug, Clone)]
pub(crate) struct CallSession {
    pub(crate) secret: SecretString,
    /// The account of a profile, if the session can be renewed.
    stored: Option<StoredSession>,
    /// The expiry time, if it is known.
    pub(crate) expires: Option<TopTime>,
}

/// The complete credentials of a call.
pub(crate) struct Access {
    pub(crate) endpoint: Endpoint,
    pub(crate) app_key: String,
    pub(crate) app_secret: AppSecret,
    pub(crate) session: Option<CallSession>,
    /// The signature algorithm of the clients.
    pub(crate) sign_method: SignMethod,
    _sandbox: Option<Sandbox>,
}

impl Gateway {
    /// Collects the available credentials.
    pub(crate) async fn find(&self, selection: &Selection) -> Result<Credentials, Failure> {
        if self.sandbox { sandbox().await } else { self.remote.find(selection) }
    }

    /// Returns the complete credentials, or an error that lists the missing ones.
    pub(crate) async fn access(&self, selection: &Selection) -> Result<Access, Failure> {
        self.find(selection).await?.complete()
    }
}

impl RemoteGateway {
    /// Returns the complete credentials, or an error that lists the missing ones.
    pub(crate) fn access(&self, selection: &Selection) -> Result<Access, Failure> {
        self.find(selection)?.complete()
    }

    fn find(&self, selection: &Selection) -> Result<Credentials, Failure> {
        let (name, profile) = selection.read_profile()?;
        let in_profile = say!("profile {name}", "profile {name}");
        let setting = |flag: (&str, Option<&String>), env: &str, stored: Option<&String>| {
            let flag = flag.1.map(|value| Setting { value: value.clone(), source: flag.0.to_owned() });
            let env = || variable(env).map(|value| Setting { value, source: env.to_owned() });
            let stored = || stored.map(|value| Setting { value: value.clone(), source: in_profile.clone() });
            flag.or_else(env).or_else(stored)
        };
        let endpoint =
            setting(("--endpoint", self.endpoint.as_ref()), "TBK_ENDPOINT", profile.endpoint.as_ref());
        let endpoint = match endpoint {
            Some(Setting { value, source }) => Setting { value: self::endpoint(&value)?, source },
            None => Setting { value: Endpoint::production(), source: text("default", "默认").to_owned() },
        };
        let app_key = setting(("--app-key", self.app_key.as_ref()), "TBK_APP_KEY", profile.app_key.as_ref());
        let secret = |env: &str, stored: Option<SecretString>| {
            let env = variable(env).map(|value| Setting { value: value.into(), source: env.to_owned() });
            env.or_else(|| Some(Setting { value: stored?, source: in_profile.clone() }))
        };
        let app_secret = secret("TBK_APP_SECRET", profile.app_secret.clone());
        let session = session(selection, &name, &profile)?;
        Ok(Credentials { endpoint, app_key, app_secret, session, sandbox: None })
    }
}

/// Parses the URL of a gateway. Clear text is allowed on this machine only.
pub(crate) fn endpoint(url: &str) -> Result<Endpoint, Failure> {
    Endpoint::custom(url).map_err(|error| {
        if Endpoint::custom_clear_text(url).is_err() {
            return error.into();
        }
        Failure::usage(say!(
            "endpoint {url}: clear text exposes the session on the network",
            "网关 {url}：明文传输会泄露 session"
        ))
        .hint(text("use https; http is allowed for this machine only", "请使用 https；http 仅限本机"))
    })
}

/// Returns the session. An account set by a flag has priority over `TBK_SESSION`.
fn session(
    selection: &Selection,
    name: &str,
    profile: &Profile,
) -> Result<Option<Setting<CallSession>>, Failure> {
    let account = selection.account_name(profile);
    let is_explicit = selection.explicit_account().is_some();
    if let Some(session) = variable("TBK_SESSION").filter(|_| !is_explicit) {
        let value = CallSession { secret: session.into(), stored: None, expires: None };
        return Ok(Some(Setting { value, source: "TBK_SESSION".to_owned() }));
    }
    let Some((stored, secret)) =
        profile.accounts.get(&account).and_then(|stored| Some((stored, stored.session.clone()?)))
    else {
        if is_explicit {
            let known = profile.accounts.keys().cloned().collect::<Vec<_>>().join(", ");
            return Err(Failure::usage(say!(
                "profile {name} has no session for account {account:?}",
                "profile {name} 中没有账号 {account:?} 的 session"
            ))
            .hint(say!(
                "`tbk session exchange` stores one; known accounts: {known}",
                "可用 `tbk session exchange` 保存；现有账号：{known}"
            )));
        }
        return Ok(None);
    };
    let expires = stored.expires();
    let stored = stored.refresh_token.is_some().then(|| StoredSession::new(name, &account));
    let source = say!("profile {name}, account {account}", "profile {name}，账号 {account}");
    Ok(Some(Setting { value: CallSession { secret, stored, expires }, source }))
}

impl Credentials {
    /// Returns the complete credentials, or an error that lists the missing ones.
    pub(crate) fn complete(self) -> Result<Access, Failure> {
        let Self { endpoint, app_key, app_secret, session, sandbox } = self;
        let missing: Vec<_> = [("TBK_APP_KEY", app_key.is_none()), ("TBK_APP_SECRET", app_secret.is_none())]
            .into_iter()
            .filter_map(|(name, missing)| missing.then_some(name))
            .collect();
        let (Some(app_key), Some(app_secret)) = (app_key, app_secret) else {
            let missing = missing.join(", ");
            return Err(Failure::new(Status::Authorisation, say!("not set: {missing}", "未设置：{missing}"))
                .hint(text(
                    "set them as shown in the console of the platform, store them with `tbk config set`, or add --sandbox",
                    "请在开放平台控制台查看并设置，或用 `tbk config set` 保存，或加上 --sandbox",
                )));
        };
        Ok(Access {
            endpoint: endpoint.value,
            app_key: app_key.value,
            app_secret: app_secret.value.expose_secret().into(),
            session: session.map(|setting| setting.value),
            sign_method: SignMethod::default(),
            _sandbox: sandbox,
        })
    }
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
            _sandbox: None,
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
    ) -> Result<(TopClient, Option<TopClient<SessionSource>>), Failure> {
        let mut client = self.client().format(format);
        if let Some(deadline) = deadline {
            client = client.deadline(deadline);
        }
        let client = client.build()?;
        let session = self.session.as_ref().map(|session| match &session.stored {
            Some(stored) => client.session_from(stored.clone().provider(client.clone())),
            None => client.session(session.secret.expose_secret()),
        });
        Ok((client, session))
    }

    /// Returns the session as a system parameter.
    pub(crate) fn session(&self) -> Option<Session> {
        self.session.as_ref().map(|session| Session::from(session.secret.expose_secret()))
    }
}

fn from_sandbox<T>(value: T) -> Setting<T> {
    Setting { value, source: "--sandbox".to_owned() }
}

async fn sandbox() -> Result<Credentials, Failure> {
    let sandbox = crate::api::sandbox::builder().start().await.map_err(|error| {
        Failure::local(say!("cannot start the sandbox: {error}", "沙箱无法启动：{error}"))
    })?;
    let session = CallSession { secret: sandbox.session().into(), stored: None, expires: None };
    Ok(Credentials {
        endpoint: from_sandbox(Endpoint::custom(sandbox.url())?),
        app_key: Some(from_sandbox(sandbox.app_key().to_owned())),
        app_secret: Some(from_sandbox(sandbox.app_secret().into())),
        session: Some(from_sandbox(session)),
        sandbox: Some(sandbox),
    })
}

/// Returns the value of an environment variable. An empty value counts as not set.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}
