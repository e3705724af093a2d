//! 淘宝客-推广者-商品链接转换.

use top_core::{AdzoneId, ItemId, TopApi, TopObject, Yuan};

use crate::shared::{LinkPlan, Platform, UserType};

/// 淘宝客-推广者-商品链接转换 (`taobao.tbk.item.convert`)
///
/// Returns the promotion links of items.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=24516>
///
/// # Errors
///
/// `isv.invalid-parameter:adzone_id`, `isv.invalid-parameter:platform` and `isv.invalid-parameter:unid` name
/// the invalid parameter; `isp.tbkapi-service-unavailable` is temporary.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkItemConvert::builder()
///     .adzone_id(23810104)
///     .fields(["num_iid", "click_url"])
///     .num_iids(["AbC-1x", "AbC-2y"])
///     .platform(Platform::Mobile)
///     .build();
/// for item in client.call(&request).await?.data.results {
///     println!("{:?} {:?}", item.input_num_iid, item.click_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.item.convert",
    title = "淘宝客-推广者-商品链接转换",
    api_id = 24516,
    idempotent,
    errors = super::errors::CONVERT
)]
#[non_exhaustive]
pub struct TbkItemConvert {
    /// 广告位ID: the promotion zone, the third part of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 返回字段列表: the names of the members to return.
    #[top(example = "num_iid,click_url")]
    pub fields: Vec<String>,
    /// 商品ID串: the ids of the items.
    #[top(example = "123,456", max_items = 40)]
    pub num_iids: Vec<ItemId>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 自定义输入串: a custom mark of letters and digits that distinguishes promotion channels.
    #[top(max_len = 12)]
    pub unid: Option<String>,
    /// 转链计划: the campaign of the links. Without it, the marketing campaign (营销计划).
    #[top(example = "1")]
    pub dx: Option<LinkPlan>,
}

/// The response to [`TbkItemConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemConvertResponse {
    /// 淘宝客商品: the items with their links.
    #[top(list_item = "n_tbk_item")]
    pub results: Vec<ConvertedItem>,
}

/// 淘宝客商品: an item with its promotion link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedItem {
    /// 淘客地址: the promotion link.
    #[top(example = "http://s.click.taobao.com/e=xxx")]
    pub click_url: Option<String>,
    /// 商品ID: the id of the item.
    #[top(example = "123")]
    pub num_iid: Option<ItemId>,
    /// 原始输入的商品ID: the id of the item in the request.
    #[top(example = "1")]
    pub input_num_iid: Option<ItemId>,
    /// 商品标题: the title of the item.
    pub title: Option<String>,
    /// 商品主图: the URL of the main picture.
    pub pict_url: Option<String>,
    /// 商品小图列表: the URLs of further pictures.
    pub small_images: Vec<String>,
    /// 商品一口价格: the list price.
    pub reserve_price: Option<Yuan>,
    /// 商品折扣价格: the discount price.
    pub zk_final_price: Option<Yuan>,
    /// 卖家类型: the market of the shop.
    #[top(example = 1)]
    pub user_type: Option<UserType>,
    /// 宝贝所在地: the location of the item.
    pub provcity: Option<String>,
    /// 商品地址: the URL of the item, without promotion.
    pub item_url: Option<String>,
    /// 卖家昵称: the nickname of the seller.
    pub nick: Option<String>,
    /// 卖家id: the id of the seller.
    pub seller_id: Option<i64>,
    /// 30天销量: the number of pieces sold in 30 days.
    pub volume: Option<i64>,
}
