//! The smallest signed call.

use top_core::{TopApi, TopObject, TopTime};

/// 获取淘宝系统当前时间 (`taobao.time.get`): returns the gateway's time. The smallest signed call.
#[derive(Debug, Clone, TopApi)]
#[top_api(method = "taobao.time.get", title = "获取淘宝系统当前时间", session = optional, readonly)]
pub(crate) struct TimeGet {}

/// The response of [`TimeGet`].
#[derive(Debug, Clone, TopObject)]
#[non_exhaustive]
pub(crate) struct TimeGetResponse {
    /// 系统当前时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub(crate) time: Option<TopTime>,
}
