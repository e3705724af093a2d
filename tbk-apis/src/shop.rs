//! 店铺: shops.

use top_core::{TopApi, TopObject};

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
#[top_api(method = "taobao.tbk.shop.get", title = "淘宝客-推广者-店铺搜索", api_id = 24521, readonly)]
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
    #[top(example = "1", default = "1", range = 1..=2)]
    pub platform: Option<i64>,
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
    #[top(example = "女装店铺")]
    pub shop_title: Option<String>,
    /// 卖家 id: of the seller.
    #[top(example = "123")]
    pub user_id: Option<i64>,
    /// 主图: address of the main picture.
    #[top(example = "https://img.example/shop.jpg")]
    pub pict_url: Option<String>,
}
