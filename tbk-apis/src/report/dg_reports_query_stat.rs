//! 淘宝客-推广者-媒体数据报表交换-汇总数据.

use top_core::{AdzoneId, Decimal, SiteId, TopApi, TopObject, Yuan};

use super::ReportPageInfo;

/// 淘宝客-推广者-媒体数据报表交换-汇总数据 (`taobao.tbk.dg.reports.query.stat`)
///
/// Returns summary figures (汇总数据) on a medium (平台) and its creators (达人), such as their income and page views.
///
/// - Caller: 推广者. Session: not documented.
/// - The total number of rows comes with `hasCount=true` in `filters`. Ask for it once: further pages are faster with
///   `hasCount=false`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=45095>
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
/// let request = TbkDgReportsQueryStat::builder()
///     .report_type_id("union_channel_content_3rd_v1")
///     .filters("ds=20260101;hasCount=true")
///     .page_no(1)
///     .page_size(100)
///     .build();
/// for row in client.call(&request).await?.data.data_list {
///     println!("{:?} {:?}", row.name, row.pre_3rd_pub_share_fee);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.reports.query.stat",
    title = "淘宝客-推广者-媒体数据报表交换-汇总数据",
    api_id = 45095,
    session = optional,
    readonly,
    paginate(page_no, items = data_list as StatReportRow, total = page_info.total_cnt),
    errors = super::errors::REPORTS
)]
#[non_exhaustive]
pub struct TbkDgReportsQueryStat {
    /// 每页大小: the number of rows on a page.
    #[top(example = 100)]
    pub page_size: i64,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: i64,
    /// 聚合条件: the column that rows are aggregated by.
    #[top(example = "ds")]
    pub dimensions: Option<String>,
    /// 查询条件: the conditions, `name=value` with `;` between them.
    ///
    /// `ds` the day, `hasCount` whether to return the total.
    #[top(example = "ds=20191017;hasCount=true", format = "key-value")]
    pub filters: String,
    /// 查询结果返回的字段: the columns to return.
    #[top(
        example = "ds,cm_3rd_pub_share_fee,cm_pub_share_fee,pre_3rd_pub_share_fee,pre_pub_share_fee,alipay_amt,alipay_num"
    )]
    pub return_fields: Option<Vec<String>>,
    /// 报表名称: the name of the report.
    #[top(example = "union_channel_content_3rd_v1")]
    pub report_type_id: String,
}

/// The response to [`TbkDgReportsQueryStat`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgReportsQueryStatResponse {
    /// 结果列表: the rows.
    #[top(list_item = "map_data")]
    pub data_list: Vec<StatReportRow>,
    /// 报表名称: the name of the report.
    #[top(example = "union_channel_content_3rd_v1")]
    pub report_type_id: Option<String>,
    /// 分页信息: the page and the total.
    pub page_info: Option<ReportPageInfo>,
}

/// 报表行: a row, with the columns that the report has.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct StatReportRow {
    /// 日期: the day, such as `20190525`.
    #[top(example = "20190525")]
    pub ds: Option<String>,
    /// 达人结算预估收入: the income of the creator, estimated at the settlement.
    #[top(example = "1.5")]
    pub cm_3rd_pub_share_fee: Option<Yuan>,
    /// 平台结算预估收入: the income of the medium, estimated at the settlement.
    #[top(example = "1.5")]
    pub cm_pub_share_fee: Option<Yuan>,
    /// 达人预估收入: the estimated income of the creator.
    #[top(example = "1.5")]
    pub pre_3rd_pub_share_fee: Option<Yuan>,
    /// 平台预估收入: the estimated income of the medium.
    #[top(example = "1.5")]
    pub pre_pub_share_fee: Option<Yuan>,
    /// 成交金额: the amount of the orders.
    #[top(example = "10")]
    pub alipay_amt: Option<Yuan>,
    /// 成交笔数: the number of orders.
    #[top(example = 10)]
    pub alipay_num: Option<i64>,
    /// 联盟口径pv: the page views, as counted by 淘宝联盟 (联盟口径).
    #[top(example = 100)]
    pub union_pv: Option<i64>,
    /// 达人adzoneid: the promotion zone of the creator.
    #[top(example = 1234)]
    pub sub_adzone_id: Option<AdzoneId>,
    /// 达人siteid: the medium (site) of the creator.
    #[top(example = 1234)]
    pub sub_site_id: Option<SiteId>,
    /// 达人pubid: the account of the creator.
    #[top(example = 1234)]
    pub sub_pub_id: Option<i64>,
    /// 达人名称: the name of the creator.
    pub name: Option<String>,
    /// 平台pub_id: the account of the medium.
    #[top(example = 1234)]
    pub pub_id: Option<i64>,
    /// 联盟口径uv: the unique visitors, as counted by 淘宝联盟 (联盟口径).
    #[top(example = 100)]
    pub union_uv: Option<i64>,
    /// 优品推广-权益成交Alipay金额: the amount of 优品推广 orders with a benefit (权益).
    #[top(example = "10")]
    pub red_envelope_gmt: Option<Decimal>,
    /// 超级红包发放数量: the number of 超级红包 handed out.
    #[top(example = 10)]
    pub red_envelope_num: Option<i64>,
    /// 优品推广成交Alipay金额: the amount of 优品推广 orders.
    #[top(example = "10")]
    pub activity_promotion_gmt: Option<Decimal>,
    /// 超红媒体预估收益: the estimated income of the medium from 超级红包.
    #[top(example = "10")]
    pub pre_red_envelope_media_share_fee: Option<Decimal>,
}
