//! 淘宝客-公用-链接解析出商品id.

use top_core::{ItemId, TopApi, TopObject};

use crate::shared::BizScene;

/// 淘宝客-公用-链接解析出商品id (`taobao.tbk.item.click.extract`)
///
/// Returns the item of a long or short promotion link.
///
/// - Caller: 公用. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=28156>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request =
///     TbkItemClickExtract::builder().click_url("https://s.click.taobao.com/CvHjOPu").build();
/// println!("{:?}", client.call(&request).await?.data.item_id);
/// # Ok(()) });
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
    /// 长链接或短链接: the long or short promotion link.
    pub click_url: String,
}

/// The response to [`TbkItemClickExtract`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemClickExtractResponse {
    /// 商品 id: the item that the link leads to.
    pub item_id: Option<ItemId>,
    /// 商品混淆 id: the obfuscated id of the item.
    pub open_iid: Option<String>,
    /// 场景 id: the scene that the item id is for.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
}
