//! 淘宝客-推广者-根据宝贝id批量查询优惠券.

use top_core::{ItemId, Money, TopApi, TopObject, TopTime};

use crate::shared::Platform;

/// 淘宝客-推广者-根据宝贝id批量查询优惠券 (`taobao.tbk.itemid.coupon.get`): the coupons of items.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=28111>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkItemidCouponGet::builder().pid("mm_123_123_123").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("pid"), Some("mm_123_123_123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.itemid.coupon.get",
    title = "淘宝客-推广者-根据宝贝id批量查询优惠券",
    api_id = 28111,
    session = optional,
    readonly,
    errors = super::errors::BY_ITEM_ID
)]
#[non_exhaustive]
pub struct TbkItemidCouponGet {
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "1", default = "1")]
    pub platform: Option<Platform>,
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_123_123_123")]
    pub pid: String,
    /// 商品 id 串: up to 40 item ids, joined by commas.
    #[top(example = "123,456")]
    pub num_iids: Option<String>,
}

/// What [`TbkItemidCouponGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemidCouponGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "tbk_coupon")]
    pub results: Vec<ItemCoupon>,
}

/// 商品与优惠券: an item with its coupon.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemCoupon {
    /// 小图列表: addresses of further pictures.
    #[top(example = "https://links.example/small-images")]
    pub small_images: Vec<String>,
    /// 券总量: coupons in all.
    #[top(example = "5000")]
    pub coupon_total_count: Option<i64>,
    /// 佣金比率: per cent.
    #[top(example = "1.80")]
    pub commission_rate: Option<Money>,
    /// 店铺类型: 0 Taobao, 1 Tmall, 3 特价版.
    #[top(example = "1")]
    pub user_type: Option<i64>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub title: Option<String>,
    /// 券信息: in words, such as `满16元减10元`.
    #[top(example = "满188元减5元")]
    pub coupon_info: Option<String>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub shop_title: Option<String>,
    /// 后台类目 id: of the item.
    #[top(example = "1")]
    pub category: Option<i64>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub num_iid: Option<ItemId>,
    /// 券剩余量: coupons left.
    #[top(example = "3395")]
    pub coupon_remain_count: Option<i64>,
    /// 折扣价: price after the shop's own discount, yuan; coupons not taken off.
    #[top(example = "269.00")]
    pub zk_final_price: Option<Money>,
    /// 券开始时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub nick: Option<String>,
    /// 卖家 id: of the seller.
    #[top(example = "2884767143")]
    pub seller_id: Option<i64>,
    /// 30 天销量: pieces sold in 30 days.
    #[top(example = "76927")]
    pub volume: Option<i64>,
    /// 券结束时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_end_time: Option<TopTime>,
    /// 券推广链接: coupon and item in one page.
    #[top(example = "https://links.example/coupon-click-url")]
    pub coupon_click_url: Option<String>,
    /// 主图: address of the main picture.
    #[top(example = "https://links.example/pict-url")]
    pub pict_url: Option<String>,
    /// 商品链接: plain, earns nothing.
    #[top(example = "https://links.example/item-url")]
    pub item_url: Option<String>,
    /// 入参商品 id: the id that was asked for.
    #[top(example = "AbC-1x")]
    pub input_num_iid: Option<ItemId>,
    /// 年销量: in words, such as `1万+`.
    #[top(example = "1万+")]
    pub annual_vol: Option<String>,
}
