//! 淘宝客-服务商-物料精选.

use top_core::{ItemId, TopApi, TopObject};

use super::OptimusItem;

/// 淘宝客-服务商-物料精选 (`taobao.tbk.sc.optimus.material`): items of a curated material, for a publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app. Superseded by
/// [`TbkScMaterialRecommend`](crate::TbkScMaterialRecommend).
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=37884>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// # #[allow(deprecated)]
/// # fn main() {
/// let api = TbkScOptimusMaterial::builder().adzone_id(1).material_id(1).site_id(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1"));
/// # }
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
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 物料 id: of the material.
    #[top(example = "1")]
    pub material_id: i64,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
    /// 设备号类型: which kind of device id.
    pub device_type: Option<String>,
    /// 设备号加密类型: MD5.
    pub device_encrypt: Option<String>,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
    /// 内容 id: of the content at the publisher's.
    #[top(example = "1")]
    pub content_id: Option<i64>,
    /// 内容渠道: where the content is shown.
    pub content_source: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
}

/// What [`TbkScOptimusMaterial`](struct@TbkScOptimusMaterial) brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScOptimusMaterialResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<OptimusItem>,
    /// 是否兜底: `true` where nothing personal was found.
    #[top(example = "示例")]
    pub is_default: Option<String>,
}
