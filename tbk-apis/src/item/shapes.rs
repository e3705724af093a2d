//! Shapes that several of these APIs share.

use top_core::{ItemId, Money, TopObject};

use crate::shared::ItemBasicInfo;
use crate::shared::ItemPrice;
use crate::shared::ItemPromotion;
use crate::shared::ItemProperty;
use crate::shared::PresaleInfo;
use crate::shared::PublishInfo;

/// 商品推广链接: for one item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemLink {
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "https://links.example/click-url")]
    pub click_url: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub num_iid: Option<ItemId>,
    /// 入参商品 id: the id that was asked for.
    #[top(example = "AbC-1x")]
    pub input_num_iid: Option<ItemId>,
    /// 佣金比率: per cent.
    #[top(example = "3.60")]
    pub commission_rate: Option<Money>,
    /// 券面额: yuan.
    #[top(example = "10.00")]
    pub coupon_amount: Option<Money>,
    /// 券推广链接: coupon and item in one page.
    #[top(example = "https://links.example/coupon-click-url")]
    pub coupon_click_url: Option<String>,
    /// 加入推广时间: milliseconds since 1970.
    #[top(example = "1585929600000")]
    pub added_time: Option<i64>,
    /// 商品状态: whether it is on sale.
    #[top(example = "1")]
    pub item_status: Option<i64>,
}

/// 商品: what is known of one item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemDetail {
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 推广信息: what can be earned and by which link.
    pub publish_info: Option<PublishInfo>,
    /// 价格与优惠信息: prices and discounts.
    pub price_promotion_info: Option<ItemPrice>,
    /// 入参商品 id: the id that was asked for.
    #[top(example = "qeqscd1231-uqwenqe")]
    pub input_item_iid: Option<ItemId>,
    /// 商品基本信息: title, pictures, category, shop.
    pub item_basic_info: Option<ItemBasicInfo>,
    /// 预售信息: deposit and balance.
    pub presale_info: Option<PresaleInfo>,
    /// 规格列表: variants of the item.
    #[top(list_item = "tbk_item_detail_sku")]
    pub sku_list: Vec<ItemSku>,
}

/// 规格价格: prices of one variant.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSkuPrice {
    /// 规格折扣价: yuan.
    #[top(example = "88.00")]
    pub sku_zk_final_price: Option<Money>,
    /// 规格预估到手价: yuan.
    #[top(example = "69.9")]
    pub sku_final_promotion_price: Option<Money>,
    /// 规格到手价的优惠路径: the discounts that lead there.
    #[top(list_item = "sku_final_promotion_path_map_data")]
    pub sku_final_promotion_path_list: Vec<ItemPromotion>,
}

/// 规格: one variant of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemSku {
    /// 属性列表: name and value.
    #[top(list_item = "tbk_item_detail_sku_prop")]
    pub property_list: Vec<ItemProperty>,
    /// 库存: pieces.
    #[top(example = "6")]
    pub quantity: Option<String>,
    /// 规格 id: variant of the item.
    #[top(example = "4112264076")]
    pub sku_id: Option<i64>,
    /// 规格价格与优惠: of the variant.
    pub sku_price_promotion_info: Option<ItemSkuPrice>,
}

/// 商品 id: the old and the new.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemIdTransform {
    /// 原商品 id: the id that was given.
    #[top(example = "AbC-1x")]
    pub original_item_id: Option<ItemId>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
}
