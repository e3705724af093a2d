//! 淘宝客-推广者-权益物料精选.

use top_core::{AdzoneId, TopApi, TopObject};

use super::{BenefitMaterial, OptimusPromotion};

/// 淘宝客-推广者-权益物料精选 (`taobao.tbk.dg.optimus.promotion`)
///
/// Returns the benefits of an official collection, such as coupons of shops, with their links.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=52700>
///
/// # Errors
///
/// `50001` no benefits: ask your contact at 淘宝联盟. `40001` internal error: call again.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgOptimusPromotion::builder()
///     .adzone_id(123)
///     .promotion_id(BenefitMaterial::TmallShopCoupons)
///     .build();
/// for benefit in client.call(&request).await?.data.result_list {
///     for entry in benefit.promotion_list {
///         println!("{:?} {:?} {:?}", benefit.shop_title, entry.entry_condition, entry.entry_discount);
///     }
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.optimus.promotion",
    title = "淘宝客-推广者-权益物料精选",
    api_id = 52700,
    readonly,
    paginate(page_num, items = result_list as OptimusPromotion),
    errors = super::errors::PROMOTION
)]
#[non_exhaustive]
pub struct TbkDgOptimusPromotion {
    /// 页大小: the number of benefits on a page.
    #[top(example = 10, default = "10", range = ..=10)]
    pub page_size: Option<i64>,
    /// 第几页: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_num: Option<i64>,
    /// 推广位id: the last number of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 权益物料Id: the official collection of benefits.
    #[top(example = 37104)]
    pub promotion_id: BenefitMaterial,
}

/// The response to [`TbkDgOptimusPromotion`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgOptimusPromotionResponse {
    /// 结果列表: the benefits.
    #[top(list_item = "map_data")]
    pub result_list: Vec<OptimusPromotion>,
}
