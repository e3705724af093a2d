//! Orders of publishers.

use top_core::{
    AdzoneId, Decimal, ItemId, Percent, Pid, RelationId, SiteId, SpecialId, TopObject, TopTime, Yuan,
};

use crate::order::{MemberType, RefundTag, ServiceFeeSource, TkStatus};
use crate::shared::YesNo;

/// 推广订单: one child order (子订单).
///
/// `trade_id` identifies it; the child orders of one purchase share `trade_parent_id`.
///
/// The income is an estimate: `pub_share_pre_fee` after the payment, `pub_share_fee` after the settlement. Refunds and
/// violations may still change it; the final income is that of the monthly settlement (月结).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherOrder {
    /// 淘宝付款时间: the time of the payment on Taobao.
    #[top(example = "2019-04-22 15:15:05")]
    pub tb_paid_time: Option<TopTime>,
    /// 付款时间: the time of the payment, which may be slightly later than that on Taobao.
    ///
    /// For a presale it changes to the time of the final payment.
    #[top(example = "2019-04-22 15:15:05")]
    pub tk_paid_time: Option<TopTime>,
    /// 结算金额: the amount that the buyer paid for the received goods, without freight.
    #[top(example = "9.11")]
    pub pay_price: Option<Yuan>,
    /// 结算预估收入: the income estimated at the settlement.
    ///
    /// `pub_share_fee_for_commission` plus `pub_share_fee_for_sdy`.
    #[top(example = "0")]
    pub pub_share_fee: Option<Yuan>,
    /// 子订单号: the id of the child order, one for each item in the cart.
    ///
    /// The buyer does not see it. Orders of other platforms such as 饿了么 have the number of that platform.
    #[top(example = "294159887445064307")]
    pub trade_id: Option<String>,
    /// 推广者身份: the role in which the publisher earns.
    #[top(example = 2)]
    pub tk_order_role: Option<MemberType>,
    /// 结算时间: the time at which the receipt was confirmed and the seller paid the commission.
    #[top(example = "2019-04-22 15:15:05")]
    pub tk_earning_time: Option<TopTime>,
    /// 推广位ID: the promotion zone, the third number of the pid.
    #[top(example = 111112234455)]
    pub adzone_id: Option<AdzoneId>,
    /// 佣金分成比率: the share of the commission that the publisher gets, before the technical service fee is deducted.
    #[top(example = "100")]
    pub pub_share_rate: Option<Percent>,
    /// unid: an id that is not open to callers. Only in the response of `taobao.tbk.order.details.get`.
    #[top(example = "11", restricted = "不对外开放")]
    pub unid: Option<String>,
    /// 维权标签: whether the order has a refund dispute.
    #[top(example = 0)]
    pub refund_tag: Option<RefundTag>,
    /// 补贴比率: the sum of the rates of all subsidies.
    #[top(example = "0")]
    pub subsidy_rate: Option<Percent>,
    /// 佣金提成: `total_commission_rate` times `pub_share_rate`, before the technical service fee is deducted.
    #[top(example = "9.99")]
    pub tk_total_rate: Option<Percent>,
    /// 类目名称: the name of the first-level category.
    #[top(example = "服装")]
    pub item_category_name: Option<String>,
    /// 掌柜旺旺: the nick of the seller.
    #[top(example = "")]
    pub seller_nick: Option<String>,
    /// 推广者的账号id: the account id of the publisher.
    #[top(example = 98836808)]
    pub pub_id: Option<i64>,
    /// 平台技术服务费比率: the sum of the rates of all technical service fees.
    ///
    /// The platform charges none on subsidies since 2023-03-10.
    #[top(example = "0")]
    pub alimama_rate: Option<Percent>,
    /// 补贴类型: the subsidies as text, each with its rate, amount, limit and share.
    #[top(example = "")]
    pub subsidy_type: Option<String>,
    /// 商品图片: the image of the item, a URL without a scheme.
    #[top(
        example = "//img.alicdn.com/bao/uploaded/i1/2200782262419/O1CN01b5qlop1TjwarUo8fo_!!2200782262419.jpg"
    )]
    pub item_img: Option<String>,
    /// 付款预估收入: the income estimated at the payment.
    ///
    /// `pub_share_pre_fee_for_commission` plus `pub_share_pre_fee_for_sdy`.
    #[top(example = "0")]
    pub pub_share_pre_fee: Option<Yuan>,
    /// 付款金额: the amount that the buyer paid, with the deposit of a presale, without freight.
    ///
    /// For a presale it changes to the full amount of the order with the final payment.
    #[top(example = "11.22")]
    pub alipay_total_price: Option<Yuan>,
    /// 商品标题: the title of the item.
    #[top(example = "tsh_rj_测试请不要拍_阶佣11.1")]
    pub item_title: Option<String>,
    /// 媒体名称: the name of the medium (`site_id`).
    #[top(example = "合伙人")]
    pub site_name: Option<String>,
    /// 商品数量: the number of items.
    #[top(example = 2)]
    pub item_num: Option<i64>,
    /// 补贴金额: the sum of all subsidies.
    ///
    /// Each is `pay_price` times its rate, up to its limit for one order.
    #[top(example = "0")]
    pub subsidy_fee: Option<Yuan>,
    /// 平台技术服务费: the sum of the technical service fees that the publisher pays.
    ///
    /// `alipay_total_price` times `total_commission_rate` times `alimama_rate`; after the settlement with `pay_price`
    /// instead. Contains the basic fee and, for publishers with channel management, the special service fee for channels.
    #[top(example = "0")]
    pub alimama_share_fee: Option<Yuan>,
    /// 订单编号: the order number that the buyer sees.
    ///
    /// The child orders of one purchase share it. Orders of other platforms such as 饿了么 have the number of that platform.
    #[top(example = "294159887445064307")]
    pub trade_parent_id: Option<String>,
    /// 平台类型: the platform of the order, such as 天猫, 淘宝, 聚划算 or 口碑.
    #[top(example = "如意淘")]
    pub order_type: Option<String>,
    /// 创建时间: the time of the order, which may be slightly later than that on Taobao.
    #[top(example = "2019-04-22 15:15:05")]
    pub tk_create_time: Option<TopTime>,
    /// 产品类型: the promotion product, such as 联盟超级活动, 品牌精选推广 or 自主推广; absent for an ordinary order.
    #[top(example = "")]
    pub flow_source: Option<String>,
    /// 成交平台: the device of the purchase, PC or 无线.
    #[top(example = "无线")]
    pub terminal_type: Option<String>,
    /// 点击时间: the time at which a click on the promotion link opened the page of the item or shop.
    #[top(example = "2019-04-22 15:14:55")]
    pub click_time: Option<TopTime>,
    /// 订单状态: the state of the order.
    #[top(example = 13)]
    pub tk_status: Option<TkStatus>,
    /// 商品单价: the price of one item.
    #[top(example = "2.1")]
    pub item_price: Option<Yuan>,
    /// 商品id: the item.
    #[top(example = "590141576510")]
    pub item_id: Option<ItemId>,
    /// 推广位名称: the name of the promotion zone (`adzone_id`).
    pub adzone_name: Option<String>,
    /// 佣金比率: the commission rate of the item, with the technical service fee, without the special service fees.
    ///
    /// Add `platform_special_service_rate` for the whole commission rate.
    #[top(example = "9.99")]
    pub total_commission_rate: Option<Percent>,
    /// 商品链接: the link of the item.
    #[top(example = "https://www.taobao.com")]
    pub item_link: Option<String>,
    /// 媒体ID: the medium, the second number of the pid.
    #[top(example = 45598009)]
    pub site_id: Option<SiteId>,
    /// 店铺名称: the name of the shop.
    #[top(example = "")]
    pub seller_shop_title: Option<String>,
    /// 收入比率: `total_commission_rate` plus `subsidy_rate`.
    #[top(example = "9.99")]
    pub income_rate: Option<Percent>,
    /// 佣金金额: the commission.
    ///
    /// `alipay_total_price` times `total_commission_rate`; after the settlement with `pay_price` instead.
    #[top(example = "0")]
    pub total_commission_fee: Option<Yuan>,
    /// 会员运营ID: the member who bought, if the order is one of member operation (会员运营管理).
    #[top(example = 21321)]
    pub special_id: Option<SpecialId>,
    /// 渠道关系id: the channel that promoted the item, if one did (渠道管理).
    #[top(example = 123123)]
    pub relation_id: Option<RelationId>,
    /// 定金付款金额: the deposit of a presale.
    #[top(example = "22.32")]
    pub deposit_price: Option<Yuan>,
    /// 定金淘宝付款时间: the time at which the deposit was paid on Taobao.
    #[top(example = "2019-09-09 12:01:01")]
    pub tb_deposit_time: Option<TopTime>,
    /// 定金付款时间: the time at which the deposit was paid, which may be slightly later than that on Taobao.
    #[top(example = "2019-09-09 12:01:01")]
    pub tk_deposit_time: Option<TopTime>,
    /// 非电商淘系子订单号: the id of the child order outside of Taobao's e-commerce.
    #[top(example = "3434")]
    pub tp_order_id: Option<String>,
    /// 服务费信息: the special service fees.
    #[top(list_item = "service_fee_d_t_o", deprecated = "字段已废弃")]
    pub service_fee_dto_list: Vec<OrderServiceFee>,
    /// 类目名称: the name of the second-level category. Only in the response of `taobao.tbk.order.details.get`.
    pub item_category_level2_name: Option<String>,
    /// 营销类型: one or several campaigns of the order, such as 联盟超级活动-优品 or 特价版客户端推广.
    pub marketing_type: Option<String>,
    /// 订单更新时间: the time of the last change.
    #[top(example = "2019-09-09 12:01:01")]
    pub modified_time: Option<TopTime>,
    /// 专用: a pid that is not open. Only in the response of `taobao.tbk.order.details.get`.
    #[top(example = "mm_123_234_424", restricted = "不对外开放")]
    pub talent_pid: Option<Pid>,
    /// 买家拍下金额: the amount of the order as placed, without freight. Only in the response of
    /// `taobao.tbk.order.details.get`.
    #[top(example = "22.32")]
    pub tb_gmv_total_price: Option<Yuan>,
    /// 管理member新商品ID后段: the last part of the new item id of the managing member.
    #[top(example = "123ucbewri")]
    pub extra_mkt_id: Option<String>,
    /// 流量通untts: the mark of 流量通, usually absent. Only in the response of `taobao.tbk.order.details.get`.
    #[top(example = "1111TTTTTOOOO", restricted = "限定开放")]
    pub untts: Option<String>,
    /// 付款预估佣金收入: the commission estimated at the payment, before the technical service fee is deducted.
    ///
    /// `alipay_total_price` times `tk_total_rate`. The special service fees are not included: add
    /// `platform_special_service_fee` for the whole commission. The estimate at the settlement may differ, for example after
    /// a refund.
    #[top(example = "0")]
    pub pub_share_pre_fee_for_commission: Option<Yuan>,
    /// 结算预估佣金收入: the commission estimated at the settlement, before the technical service fee is deducted.
    ///
    /// `pay_price` times `tk_total_rate`. The special service fees are not included: add `platform_special_service_fee` for
    /// the whole commission. Refunds and violations may change it before the monthly settlement.
    #[top(example = "0")]
    pub pub_share_fee_for_commission: Option<Yuan>,
    /// 补贴金额明细: the subsidies one by one.
    #[top(list_item = "subsidy_detail_d_t_o")]
    pub subsidy_info_dto_list: Vec<OrderSubsidy>,
    /// 补贴分成比率: the share of the subsidies that the publisher gets.
    #[top(example = "0")]
    pub pub_share_rate_for_sdy: Option<Percent>,
    /// 补贴提成: the subsidy rate times `pub_share_rate_for_sdy`.
    #[top(example = "0")]
    pub tk_total_rate_for_sdy: Option<Percent>,
    /// 付款预估补贴收入: the subsidies estimated at the payment.
    ///
    /// `alipay_total_price` times the rate of each subsidy, up to its limit; their sum times `pub_share_rate_for_sdy`. The
    /// estimate at the settlement may differ, for example after a refund.
    #[top(example = "0")]
    pub pub_share_pre_fee_for_sdy: Option<Yuan>,
    /// 结算预估补贴收入: the subsidies estimated at the settlement.
    ///
    /// `pay_price` times the rate of each subsidy, up to its limit; their sum times `pub_share_rate_for_sdy`. Refunds and
    /// violations may change it before the monthly settlement.
    #[top(example = "0")]
    pub pub_share_fee_for_sdy: Option<Yuan>,
    /// 平台技术服务费明细: the technical service fees one by one.
    pub alimm_share_info_dto: Option<AlimmShareInfo>,
    /// 平台专项服务费比率: the sum of the rates of all special service fees.
    #[top(example = "0")]
    pub platform_special_service_rate: Option<Percent>,
    /// 平台专项服务费: the sum of the special service fees for content and 流量通.
    ///
    /// `alipay_total_price` times `platform_special_service_rate`; after the settlement with `pay_price` instead.
    #[top(example = "0")]
    pub platform_special_service_fee: Option<Yuan>,
    /// 平台专项服务费明细: the special service fees one by one.
    pub platform_special_share_info_dto: Option<PlatformSpecialShareInfo>,
    /// 加密标识: the encrypted id of the visitor.
    #[top(example = "0", restricted = "默认不开放")]
    pub uvid: Option<String>,
    /// 开发者调用api的appkey: the app key of the caller. Only in the response of `taobao.tbk.sc.order.details.get`.
    pub app_key: Option<String>,
    /// 结算内容专项服务费: the special service fee for content at the settlement, `pay_price` times its rate. Only in the
    /// response of `taobao.tbk.sc.order.details.get`.
    pub tk_commission_fee_for_media_platform: Option<Yuan>,
    /// 预估内容专项服务费: the special service fee for content at the payment, `alipay_total_price` times its rate. Only in
    /// the response of `taobao.tbk.sc.order.details.get`.
    pub tk_commission_pre_fee_for_media_platform: Option<Yuan>,
    /// 内容专项服务费率: the rate of the special service fee for content. Only in the response of
    /// `taobao.tbk.sc.order.details.get`.
    pub tk_commission_rate_for_media_platform: Option<Percent>,
    /// 口碑子订单号: the child order at 口碑. Only in the response of `taobao.tbk.sc.order.details.get`.
    pub alsc_id: Option<String>,
    /// 口碑父订单号: the parent order at 口碑. Only in the response of `taobao.tbk.sc.order.details.get`.
    pub alsc_pid: Option<String>,
    /// 是否为激励池订单: whether the order belongs to an incentive pool. Only in the response of
    /// `taobao.tbk.sc.order.details.get`.
    #[top(example = 0)]
    pub is_lx: Option<YesNo>,
    /// 激励池对应的rid: the rid of the incentive pool. Only in the response of `taobao.tbk.sc.order.details.get`.
    pub lx_rid: Option<String>,
    /// 淘礼金ID: the 淘礼金 of the order. Only in the response of `taobao.tbk.sc.order.details.get`.
    pub rights_id: Option<String>,
}

