//! 淘宝客-推广者-所有订单查询.

use top_core::{TopApi, TopObject, TopTime};

use super::JumpType;
use super::MemberType;
use super::OrderQueryType;
use super::OrderScene;
use super::TkStatus;
use super::{OrderDetailsPage, PublisherOrder};

/// 淘宝客-推广者-所有订单查询 (`taobao.tbk.order.details.get`): the orders of a publisher within a window of time.
///
/// The window is at most 3 hours, 20 minutes during promotions (`sub_code` 2007), and lies within 90 days (2004).
/// The first page
/// is asked for without `position_index`; each further one sends it back as the page before gave it, with
/// `jump_type` 1.
/// `trade_id` is the key of an order, `trade_parent_id` is not unique. Orders change for weeks: ask again by
/// [`OrderQueryType::Update`](crate::OrderQueryType::Update).
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=43328>.
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkOrderDetailsGet::builder()
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 03:00:00".parse::<TopTime>()?)
///     .tk_status(TkStatus::Paid)
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
    /// 查询时间类型: which time the window is about.
    #[top(example = "1", default = "1")]
    pub query_type: Option<OrderQueryType>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    #[top(example = "2222_334666")]
    pub position_index: Option<String>,
    /// 页大小: 1 to 100.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 推广者角色: 2 second party (二方), 3 third party (三方); nothing for both.
    #[top(example = "2")]
    pub member_type: Option<MemberType>,
    /// 订单状态: only orders in this state.
    #[top(example = "12")]
    pub tk_status: Option<TkStatus>,
    /// 查询结束时间: GMT+8.
    #[top(example = "2019-04-23 12:28:22")]
    pub end_time: TopTime,
    /// 查询开始时间: GMT+8.
    #[top(example = "2019-04-05 12:18:22")]
    pub start_time: TopTime,
    /// 跳转类型: -1 the page before, 1 the page after.
    #[top(example = "1", default = "1")]
    pub jump_type: Option<JumpType>,
    /// 第几页: 1 to 100.
    #[top(example = "1", default = "1", range = 1..=100)]
    pub page_no: Option<i64>,
    /// 场景订单: 1 all, 2 channel (渠道), 3 member operation (会员运营).
    #[top(example = "1", default = "1")]
    pub order_scene: Option<OrderScene>,
}

/// What [`TbkOrderDetailsGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkOrderDetailsGetResponse {
    /// 数据: what was asked for.
    pub data: Option<OrderDetailsPage>,
}
