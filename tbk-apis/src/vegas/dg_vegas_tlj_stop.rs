//! 淘宝客-推广者-淘礼金暂停发放.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-淘礼金暂停发放 (`taobao.tbk.dg.vegas.tlj.stop`): stops handing out a 淘礼金.
///
/// Called by publishers (推广者), without a session. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=58713>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgVegasTljStop::builder().rights_id("34ffg34").adzone_id(2343434).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("rights_id"), Some("34ffg34"));
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
    /// 淘礼金 id: number of the gift.
    #[top(example = "34ffg34")]
    pub rights_id: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "2343434")]
    pub adzone_id: i64,
}

/// What [`TbkDgVegasTljStop`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgVegasTljStopResponse {
    /// 结果: what was made.
    pub model: Option<VegasTljStopModel>,
    /// 错误信息: why it failed, in words.
    #[top(example = "")]
    pub msg_info: Option<String>,
    /// 错误码: why it failed.
    #[top(example = "")]
    pub msg_code: Option<String>,
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub result_success: Option<bool>,
}

/// 结果: what stands in `model`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct VegasTljStopModel {
    /// 是否更新成功: whether it was stopped.
    #[top(example = "true")]
    pub update_success: Option<bool>,
}
