//! 淘宝客-推广者-图文智能识别消费者端推荐物料查询.

use top_core::{Money, TopApi, TopObject, TopTime};

/// 淘宝客-推广者-图文智能识别消费者端推荐物料查询 (`taobao.tbk.content.recommend.material.get`): items that go with a piece of content.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=42937>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkContentRecommendMaterialGet::builder()
///     .adzone_id(123)
///     .content_id("uc_xxxxx")
///     .sub_pid("mm_123_456_789")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.content.recommend.material.get",
    title = "淘宝客-推广者-图文智能识别消费者端推荐物料查询",
    api_id = 42937,
    session = optional,
    readonly,
    paginate(page_num, items = result_list as RecommendedMaterial, total = total_results),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkContentRecommendMaterialGet {
    /// 页大小: entries on a page.
    #[top(example = "20", default = "20")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_num: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 内容 id: of the content at the publisher's.
    #[top(example = "uc_xxxxx")]
    pub content_id: String,
    /// 子推广位 pid: `mm_1_2_3`, of the channel that the link is for.
    #[top(example = "mm_123_456_789")]
    pub sub_pid: String,
}

/// What [`TbkContentRecommendMaterialGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkContentRecommendMaterialGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub result_list: Vec<RecommendedMaterial>,
    /// 总数: how many there are over all pages.
    #[top(example = "30")]
    pub total_results: Option<i64>,
}

/// 推荐商品: an item that goes with the content.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RecommendedMaterial {
    /// 券面额: yuan.
    #[top(example = "40")]
    pub coupon_amount: Option<i64>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub shop_title: Option<String>,
    /// 券使用门槛: yuan that the order must reach.
    #[top(example = "69")]
    pub coupon_start_fee: Option<Money>,
    /// 券总量: coupons in all.
    #[top(example = "30000")]
    pub coupon_total_count: Option<i64>,
    /// 店铺类型: 0 Taobao, 1 Tmall, 3 特价版.
    #[top(example = "1")]
    pub user_type: Option<i64>,
    /// 折扣价: price after the shop's own discount, yuan; coupons not taken off.
    #[top(example = "79.9")]
    pub zk_final_price: Option<Money>,
    /// 券开始时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub title: Option<String>,
    /// 30 天销量: pieces sold in 30 days.
    #[top(example = "3837")]
    pub volume: Option<i64>,
    /// 券结束时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_end_time: Option<TopTime>,
    /// 券二合一链接: coupon and item in one page, often without `https:`.
    #[top(example = "//links.example/coupon-share-url")]
    pub coupon_share_url: Option<String>,
    /// 主图: address of the main picture.
    #[top(example = "//links.example/pict-url")]
    pub pict_url: Option<String>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "//links.example/click-url")]
    pub click_url: Option<String>,
    /// 商品原价: yuan.
    #[top(example = "20")]
    pub orig_price: Option<Money>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub nick: Option<String>,
    /// 来源: where the content comes from.
    #[top(example = "https://links.example/source-from")]
    pub source_from: Option<String>,
    /// 加密商品 id: of the item.
    #[top(example = "1001")]
    pub encrypt_item_id: Option<String>,
}
