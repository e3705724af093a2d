//! 淘宝客-服务商-淘口令回流数据查询.

use top_core::{TopApi, TopObject};

use super::TpwdReport;

/// 淘宝客-服务商-淘口令回流数据查询 (`taobao.tbk.sc.tpwd.report.get`): how often a publisher's 口令 was opened.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScTpwdReportGet::builder()
///     .adzone_id(123123)
///     .site_id(123123)
///     .pwd_content("示例")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123123"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.tpwd.report.get",
    title = "淘宝客-服务商-淘口令回流数据查询",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScTpwdReportGet {
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123123")]
    pub adzone_id: i64,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "123123")]
    pub site_id: i64,
    /// 口令: the 口令 that is asked about.
    #[top(example = "示例")]
    pub pwd_content: String,
}

/// What [`TbkScTpwdReportGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScTpwdReportGetResponse {
    /// 数据: what was asked for.
    pub data: Option<TpwdReport>,
}
