//! 淘宝客-服务商-渠道管理rid推广效果.

use top_core::{RelationId, SiteId, TopApi, TopObject};

use super::RidReportResult;

/// 淘宝客-服务商-渠道管理rid推广效果 (`taobao.tbk.sc.rid.report.get`)
///
/// Returns the buyers and orders that a channel (`relation_id`) brought on a day to the publisher who authorised the app.
///
/// - Caller: 服务商. Session: required.
/// - Reports are by day (`biz_date`); `biz_month` is not supported yet.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let option = ScRidReportOption {
///     biz_date: Some("20260101".to_owned()),
///     relation_id: Some(123123.into()),
///     site_id: Some(45598009.into()),
///     ..ScRidReportOption::default()
/// };
/// let request = TbkScRidReportGet::builder().search_option(option).build();
/// let result = client.session(session).call(&request).await?.data.result.unwrap_or_default();
/// if let Some(report) = result.data {
///     println!("{:?} orders, {:?}", report.promo_alipay_num, report.promo_alipay_amt);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.rid.report.get",
    title = "淘宝客-服务商-渠道管理rid推广效果",
    session = required,
    readonly,
    failure(result.success, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScRidReportGet {
    /// 入参: the query.
    pub search_option: Option<ScRidReportOption>,
}

/// 入参: the query of [`TbkScRidReportGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct ScRidReportOption {
    /// 请求日期（天维度）: the day. Its format is not documented.
    pub biz_date: Option<String>,
    /// 关系id: the channel to report on.
    pub relation_id: Option<RelationId>,
    /// 请求日期（月维度）: the month. Not supported yet.
    pub biz_month: Option<String>,
    /// 媒体id: the medium, the second number of the pid.
    pub site_id: Option<SiteId>,
}

/// The response to [`TbkScRidReportGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScRidReportGetResponse {
    /// 返回结果: the report, or a business error.
    pub result: Option<RidReportResult>,
}
