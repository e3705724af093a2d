//! 淘宝客-推广者-任务奖励效果报表.

use top_core::{Money, TopApi, TopObject};

/// 淘宝客-推广者-任务奖励效果报表 (`taobao.tbk.dg.cpa.activity.report`): the effect of task rewards.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=58111>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgCpaActivityReport::builder().event_id(1).biz_date("20210818").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("event_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.cpa.activity.report",
    title = "淘宝客-推广者-任务奖励效果报表",
    api_id = 58111,
    readonly,
    paginate(page_no, items = result.data.results as CpaActivityReportResults),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgCpaActivityReport {
    /// 活动 id: of the campaign.
    #[top(example = "1")]
    pub event_id: i64,
    /// 业务日期: `yyyyMMdd`.
    #[top(example = "20210818")]
    pub biz_date: String,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 查询类型: what is asked for.
    #[top(example = "1", default = "1")]
    pub query_type: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "10")]
    pub page_size: Option<i64>,
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_123_123_123")]
    pub pid: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "100")]
    pub relation_id: Option<i64>,
}

/// What [`TbkDgCpaActivityReport`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgCpaActivityReportResponse {
    /// 结果: the outcome.
    pub result: Option<CpaActivityReportResult>,
}

/// 结果: an entry of `results`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityReportResults {
    /// 30 天拉新人数: new users within 30 days.
    #[top(example = "100")]
    pub union_30d_lx_uv: Option<i64>,
    /// 奖励金额: yuan.
    #[top(example = "123.45")]
    pub reward_amount: Option<Money>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123456")]
    pub relation_id: Option<i64>,
    /// 业务日期: `yyyyMMdd`.
    #[top(example = "20210301")]
    pub biz_date: Option<String>,
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_123_123_123")]
    pub pid: Option<String>,
    /// 查询类型: what is asked for.
    #[top(example = "1")]
    pub query_type: Option<i64>,
    /// 扩展信息: JSON with further figures.
    #[top(example = "{\"总奖励(累计)\":102.1}")]
    pub ext_info: Option<String>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityReportPage {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "vegas_cpa_report_d_t_o")]
    pub results: Vec<CpaActivityReportResults>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityReportResult {
    /// 数据: what was asked for.
    pub data: Option<CpaActivityReportPage>,
}
