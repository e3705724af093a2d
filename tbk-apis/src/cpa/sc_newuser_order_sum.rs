//! 淘宝客-服务商-拉新活动数据查询.

use top_core::{AdzoneId, SiteId, TopApi, TopObject};

use super::{NewuserOrderSum, NewuserOrderSumResults};

/// 淘宝客-服务商-拉新活动数据查询 (`taobao.tbk.sc.newuser.order.sum`)
///
/// Returns the summary figures of a 拉新 campaign for a publisher's account.
///
/// - Caller: 服务商. Session: not documented.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScNewuserOrderSum::builder()
///     .activity_id("119013_2")
///     .settle_month("202601")
///     .page_no(1)
///     .page_size(20)
///     .build();
/// let results = client.session(session).call(&request).await?.data.results.unwrap_or_default();
/// for row in results.data.unwrap_or_default().results {
///     println!("{:?} {:?} {:?}", row.biz_date, row.reg_user_cnt, row.alipay_user_cpa_pre_amt);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.newuser.order.sum",
    title = "淘宝客-服务商-拉新活动数据查询",
    session = optional,
    readonly,
    paginate(page_no, items = results.data.results as NewuserOrderSum, more = results.data.has_next),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScNewuserOrderSum {
    /// 页大小: the number of entries on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: i64,
    /// 推广位 ID: the promotion zone, the third part of the pid.
    #[top(example = 123)]
    pub adzone_id: Option<AdzoneId>,
    /// 页码: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: i64,
    /// 媒体 ID: the site, the second part of the pid.
    #[top(example = 123)]
    pub site_id: Option<SiteId>,
    /// 活动 ID: the campaign.
    #[top(example = "119013_2")]
    pub activity_id: String,
    /// 结算月份: the month of the settlement, digits only. It has to be one in which the campaign is settled.
    #[top(example = "201807")]
    pub settle_month: Option<String>,
}

/// The response to [`TbkScNewuserOrderSum`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScNewuserOrderSumResponse {
    /// 结果: the wrapper of the page.
    pub results: Option<NewuserOrderSumResults>,
}
