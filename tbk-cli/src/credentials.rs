//! Who calls, and where to: flags before the environment before the profile.

use std::time::Duration;

use clap::Args;
use clap_complete::ArgValueCandidates;
use secrecy::{ExposeSecret as _, SecretString};
use top_core::{AppSecret, Endpoint, Format, Session, SessionSource, TopClient, TopClientBuilder, TopTime};
use top_sandbox::Sandbox;

use crate::completions;
use crate::config::{Config, Profile, unknown_profile};
use crate::failure::{Failure, Status};
use crate::lang::{global_options, say, text};
use crate::renewal::StoredSession;

/// Whose credentials are meant.
#[derive(Debug, Clone, Args)]
pub(crate) struct Who {
    #[arg(
        long,
        env = "TBK_PROFILE",
        value_name = "NAME",
        global = true,
        help_heading = global_options(),
        hide_env_values = true,
        add = ArgValueCandidates::new(completions::profiles),
        help = text("The profile whose credentials are used", "使用哪个 profile 的凭证")
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
        help = text("The account of the profile whose session is used", "使用 profile 中哪个账号的 session")
    )]
    account: Option<String>,
}

/// The name of a profile or an account that nobody named.
const UNNAMED: &str = "default";

impl Who {
    pub(crate) fn profile_name(&self, config: &Config) -> String {
        self.profile.clone().or_else(|| config.default.clone()).unwrap_or_else(|| UNNAMED.to_owned())
    }

    /// The account to work on: the one that was named, the profile's own, its only one.
    pub(crate) fn account_name(&self, profile: &Profile) -> String {
        let only = || profile.accounts.keys().next().filter(|_| profile.accounts.len() == 1);
        let named = self.account.as_ref().or(profile.account.as_ref());
        named.or_else(only).cloned().unwrap_or_else(|| UNNAMED.to_owned())
    }

    /// The same profile, whichever account: for calls that are about the app alone.
    pub(crate) fn of_the_app(&self) -> Self {
        Self { account: None, ..self.clone() }
    }

    /// The account that was named on the command line or in the environment.
    pub(crate) fn named_account(&self) -> Option<&str> {
        self.account.as_deref()
    }

    /// The profile that was meant; an empty one where there is none and none was named.
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
            "Answer from a sandbox inside of this program: nothing leaves the machine, no credentials are needed",
            "由本程序内置的沙箱应答：不访问网络，也不需要凭证",
        )
    )]
    pub(crate) sandbox: bool,
    #[command(flatten)]
    outside: Outside,
}

/// A gateway outside of this program, and the app that calls it.
#[derive(Debug, Args)]
pub(crate) struct Outside {
    #[arg(
        long,
        value_name = "URL",
        help = text(
            "Another gateway than production, such as one of `tbk sandbox serve` [env: TBK_ENDPOINT]",
            "使用其他网关，例如 `tbk sandbox serve` 启动的 [env: TBK_ENDPOINT]",
        )
    )]
    endpoint: Option<String>,
    #[arg(
        long,
        value_name = "KEY",
        help = text("The app's key [env: TBK_APP_KEY]", "应用的 app_key [env: TBK_APP_KEY]")
    )]
    app_key: Option<String>,
}

/// A value, and where it was found.
#[derive(Debug, Clone)]
pub(crate) struct Found<T> {
    pub(crate) value: T,
    pub(crate) place: String,
}

/// All that was found of credentials, whether it suffices or not.
pub(crate) struct Credentials {
    pub(crate) endpoint: Found<Endpoint>,
    pub(crate) app_key: Option<Found<String>>,
    pub(crate) app_secret: Option<Found<SecretString>>,
    pub(crate) session: Option<Found<Held>>,
    /// Kept until the call is done.
    sandbox: Option<Sandbox>,
}

/// A session, and where it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Held {
    pub(crate) session: SecretString,
    /// The account of a profile that it is of, where it can be renewed.
    kept: Option<StoredSession>,
    /// When it ends, where that is known.
    pub(crate) expires: Option<TopTime>,
}

/// What a call needs.
pub(crate) struct Access {
    pub(crate) endpoint: Endpoint,
    pub(crate) app_key: String,
    pub(crate) app_secret: AppSecret,
    pub(crate) session: Option<Held>,
    _sandbox: Option<Sandbox>,
}

impl Gateway {
    /// Looks everywhere.
    pub(crate) async fn find(&self, who: &Who) -> Result<Credentials, Failure> {
        if self.sandbox { inside().await } else { self.outside.find(who) }
    }

    /// What a call needs, or what is missing.
    pub(crate) async fn access(&self, who: &Who) -> Result<Access, Failure> {
        self.find(who).await?.complete()
    }
}

impl Outside {
    /// What a call needs, or what is missing.
    pub(crate) fn access(&self, who: &Who) -> Result<Access, Failure> {
        self.find(who)?.complete()
    }

