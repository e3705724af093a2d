//! 淘宝客-公用-淘宝客商品详情查询升级版(详细版).

use top_core::{ItemId, RelationId, TopApi, TopObject};

use super::ItemDetail;
use crate::shared::{BizScene, PromotionType, YesNo};

/// 淘宝客-公用-淘宝客商品详情查询升级版(详细版) (`taobao.tbk.item.details.upgrade.get`)
///
/// Returns the details of items: prices, variants, properties, commission.
///
/// - Caller: 公用. Session: none.
/// - The response contains only 淘宝客 items, with the members that the permission level of the app (API赋权等级)
///   allows.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=64757>
///
/// # Errors
///
/// `50001` no result for the item; `2`, `4`, `5` an invalid pid, `adzone_id` or `site_id`; `8` an invalid
/// parameter; `50002` too many calls; `40001` and `isp.tbkapi-service-unavailable` are temporary.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkItemDetailsUpgradeGet::builder()
///     .item_id(["AbC-1x", "AbC-2y"])
///     .get_topn_rate(YesNo::Yes)
///     .build();
/// for item in client.call(&request).await?.data.results {
///     for sku in item.sku_list {
///         let price = sku.sku_price_promotion_info.unwrap_or_default();
///         println!("{:?} {:?} {:?}", item.item_id, sku.sku_id, price.sku_final_promotion_price);
///     }
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.item.details.upgrade.get",
    title = "淘宝客-公用-淘宝客商品详情查询升级版(详细版)",
    api_id = 64757,
    readonly,
    errors = super::errors::DETAILS
)]
#[non_exhaustive]
pub struct TbkItemDetailsUpgradeGet {
    /// 商品ID: the ids of the items.
    #[top(example = "3232", max_items = 20)]
    pub item_id: Vec<ItemId>,
    /// ip地址: the address of the user. It decides the postage and the region of the state subsidy; without a
    /// correct address the postage is not exact.
    #[top(example = "11.22.33.43")]
    pub ip: Option<String>,
    /// 是否获取前N件佣金信息: whether to return the commission rate for the first N pieces.
    #[top(example = 0)]
    pub get_topn_rate: Option<YesNo>,
    /// 场景id: the scene that the item ids are used in.
    #[top(example = "1", default = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 推广类型: self-purchase or promotion. Required in the agency mode (代理模式), not used outside of it.
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 渠道关系ID: the channel relation, for promotion through channels only.
    #[top(example = "1")]
    pub relation_id: Option<RelationId>,
    /// 商品库服务账户: the account of the item library, the member id that has the permission for scene 3.
    #[top(example = 1)]
    pub manage_item_pub_id: Option<i64>,
    /// 是否获取单品淘礼金剩余数量: whether to return the number of 淘礼金 left for the item.
    #[top(example = 0, default = "0", restricted = "仅开通淘礼金权限媒体可查")]
    pub get_tlj_info: Option<YesNo>,
}

/// The response to [`TbkItemDetailsUpgradeGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemDetailsUpgradeGetResponse {
    /// 结果列表: the details of the items.
    #[top(list_item = "tbk_item_detail")]
    pub results: Vec<ItemDetail>,
}
