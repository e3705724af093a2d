//! 淘宝客-服务商-物料精选.

use top_core::{AdzoneId, ItemId, SiteId, TopApi, TopObject};

use super::{DeviceEncrypt, DeviceType, OptimusItem};

/// 淘宝客-服务商-物料精选 (`taobao.tbk.sc.optimus.material`)
///
/// Returns the items of an official material with the promotion links of the publisher that authorised the service
/// provider. A device id personalises the results.
///
/// - Caller: 服务商. Session: required.
/// - The upgraded version (升级版) is [`TbkScMaterialRecommend`](crate::TbkScMaterialRecommend).
/// - Personalised results (智能推荐) require an agreement:
///   <https://pub.alimama.com/fourth/protocol/common.htm?key=hangye_laxin>
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=37884>
///
/// # Examples
///
/// ```
/// # #![allow(deprecated)]
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request =
///     TbkScOptimusMaterial::builder().adzone_id(123).material_id(123).site_id(456).build();
/// for item in client.session(session).call(&request).await?.data.result_list {
///     println!("{:?} {:?} {:?}", item.title, item.zk_final_price, item.commission_rate);
/// }
/// # Ok(()) });
/// ```
#[deprecated(note = "use `TbkScMaterialRecommend`")]
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.optimus.material",
    title = "淘宝客-服务商-物料精选",
    api_id = 37884,
    session = required,
    readonly,
    paginate(page_no, items = result_list as OptimusItem),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScOptimusMaterial {
    /// 页大小: the number of items on a page.
    #[top(default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: the number of the page.
    #[top(default = "1")]
    pub page_no: Option<i64>,
    /// 推广位id: the last number of the publisher's pid.
    pub adzone_id: AdzoneId,
    /// 官方提供的物料Id: the id of the official material.
    pub material_id: i64,
    /// 媒体id: the second number of the publisher's pid.
    pub site_id: SiteId,
    /// 设备号类型: the type of `device_value`.
    pub device_type: Option<DeviceType>,
    /// 设备号加密类型: the hash of `device_value`; left out for an OAID.
    pub device_encrypt: Option<DeviceEncrypt>,
    /// 设备号加密后的值: the hashed device id of the consumer, which personalises the results (智能匹配).
    ///
    /// MD5: 32 digits in lower case. An OAID is not hashed.
    pub device_value: Option<String>,
    /// 内容详情ID: the id of the content; for content only (内容专用).
    pub content_id: Option<i64>,
    /// 内容渠道信息: the channel of the content; for content only (内容专用).
    pub content_source: Option<String>,
    /// 商品ID: the item for which similar items are recommended.
    pub item_id: Option<ItemId>,
}

/// The response to [`TbkScOptimusMaterial`](struct@TbkScOptimusMaterial).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOptimusMaterialResponse {
    /// 结果列表: the items.
    #[top(list_item = "map_data")]
    pub result_list: Vec<OptimusItem>,
    /// 是否抄底: whether the items are the fallback of a recommendation.
    pub is_default: Option<String>,
}
