//! 淘宝客-公用-店铺关联推荐.

use top_core::{TopApi, TopObject};

use super::TbkShop;
use crate::shared::Platform;

/// 淘宝客-公用-店铺关联推荐 (`taobao.tbk.shop.recommend.get`)
///
/// Recommends shops that are related to the shop of a seller.
///
/// - Caller: 公用. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=24522>
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
/// let request = TbkShopRecommendGet::builder()
///     .fields(["user_id", "shop_title", "shop_url"])
///     .user_id(123)
///     .count(10)
///     .build();
/// for shop in client.call(&request).await?.data.results {
///     println!("{:?} {:?}", shop.user_id, shop.shop_title);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.shop.recommend.get",
    title = "淘宝客-公用-店铺关联推荐",
    api_id = 24522,
    readonly,
    errors = super::errors::SEARCH
)]
#[non_exhaustive]
pub struct TbkShopRecommendGet {
    /// 返回数量: the number of shops to return.
    #[top(example = 20, default = "20", range = ..=40)]
    pub count: Option<i64>,
    /// 返回字段: the members of a shop to return.
    #[top(example = "user_id,shop_title,shop_type,seller_nick,pict_url,shop_url")]
    pub fields: Vec<String>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 卖家 ID: the seller whose shop the recommended shops are related to.
    #[top(example = 123)]
    pub user_id: i64,
}

/// The response to [`TbkShopRecommendGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShopRecommendGetResponse {
    /// 淘宝客店铺: the recommended shops.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<TbkShop>,
}
