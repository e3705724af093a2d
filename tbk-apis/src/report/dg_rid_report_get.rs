//! 淘宝客-推广者-渠道管理rid推广效果.

use top_core::{RelationId, TopApi, TopObject};

use super::RidReportResult;

/// 淘宝客-推广者-渠道管理rid推广效果 (`taobao.tbk.dg.rid.report.get`)
///
/// Returns the buyers and orders that a channel (`relation_id`) brought on a day.
///
/// - Caller: 推广者. Session: none.
/// - Reports are by day (`biz_date`); `biz_month` is not supported yet.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let option = RidReportOption {
///     biz_date: Some("20260101".to_owned()),
///     relation_id: Some(123123.into()),
///     ..RidReportOption::default()
/// };
/// let request = TbkDgRidReportGet::builder().search_option(option).build();
/// let result = client.call(&request).await?.data.result.unwrap_or_default();
/// if let Some(report) = result.data {
///     println!("{:?} orders, {:?}", report.purchase_alipay_num, report.purchase_alipay_amt);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, Default, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.rid.report.get",
    title = "淘宝客-推广者-渠道管理rid推广效果",
    readonly,
    failure(result.success, code = result.biz_error_code, message = result.biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgRidReportGet {
    /// 入参: the query.
    pub search_option: Option<RidReportOption>,
}

/// 入参: the query of [`TbkDgRidReportGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct RidReportOption {
    /// 请求日期（天维度）: the day. Its format is not documented.
    pub biz_date: Option<String>,
    /// 渠道关系id: the channel to report on.
    pub relation_id: Option<RelationId>,
    /// 请求日期（月维度）: the month. Not supported yet.
    pub biz_month: Option<String>,
}

/// The response to [`TbkDgRidReportGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgRidReportGetResponse {
    /// 返回结果: the report, or a business error.
    pub result: Option<RidReportResult>,
}
