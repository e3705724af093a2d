//! 淘宝客-服务商-拉新活动数据查询.

use top_core::{TopApi, TopObject};

use super::{NewuserOrderSum, NewuserOrderSumResults};

/// 淘宝客-服务商-拉新活动数据查询 (`taobao.tbk.sc.newuser.order.sum`): figures of campaigns that win new users, for a provider's
/// publishers.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScNewuserOrderSum::builder()
///     .page_size(20)
///     .page_no(1)
///     .activity_id("sxxx")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("page_size"), Some("20"));
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
    /// 页大小: entries on a page.
    #[top(example = "20", range = 1..=100)]
    pub page_size: i64,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: i64,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "123")]
    pub site_id: Option<i64>,
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "sxxx")]
    pub activity_id: String,
    /// 结算月份: `yyyyMM`.
    #[top(example = "201807")]
    pub settle_month: Option<String>,
}

/// What [`TbkScNewuserOrderSum`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScNewuserOrderSumResponse {
    /// 结果列表: one entry for each hit.
    pub results: Option<NewuserOrderSumResults>,
}
