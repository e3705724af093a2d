//! Shapes that several of these APIs share.

use top_core::{Money, TopObject, TopTime};

/// 指标: one figure.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaFigure {
    /// 预估: the estimate.
    #[top(example = "示例")]
    pub pre: Option<String>,
    /// 结算: the settlement.
    #[top(example = "示例")]
    pub settle: Option<String>,
    /// id: number of the entry.
    #[top(example = "示例")]
    pub id: Option<String>,
}

/// 指标说明: what a figure means.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaFigureTitle {
    /// 字段名: name of the figure.
    #[top(example = "示例")]
    pub field_name: Option<String>,
    /// 展示名: title of the figure.
    #[top(example = "示例")]
    pub display_name: Option<String>,
    /// 描述: in words.
    #[top(example = "示例")]
    pub desc: Option<String>,
}

/// 活动报表: figures of one campaign.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaCampaignReport {
    /// 活动编码: of the campaign.
    #[top(example = "示例")]
    pub campaign_code: Option<String>,
    /// 结算金额: yuan.
    #[top(example = "1.00")]
    pub settle_fee: Option<Money>,
    /// 预估金额: yuan.
    #[top(example = "1.00")]
    pub pre_fee: Option<Money>,
    /// 结果列表: one entry for each hit.
    #[top(list_item = "resultlist")]
    pub result_list: Vec<CpaFigure>,
    /// 展示字段列表: what the figures mean.
    #[top(list_item = "displaylist")]
    pub display_list: Vec<CpaFigureTitle>,
}

/// 新用户订单: one order.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserPurchase {
    /// 佣金: yuan.
    #[top(example = "9.15")]
    pub commission: Option<Money>,
    /// 收货日期: `yyyyMMdd`.
    #[top(example = "20180204")]
    pub confirm_receive_time: Option<String>,
    /// 付款日期: `yyyyMMdd`.
    #[top(example = "20180203")]
    pub pay_time: Option<String>,
    /// 订单号: of the order.
    #[top(example = "1589541350997963")]
    pub order_no: Option<String>,
}

/// 新用户: one new user with the first orders.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrder {
    /// 注册时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub register_time: Option<TopTime>,
    /// 绑定时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub bind_time: Option<TopTime>,
    /// 首购时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub buy_time: Option<TopTime>,
    /// 状态: where it stands.
    #[top(example = "2")]
    pub status: Option<i64>,
    /// 手机号: masked.
    #[top(example = "137****9999")]
    pub mobile: Option<String>,
    /// 订单淘客类型: whether the order earns.
    #[top(example = "1")]
    pub order_tk_type: Option<i64>,
    /// 自定义标签: your own mark, shown in reports as it was sent.
    #[top(example = "222222")]
    pub union_id: Option<String>,
    /// 推广者 id: first segment of the pid.
    #[top(example = "11")]
    pub member_id: Option<i64>,
    /// 推广者昵称: name of the publisher.
    #[top(example = "联盟官方账号")]
    pub member_nick: Option<String>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "11")]
    pub site_id: Option<i64>,
    /// 媒体名称: name of the medium (`site_id`).
    #[top(example = "联盟官方站点")]
    pub site_name: Option<String>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "3434")]
    pub adzone_id: Option<i64>,
    /// 推广位名称: name of the ad zone (`adzone_id`).
    #[top(example = "联盟官方推广位")]
    pub adzone_name: Option<String>,
    /// 父订单号: not unique.
    #[top(example = "1112333")]
    pub tb_trade_parent_id: Option<i64>,
    /// 领取时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub accept_time: Option<TopTime>,
    /// 收货时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub receive_time: Option<TopTime>,
    /// 成功时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub success_time: Option<TopTime>,
    /// 活动类型: which kind of campaign.
    #[top(example = "https://links.example/activity-type")]
    pub activity_type: Option<String>,
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "119013_2")]
    pub activity_id: Option<String>,
    /// 业务日期: `yyyyMMdd`.
    #[top(example = "20180202")]
    pub biz_date: Option<String>,
    /// 订单列表: orders of the new user.
    #[top(list_item = "order_data")]
    pub orders: Vec<NewuserPurchase>,
    /// 绑卡时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub bind_card_time: Option<TopTime>,
    /// 登录时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub login_time: Option<TopTime>,
    /// 银行卡是否绑定: 1 yes, 0 no.
    #[top(example = "1")]
    pub is_card_save: Option<i64>,
    /// 权益使用时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub use_rights_time: Option<TopTime>,
    /// 权益领取时间: GMT+8.
    #[top(example = "2018-01-24 00:34:05")]
    pub get_rights_time: Option<TopTime>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "232342")]
    pub relation_id: Option<String>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderPage {
    /// 结果列表: one entry for each hit.
    #[top(list_item = "map_data")]
    pub results: Vec<NewuserOrder>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: Option<i64>,
    /// 是否有下一页: there is a page after.
    #[top(example = "true")]
    pub has_next: Option<bool>,
}

/// 结果: what stands in `results`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderResults {
    /// 数据: what was asked for.
    pub data: Option<NewuserOrderPage>,
}

/// 拉新数据: one day of one campaign.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderSum {
    /// 活动 id: of the campaign that it belongs to.
    #[top(example = "dddxx")]
    pub activity_id: Option<String>,
    /// 业务日期: `yyyyMMdd`.
    #[top(example = "20180321")]
    pub biz_date: Option<String>,
    /// 注册人数: users who registered.
    #[top(example = "100")]
    pub reg_user_cnt: Option<i64>,
    /// 登录人数: users who logged in.
    #[top(example = "99")]
    pub login_user_cnt: Option<i64>,
    /// 首购人数: users who bought for the first time.
    #[top(example = "88")]
    pub alipay_user_cnt: Option<i64>,
    /// 有效收货人数: users who received, counted.
    #[top(example = "66")]
    pub rcv_valid_user_cnt: Option<i64>,
    /// 收货人数: users who received.
    #[top(example = "77")]
    pub rcv_user_cnt: Option<i64>,
    /// 首购预估奖励: yuan.
    #[top(example = "44.33")]
    pub alipay_user_cpa_pre_amt: Option<Money>,
    /// 绑卡预估奖励: yuan.
    #[top(example = "33.22")]
    pub bind_buy_user_cpa_pre_amt: Option<Money>,
    /// 绑卡有效人数: users who bound a card and bought.
    #[top(example = "55")]
    pub bind_buy_valid_user_cnt: Option<i64>,
    /// 有效绑卡人数: users who bound a card.
    #[top(example = "1")]
    pub bind_card_valid_user_cnt: Option<i64>,
    /// 有效复购人数: users who bought again.
    #[top(example = "1")]
    pub re_buy_valid_user_cnt: Option<i64>,
    /// 有效数: what counts.
    #[top(example = "1")]
    pub valid_num: Option<i64>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "2323423")]
    pub relation_id: Option<String>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderSumPage {
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: Option<i64>,
    /// 是否有下一页: there is a page after.
    #[top(example = "true")]
    pub has_next: Option<bool>,
    /// 结果列表: one entry for each hit.
    #[top(list_item = "data")]
    pub results: Vec<NewuserOrderSum>,
}

/// 结果: what stands in `results`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderSumResults {
    /// 数据: what was asked for.
    pub data: Option<NewuserOrderSumPage>,
}
