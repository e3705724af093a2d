//! 淘宝客-公用-阿里妈妈推广券详情查询.

use top_core::{ItemId, Money, TopApi, TopObject, TopTime};

/// 淘宝客-公用-阿里妈妈推广券详情查询 (`taobao.tbk.coupon.get`): what a coupon is worth and how many are left.
///
/// Open to publishers and service providers (公用), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=31106>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkCouponGet::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.coupon.get",
    title = "淘宝客-公用-阿里妈妈推广券详情查询",
    api_id = 31106,
    readonly,
    errors = super::errors::GET
)]
#[non_exhaustive]
pub struct TbkCouponGet {
    /// 带券 id 与商品 id 的加密串: taken from a coupon link.
    #[top(example = "示例")]
    pub me: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "sdfwe3eefsdf")]
    pub activity_id: Option<String>,
}

/// What [`TbkCouponGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkCouponGetResponse {
    /// 数据: what was asked for.
    pub data: Option<CouponDetail>,
}

/// 优惠券: its worth and number.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CouponDetail {
    /// 券使用门槛: yuan that the order must reach.
    #[top(example = "29.00")]
    pub coupon_start_fee: Option<Money>,
    /// 券剩余量: coupons left.
    #[top(example = "26996")]
    pub coupon_remain_count: Option<i64>,
    /// 券总量: coupons in all.
    #[top(example = "30000")]
    pub coupon_total_count: Option<i64>,
    /// 券结束时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_end_time: Option<TopTime>,
    /// 券开始时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 券面额: yuan.
    #[top(example = "10.00")]
    pub coupon_amount: Option<Money>,
    /// 券类型: where the coupon is given out.
    #[top(example = "1")]
    pub coupon_src_scene: Option<i64>,
    /// 券类型: which kind of coupon.
    #[top(example = "0")]
    pub coupon_type: Option<i64>,
    /// 券活动 id: the coupon's campaign.
    #[top(example = "xsdss")]
    pub coupon_activity_id: Option<String>,
}
