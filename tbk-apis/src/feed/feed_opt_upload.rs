//! 淘宝客-推广者-内容种草投流明细数据上传.

use top_core::{TopApi, TopObject, TopTime};

use super::{FeedDeviceType, FeedIndicatorType, FeedRtaSwitch};

/// 淘宝客-推广者-内容种草投流明细数据上传 (`taobao.tbk.feed.opt.upload`)
///
/// Uploads one user's plays or impressions of paid traffic.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=66773>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkFeedOptUpload::builder()
///     .event_id(111)
///     .account_id("111")
///     .campaign_id("111")
///     .unit_id("111")
///     .creative_id("111")
///     .content_id("20260101001")
///     .device_type(FeedDeviceType::Oaid)
///     .device_id("0df232dd4d757938")
///     .indicator_type(FeedIndicatorType::Play)
///     .indicator_value(1)
///     .behavior_time_stamp("2026-01-01 12:00:00".parse::<TopTime>()?)
///     .request_id("0df232dd4d757938")
///     .exp_id("123")
///     .rta_switch(FeedRtaSwitch::On)
///     .ad_consume(123)
///     .rta_extra_info("{}")
///     .build();
/// let response = client.call(&request).await?.data;
/// assert_eq!(response.data, Some(true));
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.feed.opt.upload",
    title = "淘宝客-推广者-内容种草投流明细数据上传",
    api_id = 66773,
    session = optional,
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkFeedOptUpload {
    /// 设备类型: the kind of device id in `device_id`.
    #[top(example = 12)]
    pub device_type: FeedDeviceType,
    /// 星任务 ID: the task.
    #[top(example = 111)]
    pub event_id: i64,
    /// 广告计划 ID: the advertising campaign.
    #[top(example = "111")]
    pub campaign_id: String,
    /// 媒体内容 ID: the content at the medium.
    pub content_id: String,
    /// 用户设备 ID: the device of the user.
    #[top(example = "0df232dd4d757938")]
    pub device_id: String,
    /// 广告创意 ID: the creative.
    #[top(example = "111")]
    pub creative_id: String,
    /// 广告账户 ID: the advertising account.
    #[top(example = "111")]
    pub account_id: String,
    /// 用户行为指标类型: the action that is counted.
    #[top(example = 1)]
    pub indicator_type: FeedIndicatorType,
    /// 广告单元 ID: the unit of the advertising campaign.
    #[top(example = "111")]
    pub unit_id: String,
    /// 用户行为指标数值: the value of the counted action.
    #[top(example = 1)]
    pub indicator_value: i64,
    /// 用户行为时间戳: the time of the action.
    #[top(example = "2023-02-10 23:59:59")]
    pub behavior_time_stamp: TopTime,
    /// RTA 唯一请求 ID: the unique id of the RTA request.
    #[top(example = "0df232dd4d757938")]
    pub request_id: String,
    /// 实验 ID: the id of the experiment, assigned by the medium.
    #[top(example = "123")]
    pub exp_id: String,
    /// RTA 开关状态: whether RTA was on.
    #[top(example = 1)]
    pub rta_switch: FeedRtaSwitch,
    /// 广告 PV 消耗金额: the cost of the views of the advertisement. 1000 毫分 are 1 分.
    #[top(example = 123, unit = "millifen")]
    pub ad_consume: i64,
    /// RTA 自定义业务字段: the custom business data of the RTA.
    pub rta_extra_info: String,
}

/// The response to [`TbkFeedOptUpload`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedOptUploadResponse {
    /// 成功标志: whether the upload succeeded.
    #[top(example = "true")]
    pub data: Option<bool>,
    /// 返回码: the result code.
    #[top(example = 200)]
    pub result_code: Option<i64>,
    /// 业务错误信息: the description of the error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 错误信息: the error in detail.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: the error code.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
