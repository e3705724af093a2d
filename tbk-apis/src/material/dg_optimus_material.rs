//! 淘宝客-推广者-物料精选.

use top_core::{AdzoneId, ItemId, TopApi, TopObject};

use super::{DeviceEncrypt, DeviceType, OptimusItem};

/// 淘宝客-推广者-物料精选 (`taobao.tbk.dg.optimus.material`)
///
/// Returns the items of an official material with promotion links. A device id personalises the results.
///
/// - Caller: 推广者. Session: none.
/// - The upgraded version (升级版) is [`TbkDgMaterialRecommend`](crate::TbkDgMaterialRecommend).
/// - Personalised results (智能推荐) require an agreement:
///   <https://pub.alimama.com/fourth/protocol/common.htm?key=hangye_laxin>
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=33947>
///
/// # Errors
///
/// `30001` invalid `material_id`, `1103` invalid material of a campaign, `41` invalid `page_size`, `50001` no items.
///
/// # Examples
///
/// ```
/// # #![allow(deprecated)]
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgOptimusMaterial::builder().adzone_id(123).material_id(123).build();
/// for item in client.call(&request).await?.data.result_list {
///     println!("{:?} {:?} {:?}", item.title, item.zk_final_price, item.commission_rate);
/// }
/// # Ok(()) });
/// ```
#[deprecated(note = "use `TbkDgMaterialRecommend`")]
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.optimus.material",
    title = "淘宝客-推广者-物料精选",
    api_id = 33947,
    readonly,
    paginate(page_no, items = result_list as OptimusItem, total = total_count),
    errors = super::errors::OPTIMUS
)]
#[non_exhaustive]
pub struct TbkDgOptimusMaterial {
    /// 页大小: the number of items on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 推广位id: the last number of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 官方的物料Id: the id of the official material.
    #[top(example = 123)]
    pub material_id: i64,
    /// 设备号加密后的值: the hashed device id of the consumer, which personalises the results (智能匹配).
    ///
    /// MD5: 32 digits in lower case. An OAID is not hashed.
    pub device_value: Option<String>,
    /// 设备号加密类型: the hash of `device_value`; left out for an OAID.
    #[top(example = "MD5")]
    pub device_encrypt: Option<DeviceEncrypt>,
    /// 设备号类型: the type of `device_value`.
    #[top(example = "IMEI")]
    pub device_type: Option<DeviceType>,
    /// 内容详情ID: the id of the content; for content only (内容专用).
    #[top(example = 323)]
    pub content_id: Option<i64>,
    /// 内容渠道信息: the channel of the content; for content only (内容专用).
    pub content_source: Option<String>,
    /// 商品ID: the item for which similar items are recommended.
    #[top(example = "33243")]
    pub item_id: Option<ItemId>,
    /// 选品库投放id: the id of the publisher's collection (选品库).
    #[top(example = "123445")]
    pub favorites_id: Option<String>,
}

/// The response to [`TbkDgOptimusMaterial`](struct@TbkDgOptimusMaterial).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgOptimusMaterialResponse {
    /// 结果列表: the items.
    #[top(list_item = "map_data")]
    pub result_list: Vec<OptimusItem>,
    /// 是否抄底: whether the items are the fallback of a recommendation.
    #[top(example = "false")]
    pub is_default: Option<String>,
    /// 商品总数: the total number of items; only queries of all items (全品库) return it.
    #[top(example = 100)]
    pub total_count: Option<i64>,
}
