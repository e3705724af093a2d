//! 淘宝客-推广者-渠道管理组团明细数据.

use top_core::{TopApi, TopObject};

use super::CpaCampaignReport;

/// 淘宝客-推广者-渠道管理组团明细数据 (`taobao.tbk.dg.cpa.report.sub.detail`): team figures of channel management, one by one.
///
/// Called by publishers (推广者), without a session.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgCpaReportSubDetail::builder().event_id(1).campaign_code("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("event_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.cpa.report.sub.detail",
    title = "淘宝客-推广者-渠道管理组团明细数据",
    readonly,
    paginate(page_no, items = result.data.results as CpaCampaignReport),
    failure(result.success, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgCpaReportSubDetail {
    /// 活动 id: of the campaign.
    #[top(example = "1")]
    pub event_id: i64,
    /// 活动编码: of the campaign.
    #[top(example = "示例")]
    pub campaign_code: String,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "10")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
}

/// What [`TbkDgCpaReportSubDetail`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgCpaReportSubDetailResponse {
    /// 结果: the outcome.
    pub result: Option<CpaReportSubDetailResult>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaReportSubDetailPage {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "result")]
    pub results: Vec<CpaCampaignReport>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaReportSubDetailResult {
    /// 数据: what was asked for.
    pub data: Option<CpaReportSubDetailPage>,
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
