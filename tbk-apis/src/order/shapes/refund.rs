//! Refunds of publishers.

use top_core::{RelationId, SpecialId, TopObject, TopTime, Yuan};

use crate::order::{JumpType, RefundMemberType, RefundOrderScene, RefundQueryType, RefundStatus};

/// 全量维权订单查询入参: the query of [`TbkOrderRefundGet`](crate::TbkOrderRefundGet) and
/// [`TbkScOrderRefundGet`](crate::TbkScOrderRefundGet).
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct PublisherRefundOrderQueryOption {
    /// 跳转类型: the direction of the next page. Required for every page but the first.
    #[top(example = 1)]
    pub jump_type: Option<JumpType>,
    /// 订单类型: the kind of orders to return.
    #[top(example = 1)]
    pub order_scene: RefundOrderScene,
    /// 单页订单量: the number of orders on a page.
    #[top(example = 1, range = 1..=100)]
    pub page_size: i64,
    /// 查询时间类型: the timestamp that the window filters by.
    ///
    /// 订单创建时间 and 订单更新时间 require a `start_time` at or after 2022-12-20 00:00:00.
    #[top(example = 1)]
    pub query_type: RefundQueryType,
    /// 查询页数: the number of the page. The official text does not say whether the first is 0 or 1.
    #[top(example = 0)]
    pub page_no: i64,
    /// 位点: the position that the previous page returned, unchanged. Required for every page but the first.
    #[top(example = "2222_334666")]
    pub position_index: Option<String>,
    /// 开始时间: the start of the window.
    #[top(example = "2022-12-23 12:28:22")]
    pub start_time: TopTime,
    /// 推广者角色: the role in which the publisher earns.
    #[top(example = 1)]
    pub member_type: RefundMemberType,
    /// 结束时间: the end of the window.
    #[top(example = "2022-12-23 13:28:22")]
    pub end_time: TopTime,
}

/// 维权订单: a refund dispute (维权) of a child order.
///
/// `tb_trade_id` is the `trade_id` of the order. Each dispute of an order has its own `refund_suit_id`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherRefundOrder {
    /// 维权编号: the id of the dispute, not of the order.
    #[top(example = "12345")]
    pub refund_suit_id: Option<String>,
    /// 淘宝父订单编号: the order number that the buyer sees.
    #[top(example = "1707359271433894971")]
    pub tb_trade_parent_id: Option<String>,
    /// 淘宝子订单编号: the id of the child order, `trade_id` of the order queries.
    #[top(example = "1707359271433894971")]
    pub tb_trade_id: Option<String>,
    /// 订单创建时间: the time of the order.
    #[top(example = "2022-10-19 14:33:06")]
    pub tb_trade_create_time: Option<TopTime>,
    /// 订单结算时间: the time at which the order was settled.
    #[top(example = "2022-10-19 14:39:31")]
    pub earning_time: Option<TopTime>,
    /// 维权创建时间: the time at which the dispute was opened.
    #[top(example = "2022-10-19 14:41:22")]
    pub tk_refund_time: Option<TopTime>,
    /// 维权完成时间: the time at which the dispute was closed.
    #[top(example = "2022-10-19 14:42:29")]
    pub tk_refund_suit_time: Option<TopTime>,
    /// 订单更新时间: the time of the last change.
    #[top(example = "2022-10-20 03:26:23")]
    pub modified_time: Option<TopTime>,
    /// 商品标题: the title of the item.
    #[top(example = "zf测试商品003商品，测试请不要拍")]
    pub item_title: Option<String>,
    /// 推广者角色: the role in which the publisher earns, 二方 or 三方.
    #[top(example = "二方")]
    pub tk_order_role: Option<String>,
    /// 维权状态: the state of the dispute.
    #[top(example = 2)]
    pub refund_status: Option<RefundStatus>,
    /// 结算金额: the amount of the order when the receipt was confirmed.
    #[top(example = "5.00")]
    pub tb_trade_finish_price: Option<Yuan>,
    /// 维权金额: the amount that the buyer claims.
    #[top(example = "3.50")]
    pub refund_fee: Option<Yuan>,
    /// 结算预估收入: the income estimated at the settlement, `tb_trade_finish_price` times the rate of the publisher.
    #[top(example = "1.10")]
    pub pub_share_fee: Option<Yuan>,
    /// 应退还佣金: the commission to give back, without the technical service fee and the special one for channels.
    #[top(example = "0.71")]
    pub tk_commission_fee_refund: Option<Yuan>,
    /// 应退还补贴: the subsidy to give back, without the technical service fee and the special one for channels.
    #[top(example = "0")]
    pub tk_subsidy_fee_refund: Option<Yuan>,
    /// 应退还佣金对应的技术服务费: the technical service fee of the commission to give back.
    #[top(example = "0.06")]
    pub tk_commission_alimm_refund_fee: Option<Yuan>,
    /// 应退还补贴对应的技术服务费: the technical service fee of the subsidy to give back.
    #[top(example = "0")]
    pub tk_subsidy_alimm_refund_fee: Option<Yuan>,
    /// 应退还佣金对应的渠道专项服务费: the special service fee for channels, of the commission to give back.
    #[top(example = "0")]
    pub tk_commission_agent_refund_fee: Option<Yuan>,
    /// 应退还补贴对应的渠道专项服务费: the special service fee for channels, of the subsidy to give back.
    #[top(example = "0")]
    pub tk_subsidy_agent_refund_fee: Option<Yuan>,
    /// 应退还预估收入: the estimated income to return: commission and subsidy, with both service fees.
    #[top(example = "0.77")]
    pub show_return_fee: Option<Yuan>,
    /// 渠道关系id: the channel that promoted the item, if one did.
    #[top(example = 1111111)]
    pub relation_id: Option<RelationId>,
    /// 会员关系id: the member who bought, if the order is one of member operation.
    #[top(example = 22222)]
    pub special_id: Option<SpecialId>,
    /// 淘礼金ID: the 淘礼金 of the order. Only in the response of `taobao.tbk.sc.order.refund.get`.
    pub rights_id: Option<String>,
}

/// 一页维权订单: the refunds of a page, and the position of the next one.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderRefundPage {
    /// 业务数据: the refunds.
    #[top(list_item = "publisher_refund_order_d_t_o")]
    pub result: Vec<PublisherRefundOrder>,
    /// 上一页: the number of the previous page.
    #[top(example = 1)]
    pub pre_page: Option<i64>,
    /// 下一页: the number of the next page.
    #[top(example = 1)]
    pub next_page: Option<i64>,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 每页订单量: the number of orders on a page.
    #[top(example = 2)]
    pub page_size: Option<i64>,
    /// 是否有下一页: whether there is a next page.
    #[top(example = "false")]
    pub has_next: Option<bool>,
    /// 位点: the position, which the request for the next page sends back unchanged.
    #[top(example = "1661386106_3nXt8TjdqT")]
    pub position_index: Option<String>,
    /// 是否有上一页: whether there is a previous page.
    #[top(example = "false")]
    pub has_pre: Option<bool>,
}
