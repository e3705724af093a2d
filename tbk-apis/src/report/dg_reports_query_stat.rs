//! 淘宝客-推广者-媒体数据报表交换-汇总数据.

use top_core::{Money, TopApi, TopObject};

use super::ReportPageInfo;

/// 淘宝客-推广者-媒体数据报表交换-汇总数据 (`taobao.tbk.dg.reports.query.stat`): a medium's figures, summed up.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=45095>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgReportsQueryStat::builder()
///     .page_size(100)
///     .page_no(1)
///     .filters("ds=20191017;hasCount=true")
///     .report_type_id("union_channel_content_3rd_v1")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("page_size"), Some("100"));
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
    /// 页大小: entries on a page.
    #[top(example = "100")]
    pub page_size: i64,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: i64,
    /// 维度: joined by commas.
    #[top(example = "ds")]
    pub dimensions: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "ds=20191017;hasCount=true")]
    pub filters: String,
    /// 返回字段: joined by commas.
    #[top(example = "示例")]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(example = "union_channel_content_3rd_v1")]
    pub report_type_id: String,
}

/// What [`TbkDgReportsQueryStat`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgReportsQueryStatResponse {
    /// 数据列表: rows of the report.
    #[top(list_item = "map_data")]
    pub data_list: Vec<StatReportRow>,
    /// 报表 id: which report.
    #[top(example = "union_channel_content_3rd_v1")]
    pub report_type_id: Option<String>,
    /// 分页信息: which page this is.
    pub page_info: Option<ReportPageInfo>,
}

/// 报表行: figures of one day.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct StatReportRow {
    /// 日期: `yyyyMMdd`.
    #[top(example = "20190525")]
    pub ds: Option<String>,
    /// 三方结算收入: yuan.
    #[top(example = "1.5")]
    pub cm_3rd_pub_share_fee: Option<Money>,
    /// 二方结算收入: yuan.
    #[top(example = "1.5")]
    pub cm_pub_share_fee: Option<Money>,
    /// 三方预估收入: yuan.
    #[top(example = "1.5")]
    pub pre_3rd_pub_share_fee: Option<Money>,
    /// 预估收入: yuan.
    #[top(example = "1.5")]
    pub pre_pub_share_fee: Option<Money>,
    /// 付款金额: what was paid, yuan.
    #[top(example = "10")]
    pub alipay_amt: Option<Money>,
    /// 付款笔数: orders paid.
    #[top(example = "10")]
    pub alipay_num: Option<i64>,
    /// 推广点击次数: clicks.
    #[top(example = "100")]
    pub union_pv: Option<i64>,
    /// 子推广位 id: third segment of the sub pid.
    #[top(example = "1234")]
    pub sub_adzone_id: Option<i64>,
    /// 子媒体 id: second segment of the sub pid.
    #[top(example = "1234")]
    pub sub_site_id: Option<i64>,
    /// 子推广者 id: first segment of the sub pid.
    #[top(example = "1234")]
    pub sub_pub_id: Option<i64>,
    /// 名称: at most 10 characters.
    #[top(example = "1234")]
    pub name: Option<String>,
    /// 推广者会员 id: the first segment of the pid.
    #[top(example = "1234")]
    pub pub_id: Option<i64>,
    /// 推广点击人数: visitors.
    #[top(example = "100")]
    pub union_uv: Option<i64>,
    /// 红包成交金额: yuan.
    #[top(example = "10")]
    pub red_envelope_gmt: Option<String>,
    /// 红包笔数: orders with a red packet.
    #[top(example = "10")]
    pub red_envelope_num: Option<i64>,
    /// 活动成交金额: yuan.
    #[top(example = "10")]
    pub activity_promotion_gmt: Option<String>,
    /// 红包预估收入: yuan.
    #[top(example = "10")]
    pub pre_red_envelope_media_share_fee: Option<Money>,
}
