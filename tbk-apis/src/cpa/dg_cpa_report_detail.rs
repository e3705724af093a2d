//! 淘宝客-推广者-渠道管理组团汇总数据.

use top_core::{TopApi, TopObject};

use super::CpaCampaignReport;

/// 淘宝客-推广者-渠道管理组团汇总数据 (`taobao.tbk.dg.cpa.report.detail`): team figures of channel management, summed up.
///
/// Called by publishers (推广者), without a session.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgCpaReportDetail::builder().event_id(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("event_id"), Some("1"));
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
    /// 活动 id: of the campaign.
    #[top(example = "1")]
    pub event_id: i64,
}

/// What [`TbkDgCpaReportDetail`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgCpaReportDetailResponse {
    /// 结果: the outcome.
    pub result: Option<CpaReportDetailResult>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaReportDetailData {
    /// 日期: day of the figures.
    #[top(example = "20260101")]
    pub the_date: Option<String>,
    /// 结算总额: yuan.
    #[top(example = "示例")]
    pub settle_total: Option<String>,
    /// 预估总额: yuan.
    #[top(example = "示例")]
    pub pre_total: Option<String>,
    /// 活动报表列表: by campaign.
    #[top(list_item = "campaignreportdtolist")]
    pub campaign_reportdto_list: Vec<CpaCampaignReport>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaReportDetailResult {
    /// 数据: what was asked for.
    pub data: Option<CpaReportDetailData>,
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// 结果码: 200 for success.
    #[top(example = "1")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
