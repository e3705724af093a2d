//! 淘宝客-服务商-保护门槛.

use top_core::TopApi;

use super::DataReportType;

/// 淘宝客-服务商-保护门槛 (`taobao.tbk.data.report`)
///
/// Reports a log entry, such as a promotion.
///
/// - Caller: 服务商. Session: not documented.
/// - The members of the response are not documented; it is returned as JSON.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDataReport::builder()
///     .data("dataId=20260101000001|pid=mm_1_2_3|time=2026-01-01 00:00:00")
///     .r#type(DataReportType::Promotion)
///     .build();
/// println!("{}", client.call(&request).await?.data.as_json());
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.data.report",
    title = "淘宝客-服务商-保护门槛",
    session = optional,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDataReport {
    /// 日志内容: the content of the log entry.
    ///
    /// Its `dataId` is the id of the entry and must be unique. The format is not documented; existing callers send
    /// `name=value` pairs that are separated by `|`.
    pub data: String,
    /// 日志类型: the type of log entry.
    #[top(example = "1")]
    pub r#type: Option<DataReportType>,
}

top_core::raw_response! {
    /// The response to [`TbkDataReport`]: its members are not documented.
    pub struct TbkDataReportResponse;
}
