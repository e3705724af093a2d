//! 淘宝客-推广者-CPA活动执行明细.

use top_core::{TopApi, TopObject, TopTime};

use super::CpaDataType;

/// 淘宝客-推广者-CPA活动执行明细 (`taobao.tbk.dg.cpa.activity.detail`)
///
/// Returns the detailed results of a CPA campaign, estimated or settled.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=56312>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgCpaActivityDetail::builder()
///     .event_id(111)
///     .query_type(CpaDataType::Settled)
///     .build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// for row in result.data.unwrap_or_default().results {
///     println!("{:?} {:?}", row.id, row.field_detail);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.cpa.activity.detail",
    title = "淘宝客-推广者-CPA活动执行明细",
    api_id = 56312,
    readonly,
    paginate(
        page_no,
        items = result.data.results as CpaActivityDetailRow,
        more = result.data.has_next,
        total = result.data.total_count
    ),
    failure(result.success, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgCpaActivityDetail {
    /// 明细类型: whether to return estimated or settled details.
    #[top(example = 1, default = "1")]
    pub query_type: Option<CpaDataType>,
    /// 每页条数: the number of entries on a page.
    #[top(example = 10, default = "10")]
    pub page_size: Option<i64>,
    /// 页码: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// CPA 活动 ID: the campaign.
    #[top(example = 111)]
    pub event_id: i64,
    /// 统计口径: the basis on which the reward of the campaign is counted.
    ///
    /// Explained at <https://www.yuque.com/docs/share/7ecf8cf1-7f99-4633-a2ed-f9b6f8116af5>.
    pub indicator_alias: Option<String>,
    /// 记录主键 ID: the id of the record at which the page begins.
    #[top(example = 111)]
    pub start_id: Option<i64>,
    /// 数据批次号: the batch of data to read, a timestamp.
    #[top(example = "2022-06-09 00:00:00")]
    pub runtime: Option<TopTime>,
}

/// The response to [`TbkDgCpaActivityDetail`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgCpaActivityDetailResponse {
    /// 返回结果: the result of the call.
    pub result: Option<CpaActivityDetailResult>,
}

/// 返回结果: the page, or the error.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityDetailResult {
    /// 错误代码: the code of the error, as text.
    #[top(example = "")]
    pub biz_error_feature: Option<String>,
    /// 数据: the page.
    pub data: Option<CpaActivityDetailPage>,
    /// 是否成功: whether the call succeeded.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// 结果码: the result code.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 错误描述: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 错误代码: the error code.
    #[top(example = 0)]
    pub biz_error_code: Option<i64>,
    /// 结果信息: the text of the result code.
    #[top(example = "")]
    pub result_msg: Option<String>,
}

/// 分页数据: a page of details.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityDetailPage {
    /// 数据结果: the details on this page.
    #[top(list_item = "results")]
    pub results: Vec<CpaActivityDetailRow>,
    /// 上一页页码: the number of the page before.
    #[top(example = 1)]
    pub pre_page: Option<i64>,
    /// 下一页页码: the number of the page after.
    #[top(example = 1)]
    pub next_page: Option<i64>,
    /// 当前页码: the number of this page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 总共页数: the number of pages.
    #[top(example = 1)]
    pub total_pages: Option<i64>,
    /// 每页条数: the number of entries on a page.
    #[top(example = 10)]
    pub page_size: Option<i64>,
    /// 是否有下一页: whether another page follows.
    #[top(example = "false")]
    pub has_next: Option<bool>,
    /// 总条数: the number of entries on all pages.
    #[top(example = 4)]
    pub total_count: Option<i64>,
    /// 是否有上一页: whether a page precedes.
    #[top(example = "false")]
    pub has_pre: Option<bool>,
    /// 数据批次号: the batch of the data, a timestamp.
    #[top(example = "2022-06-09 00:00:00")]
    pub runtime: Option<TopTime>,
}

/// 奖励明细: one record of the campaign.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityDetailRow {
    /// 奖励明细数据: the details of the reward.
    ///
    /// The keys are explained at <https://www.yuque.com/docs/share/7ecf8cf1-7f99-4633-a2ed-f9b6f8116af5>.
    #[top(format = "key-value")]
    pub field_detail: Option<String>,
    /// 明细类型: whether the details are estimated or settled.
    #[top(example = 1)]
    pub calc_type: Option<CpaDataType>,
    /// 明细记录主键 ID: the id of the record.
    #[top(example = 1)]
    pub id: Option<i64>,
}
