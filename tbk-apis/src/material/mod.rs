//! 物料: items to promote.

mod benefit;
mod codes;
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
mod optimus_item;
mod optimus_tou_material_ids_get;
mod optional_item;
mod sc_material_optional;
mod sc_material_optional_upgrade;
mod sc_material_recommend;
mod sc_optimus_material;
mod sc_optimus_promotion;
mod shapes;
mod upgrade_codes;
mod upgrade_shapes;

pub use benefit::*;
pub use codes::*;
pub use optimus_item::*;
pub use optional_item::*;
pub use shapes::*;
pub use upgrade_codes::*;
pub use upgrade_shapes::*;

apis! {
    dg_interest_items_get::TbkDgInterestItemsGet,
    dg_item_group_merge::TbkDgItemGroupMerge,
    dg_material_optional::TbkDgMaterialOptional,
    dg_material_optional_upgrade::TbkDgMaterialOptionalUpgrade,
    dg_material_recommend::TbkDgMaterialRecommend,
    dg_optimus_material::TbkDgOptimusMaterial,
    dg_optimus_promotion::TbkDgOptimusPromotion,
    interest_items_get::TbkInterestItemsGet,
    material_upload::TbkMaterialUpload,
    optimus_tou_material_ids_get::TbkOptimusTouMaterialIdsGet,
    sc_material_optional::TbkScMaterialOptional,
    sc_material_optional_upgrade::TbkScMaterialOptionalUpgrade,
    sc_material_recommend::TbkScMaterialRecommend,
    sc_optimus_material::TbkScOptimusMaterial,
    sc_optimus_promotion::TbkScOptimusPromotion,
}
