//! 淘宝客-推广者-媒体数据交换报表点击维度.

use top_core::{TopApi, TopObject};

use super::ReportPageInfo;

/// 淘宝客-推广者-媒体数据交换报表点击维度 (`taobao.tbk.dg.reports.query.click`): a medium's clicks, row by row.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=45096>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgReportsQueryClick::builder()
///     .page_size(20)
///     .page_no(1)
///     .filters("ds=20190723")
///     .report_type_id("https://links.example/report-type-id")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("page_size"), Some("20"));
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
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: i64,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: i64,
    /// 维度: joined by commas.
    #[top(example = "ds")]
    pub dimensions: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "ds=20190723")]
    pub filters: String,
    /// 返回字段: joined by commas.
    #[top(example = "name")]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(example = "https://links.example/report-type-id")]
    pub report_type_id: String,
}

/// What [`TbkDgReportsQueryClick`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgReportsQueryClickResponse {
    /// 数据列表: rows of the report.
    #[top(list_item = "map_data")]
    pub data_list: Vec<ClickReportRow>,
    /// 报表 id: which report.
    #[top(example = "https://links.example/report-type-id")]
    pub report_type_id: Option<String>,
    /// 分页信息: which page this is.
    pub page_info: Option<ReportPageInfo>,
}

/// 报表行: one click.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ClickReportRow {
    /// 点击 id: mark of the click, as the medium sent it.
    #[top(example = "1234")]
    pub click_id: Option<String>,
}
