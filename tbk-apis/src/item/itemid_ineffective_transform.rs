//! 淘宝客-公用-失效商品id转化.

use top_core::{ItemId, TopApi, TopObject};

use super::ItemIdTransform;

/// 淘宝客-公用-失效商品id转化 (`taobao.tbk.itemid.ineffective.transform`)
///
/// Converts item ids that are no longer valid into upgraded ids.
///
/// - Caller: 公用. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=65372>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkItemidIneffectiveTransform::builder().item_ids(["AbC-1x", "AbC-2y"]).build();
/// for item in client.call(&request).await?.data.results {
///     println!("{:?} -> {:?}", item.original_item_id, item.item_id);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.itemid.ineffective.transform",
    title = "淘宝客-公用-失效商品id转化",
    api_id = 65372,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkItemidIneffectiveTransform {
    /// 商品id列表: the ids to convert.
    #[top(example = "1,2,3")]
    pub item_ids: Vec<ItemId>,
}

/// The response to [`TbkItemidIneffectiveTransform`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemidIneffectiveTransformResponse {
    /// 结果列表: the converted ids.
    #[top(list_item = "item_id_transform_d_t_o")]
    pub results: Vec<ItemIdTransform>,
}
