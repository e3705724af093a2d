//! Shapes that several of these APIs share.

use top_core::{ItemId, Money, TopObject, TopTime};

use super::JumpType;
use super::OrderScene;
use super::RefundMemberType;
use super::TkStatus;

/// 专项服务费: what another party takes.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderServiceFee {
    /// 专项服务费来源: 122 channel.
    #[top(example = "122")]
    pub tk_share_role_type: Option<i64>,
    /// 专项服务费率: per cent.
    #[top(example = "0.10")]
    pub share_relative_rate: Option<Money>,
    /// 结算专项服务费: settled, yuan.
    #[top(example = "11.11")]
    pub share_fee: Option<Money>,
    /// 预估专项服务费: estimated, yuan.
    #[top(example = "11.11")]
    pub share_pre_fee: Option<Money>,
}

/// 补贴明细: one subsidy.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderSubsidy {
    /// 补贴类型: who pays the subsidy.
    #[top(example = "妈妈补贴")]
    pub subsidy_type: Option<String>,
    /// 补贴比率: per cent.
    #[top(example = "0")]
    pub subsidy_rate: Option<Money>,
    /// 补贴金额: yuan.
    #[top(example = "0")]
    pub subsidy_fee: Option<Money>,
    /// 补贴上限: yuan.
    #[top(example = "0")]
    pub subsidy_upper_limit: Option<Money>,
    /// 补贴分成比率: per cent.
    #[top(example = "0")]
    pub subsidy_share_rate: Option<Money>,
}

/// 联盟分成: what the platform takes.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct AlimmShareInfo {
    /// 技术服务费率: per cent.
    #[top(example = "0")]
    pub alimm_tech_service_rate: Option<Money>,
    /// 预估技术服务费: yuan.
    #[top(example = "0")]
    pub alimm_tech_service_pre_fee: Option<Money>,
    /// 结算技术服务费: yuan.
    #[top(example = "0")]
    pub alimm_tech_service_fee: Option<Money>,
    /// 代理服务费率: per cent.
    #[top(example = "0")]
    pub alimm_agent_service_rate: Option<Money>,
    /// 预估代理服务费: yuan.
    #[top(example = "0")]
    pub alimm_agent_service_pre_fee: Option<Money>,
    /// 结算代理服务费: yuan.
    #[top(example = "0")]
    pub alimm_agent_service_fee: Option<Money>,
}

/// 平台专项服务费明细: special fees by purpose.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PlatformSpecialShareInfo {
    /// 内容技术服务费率: per cent.
    #[top(example = "0")]
    pub content_tech_service_rate: Option<Money>,
    /// 预估内容技术服务费: yuan.
    #[top(example = "0")]
    pub content_tech_service_pre_fee: Option<Money>,
    /// 结算内容技术服务费: yuan.
    #[top(example = "0")]
    pub content_tech_service_fee: Option<Money>,
    /// 流量技术服务费率: per cent.
    #[top(example = "0")]
    pub traffic_tech_service_rate: Option<Money>,
    /// 预估流量技术服务费: yuan.
    #[top(example = "0")]
    pub traffic_tech_service_pre_fee: Option<Money>,
    /// 结算流量技术服务费: yuan.
    #[top(example = "0")]
    pub traffic_tech_service_fee: Option<Money>,
}

