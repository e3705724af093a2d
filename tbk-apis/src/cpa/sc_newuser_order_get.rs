//! 淘宝客-服务商-新用户订单明细查询.

use top_core::{TopApi, TopObject};

use super::{NewuserOrder, NewuserOrderResults};

/// 淘宝客-服务商-新用户订单明细查询 (`taobao.tbk.sc.newuser.order.get`): the orders of new users, for a provider's publishers.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScNewuserOrderGet::builder().activity_id("1001").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("activity_id"), Some("1001"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.newuser.order.get",
    title = "淘宝客-服务商-新用户订单明细查询",
    session = required,
    readonly,
    paginate(page_no, items = results.data.results as NewuserOrder, more = results.data.has_next),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScNewuserOrderGet {
    /// 页大小: entries on a page.
    #[top(example = "1", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: Option<i64>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: Option<i64>,
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "1001")]
    pub activity_id: String,
    /// 查询结束时间: GMT+8.
    pub end_time: Option<String>,
    /// 查询开始时间: GMT+8.
    pub start_time: Option<String>,
}

/// What [`TbkScNewuserOrderGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScNewuserOrderGetResponse {
    /// 结果列表: one entry for each hit.
    pub results: Option<NewuserOrderResults>,
}
