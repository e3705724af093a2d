//! 淘宝客-公用-淘宝客商品详情查询(简版).

use top_core::{ItemId, Money, TopApi, TopObject};

use crate::shared::BizScene;
use crate::shared::Platform;
use crate::shared::PromotionType;

/// 淘宝客-公用-淘宝客商品详情查询(简版) (`taobao.tbk.item.info.get`): what is known of up to 40 items.
///
/// Amounts are in yuan. Items that were taken down are left out of the answer: match by `input_num_iid`.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=24518>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkItemInfoGet::builder().num_iids("AbC-1x,AbC-2y").platform(2).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("num_iids"), Some("AbC-1x,AbC-2y"));
/// ```
#[deprecated(note = "use `TbkItemInfoUpgradeGet`")]
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.item.info.get",
    title = "淘宝客-公用-淘宝客商品详情查询(简版)",
    api_id = 24518,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkItemInfoGet {
    /// 商品 id 串: up to 40 item ids, joined by commas.
    #[top(example = "AbC-1x,AbC-2y")]
    pub num_iids: String,
    /// 链接形式: 1 for PC, 2 for mobile.
    #[top(example = "2", default = "1")]
    pub platform: Option<Platform>,
    /// 用户 ip: of the visitor who will see the result; makes prices and stock local.
    #[top(example = "11.22.33.43")]
    pub ip: Option<String>,
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<BizScene>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "2088001")]
    pub relation_id: Option<String>,
    /// 选品库服务商 id: the publisher that manages the item.
    #[top(example = "1")]
    pub manage_item_pub_id: Option<i64>,
}

/// What [`TbkItemInfoGet`](struct@TbkItemInfoGet) brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemInfoGetResponse {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "n_tbk_item")]
    pub results: Vec<TbkItemInfo>,
}

/// 商品: what is known of one item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemInfo {
    /// 一级类目名称: top category.
    #[top(example = "女装")]
    pub cat_name: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub num_iid: Option<ItemId>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub title: Option<String>,
    /// 主图: address of the main picture.
    #[top(example = "https://img.example/0.jpg")]
    pub pict_url: Option<String>,
    /// 小图列表: addresses of further pictures.
    #[top(example = "https://img.example/1.jpg,https://img.example/2.jpg")]
    pub small_images: Vec<String>,
    /// 一口价: list price, yuan.
    #[top(example = "102.00")]
    pub reserve_price: Option<Money>,
    /// 折扣价: price after the shop's own discount, yuan; coupons not taken off.
    #[top(example = "88.00")]
    pub zk_final_price: Option<Money>,
    /// 店铺类型: 0 Taobao, 1 Tmall, 3 特价版.
    #[top(example = "1")]
    pub user_type: Option<i64>,
    /// 宝贝所在地: where the item is sent from.
    #[top(example = "浙江 杭州")]
    pub provcity: Option<String>,
    /// 商品链接: plain, earns nothing.
    #[top(example = "https://detail.tmall.com/item.htm?id=AbC-1x")]
    pub item_url: Option<String>,
    /// 卖家 id: of the seller.
    #[top(example = "1")]
    pub seller_id: Option<i64>,
    /// 30 天销量: pieces sold in 30 days.
    #[top(example = "320")]
    pub volume: Option<i64>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub nick: Option<String>,
    /// 叶子类目名称: leaf category.
    #[top(example = "T恤")]
    pub cat_leaf_name: Option<String>,
    /// 是否加入消费者保障: the seller takes part in buyer protection.
    #[top(example = "true")]
    pub is_prepay: Option<bool>,
    /// 店铺 dsr 评分: up to 50000.
    #[top(example = "48000")]
    pub shop_dsr: Option<i64>,
    /// 卖家等级: level of the seller.
    #[top(example = "1")]
    pub ratesum: Option<i64>,
    /// 退款率是否低于行业均值: refunds below the average of the trade.
    #[top(example = "true")]
    pub i_rfd_rate: Option<bool>,
    /// 好评率是否高于行业均值: ratings above the average of the trade.
    #[top(example = "true")]
    pub h_good_rate: Option<bool>,
    /// 成交转化是否高于行业均值: conversion above the average of the trade.
    #[top(example = "true")]
    pub h_pay_rate30: Option<bool>,
    /// 是否包邮: postage included.
    #[top(example = "true")]
    pub free_shipment: Option<bool>,
    /// 商品库类型: joined by commas; 1 marketing, 2 content.
    #[top(example = "1,2")]
    pub material_lib_type: Option<String>,
    /// 预售优惠: in the platform's words.
    #[top(example = "示例")]
    pub presale_discount_fee_text: Option<String>,
    /// 付尾款结束时间: balance payable until; milliseconds since 1970.
    #[top(example = "1")]
    pub presale_tail_end_time: Option<i64>,
    /// 付尾款开始时间: balance payable from; milliseconds since 1970.
    #[top(example = "1")]
    pub presale_tail_start_time: Option<i64>,
    /// 付定金结束时间: deposit payable until; milliseconds since 1970.
    #[top(example = "1767196800000")]
    pub presale_end_time: Option<i64>,
    /// 付定金开始时间: deposit payable from; milliseconds since 1970.
    #[top(example = "1767110400000")]
    pub presale_start_time: Option<i64>,
    /// 预售定金: deposit, yuan.
    #[top(example = "10.00")]
    pub presale_deposit: Option<Money>,
    /// 聚划算玩法结束时间: milliseconds since 1970.
    #[top(example = "1")]
    pub ju_play_end_time: Option<i64>,
    /// 聚划算玩法开始时间: milliseconds since 1970.
    #[top(example = "1")]
    pub ju_play_start_time: Option<i64>,
    /// 玩法: name of the promotion.
    #[top(example = "示例")]
    pub play_info: Option<String>,
    /// 天猫营销玩法结束时间: milliseconds since 1970.
    #[top(example = "1")]
    pub tmall_play_activity_end_time: Option<i64>,
    /// 天猫营销玩法开始时间: milliseconds since 1970.
    #[top(example = "1")]
    pub tmall_play_activity_start_time: Option<i64>,
    /// 聚划算开团时间: milliseconds since 1970, as text.
    #[top(example = "1767196800000")]
    pub ju_online_start_time: Option<String>,
    /// 聚划算结束时间: milliseconds since 1970, as text.
    #[top(example = "1767196800000")]
    pub ju_online_end_time: Option<String>,
    /// 聚划算预热开始时间: milliseconds since 1970, as text.
    #[top(example = "1767196800000")]
    pub ju_pre_show_start_time: Option<String>,
    /// 聚划算预热结束时间: milliseconds since 1970, as text.
    #[top(example = "1767196800000")]
    pub ju_pre_show_end_time: Option<String>,
    /// 活动价: price during the promotion, yuan.
    #[top(example = "79.00")]
    pub sale_price: Option<Money>,
    /// 跨店满减信息: the discount across shops, in the platform's words.
    #[top(example = "示例")]
    pub kuadian_promotion_info: Option<String>,
    /// 是否品牌精选: 1 yes, 0 no.
    #[top(example = "0")]
    pub superior_brand: Option<String>,
    /// 是否热门商品: 1 yes, 0 no.
    #[top(example = "0")]
    pub hot_flag: Option<String>,
    /// 入参商品 id: the id that was asked for.
    #[top(example = "AbC-1x")]
    pub input_num_iid: Option<ItemId>,
}