/// 推广订单: one child order.
///
/// Income is an estimate until the month is settled: `pub_share_pre_fee` on payment, `pub_share_fee` on receipt.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PublisherOrder {
    /// 付款时间: on Taobao, GMT+8.
    #[top(example = "2019-04-22 15:15:05")]
    pub tb_paid_time: Option<TopTime>,
    /// 付款时间: as the affiliate system recorded it, GMT+8.
    #[top(example = "2019-04-22 15:15:05")]
    pub tk_paid_time: Option<TopTime>,
    /// 结算金额: what was paid on receipt, yuan.
    #[top(example = "9.11")]
    pub pay_price: Option<Money>,
    /// 结算预估收入: income as estimated on receipt, before technical service fees, yuan.
    #[top(example = "0")]
    pub pub_share_fee: Option<Money>,
    /// 子订单号: unique, the key of an order.
    #[top(example = "294159887445064307")]
    pub trade_id: Option<String>,
    /// 二方三方: 2 second party, 3 third party.
    #[top(example = "2")]
    pub tk_order_role: Option<i64>,
    /// 结算时间: when receipt was confirmed and commission fell due, GMT+8.
    #[top(example = "2019-04-22 15:15:05")]
    pub tk_earning_time: Option<TopTime>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "111112234455")]
    pub adzone_id: Option<i64>,
    /// 分成比率: the publisher's share, per cent.
    #[top(example = "100")]
    pub pub_share_rate: Option<Money>,
    /// 自定义标签: the tag that the link carried.
    #[top(example = "11")]
    pub unid: Option<String>,
    /// 维权标签: 0 none, 1 under dispute.
    #[top(example = "0")]
    pub refund_tag: Option<i64>,
    /// 补贴比率: per cent.
    #[top(example = "0")]
    pub subsidy_rate: Option<Money>,
    /// 提成: income rate times share, per cent.
    #[top(example = "9.99")]
    pub tk_total_rate: Option<Money>,
    /// 类目名称: category of the item.
    #[top(example = "服装")]
    pub item_category_name: Option<String>,
    /// 掌柜旺旺: the seller's name.
    #[top(example = "")]
    pub seller_nick: Option<String>,
    /// 推广者会员 id: the first segment of the pid.
    #[top(example = "98836808")]
    pub pub_id: Option<i64>,
    /// 技术服务费率: per cent.
    #[top(example = "0")]
    pub alimama_rate: Option<Money>,
    /// 补贴类型: who pays the subsidy.
    #[top(example = "")]
    pub subsidy_type: Option<String>,
    /// 商品图片: address, often without `https:`.
    #[top(example = "//img.example/0.jpg")]
    pub item_img: Option<String>,
    /// 付款预估收入: income as estimated on payment, yuan; nothing is owed yet.
    #[top(example = "0")]
    pub pub_share_pre_fee: Option<Money>,
    /// 付款金额: what was paid, yuan.
    #[top(example = "11.22")]
    pub alipay_total_price: Option<Money>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub item_title: Option<String>,
    /// 媒体名称: name of the medium (`site_id`).
    #[top(example = "合伙人")]
    pub site_name: Option<String>,
    /// 商品数量: pieces bought.
    #[top(example = "2")]
    pub item_num: Option<i64>,
    /// 补贴金额: yuan.
    #[top(example = "0")]
    pub subsidy_fee: Option<Money>,
    /// 技术服务费: yuan.
    #[top(example = "0")]
    pub alimama_share_fee: Option<Money>,
    /// 父订单号: shared by the child orders of one purchase, not unique.
    #[top(example = "294159887445064307")]
    pub trade_parent_id: Option<String>,
    /// 订单类型: 天猫, 淘宝, 聚划算 and others.
    #[top(example = "如意淘")]
    pub order_type: Option<String>,
    /// 订单创建时间: GMT+8.
    #[top(example = "2019-04-22 15:15:05")]
    pub tk_create_time: Option<TopTime>,
    /// 产品类型: the product that brought the order.
    #[top(example = "")]
    pub flow_source: Option<String>,
    /// 成交平台: 无线 for mobile, PC.
    #[top(example = "无线")]
    pub terminal_type: Option<String>,
    /// 点击时间: when the link was followed, GMT+8.
    #[top(example = "2019-04-22 15:14:55")]
    pub click_time: Option<TopTime>,
    /// 订单状态: where the order stands.
    #[top(example = "13")]
    pub tk_status: Option<TkStatus>,
    /// 商品单价: yuan.
    #[top(example = "2.1")]
    pub item_price: Option<Money>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 推广位名称: name of the ad zone (`adzone_id`).
    #[top(example = "推广位名")]
    pub adzone_name: Option<String>,
    /// 佣金比率: per cent.
    #[top(example = "9.99")]
    pub total_commission_rate: Option<Money>,
    /// 商品链接: page of the item, earns nothing.
    #[top(example = "https://links.example/item-link")]
    pub item_link: Option<String>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "45598009")]
    pub site_id: Option<i64>,
    /// 店铺名称: name of the shop.
    #[top(example = "")]
    pub seller_shop_title: Option<String>,
    /// 收入比率: commission plus platform rewards, per cent.
    #[top(example = "9.99")]
    pub income_rate: Option<Money>,
    /// 佣金金额: yuan.
    #[top(example = "0")]
    pub total_commission_fee: Option<Money>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "21321")]
    pub special_id: Option<i64>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123123")]
    pub relation_id: Option<i64>,
    /// 预售定金: deposit of a presale, yuan.
    #[top(example = "22.32")]
    pub deposit_price: Option<Money>,
    /// 定金付款时间: on Taobao, GMT+8.
    #[top(example = "2019-09-09 12:01:01")]
    pub tb_deposit_time: Option<TopTime>,
    /// 定金付款时间: as the affiliate system recorded it, GMT+8.
    #[top(example = "2019-09-09 12:01:01")]
    pub tk_deposit_time: Option<TopTime>,
    /// 口碑子订单号: child order at Koubei.
    #[top(example = "3434")]
    pub tp_order_id: Option<String>,
    /// 服务费列表: what others in the chain take.
    #[top(list_item = "service_fee_d_t_o")]
    pub service_fee_dto_list: Vec<OrderServiceFee>,
    /// 二级类目名称: second-level category.
    #[top(example = "类目名")]
    pub item_category_level2_name: Option<String>,
    /// 营销类型: the campaign that the order belongs to.
    #[top(example = "营销类型")]
    pub marketing_type: Option<String>,
    /// 更新时间: GMT+8.
    #[top(example = "2019-09-09 12:01:01")]
    pub modified_time: Option<TopTime>,
    /// 达人 pid: pid of the creator, `mm_1_2_3`.
    #[top(example = "mm_123_234_424")]
    pub talent_pid: Option<String>,
    /// 成交金额: yuan.
    #[top(example = "22.32")]
    pub tb_gmv_total_price: Option<Money>,
    /// 营销 id: passed on by the service provider.
    #[top(example = "123ucbewri")]
    pub extra_mkt_id: Option<String>,
    /// 扩展标签: further tag of the order.
    #[top(example = "1111TTTTTOOOO")]
    pub untts: Option<String>,
    /// 预估佣金收入: the commission part of the estimate, yuan.
    #[top(example = "0")]
    pub pub_share_pre_fee_for_commission: Option<Money>,
    /// 结算佣金收入: the commission part of the settlement, yuan.
    #[top(example = "0")]
    pub pub_share_fee_for_commission: Option<Money>,
    /// 补贴明细列表: each subsidy by itself.
    #[top(list_item = "subsidy_detail_d_t_o")]
    pub subsidy_info_dto_list: Vec<OrderSubsidy>,
    /// 补贴分成比率: the publisher's, per cent.
    #[top(example = "0")]
    pub pub_share_rate_for_sdy: Option<Money>,
    /// 补贴提成比率: per cent.
    #[top(example = "0")]
    pub tk_total_rate_for_sdy: Option<Money>,
    /// 预估补贴收入: yuan.
    #[top(example = "0")]
    pub pub_share_pre_fee_for_sdy: Option<Money>,
    /// 结算补贴收入: yuan.
    #[top(example = "0")]
    pub pub_share_fee_for_sdy: Option<Money>,
    /// 联盟分成信息: what the platform takes.
    pub alimm_share_info_dto: Option<AlimmShareInfo>,
    /// 平台专项服务费率: per cent.
    #[top(example = "0")]
    pub platform_special_service_rate: Option<Money>,
    /// 平台专项服务费: yuan.
    #[top(example = "0")]
    pub platform_special_service_fee: Option<Money>,
    /// 平台专项服务费明细: special fees by purpose.
    pub platform_special_share_info_dto: Option<PlatformSpecialShareInfo>,
    /// 加密用户标识: the encrypted visitor.
    #[top(example = "0")]
    pub uvid: Option<String>,
    /// 应用: the app that the order came by.
    #[top(example = "示例")]
    pub app_key: Option<String>,
    /// 内容平台结算专项服务费: yuan.
    #[top(example = "示例")]
    pub tk_commission_fee_for_media_platform: Option<String>,
    /// 内容平台预估专项服务费: yuan.
    #[top(example = "示例")]
    pub tk_commission_pre_fee_for_media_platform: Option<String>,
    /// 内容平台专项服务费率: per cent.
    #[top(example = "示例")]
    pub tk_commission_rate_for_media_platform: Option<String>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderDetailsPage {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "publisher_order_dto")]
    pub results: Vec<PublisherOrder>,
    /// 是否有上一页: there is a page before.
    #[top(example = "false")]
    pub has_pre: Option<bool>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    #[top(example = "1555904214_lGltNdNvSX2|1555917305_lJfPMeFmdt2")]
    pub position_index: Option<String>,
    /// 是否有下一页: there is a page after.
    #[top(example = "true")]
    pub has_next: Option<bool>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "11")]
    pub page_size: Option<i64>,
}

