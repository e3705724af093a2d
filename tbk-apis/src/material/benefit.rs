//! 权益: the benefits of 权益物料精选.

use top_core::{Decimal, ItemId, TopObject, TopTime, Yuan};

use super::{BenefitConditionType, BenefitDiscountType, BenefitType};

/// 权益: a benefit such as a shop coupon, with its terms and its links.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OptimusPromotion {
    /// 权益类型: the type of the benefit.
    #[top(example = "1")]
    pub promotion_type: Option<BenefitType>,
    /// 优惠门槛类型: whether the threshold is an amount or a number of pieces.
    #[top(example = "1")]
    pub condition_type: Option<BenefitConditionType>,
    /// 优惠类型: whether the discount is money off or a percentage discount.
    #[top(example = "1")]
    pub discount_type: Option<BenefitDiscountType>,
    /// 总量: the initial stock of the benefit.
    #[top(example = 50)]
    pub total_count: Option<i64>,
    /// 剩余库存: the stock of the benefit that is left.
    #[top(example = 20)]
    pub remain_count: Option<i64>,
    /// 展示开始时间: the time from which the benefit may be shown.
    #[top(example = "1559232000000", format = "epoch-ms")]
    pub display_start_time: Option<TopTime>,
    /// 展示结束时间: the time until which the benefit may be shown.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub display_end_time: Option<TopTime>,
    /// 权益信息: the terms of the benefit.
    #[top(list_item = "promotion_list")]
    pub promotion_list: Vec<OptimusPromotionEntry>,
    /// 权益扩展信息: the items and the links of the benefit.
    pub promotion_extend: Option<OptimusPromotionExtend>,
    /// 卖家ID: the id of the seller.
    #[top(example = "123")]
    pub seller_id: Option<String>,
    /// 卖家昵称: the nick of the seller.
    pub nick: Option<String>,
    /// 店铺名称: the name of the shop.
    pub shop_title: Option<String>,
    /// 店铺logo: the address of the logo of the shop.
    pub shop_picture_url: Option<String>,
}

/// 权益信息: the terms of a benefit, with its period, its threshold and its discount.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OptimusPromotionEntry {
    /// 权益开始时间: the time from which the benefit can be used.
    #[top(example = "1559232000000", format = "epoch-ms")]
    pub entry_used_start_time: Option<TopTime>,
    /// 权益结束时间: the time until which the benefit can be used.
    #[top(example = "1559750399000", format = "epoch-ms")]
    pub entry_used_end_time: Option<TopTime>,
    /// 权益起用门槛: the threshold of the benefit; for coupons the amount from which they can be used.
    #[top(example = "100")]
    pub entry_condition: Option<Yuan>,
    /// 权益面额: the discount; for coupons the money off.
    #[top(example = "30")]
    pub entry_discount: Option<Decimal>,
}

/// 权益扩展信息: the items and the links of a benefit.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OptimusPromotionExtend {
    /// 权益推荐商品: the items that the platform recommends with the benefit.
    #[top(list_item = "recommend_item_list")]
    pub recommend_item_list: Vec<BenefitItem>,
    /// 有价券信息: the coupon that is sold.
    pub youjia_coupon_info: Option<PaidCouponItem>,
    /// 权益链接: the link of the benefit.
    pub promotion_url: Option<String>,
}

/// 权益推荐商品: an item recommended with a benefit.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct BenefitItem {
    /// 权益推荐商品id: the id of the recommended item.
    #[top(example = 123456)]
    pub item_id: Option<ItemId>,
    /// 商品链接: the link of the item, without `https:`.
    pub url: Option<String>,
}

/// 有价券信息: a coupon that is sold as an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PaidCouponItem {
    /// 有价券商品id: the id of the item that is the coupon.
    #[top(example = "123456")]
    pub item_id: Option<ItemId>,
    /// 商品链接: the link of the item, without `https:`.
    pub url: Option<String>,
}
