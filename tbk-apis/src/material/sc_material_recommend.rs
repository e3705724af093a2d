//! 淘宝客-服务商-物料精选升级版.

use top_core::{ItemId, TopApi, TopObject};

use super::MaterialItem;
use crate::shared::PromotionType;

/// 淘宝客-服务商-物料精选升级版 (`taobao.tbk.sc.material.recommend`): items of a curated material, for a publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=62191>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScMaterialRecommend::builder()
///     .material_id(1)
///     .adzone_id(1)
///     .site_id(1)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("material_id"), Some("1"));
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
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 物料 id: of the material.
    #[top(example = "1")]
    pub material_id: i64,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "1")]
    pub relation_id: Option<i64>,
    /// 设备号类型: which kind of device id.
    pub device_type: Option<String>,
    /// 设备号加密类型: MD5.
    pub device_encrypt: Option<String>,
    /// 设备号: hashed, in lower case.
    pub device_value: Option<String>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "1")]
    pub promotion_type: Option<PromotionType>,
    /// 会员运营 id: the member that the sale is credited to.
    pub special_id: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 选品库 id: of the collection.
    pub favorites_id: Option<String>,
}

/// What [`TbkScMaterialRecommend`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScMaterialRecommendResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<MaterialItem>,
    /// 是否兜底: `true` where nothing personal was found.
    #[top(example = "示例")]
    pub is_default: Option<String>,
    /// 总数: how many there are over all pages.
    #[top(example = "1")]
    pub total_count: Option<i64>,
    /// 加密用户标识的处理信息: what became of `uvid`.
    #[top(example = "")]
    pub uvid_msg: Option<String>,
}
