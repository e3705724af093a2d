//! 淘宝客_推广者_个性化商品获取.

use top_core::{AdzoneId, TopApi, TopObject};

use super::{InterestIdType, MaterialItem};

/// 淘宝客_推广者_个性化商品获取 (`taobao.tbk.dg.interest.items.get`)
///
/// Returns items chosen for a user (uvid) or for a community (scdId).
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=70231>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgInterestItemsGet::builder()
///     .adzone_id(23810104)
///     .device_type(InterestIdType::ScdId)
///     .device_value("1000001")
///     .build();
/// for item in client.call(&request).await?.data.result_list {
///     println!("{:?} {:?}", item.item_id, item.publish_info.unwrap_or_default().click_url);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.interest.items.get",
    title = "淘宝客_推广者_个性化商品获取",
    api_id = 70231,
    session = optional,
    readonly,
    paginate(page_no, items = result_list as MaterialItem),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgInterestItemsGet {
    /// 物料Id: the material.
    #[top(example = 123)]
    pub material_id: Option<i64>,
    /// 推广位id: the promotion zone, the third part of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 页大小: the number of items on a page.
    #[top(example = 20, default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: the number of the page.
    #[top(example = 1, default = "1")]
    pub page_no: Option<i64>,
    /// 智能匹配类型: the type of `device_value`.
    #[top(example = "uvid")]
    pub device_type: Option<InterestIdType>,
    /// uvid/scdId的值: the uvid or the scdId that the items are chosen for.
    pub device_value: Option<String>,
}

/// The response to [`TbkDgInterestItemsGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgInterestItemsGetResponse {
    /// 结果列表: the items of the page.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialItem>,
    /// uvid结果信息: the reason why a uvid in the request was not used.
    pub uvid_msg: Option<String>,
    /// scd_id结果信息: the result for the community id (社群id).
    pub scd_id_msg: Option<String>,
    /// 物料信息: the material that the items were chosen from, as text.
    pub material_id_msg: Option<String>,
}
