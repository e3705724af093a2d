//! Codes of orders.

use top_core::TopCode;

/// 订单状态 (`tk_status`): the state of an order.
///
/// A paid order is [`Paid`](Self::Paid), then [`Received`](Self::Received) when the buyer confirms the receipt, then
/// [`Settled`](Self::Settled) when the seller has paid the commission. It is [`Closed`](Self::Closed) if
///
/// - the buyer does not pay in time, or buyer or seller cancel it before the payment;
/// - the buyer gets a refund after the payment, before the receipt (售中退款);
/// - the buyer pays the deposit of a presale, but does not make the final payment in time;
/// - its commission is less than 0.01 yuan.
///
/// The commission is settled on the amount that the seller received, even if the trade is closed; special orders such as
/// 满返 and 买返 are an exception.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum TkStatus {
    /// 已结算: the receipt is confirmed, and the seller has paid the commission.
    #[code(3, "已结算")]
    Settled,
    /// 已付款: paid; the receipt is not confirmed yet.
    #[code(12, "已付款")]
    Paid,
    /// 已失效（关闭）: the order is closed, or its commission is less than 0.01 yuan.
    #[code(13, "已失效（关闭）")]
    Closed,
    /// 已收货（订单成功）: the receipt is confirmed; the seller has not paid the commission yet.
    #[code(14, "已收货（订单成功）")]
    Received,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 订单状态 (`tk_status`) as a filter of [`TbkOrderDetailsGet`](super::TbkOrderDetailsGet): the states of [`TkStatus`], and
