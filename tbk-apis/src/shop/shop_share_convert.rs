//! 淘宝客-推广者-店铺三方分成链接转换.

use top_core::{AdzoneId, Pid, TopApi, TopObject};

use super::ShopLink;
use crate::shared::Platform;

/// 淘宝客-推广者-店铺三方分成链接转换 (`taobao.tbk.shop.share.convert`)
///
/// Returns promotion links of shops whose commission is shared with a third party.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=24524>
///
/// # Errors
///
/// `isv.invalid-parameter:adzone_id` the promotion zone does not match the account and the site.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkShopShareConvert::builder()
///     .fields(["user_id", "click_url"])
///     .user_ids([123, 456])
///     .adzone_id(23810104)
///     .sub_pid("mm_26632322_6858406_23810105".parse::<Pid>()?)
///     .build();
/// for link in client.call(&request).await?.data.results {
///     println!("{:?} {:?}", link.user_id, link.click_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.shop.share.convert",
    title = "淘宝客-推广者-店铺三方分成链接转换",
    api_id = 24524,
    session = optional,
    idempotent,
    errors = super::errors::SHARE
)]
#[non_exhaustive]
pub struct TbkShopShareConvert {
    /// 返回字段: the members of a link to return.
    #[top(example = "user_id,click_url")]
    pub fields: Vec<String>,
    /// 卖家 ID 串: the sellers, by the `user_id` that [`TbkShopGet`](crate::TbkShopGet) returns.
    #[top(example = "123,456")]
    pub user_ids: Vec<i64>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 广告位 ID: the promotion zone that the links belong to.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 三方 pid: the PID of the third party that shares the commission.
    pub sub_pid: Pid,
    /// 自定义输入串: the publisher's own mark, which tells its channels apart. Letters and digits.
    #[top(max_len = 12)]
    pub unid: Option<String>,
}

/// The response to [`TbkShopShareConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkShopShareConvertResponse {
    /// 淘宝客店铺: the links of the shops.
    #[top(list_item = "n_tbk_shop")]
    pub results: Vec<ShopLink>,
}
