//! A gateway outside of this process: its address and credentials.

use clap::Args;
use secrecy::SecretString;
use top_core::{Endpoint, reqwest::Url};

use super::access::CallSession;
use super::credentials::{Credentials, Selected, Selection, Setting};
use super::environment::{blank_endpoint, variable};
use super::kind::Kind;
use super::renewal::StoredSession;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::secret::trimmed;

/// A gateway outside of this process, and the app that calls it.
#[derive(Debug, Args)]
pub(crate) struct RemoteGateway {
    #[arg(
        long,
        value_name = "URL",
        help = text(
            "URL of the gateway instead of production, such as the URL of `tbk sandbox serve` [env: TBK_ENDPOINT]",
            "网关地址，默认为正式环境；例如 `tbk sandbox serve` 的地址 [环境变量：TBK_ENDPOINT]",
        )
    )]
    endpoint: Option<String>,
    #[arg(
        long,
        value_name = "KEY",
        help = text("app_key of the app [env: TBK_APP_KEY]", "应用的 app_key [环境变量：TBK_APP_KEY]")
    )]
    app_key: Option<String>,
}

impl RemoteGateway {
    /// Collects the available credentials.
    pub(crate) fn find(&self, selection: &Selection) -> Result<Credentials, Failure> {
        let selected = selection.read_profile()?;
        let (endpoint, kind) = self.endpoint(&selected)?;
        let Selected { name, profile, .. } = &selected;
        let in_profile = in_profile(name);
        let app_key = setting(("--app-key", &self.app_key), "TBK_APP_KEY", (&in_profile, &profile.app_key));
        let app_key = app_key.map(|Setting { value, source }| {
            Ok::<_, Failure>(Setting { value: trimmed("app_key", &source, &value)?, source })
        });
        let secret = variable("TBK_APP_SECRET").map(|value| Setting::new(value.into(), "TBK_APP_SECRET"));
        let stored = || Some(Setting::new(profile.app_secret.clone()?, &in_profile));
        let app_secret = secret.or_else(stored).map(|secret| secret.cleaned("app_secret")).transpose()?;
        Ok(Credentials {
            endpoint,
            kind,
            profile: selected.is_stored.then(|| name.clone()),
            app_key: app_key.transpose()?,
            app_secret,
            session: session(selection, &selected)?,
            sandbox: None,
        })
    }

    /// Returns the gateway and its kind. A sandbox profile never selects production.
    fn endpoint(&self, selected: &Selected) -> Result<(Setting<Endpoint>, Kind), Failure> {
        let Selected { name, profile, .. } = selected;
        if self.endpoint.is_none() {
            blank_endpoint()?;
        }
        let in_profile = in_profile(name);
        let set = setting(("--endpoint", &self.endpoint), "TBK_ENDPOINT", (&in_profile, &profile.endpoint));
        let kind = profile.kind();
        let Some(Setting { value, source }) = set else {
            return match kind {
                Kind::Sandbox => Err(no_sandbox_endpoint(name)),
                Kind::Production => {
                    Ok((Setting::new(Endpoint::production(), text("default", "默认")), Kind::Production))
                }
            };
        };
        let endpoint = endpoint(&value, &source)?;
        if selected.is_stored && kind.excludes(&endpoint) {
            return Err(other_kind(name, kind, &endpoint, &source));
        }
        let kind = if source == in_profile { kind } else { Kind::of(&endpoint) };
        Ok((Setting { value: endpoint, source }, kind))
    }
}

fn in_profile(name: &str) -> String {
    say!("profile {name}", "profile {name}")
}

/// Returns the value from the flag, or else from the variable, or else from the profile.
fn setting(
    (flag, given): (&str, &Option<String>),
    env: &str,
    (in_profile, stored): (&str, &Option<String>),
) -> Option<Setting<String>> {
    let of = |value: &Option<String>, source: &str| Some(Setting::new(value.clone()?, source));
    of(given, flag).or_else(|| of(&variable(env), env)).or_else(|| of(stored, in_profile))
}

/// The error for a sandbox profile without an endpoint.
fn no_sandbox_endpoint(name: &str) -> Failure {
    Failure::usage(say!(
        "profile {name} is a sandbox profile and has no endpoint",
        "profile {name} 为沙箱环境，但未设置网关地址"
    ))
    .hint(text(
        "set TBK_ENDPOINT, or store one with `tbk config set endpoint`; for production, use `tbk config set kind production`",
        "请设置 TBK_ENDPOINT，或用 `tbk config set endpoint` 保存；若为正式环境，请执行 `tbk config set kind production`",
    ))
}

