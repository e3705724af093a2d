//! Shapes that several of these APIs share.

use top_core::{AdzoneId, CompactDate, RelationId, SiteId, TopObject, TopTime, Yuan};

use super::{NewuserActivityType, NewuserCardStatus, NewuserOrderType, NewuserStatus};

/// 字段说明: a field of the details in words.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CpaFieldTitle {
    /// 字段名称: the name of the field.
    pub field_name: Option<String>,
    /// 展现名称: the name to display.
    pub display_name: Option<String>,
    /// 字段描述: the description of the field.
    pub desc: Option<String>,
}

/// 复购订单: a repeat purchase of a new user.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserPurchase {
    /// 预估佣金: the estimated commission.
    #[top(example = "9.15")]
    pub commission: Option<Yuan>,
    /// 收货时间: the day of the receipt.
    #[top(example = "20180204")]
    pub confirm_receive_time: Option<CompactDate>,
    /// 支付时间: the day of the payment.
    #[top(example = "20180203")]
    pub pay_time: Option<CompactDate>,
    /// 订单号: the number of the order.
    #[top(example = "1589541350997963")]
    pub order_no: Option<String>,
}

/// 新用户订单: a new user of a 拉新 campaign, with the time of each step.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrder {
    /// 新注册时间: the time of the registration. Taobao campaigns only.
    #[top(example = "2018-01-24 00:34:05")]
    pub register_time: Option<TopTime>,
    /// 激活或绑定时间: the time of the activation in Taobao campaigns, of the binding in Alipay campaigns.
    #[top(example = "2018-01-24 00:34:05")]
    pub bind_time: Option<TopTime>,
    /// 首购时间: the time of the first purchase. Taobao and Tmall campaigns only.
    #[top(example = "2018-01-24 00:34:05")]
    pub buy_time: Option<TopTime>,
    /// 新人状态: the progress of the user. Its meaning depends on the campaign.
    #[top(example = 2)]
    pub status: Option<NewuserStatus>,
    /// 新人手机号: the user's phone number, masked.
    #[top(example = "137****9999")]
    pub mobile: Option<String>,
    /// 订单淘客类型: whether the order counts as promoted. Taobao and Tmall campaigns only.
    #[top(example = 1)]
    pub order_tk_type: Option<NewuserOrderType>,
    /// 分享用户: the id of the user who shared (unionid). Taobao and Tmall campaigns only.
    #[top(example = "222222")]
    pub union_id: Option<String>,
    /// 来源媒体 ID: the publisher that the user came from, the first part of the pid.
    #[top(example = 11)]
    pub member_id: Option<i64>,
    /// 来源媒体名称: the name of that publisher.
    #[top(example = "联盟官方账号")]
    pub member_nick: Option<String>,
    /// 来源站点 ID: the site that the user came from, the second part of the pid.
    #[top(example = 11)]
    pub site_id: Option<SiteId>,
    /// 来源站点名称: the name of that site.
    #[top(example = "联盟官方站点")]
    pub site_name: Option<String>,
    /// 来源广告位 ID: the promotion zone that the user came from, the third part of the pid.
    #[top(example = 3434)]
    pub adzone_id: Option<AdzoneId>,
    /// 来源广告位名称: the name of that promotion zone.
    #[top(example = "联盟官方推广位")]
    pub adzone_name: Option<String>,
    /// 淘宝订单 ID: the Taobao order. Taobao and Tmall campaigns only.
    #[top(example = 1112333)]
    pub tb_trade_parent_id: Option<i64>,
    /// 确认收货时间: the time at which the user confirmed the receipt. Tmall campaigns only.
    #[top(example = "2018-01-24 00:34:05")]
    pub accept_time: Option<TopTime>,
    /// 领取红包时间: the time at which the user claimed the red packet. Tmall campaigns only.
    #[top(example = "2018-01-24 00:34:05")]
    pub receive_time: Option<TopTime>,
    /// 拉新成功时间: the time from which the user counts as a new user. Alipay campaigns only.
    #[top(example = "2018-01-24 00:34:05")]
    pub success_time: Option<TopTime>,
    /// 活动类型: the platform that the campaign wins users for.
    #[top(example = "taobao")]
    pub activity_type: Option<NewuserActivityType>,
    /// 活动 ID: the campaign.
    #[top(example = "119013_2")]
    pub activity_id: Option<String>,
    /// 日期: the day of the record.
    #[top(example = "20180202")]
    pub biz_date: Option<CompactDate>,
    /// 复购订单: the repeat purchases of the user. Campaigns of the Taobao app only.
    #[top(list_item = "order_data")]
    pub orders: Vec<NewuserPurchase>,
    /// 绑卡时间: the time at which the user first bound a card during the campaign. Campaigns of the Taobao app only.
    #[top(example = "2018-01-24 00:34:05")]
    pub bind_card_time: Option<TopTime>,
    /// 支付宝新登时间: the time of the first login in Alipay campaigns.
    #[top(example = "2018-01-24 00:34:05")]
    pub login_time: Option<TopTime>,
    /// 绑卡状态: whether a bank card is bound.
    #[top(example = 1)]
    pub is_card_save: Option<NewuserCardStatus>,
    /// 使用权益时间: the time at which the user redeemed the benefit.
    #[top(example = "2018-01-24 00:34:05")]
    pub use_rights_time: Option<TopTime>,
    /// 领取权益时间: the time at which the user claimed the benefit.
    #[top(example = "2018-01-24 00:34:05")]
    pub get_rights_time: Option<TopTime>,
    /// 渠道关系 ID: the channel.
    #[top(example = "232342")]
    pub relation_id: Option<RelationId>,
}

