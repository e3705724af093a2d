//! 代码: closed sets of codes that the platform may extend.

use top_core::code;

code! {
    /// 订单状态 (`tk_status`): where an order stands.
    pub enum TkStatus: number {
        /// 已结算: receipt is confirmed and commission was settled.
        Settled = 3,
        /// 已付款: paid; nothing is owed yet.
        Paid = 12,
        /// 已失效: closed, refunded before receipt.
        Closed = 13,
        /// 已收货: receipt is confirmed.
        HttpResponse = 14,
    }
}

code! {
    /// 查询时间类型 (`query_type`): which time of the orders the window is about.
    pub enum OrderQueryType: number {
        /// 创建时间: when the order was made.
        Creation = 1,
        /// 付款时间: when it was paid.
        Payment = 2,
        /// 结算时间: when commission fell due.
        Settlement = 3,
        /// 更新时间: when it last changed.
        Update = 4,
    }
}

code! {
    /// 跳转类型 (`jump_type`): which page next, with `position_index`.
    pub enum JumpType: number {
        /// 上一页: the page before.
        Previous = -1,
        /// 下一页: the page after.
        Next = 1,
    }
}

code! {
    /// 场景订单 (`order_scene`): orders of which relation.
    pub enum OrderScene: number {
        /// 常规订单: all orders.
        All = 1,
        /// 渠道订单: orders of channels.
        Channel = 2,
        /// 会员运营订单: orders of members.
        Member = 3,
    }
}

code! {
    /// 推广者角色 (`member_type`): in which role the publisher earns.
    pub enum MemberType: number {
        /// 二方: promotes by own means.
        SecondParty = 2,
        /// 三方: promotes by way of a second party.
        ThirdParty = 3,
    }
}

code! {
    /// 操作类型 (`operate_type`): into the group or out of it.
    pub enum OperateType: number {
        /// 新增: adds.
        Add = 1,
        /// 删除: removes.
        Remove = 2,
    }
}

code! {
    /// 链接形式 (`platform`): for which device links are made.
    pub enum Platform: number {
        /// PC.
        Pc = 1,
        /// 无线: mobile.
        Mobile = 2,
    }
}

code! {
    /// 佣金类型 (`promotion_type`): who the commission is for.
    pub enum PromotionType: text {
        /// 自购省: the buyer saves.
        SelfPurchase = "1",
        /// 推广赚: the publisher earns.
        Promotion = "2",
    }
}

code! {
    /// 场景 id (`biz_scene_id`): what the links are for.
    pub enum BizScene: text {
        /// 动态 id 转链: conversion of links with changing ids, the default.
        DynamicId = "1",
        /// 消费者比价: price comparison for cash back.
        PriceComparison = "2",
        /// 商品库导购: shopping guide for content.
        ShoppingGuide = "3",
    }
}
