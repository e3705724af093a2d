//! 物料: the items of 物料搜索.

use top_core::{BasisPoints, Date, Decimal, ItemId, TopObject, TopTime, Yuan};

use super::{BybtInfo, MaifanPromotion, MaterialOptionalCommissionType};
use crate::shared::{EggReward, ExtraRewardType, SellerType, TargetedCampaign, TopNCommission, YesNo};

/// 物料: an item of the search, with its coupon and its links.
///
/// The terms name the group of a member: 拼团 (group buying), 预售 (presale), 预售有礼
/// (presale gift), 本地化 (local business).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialOptionalItem {
    /// 优惠券开始时间: the first day of the coupon.
    pub coupon_start_time: Option<Date>,
    /// 优惠券结束时间: the last day of the coupon.
    pub coupon_end_time: Option<Date>,
    /// 定向计划信息: the targeted campaigns of the item.
    pub info_dxjh: Option<String>,
    /// 淘客30天推广量: the number sold through publishers in 30 days.
    pub tk_total_sales: Option<String>,
    /// 月支出佣金: the commission paid in a month.
    #[top(deprecated = "该字段废弃，请勿再用")]
    pub tk_total_commi: Option<String>,
    /// 优惠券id: the id of the coupon.
    pub coupon_id: Option<String>,
    /// 宝贝id: the id of the item, as in `item_id`.
    #[top(deprecated = "该字段废弃，请勿再用")]
    pub num_iid: Option<ItemId>,
    /// 商品标题: the title of the item.
    pub title: Option<String>,
    /// 商品主图: the address of the main picture.
    pub pict_url: Option<String>,
    /// 商品小图列表: the addresses of further pictures.
    pub small_images: Vec<String>,
    /// 一口价: the list price, usually shown struck through.
    pub reserve_price: Option<Yuan>,
    /// 折扣价: the selling price.
    ///
    /// While the deposit of a presale can be paid, it is the presale price.
    pub zk_final_price: Option<Yuan>,
    /// 卖家类型: the market of the shop.
    pub user_type: Option<SellerType>,
    /// 宝贝所在地: the location of the item.
    pub provcity: Option<String>,
    /// 宝贝地址: the address of the item's page.
    pub item_url: Option<String>,
    /// 是否包含营销计划: whether the item is in a marketing campaign.
    pub include_mkt: Option<String>,
    /// 是否包含定向计划: whether the item is in a targeted campaign.
    pub include_dxjh: Option<String>,
    /// 佣金比率: the commission rate.
    #[top(example = "1550")]
    pub commission_rate: Option<BasisPoints>,
    /// 30天销量: the number sold in 30 days; for coupons of 饿了么 the total number sold.
    pub volume: Option<i64>,
    /// 卖家id: the id of the seller.
    pub seller_id: Option<i64>,
    /// 店铺名称: the name of the shop.
    pub shop_title: Option<String>,
    /// 优惠券总量: the number of coupons issued.
    pub coupon_total_count: Option<i64>,
    /// 优惠券剩余量: the number of coupons left.
    pub coupon_remain_count: Option<i64>,
    /// 优惠券满减信息: the terms of the coupon, as text.
    pub coupon_info: Option<String>,
    /// 佣金类型: the campaign that pays the commission.
    pub commission_type: Option<MaterialOptionalCommissionType>,
    /// 店铺dsr评分: the DSR score of the shop.
    pub shop_dsr: Option<i64>,
    /// 宝贝+券二合一页面链接: the promotion link of a page with item and coupon.
    pub coupon_share_url: Option<String>,
    /// 宝贝推广链接: the promotion link of the item.
    pub url: Option<String>,
    /// 一级类目名称: the name of the top category.
    pub level_one_category_name: Option<String>,
    /// 一级类目ID: the id of the top category.
    pub level_one_category_id: Option<i64>,
    /// 叶子类目名称: the name of the leaf category.
    pub category_name: Option<String>,
    /// 叶子类目id: the id of the leaf category.
    pub category_id: Option<i64>,
    /// 商品短标题: a short title.
    pub short_title: Option<String>,
    /// 商品白底图: the address of a picture with a white background.
    pub white_image: Option<String>,
    /// 拼团结束时间: the end of group buying.
    #[top(format = "epoch-ms")]
    pub oetime: Option<TopTime>,
    /// 拼团开始时间: the start of group buying.
    #[top(format = "epoch-ms")]
    pub ostime: Option<TopTime>,
    /// 拼团几人团: the number of buyers that make a group.
    pub jdd_num: Option<i64>,
    /// 拼团拼成价: the price for a complete group.
    pub jdd_price: Option<Yuan>,
    /// 预售数量: the presale quantity.
    pub uv_sum_pre_sale: Option<i64>,
    /// 物料块id: the id of the material block.
    #[top(restricted = "测试中请勿使用")]
    pub x_id: Option<String>,
    /// 优惠券起用门槛: the amount from which the coupon can be used.
    pub coupon_start_fee: Option<Yuan>,
    /// 优惠券: the face value of the coupon.
    ///
    /// For a presale it applies to the balance, not to the deposit.
    pub coupon_amount: Option<Yuan>,
    /// 宝贝描述: the description of the item, as a reason to recommend it; not every item has one.
    pub item_description: Option<String>,
    /// 卖家昵称: the nick of the seller.
    pub nick: Option<String>,
    /// 拼团一人价: the original price, for a single buyer.
    pub orig_price: Option<Yuan>,
    /// 拼团库存数量: the stock for group buying.
    pub total_stock: Option<i64>,
    /// 拼团已售数量: the number sold by group buying.
    pub sell_num: Option<i64>,
    /// 拼团剩余库存: the stock left for group buying.
    pub stock: Option<i64>,
    /// 天猫营销玩法: the sales promotion on Tmall, as text.
    pub tmall_play_activity_info: Option<String>,
    /// 宝贝id: the id of the item.
    pub item_id: Option<ItemId>,
    /// 商品邮费: the postage.
    pub real_post_fee: Option<Yuan>,
    /// 锁住的佣金率: the locked commission rate; its unit is not documented.
    #[top(example = "110")]
    pub lock_rate: Option<Decimal>,
    /// 锁佣结束时间: the end of the locked commission rate.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub lock_rate_end_time: Option<TopTime>,
    /// 锁佣开始时间: the start of the locked commission rate.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub lock_rate_start_time: Option<TopTime>,
    /// 预售商品优惠: the discount of the presale, as text.
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
    pub presale_deposit: Option<Yuan>,
    /// 预售有礼淘礼金发放时间: the time at which the 淘礼金 of the presale gift is issued.
    pub ysyl_tlj_send_time: Option<TopTime>,
    /// 预售有礼佣金比例: the commission rate of the presale gift.
    ///
    /// The campaign divides the commission by special rules.
    /// The unit is not documented: other APIs send 20.3 or 2030 for the same rate.
    #[top(example = "")]
    pub ysyl_commission_rate: Option<Decimal>,
    /// 预售有礼预估淘礼金: the estimated 淘礼金 of the presale gift.
    pub ysyl_tlj_face: Option<Yuan>,
    /// 预售有礼推广链接: the promotion link of the presale gift.
    pub ysyl_click_url: Option<String>,
    /// 预售有礼淘礼金使用结束时间: the end of the use of the 淘礼金.
    pub ysyl_tlj_use_end_time: Option<TopTime>,
    /// 预售有礼淘礼金使用开始时间: the start of the use of the 淘礼金.
    pub ysyl_tlj_use_start_time: Option<TopTime>,
    /// 本地化销售开始时间: the start of the local sale.
    pub sale_begin_time: Option<String>,
    /// 本地化销售结束时间: the end of the local sale.
    pub sale_end_time: Option<String>,
    /// 本地化到门店距离: the distance to the shop.
    #[top(example = "", unit = "meters")]
    pub distance: Option<Decimal>,
    /// 本地化可用店铺id: the id of the shop where the item can be used.
    pub usable_shop_id: Option<String>,
    /// 本地化可用店铺名称: the name of the shop where the item can be used.
    pub usable_shop_name: Option<String>,
    /// 活动价: the price in a sales campaign, shown before the campaign starts (大促活动预热价).
    #[top(example = "168")]
    pub sale_price: Option<Decimal>,
    /// 跨店满减信息: the discount across shops, as text.
    pub kuadian_promotion_info: Option<String>,
    /// 是否品牌精选: whether the item is in the brand selection (品牌精选).
    #[top(example = "1")]
    pub superior_brand: Option<YesNo>,
    /// 天天开彩蛋: whether the consumer whose id is in the request wins an egg of 天天开彩蛋 by buying the item.
    ///
    /// For the scene of price comparison only.
    pub reward_info: Option<EggReward>,
    /// 是否品牌快抢: whether the item is in a brand flash sale (品牌快抢).
    #[top(example = "1")]
    pub is_brand_flash_sale: Option<YesNo>,
    /// 本地化扩展信息: further information on the local business.
    pub localization_extend: Option<String>,
    /// 物料评估匹配分: the match score of the evaluation (物料评估).
    #[top(example = "10.0")]
    pub match_score: Option<Decimal>,
    /// 物料评估收益分: the earnings score of the evaluation (物料评估).
    #[top(example = "20.0")]
    pub commi_score: Option<Decimal>,
    /// 是否热门商品: whether the item is popular.
    #[top(example = "1")]
    pub hot_flag: Option<YesNo>,
    /// 前N件佣金信息: the commission of the first pieces, while it is valid or announced.
    pub topn_info: Option<TopNCommission>,
    /// 百亿补贴信息: the item in the subsidy programme 百亿补贴.
    pub bybt_info: Option<BybtInfo>,
    /// 淘特销量: the order of magnitude of all sales since the item joined 淘特.
    pub tt_sold_count: Option<String>,
    /// 猫超买返卡信息: the cashback card of Tmall supermarket.
    pub maifan_promotion: Option<MaifanPromotion>,
    /// 额外奖励活动类型: the campaigns that pay extra rewards.
    #[top(example = "0 1", format = "space-list")]
    pub cpa_reward_type: Vec<ExtraRewardType>,
    /// 额外奖励活动金额: the extra rewards, in the order of `cpa_reward_type`.
    #[top(example = "1.11 2.22", format = "space-list")]
    pub cpa_reward_amount: Vec<Yuan>,
    /// 合作伙伴单单补ID: the id by which the rewards of partners in the campaign 年货节超级单单补 are counted.
    pub activity_id: Option<String>,
    /// 榜单url: the address of the ranking.
    pub rank_page_url: Option<String>,
    /// 搜索类型: the type of the search.
    pub item_search_type: Option<String>,
    /// 定向计划集合: the targeted campaigns that the item is in.
    #[top(list_item = "sp_campaign")]
    pub sp_campaign_list: Vec<TargetedCampaign>,
}
