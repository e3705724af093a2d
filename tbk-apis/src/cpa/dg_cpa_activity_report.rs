//! 淘宝客-推广者-任务奖励效果报表.

use top_core::{CompactDate, Json, Pid, RelationId, TopApi, TopObject, Yuan};

use super::CpaDataType;

/// 淘宝客-推广者-任务奖励效果报表 (`taobao.tbk.dg.cpa.activity.report`)
///
/// Returns the cumulative users and rewards of a CPA campaign up to a day: of the whole account, of a pid or of a
/// channel.
///
/// - Caller: 推广者. Session: none.
/// - Open to the media of the trial only (仅试运行媒体可使用).
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=58111>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgCpaActivityReport::builder()
///     .event_id(1)
///     .biz_date("20260101".parse::<CompactDate>()?)
///     .query_type(CpaDataType::Estimated)
///     .build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// for row in result.data.unwrap_or_default().results {
///     println!("{:?} {:?}", row.union_30d_lx_uv, row.reward_amount);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.cpa.activity.report",
    title = "淘宝客-推广者-任务奖励效果报表",
    api_id = 58111,
    readonly,
    paginate(page_no, items = result.data.results as CpaActivityReportRow),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgCpaActivityReport {
    /// CPA 活动 ID: the campaign.
    ///
    /// The ids are listed at <https://www.yuque.com/docs/share/16905f3f-3a22-4e7c-b8c3-4d23791d42f7>.
    #[top(example = 1)]
    pub event_id: i64,
    /// 日期: the last day that the figures include.
    #[top(example = "20210818")]
    pub biz_date: CompactDate,
    /// 分页页数: the number of the page.
    #[top(example = 1, range = 1..)]
    pub page_no: Option<i64>,
    /// 数据类型: whether to return estimated or settled figures.
    ///
    /// Estimates include the current day; settlements end on the day before at the latest. The rules of the campaign
    /// decide the details.
    #[top(example = 1, default = "1")]
    pub query_type: Option<CpaDataType>,
    /// 分页大小: the number of entries on a page.
    #[top(example = 10)]
    pub page_size: Option<i64>,
    /// 媒体三段式 ID: returns the figures of this pid. Not together with `relation_id`.
    ///
    /// Without both the figures are those of the account.
    #[top(example = "mm_123_123_123")]
    pub pid: Option<Pid>,
    /// 代理 ID: returns the figures of this channel. Not together with `pid`.
    #[top(example = 100)]
    pub relation_id: Option<RelationId>,
}

/// The response to [`TbkDgCpaActivityReport`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgCpaActivityReportResponse {
    /// 返回结果: the wrapper of the page.
    pub result: Option<CpaActivityReportResult>,
}

/// 返回结果: the wrapper of the page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityReportResult {
    /// 分页数据: the page.
    pub data: Option<CpaActivityReportPage>,
}

/// 分页数据: a page of figures.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityReportPage {
    /// 数据列表: the figures on this page.
    #[top(list_item = "vegas_cpa_report_d_t_o")]
    pub results: Vec<CpaActivityReportRow>,
}

/// 任务奖励: the figures of a campaign up to a day.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityReportRow {
    /// 累计用户数: the cumulative number of users that meet the conditions of the reward.
    ///
    /// Estimated or settled, as `query_type` says.
    #[top(example = 100)]
    pub union_30d_lx_uv: Option<i64>,
    /// 奖励金额: the reward, estimated or settled as `query_type` says.
    #[top(example = "123.45")]
    pub reward_amount: Option<Yuan>,
    /// 代理 ID: the channel, if the figures are those of a channel.
    #[top(example = 123456)]
    pub relation_id: Option<RelationId>,
    /// 统计日期: the last day that the figures include.
    #[top(example = "20210301")]
    pub biz_date: Option<CompactDate>,
    /// 媒体三段式 ID: the pid, if the figures are those of a pid.
    #[top(example = "mm_123_123_123")]
    pub pid: Option<Pid>,
    /// 数据类型: whether the figures are estimated or settled.
    #[top(example = 1)]
    pub query_type: Option<CpaDataType>,
    /// 活动相关数据: further data of the campaign.
    #[top(example = "{\"总奖励(累计)\":102.1}")]
    pub ext_info: Option<Json>,
}
