//! 淘宝客-推广者-内容种草投流对账单.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-内容种草投流对账单 (`taobao.tbk.feed.order.check`): the bill of paid traffic.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=69046>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkFeedOrderCheck::builder().media_order_id("123").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("media_order_id"), Some("123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.feed.order.check",
    title = "淘宝客-推广者-内容种草投流对账单",
    api_id = 69046,
    session = optional,
    readonly,
    paginate(page_no, items = data.result as FeedOrderRow),
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkFeedOrderCheck {
    /// 媒体订单 id: of the order at the medium.
    #[top(example = "123")]
    pub media_order_id: String,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "10")]
    pub page_size: Option<i64>,
}

/// What [`TbkFeedOrderCheck`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedOrderCheckResponse {
    /// 数据: what was asked for.
    pub data: Option<FeedOrderCheckData>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 对账单行: one row of the bill.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedOrderRow {
    /// 媒体订单 id: of the order at the medium.
    #[top(example = "123")]
    pub media_order_id: Option<String>,
    /// 账单维度 id: of the row; the name is misspelt on the wire.
    #[top(example = "123")]
    pub order_dimision_id: Option<String>,
    /// 冻结总额: in the unit of the bill.
    #[top(example = "10000")]
    pub total_frozen_amount: Option<i64>,
    /// 历史结算金额: in the unit of the bill.
    #[top(example = "10000")]
    pub historical_settled_amount: Option<i64>,
    /// 本次消耗金额: in the unit of the bill.
    #[top(example = "10000")]
    pub this_time_cost_amount: Option<i64>,
    /// 本次实际结算金额: in the unit of the bill.
    #[top(example = "10000")]
    pub this_time_real_settled_amount: Option<i64>,
    /// 状态: where it stands.
    #[top(example = "1")]
    pub status: Option<i64>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedOrderCheckData {
    /// 媒体订单 id: of the order at the medium.
    #[top(example = "123")]
    pub media_order_id: Option<String>,
    /// 消耗金额: in the unit of the bill.
    #[top(example = "10000")]
    pub cost_amount: Option<i64>,
    /// 结果: the outcome.
    #[top(list_item = "order_detail_d_t_o")]
    pub result: Vec<FeedOrderRow>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "50")]
    pub page_size: Option<i64>,
}
