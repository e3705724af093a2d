//! 淘宝客-推广者-媒体数据报表交换.

use top_core::{Money, TopApi, TopObject, TopTime};

use super::ReportPageInfo;

/// 淘宝客-推广者-媒体数据报表交换 (`taobao.tbk.dg.reports.newquery`): a medium's figures, row by row.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=43906>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgReportsNewquery::builder()
///     .page_size(100)
///     .page_no(1)
///     .filters("示例")
///     .report_type_id("union_media_newlink_subpid_order_detail")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("page_size"), Some("100"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.reports.newquery",
    title = "淘宝客-推广者-媒体数据报表交换",
    api_id = 43906,
    session = optional,
    readonly,
    paginate(page_no, items = data_list as NewReportRow, total = page_info.total_cnt),
    errors = super::errors::REPORTS
)]
#[non_exhaustive]
pub struct TbkDgReportsNewquery {
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
    #[top(example = "示例")]
    pub filters: String,
    /// 返回字段: joined by commas.
    #[top(example = "https://links.example/return-fields")]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(example = "union_media_newlink_subpid_order_detail")]
    pub report_type_id: String,
}

/// What [`TbkDgReportsNewquery`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgReportsNewqueryResponse {
    /// 数据列表: rows of the report.
    #[top(list_item = "map_data")]
    pub data_list: Vec<NewReportRow>,
    /// 报表 id: which report.
    #[top(example = "union_channel_content_basic_v1")]
    pub report_type_id: Option<String>,
    /// 分页信息: which page this is.
    pub page_info: Option<ReportPageInfo>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    #[top(example = "123")]
    pub position_index: Option<String>,
}

/// 报表行: figures of one row.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewReportRow {
    /// 点击 id: mark of the click, as the medium sent it.
    #[top(example = "1234")]
    pub click_id: Option<String>,
    /// 一级类目名称: top category.
    #[top(example = "女装")]
    pub tb_auction_category_level1_name: Option<String>,
    /// 子订单号: joins with `trade_id` of the order.
    #[top(example = "1234")]
    pub tb_trade_id: Option<i64>,
    /// 父订单号: not unique.
    #[top(example = "1234")]
    pub tb_trade_parent_id: Option<i64>,
    /// 订单状态: as Taobao numbers it.
    #[top(example = "1")]
    pub tb_trade_status: Option<i64>,
    /// 商品单价: yuan.
    #[top(example = "1.0")]
    pub tb_auction_price: Option<Money>,
    /// 商品件数: pieces.
    #[top(example = "10")]
    pub tb_auction_num: Option<i64>,
    /// 商品 id: of the item.
    #[top(example = "1234")]
    pub tb_auction_id: Option<String>,
    /// 点击时间: GMT+8.
    #[top(example = "2019-01-01 00:00:00")]
    pub click_timestamp: Option<TopTime>,
    /// 订单创建时间: GMT+8.
    #[top(example = "2019-01-01 00:00:00")]
    pub tk_trade_create_time: Option<TopTime>,
    /// 点击人数: visitors who clicked.
    #[top(example = "10")]
    pub click_uv: Option<i64>,
    /// 点击次数: clicks.
    #[top(example = "10")]
    pub click_pv: Option<i64>,
    /// 佣金比率: as a fraction of 1.
    #[top(example = "0.5")]
    pub tk_commission_rate: Option<Money>,
    /// 预估补贴: yuan.
    #[top(example = "1")]
    pub pre_subsidy_fee: Option<Money>,
    /// 预估佣金: yuan.
    #[top(example = "1.5")]
    pub pre_commission_fee: Option<Money>,
    /// 确认收货金额: yuan.
    #[top(example = "10")]
    pub cm_alipay_amt: Option<Money>,
    /// 确认收货笔数: orders received.
    #[top(example = "1")]
    pub cm_alipay_num: Option<i64>,
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
    /// 种草人数: visitors who were won over.
    #[top(example = "100")]
    pub zz_uv: Option<i64>,
    /// 推广点击次数: clicks.
    #[top(example = "100")]
    pub union_pv: Option<i64>,
    /// 业务类型: which business.
    #[top(example = "1")]
    pub biz_type: Option<String>,
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
    /// 付款金额: yuan.
    #[top(example = "10")]
    pub tb_alipay_total_price: Option<Money>,
    /// 三方收入: yuan.
    #[top(example = "1.5")]
    pub tk_3rd_pub_share_fee: Option<Money>,
}
