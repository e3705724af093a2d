//! Shapes that several of these APIs share.

use top_core::TopObject;

use crate::shared::ConvertedLink;

/// 置顶商品: items to show first on the page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkTargetItem {
    /// 置顶商品 id 列表: the items.
    #[top(example = "示例一,示例二")]
    pub item_id_list: Option<Vec<String>>,
}

/// 物料: a link or 口令 to read.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct ParsedMaterial {
    /// 物料链接: the link to convert.
    #[top(example = "https://links.example/material-url")]
    pub material_url: Option<String>,
}

/// 解析结果: what the links lead to.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ParsedLinks {
    /// 物料转链结果: for each link.
    #[top(list_item = "material_url_list")]
    pub material_url_list: Vec<ConvertedLink>,
}
