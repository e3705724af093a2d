//! sku维度最优优惠券信息.

use top_core::{ItemId, TopApi, TopObject, TopTime};

/// sku维度最优优惠券信息 (`taobao.tbk.sku.best.coupon`)
///
/// Returns the best coupon for one variant (SKU) of an item.
///
/// - Caller: not documented. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=54727>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkSkuBestCoupon::builder().item_id("i87a9ja90d8-09qrjcoa7qwl").sku_id(1234567).build();
/// if let Some(coupon) = client.call(&request).await?.data.coupon_info {
///     println!("expires at {:?}", coupon.coupon_expire_time);
/// }
/// # Ok(()) });
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
    /// 商品对应的skuId: the variant (SKU) of the item.
    pub sku_id: i64,
    /// 商品ID: the item.
    pub item_id: ItemId,
}

/// The response to [`TbkSkuBestCoupon`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSkuBestCouponResponse {
    /// 优惠券详细信息: the details of the coupon.
    pub coupon_info: Option<SkuBestCouponInfo>,
}

/// 优惠券详细信息: the details of a coupon.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SkuBestCouponInfo {
    /// 优惠券过期时间: the time at which the coupon expires.
    #[top(format = "epoch-ms")]
    pub coupon_expire_time: Option<TopTime>,
}
