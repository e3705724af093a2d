//! 淘宝客-推广者-种草指标报表.

use top_core::{TopApi, TopObject};

use super::SeedReportPageInfo;

/// 淘宝客-推广者-种草指标报表 (`taobao.tbk.seed.report.get`): the figures of content that wins over.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=61677>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkSeedReportGet::builder()
///     .page_no(1)
///     .report_type_id("wb-content-rpt")
///     .page_size(50)
///     .filters("ds=20220222")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("page_no"), Some("1"));
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
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: i64,
    /// 报表 id: which report.
    #[top(example = "wb-content-rpt")]
    pub report_type_id: String,
    /// 页大小: entries on a page.
    #[top(example = "50")]
    pub page_size: i64,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "ds=20220222")]
    pub filters: String,
    /// 返回字段: joined by commas.
    #[top(example = "uv_num,new_visitor_uv_num,pay_buyer_uv")]
    pub return_fields: Option<String>,
    /// 维度: joined by commas.
    #[top(example = "ds")]
    pub dimensions: Option<String>,
}

/// What [`TbkSeedReportGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSeedReportGetResponse {
    /// 数据: what was asked for.
    pub data: Option<SeedReportData>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 种草数据: figures of one row.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedReportRow {
    /// 进店人数: visitors.
    #[top(example = "1")]
    pub uv_num: Option<i64>,
    /// 新访客数: new visitors.
    #[top(example = "1")]
    pub new_visitor_uv_num: Option<i64>,
    /// 付款人数: buyers.
    #[top(example = "1")]
    pub pay_buyer_uv: Option<i64>,
    /// 收藏人数: visitors who collected.
    #[top(example = "1")]
    pub clt_uv_num: Option<i64>,
    /// 目标商品搜索: searches for the item.
    #[top(example = "1")]
    pub obj_itm_se: Option<i64>,
    /// 加购人数: visitors who filled the cart.
    #[top(example = "1")]
    pub add_uv_num: Option<i64>,
    /// 关注店铺人数: visitors who follow the shop.
    #[top(example = "1")]
    pub shop_follow_uv: Option<i64>,
    /// 维度: joined by commas.
    #[top(example = "eventId=123456,contentId=654321,ds=20220224,day=15")]
    pub dimensions: Option<String>,
    /// 搜索次数: searches.
    #[top(example = "2")]
    pub search_pv: Option<i64>,
    /// 进店次数: visits.
    #[top(example = "2")]
    pub enter_shop_pv: Option<i64>,
    /// 收藏次数: times collected.
    #[top(example = "2")]
    pub collect_pv: Option<i64>,
    /// 加购次数: times put into the cart.
    #[top(example = "2")]
    pub add_shopping_cart_pv: Option<i64>,
    /// 成交次数: deals.
    #[top(example = "2")]
    pub deal_pv: Option<i64>,
    /// 新访客次数: visits of new visitors.
    #[top(example = "2")]
    pub new_visitor_pv: Option<i64>,
    /// 关注次数: follows.
    #[top(example = "2")]
    pub follow_pv: Option<i64>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedReportData {
    /// 数据列表: rows of the report.
    #[top(list_item = "wb_report_data_d_t_o")]
    pub data_list: Vec<SeedReportRow>,
    /// 分页信息: which page this is.
    pub page_info: Option<SeedReportPageInfo>,
    /// 报表 id: which report.
    #[top(example = "wb-content-rpt")]
    pub report_type_id: Option<String>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    #[top(example = "111")]
    pub position_index: Option<String>,
}
