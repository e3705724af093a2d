//! 淘宝客-推广者-种草商单子任务改价申请.

use top_core::{Hint, TopApi, TopObject, TopTime};

const CHECK_REQUEST: Hint = Hint::new(
    "call `taobao.tbk.seed.event.fee.update.result.get` with the id of the sub task in `advertising_campaign_id_list`, and \
     look for your `change_request_id` before you repeat it",
    "请先用子任务 id 作为 `advertising_campaign_id_list` 调用 `taobao.tbk.seed.event.fee.update.result.get`，确认其中是否已有该 `change_request_id`，再决定是否重试",
);

/// 淘宝客-推广者-种草商单子任务改价申请 (`taobao.tbk.seed.event.fee.update`): asks for another price of a sub task.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Each call
/// acts anew: it must not be repeated blindly.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=68039>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkSeedEventFeeUpdate::builder()
///     .change_request_id("123")
///     .change_type(1)
///     .change_request_time("2023-09-23 12:00:00".parse::<TopTime>()?)
///     .media_event_id("123")
///     .advertising_campaign_id(123)
///     .media_total_fee("1.00")
///     .change_media_total_fee("1.00")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("change_request_id"), Some("123"));
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.seed.event.fee.update",
    title = "淘宝客-推广者-种草商单子任务改价申请",
    api_id = 68039,
    session = optional,
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS,
    verify = CHECK_REQUEST
)]
#[non_exhaustive]
pub struct TbkSeedEventFeeUpdate {
    /// 改价申请 id: of the request.
    #[top(example = "123")]
    pub change_request_id: String,
    /// 改价类型: which kind.
    #[top(example = "1")]
    pub change_type: i64,
    /// 平台服务费: yuan.
    #[top(example = "1.00")]
    pub media_platform_fee: Option<String>,
    /// 改价申请时间: GMT+8.
    #[top(example = "2023-09-23 12:00:00")]
    pub change_request_time: TopTime,
    /// 达人佣金: yuan.
    #[top(example = "1.00")]
    pub kox_commission_fee: Option<String>,
    /// 媒体任务 id: of the task at the medium.
    #[top(example = "123")]
    pub media_event_id: String,
    /// 商单子任务 id: of the sub task.
    #[top(example = "123")]
    pub advertising_campaign_id: i64,
    /// 改后达人佣金: yuan.
    #[top(example = "1.00")]
    pub change_kox_commission_fee: Option<String>,
    /// 总费用: yuan.
    #[top(example = "1.00")]
    pub media_total_fee: String,
    /// 改后总费用: yuan.
    #[top(example = "1.00")]
    pub change_media_total_fee: String,
    /// 改后平台服务费: yuan.
    #[top(example = "1.00")]
    pub change_media_platform_fee: Option<String>,
}

/// What [`TbkSeedEventFeeUpdate`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkSeedEventFeeUpdateResponse {
    /// 数据: what was asked for.
    pub data: Option<SeedEventFeeUpdateData>,
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

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SeedEventFeeUpdateData {
    /// 媒体任务 id: of the task at the medium.
    #[top(example = "123")]
    pub media_event_id: Option<String>,
}
