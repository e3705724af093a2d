//! 淘宝客-推广者-CPA活动执行明细.

use top_core::{TopApi, TopObject, TopTime};

/// 淘宝客-推广者-CPA活动执行明细 (`taobao.tbk.dg.cpa.activity.detail`): the single results of a CPA campaign.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=56312>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgCpaActivityDetail::builder().event_id(111).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("event_id"), Some("111"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.cpa.activity.detail",
    title = "淘宝客-推广者-CPA活动执行明细",
    api_id = 56312,
    readonly,
    paginate(
        page_no,
        items = result.data.results as CpaActivityDetailResults,
        more = result.data.has_next,
        total = result.data.total_count
    ),
    failure(result.success, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgCpaActivityDetail {
    /// 查询类型: what is asked for.
    #[top(example = "1", default = "1")]
    pub query_type: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "10", default = "10")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 活动 id: of the campaign.
    #[top(example = "111")]
    pub event_id: i64,
    /// 指标别名: which figure.
    #[top(example = "abcd")]
    pub indicator_alias: Option<String>,
    /// 起始 id: the last id of the page before; 0 for the first page.
    #[top(example = "111")]
    pub start_id: Option<i64>,
    /// 数据产出时间: when the figures were made, GMT+8.
    #[top(example = "2022-06-09 00:00:00")]
    pub runtime: Option<TopTime>,
}

/// What [`TbkDgCpaActivityDetail`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgCpaActivityDetailResponse {
    /// 结果: the outcome.
    pub result: Option<CpaActivityDetailResult>,
}

/// 结果: an entry of `results`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityDetailResults {
    /// 字段明细: JSON with the figures.
    #[top(example = "示例")]
    pub field_detail: Option<String>,
    /// 计算类型: how the row was counted.
    #[top(example = "1")]
    pub calc_type: Option<i64>,
    /// id: number of the entry.
    #[top(example = "1")]
    pub id: Option<i64>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityDetailPage {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "results")]
    pub results: Vec<CpaActivityDetailResults>,
    /// 上一页页码: number of the page before.
    #[top(example = "1")]
    pub pre_page: Option<i64>,
    /// 下一页页码: number of the page after.
    #[top(example = "1")]
    pub next_page: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 总页数: pages in all.
    #[top(example = "1")]
    pub total_pages: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "10")]
    pub page_size: Option<i64>,
    /// 是否有下一页: there is a page after.
    #[top(example = "false")]
    pub has_next: Option<bool>,
    /// 总数: how many there are over all pages.
    #[top(example = "4")]
    pub total_count: Option<i64>,
    /// 是否有上一页: there is a page before.
    #[top(example = "false")]
    pub has_pre: Option<bool>,
    /// 数据产出时间: when the figures were made, GMT+8.
    #[top(example = "2022-06-09 00:00:00")]
    pub runtime: Option<TopTime>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaActivityDetailResult {
    /// 业务错误扩展: more on the error.
    #[top(example = "")]
    pub biz_error_feature: Option<String>,
    /// 数据: what was asked for.
    pub data: Option<CpaActivityDetailPage>,
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
}
