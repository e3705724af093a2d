//! 淘宝客-推广者-所有订单查询.

use top_core::{TopApi, TopObject, TopTime};

use super::{
    JumpType, MemberType, OrderDetailsPage, OrderQueryType, OrderScene, PublisherOrder, TkStatusFilter,
};

/// 淘宝客-推广者-所有订单查询 (`taobao.tbk.order.details.get`)
///
/// Returns the publisher's orders in a time window.
///
/// - Caller: 推广者. Session: none.
/// - The window is at most 3 hours (20 minutes during promotions such as 618, 双11 and 年货节) and starts within the last
///   90 days.
/// - `trade_id` is the key of an order; `trade_parent_id` is not unique. Orders change after the payment: query again by
///   [`OrderQueryType::Update`] and replace the order that you have.
/// - Pages are linked by `position_index`; `TopClient::items` and `TopClient::pages` send it for you.
/// - The account shares its limits between API, PC console, app and third-party tools: about 200 requests a second,
///   40 of them by API (`9100`).
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=43328>
///
/// # Errors
///
/// `2007` the window is too long, `2004` it starts more than 90 days ago, `2000` to `2002` it is not valid, `1005`,
/// `1006` and `1008` `jump_type`, `tk_status` or `position_index` is not valid, `3000` and `3001` the account calls too
/// often.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkOrderDetailsGet::builder()
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 03:00:00".parse::<TopTime>()?)
///     .query_type(OrderQueryType::Update)
///     .tk_status(TkStatusFilter::Paid)
///     .page_size(100)
///     .build();
/// for order in client.call(&request).await?.data.data.unwrap_or_default().results {
///     println!("{:?} {:?}", order.trade_id, order.pub_share_pre_fee);
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
    /// 订单查询结束时间: the end of the window.
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
    /// 筛选订单类型: the relation that the orders came through.
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
