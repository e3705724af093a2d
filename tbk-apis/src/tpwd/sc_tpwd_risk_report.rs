//! 淘宝客-服务商-淘口令预警及拦截查询.

use top_core::{Pid, TopApi, TopObject};

use super::{TpwdRisk, TpwdRiskReportResult};

/// 淘宝客-服务商-淘口令预警及拦截查询 (`taobao.tbk.sc.tpwd.risk.report`)
///
/// Returns the promotion zones or channels whose 口令 are blocked or have a warning.
///
/// - Caller: 服务商. Session: required.
/// - With `pid` the API returns the channels (relationId) of that zone, without it the zones of the account
///   that authorised the app.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScTpwdRiskReport::builder().offset(0).limit(100).build();
/// for risk in client.session(session).call(&request).await?.data.result.unwrap_or_default().status_list {
///     println!("{:?} {:?}", risk.pid, risk.status);
/// }
/// # Ok(()) });
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
    /// pid: the promotion zone whose channels are listed.
    pub pid: Option<Pid>,
    /// 分页参数: the number of entries to skip.
    pub offset: i64,
    /// 分页参数: the number of entries to return.
    #[top(range = ..=1000)]
    pub limit: i64,
}

/// The response to [`TbkScTpwdRiskReport`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScTpwdRiskReportResponse {
    /// 结果: the data of the response.
    pub result: Option<TpwdRiskReportResult>,
}
