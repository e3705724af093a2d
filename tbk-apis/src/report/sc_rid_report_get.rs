//! 淘宝客-服务商-渠道管理rid推广效果.

use top_core::{TopApi, TopObject};

use super::RidReportOption;
use super::RidReportResult;

/// 淘宝客-服务商-渠道管理rid推广效果 (`taobao.tbk.sc.rid.report.get`): what a provider's channel (relation_id) brought.
///
/// Called by service providers (服务商), with the session of the account that authorised the app.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScRidReportGet::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
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
    /// 查询条件: sent as JSON.
    pub search_option: Option<RidReportOption>,
}

/// What [`TbkScRidReportGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScRidReportGetResponse {
    /// 结果: the outcome.
    pub result: Option<RidReportResult>,
}
