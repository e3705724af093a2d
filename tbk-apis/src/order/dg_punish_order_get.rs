//! 淘宝客-推广者-处罚订单查询.

use top_core::{TopApi, TopObject};

use super::PunishOrderResult;
use super::{PunishOrder, PunishOrderOption};

/// 淘宝客-推广者-处罚订单查询 (`taobao.tbk.dg.punish.order.get`): orders that were punished.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=42050>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgPunishOrderGet::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.punish.order.get",
    title = "淘宝客-推广者-处罚订单查询",
    api_id = 42050,
    readonly,
    paginate(
        af_order_option.page_no,
        items = result.data.results as PunishOrder,
        total = result.data.total_count
    ),
    failure(result.result_code = 200, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgPunishOrderGet {
    /// 查询条件: sent as JSON.
    pub af_order_option: Option<PunishOrderOption>,
}

/// What [`TbkDgPunishOrderGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgPunishOrderGetResponse {
    /// 结果: the outcome.
    pub result: Option<PunishOrderResult>,
}
