//! 淘宝客-服务商-所有订单查询.

use top_core::{TopApi, TopObject, TopTime};

use super::{JumpType, MemberType, OrderDetailsPage, OrderQueryType, OrderScene, PublisherOrder, TkStatus};

/// 淘宝客-服务商-所有订单查询 (`taobao.tbk.sc.order.details.get`)
///
/// Returns the orders of the publisher who authorised the app, in a time window, one row for each child order (子订单).
///
/// - Caller: 服务商. Session: required.
/// - The window is at most 3 hours long, during promotions such as 618, 双11 and 年货节 about 20 minutes.
/// - Pages are linked by `position_index`; `TopClient::items` and `TopClient::pages` send it automatically. The last
///   page is the 100th: shorten the window if it has more orders.
/// - `trade_id` identifies a child order; the child orders of one purchase share `trade_parent_id`. Query by
///   [`OrderQueryType::Update`] to receive the changed orders, and replace the stored ones.
/// - [`TbkOrderDetailsGet`](super::TbkOrderDetailsGet), the same query for publishers, describes how orders change and
///   how to follow them.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=43755>
///
/// # Errors
///
/// The platform documents no errors of this API. The errors documented for
/// [`TbkOrderDetailsGet`](super::TbkOrderDetailsGet) are recognised.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScOrderDetailsGet::builder()
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 03:00:00".parse::<TopTime>()?)
///     .tk_status(TkStatus::Settled)
///     .page_size(100)
///     .build();
/// for order in client.session(session).call(&request).await?.data.data.unwrap_or_default().results {
///     println!("{:?} {:?}", order.trade_id, order.pub_share_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.order.details.get",
    title = "淘宝客-服务商-所有订单查询",
    api_id = 43755,
    session = required,
    readonly,
    paginate(position_index, items = data.results as PublisherOrder, more = data.has_next),
    errors = super::errors::DETAILS
)]
#[non_exhaustive]
pub struct TbkScOrderDetailsGet {
    /// 查询时间类型: the timestamp that the window filters by.
    #[top(example = 1, default = "1")]
    pub query_type: Option<OrderQueryType>,
    /// 位点: the position that the previous page returned, unchanged. Required for every page but the first.
    pub position_index: Option<String>,
    /// 页大小: the number of orders on a page.
    #[top(default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 推广者角色类型: the role in which the publisher earns. Absent: all roles.
    #[top(example = 2)]
    pub member_type: Option<MemberType>,
    /// 淘客订单状态: the state of the orders. Absent: all states.
    #[top(example = 12)]
    pub tk_status: Option<TkStatus>,
    /// 订单查询结束时间: the end of the window, at most 3 hours after `start_time`.
    pub end_time: TopTime,
    /// 订单查询开始时间: the start of the window.
    pub start_time: TopTime,
    /// 跳转类型: the direction of the next page. Required for every page but the first.
    #[top(example = 1, default = "1")]
    pub jump_type: Option<JumpType>,
    /// 第几页: the number of the page.
    #[top(default = "1", range = 1..=100)]
    pub page_no: Option<i64>,
    /// 筛选订单类型: the kind of orders to return.
    #[top(example = 1, default = "1")]
    pub order_scene: Option<OrderScene>,
    /// member组ID: the member group.
    pub member_group_id: Option<i64>,
}

/// The response to [`TbkScOrderDetailsGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOrderDetailsGetResponse {
    /// 数据: the page.
    pub data: Option<OrderDetailsPage>,
}
