//! 淘宝客-推广者-内容种草投流数据交换.

use top_core::{CompactDate, TopApi, TopObject};

use super::FeedDimension;

/// 淘宝客-推广者-内容种草投流数据交换 (`taobao.tbk.feed.indicator.exchange`)
///
/// Returns how many users paid traffic brought to the shop and what they did there, by task, campaign, unit and
/// creative.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=66818>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkFeedIndicatorExchange::builder()
///     .page_no(1)
///     .page_size(20)
///     .filters("ds=20260101")
///     .dimensions(FeedDimension::Date)
///     .build();
/// for row in client.call(&request).await?.data.data.unwrap_or_default().result {
///     println!("{:?} {:?} {:?}", row.creative_id, row.uv_num, row.pay_buyer_uv);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.feed.indicator.exchange",
    title = "淘宝客-推广者-内容种草投流数据交换",
    api_id = 66818,
    readonly,
    paginate(page_no, items = data.result as FeedIndicator, total = data.total_count),
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkFeedIndicatorExchange {
    /// 页码: the number of the page.
    #[top(example = 1, range = 1..)]
    pub page_no: i64,
    /// 页容: the number of entries on a page.
    #[top(example = 20)]
    pub page_size: i64,
    /// 查询条件: the filters as `name=value` pairs with `&` between them.
    ///
    /// Give each dimension once: repeated ones overwrite each other.
    #[top(example = "ds=20231111", format = "key-value")]
    pub filters: String,
    /// 数据聚合维度: the dimension by which the figures are grouped.
    #[top(example = "ds")]
    pub dimensions: FeedDimension,
}

/// The response to [`TbkFeedIndicatorExchange`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedIndicatorExchangeResponse {
    /// 返回对象: the page.
    pub data: Option<FeedIndicatorPage>,
    /// 返回码: the result code.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 错误码释义: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 返回码释义: the text of the result code.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: the error code.
    #[top(example = 0)]
    pub biz_error_code: Option<i64>,
}

/// 分页数据: a page of figures.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedIndicatorPage {
    /// 页码: the number of this page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页容: the number of entries on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 总数: the number of entries on all pages.
    #[top(example = 100)]
    pub total_count: Option<i64>,
    /// 数据列表: the figures on this page.
    #[top(list_item = "data_exchange_d_t_o")]
    pub result: Vec<FeedIndicator>,
}

/// 投流数据: the figures of a creative on a day.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedIndicator {
    /// 日期分区: the day of the figures.
    #[top(example = "20230519")]
    pub ds: Option<CompactDate>,
    /// 星任务 ID: the task.
    #[top(example = 1111)]
    pub event_id: Option<i64>,
    /// 计划 ID: the advertising campaign.
    #[top(example = "111")]
    pub campaign_id: Option<String>,
    /// 单元 ID: the unit of the advertising campaign.
    #[top(example = "111")]
    pub unit_id: Option<String>,
    /// 创意 ID: the creative.
    #[top(example = "111")]
    pub creative_id: Option<String>,
    /// 进店 UV: the number of users who visited the shop.
    #[top(example = 111)]
    pub uv_num: Option<i64>,
    /// 收藏 UV: the number of users who added to their favourites.
    #[top(example = 111)]
    pub clt_uv_num: Option<i64>,
    /// 加购 UV: the number of users who added to the cart.
    #[top(example = 111)]
    pub add_uv_num: Option<i64>,
    /// 新访客 UV: the number of new visitors.
    #[top(example = 111)]
    pub new_visitor_uv_num: Option<i64>,
    /// 成交 UV: the number of users who bought.
    #[top(example = 111)]
    pub pay_buyer_uv: Option<i64>,
    /// 手淘搜索进店 UV: the number of users who came to the shop by the search of the Taobao app.
    #[top(example = 111)]
    pub se_lead_conv: Option<i64>,
    /// 知乎订单: the id of the order at Zhihu.
    #[top(example = "123")]
    pub order_id: Option<String>,
}
