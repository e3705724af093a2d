//! 淘宝客-推广者-内容ID订单汇总.

use top_core::{ItemId, Money, TopApi, TopObject, TopTime};

/// 淘宝客-推广者-内容ID订单汇总 (`taobao.tbk.content.order.get`): orders summed up by content.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=62658>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkContentOrderGet::builder()
///     .cont_id("123")
///     .q_time("2022-05-22 15:00:00".parse::<TopTime>()?)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("cont_id"), Some("123"));
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.content.order.get",
    title = "淘宝客-推广者-内容ID订单汇总",
    api_id = 62658,
    session = optional,
    readonly,
    paginate(page_no, items = result.data.result as ContentOrder, more = result.data.has_next),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkContentOrderGet {
    /// 内容 id: of the content.
    #[top(example = "123")]
    pub cont_id: String,
    /// 查询时间: the hour that is asked for, GMT+8.
    #[top(example = "2022-05-22 15:00:00")]
    pub q_time: TopTime,
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: Option<String>,
}

/// What [`TbkContentOrderGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkContentOrderGetResponse {
    /// 结果: the outcome.
    pub result: Option<ContentOrderResult>,
}

/// 内容付款: what was bought by way of it.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentPayment {
    /// 付款时间: one for each order.
    #[top(example = "2022-04-22 15:15:05")]
    pub tb_paid_times: Option<TopTime>,
    /// 叶子类目名称: leaf categories.
    #[top(example = "女装")]
    pub item_leaf_category_names: Option<String>,
    /// 商品标题: titles of the items.
    #[top(example = "连衣裙")]
    pub item_titles: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 一级类目名称: top categories.
    #[top(example = "3C数码配件")]
    pub item_first_category_names: Option<String>,
    /// 二级类目名称: second-level categories.
    #[top(example = "MP3/MP4配件")]
    pub item_second_category_names: Option<String>,
}

/// 内容订单: figures of one piece of content.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentOrder {
    /// 内容 id: of the content.
    #[top(example = "123")]
    pub cont_id: Option<String>,
    /// 付款金额: what was paid, yuan.
    #[top(example = "100")]
    pub alipay_amt: Option<Money>,
    /// 确认收货金额: what was received, yuan.
    #[top(example = "100")]
    pub confirm_amt: Option<Money>,
    /// 结算金额: what was settled, yuan.
    #[top(example = "100")]
    pub settle_amt: Option<Money>,
    /// 点击人数: visitors who clicked.
    #[top(example = "80")]
    pub click_uv: Option<String>,
    /// 付款信息: what was bought.
    pub payment_info: Option<ContentPayment>,
    /// 付款人数: visitors who paid.
    #[top(example = "2")]
    pub alipay_uv: Option<String>,
    /// 付款订单数: orders that were paid.
    #[top(example = "2")]
    pub alipay_order_cnt: Option<String>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentOrderPage {
    /// 是否有下一页: there is a page after.
    #[top(example = "false")]
    pub has_next: Option<bool>,
    /// 结果: the outcome.
    pub result: Option<ContentOrder>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentOrderResult {
    /// 数据: what was asked for.
    pub data: Option<ContentOrderPage>,
}
