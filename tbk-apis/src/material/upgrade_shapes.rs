//! Shapes of the upgraded search and of the recommended items.

use top_core::{BasisPoints, Decimal, ItemId, Percent, TopObject, TopTime, Yuan};

use super::{DealTipStart, FavoritesInfo};
use crate::shared::{
    CommissionType, ExtraRewardType, GovSubsidy, IncomeInfo, ItemPromotion, MorePromotion, PresaleInfo,
    PromotionTag, TargetedCampaign, TopNCommission, UserType, YesNo,
};

/// 物料评估商品: an item to evaluate (物料评估), for `material_id` 41377.
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct EvaluatedItem {
    /// 商品ID: the id of the item.
    pub item_id: ItemId,
    /// 商品价格: the price of the item.
    pub price: Option<Yuan>,
    /// 商品佣金率: the commission rate of the item.
    pub commirate: Option<BasisPoints>,
}

/// 物料商品: an item that was found or recommended, with its promotion links.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialItem {
    /// 淘宝客新商品id: the id of the item.
    #[top(example = "qeqscd1231-uqwenqe")]
    pub item_id: Option<ItemId>,
    /// 商品基础信息: the title, pictures, categories and shop.
    pub item_basic_info: Option<MaterialBasicInfo>,
    /// 价格促销信息: the prices and discounts.
    pub price_promotion_info: Option<MaterialPrice>,
    /// 淘客推广信息: the promotion links, the commission and the sales by promotion.
    pub publish_info: Option<MaterialPublishInfo>,
    /// 预售信息: the deposit and the balance of a presale.
    pub presale_info: Option<PresaleInfo>,
    /// 天猫榜单信息: the rank of the item on Tmall.
    pub tmall_rank_info: Option<TmallRank>,
    /// 商品库范围信息: the libraries that the item is in.
    pub scope_info: Option<ScopeInfo>,
    /// 前N件佣金信息: the commission rate for the first N pieces. Searched items have it in `publish_info`.
    pub topn_info: Option<TopNCommission>,
    /// 选品库信息: the selection libraries that the item is in. Only for recommended items.
    pub favorites_info: Option<FavoritesInfo>,
    /// 线报内容: the deal tip (线报) for the item. Only for searched items.
    pub mgc_info: Option<DealTip>,
    /// 匹配分: the match score of the evaluation (物料评估). Only for searched items.
    #[top(example = "10.0")]
    pub match_score: Option<Decimal>,
    /// 收益分: the income score of the evaluation (物料评估). Only for searched items.
    #[top(example = "20.0")]
    pub commi_score: Option<Decimal>,
    /// 服务商新商品ID: the item id that is made for the account of the service provider (工具服务商). Only
    /// for service providers.
    pub isv_mktid: Option<ItemId>,
    /// 相似商品: similar items. Only for items searched by service providers.
    pub similar_item: Option<String>,
}

/// 商品基础信息: the title, pictures, categories and shop of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialBasicInfo {
    /// 商品标题: the title.
    #[top(example = "复古女裤子秋冬九分裤萝卜裤显瘦高腰韩版2017新款")]
    pub title: Option<String>,
    /// 商品短标题: the short title.
    #[top(example = "九分裤显瘦高腰韩版")]
    pub short_title: Option<String>,
    /// 商品子标题: the subtitle.
    #[top(example = "吉品鲍鱼 关西参")]
    pub sub_title: Option<String>,
    /// 商品主图: the URL of the main picture. It may begin with `//`.
    #[top(
        example = "//img.alicdn.com/bao/uploaded/i4/745957850/TB1WzSRmV9gSKJjSspbXXbeNXXa_!!0-item_pic.jpg"
    )]
    pub pict_url: Option<String>,
    /// 商品白底图: the URL of the picture with a white background.
    #[top(
        example = "https://img.alicdn.com/bao/uploaded/i4/745957850/TB1WzSRmV9gSKJjSspbXXbeNXXa_!!0-item_pic.jpg"
    )]
    pub white_image: Option<String>,
    /// 商品小图列表: the URLs of further pictures.
    pub small_images: Vec<String>,
    /// 一级类目ID: the id of the top category.
    #[top(example = 1)]
    pub level_one_category_id: Option<i64>,
    /// 一级类目名称: the name of the top category.
    #[top(example = "美妆")]
    pub level_one_category_name: Option<String>,
    /// 叶子类目id: the id of the leaf category.
    #[top(example = 162201)]
    pub category_id: Option<i64>,
    /// 叶子类目名称: the name of the leaf category.
    #[top(example = "牛仔裤")]
    pub category_name: Option<String>,
    /// 品牌名称: the name of the brand.
    #[top(example = "淘宝心选")]
    pub brand_name: Option<String>,
    /// 宝贝所在地: the location of the item.
    #[top(example = "浙江 杭州")]
    pub provcity: Option<String>,
    /// 卖家类型: the market of the shop.
    #[top(example = 1)]
    pub user_type: Option<UserType>,
    /// 卖家id: the id of the seller.
    #[top(example = 123)]
    pub seller_id: Option<i64>,
    /// 店铺名称: the name of the shop.
    #[top(example = "魔黛娅内衣旗舰店")]
    pub shop_title: Option<String>,
    /// 30天销量: the number of pieces sold in 30 days, up to yesterday.
    #[top(example = 30)]
    pub volume: Option<i64>,
    /// 年销量: the number of pieces sold in a year, as text.
    #[top(example = "1万+")]
    pub annual_vol: Option<String>,
    /// 淘客30天推广量: the number of pieces sold by promotion in 30 days.
    #[top(example = "11")]
    pub tk_total_sales: Option<String>,
    /// 商品邮费: the postage.
    #[top(example = "0.00")]
    pub real_post_fee: Option<Yuan>,
}

