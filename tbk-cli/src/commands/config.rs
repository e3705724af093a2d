//! `tbk config`: stores credentials in profiles.

use clap::{Args, Subcommand, ValueEnum};
use clap_complete::ArgValueCandidates;
use secrecy::SecretString;
use serde_json::{Value, json};

use super::removal::confirm_removal;
use crate::config::credentials::{Selection, endpoint, other_kind};
use crate::config::names::{self, Name};
use crate::config::{Account, Config, Kind, Profile, completions, path, unknown_profile};
use crate::ui::deferred::Deferred;
use crate::ui::failure::Failure;
use crate::ui::lang::{counted, say, text};
use crate::ui::output::{Output, note, text_out};
use crate::ui::{secret, usage};

#[derive(Debug, Args)]
#[command(
    about = text("Stores credentials in profiles that only you can read", "管理凭证配置（profile），仅本人可读"),
    after_help = text(
        "Examples:\n  tbk config set app_key 12345678\n  tbk config set app_secret        # prompts, or reads standard input\n  \
         tbk config set endpoint https://eco.taobao.com/router/rest\n  tbk config set kind sandbox --profile test\n  \
         tbk config list\n  tbk config use work",
        "示例：\n  tbk config set app_key 12345678\n  tbk config set app_secret        # 提示输入，或从标准输入读取\n  \
         tbk config set endpoint https://eco.taobao.com/router/rest\n  tbk config set kind sandbox --profile test\n  \
         tbk config list\n  tbk config use work",
    )
)]
pub(crate) struct Configure {
    #[command(subcommand)]
    action: Deferred<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = text("Sets a value of a profile", "设置 profile 的一项"))]
    Set {
        #[arg(value_enum, help = text("The key", "要设置的项"))]
        key: Key,
        #[arg(help = text(
            "The value; secrets are read from a prompt or from standard input",
            "值；密钥类会提示输入，或从标准输入读取",
        ))]
        value: Option<String>,
    },
    #[command(about = text("Removes a value of a profile", "清除 profile 的一项"))]
    Unset {
        #[arg(value_enum, help = text("The key", "要清除的项"))]
        key: Key,
    },
    #[command(about = text("Lists the profiles, with secrets masked", "列出 profile（密钥已掩码）"))]
    List,
    #[command(about = text("Sets the default profile", "设为默认 profile"))]
    Use {
        #[arg(add = ArgValueCandidates::new(completions::profiles), help = text("Name of the profile", "profile 名称"))]
        name: String,
    },
    #[command(about = text("Removes a profile and its sessions", "删除 profile 及其 session"))]
    Remove {
        #[arg(add = ArgValueCandidates::new(completions::profiles), help = text("Name of the profile", "profile 名称"))]
        name: String,
        #[arg(long, help = text("Do not ask for confirmation", "不再确认"))]
        yes: bool,
    },
    #[command(about = text("Prints the path of the configuration file", "显示配置文件的路径"))]
    Path,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
#[allow(clippy::enum_variant_names, reason = "the names of the keys")]
enum Key {
    AppKey,
    AppSecret,
    Endpoint,
    Kind,
    RedirectUri,
    Account,
    Session,
}

impl Key {
    fn is_secret(self) -> bool {
        matches!(self, Self::AppSecret | Self::Session)
    }
}

impl Configure {
    pub(crate) fn run(&self, selection: &Selection, output: &Output) -> Result<(), Failure> {
        match &*self.action {
            Action::Set { key, value } => set(selection, *key, value.as_deref()),
            Action::Unset { key } => unset(selection, *key),
            Action::List => list(output),
            Action::Use { name } => use_by_default(name),
            Action::Remove { name, yes } => remove(name, *yes),
            Action::Path => text_out(&path()?.display().to_string()),
        }
    }
}

