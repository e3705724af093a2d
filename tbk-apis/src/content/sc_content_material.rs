//! 淘宝客-服务商-爆料分享物料获取.

use top_core::{ItemId, Money, TopApi, TopObject, TopTime};

/// 淘宝客-服务商-爆料分享物料获取 (`taobao.tbk.sc.content.material`): materials to share that users tipped off.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScContentMaterial::builder().adzone_id(12345678).site_id(22).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("12345678"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.content.material",
    title = "淘宝客-服务商-爆料分享物料获取",
    session = optional,
    readonly,
    paginate(page_num, items = result_list as SharedMaterial),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScContentMaterial {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "12345678")]
    pub adzone_id: i64,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "22")]
    pub site_id: i64,
    /// 第几页: number of the page, from 1.
    #[top(example = "2", default = "1")]
    pub page_num: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 查询开始时间: GMT+8.
    #[top(example = "2015-01-01 12:00:00")]
    pub start_time: Option<TopTime>,
    /// 查询结束时间: GMT+8.
    #[top(example = "2015-02-01 12:00:00")]
    pub end_time: Option<TopTime>,
    /// 商品 id 串: joined by commas.
    pub item_ids: Option<String>,
    /// 场景 id: of the scene.
    #[top(example = "1")]
    pub scene_id: Option<String>,
    /// 价格下限: yuan.
    #[top(example = "9.9")]
    pub price_floor: Option<Money>,
    /// 价格上限: yuan.
    #[top(example = "19.9")]
    pub price_ceiling: Option<Money>,
    /// 使用场景: codes, joined by commas.
    #[top(example = "3,4,5,6,7")]
    pub use_scene: Option<String>,
}

/// What [`TbkScContentMaterial`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScContentMaterialResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<SharedMaterial>,
}

/// 爆料物料: one item to share.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SharedMaterial {
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 物料价格: yuan.
    #[top(example = "46.78")]
    pub material_price: Option<Money>,
    /// 物料文案列表: texts.
    #[top(example = "示例")]
    pub material_desc_list: Vec<String>,
    /// 物料图片列表: addresses.
    #[top(example = "示例")]
    pub material_pic_list: Vec<String>,
}
