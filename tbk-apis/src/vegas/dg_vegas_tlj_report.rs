//! 淘宝客-推广者-淘礼金效果数据.

use top_core::{Money, TopApi, TopObject};

/// 淘宝客-推广者-淘礼金效果数据 (`taobao.tbk.dg.vegas.tlj.report`): what a 淘礼金 brought.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=58736>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgVegasTljReport::builder().rights_id("rer2324er").adzone_id(232323).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("rights_id"), Some("rer2324er"));
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
    /// 淘礼金 id: number of the gift.
    #[top(example = "rer2324er")]
    pub rights_id: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "232323")]
    pub adzone_id: i64,
}

/// What [`TbkDgVegasTljReport`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasTljReportResponse {
    /// 结果: what was made.
    pub model: Option<VegasTljReportModel>,
    /// 错误信息: why it failed, in words.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// 错误码: why it failed.
    #[top(example = "")]
    pub msg_code: Option<String>,
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub result_success: Option<bool>,
}

/// 淘礼金效果: figures of one gift.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TljReport {
    /// 领取率: per cent.
    #[top(example = "50")]
    pub get_rate: Option<Money>,
    /// 使用率: per cent.
    #[top(example = "50")]
    pub use_rate: Option<Money>,
    /// 付款笔数: orders paid.
    #[top(example = "1")]
    pub alipay_num: Option<i64>,
    /// 付款金额: what was paid, yuan.
    #[top(example = "19.0")]
    pub alipay_amt: Option<Money>,
    /// 引导预估收入: yuan.
    #[top(example = "20.23")]
    pub pre_pub_share_fee_for_disp: Option<Money>,
    /// 引导结算收入: yuan.
    #[top(example = "12.23")]
    pub cm_settle_amt: Option<Money>,
    /// 领取次数: how often it was won.
    #[top(example = "1")]
    pub win_pv: Option<i64>,
    /// 领取金额: yuan.
    #[top(example = "10")]
    pub win_sum_amt: Option<Money>,
    /// 剩余个数: gifts left.
    #[top(example = "2")]
    pub remaining_num: Option<i64>,
    /// 剩余金额: yuan.
    #[top(example = "20")]
    pub remaining_amt: Option<Money>,
    /// 使用数: how many were used.
    #[top(example = "1")]
    pub use_num: Option<i64>,
    /// 使用金额: yuan.
    #[top(example = "10")]
    pub use_sum_amt: Option<Money>,
    /// 退款个数: gifts that came back.
    #[top(example = "1")]
    pub refund_num: Option<i64>,
    /// 退款金额: yuan.
    #[top(example = "5.0")]
    pub refund_sum_amt: Option<Money>,
}

/// 结果: what stands in `model`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljReportModel {
    /// 效果数据: the figures.
    pub extra: Option<TljReport>,
}