/// 分页数据: a page of new users.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderPage {
    /// 结果列表: the new users on this page.
    #[top(list_item = "map_data")]
    pub results: Vec<NewuserOrder>,
    /// 页码: the number of this page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 每页大小: the number of entries on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 是否有下一页: whether another page follows.
    #[top(example = "true")]
    pub has_next: Option<bool>,
}

/// 结果: the wrapper of the page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderResults {
    /// 数据: the page.
    pub data: Option<NewuserOrderPage>,
}

/// 拉新活动汇总: the figures of a campaign for one date.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderSum {
    /// 活动 ID: the campaign.
    #[top(example = "119013_2")]
    pub activity_id: Option<String>,
    /// 日期: the date of the figures.
    #[top(example = "20180321")]
    pub biz_date: Option<CompactDate>,
    /// 新注册用户数: the number of users who registered.
    #[top(example = 100)]
    pub reg_user_cnt: Option<i64>,
    /// 新激活用户数: the number of users who were activated.
    #[top(example = 99)]
    pub login_user_cnt: Option<i64>,
    /// 首购用户数: the number of users with a first purchase.
    #[top(example = 88)]
    pub alipay_user_cnt: Option<i64>,
    /// 结算有效用户数: the number of users that count for the settlement.
    #[top(example = 66)]
    pub rcv_valid_user_cnt: Option<i64>,
    /// 确认收货用户数: the number of users who confirmed the receipt.
    #[top(example = 77)]
    pub rcv_user_cnt: Option<i64>,
    /// 结算 CPA 奖励金额: the settled CPA reward. Only in figures of the whole account.
    #[top(example = "44.33")]
    pub alipay_user_cpa_pre_amt: Option<Yuan>,
    /// 当日激活且首购结算的 CPA 金额: the settled CPA reward for users who were activated and bought on the same day.
    ///
    /// 八天乐 campaigns only, and only in figures of the whole account.
    #[top(example = "33.22")]
    pub bind_buy_user_cpa_pre_amt: Option<Yuan>,
    /// 当日激活且首购的有效用户数: the number of valid users who were activated and bought on the same day.
    ///
    /// 八天乐 campaigns only, in figures of the account or of a promotion zone.
    #[top(example = 55)]
    pub bind_buy_valid_user_cnt: Option<i64>,
    /// 有效绑卡用户数: the number of valid users who bound a card.
    pub bind_card_valid_user_cnt: Option<i64>,
    /// 有效复购用户数: the number of valid users who bought again.
    pub re_buy_valid_user_cnt: Option<i64>,
    /// 有效数: the valid count.
    pub valid_num: Option<i64>,
    /// 渠道关系 ID: the channel.
    #[top(example = "2323423")]
    pub relation_id: Option<RelationId>,
}

/// 分页数据: a page of figures.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderSumPage {
    /// 页码: the number of this page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 每页大小: the number of entries on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 是否有下一页: whether another page follows.
    #[top(example = "true")]
    pub has_next: Option<bool>,
    /// 结果列表: the figures on this page.
    #[top(list_item = "data")]
    pub results: Vec<NewuserOrderSum>,
}

/// 结果: the wrapper of the page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct NewuserOrderSumResults {
    /// 数据: the page.
    pub data: Option<NewuserOrderSumPage>,
}
