//! 商品: items.

mod codes;
mod details_shapes;
mod errors;
mod info_shapes;
mod item_convert;
mod item_details_upgrade_get;
mod item_info_get;
mod item_info_upgrade_get;
mod item_rule_get;
mod item_share_convert;
mod itemid_ineffective_transform;
mod itemid_private_transform;
mod shapes;

pub use codes::*;
pub use details_shapes::*;
pub use info_shapes::*;
pub use shapes::*;

apis! {
    item_convert::TbkItemConvert,
    item_details_upgrade_get::TbkItemDetailsUpgradeGet,
    item_info_get::TbkItemInfoGet,
    item_info_upgrade_get::TbkItemInfoUpgradeGet,
    item_rule_get::QimenTaobaoTbkItemRuleGet,
    item_share_convert::TbkItemShareConvert,
    itemid_ineffective_transform::TbkItemidIneffectiveTransform,
    itemid_private_transform::TbkItemidPrivateTransform,
}
