//! 内容: content of creators and media.

mod codes;
mod content_daren_material_upload;
mod content_general_link_convert;
mod content_order_get;
mod content_recommend_material_get;
mod sc_content_material;

pub use codes::*;

apis! {
    content_daren_material_upload::TbkContentDarenMaterialUpload,
    content_general_link_convert::TbkContentGeneralLinkConvert,
    content_order_get::TbkContentOrderGet,
    content_recommend_material_get::TbkContentRecommendMaterialGet,
    sc_content_material::TbkScContentMaterial,
}
