//! 淘宝客-推广者-查询红包发放个数.

use top_core::{TopApi, TopObject};

use super::VegasSendReportResult;

/// 淘宝客-推广者-查询红包发放个数 (`taobao.tbk.dg.vegas.send.report`): how many red packets were handed out.
///
/// `rpt_dim` decides which of the two lists is filled; the default is `pid`. Raise `page_no` until that list is empty.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=47593>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgVegasSendReport::builder().biz_date("20191201").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("biz_date"), Some("20191201"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.vegas.send.report",
    title = "淘宝客-推广者-查询红包发放个数",
    api_id = 47593,
    readonly,
    failure(result.success, code = result.msg_code, message = result.msg_info),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgVegasSendReport {
    /// 业务日期: `yyyyMMdd`.
    #[top(example = "20191201")]
    pub biz_date: String,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "111")]
    pub relation_id: Option<i64>,
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "1")]
    pub activity_id: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "10", default = "10")]
    pub page_size: Option<i64>,
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_123_123_123")]
    pub pid: Option<String>,
    /// 统计维度: `pid` or `relation`.
    #[top(example = "pid/relation")]
    pub rpt_dim: Option<String>,
    /// 活动类别: which kind of campaign.
    #[top(example = "1", default = "1")]
    pub activity_category: Option<i64>,
}

/// What [`TbkDgVegasSendReport`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasSendReportResponse {
    /// 结果: the outcome.
    pub result: Option<VegasSendReportResult>,
}
