//! Codes of 拉新 and CPA campaigns.

use top_core::TopCode;

/// 数据类型 (`query_type`, `calc_type`): whether figures are estimates or settlements.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum CpaDataType {
    /// 预估: estimated.
    #[code(1, "预估")]
    Estimated,
    /// 结算: settled.
    #[code(2, "结算")]
    Settled,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 活动类型 (`activity_type`): the platform that a 拉新 campaign wins users for.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum NewuserActivityType {
    /// 淘宝: Taobao.
    #[code("taobao", "淘宝")]
    Taobao,
    /// 支付宝: Alipay.
    #[code("alipay", "支付宝")]
    Alipay,
    /// 天猫: Tmall.
    #[code("tmall", "天猫")]
    Tmall,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 新人状态 (`status`): the progress of a new user. Its meaning depends on the campaign.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum NewuserStatus {
    /// Taobao: 新注册 (registered). Alipay 实名: 已绑定 (bound).
    #[code(1, "新注册；已绑定")]
    RegisteredOrBound,
    /// Taobao: 激活 (activated). Alipay 实名: 拉新成功 (counts as a new user). Tmall: 已领取 (claimed the red packet).
    #[code(2, "激活；拉新成功；已领取")]
    ActivatedOrClaimed,
    /// Taobao, Tmall and Alipay 新登: 首购 (first purchase). Alipay 实名: 无效用户 (invalid user).
    #[code(3, "首购；无效用户")]
    PurchasedOrInvalid,
    /// Taobao and Alipay 新登: 确认收货, Tmall: 已收货 (received the goods).
    #[code(4, "确认收货")]
    Received,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 订单淘客类型 (`order_tk_type`): whether an order counts as promoted.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum NewuserOrderType {
    /// 淘客订单: an order by promotion.
    #[code(1, "淘客订单")]
    Promoted,
    /// 非淘客订单: any other order.
    #[code(2, "非淘客订单")]
    NotPromoted,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 绑卡状态 (`is_card_save`): whether a bank card is bound.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum NewuserCardStatus {
    /// 未绑定: no card is bound.
    #[code(0, "未绑定")]
    Unbound,
    /// 绑定: a card is bound.
    #[code(1, "绑定")]
    Bound,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
