//! 淘宝客-推广者-内容ID订单汇总.

use top_core::{AdzoneId, ItemId, TopApi, TopObject, TopTime, Yuan};

/// 淘宝客-推广者-内容ID订单汇总 (`taobao.tbk.content.order.get`)
///
/// Returns the totals of the orders and clicks of one piece of content, from the beginning of the calendar month to a
/// given hour.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=62658>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkContentOrderGet::builder()
///     .cont_id("1001")
///     .q_time("2026-05-22 15:00:00".parse::<TopTime>()?)
///     .build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// let orders = result.data.unwrap_or_default().result.unwrap_or_default();
/// println!("{:?} orders, {:?}", orders.alipay_order_cnt, orders.alipay_amt);
/// # Ok(()) });
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
    /// 内容 id: the content.
    #[top(example = "123")]
    pub cont_id: String,
    /// 订单截止时间: the end of the window, to the hour.
    ///
    /// The window begins on the first day of the calendar month at 00:00.
    #[top(example = "2022-05-22 15:00:00")]
    pub q_time: TopTime,
    /// 页大小: the number of entries on a page.
    #[top(example = "20", default = "20", range = 1..=20)]
    pub page_size: Option<i64>,
    /// 页码: the page.
    #[top(example = "1", default = "1", range = 1..)]
    pub page_no: Option<i64>,
    /// 推广位 id: the promotion zone of the media.
    #[top(example = "1")]
    pub adzone_id: Option<AdzoneId>,
}

/// The response to [`TbkContentOrderGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkContentOrderGetResponse {
    /// 返回值: the result of the call.
    pub result: Option<ContentOrderResult>,
}

/// 返回值: the result of the call.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentOrderResult {
    /// 返回数据: the page.
    pub data: Option<ContentOrderPage>,
}

/// 一页数据: a page of the result.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentOrderPage {
    /// 是否还有下一页: whether another page follows.
    #[top(example = "false")]
    pub has_next: Option<bool>,
    /// 内容订单数据: the figures of the content.
    pub result: Option<ContentOrder>,
}

/// 内容订单数据: the figures of one piece of content.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentOrder {
    /// 内容 id: the content.
    #[top(example = "123")]
    pub cont_id: Option<String>,
    /// 付款金额: the total amount that the buyers paid, without postage.
    #[top(example = "100")]
    pub alipay_amt: Option<Yuan>,
    /// 确认收货金额: the total amount of the orders whose receipt is confirmed.
    #[top(example = "100")]
    pub confirm_amt: Option<Yuan>,
    /// 确认结算金额: the total settled amount of the orders.
    #[top(example = "100")]
    pub settle_amt: Option<Yuan>,
    /// 点击人数: the number of unique visitors who clicked in the window, as counted by 淘宝联盟.
    #[top(example = "80")]
    pub click_uv: Option<String>,
    /// 订单明细信息: details of the orders.
    pub payment_info: Option<ContentPayment>,
    /// 成交人数: the total number of unique buyers of the orders.
    #[top(example = "2")]
    pub alipay_uv: Option<String>,
    /// 拍下订单数: the number of orders placed.
    #[top(example = "2")]
    pub alipay_order_cnt: Option<String>,
}

/// 订单明细信息: details of the orders.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentPayment {
    /// 付款时间: the time of payment of each order.
    #[top(example = "2022-04-22 15:15:05", format = "comma-list")]
    pub tb_paid_times: Vec<TopTime>,
    /// 叶子类目名称: the name of the leaf category of the item of each order.
    #[top(example = "女装", format = "comma-list")]
    pub item_leaf_category_names: Vec<String>,
    /// 商品标题: the comma-separated titles of the items.
    ///
    /// A title may contain commas itself, so the text can't be split reliably.
    #[top(example = "连衣裙")]
    pub item_titles: Option<String>,
    /// 商品 id: the item; depending on the order it is a marketing id (营销 id).
    #[top(example = "12345")]
    pub item_id: Option<ItemId>,
    /// 商品一级类目: the first-level categories of the items.
    #[top(example = "3C数码配件")]
    pub item_first_category_names: Option<String>,
    /// 商品二级类目: the second-level categories of the items.
    #[top(example = "MP3/MP4配件")]
    pub item_second_category_names: Option<String>,
}
