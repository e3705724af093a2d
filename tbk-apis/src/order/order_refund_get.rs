//! 淘宝客-推广者-全量维权退款订单查询.

use top_core::{TopApi, TopObject};

use super::PublisherRefundOrderQueryOption;
use super::{OrderRefundPage, PublisherRefundOrder};

/// 淘宝客-推广者-全量维权退款订单查询 (`taobao.tbk.order.refund.get`): refunds after settlement, and the commission to give back.
///
/// A refusal comes inside of a success: `result_code` is not 200, and `biz_error_code` and `biz_error_desc` say
/// why. Join with
/// the orders by `tb_trade_id`.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=65180>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let option = PublisherRefundOrderQueryOption {
///     query_type: 1,
///     order_scene: OrderScene::All,
///     member_type: RefundMemberType::SecondParty,
///     start_time: "2026-01-01 00:00:00".parse()?,
///     end_time: "2026-01-01 03:00:00".parse()?,
///     page_no: 1,
///     page_size: 100,
///     position_index: None,
///     jump_type: None,
/// };
/// let api = TbkOrderRefundGet::builder().publisher_refund_order_query_option(option).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert!(params.get("publisher_refund_order_query_option").is_some_and(|json| json.starts_with(r#"{"order_scene":1"#)));
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.order.refund.get",
    title = "淘宝客-推广者-全量维权退款订单查询",
    api_id = 65180,
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
pub struct TbkOrderRefundGet {
    /// 查询条件: sent as JSON.
    pub publisher_refund_order_query_option: Option<PublisherRefundOrderQueryOption>,
}

/// What [`TbkOrderRefundGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkOrderRefundGetResponse {
    /// 数据: what was asked for.
    pub data: Option<OrderRefundPage>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
}
