//! 淘宝客-推广者-淘口令预警及拦截查询.

use top_core::{Pid, TopApi, TopObject};

use super::{TpwdRisk, TpwdRiskReportResult};

/// 淘宝客-推广者-淘口令预警及拦截查询 (`taobao.tbk.dg.tpwd.risk.report`)
///
/// Returns the promotion zones or channels whose 口令 are blocked or have a warning.
///
/// - Caller: 推广者. Session: none.
/// - With `pid` the API returns the channels (relationId) of that zone, without it the zones of the account
///   that the app key belongs to.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=59692>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgTpwdRiskReport::builder().offset(0).limit(100).build();
/// for risk in client.call(&request).await?.data.result.unwrap_or_default().status_list {
///     println!("{:?} {:?}", risk.pid, risk.status);
/// }
/// # Ok(()) });
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
    /// pid: the promotion zone whose channels are listed.
    #[top(example = "mm_1111_0_0")]
    pub pid: Option<Pid>,
    /// 分页参数: the number of entries to skip.
    #[top(example = 0)]
    pub offset: i64,
    /// 分页参数: the number of entries to return.
    #[top(example = 1000, range = ..=1000)]
    pub limit: i64,
}

/// The response to [`TbkDgTpwdRiskReport`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgTpwdRiskReportResponse {
    /// 结果: the data of the response.
    pub result: Option<TpwdRiskReportResult>,
}
