//! 淘宝客-服务商-权益物料精选.

use top_core::{AdzoneId, SiteId, TopApi, TopObject};

use super::{BenefitMaterial, OptimusPromotion};

/// 淘宝客-服务商-权益物料精选 (`taobao.tbk.sc.optimus.promotion`)
///
/// Returns the benefits of an official collection, such as coupons of shops, with the links of the publisher that
/// authorised the service provider.
///
/// - Caller: 服务商. Session: required.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=52701>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScOptimusPromotion::builder()
///     .adzone_id(123)
///     .promotion_id(BenefitMaterial::PaidCoupons)
///     .site_id(456)
///     .build();
/// for benefit in client.session(session).call(&request).await?.data.result_list {
///     for entry in benefit.promotion_list {
///         println!("{:?} {:?} {:?}", benefit.shop_title, entry.entry_condition, entry.entry_discount);
///     }
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.optimus.promotion",
    title = "淘宝客-服务商-权益物料精选",
    api_id = 52701,
    session = required,
    readonly,
    paginate(page_num, items = result_list as OptimusPromotion),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScOptimusPromotion {
    /// 页大小: the number of benefits on a page.
    #[top(default = "10", range = ..=10)]
    pub page_size: Option<i64>,
    /// 第几页: the number of the page.
    #[top(default = "1")]
    pub page_num: Option<i64>,
    /// 推广位id: the last number of the publisher's pid.
    pub adzone_id: AdzoneId,
    /// 权益物料Id: the official collection of benefits.
    #[top(example = 37104)]
    pub promotion_id: BenefitMaterial,
    /// 媒体id: the second number of the publisher's pid.
    pub site_id: SiteId,
}

/// The response to [`TbkScOptimusPromotion`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOptimusPromotionResponse {
    /// 结果列表: the benefits.
    #[top(list_item = "map_data")]
    pub result_list: Vec<OptimusPromotion>,
}
