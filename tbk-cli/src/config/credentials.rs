//! Credentials and endpoint: from flags, then from the environment, then from the profile.

use clap::Args;
use clap_complete::ArgValueCandidates;
use secrecy::{ExposeSecret as _, SecretString};
use top_core::schema::SessionPolicy;
use top_core::{Endpoint, SignMethod};
use top_sandbox::{Sandbox, SandboxBuilder};

use super::kind::Kind;
use super::names::{self, Name};
use super::quota::{CallQuotas, QuotaUrl};
use super::{Config, Profile, completions, unknown_profile};
use crate::api::sandbox::{builder, with_orders};
use crate::ui::cause;
use crate::ui::failure::{Failure, Status};
use crate::ui::lang::{global_options, say, text};
use crate::ui::secret::trimmed;

pub(crate) use super::access::{Access, CallSession, Target};
pub(crate) use super::remote::{RemoteGateway, endpoint, other_kind};

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
        help = text(
            "Account of the profile with the session to use, or of the store of `tbk orders`; `tbk call` and `tbk orders sync` \
             take several, such as shop1,shop2, or all",
            "使用 profile 中该账号的 session，或 `tbk orders` 存储中的账号；`tbk call` 与 `tbk orders sync` 可用 \
             shop1,shop2 或 all",
        )
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

    /// Returns the profile that is set on the command line or in the environment.
    pub(crate) fn explicit_profile(&self) -> Option<&str> {
        self.profile.as_deref()
    }

    /// Returns the account that is set on the command line or in the environment.
    pub(crate) fn explicit_account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    /// Selects this profile, or else keeps the selected one, and this account.
    pub(crate) fn with(&self, profile: Option<&str>, account: &str) -> Self {
        let profile = profile.map(str::to_owned).or_else(|| self.profile.clone());
        Self { profile, account: Some(account.to_owned()) }
    }

    /// Selects this account.
    pub(super) fn with_account(&self, account: String) -> Self {
        Self { account: Some(account), ..self.clone() }
    }

    /// Reads the selected profile. Returns an empty one if no profile exists and none is selected.
    pub(crate) fn read_profile(&self) -> Result<Selected, Failure> {
        let config = Config::read()?;
        let name = self.profile_name(&config);
        match config.profiles.get(&name) {
            Some(profile) => Ok(Selected { name, profile: profile.clone(), is_stored: true }),
            None if self.profile.is_some() => Err(unknown_profile(&name, &config)),
            None => Ok(Selected { name, profile: Profile::default(), is_stored: false }),
        }
    }

    /// Returns the selection with valid names. A blank variable counts as not set.
    pub(crate) fn checked(self) -> Result<Self, Failure> {
        Ok(Self {
            profile: valid(self.profile, Name::Profile, "--profile", "TBK_PROFILE")?,
            account: valid(self.account, Name::Account, "--account", "TBK_ACCOUNT")?,
        })
    }
}

fn valid(name: Option<String>, kind: Name, flag: &str, variable: &str) -> Result<Option<String>, Failure> {
    let Some(name) = name else { return Ok(None) };
    let is_variable = std::env::var(variable).is_ok_and(|value| value == name);
    if is_variable && name.trim().is_empty() {
        return Ok(None);
    }
    let source = if is_variable { variable } else { flag };
    let check = |name: &str| {
        names::check(name, kind).map_err(|failure| failure.prefixed(&say!("{source}: ", "{source}：")))
    };
    match kind {
        Name::Profile => check(&name)?,
        // Several accounts are separated by commas.
        Name::Account => name.split(',').try_for_each(|name| check(name.trim()))?,
    }
    Ok(Some(name))
}

/// The selected profile.
pub(crate) struct Selected {
    pub(crate) name: String,
    pub(crate) profile: Profile,
    /// Whether the configuration contains it.
    pub(crate) is_stored: bool,
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

/// A value and its source: a flag, a variable or a profile.
#[derive(Debug, Clone)]
pub(crate) struct Setting<T> {
    pub(crate) value: T,
    pub(crate) source: String,
}

impl<T> Setting<T> {
    pub(super) fn new(value: T, source: &str) -> Self {
        Self { value, source: source.to_owned() }
    }
}

impl Setting<SecretString> {
    /// Removes what does not belong to a secret, with a note.
    pub(super) fn cleaned(self, name: &str) -> Result<Self, Failure> {
        let value = trimmed(name, &self.source, self.value.expose_secret())?;
        Ok(Self { value: value.into(), source: self.source })
    }
}

/// The available credentials, perhaps incomplete.
pub(crate) struct Credentials {
    pub(crate) endpoint: Setting<Endpoint>,
    pub(crate) kind: Kind,
    /// The profile, if one is stored.
    pub(crate) profile: Option<String>,
    pub(crate) app_key: Option<Setting<String>>,
    pub(crate) app_secret: Option<Setting<SecretString>>,
    pub(crate) session: Option<Setting<CallSession>>,
    /// Runs as long as this value lives.
    pub(super) sandbox: Option<Sandbox>,
}

impl Gateway {
    /// Collects the available credentials.
    pub(crate) async fn find(&self, selection: &Selection) -> Result<Credentials, Failure> {
        if self.sandbox { sandbox(builder()).await } else { self.remote.find(selection) }
    }

