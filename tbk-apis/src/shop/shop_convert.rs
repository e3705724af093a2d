//! 淘宝客-推广者-店铺链接转换.

use top_core::{AdzoneId, TopApi, TopObject};

use super::ShopLink;
use crate::shared::Platform;

/// 淘宝客-推广者-店铺链接转换 (`taobao.tbk.shop.convert`)
///
/// Returns the promotion links of shops.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=24523>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkShopConvert::builder()
///     .adzone_id(23810104)
///     .fields(["user_id", "click_url"])
///     .user_ids([123, 456])
///     .platform(Platform::Mobile)
///     .build();
/// for link in client.call(&request).await?.data.results {
///     println!("{:?} {:?}", link.user_id, link.click_url);
/// }
/// # Ok(()) });
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
    /// 广告位 ID: the promotion zone that the links belong to.
    pub adzone_id: AdzoneId,
    /// 返回字段: the members of a link to return.
    #[top(example = "user_id,click_url")]
    pub fields: Vec<String>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 自定义输入串: the publisher's own mark, which tells its channels apart. Letters and digits.
    #[top(max_len = 12)]
    pub unid: Option<String>,
    /// 卖家 ID 串: the sellers, by the `user_id` that [`TbkShopGet`](crate::TbkShopGet) returns.
    #[top(example = "123,456")]
    pub user_ids: Vec<i64>,
}

/// The response to [`TbkShopConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShopConvertResponse {
    /// 淘宝客店铺: the links of the shops.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<ShopLink>,
}
