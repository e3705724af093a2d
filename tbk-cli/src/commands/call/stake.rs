//! The amount of money that calls spend, by a rule for each API.

use top_core::schema::ApiSchema;
use top_core::{Decimal, Params};

use crate::ui::lang::{counted, say, text};

/// How the parameters of an API determine the amount, in yuan.
#[derive(Debug, Clone, Copy)]
enum Rule {
    /// Each of `count` pieces costs `each`.
    Pieces { each: &'static str, count: &'static str },
    /// An amount changes.
    Change { from: &'static str, to: &'static str },
}

/// The APIs that spend money, by their official parameters: 单个淘礼金面额 and 淘礼金总个数; 原子任务总金额 and
/// 变更后子任务总金额.
const RULES: [(&str, Rule); 2] = [
    ("taobao.tbk.dg.vegas.tlj.create", Rule::Pieces { each: "per_face", count: "total_num" }),
    (
        "taobao.tbk.seed.event.fee.update",
        Rule::Change { from: "media_total_fee", to: "change_media_total_fee" },
    ),
];

/// Returns the amount that the calls spend together. `None` if the API spends none.
pub(crate) fn of<'p>(api: &ApiSchema, calls: impl Iterator<Item = &'p Params>) -> Option<String> {
    let (_, rule) = RULES.iter().find(|(method, _)| *method == api.method)?;
    let mut total = Some(Decimal::ZERO);
    let mut terms = String::new();
    let mut count = 0;
    for params in calls {
        count += 1;
        let amount = rule.amount(params);
        total = total.zip(amount.as_ref()).and_then(|(total, (amount, _))| total.checked_add(*amount));
        terms = amount.map(|(_, terms)| terms).unwrap_or_default();
    }
    let Some(total) = total else {
        return Some(text("the amount cannot be computed", "金额无法计算").to_owned());
    };
    if count > 1 {
        let calls = counted(count, "call", "calls");
        terms = say!("{calls}", "{count} 次调用合计");
    }
    Some(rule.shown(total, &terms))
}

impl Rule {
    /// Returns the amount of a call, and how it is computed.
    fn amount(self, params: &Params) -> Option<(Decimal, String)> {
        let number = |name: &str| Decimal::from_str_exact(params.get(name)?.trim()).ok();
        match self {
            Self::Pieces { each, count } => {
                let (each, count) = (number(each)?, number(count)?);
                Some((each.checked_mul(count)?, format!("{} × {}", each.normalize(), count.normalize())))
            }
            Self::Change { from, to } => {
                let (from, to) = (number(from)?, number(to)?);
                Some((to.checked_sub(from)?, format!("{from:.2} → {to:.2}")))
            }
        }
    }

    fn shown(self, total: Decimal, terms: &str) -> String {
        match self {
            Self::Pieces { .. } => {
                say!("freezes {total:.2} yuan ({terms})", "将冻结 {total:.2} 元 ({terms})")
            }
            Self::Change { .. } => say!(
                "changes the total amount of the subtask by {total:+.2} yuan ({terms})",
                "子任务总金额变更 {total:+.2} 元 ({terms})"
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use top_core::schema::DataType;

    use super::*;

    fn api(method: &str) -> &'static ApiSchema {
        tbk_apis::find(method).unwrap().schema
    }

    fn gift(per_face: &str, total_num: &str) -> Params {
        Params::from([("per_face", per_face), ("total_num", total_num)])
    }

    #[test]
    fn amounts_are_each_times_count() {
        let amount = |calls: &[Params]| of(api("taobao.tbk.dg.vegas.tlj.create"), calls.iter()).unwrap();
        assert_eq!(amount(&[gift("10", "10")]), "freezes 100.00 yuan (10 × 10)");
        assert_eq!(amount(&[gift("1.50", "3")]), "freezes 4.50 yuan (1.5 × 3)");
        assert_eq!(amount(&[gift("0.1", "3"), gift("0.2", "1")]), "freezes 0.50 yuan (2 calls)");
        for unclear in [gift("x", "1"), gift("79228162514264337593543950335", "10"), Params::new()] {
            assert_eq!(amount(&[gift("1", "1"), unclear]), "the amount cannot be computed");
        }
    }

    #[test]
    fn changes_of_amounts_have_a_sign() {
        let change = |from, to| Params::from([("media_total_fee", from), ("change_media_total_fee", to)]);
        let amount = |calls: &[Params]| of(api("taobao.tbk.seed.event.fee.update"), calls.iter()).unwrap();
        assert_eq!(
            amount(&[change("100", "120.5")]),
            "changes the total amount of the subtask by +20.50 yuan (100.00 → 120.50)"
        );
        assert!(amount(&[change("100", "80")]).contains("-20.00 yuan"));
    }

    #[test]
    fn rules_name_required_parameters() {
        for (method, rule) in RULES {
            let (first, second) = match rule {
                Rule::Pieces { each, count } => (each, count),
                Rule::Change { from, to } => (from, to),
            };
            let field = |name| api(method).parameter(name).unwrap();
            assert!(matches!(field(first).data_type, DataType::Yuan), "{method} {first}");
            assert!(field(first).required && field(second).required, "{method}");
        }
    }

    #[test]
    fn other_apis_spend_nothing() {
        assert_eq!(of(api("taobao.tbk.sc.pic.embed"), std::iter::once(&Params::new())), None);
    }
}
