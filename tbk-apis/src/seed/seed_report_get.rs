//! 淘宝客-推广者-种草指标报表.

use top_core::{TopApi, TopObject};

use super::SeedPageInfo;

/// 淘宝客-推广者-种草指标报表 (`taobao.tbk.seed.report.get`)
///
/// Returns the figures of seeding content: visits, searches, favourites, deals and the like.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=61677>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkSeedReportGet::builder()
///     .report_type_id("wb-content-rpt")
///     .filters("ds=20220222")
///     .page_no(1)
///     .page_size(50)
///     .build();
/// for row in client.call(&request).await?.data.data.unwrap_or_default().data_list {
///     println!("{:?} {:?}", row.dimensions, row.uv_num);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.seed.report.get",
    title = "淘宝客-推广者-种草指标报表",
    api_id = 61677,
    session = optional,
    readonly,
    paginate(page_no, items = data.data_list as SeedReportRow, total = data.page_info.total),
    failure(result_code = 200, code = biz_error_code),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkSeedReportGet {
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: i64,
    /// 报表名称: the name of the report, `wb-content-rpt`.
    #[top(example = "wb-content-rpt")]
    pub report_type_id: String,
    /// 页容: the number of rows on a page.
    #[top(example = 50)]
    pub page_size: i64,
    /// 查询条件: the day of the figures, such as `ds=20220222`. No other condition is supported.
    #[top(example = "ds=20220222", format = "key-value")]
    pub filters: String,
    /// 查询字段: the figures to return. Reserved by the platform (预留字段).
    #[top(example = "uv_num,new_visitor_uv_num,pay_buyer_uv")]
    pub return_fields: Option<Vec<String>>,
    /// 聚合条件: the dimension to group by. Reserved by the platform (预留字段).
    #[top(example = "ds")]
    pub dimensions: Option<String>,
}

/// The response to [`TbkSeedReportGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSeedReportGetResponse {
    /// 返回对象: the rows on the page.
    pub data: Option<SeedReportData>,
    /// 返回码: 200 for success.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 业务错误码: the code of the error.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 报表数据: the rows on a page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedReportData {
    /// 数据列表: the rows.
    #[top(list_item = "wb_report_data_d_t_o")]
    pub data_list: Vec<SeedReportRow>,
    /// 分页信息: the page number, the page size and the total.
    pub page_info: Option<SeedPageInfo>,
    /// 报表名称: the name of the report.
    #[top(example = "wb-content-rpt")]
    pub report_type_id: Option<String>,
    /// 位点: a position. Reserved by the platform (预留).
    #[top(example = "111")]
    pub position_index: Option<String>,
}

/// 种草指标: the figures of one row.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedReportRow {
    /// 进店 UV: the number of users who visited the shop.
    #[top(example = 1)]
    pub uv_num: Option<i64>,
    /// 新访客 UV: the number of new visitors.
    #[top(example = 1)]
    pub new_visitor_uv_num: Option<i64>,
    /// 成交 UV: the number of users who bought.
    #[top(example = 1)]
    pub pay_buyer_uv: Option<i64>,
    /// 收藏 UV: the number of users who added to their favourites.
    #[top(example = 1)]
    pub clt_uv_num: Option<i64>,
    /// 手淘搜索进店 UV: the number of users who came to the shop by a search in the Taobao app.
    #[top(example = 1)]
    pub obj_itm_se: Option<i64>,
    /// 加购 UV: the number of users who added to the cart.
    #[top(example = 1)]
    pub add_uv_num: Option<i64>,
    /// 店铺关注 UV: the number of users who followed the shop.
    #[top(example = 1)]
    pub shop_follow_uv: Option<i64>,
    /// 维度: the dimensions of the row, each as `name=value`.
    #[top(example = "eventId=123456,contentId=654321,ds=20220224,day=15", format = "comma-list")]
    pub dimensions: Vec<String>,
    /// 搜索 PV: the number of searches.
    #[top(example = 2)]
    pub search_pv: Option<i64>,
    /// 进店 PV: the number of visits to the shop.
    #[top(example = 2)]
    pub enter_shop_pv: Option<i64>,
    /// 收藏 PV: the number of additions to favourites.
    #[top(example = 2)]
    pub collect_pv: Option<i64>,
    /// 加购 PV: the number of additions to the cart.
    #[top(example = 2)]
    pub add_shopping_cart_pv: Option<i64>,
    /// 成交 PV: the number of deals.
    #[top(example = 2)]
    pub deal_pv: Option<i64>,
    /// 新访客 PV: the number of visits by new visitors.
    #[top(example = 2)]
    pub new_visitor_pv: Option<i64>,
    /// 关注 PV: the number of follows.
    #[top(example = 2)]
    pub follow_pv: Option<i64>,
}
