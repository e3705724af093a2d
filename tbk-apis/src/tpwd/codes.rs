//! Codes of these APIs. The labels are the words of the official documents.

use top_core::TopCode;

/// 原链接类型 (`url_type`): what the original link leads to.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum TpwdUrlType {
    /// 其它: something else.
    #[code("0", "其它")]
    Else,
    /// 单品: an item.
    #[code("1", "单品")]
    Item,
    /// 店铺: a shop.
    #[code("2", "店铺")]
    Shop,
    /// 活动: an activity.
    #[code("3", "活动")]
    Activity,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 淘口令风险 (`status`): the measure against the 口令 of a promotion zone or a channel.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum TpwdRiskStatus {
    /// 预警: a warning.
    #[code("0", "预警")]
    Warned,
    /// 拦截: the 口令 are blocked. It takes precedence over a warning.
    #[code("1", "拦截")]
    Blocked,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 文本淘口令生成结果 (`status`): the result of the creation of a custom 口令.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum TpwdMixStatus {
    /// 成功: created.
    #[code("1", "成功")]
    Created,
    /// 失败，重复: failed as a duplicate.
    #[code("2", "失败，重复")]
    Duplicate,
    /// 失败，文本不符合规范: failed because the text breaks the rules.
    #[code("3", "失败，文本不符合规范")]
    InvalidText,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}
