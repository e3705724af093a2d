//! 淘宝客-推广者-微博月报(达人维度).

use top_core::TopApi;

/// 淘宝客-推广者-微博月报(达人维度) (`taobao.tbk.dg.content.media.monthly.report`)
///
/// Returns the monthly report of Weibo by creator (达人).
///
/// - Caller: 推广者. Session: not documented.
/// - Parameters and response are not officially documented; the response is kept as JSON.
/// - The filter of the example has the form that `taobao.tbk.dg.reports.query` documents for its `filters`.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgContentMediaMonthlyReport::builder()
///     .report_type_id("union_content_media_monthly_report")
///     .return_fields(["union_pv", "union_uv"])
///     .filters("ds=20260101")
///     .page_no(1)
///     .page_size(20)
///     .build();
/// let response = client.call(&request).await?.data;
/// println!("{}", response.as_json());
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.content.media.monthly.report",
    title = "淘宝客-推广者-微博月报(达人维度)",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgContentMediaMonthlyReport {
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 每页记录数: the number of entries on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 查询字段: the columns to return.
    #[top(
        example = "pub_id,sub_pub_id,sub_site_id,sub_adzone_id,div_rule,total_alipay_amt,settle_amount,union_pv,union_uv"
    )]
    pub return_fields: Option<Vec<String>>,
    /// 报表名称: the name of the report.
    #[top(example = "union_content_media_monthly_report")]
    pub report_type_id: Option<String>,
    /// 聚合条件: the grouping of the rows.
    pub dimensions: Option<String>,
    /// 查询条件: the filter of the rows.
    pub filters: String,
}

top_core::raw_response! {
    /// The response to [`TbkDgContentMediaMonthlyReport`].
    pub struct TbkDgContentMediaMonthlyReportResponse;
}
