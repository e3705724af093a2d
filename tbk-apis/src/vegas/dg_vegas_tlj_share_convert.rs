//! 淘宝客-推广者-淘礼金三方链接转换.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-淘礼金三方链接转换 (`taobao.tbk.dg.vegas.tlj.share.convert`): a 淘礼金 link that shares commission with a third
/// party.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=60552>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgVegasTljShareConvert::builder()
///     .adzone_id(1234567)
///     .origin_url("https://links.example/origin-url")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1234567"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.vegas.tlj.share.convert",
    title = "淘宝客-推广者-淘礼金三方链接转换",
    api_id = 60552,
    session = optional,
    idempotent,
    failure(result.success, code = result.msg_code, message = result.msg_info),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgVegasTljShareConvert {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1234567")]
    pub adzone_id: i64,
    /// 原链接: the link that was given.
    #[top(example = "https://links.example/origin-url")]
    pub origin_url: String,
}

/// What [`TbkDgVegasTljShareConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasTljShareConvertResponse {
    /// 结果: the outcome.
    pub result: Option<VegasTljShareConvertResult>,
}

/// 结果: what stands in `model`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljShareConvertModel {
    /// 领取链接: hand this to the users.
    #[top(example = "https://links.example/send-url")]
    pub send_url: Option<String>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljShareConvertResult {
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// 结果: what was made.
    pub model: Option<VegasTljShareConvertModel>,
    /// 错误信息: why it failed, in words.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// 错误码: why it failed.
    #[top(example = "")]
    pub msg_code: Option<String>,
}
