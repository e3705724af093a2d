//! 淘宝客-服务商-淘口令回流数据查询.

use top_core::{AdzoneId, SiteId, TopApi, TopObject};

use super::TpwdReport;

/// 淘宝客-服务商-淘口令回流数据查询 (`taobao.tbk.sc.tpwd.report.get`)
///
/// Returns the page views (PV) and visitors (UV) of one 口令.
///
/// - Caller: 服务商. Session: not documented.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScTpwdReportGet::builder()
///     .adzone_id(23810104)
///     .site_id(6858406)
///     .pwd_content("618超级红包 ￥hxlgccEumBB￥ 复制后打开淘宝")
///     .build();
/// let report = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} visitors today", report.uv);
/// # Ok(()) });
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
    /// 推广位id: the promotion zone, the last part of the pid.
    #[top(example = 123123)]
    pub adzone_id: AdzoneId,
    /// 媒体id: the site or app, the middle part of the pid.
    #[top(example = 123123)]
    pub site_id: SiteId,
    /// 包含淘口令的推广文本: a text that contains the 口令.
    pub pwd_content: String,
}

/// The response to [`TbkScTpwdReportGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScTpwdReportGetResponse {
    /// 返回结果: the figures.
    pub data: Option<TpwdReport>,
}
