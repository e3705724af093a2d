//! 淘宝客-推广者-权益物料精选.

use top_core::{TopApi, TopObject};

use super::OptimusPromotion;

/// 淘宝客-推广者-权益物料精选 (`taobao.tbk.dg.optimus.promotion`): curated benefits: coupons of shops and the like.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=52700>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgOptimusPromotion::builder().adzone_id(123).promotion_id(123).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123"));
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
    /// 页大小: entries on a page.
    #[top(example = "10", default = "10")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_num: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 优惠 id: number of the discount.
    #[top(example = "123")]
    pub promotion_id: i64,
}

/// What [`TbkDgOptimusPromotion`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgOptimusPromotionResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<OptimusPromotion>,
}
