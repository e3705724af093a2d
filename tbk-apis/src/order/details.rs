//! 推广订单: orders.

use top_core::{ItemId, Money, TopApi, TopObject, TopTime};

use super::status::TkStatus;

/// 淘宝客-推广者-所有订单查询 (`taobao.tbk.order.details.get`): the orders of a publisher within a window of time.
///
/// The window is at most 3 hours, 20 minutes during promotions (`sub_code` 2007), and lies within 90 days (2004). The first page
/// is asked for without `position_index`; each further one sends it back as the page before gave it, with `jump_type` 1.
/// `trade_id` is the key of an order, `trade_parent_id` is not unique. Orders change for weeks: ask again by `query_type` 4.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=43328>.
///
/// ```
/// use tbk_apis::prelude::*;
/// use tbk_apis::TkStatus;
///
/// let api = TbkOrderDetailsGet::builder()
///     .start_time("2026-01-01 00:00:00".parse::<TopTime>()?)
///     .end_time("2026-01-01 03:00:00".parse::<TopTime>()?)
///     .tk_status(TkStatus::Paid)
///     .page_size(100)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("tk_status"), Some("12"));
/// assert_eq!(params.get("end_time"), Some("2026-01-01 03:00:00"));
/// # Ok::<(), top_core::InvalidTime>(())
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.order.details.get",
    title = "淘宝客-推广者-所有订单查询",
    api_id = 43328,
    readonly
)]
pub struct TbkOrderDetailsGet {
    /// 查询时间类型: 1 creation (the default), 2 payment, 3 settlement, 4 update.
    #[top(example = "1", default = "1")]
    pub query_type: Option<i64>,
    /// 位点: send back the last page's value as it came; nothing for the first page.
    #[top(example = "2222_334666")]
    pub position_index: Option<String>,
    /// 页大小: 1 to 100.
    #[top(example = "20", default = "20", range = 1..=100)]
    pub page_size: Option<i64>,
    /// 推广者角色: 2 second party (二方), 3 third party (三方); nothing for both.
    #[top(example = "2")]
    pub member_type: Option<i64>,
    /// 订单状态: only orders in this state.
    #[top(example = "12")]
    pub tk_status: Option<TkStatus>,
    /// 查询结束时间: GMT+8.
    #[top(example = "2019-04-23 12:28:22")]
    pub end_time: TopTime,
    /// 查询开始时间: GMT+8.
    #[top(example = "2019-04-05 12:18:22")]
    pub start_time: TopTime,
    /// 跳转类型: -1 the page before, 1 the page after.
    #[top(example = "1", default = "1")]
    pub jump_type: Option<i64>,
    /// 第几页: 1 to 100.
    #[top(example = "1", default = "1", range = 1..=100)]
    pub page_no: Option<i64>,
    /// 场景订单: 1 all, 2 channel (渠道), 3 member operation (会员运营).
    #[top(example = "1", default = "1")]
    pub order_scene: Option<i64>,
}

/// What [`TbkOrderDetailsGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkOrderDetailsGetResponse {
    /// 数据: what was asked for.
    pub data: Option<OrderPage>,
}

/// 一页订单: orders, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct OrderPage {
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
    #[top(example = "--")]
    pub seller_nick: Option<String>,
    /// 推广者会员 id: the first segment of the pid.
    #[top(example = "98836808")]
    pub pub_id: Option<i64>,
    /// 技术服务费率: per cent.
    #[top(example = "0")]
    pub alimama_rate: Option<Money>,
    /// 补贴类型: who pays the subsidy.
    #[top(example = "--")]
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
    #[top(example = "--")]
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
    #[top(example = "590141576510")]
    pub item_id: Option<ItemId>,
    /// 推广位名称: name of the ad zone (`adzone_id`).
    #[top(example = "推广位名")]
    pub adzone_name: Option<String>,
    /// 佣金比率: per cent.
    #[top(example = "9.99")]
    pub total_commission_rate: Option<Money>,
    /// 商品链接: page of the item, earns nothing.
    #[top(example = "https://www.taobao.com")]
    pub item_link: Option<String>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "45598009")]
    pub site_id: Option<i64>,
    /// 店铺名称: name of the shop.
    #[top(example = "--")]
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
}

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
