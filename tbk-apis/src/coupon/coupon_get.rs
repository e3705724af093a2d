//! 淘宝客-公用-阿里妈妈推广券详情查询.

use top_core::{Date, ItemId, TopApi, TopObject, Yuan};

use super::CouponSource;
use crate::shared::CouponScope;

/// 淘宝客-公用-阿里妈妈推广券详情查询 (`taobao.tbk.coupon.get`)
///
/// Returns the amount, the threshold, the dates and the remaining number of an Alimama coupon.
///
/// - Caller: 公用. Session: none.
/// - Identify the coupon by `item_id` and `activity_id`, or by `me`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=31106>
///
/// # Errors
///
/// `10` to `17` the coupon can't be claimed or used, `1001` invalid `me`, `1002` no parameter, `1912` invalid item id,
/// `10000` the item is delisted or not a 淘客 item.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkCouponGet::builder()
///     .item_id("i87a9ja90d8-09qrjcoa7qwl")
///     .activity_id("19d114f1a6464c98a30b01b3cb17dad6")
///     .build();
/// if let Some(coupon) = client.call(&request).await?.data.data {
///     println!("{:?} off from {:?}", coupon.coupon_amount, coupon.coupon_start_fee);
/// }
/// # Ok(()) });
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
    /// 带券ID与商品ID的加密串: an encrypted text with the coupon and the item.
    #[top(
        example = "nfr%2BYTo2k1PX18gaNN%2BIPkIG2PadNYbBnwEsv6mRavWieOoOE3L9OdmbDSSyHbGxBAXjHpLKvZbL1320ML%2BCF5FRtW7N7yJ056Lgym4X01A%3D"
    )]
    pub me: Option<String>,
    /// 商品ID: the item.
    pub item_id: Option<ItemId>,
    /// 券ID: the coupon.
    #[top(example = "sdfwe3eefsdf")]
    pub activity_id: Option<String>,
}

/// The response to [`TbkCouponGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkCouponGetResponse {
    /// 数据: the data of the response.
    pub data: Option<CouponDetail>,
}

/// 推广券详情: the details of a coupon.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CouponDetail {
    /// 优惠券门槛金额: the amount that an order must reach.
    #[top(example = "29.00")]
    pub coupon_start_fee: Option<Yuan>,
    /// 优惠券剩余量: the number of coupons that are left.
    #[top(example = 26996)]
    pub coupon_remain_count: Option<i64>,
    /// 优惠券总量: the number of coupons in total.
    #[top(example = 30000)]
    pub coupon_total_count: Option<i64>,
    /// 优惠券结束时间: the last day of the coupon.
    #[top(example = "2017-08-17")]
    pub coupon_end_time: Option<Date>,
    /// 优惠券开始时间: the first day of the coupon.
    #[top(example = "2017-08-15")]
    pub coupon_start_time: Option<Date>,
    /// 优惠券金额: the amount of the coupon.
    #[top(example = "10.00")]
    pub coupon_amount: Option<Yuan>,
    /// 券类型: the channel in which the coupon is handed out.
    #[top(example = 1)]
    pub coupon_src_scene: Option<CouponSource>,
    /// 券属性: the goods that the coupon is valid for.
    #[top(example = 0)]
    pub coupon_type: Option<CouponScope>,
    /// 券ID: the coupon.
    #[top(example = "xsdss")]
    pub coupon_activity_id: Option<String>,
}
