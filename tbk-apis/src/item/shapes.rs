//! Shapes that several of these APIs share.

use top_core::{ItemId, TopObject};

/// 商品id转化: an item id before and after the upgrade.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemIdTransform {
    /// 原商品id: the id in the request.
    #[top(example = "12")]
    pub original_item_id: Option<ItemId>,
    /// 升级后的商品id-b段: the upgraded id, its b part (b段).
    #[top(example = "cd1")]
    pub item_id: Option<ItemId>,
}
