//! 物料: the items of 物料精选.

use top_core::{BasisPoints, Date, Decimal, ItemId, Percent, TopObject, TopTime, Yuan};

use super::{
    BybtInfo, FavoritesInfo, FullDiscountType, MaifanPromotion, MaochaoDiscountType, OptimusRewardType,
};
use crate::shared::{TargetedCampaign, TopNCommission, UserType, YesNo};

/// 物料: an item of an official material, with its coupon and its links.
///
/// The terms name the group of a member: 拼团 (group buying), 预售 (presale), 预售有礼
/// (presale gift), 聚划算, 淘抢购, 猫超 (Tmall supermarket).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OptimusItem {
    /// 优惠券: the face value of the coupon.
    ///
    /// For a presale it applies to the balance, not to the deposit.
    #[top(example = 40)]
    pub coupon_amount: Option<Yuan>,
    /// 商品小图列表: the addresses of further pictures.
    pub small_images: Vec<String>,
    /// 店铺名称: the name of the shop.
    #[top(example = "魔黛娅内衣旗舰店")]
    pub shop_title: Option<String>,
    /// 叶子类目id: the id of the leaf category.
    #[top(example = 162201)]
    pub category_id: Option<i64>,
    /// 优惠券起用门槛: the amount from which the coupon can be used.
    #[top(example = "69")]
    pub coupon_start_fee: Option<Yuan>,
    /// 宝贝id: the id of the item.
    #[top(example = "556633720749")]
    pub item_id: Option<ItemId>,
    /// 优惠券总量: the number of coupons issued.
    #[top(example = 30000)]
    pub coupon_total_count: Option<i64>,
    /// 卖家类型: the market of the shop.
    #[top(example = 1)]
    pub user_type: Option<UserType>,
    /// 折扣价: the selling price.
    ///
    /// While the deposit of a presale can be paid, it is the presale price.
    #[top(example = "79.9")]
    pub zk_final_price: Option<Yuan>,
    /// 优惠券剩余量: the number of coupons left.
    #[top(example = 1936)]
    pub coupon_remain_count: Option<i64>,
    /// 佣金比率: the commission rate.
    #[top(example = "5.50")]
    pub commission_rate: Option<Percent>,
    /// 优惠券开始时间: the first day of the coupon.
    #[top(example = "2017-10-29")]
    pub coupon_start_time: Option<Date>,
    /// 商品标题: the title of the item.
    #[top(example = "毛呢阔腿裤港味复古女裤子秋冬九分裤萝卜裤显瘦高腰韩版2017新款")]
    pub title: Option<String>,
    /// 宝贝描述: the description of the item, as a reason to recommend it; not every item has one.
    #[top(example = "裤子")]
    pub item_description: Option<String>,
    /// 卖家id: the id of the seller.
    #[top(example = 745957850)]
    pub seller_id: Option<i64>,
    /// 30天销量: the number sold in 30 days.
    #[top(example = 3837)]
    pub volume: Option<i64>,
    /// 优惠券结束时间: the last day of the coupon.
    #[top(example = "2017-11-02")]
    pub coupon_end_time: Option<Date>,
    /// 宝贝+券二合一页面链接: the promotion link of a page with item and coupon, as in `coupon_share_url`.
    #[top(deprecated = "该字段废弃，请勿再用")]
    pub coupon_click_url: Option<String>,
    /// 商品主图: the address of the main picture, without `https:`.
    #[top(
        example = "//img.alicdn.com/bao/uploaded/i4/745957850/TB1WzSRmV9gSKJjSspbXXbeNXXa_!!0-item_pic.jpg"
    )]
    pub pict_url: Option<String>,
    /// 宝贝推广链接: the promotion link of the item, without `https:`.
    #[top(
        example = "//item.taobao.com/item.htm?id=556633720749&scm=1007.16190.92234.0&pvid=41362290-fa0b-4252-b172-6afc9c00e2c8&app_pvid=0ab0fac715095507006577956e"
    )]
    pub click_url: Option<String>,
    /// 拼团剩余库存: the stock left for group buying.
    #[top(example = 123)]
    pub stock: Option<i64>,
    /// 拼团已售数量: the number sold by group buying.
    #[top(example = 123)]
    pub sell_num: Option<i64>,
    /// 拼团库存数量: the stock for group buying.
    #[top(example = 123)]
    pub total_stock: Option<i64>,
    /// 拼团结束时间: the end of group buying.
    #[top(example = "1640317400000", format = "epoch-ms")]
    pub oetime: Option<TopTime>,
    /// 拼团开始时间: the start of group buying.
    #[top(example = "1640317400000", format = "epoch-ms")]
    pub ostime: Option<TopTime>,
    /// 拼团几人团: the number of buyers that make a group.
    #[top(example = 1)]
    pub jdd_num: Option<i64>,
    /// 拼团拼成价: the price for a complete group.
    #[top(example = "12")]
    pub jdd_price: Option<Yuan>,
    /// 拼团一人价: the original price, for a single buyer.
    #[top(example = "12")]
    pub orig_price: Option<Yuan>,
    /// 一级类目名称: the name of the top category.
    #[top(example = "美妆")]
    pub level_one_category_name: Option<String>,
    /// 一级类目ID: the id of the top category.
    #[top(example = 1)]
    pub level_one_category_id: Option<i64>,
    /// 叶子类目名称: the name of the leaf category.
    #[top(example = "牛仔裤")]
    pub category_name: Option<String>,
    /// 商品白底图: the address of a picture with a white background.
    #[top(
        example = "https://img.alicdn.com/bao/uploaded/i4/745957850/TB1WzSRmV9gSKJjSspbXXbeNXXa_!!0-item_pic.jpg"
    )]
    pub white_image: Option<String>,
    /// 商品短标题: a short title.
    pub short_title: Option<String>,
    /// 商品关联词: search words related to the item.
    #[top(list_item = "word_map_data")]
    pub word_list: Vec<SearchWord>,
    /// 天猫营销玩法: the sales promotion on Tmall, as text.
    #[top(example = "前n件x折")]
    pub tmall_play_activity_info: Option<String>,
    /// 预售数量: the presale quantity.
    #[top(example = 21)]
    pub uv_sum_pre_sale: Option<i64>,
    /// 物料块id: the id of the material block.
    #[top(
        example = "uESS0mv8JvfJRMKlIgCD5At9VuHVBXoqBRihfQlo4ybLiKygRlqiN4eoxoZDfe38uSogWy6GB971jD2N8tLuuc",
        restricted = "测试中请勿使用"
    )]
    pub x_id: Option<String>,
    /// 新人价: the price for new users.
    #[top(example = "1.99")]
    pub new_user_price: Option<Yuan>,
    /// 优惠券满减信息: the terms of the coupon, as text.
    #[top(example = "满299减30元")]
    pub coupon_info: Option<String>,
    /// 宝贝+券二合一页面链接: the promotion link of a page with item and coupon, without `https:`.
    #[top(
        example = "//uland.taobao.com/coupon/edetail?e=pR6YtnFKK%2B8GQASttHIRqcEWOmlidB03Pf45HLyCqA8dRAklSM5tEQ36hBQToU3M3MmLjFwLsqgZxcV7BPtHQDd2Naqom0e0&mt=1"
    )]
    pub coupon_share_url: Option<String>,
    /// 卖家昵称: the nick of the seller.
    #[top(example = "秉迪数码专营店")]
    pub nick: Option<String>,
    /// 一口价: the list price, usually shown struck through.
    #[top(example = "2.99")]
    pub reserve_price: Option<Yuan>,
    /// 聚淘结束时间: the end of the sale on 聚划算.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub ju_online_end_time: Option<TopTime>,
    /// 聚淘开始时间: the start of the sale on 聚划算.
    #[top(example = "1559232000000", format = "epoch-ms")]
    pub ju_online_start_time: Option<TopTime>,
    /// 猫超活动结束时间: the end of the campaign of Tmall supermarket.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub maochao_play_end_time: Option<TopTime>,
    /// 猫超活动开始时间: the start of the campaign of Tmall supermarket.
    #[top(example = "1559232000000", format = "epoch-ms")]
    pub maochao_play_start_time: Option<TopTime>,
    /// 猫超折扣条件: the thresholds of the discounts, in the order of `maochao_play_discounts`.
    ///
    /// Numbers of pieces, or prices times 100 (百分数).
    #[top(example = "2,3", format = "comma-list")]
    pub maochao_play_conditions: Vec<i64>,
    /// 猫超折扣: the discounts.
    ///
    /// By `maochao_play_discount_type`: a percentage discount is a number such as 450 (百分数), money off is in 分.
    #[top(example = "500,450", format = "comma-list")]
    pub maochao_play_discounts: Vec<i64>,
    /// 猫超玩法类型: the kind of the discounts.
    #[top(example = "2")]
    pub maochao_play_discount_type: Option<MaochaoDiscountType>,
    /// 猫超是否包邮: whether postage is included at the moment.
    #[top(example = "1")]
    pub maochao_play_free_post_fee: Option<YesNo>,
    /// 多件券优惠比例: the discount ratio of the coupon for several pieces.
    #[top(example = "0.41234")]
    pub multi_coupon_zk_rate: Option<Decimal>,
    /// 多件券件单价: the price of one piece with the coupon for several pieces.
    #[top(example = "9.9")]
    pub price_after_multi_coupon: Option<Yuan>,
    /// 多件券件数: the number of pieces that the coupon requires.
    #[top(example = "3")]
    pub multi_coupon_item_count: Option<i64>,
    /// 锁住的佣金率: the locked commission rate; its unit is not documented.
    #[top(example = "110")]
    pub lock_rate: Option<Decimal>,
    /// 锁佣结束时间: the end of the locked commission rate.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub lock_rate_end_time: Option<TopTime>,
    /// 锁佣开始时间: the start of the locked commission rate.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub lock_rate_start_time: Option<TopTime>,
    /// 满减满折的类型: the kind of the discount from a threshold.
    #[top(example = "1")]
    pub promotion_type: Option<FullDiscountType>,
    /// 满减满折信息: the discounts from a threshold, as text.
    #[top(example = "满2件打5折；满300减20")]
    pub promotion_info: Option<String>,
    /// 满减满折门槛: the threshold, despite the field's name: 2 for 满2件打5折, 300 for 满300减20.
    #[top(example = "300")]
    pub promotion_discount: Option<Decimal>,
    /// 满减满折优惠: the discount, despite the field's name: 5 for 满2件打5折, 20 for 满300减20.
    #[top(example = "5")]
    pub promotion_condition: Option<Decimal>,
    /// 预售商品优惠信息: the discount of the presale, as text.
    #[top(example = "付定金立减5元")]
    pub presale_discount_fee_text: Option<String>,
    /// 付尾款结束时间: the end of the payment of the balance.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub presale_tail_end_time: Option<TopTime>,
    /// 付尾款开始时间: the start of the payment of the balance.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub presale_tail_start_time: Option<TopTime>,
    /// 付定金结束时间: the end of the payment of the deposit.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub presale_end_time: Option<TopTime>,
    /// 付定金开始时间: the start of the payment of the deposit.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub presale_start_time: Option<TopTime>,
    /// 预售定金: the deposit of the presale.
    #[top(example = "100")]
    pub presale_deposit: Option<Yuan>,
    /// 预售有礼淘礼金使用开始时间: the start of the use of the 淘礼金.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_use_start_time: Option<TopTime>,
    /// 预售有礼佣金比例: the commission rate of the presale gift.
    ///
    /// The campaign divides the commission by special rules.
    #[top(example = "2030")]
    pub ysyl_commission_rate: Option<BasisPoints>,
    /// 预售有礼淘礼金发放时间: the time at which the 淘礼金 of the presale gift is issued.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_send_time: Option<TopTime>,
    /// 预售有礼预估淘礼金: the estimated 淘礼金 of the presale gift.
    #[top(example = "0.6")]
    pub ysyl_tlj_face: Option<Yuan>,
    /// 预售有礼推广链接: the promotion link of the presale gift.
    #[top(
        example = "https://uland.taobao.com/coupon/edetail?e=nqUNB1NOF3Bt3vqbdXnGloankzPYmeEFkgNrw6YHQf9pZTj41Orn8MwBAs06HAOzqQomYNedOiHDYPmqkFXqLR0HgBdG%2FDDL%2F1M%2FBw7Sf%2FesGXLf"
    )]
    pub ysyl_click_url: Option<String>,
    /// 预售有礼淘礼金使用结束时间: the end of the use of the 淘礼金.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_use_end_time: Option<TopTime>,
    /// 聚划算满减结束时间: the end of the discount on 聚划算.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub ju_play_end_time: Option<TopTime>,
    /// 聚划算满减开始时间: the start of the discount on 聚划算.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub ju_play_start_time: Option<TopTime>,
    /// 玩法信息: the discounts of 聚划算满减 and 天猫限时抢, as text.
    pub play_info: Option<String>,
    /// 天猫限时抢可售结束时间: the end of the flash sale on Tmall.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub tmall_play_activity_end_time: Option<TopTime>,
    /// 天猫限时抢可售开始时间: the start of the flash sale on Tmall.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub tmall_play_activity_start_time: Option<TopTime>,
    /// 聚划算商品预热结束时间: the end of the announcement on 聚划算.
    ///
    /// The official texts and examples of the two times are swapped: compare both before use.
    #[top(example = "1581868800000", format = "epoch-ms")]
    pub ju_pre_show_end_time: Option<TopTime>,
    /// 聚划算商品预热开始时间: the start of the announcement on 聚划算.
    ///
    /// The official texts and examples of the two times are swapped: compare both before use.
    #[top(example = "1582300799000", format = "epoch-ms")]
    pub ju_pre_show_start_time: Option<TopTime>,
    /// 选品库信息: the publisher's collections.
    pub favorites_info: Option<FavoritesInfo>,
    /// 活动价: the price in a sales campaign, shown before the campaign starts (大促活动预热价).
    #[top(example = "168")]
    pub sale_price: Option<Decimal>,
    /// 跨店满减信息: the discount across shops, as text.
    #[top(example = "[\"每100减20\",\"每200减50\"]")]
    pub kuadian_promotion_info: Option<String>,
    /// 商品子标题: the subtitle of the item.
    #[top(example = "吉品鲍鱼 关西参")]
    pub sub_title: Option<String>,
    /// 聚划算商品价格卖点描述: the selling point of the price on 聚划算, as text.
    #[top(example = "满200减10")]
    pub jhs_price_usp_list: Option<String>,
    /// 淘抢购结束时间: the end of the sale on 淘抢购.
    #[top(example = "1581868800000", format = "epoch-ms")]
    pub tqg_online_end_time: Option<TopTime>,
    /// 淘抢购开团时间: the start of the sale on 淘抢购.
    #[top(example = "1581868800000", format = "epoch-ms")]
    pub tqg_online_start_time: Option<TopTime>,
    /// 淘抢购已抢购数量: the number sold on 淘抢购.
    #[top(example = 20)]
    pub tqg_sold_count: Option<i64>,
    /// 淘抢购总库存: the stock for 淘抢购.
    #[top(example = 50)]
    pub tqg_total_count: Option<i64>,
    /// 是否品牌精选: whether the item is in the brand selection (品牌精选).
    #[top(example = "1")]
    pub superior_brand: Option<YesNo>,
    /// 是否品牌快抢: whether the item is in a brand flash sale (品牌快抢).
    #[top(example = "1")]
    pub is_brand_flash_sale: Option<YesNo>,
    /// 是否热门商品: whether the item is popular.
    #[top(example = "1")]
    pub hot_flag: Option<YesNo>,
    /// 前N件佣金信息: the commission of the first pieces, while it is valid or announced.
    pub topn_info: Option<TopNCommission>,
    /// 百亿补贴信息: the item in the subsidy programme 百亿补贴.
    pub bybt_info: Option<BybtInfo>,
    /// 淘特销量: the order of magnitude of all sales since the item joined 淘特.
    #[top(example = "200+")]
    pub tt_sold_count: Option<String>,
    /// 猫超买返卡信息: the cashback card of Tmall supermarket.
    pub maifan_promotion: Option<MaifanPromotion>,
    /// 额外奖励活动类型: the campaigns that pay extra rewards.
    #[top(example = "0 1 2", format = "space-list")]
    pub cpa_reward_type: Vec<OptimusRewardType>,
    /// 额外奖励活动金额: the extra rewards, in the order of `cpa_reward_type`.
    #[top(example = "1.11 2.22 3.21", format = "space-list")]
    pub cpa_reward_amount: Vec<Yuan>,
    /// 合作伙伴单单补ID: the id by which the rewards of partners in the campaign 年货节超级单单补 are counted.
    #[top(example = "188")]
    pub activity_id: Option<String>,
    /// 定向计划集合: the targeted campaigns that the item is in.
    #[top(list_item = "sp_campaign")]
    pub sp_campaign_list: Vec<TargetedCampaign>,
}

/// 商品关联词: a search word related to an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SearchWord {
    /// 关联词落地页地址: the address of the landing page of the word.
    pub url: Option<String>,
    /// 关联词: the word.
    #[top(example = "孕妇装")]
    pub word: Option<String>,
}