/// The error for a gateway of the platform that does not have the kind of the profile.
pub(crate) fn other_kind(name: &str, kind: Kind, endpoint: &Endpoint, source: &str) -> Failure {
    let (kind, other) = (kind.label(), Kind::of(endpoint).label());
    Failure::usage(say!(
        "profile {name} is for {kind}, but the gateway {endpoint} ({source}) is for {other}",
        "profile {name} 为{kind}，但网关 {endpoint}（{source}）属于{other}"
    ))
    .hint(text(
        "choose another --profile or endpoint, or change the profile with `tbk config set kind`",
        "请更换 --profile 或网关地址，或用 `tbk config set kind` 修改 profile",
    ))
}

/// Parses the URL of a gateway. Clear text is allowed on this machine only.
pub(crate) fn endpoint(url: &str, source: &str) -> Result<Endpoint, Failure> {
    let url = trimmed(text("the endpoint", "网关地址"), source, url)?;
    Endpoint::custom(&url).map_err(|_| invalid_endpoint(&url, source))
}

/// Says what is wrong. The URL is shown only if it cannot contain a password or a session.
fn invalid_endpoint(url: &str, source: &str) -> Failure {
    let parsed = Url::parse(url).ok();
    let what = match &parsed {
        None => text("is not a valid URL", "不是合法的 URL"),
        Some(url) if !matches!(url.scheme(), "http" | "https") => {
            text("is not an http or https URL", "不是 http 或 https 地址")
        }
        Some(url) if !url.username().is_empty() || url.password().is_some() => {
            text("contains a user name or a password", "含用户名或密码")
        }
        Some(url) if url.query().is_some() || url.fragment().is_some() => {
            text("has a query or a fragment", "含查询参数或片段")
        }
        Some(_) if Endpoint::custom_clear_text(url).is_err() => text("is not a valid URL", "不是合法的 URL"),
        Some(url) => {
            return Failure::usage(say!(
                "endpoint {url} ({source}): clear text exposes the session on the network",
                "网关 {url}（{source}）：明文传输会泄露 session"
            ))
            .hint(text("use https; http is allowed for this machine only", "请使用 https；http 仅限本机"));
        }
    };
    Failure::usage(say!("the endpoint ({source}) {what}", "网关地址（{source}）{what}")).hint(text(
        "a gateway address is such as https://eco.taobao.com/router/rest",
        "网关地址形如 https://eco.taobao.com/router/rest",
    ))
}

/// Returns the session. An account set by a flag has priority over `TBK_SESSION`.
fn session(selection: &Selection, selected: &Selected) -> Result<Option<Setting<CallSession>>, Failure> {
    let Selected { name, profile, .. } = selected;
    let account = selection.account_name(profile);
    let is_explicit = selection.explicit_account().is_some();
    if let Some(session) = variable("TBK_SESSION").filter(|_| !is_explicit) {
        let secret = Setting::new(SecretString::from(session), "TBK_SESSION").cleaned("session")?.value;
        let account = "TBK_SESSION".to_owned();
        let value =
            CallSession { secret, account, quota_account: None, app_key: None, stored: None, expires: None };
        return Ok(Some(Setting::new(value, "TBK_SESSION")));
    }
    let stored = profile.accounts.get(&account);
    let Some((stored, secret)) = stored.and_then(|stored| Some((stored, stored.session.clone()?))) else {
        return if is_explicit { Err(no_session_of(&account, selected)) } else { Ok(None) };
    };
    let source = say!("profile {name}, account {account}", "profile {name}，账号 {account}");
    let value = CallSession {
        secret: Setting::new(secret, &source).cleaned("session")?.value,
        app_key: stored.app_key.clone().or_else(|| profile.app_key.clone()),
        stored: stored.refresh_token.is_some().then(|| StoredSession::new(name, &account)),
        expires: stored.expires(),
        quota_account: Some(format!("{name}/{account}")),
        account,
    };
    Ok(Some(Setting { value, source }))
}

fn no_session_of(account: &str, Selected { name, profile, .. }: &Selected) -> Failure {
    let known = profile.accounts.keys().cloned().collect::<Vec<_>>().join(", ");
    Failure::usage(say!(
        "profile {name} has no session for account {account:?}",
        "profile {name} 中没有账号 {account:?} 的 session"
    ))
    .hint(say!(
        "`tbk session exchange` stores one; known accounts: {known}",
        "可用 `tbk session exchange` 保存；现有账号：{known}"
    ))
}
