//! 淘宝客-服务商-店铺链接转换.

use top_core::{AdzoneId, SiteId, TopApi, TopObject};

use super::ShopLink;
use crate::shared::Platform;

/// 淘宝客-服务商-店铺链接转换 (`taobao.tbk.sc.shop.convert`)
///
/// Returns the promotion links of shops for the publisher who authorised the app.
///
/// - Caller: 服务商. Session: required.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=43878>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScShopConvert::builder()
///     .adzone_id(23810104)
///     .site_id(6858406)
///     .fields(["user_id", "click_url"])
///     .user_ids([123, 456])
///     .build();
/// for link in client.session(session).call(&request).await?.data.results {
///     println!("{:?} {:?}", link.user_id, link.click_url);
/// }
/// # Ok(()) });
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
    /// 推广位 ID: the promotion zone that the links belong to, the last part of the PID.
    pub adzone_id: AdzoneId,
    /// 返回字段: the members of a link to return.
    #[top(example = "user_id,click_url")]
    pub fields: Vec<String>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 网站 ID: the registered site of the promotion zone, the second part of the PID.
    pub site_id: SiteId,
    /// 自定义输入串: the publisher's own mark, which tells its channels apart. Letters and digits.
    #[top(max_len = 12, restricted = "该字段不开放")]
    pub unid: Option<String>,
    /// 卖家 ID 串: the sellers, by the `user_id` that [`TbkShopGet`](crate::TbkShopGet) returns.
    #[top(example = "123,456")]
    pub user_ids: Vec<i64>,
}

/// The response to [`TbkScShopConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScShopConvertResponse {
    /// 加入淘宝客的店铺: the links of the shops that take part in 淘宝客.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<ShopLink>,
}
