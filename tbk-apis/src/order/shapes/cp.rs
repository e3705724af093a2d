//! Orders of group leaders (团长).

use top_core::{Decimal, ItemId, Percent, TopObject, TopTime, Yuan};

use crate::order::TkStatus;

/// 服务费订单: an order that pays a service fee to the group leader (团长).
///
/// In practice, several rows share a `trade_parent_id`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpOrder {
    /// 创建时间: the time of the order.
    pub tk_create_time: Option<TopTime>,
    /// 淘宝付款时间: the time of the payment on Taobao.
    pub tb_paid_time: Option<TopTime>,
    /// 付款时间: the time of the payment, which may be slightly later than that on Taobao.
    #[top(example = "2020-03-25 23:49:31")]
    pub tk_paid_time: Option<TopTime>,
    /// 结算时间: the time of the settlement.
    pub tk_earning_time: Option<TopTime>,
    /// 定金付款时间: the time at which the deposit of a presale was paid.
    #[top(example = "")]
    pub tk_deposit_time: Option<TopTime>,
    /// 定金淘宝付款时间: the time at which the deposit of a presale was paid on Taobao.
    #[top(example = "")]
    pub tb_deposit_time: Option<TopTime>,
    /// 点击时间: the time of the click on the promotion link.
    pub click_time: Option<TopTime>,
    /// 更新时间: the time of the last change.
    pub modified_time: Option<TopTime>,
    /// 活动id: the campaign.
    #[top(example = 7500393)]
    pub event_id: Option<i64>,
    /// 订单编号: the order number.
    pub trade_parent_id: Option<String>,
    /// 商品id: the item.
    pub item_id: Option<ItemId>,
    /// 商品标题: the title of the item.
    pub item_title: Option<String>,
    /// 商品数量: the number of items.
    pub item_num: Option<i64>,
    /// 商品单价: the price of one item.
    pub item_price: Option<Yuan>,
    /// 掌柜旺旺: the nick of the seller.
    pub seller_nick: Option<String>,
    /// 店铺名称: the name of the shop.
    pub seller_shop_title: Option<String>,
    /// 付款金额: the amount that the buyer paid.
    pub alipay_total_price: Option<Yuan>,
    /// 结算金额: the amount settled.
    pub pay_price: Option<Yuan>,
    /// 定金付款金额: the deposit of a presale.
    pub deposit_price: Option<Yuan>,
    /// 订单状态: the state of the order.
    #[top(example = 12)]
    pub tk_status: Option<TkStatus>,
    /// 服务费率: the rate of the service fee.
    #[top(example = "6")]
    pub tk_service_rate: Option<Percent>,
    /// 预估付款服务费: the service fee estimated at the payment.
    pub pre_service_fee: Option<Decimal>,
    /// 预估结算服务费: the service fee estimated at the settlement.
    pub service_fee: Option<Decimal>,
    /// 营销类型: the campaigns of the order.
    pub marketing_type: Option<String>,
    /// 招商渠道id: the recruitment channel.
    pub cp_channel_id: Option<String>,
    /// 招商渠道名称: the name of the recruitment channel.
    pub cp_channel_name: Option<String>,
    /// 推广者id: the account of the publisher.
    pub pub_id: Option<String>,
    /// 推广者昵称: the nick of the publisher.
    pub pub_nick_name: Option<String>,
}

/// 一页订单: the orders of a page, and the position of the next one.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpOrderPage {
    /// 订单列表: the orders.
    #[top(list_item = "cp_publisher_order_d_t_o")]
    pub results: Vec<CpOrder>,
    /// 是否还有下一页: whether there is a next page.
    pub has_next: Option<bool>,
    /// 位点: the position, which the request for the next page sends back unchanged.
    pub position_index: Option<String>,
    /// 页码: the number of the page.
    pub page_no: Option<i64>,
}
