//! 淘宝客-推广者-维权退款订单查询.

use top_core::{TopApi, TopObject};

use super::{RelationRefundOption, RelationRefundOrder, RelationRefundResult};

/// 淘宝客-推广者-维权退款订单查询 (`taobao.tbk.relation.refund`)
///
/// Returns refunded orders of channels (渠道) or members (会员), with the amounts that each party returns.
///
/// - Caller: 推广者. Session: none.
/// - Only for channel management (渠道管理) and member operation (会员运营管理); all refunds are in
///   [`TbkOrderRefundGet`](super::TbkOrderRefundGet).
/// - The query has a start, but no end.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=40121>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let option = RelationRefundOption {
///     search_type: RefundQueryType::DisputeCreation,
///     refund_type: RelationRefundTypeFilter::SecondParty,
///     biz_type: RelationRefundBizType::Channel,
///     start_time: "2026-01-01 00:00:00".parse()?,
///     page_no: 1,
///     page_size: 20,
/// };
/// let request = TbkRelationRefund::builder().search_option(option).build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// for order in result.data.unwrap_or_default().results {
///     println!("{:?} {:?}", order.tb_trade_id, order.tk_pub_show_return_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.relation.refund",
    title = "淘宝客-推广者-维权退款订单查询",
    api_id = 40121,
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
pub struct TbkRelationRefund {
    /// 查询参数: the query.
    pub search_option: RelationRefundOption,
}

/// The response to [`TbkRelationRefund`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkRelationRefundResponse {
    /// 返回结果封装对象: the page, or a business error.
    pub result: Option<RelationRefundResult>,
}
