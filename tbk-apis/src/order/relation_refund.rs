//! 淘宝客-推广者-维权退款订单查询.

use top_core::{TopApi, TopObject};

use super::RelationRefundResult;
use super::{RelationRefundOption, RelationRefundOrder};

/// 淘宝客-推广者-维权退款订单查询 (`taobao.tbk.relation.refund`): refunds, with what each party gives back.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=40121>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkRelationRefund::builder()
///     .search_option(RelationRefundOption::default())
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert!(params.contains("search_option"));
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
    /// 查询条件: sent as JSON.
    pub search_option: RelationRefundOption,
}

/// What [`TbkRelationRefund`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkRelationRefundResponse {
    /// 结果: the outcome.
    pub result: Option<RelationRefundResult>,
}
