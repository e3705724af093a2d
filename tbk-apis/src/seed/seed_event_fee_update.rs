//! 淘宝客-推广者-种草商单子任务改价申请.

use top_core::{Hint, TopApi, TopObject, TopTime, Yuan};

use super::SeedChangeType;

const CHECK_REQUEST: Hint = Hint::new(
    "call `taobao.tbk.seed.event.fee.update.result.get` with the id of the subtask in `advertising_campaign_id_list`, and \
     look for your `change_request_id` before you repeat the request",
    "请先用子任务 id 作为 `advertising_campaign_id_list` 调用 `taobao.tbk.seed.event.fee.update.result.get`，确认其中是否已有该 `change_request_id`，再决定是否重试",
);

/// 淘宝客-推广者-种草商单子任务改价申请 (`taobao.tbk.seed.event.fee.update`)
///
/// Requests a price change for a subtask of a seeding order (种草商单).
///
/// - Caller: 推广者. Session: not documented.
/// - [`TbkSeedEventFeeUpdateResultGet`](crate::TbkSeedEventFeeUpdateResultGet) returns the result of the request.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=68039>
///
/// # Errors
///
/// `40132` the state of the subtask does not allow a change, `40133` a change of the subtask is in progress.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkSeedEventFeeUpdate::builder()
///     .change_request_id("change-20230923-1")
///     .change_type(SeedChangeType::Increase)
///     .change_request_time("2023-09-23 12:00:00".parse::<TopTime>()?)
///     .media_event_id("123")
///     .advertising_campaign_id(123)
///     .media_total_fee("100.00".parse::<Yuan>()?)
///     .change_media_total_fee("120.00".parse::<Yuan>()?)
///     .build();
/// let data = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", data.media_event_id);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.seed.event.fee.update",
    title = "淘宝客-推广者-种草商单子任务改价申请",
    api_id = 68039,
    session = optional,
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = super::errors::FEE_UPDATE,
    verify = CHECK_REQUEST
)]
#[non_exhaustive]
pub struct TbkSeedEventFeeUpdate {
    /// 变更请求 id: the id of the change request.
    #[top(example = "123")]
    pub change_request_id: String,
    /// 变更类型: whether the budget is increased or decreased.
    #[top(example = 1)]
    pub change_type: SeedChangeType,
    /// 原平台服务费: the service fee of the platform before the change.
    #[top(example = "1.00")]
    pub media_platform_fee: Option<Yuan>,
    /// 变更请求发起时间: the time of the change request.
    #[top(example = "2023-09-23 12:00:00")]
    pub change_request_time: TopTime,
    /// 原达人费用: the fee of the creator before the change.
    #[top(example = "1.00")]
    pub kox_commission_fee: Option<Yuan>,
    /// 媒体订单 id: the order at the medium.
    #[top(example = "123")]
    pub media_event_id: String,
    /// 子任务 id: the subtask.
    #[top(example = 123)]
    pub advertising_campaign_id: i64,
    /// 变更后达人费用: the fee of the creator after the change.
    #[top(example = "1.00")]
    pub change_kox_commission_fee: Option<Yuan>,
    /// 原子任务总金额: the total amount of the subtask before the change.
    #[top(example = "1.00")]
    pub media_total_fee: Yuan,
    /// 变更后子任务总金额: the total amount of the subtask after the change.
    #[top(example = "1.00")]
    pub change_media_total_fee: Yuan,
    /// 变更后平台服务费: the service fee of the platform after the change.
    #[top(example = "1.00")]
    pub change_media_platform_fee: Option<Yuan>,
}

/// The response to [`TbkSeedEventFeeUpdate`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSeedEventFeeUpdateResponse {
    /// 确认写入信息: the confirmation of the request.
    pub data: Option<SeedEventFeeUpdateData>,
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

/// 确认写入信息: the confirmation of the request.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedEventFeeUpdateData {
    /// 媒体订单 id: the order at the medium.
    #[top(example = "123")]
    pub media_event_id: Option<String>,
}
