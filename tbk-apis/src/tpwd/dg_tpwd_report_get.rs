//! 淘宝客-推广者-淘口令回流数据查询.

use top_core::{TopApi, TopObject};

use super::TpwdReport;

/// 淘宝客-推广者-淘口令回流数据查询 (`taobao.tbk.dg.tpwd.report.get`): how often a 口令 was opened.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=56693>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgTpwdReportGet::builder()
///     .tao_password("https://links.example/tao-password")
///     .adzone_id("33")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("tao_password"), Some("https://links.example/tao-password"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.tpwd.report.get",
    title = "淘宝客-推广者-淘口令回流数据查询",
    api_id = 56693,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgTpwdReportGet {
    /// 淘口令: the 口令 that is asked about.
    #[top(example = "https://links.example/tao-password")]
    pub tao_password: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "33")]
    pub adzone_id: String,
}

/// What [`TbkDgTpwdReportGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgTpwdReportGetResponse {
    /// 数据: what was asked for.
    pub data: Option<TpwdReport>,
}
