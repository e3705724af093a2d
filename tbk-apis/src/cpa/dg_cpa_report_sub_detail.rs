//! 淘宝客-推广者-渠道管理组团明细数据.

use top_core::{Json, TopApi, TopObject};

use super::CpaFieldTitle;

/// 淘宝客-推广者-渠道管理组团明细数据 (`taobao.tbk.dg.cpa.report.sub.detail`)
///
/// Returns the details of one strategy of a 组团 campaign of channel management, by member.
///
/// - Caller: 推广者. Session: none.
/// - [`TbkDgCpaReportDetail`](crate::TbkDgCpaReportDetail) returns the strategies of a campaign.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgCpaReportSubDetail::builder().event_id(1).campaign_code("策略一").build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// for strategy in result.data.unwrap_or_default().results {
///     for member in strategy.result_list {
///         println!("{:?} {:?}", member.id, member.settle);
///     }
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.cpa.report.sub.detail",
    title = "淘宝客-推广者-渠道管理组团明细数据",
    readonly,
    paginate(page_no, items = result.data.results as CpaCampaignDetail),
    failure(result.success, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgCpaReportSubDetail {
    /// 活动 ID: the campaign.
    #[top(example = 1)]
    pub event_id: i64,
    /// 策略名称: the name of the strategy.
    pub campaign_code: String,
    /// 每页记录数: the number of entries on a page.
    #[top(example = 10, default = "10")]
    pub page_size: Option<i64>,
    /// 页码: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
}

/// The response to [`TbkDgCpaReportSubDetail`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgCpaReportSubDetailResponse {
    /// 结果: the result of the call.
    pub result: Option<CpaReportSubDetailResult>,
}

/// 结果: the page, or the error.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaReportSubDetailResult {
    /// 结果数据: the page.
    pub data: Option<CpaReportSubDetailPage>,
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

/// 结果数据: a page of details.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaReportSubDetailPage {
    /// 结果集合: the strategies on this page.
    #[top(list_item = "result")]
    pub results: Vec<CpaCampaignDetail>,
}

/// 策略数据: one strategy with its members.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaCampaignDetail {
    /// 策略名称: the name of the strategy.
    pub campaign_code: Option<String>,
    /// 明细结果: the details by member.
    #[top(list_item = "resultlist")]
    pub result_list: Vec<CpaMemberFigures>,
    /// 字段说明: the fields of the details in words.
    #[top(list_item = "displaylist")]
    pub display_list: Vec<CpaFieldTitle>,
}

/// 成员明细: the details of one member.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaMemberFigures {
    /// 结算明细: the settled details, an object.
    pub settle: Option<Json>,
    /// 预估明细: the estimated details, an object.
    pub pre: Option<Json>,
    /// 成员 ID: the member.
    pub id: Option<String>,
}
