//! 淘宝客-服务商-人群推广效果.

use top_core::{TopApi, TopObject, Yuan};

/// 淘宝客-服务商-人群推广效果 (`taobao.tbk.sc.ucrowd.report.get`)
///
/// Returns the clicks and orders of a crowd on a day or in a month.
///
/// - Caller: 服务商. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=54135>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScUcrowdReportGet::builder().ucrowd_id(1001).report_date("2026-01").build();
/// let data = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// if let Some(report) = data.ucrowd_report {
///     println!("{:?} orders, {:?}", report.alipay_num, report.pre_pub_share_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.ucrowd.report.get",
    title = "淘宝客-服务商-人群推广效果",
    api_id = 54135,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScUcrowdReportGet {
    /// 人群标签id: the crowd.
    pub ucrowd_id: i64,
    /// 报表日期: the month (`2020-12`) or the day (`2020-12-30`).
    #[top(example = "2020-12-30", format = "month-or-date")]
    pub report_date: String,
}

/// The response to [`TbkScUcrowdReportGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScUcrowdReportGetResponse {
    /// 数据: the report.
    pub data: Option<UcrowdReportData>,
}

/// 数据: the report.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct UcrowdReportData {
    /// 人群推广效果: the report of the crowd.
    pub ucrowd_report: Option<CrowdReport>,
}

/// 人群推广效果: the clicks and orders of a crowd.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CrowdReport {
    /// 人群内成交人数: the number of buyers in the crowd.
    pub alipay_user_num_in_ucrowd: Option<i64>,
    /// 支付人数: the number of buyers.
    pub alipay_user_num: Option<i64>,
    /// 付款预估收入: the income estimated at the payment. The estimate at the settlement may differ, for example after a
    /// refund.
    pub pre_pub_share_fee: Option<Yuan>,
    /// 支付金额: the amount paid.
    pub alipay_amt: Option<Yuan>,
    /// 支付订单数: the number of paid orders.
    pub alipay_num: Option<i64>,
    /// 点击人数: the number of visitors who clicked.
    pub click_uv_union: Option<i64>,
    /// 点击数: the number of clicks.
    pub click_pv_union: Option<i64>,
}