/// 查询条件: which refunds, and which page of them.
#[derive(Debug, Clone, PartialEq, TopObject)]
pub struct PublisherRefundOrderQueryOption {
    /// 跳转类型: -1 the page before, 1 the page after.
    #[top(example = "1")]
    pub jump_type: Option<JumpType>,
    /// 场景订单: 1 all, 2 channel (渠道), 3 member operation (会员运营).
    #[top(example = "1")]
    pub order_scene: OrderScene,
    /// 页大小: entries on a page.
    #[top(example = "1", range = 1..=100)]
    pub page_size: i64,
    /// 查询时间类型: which time the window is about, of the dispute or of the order.
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
    /// 推广者角色: 1 second party (2方), 2 third party (3方), 4 both (不限).
    #[top(example = "1")]
    pub member_type: RefundMemberType,
    /// 查询结束时间: GMT+8.
    #[top(example = "2022-12-23 13:28:22")]
    pub end_time: TopTime,
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
    /// 维权状态: where the dispute stands.
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
    pub tk_commission_fee_refund: Option<Money>,
    /// 应返补贴: subsidy to give back, yuan.
    #[top(example = "0")]
    pub tk_subsidy_fee_refund: Option<Money>,
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
    /// 淘礼金 id: number of the gift.
    #[top(example = "1001")]
    pub rights_id: Option<String>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderRefundPage {
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

/// 查询条件: which refunds, and which page of them.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct RelationRefundOption {
    /// 页大小: entries on a page.
    #[top(example = "1")]
    pub page_size: Option<i64>,
    /// 查询时间类型: which time the window is about.
    #[top(example = "1")]
    pub search_type: Option<i64>,
    /// 退款类型: which refunds.
    #[top(example = "1")]
    pub refund_type: Option<i64>,
    /// 查询开始时间: GMT+8.
    #[top(example = "2018-10-10 00:00:00")]
    pub start_time: Option<TopTime>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 业务类型: which business.
    #[top(example = "1")]
    pub biz_type: Option<i64>,
}

/// 维权订单: one child order that was refunded.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RelationRefundOrder {
    /// 父订单号: not unique.
    #[top(example = "1")]
    pub tb_trade_parent_id: Option<i64>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "1")]
    pub special_id: Option<i64>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "1")]
    pub relation_id: Option<i64>,
    /// 三方推广者 id: of the third party.
    #[top(example = "1")]
    pub tk3rd_pub_id: Option<i64>,
    /// 推广者 id: first segment of the pid.
    #[top(example = "1")]
    pub tk_pub_id: Option<i64>,
    /// 三方应返补贴: yuan.
    #[top(example = "1.00")]
    pub tk_subsidy_fee_refund3rd_pub: Option<String>,
    /// 三方应返佣金: yuan.
    #[top(example = "1.00")]
    pub tk_commission_fee_refund3rd_pub: Option<String>,
    /// 二方应返补贴: yuan.
    #[top(example = "1.00")]
    pub tk_subsidy_fee_refund_pub: Option<String>,
    /// 二方应返佣金: yuan.
    #[top(example = "1.00")]
    pub tk_commission_fee_refund_pub: Option<String>,
    /// 维权完成时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub tk_refund_suit_time: Option<TopTime>,
    /// 维权创建时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub tk_refund_time: Option<TopTime>,
    /// 订单结算时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub earning_time: Option<TopTime>,
    /// 订单创建时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub tb_trade_create_time: Option<TopTime>,
    /// 维权状态: where the dispute stands.
    #[top(example = "1")]
    pub refund_status: Option<i64>,
    /// 商品标题: title of the item.
    #[top(example = "纯棉短袖 T 恤")]
    pub tb_auction_title: Option<String>,
    /// 子订单号: joins with `trade_id` of the order.
    #[top(example = "1")]
    pub tb_trade_id: Option<i64>,
    /// 维权金额: what the buyer got back, yuan.
    #[top(example = "1.00")]
    pub refund_fee: Option<Money>,
    /// 结算金额: what was paid on receipt, yuan.
    #[top(example = "1.00")]
    pub tb_trade_finish_price: Option<Money>,
    /// 二方应返总额: yuan.
    #[top(example = "1.00")]
    pub tk_pub_show_return_fee: Option<Money>,
    /// 三方应返总额: yuan.
    #[top(example = "1.00")]
    pub tk3rd_pub_show_return_fee: Option<Money>,
    /// 退款类型: which refunds.
    #[top(example = "1")]
    pub refund_type: Option<i64>,
    /// 本地生活父订单号: of the local services.
    #[top(example = "示例")]
    pub alsc_pid: Option<String>,
    /// 本地生活子订单号: of the local services.
    #[top(example = "1001")]
    pub alsc_id: Option<String>,
    /// 更新时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub modified_time: Option<TopTime>,
    /// 三方推广者 id: of the third party.
    #[top(example = "1")]
    pub tk_3_rd_pub_id: Option<i64>,
    /// 三方应返补贴: yuan.
    #[top(example = "1.00")]
    pub tk_subsidy_fee_refund_3_rd_pub: Option<String>,
    /// 三方应返佣金: yuan.
    #[top(example = "1.00")]
    pub tk_commission_fee_refund_3_rd_pub: Option<String>,
    /// 三方应返总额: yuan.
    #[top(example = "1.00")]
    pub tk_3_rd_pub_show_return_fee: Option<Money>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RelationRefundPage {
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1")]
    pub page_size: Option<i64>,
    /// 总数: how many there are over all pages.
    #[top(example = "1")]
    pub total_count: Option<i64>,
    /// 结果列表: one entry for each hit.
    #[top(list_item = "result")]
    pub results: Vec<RelationRefundOrder>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RelationRefundResult {
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 数据: what was asked for.
    pub data: Option<RelationRefundPage>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 查询条件: which punished orders.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct PunishOrderOption {
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "1")]
    pub relation_id: Option<i64>,
    /// 子订单号: joins with `trade_id` of the order.
    #[top(example = "1")]
    pub tb_trade_id: Option<i64>,
    /// 父订单号: not unique.
    #[top(example = "1")]
    pub tb_trade_parent_id: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 查询时长: seconds from `start_time` on.
    #[top(example = "1")]
    pub span: Option<i64>,
    /// 查询开始时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub start_time: Option<TopTime>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "1")]
    pub special_id: Option<i64>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: Option<i64>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: Option<i64>,
    /// 违规类型: what was broken.
    #[top(example = "1")]
    pub violation_type: Option<i64>,
    /// 处罚状态: where the punishment stands.
    #[top(example = "1")]
    pub punish_status: Option<i64>,
}

