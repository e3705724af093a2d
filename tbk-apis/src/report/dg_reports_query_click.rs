//! 淘宝客-推广者-媒体数据交换报表点击维度.

use top_core::{TopApi, TopObject};

use super::ReportPageInfo;

/// 淘宝客-推广者-媒体数据交换报表点击维度 (`taobao.tbk.dg.reports.query.click`)
///
/// Returns the rows of a report on a medium by click (点击维度).
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=45096>
///
/// # Errors
///
/// `2` and `4` a wrong pid or `adzone_id`, `1001` a wrong `me`, `10000` the item is not promoted, `30001` a wrong material
/// id, `30002` neither `q` nor `cat`, `40001` an internal call failed, `50001` no result.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgReportsQueryClick::builder()
///     .report_type_id("union_media_3rd_click")
///     .filters("ds=20260101")
///     .page_no(1)
///     .page_size(20)
///     .build();
/// for row in client.call(&request).await?.data.data_list {
///     println!("{:?}", row.click_id);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.reports.query.click",
    title = "淘宝客-推广者-媒体数据交换报表点击维度",
    api_id = 45096,
    session = optional,
    readonly,
    paginate(page_no, items = data_list as ClickReportRow, total = page_info.total_cnt),
    errors = super::errors::REPORTS
)]
#[non_exhaustive]
pub struct TbkDgReportsQueryClick {
    /// 每页大小: the number of rows on a page.
    #[top(example = 20)]
    pub page_size: i64,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: i64,
    /// 聚合条件: the column that rows are aggregated by.
    #[top(example = "ds")]
    pub dimensions: Option<String>,
    /// 查询条件: the conditions, such as the day (`ds`).
    #[top(example = "ds=20190723", format = "key-value")]
    pub filters: String,
    /// 查询字段: the columns to return.
    #[top(example = "name")]
    pub return_fields: Option<Vec<String>>,
    /// 报表名称: the name of the report.
    #[top(example = "union_media_3rd_click")]
    pub report_type_id: String,
}

/// The response to [`TbkDgReportsQueryClick`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgReportsQueryClickResponse {
    /// 结果列表: the rows.
    #[top(list_item = "map_data")]
    pub data_list: Vec<ClickReportRow>,
    /// 报表名称: the name of the report.
    #[top(example = "union_media_3rd_click")]
    pub report_type_id: Option<String>,
    /// 分页信息: the page and the total.
    pub page_info: Option<ReportPageInfo>,
}

/// 报表行: a click.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ClickReportRow {
    /// 点击id: the id of the click.
    #[top(example = "1234")]
    pub click_id: Option<String>,
}
