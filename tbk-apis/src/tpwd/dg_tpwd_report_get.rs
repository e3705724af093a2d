//! 淘宝客-推广者-淘口令回流数据查询.

use top_core::{AdzoneId, TopApi, TopObject};

use super::TpwdReport;

/// 淘宝客-推广者-淘口令回流数据查询 (`taobao.tbk.dg.tpwd.report.get`)
///
/// Returns the page views (PV) and visitors (UV) of one 口令.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=56693>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgTpwdReportGet::builder()
///     .tao_password("8緮置内容￥hxlgccEumBB￥达开?τao寶?或掂击炼接 https://m.tb.cn/h.VvkiWSm 至浏.览览.器【618超级红包】")
///     .adzone_id(23810104)
///     .build();
/// let report = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} visitors today", report.uv);
/// # Ok(()) });
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
    /// 待查询的口令: the 口令 to query.
    #[top(
        example = "8緮置内容￥hxlgccEumBB￥达开?τao寶?或掂击炼接 https://m.tb.cn/h.VvkiWSm 至浏.览览.器【618超级红包】"
    )]
    pub tao_password: String,
    /// 推广位id: the promotion zone, the last part of the pid.
    #[top(example = "33")]
    pub adzone_id: AdzoneId,
}

/// The response to [`TbkDgTpwdReportGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgTpwdReportGetResponse {
    /// 返回结果: the figures.
    pub data: Option<TpwdReport>,
}
