//! 淘宝客-推广者-新用户订单明细查询.

use top_core::{AdzoneId, TopApi, TopObject, TopTime};

use super::{NewuserOrder, NewuserOrderResults};

/// 淘宝客-推广者-新用户订单明细查询 (`taobao.tbk.dg.newuser.order.get`)
///
/// Returns the new users whom a 拉新 campaign won, with their orders.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=33892>
///
/// # Errors
///
/// `2` the pid is not valid, `4` the promotion zone was not found, `isv.invalid-parameter:…` the parameter is not valid,
/// `isp.tbkapi-service-unavailable` the service is unavailable.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgNewuserOrderGet::builder()
///     .activity_id("119013_2")
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-02 00:00:00".parse::<TopTime>()?)
///     .build();
/// let results = client.call(&request).await?.data.results.unwrap_or_default();
/// for user in results.data.unwrap_or_default().results {
///     println!("{:?} {:?} {:?}", user.activity_type, user.status, user.buy_time);
/// }
/// # Ok(()) });
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
    /// 页大小: the number of entries on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 页码: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 推广位 ID: the promotion zone, the third part of the pid.
    #[top(example = 123)]
    pub adzone_id: Option<AdzoneId>,
    /// 开始时间: the start of the window.
    ///
    /// For Taobao campaigns the earliest registration, for Alipay campaigns the earliest binding, for Tmall campaigns
    /// the earliest claim of the red packet.
    #[top(example = "2018-01-24 00:34:05")]
    pub start_time: Option<TopTime>,
    /// 结束时间: the end of the window.
    ///
    /// For Taobao campaigns the latest end, for Alipay campaigns the latest binding, for Tmall campaigns the latest
    /// claim of the red packet.
    #[top(example = "2018-01-24 00:34:05")]
    pub end_time: Option<TopTime>,
    /// 活动 ID: the campaign. The platform marks it as withdrawn (该字段已废弃) and still requires it.
    #[top(example = "119013_2")]
    pub activity_id: String,
}

/// The response to [`TbkDgNewuserOrderGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgNewuserOrderGetResponse {
    /// 结果: the wrapper of the page.
    pub results: Option<NewuserOrderResults>,
}
