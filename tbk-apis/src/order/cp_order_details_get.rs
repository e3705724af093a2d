//! 淘宝客-招商团长-服务费订单明细.

use top_core::{TopApi, TopTime};

/// 淘宝客-招商团长-服务费订单明细 (`taobao.tbk.cp.order.details.get`): orders that bring a service fee to a group leader.
///
/// Called by apps, with or without a session: which of the two is not documented in public. The members of the
/// answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkCpOrderDetailsGet::builder()
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("start_time"), Some("2026-01-01 00:00:00"));
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.cp.order.details.get",
    title = "淘宝客-招商团长-服务费订单明细",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkCpOrderDetailsGet {
    /// 返回字段: joined by commas.
    pub fields: Option<String>,
    /// 查询开始时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub start_time: TopTime,
    /// 查询结束时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub end_time: TopTime,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
}

top_core::raw_response! {
    /// What [`TbkCpOrderDetailsGet`] brings back: its members are not documented in public.
    pub struct TbkCpOrderDetailsGetResponse;
}
