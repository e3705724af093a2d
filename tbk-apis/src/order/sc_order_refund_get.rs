//! 淘宝客-服务商-全量维权退款订单查询.

use top_core::{TopApi, TopObject};

use super::{OrderRefundPage, PublisherRefundOrder, PublisherRefundOrderQueryOption};

/// 淘宝客-服务商-全量维权退款订单查询 (`taobao.tbk.sc.order.refund.get`)
///
/// Returns all refund disputes (维权退款) of the orders of the publisher who authorised the app, in a time window, with the
/// income to return.
///
/// - Caller: 服务商. Session: not documented.
/// - A row is a dispute (`refund_suit_id`); an order may have several. `tb_trade_id` is the `trade_id` of the order.
/// - `member_type` has other codes than that of [`TbkScOrderDetailsGet`](super::TbkScOrderDetailsGet).
/// - The official text states no maximum length of the window.
/// - Pages are linked by `position_index`; `TopClient::items` and `TopClient::pages` send it automatically.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=65381>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let option = PublisherRefundOrderQueryOption {
///     query_type: RefundQueryType::DisputeCreation,
///     order_scene: RefundOrderScene::All,
///     member_type: RefundMemberType::SecondParty,
///     start_time: "2026-01-01 00:00:00".parse()?,
///     end_time: "2026-01-01 03:00:00".parse()?,
///     page_no: 1,
///     page_size: 100,
///     position_index: None,
///     jump_type: None,
/// };
/// let request = TbkScOrderRefundGet::builder().publisher_refund_order_query_option(option).build();
/// for refund in client.session(session).call(&request).await?.data.data.unwrap_or_default().result {
///     println!("{:?} {:?}", refund.tb_trade_id, refund.refund_status);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.order.refund.get",
    title = "淘宝客-服务商-全量维权退款订单查询",
    api_id = 65381,
    session = optional,
    readonly,
    paginate(
        publisher_refund_order_query_option.position_index,
        items = data.result as PublisherRefundOrder,
        more = data.has_next
    ),
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScOrderRefundGet {
    /// 全量维权订单查询入参: the query.
    pub publisher_refund_order_query_option: Option<PublisherRefundOrderQueryOption>,
}

/// The response to [`TbkScOrderRefundGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOrderRefundGetResponse {
    /// 返回数据: the page of refunds.
    pub data: Option<OrderRefundPage>,
    /// 接口返回值: the code of the result, 200 for success.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 业务错误信息: the text of the business error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: the code of the business error, such as 101, 102 or 103.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
    /// 返回信息: a message about the result.
    #[top(example = "")]
    pub result_msg: Option<String>,
}
