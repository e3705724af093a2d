//! 淘宝客-服务商-新用户订单明细查询.

use top_core::{AdzoneId, SiteId, TopApi, TopObject, TopTime};

use super::{NewuserOrder, NewuserOrderResults};

/// 淘宝客-服务商-新用户订单明细查询 (`taobao.tbk.sc.newuser.order.get`)
///
/// Returns the new users whom a 拉新 campaign won for the publisher who authorised the app, with their orders.
///
/// - Caller: 服务商. Session: required.
/// - The response is not documented; its members are those of
///   [`TbkDgNewuserOrderGet`](crate::TbkDgNewuserOrderGet).
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScNewuserOrderGet::builder()
///     .activity_id("119013_2")
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-02 00:00:00".parse::<TopTime>()?)
///     .build();
/// let results = client.session(session).call(&request).await?.data.results.unwrap_or_default();
/// for user in results.data.unwrap_or_default().results {
///     println!("{:?} {:?} {:?}", user.activity_type, user.status, user.buy_time);
/// }
/// # Ok(()) });
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
    /// 页大小: the number of entries on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 页码: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 推广位 ID: the promotion zone, the third part of the pid.
    pub adzone_id: Option<AdzoneId>,
    /// 媒体 ID: the site, the second part of the pid.
    pub site_id: Option<SiteId>,
    /// 活动 ID: the campaign.
    #[top(example = "119013_2")]
    pub activity_id: String,
    /// 结束时间: the end of the window.
    ///
    /// For Taobao campaigns the latest end, for Alipay campaigns the latest binding, for Tmall campaigns the latest
    /// claim of the red packet.
    pub end_time: Option<TopTime>,
    /// 开始时间: the start of the window.
    ///
    /// For Taobao campaigns the earliest registration, for Alipay campaigns the earliest binding, for Tmall campaigns
    /// the earliest claim of the red packet.
    pub start_time: Option<TopTime>,
}

/// The response to [`TbkScNewuserOrderGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScNewuserOrderGetResponse {
    /// 结果: the wrapper of the page.
    pub results: Option<NewuserOrderResults>,
}
