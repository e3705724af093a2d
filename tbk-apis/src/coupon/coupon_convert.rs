//! 淘宝客-推广者-单品券高效转链.

use top_core::{ItemId, TopApi, TopObject};

use super::CouponMaterial;
use crate::shared::BizScene;
use crate::shared::Platform;
use crate::shared::PromotionType;

/// 淘宝客-推广者-单品券高效转链 (`taobao.tbk.coupon.convert`): the promotion link of an item with its coupon.
///
/// Called by publishers (推广者), without a session. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=29289>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkCouponConvert::builder().adzone_id(123).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.coupon.convert",
    title = "淘宝客-推广者-单品券高效转链",
    api_id = 29289,
    idempotent,
    errors = super::errors::CONVERT
)]
#[non_exhaustive]
pub struct TbkCouponConvert {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1", default = "1")]
    pub platform: Option<Platform>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "12345")]
    pub relation_id: Option<String>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "12345")]
    pub special_id: Option<String>,
    /// 淘客外部用户标记: your own tag of the user.
    #[top(example = "12345")]
    pub external_id: Option<String>,
    /// 团长与下游渠道合作的特殊标识: mark agreed with a group leader.
    #[top(example = "abcdefg")]
    pub xid: Option<String>,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
    /// 是否获取前 N 件佣金: 1 yes, 0 no.
    #[top(example = "0", default = "0")]
    pub get_topn_rate: Option<i64>,
    /// 是否返回小程序链接: 1 asks for a mini program.
    #[top(example = "0", default = "0")]
    pub mini_program_link: Option<i64>,
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 选品库服务商 id: the publisher that manages the item.
    #[top(example = "1")]
    pub manage_item_pub_id: Option<i64>,
    /// 规格 id: variant of the item.
    #[top(example = "1234567")]
    pub sku_id: Option<i64>,
}

/// What [`TbkCouponConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkCouponConvertResponse {
    /// 结果: the outcome.
    pub result: Option<CouponConvertResult>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CouponConvertResult {
    /// 结果列表: one entry for each hit.
    pub results: Option<CouponMaterial>,
    /// 结果码: 200 for success.
    #[top(example = "1")]
    pub result_code: Option<i64>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
}
