//! 内容: content of creators.

use top_core::Api;

mod content_daren_material_upload;
mod content_general_link_convert;
mod content_order_get;
mod content_recommend_material_get;
mod sc_content_material;

pub use content_daren_material_upload::*;
pub use content_general_link_convert::*;
pub use content_order_get::*;
pub use content_recommend_material_get::*;
pub use sc_content_material::*;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkContentDarenMaterialUpload>(),
    Api::of::<TbkContentGeneralLinkConvert>(),
    Api::of::<TbkContentOrderGet>(),
    Api::of::<TbkContentRecommendMaterialGet>(),
    Api::of::<TbkScContentMaterial>(),
];
