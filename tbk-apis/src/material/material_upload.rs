//! 淘宝客-推广者-物料上行.

use top_core::{ItemId, TopApi, TopObject};

/// 淘宝客-推广者-物料上行 (`taobao.tbk.material.upload`): uploads material.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Each call
/// acts anew: it must not be repeated blindly. The members of the answer are not documented in public: it is kept
/// as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkMaterialUpload::builder().param0(MaterialUploadParam0::default()).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert!(params.contains("param0"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.material.upload",
    title = "淘宝客-推广者-物料上行",
    session = optional,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkMaterialUpload {
    /// 参数: sent as JSON.
    pub param0: MaterialUploadParam0,
}

top_core::raw_response! {
    /// What [`TbkMaterialUpload`] brings back: its members are not documented in public.
    pub struct TbkMaterialUploadResponse;
}

/// 参数: what stands in `param0`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct MaterialUploadParam0 {
    /// 模式: how to upload.
    pub mode: Option<String>,
    /// 物料 id: of the material.
    pub material_id: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 商品: as text.
    pub items: Option<String>,
}