/// 价格促销信息: the prices of an item and the discounts in them.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialPrice {
    /// 一口价: the list price, usually shown struck through (划线价).
    #[top(example = "102.00")]
    pub reserve_price: Option<Yuan>,
    /// 销售价格: the selling price, which is the promotion price, or the list price without a promotion. While
    /// the deposit of a presale is payable, the presale price.
    #[top(example = "79.9")]
    pub zk_final_price: Option<Yuan>,
    /// 预估到手价: the estimated final price. While the deposit of a presale is payable, the deposit plus the
    /// estimated final price of the balance.
    #[top(example = "69.9")]
    pub final_promotion_price: Option<Yuan>,
    /// 到手价优惠路径列表: the discounts in `final_promotion_price`.
    #[top(list_item = "final_promotion_path_map_data")]
    pub final_promotion_path_list: Vec<ItemPromotion>,
    /// 预估凑单价: the estimated price of one piece if the order is filled up to reach a discount.
    #[top(example = "56.1")]
    pub predict_rounding_up_price: Option<Yuan>,
    /// 凑单价说明: how to reach `predict_rounding_up_price`, as text.
    #[top(example = "需买1件")]
    pub predict_rounding_up_price_desc: Option<String>,
    /// 预估凑单优惠路径: the discounts in `predict_rounding_up_price`.
    #[top(list_item = "predict_rounding_up_path_map_data")]
    pub predict_rounding_up_path_list: Vec<RoundingUpPromotion>,
    /// 预热预估到手价: the estimated final price in an announced campaign.
    #[top(example = "99.5")]
    pub future_activity_promotion_price: Option<Yuan>,
    /// 预热到手价优惠路径列表: the discounts in `future_activity_promotion_price`.
    #[top(list_item = "future_activity_promotion_path_map_data")]
    pub future_activity_promotion_path_list: Vec<ItemPromotion>,
    /// 更多活动优惠: further discounts.
    #[top(list_item = "more_promotion_map_data")]
    pub more_promotion_list: Vec<MorePromotion>,
    /// 标签信息列表: the tags of the price, such as 88VIP.
    #[top(list_item = "promotion_tag_map_data")]
    pub promotion_tag_list: Vec<PromotionTag>,
    /// 国家补贴: the state subsidy. Only from `taobao.tbk.dg.material.optional.upgrade` and
    /// `taobao.tbk.dg.material.recommend`.
    pub gov_subsidy: Option<GovSubsidy>,
}

/// 预估凑单优惠: a discount that an order reaches if it is filled up.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RoundingUpPromotion {
    /// 优惠名称: the name of the discount, such as 商品券 or 跨店满减.
    #[top(example = "店铺优惠")]
    pub promotion_title: Option<String>,
    /// 优惠利益点文案: the discount as text, such as 2件5折.
    #[top(example = "再买1件，可参与2件5折")]
    pub promotion_desc: Option<String>,
}

