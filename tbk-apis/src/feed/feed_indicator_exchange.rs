//! 淘宝客-推广者-内容种草投流数据交换.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-内容种草投流数据交换 (`taobao.tbk.feed.indicator.exchange`): what paid traffic did in the shop.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=66818>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkFeedIndicatorExchange::builder()
///     .page_no(1)
///     .page_size(20)
///     .filters("ds=20231111")
///     .dimensions("ds")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("page_no"), Some("1"));
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
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: i64,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: i64,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "ds=20231111")]
    pub filters: String,
    /// 维度: joined by commas.
    #[top(example = "ds")]
    pub dimensions: String,
}

/// What [`TbkFeedIndicatorExchange`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedIndicatorExchangeResponse {
    /// 数据: what was asked for.
    pub data: Option<FeedIndicatorExchangePage>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 投流数据: figures of one creative.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedIndicator {
    /// 日期: `yyyyMMdd`.
    #[top(example = "20230519")]
    pub ds: Option<String>,
    /// 活动 id: of the campaign.
    #[top(example = "1111")]
    pub event_id: Option<i64>,
    /// 计划 id: of the campaign at the medium.
    #[top(example = "111")]
    pub campaign_id: Option<String>,
    /// 单元 id: of the unit at the medium.
    #[top(example = "111")]
    pub unit_id: Option<String>,
    /// 创意 id: of the creative at the medium.
    #[top(example = "111")]
    pub creative_id: Option<String>,
    /// 进店人数: visitors.
    #[top(example = "111")]
    pub uv_num: Option<i64>,
    /// 收藏人数: visitors who collected.
    #[top(example = "111")]
    pub clt_uv_num: Option<i64>,
    /// 加购人数: visitors who filled the cart.
    #[top(example = "111")]
    pub add_uv_num: Option<i64>,
    /// 新访客数: new visitors.
    #[top(example = "111")]
    pub new_visitor_uv_num: Option<i64>,
    /// 付款人数: buyers.
    #[top(example = "111")]
    pub pay_buyer_uv: Option<i64>,
    /// 搜索引导转化: conversions by search.
    #[top(example = "111")]
    pub se_lead_conv: Option<i64>,
    /// 订单 id: of the order at the medium.
    #[top(example = "123")]
    pub order_id: Option<String>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedIndicatorExchangePage {
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: Option<i64>,
    /// 总数: how many there are over all pages.
    #[top(example = "100")]
    pub total_count: Option<i64>,
    /// 结果: the outcome.
    #[top(list_item = "data_exchange_d_t_o")]
    pub result: Vec<FeedIndicator>,
}