/// 服务费信息: a special service fee. The platform has withdrawn these members.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderServiceFee {
    /// 专项服务费来源: the source of the fee.
    #[top(example = 122, deprecated = "字段已废弃")]
    pub tk_share_role_type: Option<ServiceFeeSource>,
    /// 专项服务费率: the rate of the fee.
    #[top(example = "0.10", deprecated = "字段已废弃")]
    pub share_relative_rate: Option<Decimal>,
    /// 结算专项服务费: the fee at the settlement.
    #[top(example = "11.11", deprecated = "字段已废弃")]
    pub share_fee: Option<Yuan>,
    /// 预估专项服务费: the estimated fee.
    #[top(example = "11.11", deprecated = "字段已废弃")]
    pub share_pre_fee: Option<Yuan>,
}

/// 补贴金额明细: one subsidy.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderSubsidy {
    /// 补贴类型: the name of the subsidy.
    #[top(example = "妈妈补贴")]
    pub subsidy_type: Option<String>,
    /// 补贴比率: the rate of the subsidy.
    #[top(example = "0")]
    pub subsidy_rate: Option<Percent>,
    /// 补贴金额: the amount of the subsidy.
    #[top(example = "0")]
    pub subsidy_fee: Option<Yuan>,
    /// 单笔订单补贴上限: the limit of the subsidy for one order.
    #[top(example = "0")]
    pub subsidy_upper_limit: Option<Yuan>,
    /// 补贴分成比率: the share of the subsidy that the publisher gets.
    #[top(example = "0")]
    pub subsidy_share_rate: Option<Percent>,
}

