//! Shapes that several of these APIs share.

use top_core::{ItemId, Money, TopObject, TopTime};

use crate::shared::PromotionType;
use crate::shared::TargetedCampaign;
use crate::shared::TopNCommission;

/// 人群排序商品: an item to rank.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct CrowdRankItem {
    /// 佣金比率: 1234 stands for 12.34 per cent.
    #[top(example = "1")]
    pub commirate: Option<i64>,
    /// 价格: yuan.
    #[top(example = "1.00")]
    pub price: Option<Money>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
}

/// 百亿补贴: the large subsidy programme.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct BybtInfo {
    /// 百亿补贴品牌 logo: address.
    #[top(example = "//links.example/bybt-brand-logo")]
    pub bybt_brand_logo: Option<String>,
    /// 百亿补贴白底图: address.
    #[top(example = "//links.example/bybt-pic-url")]
    pub bybt_pic_url: Option<String>,
    /// 百亿补贴标签: addresses of tags.
    #[top(example = "https://links.example/bybt-item-tags")]
    pub bybt_item_tags: Vec<String>,
    /// 百亿补贴券面额: yuan.
    #[top(example = "10.00")]
    pub bybt_coupon_amount: Option<Money>,
    /// 百亿补贴页面价: yuan.
    #[top(example = "100.00")]
    pub bybt_show_price: Option<Money>,
    /// 百亿补贴全网对比价: yuan.
    #[top(example = "200.00")]
    pub bybt_lowest_price: Option<Money>,
    /// 百亿补贴结束时间: milliseconds since 1970, as text.
    #[top(example = "1559750399000")]
    pub bybt_end_time: Option<String>,
    /// 百亿补贴开始时间: milliseconds since 1970, as text.
    #[top(example = "1559750399000")]
    pub bybt_start_time: Option<String>,
}

/// 猫超买返: money back at Tmall supermarket.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaifanPromotion {
    /// 买返结束时间: milliseconds since 1970, as text.
    #[top(example = "1559750399000")]
    pub maifan_promotion_end_time: Option<String>,
    /// 买返开始时间: milliseconds since 1970, as text.
    #[top(example = "1559750399000")]
    pub maifan_promotion_start_time: Option<String>,
    /// 买返金额: yuan that come back.
    #[top(example = "200")]
    pub maifan_promotion_discount: Option<Money>,
    /// 买返门槛: yuan that the order must reach.
    #[top(example = "100")]
    pub maifan_promotion_condition: Option<String>,
}

