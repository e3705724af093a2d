//! Shapes of the detailed version of the item details.

use top_core::{Fen, ItemId, Percent, TopObject, Yuan};

use super::{ItemBasicInfo, ItemPublishInfo};
use crate::shared::{ItemPromotion, MorePromotion, PresaleInfo, PromotionTag};

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
    pub item_basic_info: Option<ItemBasicInfo>,
    /// 价格促销信息: the prices and discounts.
    pub price_promotion_info: Option<ItemDetailPrice>,
    /// 淘客推广信息: the commission and the sales by promotion.
    pub publish_info: Option<ItemPublishInfo>,
    /// 预售信息: the deposit and the balance of a presale.
    pub presale_info: Option<PresaleInfo>,
    /// 商品sku信息: the variants of the item.
    #[top(list_item = "tbk_item_detail_sku")]
    pub sku_list: Vec<ItemSku>,
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
    /// 凑单价说明: how to reach `predict_rounding_up_price`, in words.
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

/// 国补信息: the rates and amounts of the state subsidy. With an `ip` in the request, those of its region
/// alone.
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
    /// regional subsidy has the province of that `ip` alone.
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