    /// Returns the complete credentials for an API, as [`access`](Self::access) does. The orders of the sandbox change over
    /// time.
    pub(crate) async fn access_to_orders(
        &self,
        selection: &Selection,
        policy: SessionPolicy,
    ) -> Result<Access, Failure> {
        let found = if self.sandbox { sandbox(with_orders()).await? } else { self.remote.find(selection)? };
        found.complete(policy)
    }

    /// Returns the quotas of the calls. Calls of the built-in sandbox are not shared with other machines.
    pub(crate) async fn quotas(&self, url: &QuotaUrl) -> Result<CallQuotas, Failure> {
        if self.sandbox { Ok(CallQuotas::default()) } else { CallQuotas::open(url).await }
    }

    /// Returns the complete credentials for an API, or an error that lists the missing ones.
    pub(crate) async fn access(
        &self,
        selection: &Selection,
        policy: SessionPolicy,
    ) -> Result<Access, Failure> {
        self.find(selection).await?.complete(policy)
    }
}

impl Credentials {
    /// Returns the complete credentials, or an error that lists the missing ones. The session is left out if the API does
    /// not use it.
    pub(crate) fn complete(self, policy: SessionPolicy) -> Result<Access, Failure> {
        let session = match policy {
            SessionPolicy::None => None,
            SessionPolicy::Required | SessionPolicy::Optional => {
                self.session_of_other_app().map_or(Ok(()), Err)?;
                self.session
            }
        };
        let missing: Vec<_> =
            [("TBK_APP_KEY", self.app_key.is_none()), ("TBK_APP_SECRET", self.app_secret.is_none())]
                .into_iter()
                .filter_map(|(name, missing)| missing.then_some(name))
                .collect();
        let (Some(app_key), Some(app_secret)) = (self.app_key, self.app_secret) else {
            let missing = missing.join(", ");
            return Err(Failure::new(Status::Authorisation, say!("not set: {missing}", "未设置：{missing}"))
                .hint(text(
                    "set them as shown in the console of the platform, store them with `tbk config set`, or add --sandbox",
                    "请在开放平台控制台查看并设置，或用 `tbk config set` 保存，或加上 --sandbox",
                )));
        };
        Ok(Access {
            endpoint: self.endpoint.value,
            app_key: app_key.value,
            app_secret: app_secret.value.expose_secret().into(),
            session: session.map(|setting| setting.value),
            profile: self.profile,
            production: self.kind == Kind::Production,
            sign_method: SignMethod::default(),
            sandbox: self.sandbox,
        })
    }

    /// Returns the error for a session that was issued for another app. The gateway accepts a session only from its app.
    pub(crate) fn session_of_other_app(&self) -> Option<Failure> {
        let (session, app_key) = (self.session.as_ref()?, self.app_key.as_ref()?);
        let issued_for =
            session.value.app_key.as_ref().filter(|issued_for| issued_for.trim() != app_key.value)?;
        Some(other_app(&session.source, issued_for, app_key))
    }
}

/// The error for a session or an authorisation of another app.
pub(crate) fn other_app(what: &str, issued_for: &str, app_key: &Setting<String>) -> Failure {
    let Setting { value, source } = app_key;
    let message = say!(
        "{what}: authorised for app_key {issued_for}, but the app_key is {value} ({source})",
        "{what}：授权的 app_key 为 {issued_for}，当前 app_key 为 {value}（{source}）"
    );
    Failure::new(Status::Authorisation, message).hint(text(
        "use the app_key and app_secret of that app, choose another --profile, or authorise this app: `tbk session url`",
        "请使用该应用的 app_key 与 app_secret，或更换 --profile，或对当前应用重新授权：`tbk session url`",
    ))
}

fn from_sandbox<T>(value: T) -> Setting<T> {
    Setting { value, source: "--sandbox".to_owned() }
}

async fn sandbox(builder: SandboxBuilder) -> Result<Credentials, Failure> {
    let sandbox = builder.start().await.map_err(|error| {
        let error = cause::describe(&error);
        Failure::local(say!("cannot start the sandbox: {error}", "沙箱无法启动：{error}"))
    })?;
    let session = CallSession {
        secret: sandbox.session().into(),
        account: "--sandbox".to_owned(),
        quota_account: None,
        app_key: None,
        stored: None,
        expires: None,
    };
    Ok(Credentials {
        endpoint: from_sandbox(Endpoint::custom(sandbox.url())?),
        kind: Kind::Sandbox,
        profile: None,
        app_key: Some(from_sandbox(sandbox.app_key().to_owned())),
        app_secret: Some(from_sandbox(sandbox.app_secret().into())),
        session: Some(from_sandbox(session)),
        sandbox: Some(sandbox),
    })
}
