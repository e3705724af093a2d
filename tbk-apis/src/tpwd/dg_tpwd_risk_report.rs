//! 淘宝客-推广者-淘口令预警及拦截查询.

use top_core::{TopApi, TopObject};

use super::{TpwdRisk, TpwdRiskReportResult};

/// 淘宝客-推广者-淘口令预警及拦截查询 (`taobao.tbk.dg.tpwd.risk.report`): pids whose 口令 are warned of or blocked.
///
/// Called by publishers (推广者), without a session.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=59692>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgTpwdRiskReport::builder().offset(0).limit(1000).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("offset"), Some("0"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.tpwd.risk.report",
    title = "淘宝客-推广者-淘口令预警及拦截查询",
    api_id = 59692,
    readonly,
    paginate(offset, items = result.status_list as TpwdRisk),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgTpwdRiskReport {
    /// 推广位 pid: `mm_1_2_3`.
    #[top(example = "mm_1111_0_0")]
    pub pid: Option<String>,
    /// 起始位置: entries to pass over.
    #[top(example = "0")]
    pub offset: i64,
    /// 返回条数: entries wanted.
    #[top(example = "1000")]
    pub limit: i64,
}

/// What [`TbkDgTpwdRiskReport`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgTpwdRiskReportResponse {
    /// 结果: the outcome.
    pub result: Option<TpwdRiskReportResult>,
}
