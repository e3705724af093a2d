//! Codes of these APIs. The labels are the words of the official documents.

use top_core::TopCode;

/// 小程序链接 (`mini_program_link`): whether the response contains a mini program link.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CouponMiniProgramLink {
    /// 不需要: without a mini program link.
    #[code(0, "不需要")]
    No,
    /// 需要获取小程序链接: with a mini program link.
    #[code(1, "需要获取小程序链接")]
    Yes,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 计划类型 (`campaign_type`): the kind of campaign that pays the commission.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CouponCampaign {
    /// 通用计划: the general campaign.
    #[code(0, "通用计划")]
    Common,
    /// 定向计划: a targeted campaign.
    #[code(1, "定向计划")]
    Targeted,
    /// 鹊桥计划: a Queqiao campaign.
    #[code(2, "鹊桥计划")]
    Queqiao,
    /// 营销计划: a marketing campaign.
    #[code(3, "营销计划")]
    Marketing,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 优惠券类型 (`coupon_type`): the kind of the coupon in a promotion link.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CouponKind {
    /// 公开券: a public coupon.
    #[code(1, "公开券")]
    Public,
    /// 私有券: a private coupon.
    #[code(2, "私有券")]
    Private,
    /// 妈妈券: a coupon of Alimama.
    #[code(3, "妈妈券")]
    Alimama,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 券类型 (`coupon_src_scene`): the channel in which the coupon is handed out.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CouponSource {
    /// 全网公开券: a coupon that is public everywhere.
    #[code(1, "全网公开券")]
    Public,
    /// 妈妈渠道券: a coupon of the Alimama channel.
    #[code(4, "妈妈渠道券")]
    Alimama,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
