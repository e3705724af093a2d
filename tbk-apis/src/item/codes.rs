//! Codes of items.

use top_core::TopCode;

/// 商家状态 (`item_status`): whether an item is on sale.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum ItemListingStatus {
    /// 已上架: on sale.
    #[code(0, "已上架")]
    OnSale,
    /// 定时上架商品: goes on sale at a set time.
    #[code(1, "定时上架商品")]
    Scheduled,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 商品库类型 (`material_lib_type`): an item library of the platform.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MaterialLibType {
    /// 营销商品主推库: the library of items that are recommended for marketing.
    #[code(1, "营销商品主推库")]
    Marketing,
    /// 内容商品库: the library of items for content.
    #[code(2, "内容商品库")]
    Content,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