/// 处罚订单: one child order that was punished.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PunishOrder {
    /// 自定义标签: your own mark, shown in reports as it was sent.
    #[top(example = "1001")]
    pub union_id: Option<String>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "1")]
    pub special_id: Option<i64>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "122344")]
    pub relation_id: Option<i64>,
    /// 结算月份: `yyyyMM`.
    #[top(example = "201812")]
    pub settle_month: Option<i64>,
    /// 处罚状态: where the punishment stands.
    #[top(example = "0")]
    pub punish_status: Option<String>,
    /// 违规类型: what was broken.
    #[top(example = "店铺淘宝客")]
    pub violation_type: Option<String>,
    /// 订单创建时间: GMT+8.
    #[top(example = "2018-11-11 00:01:01")]
    pub tk_trade_create_time: Option<TopTime>,
    /// 子订单号: joins with `trade_id` of the order.
    #[top(example = "581552321112183166")]
    pub tb_trade_id: Option<i64>,
    /// 父订单号: not unique.
    #[top(example = "1")]
    pub tb_trade_parent_id: Option<i64>,
    /// 推广位 id: third segment of the pid.
    #[top(example = "1212")]
    pub tk_adzone_id: Option<i64>,
    /// 媒体 id: second segment of the pid.
    #[top(example = "1212")]
    pub tk_site_id: Option<i64>,
    /// 推广者 id: first segment of the pid.
    #[top(example = "114469792")]
    pub tk_pub_id: Option<String>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PunishOrderPage {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "result")]
    pub results: Vec<PunishOrder>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "10")]
    pub page_size: Option<i64>,
    /// 总数: how many there are over all pages.
    #[top(example = "100")]
    pub total_count: Option<i64>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PunishOrderResult {
    /// 数据: what was asked for.
    pub data: Option<PunishOrderPage>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
}
