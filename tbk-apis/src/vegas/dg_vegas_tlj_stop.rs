//! 淘宝客-推广者-淘礼金暂停发放.

use top_core::{AdzoneId, TopApi, TopObject};

/// 淘宝客-推广者-淘礼金暂停发放 (`taobao.tbk.dg.vegas.tlj.stop`)
///
/// Suspends the distribution of a 淘礼金 that the publisher created.
///
/// - Caller: 推广者. Session: none.
/// - `result_success` reports on the call, `update_success` on the 淘礼金.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=58713>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgVegasTljStop::builder().rights_id("34ffg34").adzone_id(23810104).build();
/// let data = client.call(&request).await?.into_result()?.data;
/// assert_eq!(data.model.and_then(|model| model.update_success), Some(true));
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.vegas.tlj.stop",
    title = "淘宝客-推广者-淘礼金暂停发放",
    api_id = 58713,
    idempotent,
    failure(result_success, code = msg_code, message = msg_info),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgVegasTljStop {
    /// rightsId: the 淘礼金, as [`TbkDgVegasTljCreate`](super::TbkDgVegasTljCreate) returned it.
    #[top(example = "34ffg34")]
    pub rights_id: String,
    /// adzoneId: the promotion zone, the last part of the pid.
    #[top(example = 2343434)]
    pub adzone_id: AdzoneId,
}

/// The response to [`TbkDgVegasTljStop`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasTljStopResponse {
    /// model: the data of the response.
    pub model: Option<VegasTljStopModel>,
    /// msgInfo: the message of the platform.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// msgCode: the code of `msg_info`.
    #[top(example = "")]
    pub msg_code: Option<String>,
    /// 调用接口是否成功: whether the call succeeded.
    #[top(example = "true")]
    pub result_success: Option<bool>,
}

/// model: the data of the response.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljStopModel {
    /// 暂停成功: whether the distribution was suspended.
    #[top(example = "true")]
    pub update_success: Option<bool>,
}
