//! 淘宝客-推广者-商品id转化(二方)(专有).

use top_core::{TopApi, TopObject};

use super::ItemIdTransform;

/// 淘宝客-推广者-商品id转化(二方)(专有) (`taobao.tbk.itemid.private.transform`): ids of the second party for item ids.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=64171>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkItemidPrivateTransform::builder().item_ids("1001").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("item_ids"), Some("1001"));
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
    /// 商品 id 串: joined by commas.
    #[top(example = "1001")]
    pub item_ids: String,
}

/// What [`TbkItemidPrivateTransform`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemidPrivateTransformResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "item_id_transform_d_t_o")]
    pub results: Vec<ItemIdTransform>,
}
