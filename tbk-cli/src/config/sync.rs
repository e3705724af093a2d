//! The part `[sync]` of the configuration: what `tbk orders` reads, where it is stored, and who receives the changes.

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::file::{path, serialize_secret};
use super::names::{self, Name};
use super::{Config, unknown_profile};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// The part `[sync]`.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Sync {
    /// A file or a database, which may contain a password.
    #[serde(serialize_with = "serialize_secret")]
    pub(crate) store: Option<SecretString>,
    /// The time between two reads, in seconds.
    pub(crate) poll: Option<u64>,
    /// The number of accounts that are read at the same time.
    pub(crate) workers: Option<u16>,
    /// The number of calls that the sweeps of an account may make on a day.
    pub(crate) sweep_calls_per_day: Option<u64>,
    #[serde(rename = "account", skip_serializing_if = "Vec::is_empty")]
    pub(crate) accounts: Vec<SyncAccount>,
    #[serde(rename = "sink", skip_serializing_if = "Vec::is_empty")]
    pub(crate) sinks: Vec<SyncSink>,
}

/// An account of the store.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SyncAccount {
    /// The name in the store.
    pub(crate) name: String,
    /// The profile with the app. `None` for the selected one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) profile: Option<String>,
    /// The account of the profile with the session. `None` for the one with the same name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) account: Option<String>,
    #[serde(default)]
    pub(crate) kind: AccountKind,
    /// The lists that are read. Empty for the default.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) sources: Vec<List>,
}

/// What an account is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AccountKind {
    #[default]
    Publisher,
    Provider,
}

/// The lists of the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ValueEnum)]
#[serde(rename_all = "snake_case")]
#[value(rename_all = "snake_case")]
pub(crate) enum List {
    Order,
    Refund,
    RelationRefund,
    Punish,
}

/// A receiver of changes: a webhook or a file.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SyncSink {
    pub(crate) name: String,
    /// The URL of a webhook. Its path may be a secret.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "serialize_secret")]
    pub(crate) url: Option<SecretString>,
    /// The variable with the secret of the webhook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) secret_env: Option<String>,
    /// The file of JSON lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) file: Option<PathBuf>,
    /// The types of events. Empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) types: Vec<String>,
    /// Whether the URL may lead to a private network or be clear text.
    #[serde(default)]
    pub(crate) allow_private: bool,
}

impl fmt::Debug for SyncSink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SyncSink")
            .field("name", &self.name)
            .field("types", &self.types)
            .finish_non_exhaustive()
    }
}

impl Sync {
    /// Reads this part of the configuration, and rejects values that contradict each other.
    pub(crate) fn read() -> Result<Self, Failure> {
        let sync = Config::read()?.sync;
        let checked = sync.check();
        checked.map_err(|failure| {
            let path = path().map(|path| path.display().to_string()).unwrap_or_default();
            failure.prefixed(&say!("{path}: ", "{path}："))
        })?;
        Ok(sync)
    }

    /// Returns whether nothing is set.
    pub(super) fn is_empty(&self) -> bool {
        let Self { store, poll, workers, sweep_calls_per_day, accounts, sinks } = self;
        let is_default =
            store.is_none() && poll.is_none() && workers.is_none() && sweep_calls_per_day.is_none();
        is_default && accounts.is_empty() && sinks.is_empty()
    }

    fn check(&self) -> Result<(), Failure> {
        let wrong = |message| Err(Failure::usage(message));
        if self.poll.is_some_and(|poll| !(1..=86_400).contains(&poll)) {
            return wrong(text(
                "[sync] poll is not from 1 to 86400 seconds",
                "[sync] poll 须为 1 至 86400 秒",
            ));
        }
        if self.workers.is_some_and(|workers| !(1..=100).contains(&workers)) {
            return wrong(text("[sync] workers is not from 1 to 100", "[sync] workers 须为 1 至 100"));
        }
        if self.sweep_calls_per_day.is_some_and(|calls| !(1..=1_000_000).contains(&calls)) {
            return wrong(text(
                "[sync] sweep_calls_per_day is not from 1 to 1000000",
                "[sync] sweep_calls_per_day 须为 1 至 1000000",
            ));
        }
        let mut known = BTreeSet::new();
        for SyncAccount { name, .. } in &self.accounts {
            names::check(name, Name::Account)?;
            if !known.insert(name) {
                return Err(Failure::usage(say!(
                    "[[sync.account]] {name} occurs twice",
                    "[[sync.account]] {name} 重复"
                )));
            }
        }
        let mut known = BTreeSet::new();
        for sink in &self.sinks {
            sink.check()?;
            let name = &sink.name;
            if !known.insert(name) {
                return Err(Failure::usage(say!(
                    "[[sync.sink]] {name} occurs twice",
                    "[[sync.sink]] {name} 重复"
                )));
            }
        }
        Ok(())
    }

