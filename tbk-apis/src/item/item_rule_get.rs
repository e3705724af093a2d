//! 淘宝客商品展示规则获取.

use top_core::TopApi;

/// 淘宝客商品展示规则获取 (`qimen.taobao.tbk.item.rule.get`): rules on how items may be shown.
///
/// Called by apps, with or without a session: which of the two is not documented in public. The members of the
/// answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = QimenTaobaoTbkItemRuleGet::builder().item_ids("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("itemIds"), Some("示例"));
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
    /// 服务商用户 id: the user at the service provider's.
    #[top(name = "isvUserId")]
    pub isv_user_id: Option<String>,
    /// 商品 id 串: joined by commas.
    #[top(name = "itemIds", example = "示例")]
    pub item_ids: String,
    /// 商品数据: the items as JSON.
    #[top(name = "itemsData")]
    pub items_data: Option<String>,
}

top_core::raw_response! {
    /// What [`QimenTaobaoTbkItemRuleGet`] brings back: its members are not documented in public.
    pub struct QimenTaobaoTbkItemRuleGetResponse;
}
