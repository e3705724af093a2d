//! Limits as text: `35/s burst 5`, `1000000/day`.

use top_core::{QuotaLimits, Rate, Scope};

use crate::api::find::{known, unknown_method};
use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// What a key of `[quota.limits]` limits.
#[derive(Debug, Clone, Copy)]
enum Subject {
    Scope(Scope),
    /// The method of an API.
    Api(&'static str),
}

impl Subject {
    fn parse(name: &str) -> Result<Self, Failure> {
        if let Some(scope) = Scope::from_name(name) {
            return Ok(Self::Scope(scope));
        }
        if let Some(method) = name.strip_prefix("app_api.") {
            let api = known(method).ok_or_else(|| {
                unknown_method(method).prefixed(text("[quota.limits]: ", "[quota.limits]："))
            })?;
            return Ok(Self::Api(api.schema.method));
        }
        let scopes = Scope::ALL.map(Scope::as_str).join(", ");
        Err(Failure::usage(say!(
            "[quota.limits]: {name} is not a scope",
            "[quota.limits]：没有 {name} 这一范围"
        ))
        .hint(say!(
            "scopes: {scopes}; for one API: \"app_api.METHOD\"",
            "可用：{scopes}；单个接口写作 \"app_api.接口名\""
        )))
    }

    fn limit(self, limits: QuotaLimits, rate: Rate) -> QuotaLimits {
        match self {
            Self::Scope(scope) => limits.limit(scope, rate),
            Self::Api(method) => limits.limit_api(method, rate),
        }
    }

    fn daily(self, limits: QuotaLimits, calls: u64) -> QuotaLimits {
        match self {
            Self::Scope(scope) => limits.daily(scope, calls),
            Self::Api(method) => limits.daily_api(method, calls),
        }
    }
}

/// Adds the limits of a scope or an API, separated by commas.
pub(super) fn add(limits: QuotaLimits, name: &str, written: &toml::Value) -> Result<QuotaLimits, Failure> {
    if let ("app_api", toml::Value::Table(_)) = (name, written) {
        return Err(Failure::usage(text(
            "[quota.limits]: the name of an API is not in quotes",
            "[quota.limits]：接口名未加引号",
        ))
        .hint("\"app_api.taobao.tbk.tpwd.create\" = \"20/s\""));
    }
    let subject = Subject::parse(name)?;
    let invalid = || {
        Failure::usage(say!(
            "[quota.limits] {name}: {written} is not a limit",
            "[quota.limits] {name}：{written} 不是合法的限额"
        ))
        .hint(text(
            "write \"35/s\", \"600/min\" or \"1000000/day\"; \"35/s burst 5\" lets 5 calls go at once; separate several limits by commas",
            "写法：\"35/s\"、\"600/min\"、\"1000000/day\"；\"35/s burst 5\" 表示可连续发出 5 次；多个限额用逗号分隔",
        ))
    };
    let parts = written.as_str().ok_or_else(invalid)?.split(',');
    parts.into_iter().try_fold(limits, |limits, part| add_one(limits, subject, part).ok_or_else(invalid))
}

fn add_one(limits: QuotaLimits, subject: Subject, written: &str) -> Option<QuotaLimits> {
    let mut words = written.split_whitespace();
    let (calls, period) = words.next()?.split_once('/')?;
    let burst = match (words.next(), words.next(), words.next()) {
        (None, ..) => None,
        (Some("burst"), Some(calls), None) => Some(positive(calls)?),
        _ => return None,
    };
    let rate = match period {
        "s" => Rate::per_second(positive(calls)?),
        "min" => Rate::per_minute(positive(calls)?),
        "day" if burst.is_none() => {
            return Some(subject.daily(limits, calls.parse().ok().filter(|calls| *calls > 0)?));
        }
        _ => return None,
    };
    Some(subject.limit(limits, burst.map_or(rate, |burst| rate.burst(burst))))
}

fn positive(number: &str) -> Option<u32> {
    number.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use top_core::{Priority, QuotaKey};

    use super::*;

    fn written(limit: &str) -> toml::Value {
        toml::Value::String(limit.to_owned())
    }

    #[test]
    fn limits_are_rates_and_daily_numbers() {
        let limits = |limit| {
            let limits = add(QuotaLimits::none(), "app", &written(limit)).unwrap();
            let limits = limits.of(&QuotaKey::new(Scope::App, "12345678"), Priority::Interactive);
            (limits.rate, limits.daily)
        };
        assert_eq!(limits("35/s burst 5"), (Some(Rate::per_second(35).burst(5)), None));
        assert_eq!(limits("600/min"), (Some(Rate::per_minute(600)), None));
        assert_eq!(limits(" 20/s , 1000000/day"), (Some(Rate::per_second(20)), Some(1_000_000)));
    }

    #[test]
    fn an_api_has_limits_of_its_own() {
        let limits = add(QuotaLimits::none(), "app_api", &written("50/s")).unwrap();
        let limits = add(limits, "app_api.tpwd.create", &written("20/s, 9/day")).unwrap();
        let of = |name| {
            let limits = limits.of(&QuotaKey::new(Scope::AppApi, name), Priority::Interactive);
            (limits.rate, limits.daily)
        };
        assert_eq!(of("12345678 taobao.tbk.tpwd.create"), (Some(Rate::per_second(20)), Some(9)));
        assert_eq!(of("12345678 taobao.tbk.shop.get"), (Some(Rate::per_second(50)), None));
    }

    #[test]
    fn invalid_limits_are_rejected() {
        for limit in ["", "35", "0/s", "35/h", "-1/s", "35/s burst", "35/s burst 0", "9/day burst 2", "35/s,"]
        {
            let error = add(QuotaLimits::none(), "account", &written(limit)).unwrap_err().to_string();
            assert_eq!(error, format!("[quota.limits] account: {limit:?} is not a limit"));
        }
        let error =
            |name: &str, limit: &toml::Value| add(QuotaLimits::none(), name, limit).unwrap_err().to_string();
        assert_eq!(error("account", &35.into()), "[quota.limits] account: 35 is not a limit");
        assert_eq!(error("shop", &written("35/s")), "[quota.limits]: shop is not a scope");
        assert_eq!(
            error("app_api.taobao.tbk.tpwd.creat", &written("35/s")),
            "[quota.limits]: unknown method \"taobao.tbk.tpwd.creat\""
        );
    }
}
