//! 淘宝客-服务商-维权退款订单查询.

use top_core::{TopApi, TopObject};

use super::{RelationRefundOption, RelationRefundOrder, RelationRefundPage, RelationRefundResult};

/// 淘宝客-服务商-维权退款订单查询 (`taobao.tbk.sc.relation.refund`)
///
/// Returns refunded orders of channels (渠道) or members (会员) of the publisher who authorised the app, with the amounts
/// that each party returns.
///
/// - Caller: 服务商. Session: required.
/// - Only for channel management (渠道管理) and member operation (会员运营管理); all refunds are in
///   [`TbkScOrderRefundGet`](super::TbkScOrderRefundGet).
/// - The query has a start, but no end.
/// - According to the official text, the members are in `result`; some clients read them next to it. Both are decoded,
///   but pages and business errors are only read from `result`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=43874>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let option = RelationRefundOption {
///     search_type: RefundQueryType::Settlement,
///     refund_type: RelationRefundTypeFilter::Any,
///     biz_type: RelationRefundBizType::Member,
///     start_time: "2026-01-01 00:00:00".parse()?,
///     page_no: 1,
///     page_size: 20,
/// };
/// let request = TbkScRelationRefund::builder().search_option(option).build();
/// let result = client.session(session).call(&request).await?.data.result.unwrap_or_default();
/// for order in result.data.unwrap_or_default().results {
///     println!("{:?} {:?}", order.tb_trade_id, order.refund_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.relation.refund",
    title = "淘宝客-服务商-维权退款订单查询",
    api_id = 43874,
    session = required,
    readonly,
    paginate(
        search_option.page_no,
        items = result.data.results as RelationRefundOrder,
        total = result.data.total_count
    ),
    failure(result.result_code = 200, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScRelationRefund {
    /// 查询参数: the query.
    pub search_option: RelationRefundOption,
}

/// The response to [`TbkScRelationRefund`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScRelationRefundResponse {
    /// 返回结果封装对象: the page, or a business error.
    pub result: Option<RelationRefundResult>,
    /// 返回信息: a message about the result.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 接口返回值: the code of the result, 200 for success.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 业务错误信息: the text of the business error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: the code of the business error, such as 101, 102 or 103.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
    /// 业务数据: the page.
    pub data: Option<RelationRefundPage>,
}