fn set(selection: &Selection, key: Key, value: Option<&str>) -> Result<(), Failure> {
    let name = key.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let secret = match (key.is_secret(), value) {
        (true, Some(_)) => {
            return Err(usage::secret_argument(&name).hint(say!(
                "`tbk config set {name}` prompts for it, or reads it from standard input; the value may be in the shell's history",
                "`tbk config set {name}` 会提示输入，或从标准输入读取；刚才的值可能已留在 shell 历史中"
            )));
        }
        (true, None) => Some(secret::ask(&name)?),
        (false, _) => None,
    };
    let plain = match (key, value) {
        (_, None) if secret.is_none() => return Err(missing_value(&name)),
        (_, Some(value)) if value.trim().is_empty() => return Err(missing_value(&name)),
        (_, value) => {
            let source = text("the argument", "命令行参数");
            value.map(|value| secret::trimmed(&name, source, value)).transpose()?
        }
    };
    store(selection, key, plain, secret)
}

fn missing_value(name: &str) -> Failure {
    Failure::usage(say!("{name} requires a value", "{name} 需要一个值"))
        .hint(say!("`tbk config unset {name}` removes it", "用 `tbk config unset {name}` 清除"))
}

fn unset(selection: &Selection, key: Key) -> Result<(), Failure> {
    store(selection, key, None, None)
}

fn store(
    selection: &Selection,
    key: Key,
    plain: Option<String>,
    secret: Option<SecretString>,
) -> Result<(), Failure> {
    Config::change(|config| {
        let name = selection.profile_name(config);
        let profile = config.profile(&name);
        match key {
            Key::AppKey => set_app_key(profile, plain),
            Key::AppSecret => profile.app_secret = secret,
            Key::Endpoint => set_endpoint(&name, profile, plain)?,
            Key::Kind => set_kind(&name, profile, plain.as_deref())?,
            Key::RedirectUri => profile.redirect_uri = plain,
            Key::Account => {
                plain.iter().try_for_each(|account| names::check(account, Name::Account))?;
                profile.account = plain;
            }
            Key::Session => {
                let account = selection.account_name(profile);
                let app_key = profile.app_key.clone();
                let account = profile.accounts.entry(account).or_default();
                account.app_key = app_key.filter(|_| secret.is_some());
                account.session = secret;
            }
        }
        Ok(())
    })
}

/// Sets the app. The accounts keep the app that they authorised.
fn set_app_key(profile: &mut Profile, app_key: Option<String>) {
    let previous = std::mem::replace(&mut profile.app_key, app_key);
    for account in profile.accounts.values_mut().filter(|account| account.session.is_some()) {
        account.app_key = account.app_key.take().or_else(|| previous.clone());
    }
    let Some(app_key) = &profile.app_key else { return };
    let is_other =
        |account: &&Account| account.app_key.as_ref().is_some_and(|of_account| of_account != app_key);
    let others = profile.accounts.values().filter(is_other).count();
    if others > 0 {
        let accounts = counted(others, "account", "accounts");
        note(&say!(
            "{accounts} authorised another app: authorise this app with `tbk session url`",
            "有 {others} 个账号的授权属于其他应用：请用 `tbk session url` 重新授权"
        ));
    }
}

/// Sets the gateway. A profile with a sandbox gateway remains a sandbox profile, even without the gateway.
fn set_endpoint(name: &str, profile: &mut Profile, url: Option<String>) -> Result<(), Failure> {
    let Some(url) = url else {
        profile.kind = profile.kind.or(Some(profile.kind()).filter(|kind| *kind == Kind::Sandbox));
        profile.endpoint = None;
        return Ok(());
    };
    let source = text("the argument", "命令行参数");
    let endpoint = endpoint(&url, source)?;
    if let Some(kind) = profile.kind.filter(|kind| kind.excludes(&endpoint)) {
        return Err(other_kind(name, kind, &endpoint, source));
    }
    let of_endpoint = Kind::of(&endpoint);
    let kind = *profile.kind.get_or_insert(of_endpoint);
    if kind != of_endpoint {
        let kind = kind.label();
        note(&say!(
            "profile {name} is still for {kind}: `tbk config set kind` changes it",
            "profile {name} 仍为{kind}：可用 `tbk config set kind` 修改"
        ));
    }
    profile.endpoint = Some(url);
    Ok(())
}