/// 淘客推广信息: the promotion links of an item, its commission and its sales by promotion.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MaterialPublishInfo {
    /// 宝贝推广链接: the promotion link of the item. It may begin with `//`.
    #[top(
        example = "//item.taobao.com/item.htm?id=556633720749&scm=1007.16190.92234.0&pvid=41362290-fa0b-4252-b172-6afc9c00e2c8&app_pvid=0ab0fac715095507006577956e"
    )]
    pub click_url: Option<String>,
    /// 宝贝+券二合一页面链接: the promotion link of the page with the item and its coupon. It may begin with
    /// `//`.
    #[top(
        example = "//uland.taobao.com/coupon/edetail?e=pR6YtnFKK%2B8GQASttHIRqcEWOmlidB03Pf45HLyCqA8dRAklSM5tEQ36hBQToU3M3MmLjFwLsqgZxcV7BPtHQDd2Naqom0e0"
    )]
    pub coupon_share_url: Option<String>,
    /// 收入比率: the income rate, the sum of the commission rate and the subsidy rate.
    #[top(example = "5.50")]
    pub income_rate: Option<Percent>,
    /// 佣金比率: the commission rate. Only for items recommended to service providers.
    pub commission_rate: Option<Percent>,
    /// 商品佣金信息: the commission and the subsidy.
    pub income_info: Option<IncomeInfo>,
    /// 佣金类型: the campaign that pays the commission.
    #[top(example = "MKT")]
    pub commission_type: Option<CommissionType>,
    /// 商品是否包含定向计划: whether the item has targeted campaigns, `true` or `false`.
    #[top(example = "false")]
    pub include_dxjh: Option<String>,
    /// 定向计划集合: the targeted campaigns of the item.
    #[top(list_item = "sp_campaign", restricted = "仅支持联系商务或运营小二申请定向计划合集字段权限")]
    pub sp_campaign_list: Vec<TargetedCampaign>,
    /// 前N件佣金信息: the commission rate for the first N pieces.
    pub topn_info: Option<TopNCommission>,
    /// 额外奖励活动类型: the campaigns that pay a reward on top of the commission.
    #[top(example = "0 1 2", format = "space-list")]
    pub cpa_reward_type: Vec<ExtraRewardType>,
    /// 额外奖励活动金额: the rewards, in the order of `cpa_reward_type`.
    #[top(example = "1.11 2.22 3.21", format = "space-list")]
    pub cpa_reward_amount: Vec<Yuan>,
    /// 预热活动到手价对应的佣金比率: the commission rate at the price of an announced campaign.
    #[top(example = "1550")]
    pub future_activity_commission_rate: Option<BasisPoints>,
    /// 预热价活动开始时间: the start of the announced campaign.
    #[top(example = "1665504000000", format = "epoch-ms")]
    pub future_activity_time: Option<TopTime>,
    /// 两小时推广销量: the number of pieces sold by promotion in two hours. Updated about every 30 minutes.
    #[top(example = 24)]
    pub two_hour_promotion_sales: Option<i64>,
    /// 当天推广销量: the number of pieces sold by promotion on the day. Updated about every hour.
    #[top(example = 111)]
    pub daily_promotion_sales: Option<i64>,
    /// 榜单url: the URL of the ranking.
    pub rank_page_url: Option<String>,
}

/// 天猫榜单信息: the rank of an item on Tmall.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TmallRank {
    /// 榜单排行描述: the rank as text.
    #[top(example = "白茶热销榜·第5名")]
    pub tmall_rank_text: Option<String>,
    /// 榜单url: the URL of the ranking.
    #[top(
        example = "https://pages.tmall.com/wow/a/act/tmall/dailygroup/16220/16661/wupr?wh_pid=daily-459438&disableNav=YES"
    )]
    pub tmall_rank_url: Option<String>,
}

/// 商品库范围信息: the libraries that an item is in.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ScopeInfo {
    /// 是否品牌精选: whether the item belongs to the selected brands.
    #[top(example = "1")]
    pub superior_brand: Option<YesNo>,
}

/// 线报内容: a deal tip (线报) for an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct DealTip {
    /// 价格: the price.
    #[top(example = "0.66")]
    pub price: Option<Yuan>,
    /// 价格描述: the price as text.
    pub price_desc: Option<String>,
    /// 文案: the text of the tip.
    pub promotion_summary: Option<String>,
    /// 发布时间: the time at which the tip was published.
    #[top(example = "1695265124771", format = "epoch-ms")]
    pub publish_time: Option<TopTime>,
    /// 生效时间: the time from which the tip is valid.
    #[top(example = "0")]
    pub valid_time: Option<DealTipStart>,
}
