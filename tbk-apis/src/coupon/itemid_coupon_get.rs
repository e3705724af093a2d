//! 淘宝客-推广者-根据宝贝id批量查询优惠券.

use top_core::{Date, ItemId, Percent, Pid, TopApi, TopObject, Yuan};

use crate::shared::{Platform, SellerType};

/// 淘宝客-推广者-根据宝贝id批量查询优惠券 (`taobao.tbk.itemid.coupon.get`)
///
/// Returns items with their coupons and promotion links.
///
/// - Caller: 推广者. Session: not documented.
/// - For an item without a coupon, the members about the coupon are empty.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=28111>
///
/// # Errors
///
/// `4` no such item, `35` invalid item id, `37` the id can't be processed.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkItemidCouponGet::builder()
///     .pid("mm_26632322_6858406_23810104".parse::<Pid>()?)
///     .platform(Platform::Mobile)
///     .num_iids(["i87a9ja90d8-09qrjcoa7qwl"])
///     .build();
/// for item in client.call(&request).await?.data.results {
///     println!("{:?} {:?}", item.title, item.coupon_info);
/// }
/// # Ok(()) });
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
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 三方pid: the promotion zone of the third party.
    #[top(example = "mm_123_123_123")]
    pub pid: Pid,
    /// 商品ID串: the items, by the `num_iid` that `taobao.tbk.item.coupon.get` returns.
    #[top(max_items = 40)]
    pub num_iids: Option<Vec<ItemId>>,
}

/// The response to [`TbkItemidCouponGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemidCouponGetResponse {
    /// 数据: the items.
    #[top(list_item = "tbk_coupon")]
    pub results: Vec<ItemCoupon>,
}

/// 商品与优惠券: an item with its coupon.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemCoupon {
    /// 商品小图列表: the addresses of the small pictures.
    #[top(example = "http://img4.tbcdn.cn/tfscom/i3/TB1vPdxHXXXXXbtXpXXXXXXXXXX_!!2-item_pic.png")]
    pub small_images: Vec<String>,
    /// 优惠券总量: the number of coupons in total.
    #[top(example = 5000)]
    pub coupon_total_count: Option<i64>,
    /// 佣金比率: the commission rate.
    #[top(example = "1.80")]
    pub commission_rate: Option<Percent>,
    /// 卖家类型: the market of the seller.
    #[top(example = 1)]
    pub user_type: Option<SellerType>,
    /// 商品标题: the title of the item.
    #[top(example = "奥克斯理发器电推剪电推子充电式成人儿童剪发器电动剃头刀家用")]
    pub title: Option<String>,
    /// 优惠券面额: the value of the coupon, as a text.
    #[top(example = "满188元减5元")]
    pub coupon_info: Option<String>,
    /// 店铺名称: the name of the shop.
    #[top(example = "奥克斯品胜专卖店")]
    pub shop_title: Option<String>,
    /// 后台一级类目: the first-level category of the item.
    #[top(example = 1)]
    pub category: Option<i64>,
    /// 商品ID: the item.
    pub num_iid: Option<ItemId>,
    /// 优惠券剩余量: the number of coupons that are left.
    #[top(example = 3395)]
    pub coupon_remain_count: Option<i64>,
    /// 折扣价: the discounted price.
    #[top(example = "269.00")]
    pub zk_final_price: Option<Yuan>,
    /// 优惠券开始时间: the first day of the coupon.
    #[top(example = "2016-09-05")]
    pub coupon_start_time: Option<Date>,
    /// 卖家昵称: the nickname of the seller.
    #[top(example = "奥克斯品胜专卖店")]
    pub nick: Option<String>,
    /// 卖家id: the seller.
    #[top(example = 2884767143)]
    pub seller_id: Option<i64>,
    /// 30天销量: the number of pieces sold in 30 days.
    #[top(example = 76927)]
    pub volume: Option<i64>,
    /// 优惠券结束时间: the last day of the coupon.
    #[top(example = "2016-10-01")]
    pub coupon_end_time: Option<Date>,
    /// 商品优惠券推广链接: the promotion link of the item with its coupon.
    pub coupon_click_url: Option<String>,
    /// 商品主图: the address of the main picture.
    #[top(example = "http://img03.daily.taobao.net/tfscom/i1/TB1XTOqKXXXXXaSXVXXXXXXXXXX_!!0-item_pic.jpg")]
    pub pict_url: Option<String>,
    /// 商品详情页链接地址: the address of the item's page.
    #[top(example = "http://h5.m.taobao.com/awp/core/detail.htm?id=531940770655")]
    pub item_url: Option<String>,
    /// 原始入参商品id: the item id as in the request.
    pub input_num_iid: Option<ItemId>,
    /// 年销量: the number of pieces sold in a year, as a text.
    #[top(example = "1万+")]
    pub annual_vol: Option<String>,
}
