//! 代码: sets of codes of these APIs. The labels are the words of the official documents.

use top_core::TopCode;

/// 设备号类型 (`device_type`): the type of the device id that personalises the results (智能匹配).
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum DeviceType {
    /// IMEI.
    #[code("IMEI", "IMEI")]
    Imei,
    /// IDFA.
    #[code("IDFA", "IDFA")]
    Idfa,
    /// UTDID. It does not support MD5.
    #[code("UTDID", "UTDID（不支持MD5加密）")]
    Utdid,
    /// OAID.
    #[code("OAID", "OAID")]
    Oaid,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 设备号加密类型 (`device_encrypt`): the hash of the device id.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum DeviceEncrypt {
    /// MD5: 32 digits in lower case.
    #[code("MD5", "MD5")]
    Md5,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 牛皮癣程度 (`npx_level`): the amount of promotional clutter (牛皮癣) on the pictures.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum NpxLevel {
    /// 不限: any amount.
    #[code(1, "不限")]
    Any,
    /// 无: none.
    #[code(2, "无")]
    Clean,
    /// 轻微: a little.
    #[code(3, "轻微")]
    Slight,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 排序 (`sort`): the order of the search results.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum MaterialOptionalSort {
    /// 销量（降序）: most sales first.
    #[code("total_sales_des", "销量（降序）")]
    SalesDescending,
    /// 销量（升序）: fewest sales first.
    #[code("total_sales_asc", "销量（升序）")]
    SalesAscending,
    /// 淘客佣金比率（降序）: highest commission rate first.
    #[code("tk_rate_des", "淘客佣金比率（降序）")]
    RateDescending,
    /// 淘客佣金比率（升序）: lowest commission rate first.
    #[code("tk_rate_asc", "淘客佣金比率（升序）")]
    RateAscending,
    /// 累计推广量（降序）: most promoted first.
    #[code("tk_total_sales_des", "累计推广量（降序）")]
    PromotedDescending,
    /// 累计推广量（升序）: least promoted first.
    #[code("tk_total_sales_asc", "累计推广量（升序）")]
    PromotedAscending,
    /// 总支出佣金（降序）: most commission paid first.
    #[code("tk_total_commi_des", "总支出佣金（降序）")]
    CommissionDescending,
    /// 总支出佣金（升序）: least commission paid first.
    #[code("tk_total_commi_asc", "总支出佣金（升序）")]
    CommissionAscending,
    /// 价格（降序）: highest price first.
    #[code("price_des", "价格（降序）")]
    PriceDescending,
    /// 价格（升序）: lowest price first.
    #[code("price_asc", "价格（升序）")]
    PriceAscending,
    /// 匹配分（降序）: best match first.
    #[code("match_des", "匹配分（降序）")]
    MatchDescending,
    /// 匹配分（升序）: worst match first.
    #[code("match_asc", "匹配分（升序）")]
    MatchAscending,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 佣金类型 (`commission_type`): the campaign that pays the commission in the results of 物料搜索.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum MaterialOptionalCommissionType {
    /// 营销计划: a marketing campaign.
    #[code("MKT", "营销计划")]
    Marketing,
    /// 定向计划: a targeted campaign.
    #[code("SP", "定向计划")]
    Targeted,
    /// 通用计划: the general campaign.
    #[code("COMMON", "通用计划")]
    Common,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 额外奖励活动类型 (`cpa_reward_type`): the campaign of an extra reward in the results of 物料精选.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum OptimusRewardType {
    /// 单单奖励(已失效): a reward for each order; no longer valid.
    #[code(0, "单单奖励(已失效)")]
    EachOrder,
    /// 超级单单奖励(已失效): the super reward for each order; no longer valid.
    #[code(1, "超级单单奖励(已失效)")]
    SuperEachOrder,
    /// 年货节单单奖励: a reward for each order of 年货节.
    #[code(2, "年货节单单奖励")]
    NewYearEachOrder,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 猫超买返卡总数 (`maifan_promotion_condition`): the number of cards.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MaifanTotal {
    /// 不限量: no limit.
    #[code(-1, "不限量")]
    Unlimited,
    /// The number of cards.
    #[code(other)]
    Cards(i64),
}

/// 猫超玩法类型 (`maochao_play_discount_type`): the kind of the discount at Tmall supermarket.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MaochaoDiscountType {
    /// 折扣(满n件折扣): a percentage discount from a number of pieces.
    #[code(2, "折扣(满n件折扣)")]
    PiecesPercent,
    /// 减钱(满n元减m元): money off from an amount.
    #[code(5, "减钱(满n元减m元)")]
    AmountOff,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 满减满折的类型 (`promotion_type`): the kind of a discount from a threshold in the results of 物料精选.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum FullDiscountType {
    /// 满减: money off.
    #[code(1, "满减")]
    AmountOff,
    /// 满折: a percentage discount.
    #[code(2, "满折")]
    Percent,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 权益物料Id (`promotion_id`): the official collections of benefits. The platform announces more ids.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum BenefitMaterial {
    /// 有价券: coupons that are sold.
    #[code(37104, "有价券")]
    PaidCoupons,
    /// 大额店铺券: shop coupons of a high face value.
    #[code(37116, "大额店铺券")]
    LargeShopCoupons,
    /// 天猫店铺券: coupons of Tmall shops.
    #[code(62191, "天猫店铺券")]
    TmallShopCoupons,
    /// 券券补: coupons with a subsidy (券券补).
    #[code(61809, "券券补")]
    SubsidisedCoupons,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 权益类型 (`promotion_type`): the kind of a benefit in the results of 权益物料精选.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum BenefitType {
    /// 有价券: a shop or item coupon that is sold.
    #[code(1, "有价券")]
    PaidCoupon,
    /// 公开券: a shop or item coupon that anybody can claim.
    #[code(2, "公开券")]
    PublicCoupon,
    /// 妈妈券: a shop or item coupon that is claimed through Alimama.
    #[code(3, "妈妈券")]
    AlimamaCoupon,
    /// 品类券: a coupon that is valid across shops and can be combined with the other three.
    #[code(4, "品类券")]
    CategoryCoupon,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 优惠门槛类型 (`condition_type`): whether the threshold of a benefit is an amount or a number of pieces.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum BenefitConditionType {
    /// 满元: an amount.
    #[code(1, "满元")]
    Amount,
    /// 满件: a number of pieces.
    #[code(2, "满件")]
    Pieces,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 优惠类型 (`discount_type`): the kind of the discount of a benefit.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum BenefitDiscountType {
    /// 减钱: money off.
    #[code(1, "减钱")]
    AmountOff,
    /// 打折: a percentage discount.
    #[code(2, "打折")]
    Percent,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 物料类型 (`material_type`): the content of a material.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum TouMaterialType {
    /// 商品: items.
    #[code(1, "商品")]
    Items,
    /// 权益: benefits such as coupons.
    #[code(2, "权益")]
    Benefits,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 物料主题类型 (`subject`): the theme of a material.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum TouMaterialSubject {
    /// 促销活动: sales campaigns.
    #[code(1, "促销活动")]
    Sales,
    /// 热门主题: popular themes.
    #[code(2, "热门主题")]
    PopularThemes,
    /// 精选榜单: selected rankings.
    #[code(3, "精选榜单")]
    Rankings,
    /// 行业频道等: industry channels and the like.
    #[code(4, "行业频道等")]
    IndustryChannels,
    /// 其他: others.
    #[code(5, "其他")]
    Miscellaneous,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
