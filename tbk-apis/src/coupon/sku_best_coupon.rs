//! sku维度最优优惠券信息.

use top_core::{ItemId, TopApi, TopObject};

/// sku维度最优优惠券信息 (`taobao.tbk.sku.best.coupon`): the best coupon for each variant of an item.
///
/// Called by apps, with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=54727>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkSkuBestCoupon::builder().sku_id(1).item_id("AbC-1x").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("sku_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sku.best.coupon",
    title = "sku维度最优优惠券信息",
    api_id = 54727,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkSkuBestCoupon {
    /// 规格 id: variant of the item.
    #[top(example = "1")]
    pub sku_id: i64,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: ItemId,
}

/// What [`TbkSkuBestCoupon`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSkuBestCouponResponse {
    /// 券信息: in words, such as `满16元减10元`.
    pub coupon_info: Option<SkuBestCouponCouponInfo>,
}

/// 券信息: what stands in `coupon_info`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SkuBestCouponCouponInfo {
    /// 券到期时间: milliseconds since 1970.
    #[top(example = "1")]
    pub coupon_expire_time: Option<i64>,
}
