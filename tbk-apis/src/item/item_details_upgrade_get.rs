//! 淘宝客-公用-淘宝客商品详情查询升级版(详细版).

use top_core::{ItemId, TopApi, TopObject};

use super::ItemDetail;
use crate::shared::BizScene;
use crate::shared::PromotionType;

/// 淘宝客-公用-淘宝客商品详情查询升级版(详细版) (`taobao.tbk.item.details.upgrade.get`): what is known of items in full: variants,
/// properties, prices.
///
/// Open to publishers and service providers (公用), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=64757>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkItemDetailsUpgradeGet::builder().item_id("AbC-1x").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("item_id"), Some("AbC-1x"));
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
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: ItemId,
    /// 用户 ip: of the visitor who will see the result; makes prices and stock local.
    #[top(example = "11.22.33.43")]
    pub ip: Option<String>,
    /// 是否获取前 N 件佣金: 1 yes, 0 no.
    #[top(example = "0")]
    pub get_topn_rate: Option<i64>,
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "1")]
    pub relation_id: Option<String>,
    /// 选品库服务商 id: the publisher that manages the item.
    #[top(example = "1")]
    pub manage_item_pub_id: Option<i64>,
    /// 是否返回淘礼金信息: 1 asks for it.
    #[top(example = "0")]
    pub get_tlj_info: Option<i64>,
}

/// What [`TbkItemDetailsUpgradeGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemDetailsUpgradeGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "tbk_item_detail")]
    pub results: Vec<ItemDetail>,
}