    /// Adds an account, whose credentials must exist. An account with the same name is replaced. Returns whether there was one.
    pub(crate) fn add(account: SyncAccount) -> Result<bool, Failure> {
        names::check(&account.name, Name::Account)?;
        Config::change(|config| {
            account.check_credentials(config)?;
            let accounts = &mut config.sync.accounts;
            let before = accounts.len();
            accounts.retain(|known| known.name != account.name);
            let was_known = accounts.len() < before;
            accounts.push(account);
            Ok(was_known)
        })
    }

    /// Removes an account. Its records remain in the store.
    pub(crate) fn remove(name: &str) -> Result<(), Failure> {
        Config::change(|config| {
            let accounts = &mut config.sync.accounts;
            let before = accounts.len();
            accounts.retain(|known| known.name != name);
            if accounts.len() < before {
                return Ok(());
            }
            let known: Vec<_> = accounts.iter().map(|known| known.name.as_str()).collect();
            let known = known.join(", ");
            Err(Failure::usage(say!("the account {name} is not configured", "未配置账号 {name}"))
                .hint(say!("configured accounts: {known}", "已配置的账号：{known}")))
        })
    }
}

impl SyncAccount {
    /// Rejects a profile that does not exist, and an account of it that has no session.
    fn check_credentials(&self, config: &Config) -> Result<(), Failure> {
        let default = || config.default.clone().unwrap_or_else(|| "default".to_owned());
        let name = self.profile.clone().unwrap_or_else(default);
        let profile = config.profiles.get(&name);
        if self.profile.is_some() && profile.is_none() {
            return Err(unknown_profile(&name, config));
        }
        if self.kind == AccountKind::Publisher {
            return Ok(());
        }
        let account = self.session_account();
        let stored = profile.and_then(|profile| profile.accounts.get(account));
        if stored.is_some_and(|stored| stored.session.is_some()) {
            return Ok(());
        }
        Err(Failure::usage(say!(
            "profile {name} has no session for account {account:?}",
            "profile {name} 中没有账号 {account:?} 的 session"
        ))
        .hint(text(
            "`tbk session exchange --account NAME` stores one; --account selects it",
            "可用 `tbk session exchange --account 名称` 保存，再用 --account 选择",
        )))
    }

    /// Returns the account of the profile with the session.
    pub(crate) fn session_account(&self) -> &str {
        self.account.as_deref().unwrap_or(&self.name)
    }
}

impl SyncSink {
    fn check(&self) -> Result<(), Failure> {
        let Self { name, url, secret_env, file, types, .. } = self;
        let wrong = |en: &str, zh: &str| {
            Err(Failure::usage(say!("[[sync.sink]] {name} {en}", "[[sync.sink]] {name} {zh}")))
        };
        if !names::is_valid(name) {
            return wrong("has a name that is not valid", "的名称不合法");
        }
        if url.is_some() == file.is_some() {
            return wrong("needs either url or file", "须设置 url 或 file 之一");
        }
        if url.is_some() != secret_env.is_some() {
            return wrong("needs secret_env with the url", "的 url 与 secret_env 须同时设置");
        }
        if let Some(unknown) = types.iter().find(|kind| !is_type(kind)) {
            return wrong(&format!("has the unknown type {unknown}"), &format!("含未知类型 {unknown}"));
        }
        Ok(())
    }

    /// Returns the URL.
    pub(crate) fn url(&self) -> Option<&str> {
        self.url.as_ref().map(ExposeSecret::expose_secret)
    }
}

