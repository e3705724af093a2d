//! 淘宝客-推广者-店铺搜索.

use top_core::{BasisPoints, TopApi, TopObject};

use super::{ShopSort, TbkShop};
use crate::shared::Platform;

/// 淘宝客-推广者-店铺搜索 (`taobao.tbk.shop.get`)
///
/// Searches the shops that take part in 淘宝客.
///
/// - Caller: 推广者. Session: none.
/// - At most 100 pages are returned.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=24521>
///
/// # Errors
///
/// `isp.tbkapi-service-unavailable` the service is unavailable: call again later.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkShopGet::builder()
///     .fields(["user_id", "shop_title", "shop_type", "shop_url"])
///     .q("女装")
///     .is_tmall(true)
///     .start_commission_rate(500)
///     .sort(ShopSort::CommissionRateDescending)
///     .build();
/// for shop in client.call(&request).await?.data.results {
///     println!("{:?} {:?}", shop.user_id, shop.shop_title);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.shop.get",
    title = "淘宝客-推广者-店铺搜索",
    api_id = 24521,
    readonly,
    paginate(page_no, items = results as TbkShop, total = total_results),
    errors = super::errors::SEARCH
)]
#[non_exhaustive]
pub struct TbkShopGet {
    /// 累计推广商品上限: the upper limit of the shop's `auction_count`.
    ///
    /// The official texts disagree on `auction_count`: here it counts promoted items (累计推广商品), for `sort` the
    /// items of the shop (商品数量). The texts of `end_auction_count` and `end_total_action` may be swapped.
    #[top(example = 200)]
    pub end_auction_count: Option<i64>,
    /// 淘客佣金比率上限: the highest commission rate.
    #[top(example = 123, range = 1..=10000)]
    pub end_commission_rate: Option<BasisPoints>,
    /// 信用等级上限: the highest credit level.
    #[top(example = 20, range = 1..=20)]
    pub end_credit: Option<i64>,
    /// 店铺商品总数上限: the upper limit of the shop's `total_action`.
    ///
    /// The official texts disagree: here `total_action` counts the items of the shop, for `sort` that count is
    /// `auction_count`. The texts of `end_auction_count` and `end_total_action` may be swapped.
    #[top(example = 100)]
    pub end_total_action: Option<i64>,
    /// 返回字段: the members of a shop to return.
    #[top(example = "user_id,shop_title,shop_type,seller_nick,pict_url,shop_url")]
    pub fields: Vec<String>,
    /// 是否商城店铺: `true` returns shops on Tmall only, `false` returns all.
    #[top(example = "false")]
    pub is_tmall: Option<bool>,
    /// 第几页: the number of the page.
    #[top(example = 1, default = "1", range = 1..=100)]
    pub page_no: Option<i64>,
    /// 页大小: the number of shops on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 查询词: the search keywords.
    #[top(example = "女装")]
    pub q: String,
    /// 排序: the order of the shops.
    #[top(example = "commission_rate_des")]
    pub sort: Option<ShopSort>,
    /// 累计推广商品下限: the lower limit of the shop's `auction_count`.
    ///
    /// The official texts disagree on `auction_count`: here it counts promoted items (累计推广商品), for `sort` the
    /// items of the shop (商品数量). The texts of `start_auction_count` and `start_total_action` may be swapped.
    #[top(example = 123)]
    pub start_auction_count: Option<i64>,
    /// 淘客佣金比率下限: the lowest commission rate.
    #[top(example = 2000, range = 1..=10000)]
    pub start_commission_rate: Option<BasisPoints>,
    /// 信用等级下限: the lowest credit level.
    #[top(example = 1, range = 1..=20)]
    pub start_credit: Option<i64>,
    /// 店铺商品总数下限: the lower limit of the shop's `total_action`.
    ///
    /// The official texts disagree: here `total_action` counts the items of the shop, for `sort` that count is
    /// `auction_count`. The texts of `start_auction_count` and `start_total_action` may be swapped.
    #[top(example = 1)]
    pub start_total_action: Option<i64>,
}

/// The response to [`TbkShopGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShopGetResponse {
    /// 淘宝客店铺: the shops on the page.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<TbkShop>,
    /// 结果总数: the number of shops on all pages.
    #[top(example = 100)]
    pub total_results: Option<i64>,
}
