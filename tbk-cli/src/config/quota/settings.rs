//! `[quota]` of the configuration, and `--quota-url`.

use std::collections::BTreeMap;
use std::time::Duration;

use clap::Args;
use serde::{Deserialize, Serialize};
use top_core::QuotaLimits;
use top_core::reqwest::Url;

use super::limits;
use crate::config::environment::variable;
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};
use crate::ui::secret::trimmed;

/// The variable with the URL of Redis.
const URL: &str = "TBK_QUOTA_URL";

/// Where several machines count their calls.
#[derive(Debug, Default, Args)]
pub(crate) struct QuotaUrl {
    #[arg(long, value_name = "URL", global = true, help = text(
        "Share the limits of calls with other machines through this Redis, such as redis://10.0.0.5; if it needs a password, set TBK_QUOTA_URL instead",
        "通过该 Redis 与其他机器共用调用限额，例如 redis://10.0.0.5；需要密码时请改用 TBK_QUOTA_URL",
    ))]
    quota_url: Option<String>,
}

/// The table `[quota]`.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuotaSettings {
    /// The variable with the URL of Redis. If it is set here, commands that call do not run without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    url_env: Option<String>,
    /// The beginning of all keys in Redis.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) prefix: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expected_peers: Option<u32>,
    /// How long a decision waits for Redis.
    #[serde(skip_serializing_if = "Option::is_none")]
    timeout_ms: Option<u64>,
    /// The fraction that `tbk orders` leaves to other calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    reserve: Option<f64>,
    /// The limits by scope, or by `app_api.METHOD` for one API.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    limits: BTreeMap<String, toml::Value>,
}

impl QuotaSettings {
    /// Rejects values that serde accepts, and that make no sense.
    pub(super) fn check(&self) -> Result<(), Failure> {
        let numbers =
            [("expected_peers", self.expected_peers.map(u64::from)), ("timeout_ms", self.timeout_ms)];
        match numbers.into_iter().find(|(_, number)| *number == Some(0)) {
            Some((name, _)) => Err(Failure::usage(say!(
                "[quota] {name}: 0 is not allowed; use at least 1",
                "[quota] {name}：不能为 0，至少为 1"
            ))),
            None => self.limits().map(drop),
        }
    }

    /// Returns the limits of each process or fleet: those of the library, and those of `[quota.limits]` instead of them.
    pub(super) fn limits(&self) -> Result<QuotaLimits, Failure> {
        let mut limits = self.limits.iter();
        let limits = limits.try_fold(QuotaLimits::default(), |limits, (scope, written)| {
            limits::add(limits, scope, written)
        })?;
        match self.reserve {
            None => Ok(limits),
            Some(reserve) if (0.0..=0.9).contains(&reserve) => Ok(limits.reserve(reserve)),
            Some(reserve) => Err(Failure::usage(say!(
                "[quota] reserve: {reserve} is not between 0 and 0.9",
                "[quota] reserve：{reserve} 不在 0 到 0.9 之间"
            ))),
        }
    }

    pub(super) fn timeout(&self) -> Option<Duration> {
        self.timeout_ms.map(Duration::from_millis)
    }

    /// Returns the URL of Redis from the flag, or else from the variable. `None` if this process counts for itself.
    pub(super) fn url(&self, flag: &QuotaUrl) -> Result<Option<String>, Failure> {
        let named = self.url_env.as_deref();
        let name = named.unwrap_or(URL);
        match (&flag.quota_url, variable(name)) {
            (Some(url), _) => without_password(url).map(Some),
            (None, Some(url)) => trimmed(text("the URL of Redis", "Redis 地址"), name, &url).map(Some),
            (None, None) if named.is_some() => Err(Failure::usage(say!(
                "[quota] names {name} for the URL of Redis, but it is not set",
                "[quota] 指定用 {name} 设置 Redis 地址，但该变量未设置"
            ))
            .hint(text(
                "set it, or remove url_env from the configuration",
                "请设置该变量，或从配置中删除 url_env",
            ))),
            (None, None) => Ok(None),
        }
    }
}

/// Rejects a password in the arguments, which other users of the machine can read.
fn without_password(url: &str) -> Result<String, Failure> {
    let has_password = match Url::parse(url) {
        Ok(parsed) => {
            let query = || parsed.query_pairs().any(|(name, _)| name.eq_ignore_ascii_case("pass"));
            parsed.password().is_some() || query()
        }
        // The library reports the mistake, without the URL.
        Err(_) => url.contains('@'),
    };
    if !has_password {
        return Ok(url.to_owned());
    }
    Err(Failure::usage(text("--quota-url contains a password", "--quota-url 含有密码"))
        .hint(text("set TBK_QUOTA_URL instead", "请改用 TBK_QUOTA_URL")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_accepted_as_arguments() {
        for url in
            ["redis://:s3cret@10.0.0.5", "rediss://tbk:s3cret@quota.example/1", "redis+unix:///a?pass=s3cret"]
        {
            let error = without_password(url).unwrap_err().to_string();
            assert_eq!(error, "--quota-url contains a password");
        }
        for url in ["redis://10.0.0.5", "redis://tbk@quota.example/1", "redis+unix:///run/redis.sock"] {
            assert_eq!(without_password(url).unwrap(), url);
        }
    }

    #[test]
    fn limits_of_the_configuration_replace_the_defaults() {
        use top_core::{Priority, QuotaKey, Rate, Scope};

        let written = "reserve = 0.2\n[limits]\naccount = \"20/s\"\napp = \"1000/day\"";
        let limits = toml::from_str::<QuotaSettings>(written).unwrap().limits().unwrap();
        let of = |scope, priority| {
            let limits = limits.of(&QuotaKey::new(scope, "x"), priority);
            (limits.rate, limits.daily)
        };
        assert_eq!(of(Scope::Account, Priority::Interactive), (Some(Rate::per_second(20)), None));
        assert_eq!(of(Scope::App, Priority::Background), (None, Some(800)));
        let defaults = QuotaSettings::default().limits().unwrap();
        assert_eq!(defaults, QuotaLimits::default());
        let error = toml::from_str::<QuotaSettings>("reserve = 1.0").unwrap().limits().unwrap_err();
        assert_eq!(error.to_string(), "[quota] reserve: 1 is not between 0 and 0.9");
        for name in ["expected_peers", "timeout_ms"] {
            let error = toml::from_str::<QuotaSettings>(&format!("{name} = 0")).unwrap().check().unwrap_err();
            assert_eq!(error.to_string(), format!("[quota] {name}: 0 is not allowed; use at least 1"));
        }
    }
}
