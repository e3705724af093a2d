//! Codes that 转链 and 内容 share.

use top_core::TopCode;

/// 是否指定券 (`is_target_coupon`): whether the conversion uses the coupon of `coupon_id`.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum LinkCouponChoice {
    /// 不指定: no coupon is named.
    #[code(0, "不指定")]
    Unspecified,
    /// 指定: the coupon of `coupon_id`.
    #[code(1, "指定")]
    Specified,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 通用计划 (`dx`): the plan whose link an item is converted to.
///
/// Without it, and for every other value, the link has the best commission rate, 营销计划 included.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum LinkPlan {
    /// 商品转通用计划链接: the link of the common plan.
    #[code("1", "商品转通用计划链接")]
    General,
    /// Another value: the link with the best commission rate.
    #[code(other)]
    Other(String),
}

/// 口令类型 (`tk_biz_type`): the origin of the 淘口令 in the request.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum LinkTpwdType {
    /// 联盟口令: a 淘口令 of 淘宝联盟.
    #[code(1, "联盟口令")]
    Alliance,
    /// 主站口令: a 淘口令 of the main site (主站).
    #[code(2, "主站口令")]
    MainSite,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
