//! Shapes of the simple version of the item details.

use top_core::{BasisPoints, ItemId, Percent, TopObject, TopTime, Yuan};

use super::MaterialLibType;
use crate::shared::{
    ExtraRewardType, GovSubsidy, IncomeInfo, ItemPromotion, MorePromotion, PresaleInfo, PromotionTag,
    TopNCommission, UserType, YesNo,
};

/// 商品简易详情: an item with its prices and its commission. The permission level of the app decides which
/// members are present.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSummary {
    /// 商品ID: the id of the item.
    #[top(example = "4112264076123")]
    pub item_id: Option<ItemId>,
    /// 输入的（新）商品ID: the id of the item in the request.
    #[top(example = "qeqscd1231-uqwenqe")]
    pub input_item_iid: Option<ItemId>,
    /// 商品基本信息: the title, pictures, categories and shop.
    pub item_basic_info: Option<ItemSummaryBasicInfo>,
    /// 价格促销信息: the prices and discounts.
    pub price_promotion_info: Option<ItemSummaryPrice>,
    /// 淘客推广信息: the commission and the sales by promotion.
    pub publish_info: Option<ItemSummaryPublishInfo>,
    /// 预售信息: the deposit and the balance of a presale.
    pub presale_info: Option<PresaleInfo>,
}

/// 商品基本信息: the title, pictures, categories and shop of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSummaryBasicInfo {
    /// 商品标题: the title.
    #[top(example = "连衣裙")]
    pub title: Option<String>,
    /// 商品短标题: the short title.
    #[top(example = "巴布豆菠萝超薄干爽拉拉裤xl60+6")]
    pub short_title: Option<String>,
    /// 商品主图: the URL of the main picture.
    pub pict_url: Option<String>,
    /// 商品白底图: the URL of the picture with a white background.
    #[top(example = "https://img.alicdn.com/bao/uploaded/TB1De0xk4n1gK0jSZKPXXXvUXXa.png")]
    pub white_image: Option<String>,
    /// 商品小图列表: the URLs of further pictures.
    pub small_images: Vec<String>,
    /// 一级类目名称: the name of the top category.
    #[top(example = "女装")]
    pub level_one_category_name: Option<String>,
    /// 叶子类目名称: the name of the leaf category.
    #[top(example = "情趣内衣")]
    pub category_name: Option<String>,
    /// 品牌名称: the name of the brand.
    #[top(example = "淘宝心选")]
    pub brand_name: Option<String>,
    /// 商品所在地: the location of the item.
    #[top(example = "杭州")]
    pub provcity: Option<String>,
    /// 商品链接: the URL of the item, without promotion.
    pub item_url: Option<String>,
    /// 卖家类型: the market of the shop.
    #[top(example = 1)]
    pub user_type: Option<UserType>,
    /// 卖家id: the id of the seller.
    #[top(example = 123, restricted = "字段等级C")]
    pub seller_id: Option<i64>,
    /// 店铺名称: the name of the shop.
    pub shop_title: Option<String>,
    /// 卖家等级: the level of the seller.
    #[top(example = 13, restricted = "字段等级SA")]
    pub ratesum: Option<i64>,
    /// 店铺dsr评分: the DSR score of the shop.
    #[top(example = 23, restricted = "字段等级SA")]
    pub shop_dsr: Option<i64>,
    /// 退款率是否低于行业均值: whether the refund rate is below the average of the industry.
    #[top(example = "true", restricted = "字段等级SA")]
    pub i_rfd_rate: Option<bool>,
    /// 好评率是否高于行业均值: whether the rate of good reviews is above the average of the industry.
    #[top(example = "true", restricted = "字段等级SA")]
    pub h_good_rate: Option<bool>,
    /// 成交转化是否高于行业均值: whether the conversion rate is above the average of the industry.
    #[top(example = "true", restricted = "字段等级SA")]
    pub h_pay_rate30: Option<bool>,
    /// 30天销量: the number of pieces sold in 30 days, up to yesterday.
    #[top(example = 1)]
    pub volume: Option<i64>,
    /// 年销量: the number of pieces sold in a year, as text.
    #[top(example = "1万+")]
    pub annual_vol: Option<String>,
    /// 是否加入消费者保障: whether the seller participates in consumer protection.
    #[top(example = "true")]
    pub is_prepay: Option<bool>,
    /// 是否包邮: whether the postage is included.
    #[top(example = "true")]
    pub free_shipment: Option<bool>,
    /// 是否品牌精选: whether the item belongs to the selected brands.
    #[top(example = "1")]
    pub superior_brand: Option<YesNo>,
    /// 商品库类型: the libraries that the item is in. Empty if it is in none.
    #[top(example = "1", format = "comma-list")]
    pub material_lib_type: Vec<MaterialLibType>,
    /// pc宝贝详情: the URL of the description for PCs.
    #[top(example = "https://mdetail.tmall.com/templates/pages/desc?id=5323", restricted = "字段等级S")]
    pub tmall_desc_url: Option<String>,
    /// H5宝贝详情: the URL of the description for mobile devices.
    #[top(
        example = "https://h5.m.taobao.com/app/detail/desc.html?_isH5Des=true#!id=2332&type=0&f=sdsdsd",
        restricted = "字段等级S"
    )]
    pub taobao_desc_url: Option<String>,
}

