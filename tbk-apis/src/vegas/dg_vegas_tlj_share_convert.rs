//! 淘宝客-推广者-淘礼金三方链接转换.

use top_core::{AdzoneId, TopApi, TopObject};

/// 淘宝客-推广者-淘礼金三方链接转换 (`taobao.tbk.dg.vegas.tlj.share.convert`)
///
/// Converts a 淘礼金 link with two-party sharing (二方分成) into one with three-party sharing (三方分成).
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=60552>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgVegasTljShareConvert::builder()
///     .adzone_id(23810104)
///     .origin_url("https://uland.taobao.com/?es=Dc4xOPkXVWQ")
///     .build();
/// let result = client.call(&request).await?.into_result()?.data.result.unwrap_or_default();
/// println!("{:?}", result.model.and_then(|model| model.send_url));
/// # Ok(()) });
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
    /// 妈妈广告位Id: the promotion zone, the last part of the pid.
    #[top(example = 1234567)]
    pub adzone_id: AdzoneId,
    /// 原始二方分成url: the 淘礼金 link with two-party sharing.
    pub origin_url: String,
}

/// The response to [`TbkDgVegasTljShareConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasTljShareConvertResponse {
    /// 结果: the result of the conversion.
    pub result: Option<VegasTljShareConvertResult>,
}

/// model: the data of the response.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljShareConvertModel {
    /// 淘礼金三方分成链接: the 淘礼金 link with three-party sharing.
    pub send_url: Option<String>,
}

/// 结果: the result of a conversion.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljShareConvertResult {
    /// 是否成功: whether the call succeeded.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// model: the data of the response.
    pub model: Option<VegasTljShareConvertModel>,
    /// msg_info: the message of the platform.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// msg_code: the code of `msg_info`.
    #[top(example = "")]
    pub msg_code: Option<String>,
}
