//! Shapes of the detailed version of the item details.

use top_core::{Fen, ItemId, Percent, TopObject, Yuan};

use super::MaterialLibType;
use crate::shared::{
    ItemPromotion, MorePromotion, PresaleInfo, PromotionTag, TopNCommission, UserType, YesNo,
};

/// 商品详情: an item with its variants, properties and prices. The permission level of the app decides which
/// members are present.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemDetail {
    /// 商品ID: the id of the item.
    #[top(example = "4112264076123")]
    pub item_id: Option<ItemId>,
    /// 输入的（新）商品ID: the id of the item in the request.
    #[top(example = "qeqscd1231-uqwenqe")]
    pub input_item_iid: Option<ItemId>,
    /// 商品基本信息: the title, pictures, categories and shop.
    pub item_basic_info: Option<ItemDetailBasicInfo>,
    /// 价格促销信息: the prices and discounts.
    pub price_promotion_info: Option<ItemDetailPrice>,
    /// 淘客推广信息: the commission and the sales by promotion.
    pub publish_info: Option<ItemDetailPublishInfo>,
    /// 预售信息: the deposit and the balance of a presale.
    pub presale_info: Option<PresaleInfo>,
    /// 商品sku信息: the variants of the item.
    #[top(list_item = "tbk_item_detail_sku")]
    pub sku_list: Vec<ItemSku>,
}

/// 商品基本信息: the title, pictures, categories and shop of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemDetailBasicInfo {
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
    #[top(example = 123)]
    pub seller_id: Option<i64>,
    /// 店铺名称: the name of the shop.
    pub shop_title: Option<String>,
    /// 卖家等级: the level of the seller.
    #[top(example = 13, restricted = "字段等级SA，仅支持联系商务或运营小二申请")]
    pub ratesum: Option<i64>,
    /// 店铺dsr评分: the DSR score of the shop.
    #[top(example = 23, restricted = "字段等级SA，仅支持联系商务或运营小二申请")]
    pub shop_dsr: Option<i64>,
    /// 退款率是否低于行业均值: whether the refund rate is below the average of the industry.
    #[top(example = "true", restricted = "字段等级SA，仅支持联系商务或运营小二申请")]
    pub i_rfd_rate: Option<bool>,
    /// 好评率是否高于行业均值: whether the rate of good reviews is above the average of the industry.
    #[top(example = "true", restricted = "字段等级SA，仅支持联系商务或运营小二申请")]
    pub h_good_rate: Option<bool>,
    /// 成交转化是否高于行业均值: whether the conversion rate is above the average of the industry.
    #[top(example = "true", restricted = "字段等级SA，仅支持联系商务或运营小二申请")]
    pub h_pay_rate30: Option<bool>,
    /// 30天销量: the number of pieces sold in 30 days, up to yesterday.
    #[top(example = 1)]
    pub volume: Option<i64>,
    /// 年销量: the number of pieces sold in a year, as text.
    #[top(example = "1万+")]
    pub annual_vol: Option<String>,
    /// 商品库存: the stock of the item.
    #[top(example = "10")]
    pub quantity: Option<String>,
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
    /// 商品属性图片信息: the pictures of property values.
    #[top(list_item = "tbk_item_detail_prop_img")]
    pub property_image_list: Vec<ItemPropertyImage>,
    /// 商品属性信息: the properties of the item.
    #[top(list_item = "tbk_item_detail_prop")]
    pub property_list: Vec<ItemProperty>,
    /// pc宝贝详情: the URL of the description for PCs.
    #[top(
        example = "https://mdetail.tmall.com/templates/pages/desc?id=5323",
        restricted = "字段等级S，仅支持联系商务或运营小二申请"
    )]
    pub tmall_desc_url: Option<String>,
    /// H5宝贝详情: the URL of the description for mobile devices.
    #[top(
        example = "https://h5.m.taobao.com/app/detail/desc.html?_isH5Des=true#!id=2332&type=0&f=sdsdsd",
        restricted = "字段等级S，仅支持联系商务或运营小二申请"
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

/// 淘客推广信息: the commission of an item and its sales by promotion.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemDetailPublishInfo {
    /// 收入比率: the income rate, the sum of the commission rate and the subsidy rate.
    #[top(example = "15.5")]
    pub income_rate: Option<Percent>,
    /// 前N件佣金信息: the commission rate for the first N pieces.
    pub topn_info: Option<TopNCommission>,
    /// 单品淘礼金今日剩余可创建个数: the number of 淘礼金 that can still be created for the item today.
    #[top(example = 19000)]
    pub tlj_remain_num: Option<i64>,
    /// 两小时推广销量: the number of pieces sold by promotion in two hours. Updated about every 15 minutes.
    #[top(example = 24)]
    pub two_hour_promotion_sales: Option<i64>,
    /// 当天推广销量: the number of pieces sold by promotion on the day. Updated about every hour,
    /// not while it is below 5.
    #[top(example = 111)]
    pub daily_promotion_sales: Option<i64>,
}

