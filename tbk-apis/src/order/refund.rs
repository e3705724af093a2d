//! 维权退款订单: refunds.

use top_core::{Money, TopApi, TopObject, TopTime};

/// 淘宝客-推广者-全量维权退款订单查询 (`taobao.tbk.order.refund.get`): refunds after settlement, and the commission to give back.
///
/// A refusal comes inside of a success: `result_code` is not 200, and `biz_error_code` and `biz_error_desc` say why. Join with
/// the orders by `tb_trade_id`.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=65180>.
///
/// ```
/// use tbk_apis::prelude::*;
/// use tbk_apis::PublisherRefundOrderQueryOption;
///
/// let option = PublisherRefundOrderQueryOption {
///     query_type: 1,
///     order_scene: 1,
///     member_type: 2,
///     start_time: "2026-01-01 00:00:00".parse()?,
///     end_time: "2026-01-01 03:00:00".parse()?,
///     page_no: 1,
///     page_size: 100,
///     position_index: None,
///     jump_type: None,
/// };
/// let api = TbkOrderRefundGet::builder().publisher_refund_order_query_option(option).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert!(params.get("publisher_refund_order_query_option").is_some_and(|json| json.starts_with(r#"{"order_scene":1"#)));
/// # Ok::<(), top_core::InvalidTime>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.order.refund.get",
    title = "淘宝客-推广者-全量维权退款订单查询",
    api_id = 65180,
    readonly
)]
pub struct TbkOrderRefundGet {
    /// 查询条件: sent as JSON.
    pub publisher_refund_order_query_option: Option<PublisherRefundOrderQueryOption>,
}

/// 查询条件: which refunds, and which page of them.
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct PublisherRefundOrderQueryOption {
    /// 跳转类型: -1 the page before, 1 the page after.
    #[top(example = "1")]
    pub jump_type: Option<i64>,
    /// 场景订单: 1 all, 2 channel (渠道), 3 member operation (会员运营).
    #[top(example = "1")]
    pub order_scene: i64,
    /// 页大小: entries on a page.
    #[top(example = "1")]
    pub page_size: i64,
    /// 查询时间类型: 1 start of the dispute, 2 creation of the order, 3 end of the dispute, 4 settlement, 5 update.
    #[top(example = "1")]
    pub query_type: i64,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: i64,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    #[top(example = "2222_334666")]
    pub position_index: Option<String>,
    /// 查询开始时间: GMT+8.
    #[top(example = "2022-12-23 12:28:22")]
    pub start_time: TopTime,
    /// 推广者角色: 2 second party (二方), 3 third party (三方).
    #[top(example = "1")]
    pub member_type: i64,
    /// 查询结束时间: GMT+8.
    #[top(example = "2022-12-23 13:28:22")]
    pub end_time: TopTime,
}

/// What [`TbkOrderRefundGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkOrderRefundGetResponse {
    /// 数据: what was asked for.
    pub data: Option<RefundOrderPage>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
}

/// 一页维权订单: refunds, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RefundOrderPage {
    /// 维权订单列表: the refunds.
    #[top(list_item = "publisher_refund_order_d_t_o")]
    pub result: Vec<PublisherRefundOrder>,
    /// 上一页页码: number of the page before.
    #[top(example = "1")]
    pub pre_page: Option<i64>,
    /// 下一页页码: number of the page after.
    #[top(example = "1")]
    pub next_page: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "2")]
    pub page_size: Option<i64>,
    /// 是否有下一页: there is a page after.
    #[top(example = "false")]
    pub has_next: Option<bool>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    #[top(example = "1661386106_3nXt8TjdqT")]
    pub position_index: Option<String>,
    /// 是否有上一页: there is a page before.
    #[top(example = "false")]
    pub has_pre: Option<bool>,
}

/// 维权订单: one child order that was refunded, wholly or in part.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherRefundOrder {
    /// 维权编号: number of the dispute.
    #[top(example = "12345")]
    pub refund_suit_id: Option<String>,
    /// 父订单号: not unique.
    #[top(example = "1707359271433894971")]
    pub tb_trade_parent_id: Option<String>,
    /// 子订单号: joins with `trade_id` of the order.
    #[top(example = "1707359271433894971")]
    pub tb_trade_id: Option<String>,
    /// 订单创建时间: GMT+8.
    #[top(example = "2022-10-19 14:33:06")]
    pub tb_trade_create_time: Option<TopTime>,
    /// 订单结算时间: GMT+8.
    #[top(example = "2022-10-19 14:39:31")]
    pub earning_time: Option<TopTime>,
    /// 维权创建时间: GMT+8.
    #[top(example = "2022-10-19 14:41:22")]
    pub tk_refund_time: Option<TopTime>,
    /// 维权完成时间: GMT+8.
    #[top(example = "2022-10-19 14:42:29")]
    pub tk_refund_suit_time: Option<TopTime>,
    /// 更新时间: GMT+8.
    #[top(example = "2022-10-20 03:26:23")]
    pub modified_time: Option<TopTime>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub item_title: Option<String>,
    /// 二方三方: in words.
    #[top(example = "二方")]
    pub tk_order_role: Option<String>,
    /// 维权状态: 1 being judged, 2 successful, 3 failed, 4 partly refunded.
    #[top(example = "2")]
    pub refund_status: Option<i64>,
    /// 结算金额: what was paid on receipt, yuan.
    #[top(example = "5.00")]
    pub tb_trade_finish_price: Option<Money>,
    /// 维权金额: what the buyer got back, yuan.
    #[top(example = "3.50")]
    pub refund_fee: Option<Money>,
    /// 结算预估收入: income as estimated on receipt, before technical service fees, yuan.
    #[top(example = "1.10")]
    pub pub_share_fee: Option<Money>,
    /// 应返佣金: commission to give back, yuan.
    #[top(example = "0.71")]
    pub tk_commission_fee_refund: Option<String>,
    /// 应返补贴: subsidy to give back, yuan.
    #[top(example = "0")]
    pub tk_subsidy_fee_refund: Option<String>,
    /// 佣金技术服务费返还: service fee on the commission that comes back, yuan.
    #[top(example = "0.06")]
    pub tk_commission_alimm_refund_fee: Option<Money>,
    /// 补贴技术服务费返还: service fee on the subsidy that comes back, yuan.
    #[top(example = "0")]
    pub tk_subsidy_alimm_refund_fee: Option<Money>,
    /// 佣金代理服务费返还: yuan.
    #[top(example = "0")]
    pub tk_commission_agent_refund_fee: Option<Money>,
    /// 补贴代理服务费返还: yuan.
    #[top(example = "0")]
    pub tk_subsidy_agent_refund_fee: Option<Money>,
    /// 应返商家金额: what goes back to the seller in all, yuan.
    #[top(example = "0.77")]
    pub show_return_fee: Option<Money>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "1111111")]
    pub relation_id: Option<i64>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "22222")]
    pub special_id: Option<i64>,
}
