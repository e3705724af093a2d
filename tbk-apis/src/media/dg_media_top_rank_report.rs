//! 内容媒体-达人实时销量榜单.

use top_core::TopApi;

/// 内容媒体-达人实时销量榜单 (`taobao.tbk.dg.media.top.rank.report`)
///
/// Returns the real-time ranking of creators (达人) by sales.
///
/// - Caller: 内容媒体. Session: not documented.
/// - Parameters and response are not officially documented; the response is kept as JSON.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgMediaTopRankReport::builder().rank_start(1).rank_end(20).build();
/// let response = client.call(&request).await?.data;
/// println!("{}", response.as_json());
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.media.top.rank.report",
    title = "内容媒体-达人实时销量榜单",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMediaTopRankReport {
    /// 榜单范围起点: the first rank to return.
    pub rank_start: i64,
    /// 榜单范围终点: the last rank to return.
    pub rank_end: Option<i64>,
}

top_core::raw_response! {
    /// The response to [`TbkDgMediaTopRankReport`].
    pub struct TbkDgMediaTopRankReportResponse;
}
