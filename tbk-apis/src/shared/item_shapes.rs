//! Shapes that several subjects share.

use top_core::{ItemId, Money, TopObject, TopTime};

/// 前 N 件佣金: a higher rate for the first pieces.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TopNCommission {
    /// 开始时间: milliseconds since 1970, as text.
    #[top(example = "1937297392332")]
    pub topn_start_time: Option<String>,
    /// 结束时间: milliseconds since 1970, as text.
    #[top(example = "1937297392332")]
    pub topn_end_time: Option<String>,
    /// 总数量: pieces at the higher rate in all.
    #[top(example = "3000")]
    pub topn_total_count: Option<i64>,
    /// 剩余数量: pieces left at the higher rate.
    #[top(example = "3000")]
    pub topn_quantity: Option<i64>,
    /// 前 N 件佣金率: per cent.
    #[top(example = "30")]
    pub topn_rate: Option<Money>,
}

/// 收益: commission and subsidy.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct IncomeInfo {
    /// 佣金比率: per cent.
    #[top(example = "55")]
    pub commission_rate: Option<Money>,
    /// 佣金金额: yuan.
    #[top(example = "12")]
    pub commission_amount: Option<Money>,
    /// 补贴比率: per cent.
    #[top(example = "11")]
    pub subsidy_rate: Option<Money>,
    /// 补贴金额: yuan.
    #[top(example = "4")]
    pub subsidy_amount: Option<Money>,
    /// 补贴上限: yuan.
    #[top(example = "10")]
    pub subsidy_upper_limit: Option<Money>,
    /// 补贴类型: who pays the subsidy.
    #[top(example = "妈妈补贴")]
    pub subsidy_type: Option<String>,
}

/// 推广信息: what can be earned, and by which link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublishInfo {
    /// 收入比率: commission plus platform rewards, per cent.
    #[top(example = "15.5")]
    pub income_rate: Option<Money>,
    /// 前 N 件佣金信息: a higher rate for the first pieces.
    pub topn_info: Option<TopNCommission>,
    /// 淘礼金剩余个数: gifts left.
    #[top(example = "19000")]
    pub tlj_remain_num: Option<i64>,
    /// 2 小时推广销量: pieces promoted within two hours.
    #[top(example = "24")]
    pub two_hour_promotion_sales: Option<i64>,
    /// 当天推广销量: pieces promoted today.
    #[top(example = "111")]
    pub daily_promotion_sales: Option<i64>,
    /// 拉新奖励类型: comma-separated or blank-separated codes.
    #[top(example = "0 1 2")]
    pub cpa_reward_type: Option<String>,
    /// 拉新奖励金额: yuan, one for each type.
    #[top(example = "1.11 2.22 3.21")]
    pub cpa_reward_amount: Option<String>,
    /// 收益信息: commission and subsidy.
    pub income_info: Option<IncomeInfo>,
    /// 活动开始后的佣金率: 1550 stands for 15.5 per cent.
    #[top(example = "1550")]
    pub future_activity_commission_rate: Option<String>,
    /// 活动开始时间: milliseconds since 1970, as text.
    #[top(example = "1665504000000")]
    pub future_activity_time: Option<String>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "//s.click.example/t?e=1")]
    pub click_url: Option<String>,
    /// 券二合一链接: coupon and item in one page, often without `https:`.
    #[top(example = "//uland.example/coupon/edetail?e=1")]
    pub coupon_share_url: Option<String>,
    /// 定向计划列表: plans that have to be applied for.
    #[top(list_item = "sp_campaign")]
    pub sp_campaign_list: Vec<TargetedCampaign>,
    /// 榜单页链接: page of the ranking.
    #[top(example = "https://s.click.example/rank")]
    pub rank_page_url: Option<String>,
    /// 佣金类型: MKT marketing plan, SP targeted plan, COMMON general plan.
    #[top(example = "MKT")]
    pub commission_type: Option<String>,
    /// 是否包含定向计划: `true` or `false`.
    #[top(example = "false")]
    pub include_dxjh: Option<String>,
    /// 佣金比率: per cent.
    #[top(example = "1.00")]
    pub commission_rate: Option<String>,
}

