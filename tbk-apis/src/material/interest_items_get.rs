//! 淘宝客-推广者-厂商版-个性化推荐商品获取.

use top_core::{AdzoneId, TopApi, TopObject};

use super::{DeviceType, MaterialItem};

/// 淘宝客-推广者-厂商版-个性化推荐商品获取 (`taobao.tbk.interest.items.get`)
///
/// Returns items chosen for a device, for manufacturers (厂商).
///
/// - Caller: 推广者. Session: none.
/// - Personalised results (`device_value`) require a signed agreement:
///   <https://pub.alimama.com/fourth/protocol/common.htm?key=hangye_laxin>
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=69446>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkInterestItemsGet::builder()
///     .material_id(123)
///     .adzone_id(23810104)
///     .device_type(DeviceType::Imei)
///     .device_value("5d41402abc4b2a76b9719d911017c592")
///     .build();
/// for item in client.call(&request).await?.data.result_list {
///     println!("{:?} {:?}", item.item_id, item.publish_info.unwrap_or_default().click_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.interest.items.get",
    title = "淘宝客-推广者-厂商版-个性化推荐商品获取",
    api_id = 69446,
    readonly,
    paginate(page_no, items = result_list as MaterialItem, total = total_count),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkInterestItemsGet {
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
    /// 设备号类型: the type of `device_value`.
    #[top(example = "IMEI")]
    pub device_type: Option<DeviceType>,
    /// 设备号加密后的值: the hashed device id; by MD5, 32 lower-case hexadecimal digits.
    pub device_value: Option<String>,
}

/// The response to [`TbkInterestItemsGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkInterestItemsGetResponse {
    /// 结果列表: the items of the page.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialItem>,
    /// 是否抄底: whether the items are the fallback recommendation, `true` or `false`.
    #[top(example = "false")]
    pub is_default: Option<String>,
    /// 商品总数: the number of items of the material.
    #[top(example = 100)]
    pub total_count: Option<i64>,
    /// uvid结果信息: the reason why a uvid in the request was not used.
    pub uvid_msg: Option<String>,
}
