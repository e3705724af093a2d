//! 淘宝客-服务商-创建推广者位.

use top_core::{TopApi, TopObject};

use super::CreatedAdzone;

/// 淘宝客-服务商-创建推广者位 (`taobao.tbk.sc.adzone.create`): creates an ad zone (推广位) on a medium of a publisher.
///
/// Called by publishers (推广者), with the session of the account that authorised the app. Each call acts anew: it
/// must not be repeated blindly.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=34751>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScAdzoneCreate::builder().site_id(1).adzone_name("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("site_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.adzone.create",
    title = "淘宝客-服务商-创建推广者位",
    api_id = 34751,
    session = required,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScAdzoneCreate {
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
    /// 推广位名称: name of the ad zone (`adzone_id`).
    #[top(example = "示例")]
    pub adzone_name: String,
}

/// What [`TbkScAdzoneCreate`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScAdzoneCreateResponse {
    /// 数据: what was asked for.
    pub data: Option<CreatedAdzone>,
}
