//! 淘宝客-工具-团长-所有订单查询.

use top_core::TopApi;

use super::JumpType;
use super::TkStatus;

/// 淘宝客-工具-团长-所有订单查询 (`taobao.tbk.sc.cp.order.details.get`): all orders of a group leader, for tools.
///
/// Called by apps, with or without a session: which of the two is not documented in public. The members of the
/// answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScCpOrderDetailsGet::builder().start_time(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("start_time"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.cp.order.details.get",
    title = "淘宝客-工具-团长-所有订单查询",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScCpOrderDetailsGet {
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20")]
    pub page_size: Option<i64>,
    /// 跳转类型: -1 the page before, 1 the page after.
    #[top(example = "1", default = "1")]
    pub jump_type: Option<JumpType>,
    /// 查询类型: what is asked for.
    #[top(example = "1")]
    pub query_type: Option<i64>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    pub position_index: Option<String>,
    /// 订单状态: where the order stands.
    #[top(example = "12")]
    pub tk_status: Option<TkStatus>,
    /// 查询开始时间: GMT+8.
    #[top(example = "1")]
    pub start_time: i64,
    /// 查询结束时间: GMT+8.
    #[top(example = "1")]
    pub end_time: Option<i64>,
}

top_core::raw_response! {
    /// What [`TbkScCpOrderDetailsGet`] brings back: its members are not documented in public.
    pub struct TbkScCpOrderDetailsGetResponse;
}
