//! 淘宝客-服务商-物料精选升级版.

use top_core::{AdzoneId, ItemId, RelationId, SiteId, SpecialId, TopApi, TopObject};

use super::{DeviceEncrypt, DeviceType, MaterialItem};
use crate::shared::PromotionType;

/// 淘宝客-服务商-物料精选升级版 (`taobao.tbk.sc.material.recommend`)
///
/// Returns the items of a material with their promotion links for a publisher.
///
/// - Caller: 服务商. Session: required.
/// - Personalised results (`device_value`) and similar items (`item_id`) require a signed agreement:
///   <https://pub.alimama.com/fourth/protocol/common.htm?key=hangye_laxin>
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=62191>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScMaterialRecommend::builder()
///     .material_id(13256)
///     .adzone_id(23810104)
///     .site_id(6858406)
///     .item_id("AbC-1x")
///     .build();
/// for item in client.session(session).call(&request).await?.data.result_list {
///     println!("{:?} {:?}", item.item_id, item.publish_info.unwrap_or_default().click_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.material.recommend",
    title = "淘宝客-服务商-物料精选升级版",
    api_id = 62191,
    session = required,
    readonly,
    paginate(page_no, items = result_list as MaterialItem, total = total_count),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScMaterialRecommend {
    /// 页大小: the number of items on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 物料Id: the material. `taobao.tbk.optimus.tou.material.ids.get` lists the public ones.
    #[top(example = 123)]
    pub material_id: i64,
    /// 推广位id: the promotion zone, the third part of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 媒体id: the site or app, the second part of the pid.
    #[top(example = 123)]
    pub site_id: SiteId,
    /// 渠道关系ID: the channel relation, for promotion through channels only.
    #[top(example = 12345)]
    pub relation_id: Option<RelationId>,
    /// 设备号类型: the type of `device_value`.
    #[top(example = "IMEI")]
    pub device_type: Option<DeviceType>,
    /// 设备号加密类型: the hash of `device_value`.
    #[top(example = "MD5")]
    pub device_encrypt: Option<DeviceEncrypt>,
    /// 设备号加密后的值: the device id, hashed by `device_encrypt`.
    pub device_value: Option<String>,
    /// 推广类型: self-purchase or promotion. Required in the agency mode (代理模式), not used outside of it.
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 会员运营ID: the member of the member operation.
    #[top(example = "2323")]
    pub special_id: Option<SpecialId>,
    /// 淘宝客新商品ID: the item to find similar items for. Required with `material_id` 13256 (相似商品推荐).
    pub item_id: Option<ItemId>,
    /// 选品库收藏夹id: the selection library whose items are returned.
    #[top(example = "123445")]
    pub favorites_id: Option<String>,
}

/// The response to [`TbkScMaterialRecommend`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScMaterialRecommendResponse {
    /// 结果列表: the items of the page.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialItem>,
    /// 是否抄底: whether the items are the fallback recommendation, `true` or `false`.
    #[top(example = "false")]
    pub is_default: Option<String>,
    /// 商品总数: the number of items. Only for queries of the full library (全品库).
    pub total_count: Option<i64>,
    /// uvid结果信息: the reason why a uvid in the request was not used.
    pub uvid_msg: Option<String>,
}