/// 物料: one item of the old search.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialOptionalItem {
    /// 券开始时间: GMT+8.
    #[top(example = "1767196800000")]
    pub coupon_start_time: Option<String>,
    /// 券结束时间: GMT+8.
    #[top(example = "1767196800000")]
    pub coupon_end_time: Option<String>,
    /// 定向计划信息: JSON, plan by plan.
    #[top(example = "示例")]
    pub info_dxjh: Option<String>,
    /// 淘客 30 天推广量: pieces promoted in 30 days.
    #[top(example = "示例")]
    pub tk_total_sales: Option<String>,
    /// 月支出佣金: yuan paid in 30 days.
    #[top(example = "示例")]
    pub tk_total_commi: Option<String>,
    /// 优惠券 id: the coupon to use.
    #[top(example = "1001")]
    pub coupon_id: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub num_iid: Option<ItemId>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub title: Option<String>,
    /// 主图: address of the main picture.
    #[top(example = "https://links.example/pict-url")]
    pub pict_url: Option<String>,
    /// 小图列表: addresses of further pictures.
    #[top(example = "https://links.example/small-images")]
    pub small_images: Vec<String>,
    /// 一口价: list price, yuan.
    #[top(example = "1.00")]
    pub reserve_price: Option<Money>,
    /// 折扣价: price after the shop's own discount, yuan; coupons not taken off.
    #[top(example = "1.00")]
    pub zk_final_price: Option<Money>,
    /// 店铺类型: 0 Taobao, 1 Tmall, 3 特价版.
    #[top(example = "1")]
    pub user_type: Option<i64>,
    /// 宝贝所在地: where the item is sent from.
    #[top(example = "示例")]
    pub provcity: Option<String>,
    /// 商品链接: plain, earns nothing.
    #[top(example = "https://links.example/item-url")]
    pub item_url: Option<String>,
    /// 是否包含营销计划: `true` or `false`.
    #[top(example = "示例")]
    pub include_mkt: Option<String>,
    /// 是否包含定向计划: `true` or `false`.
    #[top(example = "示例")]
    pub include_dxjh: Option<String>,
    /// 佣金比率: per cent.
    #[top(example = "1.00")]
    pub commission_rate: Option<String>,
    /// 30 天销量: pieces sold in 30 days.
    #[top(example = "1")]
    pub volume: Option<i64>,
    /// 卖家 id: of the seller.
    #[top(example = "1")]
    pub seller_id: Option<i64>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub shop_title: Option<String>,
    /// 券总量: coupons in all.
    #[top(example = "1")]
    pub coupon_total_count: Option<i64>,
    /// 券剩余量: coupons left.
    #[top(example = "1")]
    pub coupon_remain_count: Option<i64>,
    /// 券信息: in words, such as `满16元减10元`.
    #[top(example = "示例")]
    pub coupon_info: Option<String>,
    /// 佣金类型: MKT marketing plan, SP targeted plan, COMMON general plan.
    #[top(example = "MKT")]
    pub commission_type: Option<String>,
    /// 店铺 dsr 评分: up to 50000.
    #[top(example = "1")]
    pub shop_dsr: Option<i64>,
    /// 券二合一链接: coupon and item in one page, often without `https:`.
    #[top(example = "https://links.example/coupon-share-url")]
    pub coupon_share_url: Option<String>,
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: Option<String>,
    /// 一级类目名称: top category.
    #[top(example = "示例")]
    pub level_one_category_name: Option<String>,
    /// 一级类目 id: top category.
    #[top(example = "1")]
    pub level_one_category_id: Option<i64>,
    /// 叶子类目名称: leaf category.
    #[top(example = "示例")]
    pub category_name: Option<String>,
    /// 叶子类目 id: leaf category.
    #[top(example = "1")]
    pub category_id: Option<i64>,
    /// 商品短标题: title in few words.
    #[top(example = "示例")]
    pub short_title: Option<String>,
    /// 白底图: address.
    #[top(example = "https://links.example/white-image")]
    pub white_image: Option<String>,
    /// 抢购结束时间: milliseconds since 1970, as text.
    #[top(example = "1767196800000")]
    pub oetime: Option<String>,
    /// 抢购开始时间: milliseconds since 1970, as text.
    #[top(example = "1767196800000")]
    pub ostime: Option<String>,
    /// 聚定点件数: pieces that have to be bought.
    #[top(example = "1")]
    pub jdd_num: Option<i64>,
    /// 聚定点价格: yuan.
    #[top(example = "1.00")]
    pub jdd_price: Option<Money>,
    /// 预售人数: visitors of the presale.
    #[top(example = "1")]
    pub uv_sum_pre_sale: Option<i64>,
    /// 链接标识: belongs to the link, pass it on.
    #[top(example = "1001")]
    pub x_id: Option<String>,
    /// 券使用门槛: yuan that the order must reach.
    #[top(example = "1.00")]
    pub coupon_start_fee: Option<Money>,
    /// 券面额: yuan.
    #[top(example = "1.00")]
    pub coupon_amount: Option<Money>,
    /// 宝贝描述: recommendation in words.
    #[top(example = "示例")]
    pub item_description: Option<String>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub nick: Option<String>,
    /// 商品原价: yuan.
    #[top(example = "1.00")]
    pub orig_price: Option<Money>,
    /// 总库存: pieces in all.
    #[top(example = "1")]
    pub total_stock: Option<i64>,
    /// 已抢数量: pieces sold.
    #[top(example = "1")]
    pub sell_num: Option<i64>,
    /// 剩余库存: pieces left.
    #[top(example = "1")]
    pub stock: Option<i64>,
    /// 天猫营销玩法: in words, such as `前n件x折`.
    #[top(example = "示例")]
    pub tmall_play_activity_info: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 邮费: yuan.
    #[top(example = "1.00")]
    pub real_post_fee: Option<Money>,
    /// 锁定佣金率: 1234 stands for 12.34 per cent.
    #[top(example = "1.00")]
    pub lock_rate: Option<String>,
    /// 锁佣结束时间: milliseconds since 1970.
    #[top(example = "1")]
    pub lock_rate_end_time: Option<i64>,
    /// 锁佣开始时间: milliseconds since 1970.
    #[top(example = "1")]
    pub lock_rate_start_time: Option<i64>,
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
    #[top(example = "1")]
    pub presale_end_time: Option<i64>,
    /// 付定金开始时间: deposit payable from; milliseconds since 1970.
    #[top(example = "1")]
    pub presale_start_time: Option<i64>,
    /// 预售定金: deposit, yuan.
    #[top(example = "示例")]
    pub presale_deposit: Option<String>,
    /// 预售有礼淘礼金发放时间: GMT+8.
    #[top(example = "1767196800000")]
    pub ysyl_tlj_send_time: Option<String>,
    /// 预售有礼佣金比率: per cent.
    #[top(example = "1.00")]
    pub ysyl_commission_rate: Option<String>,
    /// 预售有礼淘礼金面额: yuan.
    #[top(example = "示例")]
    pub ysyl_tlj_face: Option<String>,
    /// 预售有礼推广链接: promotion link of the presale gift.
    #[top(example = "https://links.example/ysyl-click-url")]
    pub ysyl_click_url: Option<String>,
    /// 预售有礼淘礼金使用结束时间: GMT+8.
    #[top(example = "1767196800000")]
    pub ysyl_tlj_use_end_time: Option<String>,
    /// 预售有礼淘礼金使用开始时间: GMT+8.
    #[top(example = "1767196800000")]
    pub ysyl_tlj_use_start_time: Option<String>,
    /// 开售时间: when sale begins.
    #[top(example = "1767196800000")]
    pub sale_begin_time: Option<String>,
    /// 停售时间: when sale ends.
    #[top(example = "1767196800000")]
    pub sale_end_time: Option<String>,
    /// 距离: to the shop.
    #[top(example = "示例")]
    pub distance: Option<String>,
    /// 可用店铺 id: where it can be used.
    #[top(example = "1001")]
    pub usable_shop_id: Option<String>,
    /// 可用店铺名称: where it can be used.
    #[top(example = "示例")]
    pub usable_shop_name: Option<String>,
    /// 活动价: price during the promotion, yuan.
    #[top(example = "1.00")]
    pub sale_price: Option<Money>,
    /// 跨店满减信息: the discount across shops, in the platform's words.
    #[top(example = "示例")]
    pub kuadian_promotion_info: Option<String>,
    /// 是否品牌精选: 1 yes, 0 no.
    #[top(example = "示例")]
    pub superior_brand: Option<String>,
    /// 是否有奖励: 1 yes, 0 no.
    #[top(example = "1")]
    pub reward_info: Option<i64>,
    /// 是否品牌快抢: 1 yes, 0 no.
    #[top(example = "示例")]
    pub is_brand_flash_sale: Option<String>,
    /// 本地化扩展信息: JSON.
    #[top(example = "示例")]
    pub localization_extend: Option<String>,
    /// 匹配分: how well the item matches the search.
    #[top(example = "示例")]
    pub match_score: Option<String>,
    /// 佣金分: how well it pays.
    #[top(example = "示例")]
    pub commi_score: Option<String>,
    /// 是否热门商品: 1 yes, 0 no.
    #[top(example = "示例")]
    pub hot_flag: Option<String>,
    /// 前 N 件佣金信息: a higher rate for the first pieces.
    pub topn_info: Option<TopNCommission>,
    /// 百亿补贴信息: the large subsidy programme.
    pub bybt_info: Option<BybtInfo>,
    /// 特价版销量: in words, such as `200+`.
    #[top(example = "1001")]
    pub tt_sold_count: Option<String>,
    /// 猫超买返: money back at Tmall supermarket.
    pub maifan_promotion: Option<MaifanPromotion>,
    /// 拉新奖励类型: comma-separated or blank-separated codes.
    #[top(example = "示例")]
    pub cpa_reward_type: Option<String>,
    /// 拉新奖励金额: yuan, one for each type.
    #[top(example = "1.00")]
    pub cpa_reward_amount: Option<Money>,
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "1001")]
    pub activity_id: Option<String>,
    /// 榜单页链接: page of the ranking.
    #[top(example = "https://links.example/rank-page-url")]
    pub rank_page_url: Option<String>,
    /// 商品搜索类型: which kind of search.
    #[top(example = "示例")]
    pub item_search_type: Option<String>,
    /// 定向计划列表: plans that have to be applied for.
    #[top(list_item = "sp_campaign")]
    pub sp_campaign_list: Vec<TargetedCampaign>,
}

