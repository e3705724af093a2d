//! 淘宝客-推广者-渠道管理rid推广效果.

use top_core::{TopApi, TopObject};

use super::RidReportOption;
use super::RidReportResult;

/// 淘宝客-推广者-渠道管理rid推广效果 (`taobao.tbk.dg.rid.report.get`): what a channel (relation_id) brought.
///
/// Called by publishers (推广者), without a session.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgRidReportGet::builder().build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.iter().count(), 0);
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
    /// 查询条件: sent as JSON.
    pub search_option: Option<RidReportOption>,
}

/// What [`TbkDgRidReportGet`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgRidReportGetResponse {
    /// 结果: the outcome.
    pub result: Option<RidReportResult>,
}
