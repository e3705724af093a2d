//! 淘宝客-服务商-权益物料精选.

use top_core::{TopApi, TopObject};

use super::OptimusPromotion;

/// 淘宝客-服务商-权益物料精选 (`taobao.tbk.sc.optimus.promotion`): curated benefits, for a publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=52701>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScOptimusPromotion::builder()
///     .adzone_id(1)
///     .promotion_id(1)
///     .site_id(1)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1"));
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
    /// 页大小: entries on a page.
    #[top(example = "1", default = "10")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_num: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 优惠 id: number of the discount.
    #[top(example = "1")]
    pub promotion_id: i64,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
}

/// What [`TbkScOptimusPromotion`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOptimusPromotionResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<OptimusPromotion>,
}
