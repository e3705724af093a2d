//! 淘宝客-推广者-处罚订单查询.

use top_core::{TopApi, TopObject};

use super::{PunishOrder, PunishOrderOption, PunishOrderResult};

/// 淘宝客-推广者-处罚订单查询 (`taobao.tbk.dg.punish.order.get`)
///
/// Returns the punished orders (处罚订单) of the publisher.
///
/// - Caller: 推广者. Session: none.
/// - The window begins at `start_time` and has `span` days. It filters by the time of the order.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=42050>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let option = PunishOrderOption {
///     start_time: Some("2026-01-01 00:00:00".parse()?),
///     span: Some(30),
///     page_no: Some(1),
///     page_size: Some(20),
///     ..PunishOrderOption::default()
/// };
/// let request = TbkDgPunishOrderGet::builder().af_order_option(option).build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// for order in result.data.unwrap_or_default().results {
///     println!("{:?} {:?}", order.tb_trade_id, order.violation_type);
/// }
/// # Ok(()) });
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
    /// 入参的对象: the query.
    pub af_order_option: Option<PunishOrderOption>,
}

/// The response to [`TbkDgPunishOrderGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgPunishOrderGetResponse {
    /// 查询的对象: the page, or a business error.
    pub result: Option<PunishOrderResult>,
}
