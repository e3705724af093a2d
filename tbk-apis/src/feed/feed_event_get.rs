//! 淘宝客-推广者-投流任务信息下行.

use top_core::{TopApi, TopObject, TopTime, Yuan};

/// 淘宝客-推广者-投流任务信息下行 (`taobao.tbk.feed.event.get`)
///
/// Returns the 星任务 (tasks of paid traffic): the two parties, the period and the frozen amount.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=67866>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkFeedEventGet::builder().event_id_list([123, 456]).build();
/// for event in client.call(&request).await?.data.data.unwrap_or_default().result {
///     println!("{:?} {:?} {:?}", event.event_id, event.shop_nick_name, event.total_freeze_fee);
/// }
/// # Ok(()) });
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
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页容: the number of entries on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 星任务 ID 列表: returns these tasks only.
    #[top(example = "123,456")]
    pub event_id_list: Option<Vec<i64>>,
}

/// The response to [`TbkFeedEventGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedEventGetResponse {
    /// 返回对象: the page.
    pub data: Option<FeedEventPage>,
    /// 返回码: the result code.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 错误码释义: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 返回码释义: the text of the result code.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: the error code.
    #[top(example = 0)]
    pub biz_error_code: Option<i64>,
}

/// 分页数据: a page of tasks.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedEventPage {
    /// 页码: the number of this page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页容: the number of entries on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 总数: the number of entries on all pages.
    #[top(example = 100)]
    pub total_count: Option<i64>,
    /// 数据列表: the tasks on this page.
    #[top(list_item = "cooperation_feed_event_d_t_o")]
    pub result: Vec<FeedEvent>,
}

/// 星任务: a task of paid traffic between a sponsor (发单方) and a contractor (接单方).
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct FeedEvent {
    /// 星任务 ID: the task.
    #[top(example = 123456789)]
    pub event_id: Option<i64>,
    /// 接单密钥: the key for accepting the task.
    #[top(example = "abcd1234")]
    pub secret_key: Option<String>,
    /// 发单角色: the role of the sponsor.
    #[top(example = "agency")]
    pub sponsor_role_type: Option<String>,
    /// 接单角色: the role of the contractor.
    #[top(example = "service_provider")]
    pub coop_role_type: Option<String>,
    /// 星任务创建时间: the time at which the task was created.
    #[top(example = "2023-09-08 00:00:00")]
    pub event_create_time: Option<TopTime>,
    /// 星任务推广开始时间: the time at which the promotion begins.
    #[top(example = "2023-09-09 00:00:00")]
    pub event_start_time: Option<TopTime>,
    /// 星任务推广结束时间: the time at which the promotion ends.
    #[top(example = "2999-12-31 23:59:59")]
    pub event_end_time: Option<TopTime>,
    /// 星任务状态: the status of the task, a code whose values are not documented.
    #[top(example = 3)]
    pub status_code: Option<i64>,
    /// 推广店铺名称: the name of the promoted shop.
    pub shop_nick_name: Option<String>,
    /// 发单方 member ID: the account of the sponsor.
    #[top(example = 123)]
    pub sponsor_member_id: Option<i64>,
    /// 接单方 member ID: the account of the contractor.
    #[top(example = 123)]
    pub coop_member_id: Option<i64>,
    /// 发单方主体: the company of the sponsor.
    #[top(example = "测试公司")]
    pub sponsor_company_name: Option<String>,
    /// 发单方签约时间: the time at which the sponsor signed.
    #[top(example = "2023-09-09 00:00:00")]
    pub sponsor_sign_time: Option<TopTime>,
    /// 接单方主体: the company of the contractor.
    #[top(example = "测试公司")]
    pub coop_company_name: Option<String>,
    /// 接单方签约时间: the time at which the contractor signed.
    #[top(example = "2023-09-09 00:00:00")]
    pub coop_sign_time: Option<TopTime>,
    /// 父任务冻结金额: the frozen amount of the parent task.
    #[top(example = "100.23")]
    pub total_freeze_fee: Option<Yuan>,
    /// 父任务金额更新时间: the time at which the amount of the parent task was updated.
    ///
    /// The default is `0`, which is read as the start of 1970.
    #[top(example = "2024-01-09 00:00:00")]
    pub event_fee_update_time: Option<TopTime>,
}