/// 平台技术服务费明细: the technical service fees that the publisher pays.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct AlimmShareInfo {
    /// 技术服务费比率: the rate of the technical service fee.
    #[top(example = "0")]
    pub alimm_tech_service_rate: Option<Percent>,
    /// 预估技术服务费: the technical service fee estimated at the payment.
    #[top(example = "0")]
    pub alimm_tech_service_pre_fee: Option<Yuan>,
    /// 结算技术服务费: the technical service fee at the settlement.
    #[top(example = "0")]
    pub alimm_tech_service_fee: Option<Yuan>,
    /// 渠道专项服务费比率: the rate of the special service fee for channels.
    #[top(example = "0")]
    pub alimm_agent_service_rate: Option<Percent>,
    /// 预估渠道专项服务费: the special service fee for channels, estimated at the payment.
    #[top(example = "0")]
    pub alimm_agent_service_pre_fee: Option<Yuan>,
    /// 结算渠道专项服务费: the special service fee for channels at the settlement.
    #[top(example = "0")]
    pub alimm_agent_service_fee: Option<Yuan>,
}

/// 平台专项服务费明细: the special service fees that the publisher pays in special scenes.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PlatformSpecialShareInfo {
    /// 内容专项服务费比率: the rate of the special service fee for content.
    #[top(example = "0")]
    pub content_tech_service_rate: Option<Percent>,
    /// 预估内容专项服务费: the special service fee for content, estimated at the payment.
    #[top(example = "0")]
    pub content_tech_service_pre_fee: Option<Yuan>,
    /// 结算内容专项服务费: the special service fee for content at the settlement.
    #[top(example = "0")]
    pub content_tech_service_fee: Option<Yuan>,
    /// 流量专项服务费比率: the rate of the special service fee for 流量通.
    #[top(example = "0", restricted = "限定开放")]
    pub traffic_tech_service_rate: Option<Percent>,
    /// 预估流量专项服务费: the special service fee for 流量通, estimated at the payment.
    #[top(example = "0", restricted = "限定开放")]
    pub traffic_tech_service_pre_fee: Option<Yuan>,
    /// 结算流量专项服务费: the special service fee for 流量通 at the settlement.
    #[top(example = "0", restricted = "限定开放")]
    pub traffic_tech_service_fee: Option<Yuan>,
}

/// 一页订单: the orders of a page, and the position of the next one.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderDetailsPage {
    /// 订单列表: the orders.
    #[top(list_item = "publisher_order_dto")]
    pub results: Vec<PublisherOrder>,
    /// 是否还有上一页: whether there is a previous page.
    #[top(example = "false")]
    pub has_pre: Option<bool>,
    /// 位点: the position, which the request for the next page sends back unchanged.
    #[top(example = "1555904214_lGltNdNvSX2|1555917305_lJfPMeFmdt2")]
    pub position_index: Option<String>,
    /// 是否还有下一页: whether there is a next page.
    #[top(example = "true")]
    pub has_next: Option<bool>,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页大小: the number of orders on a page.
    #[top(example = 11)]
    pub page_size: Option<i64>,
}
