//! 淘宝客-推广者-所有订单查询.

use top_core::{TopApi, TopObject, TopTime};

use super::{
    JumpType, MemberType, OrderDetailsPage, OrderQueryType, OrderScene, PublisherOrder, TkStatusFilter,
};

/// 淘宝客-推广者-所有订单查询 (`taobao.tbk.order.details.get`)
///
/// Returns the publisher's orders in a time window, one row for each child order (子订单).
///
/// - Caller: 推广者. Session: none.
/// - `query_type` selects the timestamp that lies between `start_time` and `end_time`: 创建时间 (the default), 付款时间,
///   结算时间 or 更新时间. The window is at most 3 hours long, during promotions such as 618, 双11 and 年货节 about 20
///   minutes, and starts within the last 90 days.
/// - A page returns a `position_index`; the request for the next page sends it back unchanged, with `jump_type` and
///   `page_no`. `TopClient::items` and `TopClient::pages` do so. The last page is the 100th, so a window yields at most
///   10,000 orders: shorten the window if it has more.
/// - `trade_id` identifies a child order. `trade_parent_id` is the order number that the buyer sees; the child orders of
///   one purchase share it.
/// - Refund disputes (维权退款) are in [`TbkOrderRefundGet`](super::TbkOrderRefundGet), punished orders in
///   [`TbkDgPunishOrderGet`](super::TbkDgPunishOrderGet).
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=43328>
///
/// # Changes
///
/// An order changes after it is placed: its state (see [`TkStatus`](super::TkStatus)), the amounts and the income at the
/// settlement, `refund_tag` after a dispute, and the time and amount of a presale with the final payment. Query by
/// [`OrderQueryType::Update`] to receive the changed orders, and replace the stored orders with the same `trade_id`.
///
/// The official text does not say whether both ends belong to the window. In practice, programs lose orders in the gaps
/// between windows, and orders appear late. Start each window a few seconds before the end of the previous one, read the
/// most recent windows again, and check payments and settlements every night by [`OrderQueryType::Payment`] and
/// [`OrderQueryType::Settlement`].
///
/// # Errors
///
/// - `2007`: the window is too long; `2004`: it starts more than 90 days ago.
/// - `2000`, `2001`, `2002`: a time is not valid, the start is not before the end, or it is in the future.
/// - `1001`, `1005`, `1006`, `1008`: the query is empty, or its `jump_type`, `tk_status` or `position_index` is not valid.
/// - `9100`, `3000`: the account is throttled, with `3000` until the next day. API, PC console, app and third-party tools
///   share the limits of an account: about 200 requests a second, about 40 of them by API.
/// - `3001`, `isp.pubrpt-service-unavailable`: the service is busy or not available.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkOrderDetailsGet::builder()
///     .query_type(OrderQueryType::Update)
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 03:00:00".parse::<TopTime>()?)
///     .page_size(100)
///     .build();
///
/// // The first page.
/// let page = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{} orders, more: {:?}", page.results.len(), page.has_next);
///
/// // The orders of all pages.
/// let mut orders = client.items(&request);
/// while let Some(order) = orders.next().await {
///     let order = order?;
///     println!("{:?} {:?} {:?}", order.trade_id, order.tk_status, order.pub_share_pre_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.order.details.get",
    title = "淘宝客-推广者-所有订单查询",
    api_id = 43328,
    readonly,
    paginate(position_index, items = data.results as PublisherOrder, more = data.has_next),
    errors = super::errors::DETAILS
)]
#[non_exhaustive]
pub struct TbkOrderDetailsGet {
    /// 查询时间类型: the timestamp that the window filters by.
    #[top(example = 1, default = "1")]
    pub query_type: Option<OrderQueryType>,
    /// 位点: the position that the previous page returned, unchanged. Required for every page but the first.
    #[top(example = "2222_334666")]
    pub position_index: Option<String>,
    /// 页大小: the number of orders on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 推广者角色类型: the role in which the publisher earns. Absent: all roles.
    #[top(example = 2)]
    pub member_type: Option<MemberType>,
    /// 淘客订单状态: the state of the orders. Absent: all states.
    #[top(example = 12)]
    pub tk_status: Option<TkStatusFilter>,
    /// 订单查询结束时间: the end of the window, at most 3 hours after `start_time`.
    #[top(example = "2019-04-23 12:28:22")]
    pub end_time: TopTime,
    /// 订单查询开始时间: the start of the window.
    #[top(example = "2019-04-05 12:18:22")]
    pub start_time: TopTime,
    /// 跳转类型: the direction of the next page. Required for every page but the first.
    #[top(example = 1, default = "1")]
    pub jump_type: Option<JumpType>,
    /// 第几页: the number of the page.
    #[top(example = 1, default = "1", range = 1..=100)]
    pub page_no: Option<i64>,
    /// 筛选订单类型: the kind of orders to return.
    #[top(example = 1, default = "1")]
    pub order_scene: Option<OrderScene>,
}

/// The response to [`TbkOrderDetailsGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkOrderDetailsGetResponse {
    /// 数据: the page.
    pub data: Option<OrderDetailsPage>,
}
