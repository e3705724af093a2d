//! 淘宝客-工具-团长-所有订单查询.

use top_core::{TopApi, TopObject, TopTime};

use super::{CpOrder, CpOrderPage, JumpType, OrderQueryType, TkStatus};

/// 淘宝客-工具-团长-所有订单查询 (`taobao.tbk.sc.cp.order.details.get`)
///
/// Returns the orders of a group leader (团长) in a time window, for tools.
///
/// - Caller: 团长. Session: not documented.
/// - The window is at most 3 hours long, during promotions about 20 minutes.
/// - Most members of the response are those that programs read from
///   [`TbkCpOrderDetailsGet`](super::TbkCpOrderDetailsGet), which returns the same object.
/// - Pages are linked by `position_index`; `TopClient::items` and `TopClient::pages` send it automatically.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=49611>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScCpOrderDetailsGet::builder()
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 03:00:00".parse::<TopTime>()?)
///     .tk_status(TkStatus::Paid)
///     .build();
/// for order in client.session(session).call(&request).await?.data.data.unwrap_or_default().results {
///     println!("{:?} {:?}", order.event_id, order.pre_service_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.cp.order.details.get",
    title = "淘宝客-工具-团长-所有订单查询",
    api_id = 49611,
    session = optional,
    readonly,
    paginate(position_index, items = data.results as CpOrder, more = data.has_next),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScCpOrderDetailsGet {
    /// 跳转类型: the direction of the next page. Required for every page but the first.
    #[top(example = 1)]
    pub jump_type: Option<JumpType>,
    /// 每页记录数: the number of orders on a page.
    #[top(example = 20, default = "20")]
    pub page_size: Option<i64>,
    /// 查询时间类型: the timestamp that the window filters by.
    #[top(example = 1, default = "1")]
    pub query_type: Option<OrderQueryType>,
    /// 页数: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 查询开始时间: the start of the window.
    #[top(example = "2020-04-01 00:00:01")]
    pub start_time: TopTime,
    /// 位点: the position that the previous page returned, unchanged. Required for every page but the first.
    #[top(example = "1123213_123213")]
    pub position_index: Option<String>,
    /// 查询结束时间: the end of the window.
    #[top(example = "2020-04-01 01:00:01")]
    pub end_time: TopTime,
    /// 淘客订单状态: the state of the orders. Absent: all states.
    #[top(example = 12)]
    pub tk_status: Option<TkStatus>,
}

/// The response to [`TbkScCpOrderDetailsGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScCpOrderDetailsGetResponse {
    /// 数据: the page.
    pub data: Option<CpOrderPage>,
}
