//! 淘宝客-公用-失效商品id转化.

use top_core::{TopApi, TopObject};

use super::ItemIdTransform;

/// 淘宝客-公用-失效商品id转化 (`taobao.tbk.itemid.ineffective.transform`): current ids for item ids that are no longer valid.
///
/// Open to publishers and service providers (公用), with or without a session: which of the two is not documented in
/// public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=65372>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkItemidIneffectiveTransform::builder().item_ids("1,2,3").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("item_ids"), Some("1,2,3"));
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
    /// 商品 id 串: joined by commas.
    #[top(example = "1,2,3")]
    pub item_ids: String,
}

/// What [`TbkItemidIneffectiveTransform`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemidIneffectiveTransformResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "item_id_transform_d_t_o")]
    pub results: Vec<ItemIdTransform>,
}
