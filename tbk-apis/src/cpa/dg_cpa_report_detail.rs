//! 淘宝客-推广者-渠道管理组团汇总数据.

use top_core::{Decimal, TopApi, TopObject};

use super::CpaFieldTitle;

/// 淘宝客-推广者-渠道管理组团汇总数据 (`taobao.tbk.dg.cpa.report.detail`)
///
/// Returns the estimated and settled rewards of a 组团 campaign of channel management, in total and by strategy.
///
/// - Caller: 推广者. Session: none.
/// - [`TbkDgCpaReportSubDetail`](crate::TbkDgCpaReportSubDetail) returns the details of one strategy.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgCpaReportDetail::builder().event_id(1).build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// for strategy in result.data.unwrap_or_default().campaign_reportdto_list {
///     println!("{:?} {:?}", strategy.campaign_code, strategy.settle_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.cpa.report.detail",
    title = "淘宝客-推广者-渠道管理组团汇总数据",
    readonly,
    failure(result.success, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgCpaReportDetail {
    /// 活动 ID: the campaign.
    #[top(example = 1)]
    pub event_id: i64,
}

/// The response to [`TbkDgCpaReportDetail`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgCpaReportDetailResponse {
    /// 结果数据: the result of the call.
    pub result: Option<CpaReportDetailResult>,
}

/// 结果数据: the report, or the error.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaReportDetailResult {
    /// 结果数据: the report.
    pub data: Option<CpaReportDetailData>,
    /// 执行结果: whether the call succeeded.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// 结果代码: the result code.
    pub result_code: Option<i64>,
    /// 业务错误描述: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 异常错误的详细原因: the detailed cause of the error.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误代码: the error code.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 结果数据: the rewards of a campaign.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaReportDetailData {
    /// 数据更新时间: the time at which the data was updated.
    pub the_date: Option<String>,
    /// 结算维度奖励总金额: the total of the settled rewards.
    #[top(example = "123.45")]
    pub settle_total: Option<Decimal>,
    /// 预估维度奖励总金额: the total of the estimated rewards.
    #[top(example = "123.45")]
    pub pre_total: Option<Decimal>,
    /// 结果数据: the rewards by strategy.
    #[top(list_item = "campaignreportdtolist")]
    pub campaign_reportdto_list: Vec<CpaCampaignReport>,
}

/// 策略数据: the rewards of one strategy.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaCampaignReport {
    /// 策略名称: the name of the strategy.
    pub campaign_code: Option<String>,
    /// 结算金额: the settled reward of the strategy.
    #[top(example = "123.45")]
    pub settle_fee: Option<Decimal>,
    /// 预估金额: the estimated reward of the strategy.
    #[top(example = "123.45")]
    pub pre_fee: Option<Decimal>,
    /// 结果数据: the details of the strategy.
    #[top(list_item = "resultlist")]
    pub result_list: Vec<CpaCampaignFigures>,
    /// 字段说明: the fields of the details in words.
    #[top(list_item = "displaylist")]
    pub display_list: Vec<CpaFieldTitle>,
}

/// 策略明细: the details of a strategy.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaCampaignFigures {
    /// 预估明细: the estimated details.
    pub pre: Option<String>,
    /// 结算明细: the settled details.
    pub settle: Option<String>,
}
