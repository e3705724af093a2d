//! 店铺: shops.

use top_core::{Api, ErrorRule, TopApi, TopObject};

use crate::shared::Platform;
use crate::shared::errors::{INVALID_ADZONE, UNAVAILABLE, error_table};

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkScShopConvert>(),
    Api::of::<TbkShopConvert>(),
    Api::of::<TbkShopGet>(),
    Api::of::<TbkShopRecommendGet>(),
    Api::of::<TbkShopShareConvert>(),
];

const SEARCH_ERRORS: &[ErrorRule] = error_table![UNAVAILABLE];
const SHARE_ERRORS: &[ErrorRule] = error_table![INVALID_ADZONE];

/// 淘宝客-推广者-店铺搜索 (`taobao.tbk.shop.get`): searches shops by words.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=24521>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkShopGet::builder().fields("user_id,shop_title,shop_url").q("女装").is_tmall(true).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("is_tmall"), Some("true"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.shop.get",
    title = "淘宝客-推广者-店铺搜索",
    api_id = 24521,
    readonly,
    paginate(page_no, items = results as TbkShop, total = total_results),
    errors = SEARCH_ERRORS
)]
#[non_exhaustive]
pub struct TbkShopGet {
    /// 店铺商品总数上限: at most that many items in the shop.
    #[top(example = "200")]
    pub end_auction_count: Option<i64>,
    /// 佣金比率上限: 1234 stands for 12.34 per cent.
    #[top(example = "123")]
    pub end_commission_rate: Option<i64>,
    /// 信用等级上限: 1 to 20.
    #[top(example = "20", range = 1..=20)]
    pub end_credit: Option<i64>,
    /// 累计推广量上限: at most that many promotions.
    #[top(example = "100")]
    pub end_total_action: Option<i64>,
    /// 返回字段: joined by commas.
    #[top(example = "user_id,shop_title,shop_type,seller_nick,pict_url,shop_url")]
    pub fields: String,
    /// 是否只搜索天猫: only Tmall.
    #[top(example = "false")]
    pub is_tmall: Option<bool>,
    /// 第几页: 1 to 100.
    #[top(example = "1", default = "1", range = 1..=100)]
    pub page_no: Option<i64>,
    /// 页大小: 1 to 100.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1", default = "1")]
    pub platform: Option<Platform>,
    /// 关键词: words to look for.
    #[top(example = "女装")]
    pub q: String,
    /// 排序: `commission_rate`, `auction_count` or `total_auction`, with `_des` or `_asc` behind it.
    #[top(example = "commission_rate_des")]
    pub sort: Option<String>,
    /// 店铺商品总数下限: at least that many items in the shop.
    #[top(example = "123")]
    pub start_auction_count: Option<i64>,
    /// 佣金比率下限: 1234 stands for 12.34 per cent.
    #[top(example = "2000")]
    pub start_commission_rate: Option<i64>,
    /// 信用等级下限: 1 to 20.
    #[top(example = "1", range = 1..=20)]
    pub start_credit: Option<i64>,
    /// 累计推广量下限: at least that many promotions.
    #[top(example = "1")]
    pub start_total_action: Option<i64>,
}

/// What [`TbkShopGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShopGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<TbkShop>,
    /// 总数: how many there are over all pages.
    #[top(example = "100")]
    pub total_results: Option<i64>,
}

/// 淘宝客-公用-店铺关联推荐 (`taobao.tbk.shop.recommend.get`): shops like a shop.
///
/// Open to publishers and service providers (公用), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=24522>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkShopRecommendGet::builder()
///     .fields("user_id,shop_title,shop_type,seller_nick,pict_url,shop_url")
///     .user_id(123)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("fields"), Some("user_id,shop_title,shop_type,seller_nick,pict_url,shop_url"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.shop.recommend.get",
    title = "淘宝客-公用-店铺关联推荐",
    api_id = 24522,
    readonly,
    errors = SEARCH_ERRORS
)]
#[non_exhaustive]
pub struct TbkShopRecommendGet {
    /// 返回条数: entries wanted.
    #[top(example = "20")]
    pub count: Option<i64>,
    /// 返回字段: joined by commas.
    #[top(example = "user_id,shop_title,shop_type,seller_nick,pict_url,shop_url")]
    pub fields: String,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1")]
    pub platform: Option<Platform>,
    /// 用户 id: of the account.
    #[top(example = "123")]
    pub user_id: i64,
}

