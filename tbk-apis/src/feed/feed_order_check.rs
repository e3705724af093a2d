//! 淘宝客-推广者-内容种草投流对账单.

use top_core::{Fen, TopApi, TopObject};

use super::FeedBillStatus;

/// 淘宝客-推广者-内容种草投流对账单 (`taobao.tbk.feed.order.check`)
///
/// Returns the bill of a media order: the frozen, requested and settled amounts.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=69046>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkFeedOrderCheck::builder().media_order_id("123").build();
/// for row in client.call(&request).await?.data.data.unwrap_or_default().result {
///     println!("{:?} {:?} {:?}", row.order_dimision_id, row.status, row.this_time_real_settled_amount);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.feed.order.check",
    title = "淘宝客-推广者-内容种草投流对账单",
    api_id = 69046,
    session = optional,
    readonly,
    paginate(page_no, items = data.result as FeedBillRow),
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkFeedOrderCheck {
    /// 媒体订单 ID: the order at the medium.
    #[top(example = "123")]
    pub media_order_id: String,
    /// 分页码: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: the number of entries on a page.
    #[top(example = 10, default = "10")]
    pub page_size: Option<i64>,
}

/// The response to [`TbkFeedOrderCheck`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedOrderCheckResponse {
    /// 结果数据: the bill.
    pub data: Option<FeedBill>,
    /// 结果码: the result code.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 业务错误描述: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 详细描述: the error in detail.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: the error code.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 对账单: a page of a bill, with its total.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedBill {
    /// 媒体账单 ID: the bill of the medium.
    #[top(example = "123")]
    pub media_order_id: Option<String>,
    /// 实际结算总金额: the total amount that was settled.
    #[top(example = 10000)]
    pub cost_amount: Option<Fen>,
    /// 结果列表: the rows on this page.
    #[top(list_item = "order_detail_d_t_o")]
    pub result: Vec<FeedBillRow>,
    /// 页码: the number of this page, from 1.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页大小: the number of entries on a page.
    #[top(example = 50)]
    pub page_size: Option<i64>,
}

/// 账单明细: a row of a bill.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedBillRow {
    /// 媒体账单 ID: the bill of the medium.
    #[top(example = "123")]
    pub media_order_id: Option<String>,
    /// 订单维度 ID: the id that the row is about, such as that of a 星任务.
    #[top(example = "123")]
    pub order_dimision_id: Option<String>,
    /// 总冻结金额: the total frozen amount.
    #[top(example = 10000)]
    pub total_frozen_amount: Option<Fen>,
    /// 历史已打款金额: the amount that was paid before.
    #[top(example = 10000)]
    pub historical_settled_amount: Option<Fen>,
    /// 本次请求金额: the amount that is requested this time.
    #[top(example = 10000)]
    pub this_time_cost_amount: Option<Fen>,
    /// 本次结算金额: the amount that is settled this time.
    #[top(example = 10000)]
    pub this_time_real_settled_amount: Option<Fen>,
    /// 账单状态: whether the payment succeeded.
    #[top(example = 1)]
    pub status: Option<FeedBillStatus>,
}
