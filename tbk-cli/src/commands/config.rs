//! `tbk config`: stores credentials in profiles.

use clap::{Args, Subcommand, ValueEnum};
use clap_complete::ArgValueCandidates;
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::config::credentials::{Selection, endpoint};
use crate::config::{Config, completions, path, unknown_profile};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::output::{Output, note, text_out};
use crate::ui::{secret, usage};

#[derive(Debug, Args)]
#[command(
    about = text("Stores credentials in profiles that only you can read", "管理凭证配置（profile），仅本人可读"),
    after_help = text(
        "Examples:\n  tbk config set app_key 12345678\n  tbk config set app_secret        # prompts, or reads standard input\n  \
         tbk config set endpoint https://eco.taobao.com/router/rest\n  tbk config list\n  tbk config use work",
        "示例：\n  tbk config set app_key 12345678\n  tbk config set app_secret        # 提示输入，或从标准输入读取\n  \
         tbk config set endpoint https://eco.taobao.com/router/rest\n  tbk config list\n  tbk config use work",
    )
)]
pub(crate) struct Configure {
    #[command(subcommand)]
    action: Action,
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
        match &self.action {
            Action::Set { key, value } => set(selection, *key, value.as_deref()),
            Action::Unset { key } => unset(selection, *key),
            Action::List => list(output),
            Action::Use { name } => change(name, |config| config.default = Some(name.clone())),
            Action::Remove { name } => change(name, |config| {
                config.profiles.remove(name);
                config.default.take_if(|default| default == name);
            }),
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
        (Key::Endpoint, Some(url)) => {
            endpoint(url)?;
            Some(url.to_owned())
        }
        (_, value) => value.map(|value| value.trim().to_owned()),
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
            Key::AppKey => profile.app_key = plain,
            Key::AppSecret => profile.app_secret = secret,
            Key::Endpoint => profile.endpoint = plain,
            Key::RedirectUri => profile.redirect_uri = plain,
            Key::Account => profile.account = plain,
            Key::Session => {
                let account = selection.account_name(profile);
                profile.accounts.entry(account).or_default().session = secret;
            }
        }
        Ok(())
    })
}

/// Changes the configuration, which must contain the profile.
fn change(name: &str, change: impl FnOnce(&mut Config)) -> Result<(), Failure> {
    Config::change(|config| {
        if !config.profiles.contains_key(name) {
            return Err(unknown_profile(name, config));
        }
        change(config);
        Ok(())
    })
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
