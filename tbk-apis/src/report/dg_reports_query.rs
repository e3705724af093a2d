//! 报表查询.

use top_core::{Json, TopApi, TopObject};

use super::ReportPageInfo;

/// 报表查询 (`taobao.tbk.dg.reports.query`): rows of a report, columns by choice.
///
/// The rows come as JSON inside of the answer, an array of arrays in the order of `column_list`.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgReportsQuery::builder()
///     .report_type_id("union_channel_content_basic_v1")
///     .filters("ds=20180919")
///     .page_no(1)
///     .page_size(20)
///     .build();
/// assert_eq!(api.return_fields, None);
///
/// let rows: Vec<Vec<String>> = Json::from(r#"[["20180919","12.50"]]"#).parse()?;
/// assert_eq!(rows[0][1], "12.50");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.reports.query",
    title = "报表查询",
    readonly,
    paginate(page_no, total = page_info.total_cnt),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgReportsQuery {
    /// 报表 id: which report.
    #[top(example = "union_channel_content_basic_v1")]
    pub report_type_id: String,
    /// 返回字段: joined by commas.
    #[top(example = "name")]
    pub return_fields: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "ds=20180919")]
    pub filters: String,
    /// 维度: joined by commas.
    #[top(example = "ds")]
    pub dimensions: Option<String>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: i64,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: i64,
}

/// What [`TbkDgReportsQuery`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgReportsQueryResponse {
    /// 分页信息: which page this is.
    pub page_info: Option<ReportPageInfo>,
    /// 数据行: JSON, an array of rows, each an array of values in the order of `column_list`.
    #[top(example = "[[\"20180919\",\"12.50\"]]")]
    pub row_list: Option<Json>,
    /// 列名列表: names of the columns.
    #[top(example = "ds,pub_share_fee")]
    pub column_list: Vec<String>,
    /// 报表 id: which report.
    #[top(example = "union_channel_content_basic_v1")]
    pub report_type_id: Option<String>,
}
