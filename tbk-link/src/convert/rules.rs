//! What follows a refusal.

/// What to do after the platform refused an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Then {
    /// Ask the next API that converts this kind of input.
    Next,
    /// Ask for the new id of the item (商品id升级), then convert that; once for each input.
    UpgradeId,
    /// Stop: the same input is always refused.
    Final,
}

/// A rule: what follows this code.
///
/// # Examples
///
/// ```
/// use tbk_link::convert::{Rule, Then};
///
/// let rule = Rule::new("taobao.tbk.dg.general.link.convert", "51", Then::Next);
/// assert_eq!(rule.then, Then::Next);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rule {
    /// The method of the API.
    pub method: String,
    /// The `code` of the entry, or the `sub_code` or `code` of the call.
    pub code: String,
    /// What follows.
    pub then: Then,
}

impl Rule {
    /// Creates a rule.
    #[must_use]
    pub fn new(method: impl Into<String>, code: impl Into<String>, then: Then) -> Self {
        Self { method: method.into(), code: code.into(), then }
    }
}

pub(super) const PUBLISHER: &str = "taobao.tbk.dg.general.link.convert";
pub(super) const PROVIDER: &str = "taobao.tbk.sc.general.link.convert";

/// The rules of the crate: method, code, what follows.
///
/// - `1001 无权限`: reported for entries of an app without the permission by invitation.
/// - `-4003 请使用升级后的新商品ID`: reported for numeric ids of items.
const RULES: &[(&str, &str, Then)] = &[
    (PUBLISHER, "1001", Then::Next),
    (PROVIDER, "1001", Then::Next),
    (PUBLISHER, "-4003", Then::UpgradeId),
    (PROVIDER, "-4003", Then::UpgradeId),
    ("taobao.tbk.coupon.convert", "35", Then::UpgradeId),
    ("taobao.tbk.coupon.convert", "-4003", Then::UpgradeId),
    ("taobao.tbk.privilege.get", "-4003", Then::UpgradeId),
];

/// The codes that refuse the attribution, whatever the input is: the PID or one of the ids is not the caller's, or they do not
/// belong together. They are documented for 单品券高效转链, 聚划算转链 and 淘口令转链.
const ATTRIBUTION: &[&str] = &[
    "isv.pid-not-correct",
    "isv.invalid-pid",
    "isv.invalid-adzone-id",
    "isv.invalid-parameter:adzone_id",
    "isp.rebate-id-not-match",
    "isp.relation-id-not-corrent",
    "isp.special-id-not-corrent",
];

/// The numbers with the same meaning, of `tpwd.convert`: `2 pid不正确`, `4 查询不到对应的adzoneId`, `20013 subPid格式错误`.
const ATTRIBUTION_OF_TPWD: &[&str] = &["2", "4", "20013"];
const TPWD: &[&str] = &["taobao.tbk.tpwd.convert", "taobao.tbk.sc.tpwd.convert"];

/// Whether a refusal concerns the attribution: every input is refused for it.
pub(super) fn is_about_the_attribution(method: &str, code: Option<&str>) -> bool {
    code.is_some_and(|code| {
        ATTRIBUTION.contains(&code) || (TPWD.contains(&method) && ATTRIBUTION_OF_TPWD.contains(&code))
    })
}

/// Returns what follows a refusal. The user's rules come first. Without a rule, 淘口令 go on to the next API, unless
/// the attribution is refused; everything else is final.
pub(super) fn then(own: &[Rule], method: &str, code: Option<&str>, is_tpwd: bool) -> Then {
    let of_user = own.iter().find(|rule| rule.method == method && Some(rule.code.as_str()) == code);
    if let Some(rule) = of_user {
        return rule.then;
    }
    let known = RULES.iter().find(|(of, number, _)| *of == method && Some(*number) == code);
    match known {
        Some((_, _, then)) => *then,
        None if is_about_the_attribution(method, code) => Then::Final,
        None if is_tpwd => Then::Next,
        None => Then::Final,
    }
}