/// Returns an absolute path. The configuration is the same in every directory, so a relative path would not name one file.
pub(crate) fn from_home(path: &Path, what: &str) -> Result<PathBuf, Failure> {
    if path.is_absolute() {
        return Ok(path.to_owned());
    }
    let home = directories::BaseDirs::new().map(|directories| directories.home_dir().to_owned());
    match (home, path.strip_prefix("~")) {
        (Some(home), Ok(rest)) => Ok(home.join(rest)),
        _ => {
            let path = path.display();
            Err(Failure::usage(say!("{what} {path} is a relative path", "{what} {path} 是相对路径"))
                .hint(text("begin it with / or ~/", "请以 / 或 ~/ 开头")))
        }
    }
}

/// Returns whether a pattern such as `order.*` or `order.new` can match events.
pub(crate) fn is_type(pattern: &str) -> bool {
    const SUBJECTS: [&str; 6] = ["order", "refund", "relation_refund", "punish", "account", "window"];
    let parts = pattern.split_once('.');
    parts.is_some_and(|(subject, what)| SUBJECTS.contains(&subject) && !what.is_empty()) || pattern == "*"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(toml: &str) -> Result<(), String> {
        let sync: Sync = toml::from_str(toml).map_err(|error| error.to_string())?;
        sync.check().map_err(|failure| format!("{failure:?}"))
    }

    #[test]
    fn a_whole_configuration_is_valid() {
        let sync = r#"
            store = "/srv/orders.db"
            poll = 30
            workers = 4
            sweep_calls_per_day = 2000
            [[account]]
            name = "shop1"
            [[account]]
            name = "shop2"
            profile = "work"
            account = "旗舰店"
            kind = "provider"
            sources = ["order", "relation_refund"]
            [[sink]]
            name = "crm"
            url = "https://example.com/hook"
            secret_env = "CRM_SECRET"
            types = ["order.*", "refund.new"]
            [[sink]]
            name = "file"
            file = "/srv/orders.jsonl"
        "#;
        assert_eq!(check(sync), Ok(()));
        let sync: Sync = toml::from_str(sync).unwrap();
        assert_eq!(sync.accounts[0].session_account(), "shop1");
        assert_eq!(sync.accounts[1].session_account(), "旗舰店");
        assert!(!format!("{sync:?}").contains("hook"));
        let again: Sync = toml::from_str(&toml::to_string(&sync).unwrap()).unwrap();
        assert_eq!(again.sinks[0].url(), Some("https://example.com/hook"));
        assert_eq!(again.sweep_calls_per_day, Some(2_000));
        assert_eq!(again.accounts[1].sources, [List::Order, List::RelationRefund]);
    }

    #[test]
    fn contradictions_are_refused() {
        let sink = |rest: &str| check(&format!("[[sink]]\nname = \"a\"\n{rest}")).unwrap_err();
        assert!(sink("").contains("either url or file"));
        assert!(sink("file = \"a\"\nsecret_env = \"A\"").contains("secret_env"));
        assert!(sink("url = \"https://a\"").contains("secret_env"));
        assert!(sink("file = \"a\"\ntypes = [\"orders.*\"]").contains("orders.*"));
        assert!(check("[[account]]\nname = \"a\"\n[[account]]\nname = \"a\"").unwrap_err().contains("twice"));
        assert!(check("poll = 0").unwrap_err().contains("poll"));
        assert!(check("workers = 101").unwrap_err().contains("workers"));
        for calls in ["0", "1000001"] {
            let refused = check(&format!("sweep_calls_per_day = {calls}")).unwrap_err();
            assert!(refused.contains("sweep_calls_per_day is not from 1"), "{refused}");
        }
        assert!(check("[[account]]\nname = \"a:b\"").is_err());
        assert!(check("pol = 1").is_err());
    }

    #[test]
    fn paths_of_the_configuration_are_absolute() {
        let home = directories::BaseDirs::new().unwrap().home_dir().to_owned();
        let shown = |path: &str| from_home(Path::new(path), "[sync] store");
        assert_eq!(shown("/srv/orders.db").unwrap(), Path::new("/srv/orders.db"));
        assert_eq!(shown("~/orders.db").unwrap(), home.join("orders.db"));
        for path in ["orders.db", "./a", "~orders.db", ""] {
            assert!(shown(path).is_err(), "{path}");
        }
    }

    #[test]
    fn types_name_a_subject() {
        for pattern in ["*", "order.*", "order.new", "relation_refund.changed", "window.*"] {
            assert!(is_type(pattern), "{pattern}");
        }
        for pattern in ["", "order", "order.", "orders.*", ".new"] {
            assert!(!is_type(pattern), "{pattern}");
        }
    }
}
