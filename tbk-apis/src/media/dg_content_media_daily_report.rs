//! 淘宝客-推广者-微博日报(达人维度).

use top_core::TopApi;

/// 淘宝客-推广者-微博日报(达人维度) (`taobao.tbk.dg.content.media.daily.report`)
///
/// Returns the daily report of Weibo by creator (达人).
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
/// let request = TbkDgContentMediaDailyReport::builder()
///     .report_type_id("union_content_media_daily_report")
///     .return_fields(["cm_pub_share_fee", "div_rule"])
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
    method = "taobao.tbk.dg.content.media.daily.report",
    title = "淘宝客-推广者-微博日报(达人维度)",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgContentMediaDailyReport {
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 每页记录数: the number of entries on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 查询字段: the columns to return.
    #[top(
        example = "pub_id,name,sub_pub_id,sub_site_id,sub_adzone_id,biz_type,union_pv,union_uv,cm_settle_num,cm_settle_amt,cm_pub_share_fee,div_rule"
    )]
    pub return_fields: Option<Vec<String>>,
    /// 报表名称: the name of the report.
    #[top(example = "union_content_media_daily_report")]
    pub report_type_id: Option<String>,
    /// 聚合条件: the grouping of the rows.
    pub dimensions: Option<String>,
    /// 查询条件: the filter of the rows.
    pub filters: String,
}

top_core::raw_response! {
    /// The response to [`TbkDgContentMediaDailyReport`].
    pub struct TbkDgContentMediaDailyReportResponse;
}
