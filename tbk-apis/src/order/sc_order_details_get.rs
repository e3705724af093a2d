//! 淘宝客-服务商-所有订单查询.

use top_core::{TopApi, TopObject, TopTime};

use super::JumpType;
use super::MemberType;
use super::OrderQueryType;
use super::OrderScene;
use super::TkStatus;
use super::{OrderDetailsPage, PublisherOrder};

/// 淘宝客-服务商-所有订单查询 (`taobao.tbk.sc.order.details.get`): the orders of a provider's publishers within a window of
/// time.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=43755>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScOrderDetailsGet::builder()
///     .end_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("end_time"), Some("2026-01-01 00:00:00"));
/// # Ok::<(), top_core::ParseError>(())
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
    /// 查询类型: what is asked for.
    #[top(example = "1", default = "1")]
    pub query_type: Option<OrderQueryType>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    pub position_index: Option<String>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 推广者角色: 2 second party (二方), 3 third party (三方); nothing for both.
    #[top(example = "2")]
    pub member_type: Option<MemberType>,
    /// 订单状态: where the order stands.
    #[top(example = "12")]
    pub tk_status: Option<TkStatus>,
    /// 查询结束时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub end_time: TopTime,
    /// 查询开始时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub start_time: TopTime,
    /// 跳转类型: -1 the page before, 1 the page after.
    #[top(example = "1", default = "1")]
    pub jump_type: Option<JumpType>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 场景订单: 1 all, 2 channel (渠道), 3 member operation (会员运营).
    #[top(example = "1", default = "1")]
    pub order_scene: Option<OrderScene>,
    /// 成员组 id: of the group.
    #[top(example = "1")]
    pub member_group_id: Option<i64>,
}

/// What [`TbkScOrderDetailsGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOrderDetailsGetResponse {
    /// 数据: what was asked for.
    pub data: Option<OrderDetailsPage>,
}
