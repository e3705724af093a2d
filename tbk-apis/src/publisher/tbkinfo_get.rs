//! 淘宝客-公用-pid校验.

use top_core::{TopApi, TopObject};

/// 淘宝客-公用-pid校验 (`taobao.tbk.tbkinfo.get`): checks a pid.
///
/// Open to publishers and service providers (公用), with or without a session: which of the two is not documented in
/// public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=39869>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkTbkinfoGet::builder().pid("mm_1_1_1").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("pid"), Some("mm_1_1_1"));
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
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_1_1_1")]
    pub pid: String,
}

/// What [`TbkTbkinfoGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTbkinfoGetResponse {
    /// 结果: the outcome.
    pub result: Option<TbkinfoResult>,
}

/// pid 校验结果: whether the pid is good.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkinfoResult {
    /// 数据: what was asked for.
    #[top(example = "true")]
    pub data: Option<bool>,
}