/// 优惠: one discount.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemPromotion {
    /// 优惠名称: name of the discount.
    #[top(example = "商品券")]
    pub promotion_title: Option<String>,
    /// 优惠描述: the discount in words, such as `2件9折`.
    #[top(example = "满7999减1300")]
    pub promotion_desc: Option<String>,
    /// 优惠金额: yuan.
    #[top(example = "1300.00")]
    pub promotion_fee: Option<Money>,
    /// 优惠开始时间: GMT+8.
    #[top(example = "2019-11-10 21:59:59")]
    pub promotion_start_time: Option<TopTime>,
    /// 优惠结束时间: GMT+8.
    #[top(example = "2019-11-10 21:59:59")]
    pub promotion_end_time: Option<TopTime>,
    /// 优惠 id: number of the discount.
    #[top(example = "XX")]
    pub promotion_id: Option<String>,
    /// 优惠总量: how many there are.
    #[top(example = "1000")]
    pub promotion_total_count: Option<i64>,
    /// 优惠链接: page of the discount.
    #[top(example = "https://pages.example/promotion/1")]
    pub promotion_url: Option<String>,
}

/// 优惠标签: one tag.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PromotionTag {
    /// 标签名称: the tag.
    #[top(example = "88VIP")]
    pub tag_name: Option<String>,
}

/// 国家补贴额度: how much the state pays.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct StateSubsidy {
    /// 最高补贴折扣: largest rebate.
    #[top(example = "1")]
    pub max_rebate: Option<i64>,
    /// 最低补贴折扣: smallest rebate.
    #[top(example = "1")]
    pub min_rebate: Option<i64>,
    /// 最高补贴金额: yuan.
    #[top(example = "15.00")]
    pub max_discount: Option<Money>,
    /// 最低补贴金额: yuan.
    #[top(example = "15.00")]
    pub min_discount: Option<Money>,
}

/// 国家补贴: subsidy by the state.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct GovSubsidy {
    /// 标签名称: the tag.
    #[top(example = "国家补贴")]
    pub tag_name: Option<String>,
    /// 国家补贴额度: how much the state pays.
    pub state_subsidy_info: Option<StateSubsidy>,
}

/// 价格与优惠: from the list price to what is paid.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemPrice {
    /// 一口价: list price, yuan.
    #[top(example = "102.00")]
    pub reserve_price: Option<Money>,
    /// 折扣价: price after the shop's own discount, yuan; coupons not taken off.
    #[top(example = "88.00")]
    pub zk_final_price: Option<Money>,
    /// 预估到手价: after all discounts, yuan.
    #[top(example = "69.9")]
    pub final_promotion_price: Option<Money>,
    /// 到手价的优惠路径: the discounts that lead there.
    #[top(list_item = "final_promotion_path_map_data")]
    pub final_promotion_path_list: Vec<ItemPromotion>,
    /// 优惠标签列表: tags such as `88VIP`.
    #[top(list_item = "promotion_tag_map_data")]
    pub promotion_tag_list: Vec<PromotionTag>,
    /// 凑单价: yuan, once the order is large enough.
    #[top(example = "56.1")]
    pub predict_rounding_up_price: Option<Money>,
    /// 凑单说明: what the order needs for that price.
    #[top(example = "需买1件")]
    pub predict_rounding_up_price_desc: Option<String>,
    /// 更多优惠列表: further discounts.
    #[top(list_item = "more_promotion_map_data")]
    pub more_promotion_list: Vec<ItemPromotion>,
    /// 活动标签列表: tags of campaigns.
    #[top(list_item = "activity_tag_map_data")]
    pub activity_tag_list: Vec<PromotionTag>,
    /// 国家补贴: subsidy by the state.
    pub gov_subsidy: Option<GovSubsidy>,
    /// 省份列表: provinces where the subsidy is paid.
    #[top(example = "示例")]
    pub province_list: Vec<String>,
    /// 活动预估到手价: yuan.
    #[top(example = "56.1")]
    pub future_activity_promotion_price: Option<Money>,
    /// 活动到手价的优惠路径: the discounts of the coming campaign.
    #[top(list_item = "future_activity_promotion_path_map_data")]
    pub future_activity_promotion_path_list: Vec<ItemPromotion>,
    /// 邮费: yuan.
    #[top(example = "10.00")]
    pub real_post_fee: Option<Money>,
    /// 多件优惠列表: discounts on several pieces.
    #[top(list_item = "multi_item_promotion_map_data")]
    pub multiple_items_coupon_list: Vec<ItemPromotion>,
    /// 多件单价: yuan.
    #[top(example = "56.1")]
    pub unit_price_for_multiple_items: Option<String>,
    /// 多件价件数: pieces that the price is for.
    #[top(example = "2")]
    pub multiple_items_prices_count: Option<i64>,
    /// 凑单价的优惠路径: the discounts that lead to the price.
    #[top(list_item = "predict_rounding_up_path_map_data")]
    pub predict_rounding_up_path_list: Vec<ItemPromotion>,
}

