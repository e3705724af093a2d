//! 淘宝客-服务商-维权退款订单查询.

use top_core::{TopApi, TopObject};

use super::RelationRefundPage;
use super::RelationRefundResult;
use super::{RelationRefundOption, RelationRefundOrder};

/// 淘宝客-服务商-维权退款订单查询 (`taobao.tbk.sc.relation.refund`): refunds, with what each party gives back, for a provider's
/// publishers.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=43874>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScRelationRefund::builder()
///     .search_option(RelationRefundOption::default())
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert!(params.contains("search_option"));
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
    /// 查询条件: sent as JSON.
    pub search_option: RelationRefundOption,
}

/// What [`TbkScRelationRefund`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScRelationRefundResponse {
    /// 结果: the outcome.
    pub result: Option<RelationRefundResult>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
    /// 数据: what was asked for.
    pub data: Option<RelationRefundPage>,
}
