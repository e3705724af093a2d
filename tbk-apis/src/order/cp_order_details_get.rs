//! 淘宝客-招商团长-服务费订单明细.

use top_core::{TopApi, TopObject, TopTime};

use super::{CpOrder, CpOrderPage, JumpType, OrderQueryType, TkStatus};

/// 淘宝客-招商团长-服务费订单明细 (`taobao.tbk.cp.order.details.get`)
///
/// Returns the orders in a time window that pay a service fee to the group leader (团长).
///
/// - Caller: 招商团长. Session: none.
/// - No official page about this API is known. Parameters and members are those that programs send and read.
/// - [`TbkScCpOrderDetailsGet`](super::TbkScCpOrderDetailsGet), the same query for tools, limits the window to 3 hours,
///   during promotions to about 20 minutes.
/// - Pages are linked by `position_index`; `TopClient::items` and `TopClient::pages` send it automatically.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkCpOrderDetailsGet::builder()
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 03:00:00".parse::<TopTime>()?)
///     .query_type(OrderQueryType::Settlement)
///     .build();
/// for order in client.call(&request).await?.data.data.unwrap_or_default().results {
///     println!("{:?} {:?}", order.trade_parent_id, order.service_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.cp.order.details.get",
    title = "淘宝客-招商团长-服务费订单明细",
    readonly,
    paginate(position_index, items = data.results as CpOrder, more = data.has_next),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkCpOrderDetailsGet {
    /// 跳转类型: the direction of the next page. Required for every page but the first.
    #[top(example = 1)]
    pub jump_type: Option<JumpType>,
    /// 每页记录数: the number of orders on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 查询时间类型: the timestamp that the window filters by.
    #[top(example = 1)]
    pub query_type: Option<OrderQueryType>,
    /// 页数: the number of the page.
    #[top(example = 1)]
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

/// The response to [`TbkCpOrderDetailsGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkCpOrderDetailsGetResponse {
    /// 数据: the page.
    pub data: Option<CpOrderPage>,
}