/// 价格促销信息: the prices of an item and the discounts in them.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemDetailPrice {
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
    /// 多件单价: the price of one piece if `multiple_items_prices_count` pieces are bought.
    #[top(example = "56.1")]
    pub unit_price_for_multiple_items: Option<Yuan>,
    /// 多件价需拍件数: the number of pieces to buy for `unit_price_for_multiple_items`.
    #[top(example = 2)]
    pub multiple_items_prices_count: Option<i64>,
    /// 多件价券信息: the discounts in `unit_price_for_multiple_items`.
    #[top(list_item = "multi_item_promotion_map_data")]
    pub multiple_items_coupon_list: Vec<ItemPromotion>,
    /// 预热预估到手价: the estimated final price in an announced campaign.
    #[top(example = "56.1")]
    pub future_activity_promotion_price: Option<Yuan>,
    /// 预热价格信息: the discounts in `future_activity_promotion_price`.
    #[top(list_item = "preheat_promotion_map_data")]
    pub future_activity_promotion_path_list: Vec<ItemPromotion>,
    /// 更多活动优惠: further discounts.
    #[top(list_item = "more_promotion_map_data")]
    pub more_promotion_list: Vec<MorePromotion>,
    /// 商品邮费金额: the postage for the `ip` of the request.
    #[top(example = "10.00")]
    pub real_post_fee: Option<Yuan>,
    /// 标签信息列表: the tags of the price, such as 88VIP.
    #[top(list_item = "promotion_tag_map_data")]
    pub promotion_tag_list: Vec<PromotionTag>,
    /// 货品展示标识列表: the campaign tags to show before the title.
    #[top(list_item = "activity_tag_map_data")]
    pub activity_tag_list: Vec<PromotionTag>,
    /// 国家补贴: the state subsidy.
    pub gov_subsidy: Option<ItemDetailSubsidy>,
}

/// 国家补贴: the state subsidy of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemDetailSubsidy {
    /// 国家补贴: the name of the tag.
    #[top(example = "国家补贴")]
    pub tag_name: Option<String>,
    /// 国补信息: the rates and amounts of the subsidy.
    pub state_subsidy_info: Option<ItemDetailStateSubsidy>,
}

/// 国补信息: the rates and amounts of the state subsidy. With an `ip` in the request, only those of its
/// region.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemDetailStateSubsidy {
    /// 最高优惠比例: the highest rate of the subsidy.
    #[top(example = 1)]
    pub max_rebate: Option<Percent>,
    /// 最低优惠比例: the lowest rate of the subsidy.
    #[top(example = 1)]
    pub min_rebate: Option<Percent>,
    /// 最高优惠金额: the largest subsidy. Other APIs send it in 元.
    #[top(example = 1)]
    pub max_discount: Option<Fen>,
    /// 最低优惠金额: the smallest subsidy. Other APIs send it in 元.
    #[top(example = 1)]
    pub min_discount: Option<Fen>,
    /// 国补生效区域: the provinces in which the subsidy applies. With an `ip` in the request, an item with a
    /// regional subsidy has only the province of that `ip`.
    pub province_list: Vec<String>,
}

/// 商品sku信息: a variant of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSku {
    /// skuId: the id of the variant.
    #[top(example = 4112264076)]
    pub sku_id: Option<i64>,
    /// sku属性: the properties of the variant.
    #[top(list_item = "tbk_item_detail_sku_prop")]
    pub property_list: Vec<ItemSkuProperty>,
    /// sku库存: the stock of the variant.
    #[top(example = "6")]
    pub quantity: Option<String>,
    /// SKU价格促销信息: the prices of the variant.
    pub sku_price_promotion_info: Option<ItemSkuPrice>,
}

/// sku属性: a property of a variant with its value.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSkuProperty {
    /// 属性值名称: the name of the value.
    #[top(example = "藏青色")]
    pub value_text: Option<String>,
    /// 属性值ID: the id of the value.
    #[top(example = 28866)]
    pub value_id: Option<i64>,
    /// 属性名称: the name of the property.
    #[top(example = "颜色分类")]
    pub property_text: Option<String>,
    /// 属性ID: the id of the property.
    #[top(example = 1627207)]
    pub property_id: Option<i64>,
    /// 属性值别名: the alias of the value.
    #[top(example = "藏青色")]
    pub value_alias_text: Option<String>,
}

/// SKU价格促销信息: the prices of a variant and the discounts in them.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSkuPrice {
    /// 销售价格: the selling price, which is the promotion price, or the list price without a promotion. While
    /// the deposit of a presale is payable, the presale price.
    #[top(example = "88.00")]
    pub sku_zk_final_price: Option<Yuan>,
    /// 预估到手价: the estimated final price. While the deposit of a presale is payable, the deposit plus the
    /// estimated final price of the balance.
    #[top(example = "69.9")]
    pub sku_final_promotion_price: Option<Yuan>,
    /// SKU到手价优惠路径列表: the discounts in `sku_final_promotion_price`.
    #[top(list_item = "sku_final_promotion_path_map_data")]
    pub sku_final_promotion_path_list: Vec<ItemPromotion>,
}