fn set_kind(name: &str, profile: &mut Profile, kind: Option<&str>) -> Result<(), Failure> {
    let Some(kind) = kind else {
        profile.kind = None;
        return Ok(());
    };
    let kind = Kind::from_str(kind, true).map_err(|_| {
        Failure::usage(say!("{kind:?} is not a kind of profile", "{kind:?} 不是 profile 类型"))
            .hint(text("use production or sandbox", "可用：production（正式环境）、sandbox（沙箱环境）"))
    })?;
    if let Some(url) = &profile.endpoint {
        let source = say!("profile {name}", "profile {name}");
        let endpoint = endpoint(url, &source)?;
        if kind.excludes(&endpoint) {
            return Err(other_kind(name, kind, &endpoint, &source));
        }
    }
    profile.kind = Some(kind);
    Ok(())
}

fn use_by_default(name: &str) -> Result<(), Failure> {
    Config::change(|config| {
        known(name, config)?;
        config.default = Some(name.to_owned());
        Ok(())
    })
}

fn known<'c>(name: &str, config: &'c Config) -> Result<&'c Profile, Failure> {
    config.profiles.get(name).ok_or_else(|| unknown_profile(name, config))
}

/// Removes a profile, after a question on a terminal.
fn remove(name: &str, yes: bool) -> Result<(), Failure> {
    let contents = contents(known(name, &Config::read()?)?);
    let what = say!("profile {name} ({contents})", "profile {name}（{contents}）");
    confirm_removal(&what, yes)?;
    let had_default = Config::change(|config| {
        known(name, config)?;
        config.profiles.remove(name);
        Ok(config.default.take_if(|default| default == name).is_some())
    })?;
    note(&say!("removed: {what}", "已删除：{what}"));
    if had_default {
        note(text(
            "there is no default profile now: `tbk config use` sets one",
            "当前没有默认 profile：可用 `tbk config use` 设置",
        ));
    }
    Ok(())
}

/// Lists what a profile contains, without secrets.
fn contents(profile: &Profile) -> String {
    let plain = [
        ("app_key", &profile.app_key),
        ("endpoint", &profile.endpoint),
        ("redirect_uri", &profile.redirect_uri),
    ];
    let plain = plain.into_iter().filter_map(|(name, value)| Some(format!("{name} {}", value.as_ref()?)));
    let secret = profile.app_secret.as_ref().map(|_| "app_secret".to_owned());
    let accounts = profile.accounts.keys().map(|name| say!("account {name}", "账号 {name}"));
    let kind = profile.kind().label().to_owned();
    let all: Vec<_> = std::iter::once(kind).chain(plain).chain(secret).chain(accounts).collect();
    all.join(text(", ", "，"))
}

fn list(output: &Output) -> Result<(), Failure> {
    let config = Config::read()?;
    if config.profiles.is_empty() {
        note(text(
            "there is no profile yet: `tbk config set app_key …` creates one",
            "还没有 profile：用 `tbk config set app_key …` 创建",
        ));
    }
    let masked = |secret: &Option<SecretString>| secret.as_ref().map(|_| "***");
    let profiles: Vec<Value> = config
        .profiles
        .iter()
        .map(|(name, profile)| {
            json!({
                "profile": name,
                "kind": profile.kind().as_str(),
                "default": config.default.as_ref() == Some(name),
                "app_key": profile.app_key,
                "app_secret": masked(&profile.app_secret),
                "endpoint": profile.endpoint,
                "redirect_uri": profile.redirect_uri,
                "accounts": profile.accounts.keys().collect::<Vec<_>>(),
            })
        })
        .collect();
    output.list(&profiles)
}
