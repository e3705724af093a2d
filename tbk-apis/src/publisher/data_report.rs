//! 淘宝客-服务商-保护门槛.

use top_core::TopApi;

/// 淘宝客-服务商-保护门槛 (`taobao.tbk.data.report`): reports data that protects a publisher's threshold.
///
/// Called by service providers (服务商), with or without a session: which of the two is not documented in public.
/// Calling twice is the same as calling once. The members of the answer are not documented in public: it is kept as
/// JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDataReport::builder().data("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("data"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.data.report",
    title = "淘宝客-服务商-保护门槛",
    session = optional,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDataReport {
    /// 数据: what was asked for.
    #[top(example = "示例")]
    pub data: String,
    /// 类型: which kind.
    pub r#type: Option<String>,
}

top_core::raw_response! {
    /// What [`TbkDataReport`] brings back: its members are not documented in public.
    pub struct TbkDataReportResponse;
}
