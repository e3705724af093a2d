//! Codes of publishers and channels.

use top_core::TopCode;

/// 日志类型 (`type`): the type of log entry.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum DataReportType {
    /// 推广日志: a promotion.
    #[code("1", "推广日志")]
    Promotion,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 邀请码类型 (`code_type`): the type of invitation.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum InviteCodeType {
    /// 渠道邀请: invites channels.
    #[code(1, "渠道邀请")]
    Channel,
    /// 渠道裂变: invites channels through channels (fission).
    #[code(2, "渠道裂变")]
    ChannelFission,
    /// 会员邀请: invites members.
    #[code(3, "会员邀请")]
    Member,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 操作类型 (`operate_type`): whether an account is added to an account group or removed from it.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MemberOperateType {
    /// 新增: adds the account.
    #[code(1, "新增")]
    Add,
    /// 剔除: removes the account.
    #[code(2, "剔除")]
    Remove,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 类型 (`info_type`): whether a query returns channels or members.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum PublisherInfoType {
    /// 渠道信息: channels.
    #[code(1, "渠道信息")]
    Channel,
    /// 会员信息: members.
    #[code(2, "会员信息")]
    Member,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 类型 (`info_type`): the type of a registration.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RegistrationType {
    /// 渠道备案: registers a channel.
    #[code(1, "渠道备案")]
    Channel,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 备案场景 (`relation_app`): the scene that a channel or member is registered for.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum RelationApp {
    /// 通用备案: general use.
    #[code("common", "通用备案")]
    Common,
    /// 一淘备案: 一淘 (Etao).
    #[code("etao", "一淘备案")]
    Etao,
    /// 一淘小程序备案: the mini program of 一淘 (Etao).
    #[code("minietao", "一淘小程序备案")]
    EtaoMiniProgram,
    /// 线下门店备案: an offline shop.
    #[code("offlineShop", "线下门店备案")]
    OfflineShop,
    /// 线下个人备案: a person who promotes offline.
    #[code("offlinePerson", "线下个人备案")]
    OfflinePerson,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 线下场景 (`offline_scene`): the place where a channel promotes offline.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum OfflineScene {
    /// 门店: a shop.
    #[code("1", "门店")]
    Shop,
    /// 学校: a school.
    #[code("2", "学校")]
    School,
    /// 工厂: a factory.
    #[code("3", "工厂")]
    Factory,
    /// 其他: another place.
    #[code("4", "其他")]
    Elsewhere,
    /// A code that is not documented, or the label of a code.
    #[code(other)]
    Other(String),
}

/// 线上场景 (`online_scene`): the place where a channel promotes online.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum OnlineScene {
    /// 微信群: groups on WeChat.
    #[code("1", "微信群")]
    WeChatGroup,
    /// QQ群: groups on QQ.
    #[code("2", "QQ群")]
    QqGroup,
    /// 其他: another place.
    #[code("3", "其他")]
    Elsewhere,
    /// A code that is not documented, or the label of a code.
    #[code(other)]
    Other(String),
}

/// 外部用户类型 (`external_type`): the platform that `external_id` belongs to.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum ExternalUserType {
    /// 其他: another platform.
    #[code(0, "其他")]
    AnotherPlatform,
    /// 微信: WeChat.
    #[code(1, "微信")]
    WeChat,
    /// 微博: Weibo.
    #[code(2, "微博")]
    Weibo,
    /// 抖音: Douyin.
    #[code(3, "抖音")]
    Douyin,
    /// 快手: Kuaishou.
    #[code(4, "快手")]
    Kuaishou,
    /// QQ.
    #[code(5, "QQ")]
    Qq,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 授权类型 (`op_type`): the effect of a member's authorisation.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RelationRecordType {
    /// 新绑: binds a new member.
    #[code(1, "新绑")]
    Bind,
    /// 更新: updates the external mark of a member.
    #[code(2, "更新")]
    Update,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
