//! Shapes that several of these APIs share.

use top_core::{BasisPoints, ItemId, Percent, TopObject, TopTime, Yuan};

use super::MaterialLibType;
use crate::shared::{ExtraRewardType, IncomeInfo, TopNCommission, UserType, YesNo};

/// 商品id转化: an item id before and after the upgrade.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemIdTransform {
    /// 原商品id: the id in the request.
    #[top(example = "12")]
    pub original_item_id: Option<ItemId>,
    /// 升级后的商品id-b段: the upgraded id, its b part (b段).
    #[top(example = "cd1")]
    pub item_id: Option<ItemId>,
}

/// 淘客推广信息: the commission of an item and its sales by promotion.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemPublishInfo {
    /// 收入比率: the income rate, the sum of the commission rate and the subsidy rate.
    #[top(example = "15.5")]
    pub income_rate: Option<Percent>,
    /// 前N件佣金信息: the commission rate for the first N pieces.
    pub topn_info: Option<TopNCommission>,
    /// 单品淘礼金今日剩余可创建个数: the number of 淘礼金 that can still be created for the item today.
    #[top(example = 19000)]
    pub tlj_remain_num: Option<i64>,
    /// 两小时推广销量: the number of pieces sold by promotion in two hours. Updated about every 15 minutes in
    /// the detailed version, about every 30 minutes in the simple version.
    #[top(example = 24)]
    pub two_hour_promotion_sales: Option<i64>,
    /// 当天推广销量: the number of pieces sold by promotion on the day. Updated about every hour, in the
    /// detailed version not while it is below 5.
    #[top(example = 111)]
    pub daily_promotion_sales: Option<i64>,
    /// 额外奖励活动类型: the campaigns that pay a reward on top of the commission. Only in the simple version.
    #[top(example = "0 1 2", format = "space-list")]
    pub cpa_reward_type: Vec<ExtraRewardType>,
    /// 额外奖励活动金额: the rewards, in the order of `cpa_reward_type`. Only in the simple version.
    #[top(example = "1.11 2.22 3.21", format = "space-list")]
    pub cpa_reward_amount: Vec<Yuan>,
    /// 商品佣金信息: the commission and the subsidy. Only in the simple version.
    pub income_info: Option<IncomeInfo>,
    /// 预热活动到手价对应的佣金比率: the commission rate at the price of an announced campaign. Only in the
    /// simple version.
    #[top(example = "1550")]
    pub future_activity_commission_rate: Option<BasisPoints>,
    /// 预热价活动开始时间: the start of the announced campaign. Only in the simple version.
    #[top(example = "1665504000000", format = "epoch-ms")]
    pub future_activity_time: Option<TopTime>,
}

/// 商品基本信息: the title, pictures, categories and shop of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemBasicInfo {
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
    /// 商品所在地: the place that the item is in.
    #[top(example = "杭州")]
    pub provcity: Option<String>,
    /// 商品链接: the URL of the item, without promotion.
    pub item_url: Option<String>,
    /// 卖家类型: the market of the shop.
    #[top(example = 1)]
    pub user_type: Option<UserType>,
    /// 卖家id: the id of the seller.
    #[top(example = 123, restricted = "字段等级C（简易版）")]
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
    /// 年销量: the number of pieces sold in a year, in words.
    #[top(example = "1万+")]
    pub annual_vol: Option<String>,
    /// 商品库存: the stock of the item. Only in the detailed version.
    #[top(example = "10")]
    pub quantity: Option<String>,
    /// 是否加入消费者保障: whether the seller takes part in the consumer protection.
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
    /// 商品属性图片信息: the pictures of property values. Only in the detailed version.
    #[top(list_item = "tbk_item_detail_prop_img")]
    pub property_image_list: Vec<ItemPropertyImage>,
    /// 商品属性信息: the properties of the item. Only in the detailed version.
    #[top(list_item = "tbk_item_detail_prop")]
    pub property_list: Vec<ItemProperty>,
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

/// 商品属性: a property of an item with its value.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemProperty {
    /// 属性值名称: the name of the value.
    #[top(example = "36")]
    pub value_text: Option<String>,
    /// 属性值ID: the id of the value.
    #[top(example = 671)]
    pub value_id: Option<i64>,
    /// 属性名称: the name of the property.
    #[top(example = "尺码")]
    pub property_text: Option<String>,
    /// 属性ID: the id of the property.
    #[top(example = 20509)]
    pub property_id: Option<i64>,
}

/// 商品属性图片: the picture of a property value.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemPropertyImage {
    /// 属性图片主图地址: the URL of the picture.
    #[top(example = "https://img.alicdn.com/bao/uploaded/i4/33283/O1CN01JMY9uO1a7enNCmCEP_!!33283.jpg")]
    pub image_url: Option<String>,
    /// 属性ID串: `property id:value id`, followed by their names in brackets.
    #[top(example = "1627207:6733755172（颜色分类--棉柔巾100抽(绿)）")]
    pub properties: Option<String>,
}
