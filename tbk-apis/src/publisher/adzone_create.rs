//! 淘宝客-推广者-创建推广位.

use top_core::{TopApi, TopObject};

use super::CreatedAdzone;

/// 淘宝客-推广者-创建推广位 (`taobao.tbk.adzone.create`): creates an ad zone (推广位) on a medium.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Each call
/// acts anew: it must not be repeated blindly.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=31372>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkAdzoneCreate::builder().site_id(123456).adzone_name("广告位").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("site_id"), Some("123456"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.adzone.create",
    title = "淘宝客-推广者-创建推广位",
    api_id = 31372,
    session = optional,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkAdzoneCreate {
    /// 媒体 id: the second segment of the pid.
    #[top(example = "123456")]
    pub site_id: i64,
    /// 推广位名称: name of the ad zone (`adzone_id`).
    #[top(example = "广告位", max_len = 64)]
    pub adzone_name: String,
}

/// What [`TbkAdzoneCreate`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkAdzoneCreateResponse {
    /// 数据: what was asked for.
    pub data: Option<CreatedAdzone>,
}
