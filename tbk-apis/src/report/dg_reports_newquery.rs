//! 淘宝客-推广者-媒体数据报表交换.

use top_core::{AdzoneId, Decimal, ItemId, SiteId, TopApi, TopObject, TopTime, Yuan};

use super::ReportPageInfo;

/// 淘宝客-推广者-媒体数据报表交换 (`taobao.tbk.dg.reports.newquery`)
///
/// Returns the rows of a report on a medium (平台) and its creators (达人), such as their order details.
///
/// - Caller: 推广者. Session: not documented.
/// - The total comes with `hasCount=true` in `filters`. Ask for it once: further pages are faster with `hasCount=false`.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=43906>
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
/// let request = TbkDgReportsNewquery::builder()
///     .report_type_id("union_media_newlink_subpid_order_detail")
///     .filters("ds=20260101;subpid=mm_123_132_321;hasCount=true")
///     .return_fields(["tb_trade_id", "tb_alipay_total_price"])
///     .page_no(1)
///     .page_size(100)
///     .build();
/// for row in client.call(&request).await?.data.data_list {
///     println!("{:?} {:?}", row.tb_trade_id, row.tb_alipay_total_price);
/// }
/// # Ok(()) });
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
    /// `ds` the day, `subpid` the pid of the creator, `pubId` the account of the medium, `hasCount` whether to return the
    /// total, `position_index` the position: the smallest id in the data that was returned.
    #[top(
        example = "ds=20191013;subpid=mm_123_132_321;pubId=1234;hasCount=false;position_index=123",
        format = "key-value"
    )]
    pub filters: String,
    /// 查询字段: the columns to return.
    #[top(
        example = "id,pub_id,sub_pub_id,sub_site_id,sub_adzone_id,daren_id,content_id,tk_trade_create_time,click_timestamp"
    )]
    pub return_fields: Option<Vec<String>>,
    /// 报表名称: the name of the report; `union_media_newlink_subpid_order_detail` for the order details.
    #[top(example = "union_media_newlink_subpid_order_detail")]
    pub report_type_id: String,
}

/// The response to [`TbkDgReportsNewquery`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgReportsNewqueryResponse {
    /// 结果列表: the rows.
    #[top(list_item = "map_data")]
    pub data_list: Vec<NewReportRow>,
    /// 报表名称: the name of the report.
    #[top(example = "union_channel_content_basic_v1")]
    pub report_type_id: Option<String>,
    /// 分页信息: the page and the total.
    pub page_info: Option<ReportPageInfo>,
    /// 位点信息: the position, which `position_index` in `filters` takes.
    #[top(example = "123")]
    pub position_index: Option<String>,
}

/// 报表行: a row, with the columns that the report has.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewReportRow {
    /// 点击id: the id of the click.
    #[top(example = "1234")]
    pub click_id: Option<String>,
    /// 商品一级类目名称: the name of the first-level category.
    #[top(example = "女装")]
    pub tb_auction_category_level1_name: Option<String>,
    /// 子订单编号: the id of the child order.
    #[top(example = 1234)]
    pub tb_trade_id: Option<i64>,
    /// 父订单编号: the number of the parent order.
    #[top(example = 1234)]
    pub tb_trade_parent_id: Option<i64>,
    /// 订单状态(淘宝): the state of the order on Taobao.
    #[top(example = 1)]
    pub tb_trade_status: Option<i64>,
    /// 商品单价: the price of one item.
    #[top(example = "1.0")]
    pub tb_auction_price: Option<Yuan>,
    /// 商品数: the number of items.
    #[top(example = 10)]
    pub tb_auction_num: Option<i64>,
    /// 商品id: the item.
    #[top(example = "1234")]
    pub tb_auction_id: Option<ItemId>,
    /// 订单点击时间: the time of the click.
    #[top(example = "2019-01-01 00:00:00")]
    pub click_timestamp: Option<TopTime>,
    /// 订单创建时间: the time of the order.
    #[top(example = "2019-01-01 00:00:00")]
    pub tk_trade_create_time: Option<TopTime>,
    /// 单篇内容UV_pub口径: the unique visitors of one piece of content, as counted for publishers (pub口径).
    #[top(example = 10)]
    pub click_uv: Option<i64>,
    /// 单篇内容PV_pub口径: the page views of one piece of content, as counted for publishers (pub口径).
    #[top(example = 10)]
    pub click_pv: Option<i64>,
    /// 预估佣金率: the estimated commission rate.
    #[top(example = "0.5")]
    pub tk_commission_rate: Option<Decimal>,
    /// cps预估补贴: the estimated CPS subsidy.
    #[top(example = "1")]
    pub pre_subsidy_fee: Option<Yuan>,
    /// cps预估佣金: the estimated CPS commission.
    #[top(example = "1.5")]
    pub pre_commission_fee: Option<Yuan>,
    /// cps成交金额: the amount of the CPS orders.
    #[top(example = "10")]
    pub cm_alipay_amt: Option<Yuan>,
    /// cps成交笔数: the number of CPS orders.
    #[top(example = 1)]
    pub cm_alipay_num: Option<i64>,
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
    /// 主站口径uv: the unique visitors, as counted by the main site (主站口径).
    #[top(example = 100)]
    pub zz_uv: Option<i64>,
    /// 联盟口径pv: the page views, as counted by 淘宝联盟 (联盟口径).
    #[top(example = 100)]
    pub union_pv: Option<i64>,
    /// 业务类型: the type of the business.
    #[top(example = "1")]
    pub biz_type: Option<String>,
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
    /// 订单支付金额: the amount paid.
    #[top(example = "10")]
    pub tb_alipay_total_price: Option<Yuan>,
    /// 达人结算预估收入: the income of the creator, estimated at the settlement.
    #[top(example = "1.5")]
    pub tk_3rd_pub_share_fee: Option<Yuan>,
}
