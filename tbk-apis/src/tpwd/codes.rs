//! Codes of these APIs. The labels are the words of the official documents.

use top_core::TopCode;

/// 通用计划 (`dx`): the campaign that an item's link is made for.
///
/// Without it, and with any other value, a link of a marketing campaign (营销计划) comes first.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum TpwdCampaign {
    /// 商品转通用计划链接: the general campaign.
    #[code("1", "商品转通用计划链接")]
    Common,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

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
    /// 活动: a campaign page.
    #[code("3", "活动")]
    Campaign,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 淘口令风险 (`status`): how the 口令 of a promotion zone or a channel are treated.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum TpwdRiskStatus {
    /// 预警: there is a warning.
    #[code("0", "预警")]
    Warned,
    /// 拦截: they are blocked. This takes precedence over a warning.
    #[code("1", "拦截")]
    Blocked,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 文本淘口令生成结果 (`status`): the result of the creation of a 口令 with a text of one's own.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum TpwdMixStatus {
    /// 成功: created.
    #[code("1", "成功")]
    Created,
    /// 失败，重复: failed, the text is taken.
    #[code("2", "失败，重复")]
    Duplicate,
    /// 失败，文本不符合规范: failed, the text breaks the rules.
    #[code("3", "失败，文本不符合规范")]
    InvalidText,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}
