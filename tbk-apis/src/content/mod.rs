//! 内容: content of creators.

use top_core::TopApi as _;
use top_core::describe::ApiDescription;

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
pub(crate) const APIS: &[&ApiDescription] = &[
    TbkContentDarenMaterialUpload::DESCRIPTION,
    TbkContentGeneralLinkConvert::DESCRIPTION,
    TbkContentOrderGet::DESCRIPTION,
    TbkContentRecommendMaterialGet::DESCRIPTION,
    TbkScContentMaterial::DESCRIPTION,
];
