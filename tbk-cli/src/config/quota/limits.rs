//! Limits as text: `35/s burst 5`, `1000000/day`.

use top_core::{QuotaLimits, Rate, Scope};

use crate::ui::failure::Failure;
use crate::ui::lang::{say, text};

/// Adds the limits of one scope, separated by commas.
pub(super) fn add(limits: QuotaLimits, scope: &str, written: &str) -> Result<QuotaLimits, Failure> {
    let Some(known) = Scope::from_name(scope) else {
        let known = Scope::ALL.map(Scope::as_str).join(", ");
        return Err(Failure::usage(say!(
            "[quota.limits]: {scope} is not a scope",
            "[quota.limits]：没有 {scope} 这一范围"
        ))
        .hint(say!("scopes: {known}", "可用：{known}")));
    };
    let invalid = || {
        Failure::usage(say!(
            "[quota.limits] {scope}: {written:?} is not a limit",
            "[quota.limits] {scope}：{written:?} 不是合法的限额"
        ))
        .hint(text(
            "write \"35/s\", \"600/min\" or \"1000000/day\"; \"35/s burst 5\" lets 5 calls go at once; separate several limits by commas",
            "写法：\"35/s\"、\"600/min\"、\"1000000/day\"；\"35/s burst 5\" 表示可连续发出 5 次；多个限额用逗号分隔",
        ))
    };
    written.split(',').try_fold(limits, |limits, part| add_one(limits, known, part).ok_or_else(invalid))
}

fn add_one(limits: QuotaLimits, scope: Scope, written: &str) -> Option<QuotaLimits> {
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
            return Some(limits.daily(scope, calls.parse().ok().filter(|calls| *calls > 0)?));
        }
        _ => return None,
    };
    Some(limits.limit(scope, burst.map_or(rate, |burst| rate.burst(burst))))
}

fn positive(number: &str) -> Option<u32> {
    number.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use top_core::Priority;

    use super::*;

    #[test]
    fn limits_are_rates_and_daily_numbers() {
        let limits = |written| {
            let limits =
                add(QuotaLimits::none(), "app", written).unwrap().of(Scope::App, Priority::Interactive);
            (limits.rate, limits.daily)
        };
        assert_eq!(limits("35/s burst 5"), (Some(Rate::per_second(35).burst(5)), None));
        assert_eq!(limits("600/min"), (Some(Rate::per_minute(600)), None));
        assert_eq!(limits(" 20/s , 1000000/day"), (Some(Rate::per_second(20)), Some(1_000_000)));
    }

    #[test]
    fn invalid_limits_are_rejected() {
        for written in
            ["", "35", "0/s", "35/h", "-1/s", "35/s burst", "35/s burst 0", "9/day burst 2", "35/s,"]
        {
            let error = add(QuotaLimits::none(), "account", written).unwrap_err().to_string();
            assert_eq!(error, format!("[quota.limits] account: {written:?} is not a limit"));
        }
        let error = add(QuotaLimits::none(), "shop", "35/s").unwrap_err().to_string();
        assert_eq!(error, "[quota.limits]: shop is not a scope");
    }
}
