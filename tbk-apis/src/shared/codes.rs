//! 代码: sets of codes that the platform may extend. The labels are the words of the official documents.

use top_core::TopCode;

/// 链接形式 (`platform`): the kind of device that the links are for.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum Platform {
    /// PC: links for computers.
    #[code(1, "PC")]
    Pc,
    /// 无线: links for mobile devices.
    #[code(2, "无线")]
    Mobile,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 自购省/推广赚 (`promotion_type`): the purpose of a link in the agency mode (代理模式).
///
/// Required in the agency mode; all other publishers leave it out.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum PromotionType {
    /// 自购省: the buyer saves.
    #[code("1", "自购省")]
    SelfPurchase,
    /// 推广赚: earning by promotion.
    #[code("2", "推广赚")]
    Promotion,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 场景 id (`biz_scene_id`): the scene that item ids and links are for.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum BizScene {
    /// 动态ID转链场景: link conversion with dynamic item ids.
    #[code("1", "动态ID转链场景")]
    DynamicId,
    /// 消费者比价场景: price comparison by consumers.
    #[code("2", "消费者比价场景")]
    PriceComparison,
    /// 商品库导购场景: shopping guides from an item library.
    #[code("3", "商品库导购场景")]
    ShoppingGuide,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 是否: yes or no, as a code. Some texts of the platform write 不是 for 否.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum YesNo {
    /// 否: no.
    #[code(0, "否")]
    No,
    /// 是: yes.
    #[code(1, "是")]
    Yes,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 卖家类型 (`user_type`): the market that the seller's shop belongs to. The platform calls Taobao 淘宝 or 集市, and Tmall
/// 天猫 or 商城.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum UserType {
    /// 淘宝集市: a shop on Taobao.
    #[code(0, "淘宝集市")]
    Taobao,
    /// 天猫商城: a shop on Tmall.
    #[code(1, "天猫商城")]
    Tmall,
    /// 特价版: a shop of Taobao's special offer edition.
    #[code(3, "特价版")]
    SpecialOffer,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 佣金类型 (`commission_type`): the kind of campaign that pays the commission.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum CommissionType {
    /// 营销计划: a marketing campaign.
    #[code("MKT", "营销计划")]
    Marketing,
    /// 定向计划: a targeted campaign.
    #[code("SP", "定向计划")]
    Targeted,
    /// 通用计划: the general campaign.
    #[code("COMMON", "通用计划")]
    Common,
    /// 自选计划: a campaign that the publisher chose.
    #[code("ZX", "自选计划")]
    SelfChosen,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 场景 id (`biz_scene_id`): the scene that the links are for.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum LinkScene {
    /// 动态ID转链场景: link conversion with dynamic item ids.
    #[code("1", "动态ID转链场景")]
    DynamicId,
    /// 消费者比价场景: price comparison by consumers.
    #[code("2", "消费者比价场景")]
    PriceComparison,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 券属性 (`coupon_type`): the goods that the coupon is valid for.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CouponScope {
    /// 店铺券: a coupon for a shop.
    #[code(0, "店铺券")]
    Shop,
    /// 单品券: a coupon for one item.
    #[code(1, "单品券")]
    Item,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 设备信息类型 (`device_type`): the kind of identifier that a user is matched by.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum UserDeviceType {
    /// IMEI.
    #[code("IMEI", "IMEI")]
    Imei,
    /// IDFA.
    #[code("IDFA", "IDFA")]
    Idfa,
    /// OAID.
    #[code("OAID", "OAID")]
    Oaid,
    /// A phone number.
    #[code("MOBILE", "MOBILE")]
    Mobile,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 天天开彩蛋 (`reward_info`): whether the purchase wins an egg of the game 天天开彩蛋.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum EggReward {
    /// 不会获得彩蛋: the purchase wins no egg.
    #[code(0, "不会获得彩蛋")]
    NoEgg,
    /// 会获得彩蛋: the consumer wins an egg by buying the item.
    #[code(1, "会获得彩蛋")]
    Egg,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 卖家类型 (`user_type`): the market of the seller, where only two markets are documented.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum SellerType {
    /// 淘宝集市: a shop on Taobao.
    #[code(0, "淘宝集市")]
    Taobao,
    /// 天猫商城: a shop on Tmall.
    #[code(1, "天猫商城")]
    Tmall,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
