//! 淘宝客-推广者-投流任务信息下行.

use top_core::{Money, TopApi, TopObject, TopTime};

/// 淘宝客-推广者-投流任务信息下行 (`taobao.tbk.feed.event.get`): tasks for paid traffic.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=67866>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkFeedEventGet::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.feed.event.get",
    title = "淘宝客-推广者-投流任务信息下行",
    api_id = 67866,
    session = optional,
    readonly,
    paginate(page_no, items = data.result as FeedEvent, total = data.total_count),
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkFeedEventGet {
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: Option<i64>,
    /// 任务 id 串: joined by commas.
    #[top(example = "123,456")]
    pub event_id_list: Option<String>,
}

/// What [`TbkFeedEventGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedEventGetResponse {
    /// 数据: what was asked for.
    pub data: Option<FeedEventPage>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 投流任务: one task.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedEvent {
    /// 活动 id: of the campaign.
    #[top(example = "123456789")]
    pub event_id: Option<i64>,
    /// 任务密钥: proof of the cooperation.
    #[top(example = "abcd1234")]
    pub secret_key: Option<String>,
    /// 发起方角色: `agency` and others.
    #[top(example = "agency")]
    pub sponsor_role_type: Option<String>,
    /// 合作方角色: `service_provider` and others.
    #[top(example = "service_provider")]
    pub coop_role_type: Option<String>,
    /// 任务创建时间: GMT+8.
    #[top(example = "2023-09-08 00:00:00")]
    pub event_create_time: Option<TopTime>,
    /// 任务开始时间: GMT+8.
    #[top(example = "2023-09-09 00:00:00")]
    pub event_start_time: Option<TopTime>,
    /// 任务结束时间: GMT+8.
    #[top(example = "2999-12-31 23:59:59")]
    pub event_end_time: Option<TopTime>,
    /// 任务状态: where the task stands.
    #[top(example = "3")]
    pub status_code: Option<i64>,
    /// 店铺名称: name of the shop.
    #[top(example = "xxx店")]
    pub shop_nick_name: Option<String>,
    /// 发起方 id: of the sponsor.
    #[top(example = "123")]
    pub sponsor_member_id: Option<i64>,
    /// 合作方 id: of the partner.
    #[top(example = "123")]
    pub coop_member_id: Option<i64>,
    /// 发起方公司: name of the sponsor.
    #[top(example = "测试公司")]
    pub sponsor_company_name: Option<String>,
    /// 发起方签约时间: GMT+8.
    #[top(example = "2023-09-09 00:00:00")]
    pub sponsor_sign_time: Option<TopTime>,
    /// 合作方公司: name of the partner.
    #[top(example = "测试公司")]
    pub coop_company_name: Option<String>,
    /// 合作方签约时间: GMT+8.
    #[top(example = "2023-09-09 00:00:00")]
    pub coop_sign_time: Option<TopTime>,
    /// 冻结总额: yuan.
    #[top(example = "100.23")]
    pub total_freeze_fee: Option<Money>,
    /// 任务费用更新时间: GMT+8.
    #[top(example = "2024-01-09 00:00:00")]
    pub event_fee_update_time: Option<TopTime>,
}

/// 一页数据: entries, and where the next page begins.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedEventPage {
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "20")]
    pub page_size: Option<i64>,
    /// 总数: how many there are over all pages.
    #[top(example = "100")]
    pub total_count: Option<i64>,
    /// 结果: the outcome.
    #[top(list_item = "cooperation_feed_event_d_t_o")]
    pub result: Vec<FeedEvent>,
}
