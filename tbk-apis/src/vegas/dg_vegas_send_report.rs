//! 淘宝客-推广者-查询红包发放个数.

use top_core::{CompactDate, Pid, RelationId, TopApi, TopObject};

use super::{VegasActivity, VegasReportDimension, VegasSendReportResult};

/// 淘宝客-推广者-查询红包发放个数 (`taobao.tbk.dg.vegas.send.report`)
///
/// Returns how many red packets of the account were handed out and used on a day.
///
/// - Caller: 推广者. Session: none.
/// - `rpt_dim` selects the dimension. The response has one list of rows by promotion zone and one by channel.
/// - Pages are selected by `page_no`. The response contains neither a total nor a flag for more pages.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=47593>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgVegasSendReport::builder()
///     .biz_date("20260101".parse::<CompactDate>()?)
///     .rpt_dim(VegasReportDimension::Relation)
///     .activity_category(VegasActivity::SuperRedPacket)
///     .build();
/// let result = client.call(&request).await?.into_result()?.data.result.unwrap_or_default();
/// for row in result.model.unwrap_or_default().relation_rpt_list {
///     println!("{:?} {:?} {:?}", row.relation_id, row.fund_num, row.use_num);
/// }
/// # Ok(()) });
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
    /// 统计日期: the day of the report.
    #[top(example = "20191201")]
    pub biz_date: CompactDate,
    /// 渠道关系id: the channel.
    #[top(example = 111)]
    pub relation_id: Option<RelationId>,
    /// 红包活动id: the red packet campaign.
    #[top(deprecated = "已下线，无需填写")]
    pub activity_id: Option<i64>,
    /// 页码: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 每页大小: the number of rows on a page.
    #[top(example = 10, default = "10")]
    pub page_size: Option<i64>,
    /// 媒体推广pid: the promotion zone.
    #[top(example = "mm_123_123_123")]
    pub pid: Option<Pid>,
    /// 查询维度: the dimension of the report.
    #[top(example = "pid", default = "pid")]
    pub rpt_dim: Option<VegasReportDimension>,
    /// 红包类型: the programme that the red packets belong to.
    #[top(example = 1, default = "1")]
    pub activity_category: Option<VegasActivity>,
}

/// The response to [`TbkDgVegasSendReport`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasSendReportResponse {
    /// 返回结果: the result of the query.
    pub result: Option<VegasSendReportResult>,
}
