//! 商品: items.

use top_core::TopApi as _;
use top_core::describe::ApiDescription;

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
pub(crate) const APIS: &[&ApiDescription] = &[
    TbkItemConvert::DESCRIPTION,
    TbkItemDetailsUpgradeGet::DESCRIPTION,
    TbkItemInfoGet::DESCRIPTION,
    TbkItemInfoUpgradeGet::DESCRIPTION,
    TbkItemShareConvert::DESCRIPTION,
    TbkItemidIneffectiveTransform::DESCRIPTION,
    TbkItemidPrivateTransform::DESCRIPTION,
    QimenTaobaoTbkItemRuleGet::DESCRIPTION,
];
