//! 淘宝客-推广者-商品id转化(二方)(专有).

use top_core::{ItemId, TopApi, TopObject};

use super::ItemIdTransform;

/// 淘宝客-推广者-商品id转化(二方)(专有) (`taobao.tbk.itemid.private.transform`)
///
/// Converts item ids into upgraded ids (二方).
///
/// - Caller: 推广者. Session: none.
/// - A dedicated API (专有).
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=64171>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkItemidPrivateTransform::builder().item_ids(["AbC-1x"]).build();
/// for item in client.call(&request).await?.data.results {
///     println!("{:?} -> {:?}", item.original_item_id, item.item_id);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.itemid.private.transform",
    title = "淘宝客-推广者-商品id转化(二方)(专有)",
    api_id = 64171,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkItemidPrivateTransform {
    /// 商品id列表: the ids to convert.
    pub item_ids: Vec<ItemId>,
}

/// The response to [`TbkItemidPrivateTransform`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemidPrivateTransformResponse {
    /// 结果列表: the converted ids.
    #[top(list_item = "item_id_transform_d_t_o")]
    pub results: Vec<ItemIdTransform>,
}
