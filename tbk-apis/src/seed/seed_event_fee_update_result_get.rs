//! 淘宝客-推广者-种草商单子任务改价结果查询.

use top_core::{TopApi, TopObject, TopTime, Yuan};

use super::{SeedChangeResult, SeedChangeType, SeedRefuseType};

/// 淘宝客-推广者-种草商单子任务改价结果查询 (`taobao.tbk.seed.event.fee.update.result.get`)
///
/// Returns the price changes that were requested for subtasks of seeding orders (种草商单), with their results.
///
/// - Caller: 推广者. Session: not documented.
/// - [`TbkSeedEventFeeUpdate`](crate::TbkSeedEventFeeUpdate) requests a change.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=68040>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkSeedEventFeeUpdateResultGet::builder()
///     .advertising_campaign_id_list([1, 2, 3])
///     .page_no(1)
///     .page_size(20)
///     .build();
/// for change in client.call(&request).await?.data.data.unwrap_or_default().result {
///     println!("{:?} {:?}", change.change_request_id, change.change_result);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.seed.event.fee.update.result.get",
    title = "淘宝客-推广者-种草商单子任务改价结果查询",
    api_id = 68040,
    session = optional,
    readonly,
    paginate(page_no, items = data.result as SeedFeeChange, total = data.total_count),
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkSeedEventFeeUpdateResultGet {
    /// 子任务 id 列表: only these subtasks.
    #[top(example = "1,2,3")]
    pub advertising_campaign_id_list: Option<Vec<i64>>,
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页容: the number of changes on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 子任务变更状态: only changes with this status. The codes are not documented.
    #[top(example = 2)]
    pub request_status: Option<i64>,
}

/// The response to [`TbkSeedEventFeeUpdateResultGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSeedEventFeeUpdateResultGetResponse {
    /// 返回对象: a page of changes.
    pub data: Option<SeedEventFeeUpdateResultPage>,
    /// 返回码: 200 for success.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 错误码释义: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 返回码释义: the description of `result_code`.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 错误码: the code of the error.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}

/// 返回对象: a page of changes.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedEventFeeUpdateResultPage {
    /// 页码: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 页容: the number of changes on a page.
    #[top(example = 20)]
    pub page_size: Option<i64>,
    /// 总数: the number of changes on all pages.
    #[top(example = 100)]
    pub total_count: Option<i64>,
    /// 数据列表: the changes.
    #[top(list_item = "media_event_update_info_d_t_o")]
    pub result: Vec<SeedFeeChange>,
}

/// 改价: a price change that was requested for a subtask.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedFeeChange {
    /// 变更请求 id: the id of the change request.
    #[top(example = "123")]
    pub change_request_id: Option<String>,
    /// 变更请求发起时间: the time of the change request.
    #[top(example = "2023-09-23 12:00:00")]
    pub change_request_time: Option<TopTime>,
    /// 变更类型: whether the budget is increased or decreased.
    #[top(example = 1)]
    pub change_type: Option<SeedChangeType>,
    /// 子任务 id: the subtask.
    #[top(example = 123)]
    pub advertising_campaign_id: Option<i64>,
    /// 媒体订单 id: the order at the medium.
    #[top(example = "123")]
    pub media_event_id: Option<String>,
    /// 原子任务总金额: the total amount of the subtask before the change.
    #[top(example = "1.00")]
    pub media_total_fee: Option<Yuan>,
    /// 原达人费用: the fee of the creator before the change.
    #[top(example = "1.00")]
    pub kox_commission_fee: Option<Yuan>,
    /// 原平台服务费: the service fee of the platform before the change.
    #[top(example = "1.00")]
    pub media_platform_fee: Option<Yuan>,
    /// 变更后子任务总金额: the total amount of the subtask after the change.
    #[top(example = "1.00")]
    pub change_media_total_fee: Option<Yuan>,
    /// 变更后达人费用: the fee of the creator after the change.
    #[top(example = "1.00")]
    pub change_kox_commission_fee: Option<Yuan>,
    /// 变更后平台服务费: the service fee of the platform after the change.
    #[top(example = "1.00")]
    pub change_media_platform_fee: Option<Yuan>,
    /// 星任务受理时间: the time when 星任务 accepted the request.
    #[top(example = "2023-09-23 12:00:00")]
    pub change_response_time: Option<TopTime>,
    /// 客户操作时间: the time when the customer acted on the request.
    #[top(example = "2023-09-23 12:00:00")]
    pub client_operate_time: Option<TopTime>,
    /// 变更结果: the result of the request.
    #[top(example = 3)]
    pub change_result: Option<SeedChangeResult>,
    /// 拒绝类型: the reason for a rejection.
    #[top(example = 1)]
    pub refuse_type: Option<SeedRefuseType>,
}
