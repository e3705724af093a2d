//! 淘宝客-推广者-物料精选.

use top_core::{ItemId, TopApi, TopObject};

use super::OptimusItem;

/// 淘宝客-推广者-物料精选 (`taobao.tbk.dg.optimus.material`): items of a curated material.
///
/// Called by publishers (推广者), without a session. Superseded by
/// [`TbkDgMaterialRecommend`](crate::TbkDgMaterialRecommend).
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=33947>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// # #[allow(deprecated)]
/// # fn main() {
/// let api = TbkDgOptimusMaterial::builder().adzone_id(123).material_id(123).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123"));
/// # }
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
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 物料 id: of the material.
    #[top(example = "123")]
    pub material_id: i64,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
    /// 设备号加密类型: MD5.
    #[top(example = "MD5")]
    pub device_encrypt: Option<String>,
    /// 设备号类型: which kind of device id.
    #[top(example = "IMEI")]
    pub device_type: Option<String>,
    /// 内容 id: of the content at the publisher's.
    #[top(example = "323")]
    pub content_id: Option<i64>,
    /// 内容渠道: where the content is shown.
    pub content_source: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 选品库 id: of the collection.
    #[top(example = "123445")]
    pub favorites_id: Option<String>,
}

/// What [`TbkDgOptimusMaterial`](struct@TbkDgOptimusMaterial) brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgOptimusMaterialResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<OptimusItem>,
    /// 是否兜底: `true` where nothing personal was found.
    #[top(example = "false")]
    pub is_default: Option<String>,
    /// 总数: how many there are over all pages.
    #[top(example = "100")]
    pub total_count: Option<i64>,
}
