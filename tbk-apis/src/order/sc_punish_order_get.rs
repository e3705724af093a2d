//! 淘宝客-服务商-处罚订单查询.

use top_core::{TopApi, TopObject};

use super::{PunishOrder, PunishOrderOption, PunishOrderResult};

/// 淘宝客-服务商-处罚订单查询 (`taobao.tbk.sc.punish.order.get`)
///
/// Returns the punished orders (处罚订单) that the publisher who authorised the app can download in the punishment console
/// (处罚管理后台).
///
/// - Caller: 服务商. Session: required.
/// - If a whole account, medium, promotion zone or channel is punished, find its orders in
///   [`TbkScOrderDetailsGet`](super::TbkScOrderDetailsGet) by the times that the console shows.
/// - The window begins at `start_time` and has `span` days. It filters by the time of the order.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=41942>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let option = PunishOrderOption {
///     start_time: Some("2026-01-01 00:00:00".parse()?),
///     span: Some(7),
///     relation_id: Some(122344.into()),
///     ..PunishOrderOption::default()
/// };
/// let request = TbkScPunishOrderGet::builder().af_order_option(option).build();
/// let result = client.session(session).call(&request).await?.data.result.unwrap_or_default();
/// for order in result.data.unwrap_or_default().results {
///     println!("{:?} {:?}", order.tb_trade_id, order.punish_status);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.punish.order.get",
    title = "淘宝客-服务商-处罚订单查询",
    api_id = 41942,
    session = required,
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
pub struct TbkScPunishOrderGet {
    /// 入参的对象: the query.
    pub af_order_option: Option<PunishOrderOption>,
}

/// The response to [`TbkScPunishOrderGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPunishOrderGetResponse {
    /// 查询的对象: the page, or a business error.
    pub result: Option<PunishOrderResult>,
}