/// orders that are not paid.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum TkStatusFilter {
    /// 结算成功: the receipt is confirmed, and the seller has paid the commission.
    #[code(3, "结算成功")]
    Settled,
    /// 拍下未付款: ordered, but not paid.
    #[code(11, "拍下未付款")]
    Unpaid,
    /// 付款: paid; the receipt is not confirmed yet.
    #[code(12, "付款")]
    Paid,
    /// 关闭: the order is closed.
    #[code(13, "关闭")]
    Closed,
    /// 确认收货: the receipt is confirmed; the seller has not paid the commission yet.
    #[code(14, "确认收货")]
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
    /// 向前翻页: the previous page.
    #[code(-1, "向前翻页")]
    Previous,
    /// 向后翻页: the next page.
    #[code(1, "向后翻页")]
    Next,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 订单类型 (`order_scene`): the kind of orders to return.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum OrderScene {
    /// 所有订单: all orders.
    #[code(1, "所有订单")]
    All,
    /// 渠道订单: orders that came through channels (渠道).
    #[code(2, "渠道订单")]
    Channel,
    /// 会员运营订单: orders of the members of member operation (会员运营).
    #[code(3, "会员运营订单")]
    Member,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 推广者角色 (`member_type`, `tk_order_role`): the role in which the publisher earns. The refund queries have other codes:
/// see [`RefundMemberType`].
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum MemberType {
    /// 二方: the first owner of the commission.
    #[code(2, "二方")]
    SecondParty,
    /// 三方: takes a share of the commission of other publishers.
    #[code(3, "三方")]
    ThirdParty,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 维权标签 (`refund_tag`): whether the order has a refund dispute (维权退款).
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RefundTag {
    /// 非维权: no dispute.
    #[code(0, "非维权")]
    Undisputed,
    /// 维权订单: an order with a dispute.
    #[code(1, "维权订单")]
    Disputed,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 专项服务费来源 (`tk_share_role_type`): the source of a special service fee.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum ServiceFeeSource {
    /// 渠道: the channel.
    #[code(122, "渠道")]
    Channel,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 推广者角色 (`member_type`) of refunds: the role in which the publisher earns.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RefundMemberType {
    /// 2方: the first owner of the commission.
    #[code(1, "2方")]
    SecondParty,
    /// 3方: takes a share of the commission of other publishers.
    #[code(2, "3方")]
    ThirdParty,
    /// 不限: both roles.
    #[code(4, "不限")]
    Any,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 订单类型 (`order_scene`) of refunds: the kind of orders to return.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RefundOrderScene {
    /// 全部订单: all orders.
    #[code(1, "全部订单")]
    All,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 查询时间类型 (`query_type`, `search_type`) of refunds: the timestamp that the query filters by.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RefundQueryType {
    /// 维权发起时间: the time at which the dispute was opened.
    #[code(1, "维权发起时间")]
    DisputeCreation,
    /// 订单结算时间: the time at which the order was settled.
    #[code(2, "订单结算时间")]
    Settlement,
    /// 维权完成时间: the time at which the dispute was closed.
    #[code(3, "维权完成时间")]
    DisputeCompletion,
    /// 订单创建时间: the time of the order.
    #[code(4, "订单创建时间")]
    OrderCreation,
    /// 订单更新时间: the time of the last change of the order.
    #[code(5, "订单更新时间")]
    OrderUpdate,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 维权状态 (`refund_status`): the state of a refund dispute.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RefundStatus {
    /// 维权成功: the dispute succeeded.
    #[code(2, "维权成功")]
    Succeeded,
    /// 维权失败: the dispute failed.
    #[code(3, "维权失败")]
    Failed,
    /// 维权创建: the dispute was opened.
    #[code(4, "维权创建")]
    Created,
    /// 发生多次维权，待处理: there are several disputes, which are not processed yet.
    #[code(11, "发生多次维权，待处理")]
    SeveralPending,
    /// 从淘客处补扣，等待扣款: the publisher was paid, and the amount is to be deducted from the publisher.
    #[code(12, "从淘客处补扣，等待扣款")]
    PublisherDeductionPending,
    /// 从淘客处补扣，扣款成功: the publisher was paid, and the amount is deducted from the publisher.
    #[code(13, "从淘客处补扣，扣款成功")]
    PublisherDeducted,
    /// 从卖家处补扣，等待扣款: the seller was paid, and the amount is to be deducted from the seller.
    #[code(14, "从卖家处补扣，等待扣款")]
    SellerDeductionPending,
    /// 从卖家处补扣，扣款成功: the seller was paid, and the amount is deducted from the seller.
    #[code(15, "从卖家处补扣，扣款成功")]
    SellerDeducted,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 推广者角色 (`refund_type`): the role in which the publisher earns, in the refunds of channels and members.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RelationRefundType {
    /// 2方: the first owner of the commission.
    #[code(1, "2方")]
    SecondParty,
    /// 3方: takes a share of the commission of other publishers.
    #[code(2, "3方")]
    ThirdParty,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 推广者角色 (`refund_type`) as a filter: the roles of [`RelationRefundType`], or both.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RelationRefundTypeFilter {
    /// 不限: both roles.
    #[code(0, "不限")]
    Any,
    /// 2方: the first owner of the commission.
    #[code(1, "2方")]
    SecondParty,
    /// 3方: takes a share of the commission of other publishers.
    #[code(2, "3方")]
    ThirdParty,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 关系类型 (`biz_type`): the relation that the orders came through.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum RelationRefundBizType {
    /// 渠道关系id: the relation id of a channel.
    #[code(1, "渠道关系id")]
    Channel,
    /// 会员关系id: the relation id of a member.
    #[code(2, "会员关系id")]
    Member,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 处罚状态 (`punish_status`): the state of a punishment.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum PunishStatus {
    /// 冻结: frozen.
    #[code(0, "冻结")]
    Frozen,
    /// 解冻: released.
    #[code(1, "解冻")]
    Released,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 处罚类型 (`violation_type`): the reason of a punishment.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum PunishViolation {
    /// 店铺淘宝客: a shop that acts as a publisher.
    #[code("店铺淘宝客", "店铺淘宝客")]
    ShopPublisher,
    /// 订单虚假交易: fake orders.
    #[code("订单虚假交易", "订单虚假交易")]
    FakeOrder,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}
