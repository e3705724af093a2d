//! 淘宝客-公用-链接解析出商品id.

use top_core::{ItemId, TopApi, TopObject};

use crate::shared::BizScene;

/// 淘宝客-公用-链接解析出商品id (`taobao.tbk.item.click.extract`): the item that a promotion link leads to.
///
/// Open to publishers and service providers (公用), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=28156>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkItemClickExtract::builder()
///     .click_url("https://links.example/click-url")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("click_url"), Some("https://links.example/click-url"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.item.click.extract",
    title = "淘宝客-公用-链接解析出商品id",
    api_id = 28156,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkItemClickExtract {
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "https://links.example/click-url")]
    pub click_url: String,
}

/// What [`TbkItemClickExtract`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemClickExtractResponse {
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 开放商品 id: of the item.
    #[top(example = "xxxxx")]
    pub open_iid: Option<String>,
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
}
