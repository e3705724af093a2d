//! 淘宝客-推广者-图文智能识别消费者端推荐物料查询.

use crate::shared::SellerType;
use top_core::{AdzoneId, Date, Pid, TopApi, TopObject, Yuan};

/// 淘宝客-推广者-图文智能识别消费者端推荐物料查询 (`taobao.tbk.content.recommend.material.get`)
///
/// Returns the items that the platform recommends for a piece of content.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=42937>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkContentRecommendMaterialGet::builder()
///     .adzone_id(789)
///     .content_id("uc_1001")
///     .sub_pid("mm_123_456_789".parse::<Pid>()?)
///     .build();
/// for item in client.call(&request).await?.data.result_list {
///     println!("{:?} {:?} {:?}", item.title, item.zk_final_price, item.click_url);
/// }
/// # Ok(()) });
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
    /// 页大小: the number of entries on a page.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 第几页: the page.
    #[top(example = "1", default = "1")]
    pub page_num: Option<i64>,
    /// 推广位 id: the promotion zone, the last part of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 媒体内容 id: the content of the media.
    #[top(example = "uc_xxxxx")]
    pub content_id: String,
    /// 达人 pid: the pid of the creator.
    #[top(example = "mm_123_456_789")]
    pub sub_pid: Pid,
}

/// The response to [`TbkContentRecommendMaterialGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkContentRecommendMaterialGetResponse {
    /// 推荐商品列表: the recommended items.
    #[top(list_item = "map_data")]
    pub result_list: Vec<RecommendedMaterial>,
    /// 推荐商品总数: the number of recommended items that passed the review.
    #[top(example = 30)]
    pub total_results: Option<i64>,
}

/// 推荐商品: a recommended item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RecommendedMaterial {
    /// 优惠券面额: the value of the coupon.
    #[top(example = 40)]
    pub coupon_amount: Option<Yuan>,
    /// 店铺名称: the name of the shop.
    #[top(example = "魔黛娅内衣旗舰店")]
    pub shop_title: Option<String>,
    /// 优惠券起用门槛: the order amount from which the coupon can be used.
    #[top(example = "69")]
    pub coupon_start_fee: Option<Yuan>,
    /// 优惠券总量: the total number of coupons.
    #[top(example = 30000)]
    pub coupon_total_count: Option<i64>,
    /// 卖家类型: the market that the shop belongs to.
    #[top(example = 1)]
    pub user_type: Option<SellerType>,
    /// 商品折扣价格: the discounted price of the item.
    #[top(example = "79.9")]
    pub zk_final_price: Option<Yuan>,
    /// 优惠券开始时间: the day from which the coupon is valid.
    #[top(example = "2017-10-29")]
    pub coupon_start_time: Option<Date>,
    /// 商品标题: the title of the item.
    #[top(example = "毛呢阔腿裤港味复古女裤子秋冬九分裤萝卜裤显瘦高腰韩版2017新款")]
    pub title: Option<String>,
    /// 30 天销量: the number of pieces sold in 30 days.
    #[top(example = 3837)]
    pub volume: Option<i64>,
    /// 优惠券结束时间: the day on which the coupon expires.
    #[top(example = "2017-11-02")]
    pub coupon_end_time: Option<Date>,
    /// 券二合一链接: the promotion link to the coupon and the item.
    #[top(example = "//uland.taobao.com/coupon/edetail?e=pR6YtnFKK%2B8GQASttHIRqcEWOmlidB03P")]
    pub coupon_share_url: Option<String>,
    /// 商品主图: the main picture of the item.
    #[top(
        example = "//img.alicdn.com/bao/uploaded/i4/745957850/TB1WzSRmV9gSKJjSspbXXbeNXXa_!!0-item_pic.jpg"
    )]
    pub pict_url: Option<String>,
    /// 宝贝推广链接: the promotion link to the item.
    #[top(example = "//s.click.taobao.com/t?e=m%3D2%26s%3DuHk3LsWO7NRw4vFB6t2Z2ueEDrYVVa64")]
    pub click_url: Option<String>,
    /// 原价: the original price.
    #[top(example = "20")]
    pub orig_price: Option<Yuan>,
    /// 卖家昵称: the nick of the seller.
    #[top(example = "秉迪数码专营店")]
    pub nick: Option<String>,
    /// 商品推荐图片来源: the source of the picture for the recommendation.
    pub source_from: Option<String>,
    /// 加密商品 id: the encrypted id of the item.
    pub encrypt_item_id: Option<String>,
}
