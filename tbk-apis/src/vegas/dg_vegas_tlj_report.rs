//! 淘宝客-推广者-淘礼金效果数据.

use top_core::{AdzoneId, Percent, TopApi, TopObject, Yuan};

/// 淘宝客-推广者-淘礼金效果数据 (`taobao.tbk.dg.vegas.tlj.report`)
///
/// Returns the claims, uses and refunds of a 淘礼金 and the orders and commission that it led to.
///
/// - Caller: 推广者. Session: none.
/// - Only data of the last 150 days.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=58736>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgVegasTljReport::builder().rights_id("rer2324er").adzone_id(23810104).build();
/// let data = client.call(&request).await?.into_result()?.data;
/// if let Some(report) = data.model.and_then(|model| model.extra) {
///     println!("{:?} claimed, {:?} used", report.win_pv, report.use_num);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.vegas.tlj.report",
    title = "淘宝客-推广者-淘礼金效果数据",
    api_id = 58736,
    readonly,
    failure(result_success, code = msg_code, message = msg_info),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgVegasTljReport {
    /// rightsId: the 淘礼金, as [`TbkDgVegasTljCreate`](super::TbkDgVegasTljCreate) returned it.
    #[top(example = "rer2324er")]
    pub rights_id: String,
    /// adzoneId: the promotion zone, the last part of the pid.
    #[top(example = 232323)]
    pub adzone_id: AdzoneId,
}

/// The response to [`TbkDgVegasTljReport`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasTljReportResponse {
    /// 结果: the data of the response.
    pub model: Option<VegasTljReportModel>,
    /// msgInfo: the message of the platform.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// msgCode: the code of `msg_info`.
    #[top(example = "")]
    pub msg_code: Option<String>,
    /// 调用接口是否成功: whether the call succeeded.
    #[top(example = "true")]
    pub result_success: Option<bool>,
}

/// 淘礼金效果数据: the figures of one 淘礼金.
///
/// A red packet that is returned because its order is cancelled or refunded can be used again: each use counts.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TljReport {
    /// 领取率: the share of the created red packets that were claimed.
    #[top(example = "50")]
    pub get_rate: Option<Percent>,
    /// 使用率: the share of the claimed red packets that were used.
    #[top(example = "50")]
    pub use_rate: Option<Percent>,
    /// 引导付款笔数: the number of paid orders, counted for each use.
    #[top(example = 1)]
    pub alipay_num: Option<i64>,
    /// 引导付款金额: the amount of the paid orders.
    #[top(example = "19.0")]
    pub alipay_amt: Option<Yuan>,
    /// 付款佣金: the commission on paid orders, counted for each use.
    #[top(example = "20.23")]
    pub pre_pub_share_fee_for_disp: Option<Yuan>,
    /// 结算佣金: the commission on orders whose goods were received, counted for each use.
    #[top(example = "12.23")]
    pub cm_settle_amt: Option<Yuan>,
    /// 领取淘礼金个数: the number of red packets that were claimed.
    #[top(example = 1)]
    pub win_pv: Option<i64>,
    /// 领取淘礼金金额: the amount of the red packets that were claimed.
    #[top(example = "10")]
    pub win_sum_amt: Option<Yuan>,
    /// 未领取淘礼金个数: the number of red packets that were not claimed before they expired or were stopped.
    #[top(example = 2)]
    pub remaining_num: Option<i64>,
    /// 未领取金额: the amount of the red packets that were not claimed before they expired or were stopped.
    #[top(example = "20")]
    pub remaining_amt: Option<Yuan>,
    /// 使用淘礼金个数: the number of red packets that were used, counted for each use.
    ///
    /// The documentation of `use_sum_amt` contradicts this: it does not count repeated uses.
    #[top(example = 1)]
    pub use_num: Option<i64>,
    /// 使用淘礼金金额: the amount of the red packets that were used, counted for each use.
    ///
    /// It can exceed the amount that consumers have actually used.
    #[top(example = "10")]
    pub use_sum_amt: Option<Yuan>,
    /// 退款淘礼金个数: the number of red packets that were returned, counted for each return.
    ///
    /// The documentation of `refund_sum_amt` contradicts this: it counts a red packet once a day.
    #[top(example = 1)]
    pub refund_num: Option<i64>,
    /// 退款淘礼金金额: the amount of the red packets that were returned, counted for each return.
    #[top(example = "5.0")]
    pub refund_sum_amt: Option<Yuan>,
}

/// 结果: the data of the response.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljReportModel {
    /// extra: the figures.
    pub extra: Option<TljReport>,
}
