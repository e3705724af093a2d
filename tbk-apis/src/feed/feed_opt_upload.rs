//! 淘宝客-推广者-内容种草投流明细数据上传.

use top_core::{TopApi, TopObject, TopTime};

/// 淘宝客-推广者-内容种草投流明细数据上传 (`taobao.tbk.feed.opt.upload`): uploads single actions of paid traffic.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Each call
/// acts anew: it must not be repeated blindly.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=66773>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkFeedOptUpload::builder()
///     .device_type(12)
///     .event_id(111)
///     .campaign_id("111")
///     .content_id("content_id")
///     .device_id("0df232dd4d757938")
///     .creative_id("111")
///     .account_id("111")
///     .indicator_type(1)
///     .unit_id("111")
///     .indicator_value(1)
///     .behavior_time_stamp("2023-02-10 23:59:59".parse::<TopTime>()?)
///     .request_id("0df232dd4d757938")
///     .exp_id("123")
///     .rta_switch(1)
///     .ad_consume(123)
///     .rta_extra_info("xxxxx")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("device_type"), Some("12"));
/// # Ok::<(), top_core::ParseError>(())
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
    /// 设备号类型: which kind of device id.
    #[top(example = "12")]
    pub device_type: i64,
    /// 活动 id: of the campaign.
    #[top(example = "111")]
    pub event_id: i64,
    /// 计划 id: of the campaign at the medium.
    #[top(example = "111")]
    pub campaign_id: String,
    /// 内容 id: of the content at the publisher's.
    #[top(example = "content_id")]
    pub content_id: String,
    /// 设备 id: of the device.
    #[top(example = "0df232dd4d757938")]
    pub device_id: String,
    /// 创意 id: of the creative at the medium.
    #[top(example = "111")]
    pub creative_id: String,
    /// 账号 id: of the account.
    #[top(example = "111")]
    pub account_id: String,
    /// 指标类型: which figure.
    #[top(example = "1")]
    pub indicator_type: i64,
    /// 单元 id: of the unit at the medium.
    #[top(example = "111")]
    pub unit_id: String,
    /// 指标值: the figure.
    #[top(example = "1")]
    pub indicator_value: i64,
    /// 行为时间: GMT+8.
    #[top(example = "2023-02-10 23:59:59")]
    pub behavior_time_stamp: TopTime,
    /// 请求 id: of the medium's request.
    #[top(example = "0df232dd4d757938")]
    pub request_id: String,
    /// 实验 id: of the experiment.
    #[top(example = "123")]
    pub exp_id: String,
    /// RTA 开关: 1 on, 0 off.
    #[top(example = "1")]
    pub rta_switch: i64,
    /// 广告消耗: what was spent.
    #[top(example = "123")]
    pub ad_consume: i64,
    /// RTA 扩展信息: passed on.
    #[top(example = "xxxxx")]
    pub rta_extra_info: String,
}

/// What [`TbkFeedOptUpload`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedOptUploadResponse {
    /// 数据: what was asked for.
    #[top(example = "true")]
    pub data: Option<bool>,
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
