//! Codes of 人群识别.

use top_core::TopCode;

/// 行为 (`action`): the action of a user that is reported.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum UvidAction {
    /// 广告曝光: an advertisement was shown.
    #[code(1, "广告曝光")]
    AdExposure,
    /// 广告点击: an advertisement was clicked.
    #[code(2, "广告点击")]
    AdClick,
    /// 商品曝光: an item was shown.
    #[code(3, "商品曝光")]
    ItemExposure,
    /// 商品点击: an item was clicked.
    #[code(4, "商品点击")]
    ItemClick,
    /// feed 流商品曝光: an item was shown in the feed. Channels (RID) only.
    #[code(8, "feed流商品曝光")]
    FeedItemExposure,
    /// feed 流商品点击: an item was clicked in the feed. Channels (RID) only.
    #[code(9, "feed流商品点击")]
    FeedItemClick,
    /// 商详曝光: the details of an item were shown. Channels (RID) only.
    #[code(10, "商详曝光")]
    DetailExposure,
    /// 商详点击立即分享: "share now" was clicked in the details of an item. Channels (RID) only.
    #[code(11, "商详点击立即分享")]
    DetailShare,
    /// 商详点击立即购买: "buy now" was clicked in the details of an item. Channels (RID) only.
    #[code(12, "商详点击立即购买")]
    DetailBuy,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 创建维度 (`create_taoke_type`): the scope that a uvid was created for.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum UvidScope {
    /// member 维度: one member.
    #[code(1, "member维度")]
    Member,
    /// member 组维度: a group of members.
    #[code(2, "member组维度")]
    MemberGroup,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 淘客业务域 (`tk_domain`): the line of business of a publisher.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum UvidDomain {
    /// 导购: shopping guides.
    #[code(1, "导购")]
    ShoppingGuide,
    /// 流量: traffic.
    #[code(2, "流量")]
    Traffic,
    /// 社群: communities.
    #[code(3, "社群")]
    Community,
    /// 代理: agencies.
    #[code(4, "代理")]
    Agency,
    /// 返利: cashback.
    #[code(5, "返利")]
    Cashback,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 原始用户 ID 类型 (`source_type`): the kind of user ids to encrypt.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum UvidSourceType {
    /// 媒体侧用户id: ids of the medium's own.
    #[code(1, "媒体侧用户id")]
    MediaUser,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 设备号类型 (`device_type`): the kind of device id to encrypt, and whether it is hashed.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum UvidDeviceType {
    /// OAID 不加密: the OAID itself.
    #[code("1", "OAID 不加密")]
    Oaid,
    /// IMEI md5 加密: the MD5 of the IMEI.
    #[code("2", "IMEI md5加密")]
    ImeiMd5,
    /// IDFA md5 加密: the MD5 of the IDFA.
    #[code("3", "IDFA md5加密")]
    IdfaMd5,
    /// CAID.
    #[code("4", "CAID")]
    Caid,
    /// CAID2.
    #[code("5", "CAID2")]
    Caid2,
    /// OAID md5 加密: the MD5 of the OAID.
    #[code("6", "OAID md5加密")]
    OaidMd5,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 账号组类型 (`group_type`): the kind of group of accounts.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum UvidGroupType {
    /// 媒体账号组: a group of accounts of a medium.
    #[code(1, "媒体账号组")]
    Media,
    /// 自定义账号组: a group of the publisher's own.
    #[code(2, "自定义账号组")]
    Custom,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 厂商 (`manufacturer`): the manufacturer of the devices.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum RtaManufacturer {
    /// 华为: Huawei.
    #[code("huawei", "华为")]
    Huawei,
    /// 荣耀: Honor.
    #[code("rongyao", "荣耀")]
    Honor,
    /// OPPO.
    #[code("oppo", "oppo")]
    Oppo,
    /// vivo.
    #[code("vivo", "vivo")]
    Vivo,
    /// 小米: Xiaomi.
    #[code("xiaomi", "小米")]
    Xiaomi,
    /// 荣耀网络消息: network messages of Honor.
    #[code("rongyaoNetwork", "荣耀网络消息")]
    HonorNetwork,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// RTA 类型 (`rta_type`): whether the RTA is that of the manufacturer or of 淘宝联盟.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RtaType {
    /// 厂商 RTA: RTA of the manufacturer.
    #[code(0, "厂商rta")]
    Manufacturer,
    /// 联盟 RTA: RTA of 淘宝联盟.
    #[code(1, "联盟rta")]
    Union,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 活动状态 (`status`): whether a user fits a targeted campaign.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum RtaOfferStatus {
    /// 符合活动要求: the user fits the campaign.
    #[code("1", "符合活动要求")]
    Matched,
    /// 淘客无活动权限: the publisher may not use the campaign.
    #[code("2", "淘客无活动权限")]
    NotPermitted,
    /// 用户不匹配活动: the user does not fit the campaign.
    #[code("3", "用户不匹配活动")]
    NotMatched,
    /// 系统异常: an error of the platform.
    #[code("4", "系统异常")]
    SystemError,
    /// 活动不存在: the campaign does not exist.
    #[code("5", "活动不存在")]
    NotFound,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 策略状态 (`status`): whether a user fits a strategy.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum RtaStrategyStatus {
    /// 符合活动要求: the user fits the strategy.
    #[code("1", "符合活动要求")]
    Matched,
    /// 用户不匹配活动: the user does not fit the strategy.
    #[code("3", "用户不匹配活动")]
    NotMatched,
    /// 系统异常: an error of the platform.
    #[code("4", "系统异常")]
    SystemError,
    /// 策略ID不存在: the strategy does not exist.
    #[code("6", "策略ID不存在")]
    NotFound,
    /// 策略ID无效: the strategy is not valid.
    #[code("7", "策略ID无效")]
    Invalid,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}