/// 淘客推广信息: the commission of an item and its sales by promotion.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSummaryPublishInfo {
    /// 收入比率: the income rate, the sum of the commission rate and the subsidy rate.
    #[top(example = "15.5")]
    pub income_rate: Option<Percent>,
    /// 前N件佣金信息: the commission rate for the first N pieces.
    pub topn_info: Option<TopNCommission>,
    /// 单品淘礼金今日剩余可创建个数: the number of 淘礼金 that can still be created for the item today.
    #[top(example = 19000)]
    pub tlj_remain_num: Option<i64>,
    /// 两小时推广销量: the number of pieces sold by promotion in two hours. Updated about every 30 minutes.
    #[top(example = 24)]
    pub two_hour_promotion_sales: Option<i64>,
    /// 当天推广销量: the number of pieces sold by promotion on the day. Updated about every hour.
    #[top(example = 111)]
    pub daily_promotion_sales: Option<i64>,
    /// 额外奖励活动类型: the campaigns that pay a reward on top of the commission.
    #[top(example = "0 1 2", format = "space-list")]
    pub cpa_reward_type: Vec<ExtraRewardType>,
    /// 额外奖励活动金额: the rewards, in the order of `cpa_reward_type`.
    #[top(example = "1.11 2.22 3.21", format = "space-list")]
    pub cpa_reward_amount: Vec<Yuan>,
    /// 商品佣金信息: the commission and the subsidy.
    pub income_info: Option<IncomeInfo>,
    /// 预热活动到手价对应的佣金比率: the commission rate at the price of an announced campaign.
    #[top(example = "1550")]
    pub future_activity_commission_rate: Option<BasisPoints>,
    /// 预热价活动开始时间: the start of the announced campaign.
    #[top(example = "1665504000000", format = "epoch-ms")]
    pub future_activity_time: Option<TopTime>,
}

/// 价格促销信息: the prices of an item and the discounts in them.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSummaryPrice {
    /// 商品一口价格: the list price.
    #[top(example = "102.00")]
    pub reserve_price: Option<Yuan>,
    /// 折扣价: the discount price. While the deposit of a presale is payable, the presale price.
    #[top(example = "88.00")]
    pub zk_final_price: Option<Yuan>,
    /// 预估到手价: the estimated final price. While the deposit of a presale is payable, the estimated final
    /// price of the balance.
    #[top(example = "69.9")]
    pub final_promotion_price: Option<Yuan>,
    /// 优惠促销列表: the discounts in `final_promotion_price`.
    #[top(list_item = "final_promotion_path_map_data")]
    pub final_promotion_path_list: Vec<ItemPromotion>,
    /// 预估凑单价: the estimated price of one piece if the order is filled up to reach a discount.
    #[top(example = "56.1")]
    pub predict_rounding_up_price: Option<Yuan>,
    /// 凑单价说明: how to reach `predict_rounding_up_price`, as text.
    #[top(example = "需买1件")]
    pub predict_rounding_up_price_desc: Option<String>,
    /// 预热预估到手价: the estimated final price in an announced campaign.
    #[top(example = "56.1")]
    pub future_activity_promotion_price: Option<Yuan>,
    /// 预热预估到手价信息: the discounts in `future_activity_promotion_price`.
    #[top(list_item = "string")]
    pub future_activity_promotion_path_list: Vec<ItemPromotion>,
    /// 更多活动优惠: further discounts.
    #[top(list_item = "more_promotion_map_data")]
    pub more_promotion_list: Vec<MorePromotion>,
    /// 标签信息列表: the tags of the price, such as 88VIP.
    #[top(list_item = "promotion_tag_map_data")]
    pub promotion_tag_list: Vec<PromotionTag>,
    /// 货品展示标识列表: the campaign tags to show before the title.
    #[top(list_item = "activity_tag_map_data")]
    pub activity_tag_list: Vec<PromotionTag>,
    /// 国家补贴: the state subsidy.
    pub gov_subsidy: Option<GovSubsidy>,
}
