//! Codes of orders.

use top_core::TopCode;

/// 订单状态 (`tk_status`): the state of an order.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum TkStatus {
    /// 已结算: the receipt is confirmed and the commission is paid.
    #[code(3, "已结算")]
    Settled,
    /// 拍下未付款: ordered, and not paid yet.
    #[code(11, "拍下未付款")]
    Unpaid,
    /// 已付款: paid; the receipt is not confirmed yet.
    #[code(12, "已付款")]
    Paid,
    /// 已失效: closed, or the commission is less than 0.01 yuan.
    #[code(13, "已失效")]
    Closed,
    /// 已收货: the receipt is confirmed; the commission is not paid yet.
    #[code(14, "已收货")]
    Received,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 查询时间类型 (`query_type`): the timestamp of the orders that the window filters by.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum OrderQueryType {
    /// 创建时间: the time of the order.
    #[code(1, "创建时间")]
    Creation,
    /// 付款时间: the time of the payment.
    #[code(2, "付款时间")]
    Payment,
    /// 结算时间: the time of the settlement.
    #[code(3, "结算时间")]
    Settlement,
    /// 更新时间: the time of the last change.
    #[code(4, "更新时间")]
    Update,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 跳转类型 (`jump_type`): the direction in which `position_index` pages.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum JumpType {
    /// 向前翻页: the page before.
    #[code(-1, "向前翻页")]
    Previous,
    /// 向后翻页: the page after.
    #[code(1, "向后翻页")]
    Next,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 场景订单 (`order_scene`): the relation that the orders came through.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum OrderScene {
    /// 常规订单: all orders.
    #[code(1, "常规订单")]
    All,
    /// 渠道订单: orders of channels.
    #[code(2, "渠道订单")]
    Channel,
    /// 会员运营订单: orders of members.
    #[code(3, "会员运营订单")]
    Member,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 推广者角色 (`member_type`): the role in which the publisher earns. Refunds count the roles differently: see
/// [`RefundMemberType`].
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MemberType {
    /// 二方: promotes by own means.
    #[code(2, "二方")]
    SecondParty,
    /// 三方: promotes through a second party.
    #[code(3, "三方")]
    ThirdParty,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 推广者角色 (`member_type`) of refunds: the role in which the publisher earns.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RefundMemberType {
    /// 2方: promotes by own means.
    #[code(1, "2方")]
    SecondParty,
    /// 3方: promotes through a second party.
    #[code(2, "3方")]
    ThirdParty,
    /// 不限: both.
    #[code(4, "不限")]
    Any,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
