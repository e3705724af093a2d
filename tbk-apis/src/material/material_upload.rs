//! 淘宝客-推广者-物料上行.

use top_core::{ItemId, TopApi, TopObject};

/// 淘宝客-推广者-物料上行 (`taobao.tbk.material.upload`)
///
/// Uploads materials. Of the parameters only the names are documented, and the response is not documented: it is JSON.
///
/// - Caller: 推广者. Session: not documented.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let param0 = MaterialUploadParam0 {
///     material_id: Some("123".to_owned()),
///     item_id: Some(ItemId::from("AbC-1x")),
///     ..MaterialUploadParam0::default()
/// };
/// let reply = client.call(&TbkMaterialUpload::builder().param0(param0).build()).await?;
/// println!("{:?}", reply.data);
/// # Ok(()) });
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
    /// 请求参数: the parameters of the upload.
    pub param0: MaterialUploadParam0,
}

top_core::raw_response! {
    /// The response to [`TbkMaterialUpload`], as JSON.
    pub struct TbkMaterialUploadResponse;
}

/// 请求参数: the parameters of an upload.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct MaterialUploadParam0 {
    /// 模式: the mode of the upload.
    pub mode: Option<String>,
    /// 物料id: the id of the material.
    pub material_id: Option<String>,
    /// 商品id: the id of the item.
    pub item_id: Option<ItemId>,
    /// 商品列表: the items.
    pub items: Option<String>,
}
