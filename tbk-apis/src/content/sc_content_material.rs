//! 淘宝客-服务商-爆料分享物料获取.

use top_core::{AdzoneId, ItemId, SiteId, TopApi, TopObject, TopTime, Yuan};

use super::ContentUseScene;

/// 淘宝客-服务商-爆料分享物料获取 (`taobao.tbk.sc.content.material`)
///
/// Returns deals to share (爆料): items with texts and pictures for their promotion.
///
/// - Caller: 服务商. Session: not documented.
/// - Without `start_time` and `end_time` the response holds all items since their upload.
/// - The entries may have members beyond those of [`SharedMaterial`].
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScContentMaterial::builder()
///     .adzone_id(12345678)
///     .site_id(22)
///     .price_ceiling("19.9".parse::<Yuan>()?)
///     .use_scene([ContentUseScene::GuideGroup, ContentUseScene::GuideMoments])
///     .build();
/// for item in client.session(session).call(&request).await?.data.result_list {
///     println!("{:?} {:?}", item.item_id, item.material_price);
/// }
/// # Ok(()) });
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
    /// 推广位 id: the promotion zone, the last part of the pid.
    #[top(example = 12345678)]
    pub adzone_id: AdzoneId,
    /// 媒体 id: the site or app, the middle part of the pid.
    #[top(example = 22)]
    pub site_id: SiteId,
    /// 第几页: the page.
    #[top(example = "2", default = "1", range = 1..)]
    pub page_num: Option<i64>,
    /// 页大小: the number of entries on a page.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 爆料素材开始时间: the beginning of the window.
    #[top(example = "2015-01-01 12:00:00")]
    pub start_time: Option<TopTime>,
    /// 爆料素材结束时间: the end of the window.
    #[top(example = "2015-02-01 12:00:00")]
    pub end_time: Option<TopTime>,
    /// 商品 id: the items to return.
    #[top(example = "qYtxrMJOC8tmtM-Qq0Z65Sbbq5DqZ9,5K5QvIxt49NADH0AwcMtV-83PjG2AU0bba4QyPFqd")]
    pub item_ids: Option<Vec<ItemId>>,
    /// 场景 id: the scene, `1` or `3`.
    #[top(example = "1")]
    pub scene_id: Option<String>,
    /// 爆料价格下限: the lowest `material_price` to return.
    #[top(example = "9.9")]
    pub price_floor: Option<Yuan>,
    /// 爆料价格上限: the highest `material_price` to return.
    #[top(example = "19.9")]
    pub price_ceiling: Option<Yuan>,
    /// 使用场景: the scenes that the material is made for.
    #[top(example = "3,4,5,6,7")]
    pub use_scene: Option<Vec<ContentUseScene>>,
}

/// The response to [`TbkScContentMaterial`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScContentMaterialResponse {
    /// 物料列表: the deals.
    #[top(list_item = "map_data")]
    pub result_list: Vec<SharedMaterial>,
}

/// 爆料物料: a deal to share, with its texts and pictures.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SharedMaterial {
    /// 主商品 id: the main item.
    #[top(example = "eNyJVYSzCQg0zBF6WgIzt0-Y6qWKqsd2eY3qozHX")]
    pub item_id: Option<ItemId>,
    /// 爆料价: the price of the deal, with at most two decimal places.
    #[top(example = "46.78")]
    pub material_price: Option<Yuan>,
    /// 素材文字描述列表: the texts of the shopping guide and of the promotion.
    pub material_desc_list: Vec<String>,
    /// 素材图片描述列表: the pictures of the shopping guide and of the promotion.
    pub material_pic_list: Vec<String>,
}
