//! 物料: items to promote.

use top_core::Api;

mod dg_interest_items_get;
mod dg_item_group_merge;
mod dg_material_optional;
mod dg_material_optional_upgrade;
mod dg_material_recommend;
mod dg_optimus_material;
mod dg_optimus_promotion;
mod errors;
mod interest_items_get;
mod material_upload;
mod optimus_tou_material_ids_get;
mod sc_material_optional;
mod sc_material_optional_upgrade;
mod sc_material_recommend;
mod sc_optimus_material;
mod sc_optimus_promotion;
mod shapes;

pub use dg_interest_items_get::*;
pub use dg_item_group_merge::*;
pub use dg_material_optional::*;
pub use dg_material_optional_upgrade::*;
pub use dg_material_recommend::*;
pub use dg_optimus_material::*;
pub use dg_optimus_promotion::*;
pub use interest_items_get::*;
pub use material_upload::*;
pub use optimus_tou_material_ids_get::*;
pub use sc_material_optional::*;
pub use sc_material_optional_upgrade::*;
pub use sc_material_recommend::*;
pub use sc_optimus_material::*;
pub use sc_optimus_promotion::*;
pub use shapes::*;

/// The APIs of this subject.
#[allow(deprecated)]
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkDgInterestItemsGet>(),
    Api::of::<TbkDgItemGroupMerge>(),
    Api::of::<TbkDgMaterialOptional>(),
    Api::of::<TbkDgMaterialOptionalUpgrade>(),
    Api::of::<TbkDgMaterialRecommend>(),
    Api::of::<TbkDgOptimusMaterial>(),
    Api::of::<TbkDgOptimusPromotion>(),
    Api::of::<TbkInterestItemsGet>(),
    Api::of::<TbkMaterialUpload>(),
    Api::of::<TbkOptimusTouMaterialIdsGet>(),
    Api::of::<TbkScMaterialOptional>(),
    Api::of::<TbkScMaterialOptionalUpgrade>(),
    Api::of::<TbkScMaterialRecommend>(),
    Api::of::<TbkScOptimusMaterial>(),
    Api::of::<TbkScOptimusPromotion>(),
];
