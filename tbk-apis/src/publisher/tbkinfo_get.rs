//! 淘宝客-公用-pid校验.

use top_core::{Pid, TopApi, TopObject};

/// 淘宝客-公用-pid校验 (`taobao.tbk.tbkinfo.get`)
///
/// Checks whether a PID is valid.
///
/// - Caller: 公用. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=39869>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkTbkinfoGet::builder().pid("mm_26632322_6858406_23810104".parse::<Pid>()?).build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// println!("valid: {:?}", result.data);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.tbkinfo.get",
    title = "淘宝客-公用-pid校验",
    api_id = 39869,
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkTbkinfoGet {
    /// 三段式 pid: the PID to check.
    #[top(example = "mm_1_1_1")]
    pub pid: Pid,
}

/// The response to [`TbkTbkinfoGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTbkinfoGetResponse {
    /// 结果: the result of the check.
    pub result: Option<TbkinfoResult>,
}

/// 校验结果: the result of the check of a PID.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkinfoResult {
    /// pid 是否正确: whether the PID is valid.
    #[top(example = "true")]
    pub data: Option<bool>,
}