/// 选品库: one collection.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct Favorites {
    /// 选品库 id: of the collection.
    #[top(example = "12334")]
    pub favorites_id: Option<i64>,
    /// 选品库名称: name of the collection.
    #[top(example = "测试选品库")]
    pub favorites_title: Option<String>,
}

/// 选品库信息: collections that the item is in.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FavoritesInfo {
    /// 总数: how many there are over all pages.
    #[top(example = "100")]
    pub total_count: Option<i64>,
    /// 选品库列表: the collections.
    #[top(list_item = "favorites_detail")]
    pub favorites_list: Vec<Favorites>,
}

/// 搜索词: a word with its link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SearchWord {
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: Option<String>,
    /// 搜索词: the word.
    #[top(example = "孕妇装")]
    pub word: Option<String>,
}

/// 物料: one item of the old curated material.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OptimusItem {
    /// 券面额: yuan.
    #[top(example = "40")]
    pub coupon_amount: Option<i64>,
    /// 小图列表: addresses of further pictures.
    #[top(example = "https://links.example/small-images")]
    pub small_images: Vec<String>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub shop_title: Option<String>,
    /// 叶子类目 id: leaf category.
    #[top(example = "162201")]
    pub category_id: Option<i64>,
    /// 券使用门槛: yuan that the order must reach.
    #[top(example = "69")]
    pub coupon_start_fee: Option<Money>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 券总量: coupons in all.
    #[top(example = "30000")]
    pub coupon_total_count: Option<i64>,
    /// 店铺类型: 0 Taobao, 1 Tmall, 3 特价版.
    #[top(example = "1")]
    pub user_type: Option<i64>,
    /// 折扣价: price after the shop's own discount, yuan; coupons not taken off.
    #[top(example = "79.9")]
    pub zk_final_price: Option<Money>,
    /// 券剩余量: coupons left.
    #[top(example = "1936")]
    pub coupon_remain_count: Option<i64>,
    /// 佣金比率: per cent.
    #[top(example = "5.50")]
    pub commission_rate: Option<Money>,
    /// 券开始时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub title: Option<String>,
    /// 宝贝描述: recommendation in words.
    #[top(example = "裤子")]
    pub item_description: Option<String>,
    /// 卖家 id: of the seller.
    #[top(example = "745957850")]
    pub seller_id: Option<i64>,
    /// 30 天销量: pieces sold in 30 days.
    #[top(example = "3837")]
    pub volume: Option<i64>,
    /// 券结束时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_end_time: Option<TopTime>,
    /// 券推广链接: coupon and item in one page.
    #[top(example = "//links.example/coupon-click-url")]
    pub coupon_click_url: Option<String>,
    /// 主图: address of the main picture.
    #[top(example = "//links.example/pict-url")]
    pub pict_url: Option<String>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "//links.example/click-url")]
    pub click_url: Option<String>,
    /// 剩余库存: pieces left.
    #[top(example = "123")]
    pub stock: Option<i64>,
    /// 已抢数量: pieces sold.
    #[top(example = "123")]
    pub sell_num: Option<i64>,
    /// 总库存: pieces in all.
    #[top(example = "123")]
    pub total_stock: Option<i64>,
    /// 抢购结束时间: milliseconds since 1970, as text.
    #[top(example = "1640317400000")]
    pub oetime: Option<String>,
    /// 抢购开始时间: milliseconds since 1970, as text.
    #[top(example = "1640317400000")]
    pub ostime: Option<String>,
    /// 聚定点件数: pieces that have to be bought.
    #[top(example = "1")]
    pub jdd_num: Option<i64>,
    /// 聚定点价格: yuan.
    #[top(example = "12")]
    pub jdd_price: Option<Money>,
    /// 商品原价: yuan.
    #[top(example = "12")]
    pub orig_price: Option<Money>,
    /// 一级类目名称: top category.
    #[top(example = "美妆")]
    pub level_one_category_name: Option<String>,
    /// 一级类目 id: top category.
    #[top(example = "1")]
    pub level_one_category_id: Option<i64>,
    /// 叶子类目名称: leaf category.
    #[top(example = "牛仔裤")]
    pub category_name: Option<String>,
    /// 白底图: address.
    #[top(example = "https://links.example/white-image")]
    pub white_image: Option<String>,
    /// 商品短标题: title in few words.
    #[top(example = "sss")]
    pub short_title: Option<String>,
    /// 搜索词列表: words to search for.
    #[top(list_item = "word_map_data")]
    pub word_list: Vec<SearchWord>,
    /// 天猫营销玩法: in words, such as `前n件x折`.
    #[top(example = "前n件x折")]
    pub tmall_play_activity_info: Option<String>,
    /// 预售人数: visitors of the presale.
    #[top(example = "21")]
    pub uv_sum_pre_sale: Option<i64>,
    /// 链接标识: belongs to the link, pass it on.
    #[top(example = "1001")]
    pub x_id: Option<String>,
    /// 新人价: yuan, for new users.
    #[top(example = "1.99")]
    pub new_user_price: Option<Money>,
    /// 券信息: in words, such as `满16元减10元`.
    #[top(example = "满299减30元")]
    pub coupon_info: Option<String>,
    /// 券二合一链接: coupon and item in one page, often without `https:`.
    #[top(example = "//links.example/coupon-share-url")]
    pub coupon_share_url: Option<String>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub nick: Option<String>,
    /// 一口价: list price, yuan.
    #[top(example = "2.99")]
    pub reserve_price: Option<Money>,
    /// 聚划算结束时间: milliseconds since 1970, as text.
    #[top(example = "1559750399000")]
    pub ju_online_end_time: Option<String>,
    /// 聚划算开团时间: milliseconds since 1970, as text.
    #[top(example = "1559232000000")]
    pub ju_online_start_time: Option<String>,
    /// 猫超玩法结束时间: milliseconds since 1970, as text.
    #[top(example = "1559750399000")]
    pub maochao_play_end_time: Option<String>,
    /// 猫超玩法开始时间: milliseconds since 1970, as text.
    #[top(example = "1559232000000")]
    pub maochao_play_start_time: Option<String>,
    /// 猫超满减门槛: steps, joined by commas.
    #[top(example = "2,3")]
    pub maochao_play_conditions: Option<String>,
    /// 猫超满减优惠: one for each step, joined by commas.
    #[top(example = "500,450")]
    pub maochao_play_discounts: Option<String>,
    /// 猫超优惠类型: how the discount counts.
    #[top(example = "2")]
    pub maochao_play_discount_type: Option<String>,
    /// 猫超是否包邮: 1 yes, 0 no.
    #[top(example = "1")]
    pub maochao_play_free_post_fee: Option<Money>,
    /// 多件券折扣: as a fraction of 1.
    #[top(example = "0.41234")]
    pub multi_coupon_zk_rate: Option<Money>,
    /// 多件券单价: yuan.
    #[top(example = "9.9")]
    pub price_after_multi_coupon: Option<String>,
    /// 多件券件数: pieces.
    #[top(example = "3")]
    pub multi_coupon_item_count: Option<String>,
    /// 锁定佣金率: 1234 stands for 12.34 per cent.
    #[top(example = "110")]
    pub lock_rate: Option<Money>,
    /// 锁佣结束时间: milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub lock_rate_end_time: Option<i64>,
    /// 锁佣开始时间: milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub lock_rate_start_time: Option<i64>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "1")]
    pub promotion_type: Option<PromotionType>,
    /// 满减满折信息: in words.
    #[top(example = "示例")]
    pub promotion_info: Option<String>,
    /// 优惠: what comes off.
    #[top(example = "300")]
    pub promotion_discount: Option<Money>,
    /// 优惠门槛: what the order must reach.
    #[top(example = "5")]
    pub promotion_condition: Option<String>,
    /// 预售优惠: in the platform's words.
    #[top(example = "付定金立减5元")]
    pub presale_discount_fee_text: Option<String>,
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
    /// 预售有礼淘礼金使用开始时间: GMT+8.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_use_start_time: Option<TopTime>,
    /// 预售有礼佣金比率: per cent.
    #[top(example = "1.00")]
    pub ysyl_commission_rate: Option<String>,
    /// 预售有礼淘礼金发放时间: GMT+8.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_send_time: Option<TopTime>,
    /// 预售有礼淘礼金面额: yuan.
    #[top(example = "0.6")]
    pub ysyl_tlj_face: Option<Money>,
    /// 预售有礼推广链接: promotion link of the presale gift.
    #[top(example = "https://links.example/ysyl-click-url")]
    pub ysyl_click_url: Option<String>,
    /// 预售有礼淘礼金使用结束时间: GMT+8.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_use_end_time: Option<TopTime>,
    /// 聚划算玩法结束时间: milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub ju_play_end_time: Option<i64>,
    /// 聚划算玩法开始时间: milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub ju_play_start_time: Option<i64>,
    /// 玩法: name of the promotion.
    #[top(example = "玩法")]
    pub play_info: Option<String>,
    /// 天猫营销玩法结束时间: milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub tmall_play_activity_end_time: Option<i64>,
    /// 天猫营销玩法开始时间: milliseconds since 1970.
    #[top(example = "1567440000000")]
    pub tmall_play_activity_start_time: Option<i64>,
    /// 聚划算预热结束时间: milliseconds since 1970, as text.
    #[top(example = "1581868800000")]
    pub ju_pre_show_end_time: Option<String>,
    /// 聚划算预热开始时间: milliseconds since 1970, as text.
    #[top(example = "1582300799000")]
    pub ju_pre_show_start_time: Option<String>,
    /// 选品库信息: collections of the publisher.
    pub favorites_info: Option<FavoritesInfo>,
    /// 活动价: price during the promotion, yuan.
    #[top(example = "168")]
    pub sale_price: Option<Money>,
    /// 跨店满减信息: the discount across shops, in the platform's words.
    #[top(example = "[\"每100减20\",\"每200减50\"]")]
    pub kuadian_promotion_info: Option<String>,
    /// 商品子标题: second line of the title.
    #[top(example = "吉品鲍鱼 关西参")]
    pub sub_title: Option<String>,
    /// 聚划算利益点: in words.
    #[top(example = "满200减10")]
    pub jhs_price_usp_list: Option<String>,
    /// 淘抢购结束时间: milliseconds since 1970, as text.
    #[top(example = "1581868800000")]
    pub tqg_online_end_time: Option<String>,
    /// 淘抢购开始时间: milliseconds since 1970, as text.
    #[top(example = "1581868800000")]
    pub tqg_online_start_time: Option<String>,
    /// 淘抢购已抢数量: pieces sold.
    #[top(example = "20")]
    pub tqg_sold_count: Option<i64>,
    /// 淘抢购总数量: pieces in all.
    #[top(example = "50")]
    pub tqg_total_count: Option<i64>,
    /// 是否品牌精选: 1 yes, 0 no.
    #[top(example = "1")]
    pub superior_brand: Option<String>,
    /// 是否品牌快抢: 1 yes, 0 no.
    #[top(example = "1")]
    pub is_brand_flash_sale: Option<String>,
    /// 是否热门商品: 1 yes, 0 no.
    #[top(example = "1")]
    pub hot_flag: Option<String>,
    /// 前 N 件佣金信息: a higher rate for the first pieces.
    pub topn_info: Option<TopNCommission>,
    /// 百亿补贴信息: the large subsidy programme.
    pub bybt_info: Option<BybtInfo>,
    /// 特价版销量: in words, such as `200+`.
    #[top(example = "200+")]
    pub tt_sold_count: Option<String>,
    /// 猫超买返: money back at Tmall supermarket.
    pub maifan_promotion: Option<MaifanPromotion>,
    /// 拉新奖励类型: comma-separated or blank-separated codes.
    #[top(example = "0 1 2")]
    pub cpa_reward_type: Option<String>,
    /// 拉新奖励金额: yuan, one for each type.
    #[top(example = "1.11 2.22 3.21")]
    pub cpa_reward_amount: Option<String>,
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "188")]
    pub activity_id: Option<String>,
    /// 定向计划列表: plans that have to be applied for.
    #[top(list_item = "sp_campaign")]
    pub sp_campaign_list: Vec<TargetedCampaign>,
}

