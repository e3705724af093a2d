//! 淘宝客-推广者-新用户订单明细查询.

use top_core::{TopApi, TopObject, TopTime};

use super::{NewuserOrder, NewuserOrderResults};

/// 淘宝客-推广者-新用户订单明细查询 (`taobao.tbk.dg.newuser.order.get`): the orders of new users.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=33892>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgNewuserOrderGet::builder().activity_id("119013_2").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("activity_id"), Some("119013_2"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.newuser.order.get",
    title = "淘宝客-推广者-新用户订单明细查询",
    api_id = 33892,
    readonly,
    paginate(page_no, items = results.data.results as NewuserOrder, more = results.data.has_next),
    errors = super::errors::NEW_USERS
)]
#[non_exhaustive]
pub struct TbkDgNewuserOrderGet {
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: Option<i64>,
    /// 查询开始时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub start_time: Option<TopTime>,
    /// 查询结束时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub end_time: Option<TopTime>,
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "119013_2")]
    pub activity_id: String,
}

/// What [`TbkDgNewuserOrderGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgNewuserOrderGetResponse {
    /// 结果列表: one entry for each hit.
    pub results: Option<NewuserOrderResults>,
}