/// 商品基本信息: title, pictures, category, shop.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemBasicInfo {
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub title: Option<String>,
    /// 主图: address of the main picture.
    #[top(example = "//img.example/0.jpg")]
    pub pict_url: Option<String>,
    /// 小图列表: addresses of further pictures.
    #[top(example = "//img.example/1.jpg,//img.example/2.jpg")]
    pub small_images: Vec<String>,
    /// 一级类目名称: top category.
    #[top(example = "女装")]
    pub level_one_category_name: Option<String>,
    /// 叶子类目名称: leaf category.
    #[top(example = "情趣内衣")]
    pub category_name: Option<String>,
    /// 宝贝所在地: where the item is sent from.
    #[top(example = "杭州")]
    pub provcity: Option<String>,
    /// 商品链接: plain, earns nothing.
    #[top(example = "https://links.example/item-url")]
    pub item_url: Option<String>,
    /// 店铺类型: 0 Taobao, 1 Tmall, 3 特价版.
    #[top(example = "1")]
    pub user_type: Option<i64>,
    /// 卖家等级: level of the seller.
    #[top(example = "13")]
    pub ratesum: Option<i64>,
    /// 店铺 dsr 评分: up to 50000.
    #[top(example = "23")]
    pub shop_dsr: Option<i64>,
    /// 退款率是否低于行业均值: refunds below the average of the trade.
    #[top(example = "true")]
    pub i_rfd_rate: Option<bool>,
    /// 好评率是否高于行业均值: ratings above the average of the trade.
    #[top(example = "true")]
    pub h_good_rate: Option<bool>,
    /// 成交转化是否高于行业均值: conversion above the average of the trade.
    #[top(example = "true")]
    pub h_pay_rate30: Option<bool>,
    /// 30 天销量: pieces sold in 30 days.
    #[top(example = "1")]
    pub volume: Option<i64>,
    /// 是否加入消费者保障: the seller takes part in buyer protection.
    #[top(example = "true")]
    pub is_prepay: Option<bool>,
    /// 是否品牌精选: 1 yes, 0 no.
    #[top(example = "1")]
    pub superior_brand: Option<String>,
    /// 商品库类型: joined by commas; 1 marketing, 2 content.
    #[top(example = "1")]
    pub material_lib_type: Option<String>,
    /// 天猫详情链接: page of the description.
    #[top(example = "https://links.example/tmall-desc-url")]
    pub tmall_desc_url: Option<String>,
    /// 淘宝详情链接: page of the description.
    #[top(example = "https://links.example/taobao-desc-url")]
    pub taobao_desc_url: Option<String>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub shop_title: Option<String>,
    /// 是否包邮: postage included.
    #[top(example = "true")]
    pub free_shipment: Option<bool>,
    /// 品牌名称: brand.
    #[top(example = "淘宝心选")]
    pub brand_name: Option<String>,
    /// 商品短标题: title in few words.
    #[top(example = "短袖 T 恤")]
    pub short_title: Option<String>,
    /// 白底图: address.
    #[top(example = "https://img.example/w.jpg")]
    pub white_image: Option<String>,
    /// 卖家 id: of the seller.
    #[top(example = "123")]
    pub seller_id: Option<i64>,
    /// 年销量: in words, such as `1万+`.
    #[top(example = "1万+")]
    pub annual_vol: Option<String>,
    /// 库存: pieces.
    #[top(example = "10")]
    pub quantity: Option<String>,
    /// 属性图片列表: pictures by property.
    #[top(list_item = "tbk_item_detail_prop_img")]
    pub property_image_list: Vec<ItemPropertyImage>,
    /// 属性列表: name and value.
    #[top(list_item = "tbk_item_detail_prop")]
    pub property_list: Vec<ItemProperty>,
    /// 一级类目 id: top category.
    #[top(example = "1")]
    pub level_one_category_id: Option<i64>,
    /// 叶子类目 id: leaf category.
    #[top(example = "162201")]
    pub category_id: Option<i64>,
    /// 商品子标题: second line of the title.
    #[top(example = "夏季新款")]
    pub sub_title: Option<String>,
    /// 淘客 30 天推广量: pieces promoted in 30 days.
    #[top(example = "11")]
    pub tk_total_sales: Option<String>,
    /// 邮费: yuan.
    #[top(example = "0.00")]
    pub real_post_fee: Option<Money>,
}

