//! 淘宝客-服务商-全量维权退款订单查询.

use top_core::{TopApi, TopObject};

use super::PublisherRefundOrderQueryOption;
use super::{OrderRefundPage, PublisherRefundOrder};

/// 淘宝客-服务商-全量维权退款订单查询 (`taobao.tbk.sc.order.refund.get`): refunds after settlement, for a provider's publishers.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScOrderRefundGet::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.order.refund.get",
    title = "淘宝客-服务商-全量维权退款订单查询",
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
    /// 查询条件: sent as JSON.
    pub publisher_refund_order_query_option: Option<PublisherRefundOrderQueryOption>,
}

/// What [`TbkScOrderRefundGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOrderRefundGetResponse {
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
