//! Codes of marketing messages.

use top_core::TopCode;

/// 功能类型 (`func_type`): whether the call is a test or a push.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MarketingFunction {
    /// 测试: a test.
    #[code(0, "测试")]
    Test,
    /// 推送: a push.
    #[code(1, "推送")]
    Push,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 物料类型 (`material_type`): the kind of material that the message promotes.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MarketingMaterialType {
    /// 单品: an item.
    #[code(1, "单品")]
    Item,
    /// 活动会场: a campaign page.
    #[code(2, "活动会场")]
    CampaignPage,
    /// 动态承接页: a dynamic landing page.
    #[code(3, "动态承接页")]
    DynamicLandingPage,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 推送厂商 (`manufacturer`): the maker of the device.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum MarketingManufacturer {
    /// 华为: Huawei.
    #[code("huawei", "华为")]
    Huawei,
    /// OPPO.
    #[code("oppo", "oppo")]
    Oppo,
    /// 荣耀: Honor.
    #[code("rongyao", "荣耀")]
    Honor,
    /// vivo.
    #[code("vivo", "vivo")]
    Vivo,
    /// 小米: Xiaomi.
    #[code("xiaomi", "小米")]
    Xiaomi,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 标题字体颜色 (`title_color`): the colour of the title.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum HuaweiTitleColor {
    /// 蓝色: blue.
    #[code(1, "蓝色")]
    Blue,
    /// 红色: red.
    #[code(2, "红色")]
    Red,
    /// 白色: white.
    #[code(3, "白色")]
    White,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 展示方式 (`advanced_style`): how the device shows the message.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum HuaweiDisplayStyle {
    /// 通知栏: in the notification bar.
    #[code(1, "通知栏")]
    NotificationBar,
    /// 亮屏: with the screen on.
    #[code(2, "亮屏")]
    ScreenOn,
    /// 立即展示: at once.
    #[code(3, "立即展示")]
    Immediate,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 状态 (`status`): the state of a push.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MarketingMsgStatus {
    /// 创建失败: the push was not created.
    #[code(0, "创建失败")]
    CreationFailed,
    /// 待推送: waits to be sent.
    #[code(1, "待推送")]
    Waiting,
    /// 推送中: is being sent.
    #[code(2, "推送中")]
    Sending,
    /// 已推送: sent.
    #[code(3, "已推送")]
    Sent,
    /// 已终止: stopped.
    #[code(4, "已终止")]
    Stopped,
    /// 已过期: expired.
    #[code(5, "已过期")]
    Expired,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