/// 预售: deposit and balance.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PresaleInfo {
    /// 付尾款结束时间: balance payable until; milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub presale_tail_end_time: Option<i64>,
    /// 付尾款开始时间: balance payable from; milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub presale_tail_start_time: Option<i64>,
    /// 付定金结束时间: deposit payable until; milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub presale_end_time: Option<i64>,
    /// 付定金开始时间: deposit payable from; milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub presale_start_time: Option<i64>,
    /// 预售定金: deposit, yuan.
    #[top(example = "100")]
    pub presale_deposit: Option<Money>,
    /// 预售优惠: in the platform's words.
    #[top(example = "付定金立减5元")]
    pub presale_discount_fee_text: Option<String>,
}

/// 商品属性: name and value.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemProperty {
    /// 属性值: in words.
    #[top(example = "藏青色")]
    pub value_text: Option<String>,
    /// 属性值 id: of the value.
    #[top(example = "28866")]
    pub value_id: Option<i64>,
    /// 属性名: in words.
    #[top(example = "颜色分类")]
    pub property_text: Option<String>,
    /// 属性 id: of the property.
    #[top(example = "1627207")]
    pub property_id: Option<i64>,
    /// 属性值别名: as the seller calls it.
    #[top(example = "藏青色")]
    pub value_alias_text: Option<String>,
}

/// 属性图片: a picture by property.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemPropertyImage {
    /// 图片链接: address of the picture.
    #[top(example = "https://links.example/image-url")]
    pub image_url: Option<String>,
    /// 属性串: `id:id` with words behind it.
    #[top(example = "示例")]
    pub properties: Option<String>,
}

/// 定向计划: a plan that has to be applied for.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TargetedCampaign {
    /// 计划 id: number of the plan.
    #[top(example = "123")]
    pub sp_cid: Option<String>,
    /// 计划名称: name of the plan.
    #[top(example = "定向计划活动1")]
    pub sp_name: Option<String>,
    /// 计划佣金率: 1550 stands for 15.5 per cent.
    #[top(example = "1550")]
    pub sp_rate: Option<String>,
    /// 是否锁佣: 0 no, 1 yes.
    #[top(example = "0")]
    pub sp_lock_status: Option<String>,
    /// 申请链接: where to apply for the plan.
    #[top(example = "https://pub.example/campaign/1")]
    pub sp_apply_link: Option<String>,
    /// 计划是否可用: 0 no, 1 yes.
    #[top(example = "1")]
    pub sp_status: Option<String>,
}