    fn find(&self, who: &Who) -> Result<Credentials, Failure> {
        let (name, profile) = who.read_profile()?;
        let in_profile = say!("profile {name}", "profile {name}");
        let found = |flag: (&str, Option<&String>), env: &str, kept: Option<&String>| {
            let flag = flag.1.map(|value| Found { value: value.clone(), place: flag.0.to_owned() });
            let env = || variable(env).map(|value| Found { value, place: env.to_owned() });
            let kept = || kept.map(|value| Found { value: value.clone(), place: in_profile.clone() });
            flag.or_else(env).or_else(kept)
        };
        let endpoint =
            found(("--endpoint", self.endpoint.as_ref()), "TBK_ENDPOINT", profile.endpoint.as_ref());
        let endpoint = match endpoint {
            Some(Found { value, place }) => Found { value: self::endpoint(&value)?, place },
            None => Found { value: Endpoint::production(), place: text("built in", "内置").to_owned() },
        };
        let app_key = found(("--app-key", self.app_key.as_ref()), "TBK_APP_KEY", profile.app_key.as_ref());
        let secret = |env: &str, kept: Option<SecretString>| {
            let env = variable(env).map(|value| Found { value: value.into(), place: env.to_owned() });
            env.or_else(|| Some(Found { value: kept?, place: in_profile.clone() }))
        };
        let app_secret = secret("TBK_APP_SECRET", profile.app_secret.clone());
        let session = held(who, &name, &profile)?;
        Ok(Credentials { endpoint, app_key, app_secret, session, sandbox: None })
    }
}

/// A gateway's address; clear text is for this machine alone.
pub(crate) fn endpoint(url: &str) -> Result<Endpoint, Failure> {
    Endpoint::custom(url).map_err(|error| {
        if Endpoint::custom_clear_text(url).is_err() {
            return error.into();
        }
        Failure::usage(say!(
            "endpoint {url}: clear text shows the session to everyone on the way",
            "网关 {url}：明文传输会泄露 session"
        ))
        .hint(text("use https; http is for this machine alone", "请使用 https；http 仅限本机"))
    })
}

/// The session to call with. An account that was named comes before the environment: a flag comes before a variable.
fn held(who: &Who, name: &str, profile: &Profile) -> Result<Option<Found<Held>>, Failure> {
    let account = who.account_name(profile);
    let named = who.named_account().is_some();
    if let Some(session) = variable("TBK_SESSION").filter(|_| !named) {
        let held = Held { session: session.into(), kept: None, expires: None };
        return Ok(Some(Found { value: held, place: "TBK_SESSION".to_owned() }));
    }
    let Some((stored, session)) =
        profile.accounts.get(&account).and_then(|stored| Some((stored, stored.session.clone()?)))
    else {
        if named {
            let known = profile.accounts.keys().cloned().collect::<Vec<_>>().join(", ");
            return Err(Failure::usage(say!(
                "profile {name} has no session of an account {account:?}",
                "profile {name} 中没有账号 {account:?} 的 session"
            ))
            .hint(say!(
                "`tbk session exchange` keeps one; there are: {known}",
                "可用 `tbk session exchange` 保存；现有：{known}"
            )));
        }
        return Ok(None);
    };
    let kept = stored.refresh_token.is_some().then(|| StoredSession::new(name, &account));
    let expires = stored.expires();
    let place = say!("profile {name}, account {account}", "profile {name}，账号 {account}");
    Ok(Some(Found { value: Held { session, kept, expires }, place }))
}

impl Credentials {
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
                    "set them from the platform's console, keep them with `tbk config set`, or add --sandbox",
                    "请按开放平台控制台设置，或用 `tbk config set` 保存，或加上 --sandbox",
                )));
        };
        Ok(Access {
            endpoint: endpoint.value,
            app_key: app_key.value,
            app_secret: app_secret.value.expose_secret().into(),
            session: session.map(|found| found.value),
            _sandbox: sandbox,
        })
    }
}

impl Access {
    /// What suffices for asking whether the gateway is there.
    pub(crate) fn nobody(endpoint: Endpoint) -> Self {
        Self { endpoint, app_key: "0".to_owned(), app_secret: "0".into(), session: None, _sandbox: None }
    }

    pub(crate) fn client(&self) -> TopClientBuilder {
        TopClient::builder(&self.app_key, self.app_secret.clone()).endpoint(self.endpoint.clone())
    }

    /// The client, and the client with the session where there is one: one of a profile renews itself if it can.
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
        let session = self.session.as_ref().map(|held| match &held.kept {
            Some(kept) => client.session_from(kept.clone().renewed_by(client.clone())),
            None => client.session(held.session.expose_secret()),
        });
        Ok((client, session))
    }

    /// The session as a system parameter.
    pub(crate) fn session(&self) -> Option<Session> {
        self.session.as_ref().map(|held| Session::from(held.session.expose_secret()))
    }
}

fn inside_of<T>(value: T) -> Found<T> {
    Found { value, place: "--sandbox".to_owned() }
}

async fn inside() -> Result<Credentials, Failure> {
    let sandbox = crate::sandbox::builder().start().await.map_err(|error| {
        Failure::here(say!("the sandbox can't be started: {error}", "沙箱无法启动：{error}"))
    })?;
    let held = Held { session: sandbox.session().into(), kept: None, expires: None };
    Ok(Credentials {
        endpoint: inside_of(Endpoint::custom(sandbox.url())?),
        app_key: Some(inside_of(sandbox.app_key().to_owned())),
        app_secret: Some(inside_of(sandbox.app_secret().into())),
        session: Some(inside_of(held)),
        sandbox: Some(sandbox),
    })
}

/// A variable that is set but empty is as good as not set.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}