/// What [`TbkShopRecommendGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShopRecommendGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<TbkShop>,
}

/// 淘宝客-推广者-店铺链接转换 (`taobao.tbk.shop.convert`): promotion links of shops.
///
/// Called by publishers (推广者), without a session. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=24523>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkShopConvert::builder().adzone_id(1).fields("示例").user_ids("1001").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.shop.convert",
    title = "淘宝客-推广者-店铺链接转换",
    api_id = 24523,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkShopConvert {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 返回字段: joined by commas.
    #[top(example = "示例")]
    pub fields: String,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1")]
    pub platform: Option<Platform>,
    /// 自定义标签: the tag that the link carried.
    pub unid: Option<String>,
    /// 卖家 id 串: joined by commas.
    #[top(example = "1001")]
    pub user_ids: String,
}

/// What [`TbkShopConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShopConvertResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<ShopLink>,
}

/// 淘宝客-服务商-店铺链接转换 (`taobao.tbk.sc.shop.convert`): promotion links of shops, made for a publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app. Calling twice is the
/// same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=43878>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScShopConvert::builder()
///     .adzone_id(1)
///     .fields("示例")
///     .site_id(1)
///     .user_ids("1001")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.shop.convert",
    title = "淘宝客-服务商-店铺链接转换",
    api_id = 43878,
    session = required,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScShopConvert {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 返回字段: joined by commas.
    #[top(example = "示例")]
    pub fields: String,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1")]
    pub platform: Option<Platform>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
    /// 自定义标签: the tag that the link carried.
    pub unid: Option<String>,
    /// 卖家 id 串: joined by commas.
    #[top(example = "1001")]
    pub user_ids: String,
}

/// What [`TbkScShopConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScShopConvertResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<ShopLink>,
}

/// 淘宝客-推广者-店铺三方分成链接转换 (`taobao.tbk.shop.share.convert`): promotion links of shops that share commission with a
/// third party.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=24524>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkShopShareConvert::builder()
///     .fields("https://links.example/fields")
///     .user_ids("123,456")
///     .adzone_id(123)
///     .sub_pid("mm_1_2_3")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("fields"), Some("https://links.example/fields"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.shop.share.convert",
    title = "淘宝客-推广者-店铺三方分成链接转换",
    api_id = 24524,
    session = optional,
    idempotent,
    errors = SHARE_ERRORS
)]
#[non_exhaustive]
pub struct TbkShopShareConvert {
    /// 返回字段: joined by commas.
    #[top(example = "https://links.example/fields")]
    pub fields: String,
    /// 卖家 id 串: joined by commas.
    #[top(example = "123,456")]
    pub user_ids: String,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1")]
    pub platform: Option<Platform>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 子推广位 pid: `mm_1_2_3`, of the channel that the link is for.
    #[top(example = "mm_1_2_3")]
    pub sub_pid: String,
    /// 自定义标签: the tag that the link carried.
    pub unid: Option<String>,
}

/// What [`TbkShopShareConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShopShareConvertResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<ShopLink>,
}

/// 店铺: one shop.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShop {
    /// 店铺链接: page of the shop.
    #[top(example = "https://store.example/shop/1")]
    pub shop_url: Option<String>,
    /// 掌柜旺旺: the seller's name.
    #[top(example = "示例卖家")]
    pub seller_nick: Option<String>,
    /// 店铺类型: B Tmall, C Taobao.
    #[top(example = "B")]
    pub shop_type: Option<String>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub shop_title: Option<String>,
    /// 卖家 id: of the seller.
    #[top(example = "123")]
    pub user_id: Option<i64>,
    /// 主图: address of the main picture.
    #[top(example = "https://img.example/shop.jpg")]
    pub pict_url: Option<String>,
}

/// 店铺推广链接: for one shop.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ShopLink {
    /// 用户 id: of the account.
    #[top(example = "123")]
    pub user_id: Option<i64>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "https://links.example/click-url")]
    pub click_url: Option<String>,
}
