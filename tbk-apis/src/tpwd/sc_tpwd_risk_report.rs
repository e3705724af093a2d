//! 淘宝客-服务商-淘口令预警及拦截查询.

use top_core::{TopApi, TopObject};

use super::{TpwdRisk, TpwdRiskReportResult};

/// 淘宝客-服务商-淘口令预警及拦截查询 (`taobao.tbk.sc.tpwd.risk.report`): a provider's pids whose 口令 are warned of or blocked.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScTpwdRiskReport::builder().offset(1).limit(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("offset"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.tpwd.risk.report",
    title = "淘宝客-服务商-淘口令预警及拦截查询",
    session = required,
    readonly,
    paginate(offset, items = result.status_list as TpwdRisk),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScTpwdRiskReport {
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_1_2_3")]
    pub pid: Option<String>,
    /// 起始位置: entries to pass over.
    #[top(example = "1")]
    pub offset: i64,
    /// 返回条数: entries wanted.
    #[top(example = "1")]
    pub limit: i64,
}

/// What [`TbkScTpwdRiskReport`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScTpwdRiskReportResponse {
    /// 结果: the outcome.
    pub result: Option<TpwdRiskReportResult>,
}
