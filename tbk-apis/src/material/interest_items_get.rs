//! 淘宝客-推广者-厂商版-个性化推荐商品获取.

use top_core::{TopApi, TopObject};

use super::MaterialItem;

/// 淘宝客-推广者-厂商版-个性化推荐商品获取 (`taobao.tbk.interest.items.get`): items chosen for a visitor, for manufacturers.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=69446>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkInterestItemsGet::builder().material_id(123).adzone_id(123).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("material_id"), Some("123"));
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
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 物料 id: of the material.
    #[top(example = "123")]
    pub material_id: i64,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 设备号类型: which kind of device id.
    #[top(example = "IMEI")]
    pub device_type: Option<String>,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
}

/// What [`TbkInterestItemsGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkInterestItemsGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialItem>,
    /// 是否兜底: `true` where nothing personal was found.
    #[top(example = "false")]
    pub is_default: Option<String>,
    /// 总数: how many there are over all pages.
    #[top(example = "100")]
    pub total_count: Option<i64>,
    /// 加密用户标识的处理信息: what became of `uvid`.
    #[top(example = "")]
    pub uvid_msg: Option<String>,
}
