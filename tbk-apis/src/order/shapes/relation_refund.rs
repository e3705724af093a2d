//! Refunds of channels and members.

use top_core::{RelationId, SpecialId, TopObject, TopTime, Yuan};

use crate::order::{
    RefundQueryType, RefundStatus, RelationRefundBizType, RelationRefundType, RelationRefundTypeFilter,
};

/// 查询参数: the query of [`TbkRelationRefund`](crate::TbkRelationRefund) and
/// [`TbkScRelationRefund`](crate::TbkScRelationRefund).
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct RelationRefundOption {
    /// 页大小: the number of orders on a page.
    #[top(example = 1)]
    pub page_size: i64,
    /// 查询时间类型: the timestamp that the query filters by.
    #[top(example = 1)]
    pub search_type: RefundQueryType,
    /// 推广者角色: the role in which the publisher earns.
    #[top(example = 1)]
    pub refund_type: RelationRefundTypeFilter,
    /// 开始时间: the start of the query.
    #[top(example = "2018-10-10 00:00:00")]
    pub start_time: TopTime,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: i64,
    /// 关系类型: the relation that the orders came through.
    #[top(example = 1)]
    pub biz_type: RelationRefundBizType,
}

/// 维权退款订单: a refunded child order, with the amounts that the second party (二方) and the third party (三方) give
/// back.
///
/// Some clients of `taobao.tbk.sc.relation.refund` read the members of the third party with `_3_rd_` in their names instead
/// of `3rd`; both spellings are decoded.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RelationRefundOrder {
    /// 淘宝订单编号: the order number that the buyer sees.
    pub tb_trade_parent_id: Option<i64>,
    /// 会员关系id: the member who bought, if the order is one of member operation.
    pub special_id: Option<SpecialId>,
    /// 渠道关系id: the channel that promoted the item, if one did.
    pub relation_id: Option<RelationId>,
    /// 第三方推广者memberid: the account of the third party.
    pub tk3rd_pub_id: Option<i64>,
    /// 推广者memberid: the account of the publisher.
    pub tk_pub_id: Option<i64>,
    /// 第三方应该返还的补贴: the subsidy that the third party gives back.
    pub tk_subsidy_fee_refund3rd_pub: Option<Yuan>,
    /// 第三方应该返还的佣金: the commission that the third party gives back.
    pub tk_commission_fee_refund3rd_pub: Option<Yuan>,
    /// 第二方应该返还的补贴: the subsidy that the second party gives back, without the technical service fee.
    pub tk_subsidy_fee_refund_pub: Option<Yuan>,
    /// 第二方应该返还的佣金: the commission that the second party gives back, without the technical service fee.
    pub tk_commission_fee_refund_pub: Option<Yuan>,
    /// 维权完成时间: the time at which the dispute was closed.
    pub tk_refund_suit_time: Option<TopTime>,
    /// 维权创建时间: the time at which the dispute was opened.
    pub tk_refund_time: Option<TopTime>,
    /// 订单结算时间: the time at which the order was settled.
    pub earning_time: Option<TopTime>,
    /// 订单创建时间: the time of the order.
    pub tb_trade_create_time: Option<TopTime>,
    /// 维权状态: the state of the dispute.
    #[top(example = 2)]
    pub refund_status: Option<RefundStatus>,
    /// 宝贝标题: the title of the item.
    pub tb_auction_title: Option<String>,
    /// 淘宝子订单编号: the id of the child order, `trade_id` of the order queries.
    pub tb_trade_id: Option<i64>,
    /// 维权金额: the amount of the refund.
    pub refund_fee: Option<Yuan>,
    /// 结算金额: the amount of the order at the settlement.
    pub tb_trade_finish_price: Option<Yuan>,
    /// 应返商家金额(二方): the amount that the second party gives back to the seller.
    pub tk_pub_show_return_fee: Option<Yuan>,
    /// 应返商家金额(三方): the amount that the third party gives back to the seller.
    pub tk3rd_pub_show_return_fee: Option<Yuan>,
    /// 推广者角色: the role in which the publisher earns.
    #[top(example = 1)]
    pub refund_type: Option<RelationRefundType>,
    /// 口碑父订单号: the parent order at 口碑, of an order from there.
    pub alsc_pid: Option<String>,
    /// 口碑子订单号: the child order at 口碑, of an order from there.
    pub alsc_id: Option<String>,
    /// 更新时间: the time of the last change.
    pub modified_time: Option<TopTime>,
    /// 第三方推广者memberid: another spelling of `tk3rd_pub_id`.
    pub tk_3_rd_pub_id: Option<i64>,
    /// 第三方应该返还的补贴: another spelling of `tk_subsidy_fee_refund3rd_pub`.
    pub tk_subsidy_fee_refund_3_rd_pub: Option<Yuan>,
    /// 第三方应该返还的佣金: another spelling of `tk_commission_fee_refund3rd_pub`.
    pub tk_commission_fee_refund_3_rd_pub: Option<Yuan>,
    /// 应返商家金额(三方): another spelling of `tk3rd_pub_show_return_fee`.
    pub tk_3_rd_pub_show_return_fee: Option<Yuan>,
}

/// 一页订单: the refunded orders of a page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RelationRefundPage {
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页大小: the number of orders on a page.
    #[top(example = 1)]
    pub page_size: Option<i64>,
    /// 总值: the number of orders on all pages.
    #[top(example = 1)]
    pub total_count: Option<i64>,
    /// 订单列表: the orders.
    #[top(list_item = "result")]
    pub results: Vec<RelationRefundOrder>,
}

/// 返回结果: a page of refunded orders, or a business error.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RelationRefundResult {
    /// 返回信息: a message about the result.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务数据: the page.
    pub data: Option<RelationRefundPage>,
    /// 接口返回值: the code of the result, 200 for success.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 业务错误信息: the text of the business error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: the code of the business error, such as 101, 102 or 103.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
