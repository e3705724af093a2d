//! 报表查询.

use top_core::{Json, TopApi, TopObject};

use super::ReportPageInfo;

/// 报表查询 (`taobao.tbk.dg.reports.query`)
///
/// Returns the rows of a report for shopping guides (导购).
///
/// - Caller: not documented. Session: none.
/// - `row_list` is JSON: the values of the rows, in the order of `column_list`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=40305>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgReportsQuery::builder()
///     .report_type_id("union_channel_content_basic_v1")
///     .filters("ds=20180919")
///     .page_no(1)
///     .page_size(20)
///     .build();
/// let report = client.call(&request).await?.data;
/// println!("{:?}", report.column_list);
/// if let Some(rows) = report.row_list {
///     println!("{}", rows.as_str());
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.reports.query",
    title = "报表查询",
    api_id = 40305,
    readonly,
    paginate(page_no, total = page_info.total_cnt),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgReportsQuery {
    /// 报表名称: the name of the report.
    #[top(example = "union_channel_content_basic_v1")]
    pub report_type_id: String,
    /// 查询字段: the columns to return.
    #[top(example = "name")]
    pub return_fields: Option<Vec<String>>,
    /// 查询条件: the conditions, such as the day (`ds`).
    #[top(example = "ds=20180919", format = "key-value")]
    pub filters: String,
    /// 聚合条件: the column that rows are aggregated by.
    #[top(example = "ds")]
    pub dimensions: Option<String>,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: i64,
    /// 每页大小: the number of rows on a page.
    #[top(example = 20)]
    pub page_size: i64,
}

/// The response to [`TbkDgReportsQuery`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgReportsQueryResponse {
    /// 分页信息: the page and the total.
    pub page_info: Option<ReportPageInfo>,
    /// 行值数组: the values of the rows, in the order of `column_list`.
    #[top(example = "")]
    pub row_list: Option<Json>,
    /// 列名数组: the columns, each with its name and its Chinese title.
    #[top(example = "id 主键,pub_id 平台pubid,name 达人名称,ds 日期")]
    pub column_list: Vec<String>,
    /// 报表名称: the name of the report.
    #[top(example = "union_channel_content_basic_v1")]
    pub report_type_id: Option<String>,
}
