//! 商品: items.

use top_core::Api;

mod errors;
mod item_convert;
mod item_details_upgrade_get;
mod item_info_get;
mod item_info_upgrade_get;
mod item_rule_get;
mod item_share_convert;
mod itemid_ineffective_transform;
mod itemid_private_transform;
mod shapes;

pub use item_convert::*;
pub use item_details_upgrade_get::*;
pub use item_info_get::*;
pub use item_info_upgrade_get::*;
pub use item_rule_get::*;
pub use item_share_convert::*;
pub use itemid_ineffective_transform::*;
pub use itemid_private_transform::*;
pub use shapes::*;

/// The APIs of this subject.
#[allow(deprecated)]
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkItemConvert>(),
    Api::of::<TbkItemDetailsUpgradeGet>(),
    Api::of::<TbkItemInfoGet>(),
    Api::of::<TbkItemInfoUpgradeGet>(),
    Api::of::<TbkItemShareConvert>(),
    Api::of::<TbkItemidIneffectiveTransform>(),
    Api::of::<TbkItemidPrivateTransform>(),
    Api::of::<QimenTaobaoTbkItemRuleGet>(),
];
