//! 淘宝客商品展示规则获取.

use top_core::{ItemId, TopApi};

/// 淘宝客商品展示规则获取 (`qimen.taobao.tbk.item.rule.get`)
///
/// Returns the rules for the display of items.
///
/// - Caller: not documented. Session: not documented.
/// - A scenario of 奇门 (Qimen), in which Taobao calls the partner.
/// - The members of the response are not documented, so the response is kept as JSON.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = QimenTaobaoTbkItemRuleGet::builder().item_ids(["AbC-1x", "AbC-2y"]).build();
/// println!("{}", client.call(&request).await?.data.as_json());
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "qimen.taobao.tbk.item.rule.get",
    title = "淘宝客商品展示规则获取",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct QimenTaobaoTbkItemRuleGet {
    /// 媒体上下文用户参数: the user, by whom the media choose versions and parameters.
    #[top(name = "isvUserId")]
    pub isv_user_id: Option<String>,
    /// 商品ID: the ids of the items.
    #[top(name = "itemIds")]
    pub item_ids: Vec<ItemId>,
    /// 商品信息列表: information on the items, as text, in the order of `itemIds`.
    #[top(name = "itemsData")]
    pub items_data: Option<String>,
}

top_core::raw_response! {
    /// The response to [`QimenTaobaoTbkItemRuleGet`], as JSON.
    pub struct QimenTaobaoTbkItemRuleGetResponse;
}