/// 权益门槛: one step of the benefit.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OptimusPromotionStep {
    /// 使用开始时间: milliseconds since 1970, as text.
    #[top(example = "1559232000000")]
    pub entry_used_start_time: Option<String>,
    /// 使用结束时间: milliseconds since 1970, as text.
    #[top(example = "1559750399000")]
    pub entry_used_end_time: Option<String>,
    /// 使用门槛: what the order must reach.
    #[top(example = "100")]
    pub entry_condition: Option<String>,
    /// 优惠: what comes off.
    #[top(example = "30")]
    pub entry_discount: Option<Money>,
}

/// 优惠链接: an item or coupon with its link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PromotionLink {
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 链接: the link.
    #[top(example = "//links.example/url")]
    pub url: Option<String>,
}

/// 权益扩展: items and coupons that go with it.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OptimusPromotionExtend {
    /// 推荐商品列表: items to show.
    #[top(list_item = "recommend_item_list")]
    pub recommend_item_list: Vec<PromotionLink>,
    /// 有价券信息: coupon that is sold.
    pub youjia_coupon_info: Option<PromotionLink>,
    /// 优惠链接: page of the discount.
    #[top(example = "https://links.example/promotion-url")]
    pub promotion_url: Option<String>,
}

/// 权益: one benefit.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OptimusPromotion {
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "1")]
    pub promotion_type: Option<PromotionType>,
    /// 门槛类型: whether money or pieces count.
    #[top(example = "1")]
    pub condition_type: Option<String>,
    /// 优惠类型: whether money or a share comes off.
    #[top(example = "1")]
    pub discount_type: Option<String>,
    /// 总数: how many there are over all pages.
    #[top(example = "50")]
    pub total_count: Option<i64>,
    /// 剩余量: how many are left.
    #[top(example = "20")]
    pub remain_count: Option<i64>,
    /// 展示开始时间: milliseconds since 1970, as text.
    #[top(example = "1559232000000")]
    pub display_start_time: Option<String>,
    /// 展示结束时间: milliseconds since 1970, as text.
    #[top(example = "1559750399000")]
    pub display_end_time: Option<String>,
    /// 优惠列表: step by step.
    #[top(list_item = "promotion_list")]
    pub promotion_list: Vec<OptimusPromotionStep>,
    /// 优惠扩展: items and coupons that go with it.
    pub promotion_extend: Option<OptimusPromotionExtend>,
    /// 卖家 id: of the seller.
    #[top(example = "123")]
    pub seller_id: Option<String>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub nick: Option<String>,
    /// 店铺名称: name of the shop.
    #[top(example = "示例旗舰店")]
    pub shop_title: Option<String>,
    /// 店铺图片: address.
    #[top(example = "https://links.example/shop-picture-url")]
    pub shop_picture_url: Option<String>,
}
