//! 淘宝客-服务商-创建推广者位.

use top_core::{SiteId, TopApi, TopObject};

use super::CreatedAdzone;

/// 淘宝客-服务商-创建推广者位 (`taobao.tbk.sc.adzone.create`)
///
/// Creates a promotion zone on a site of the publisher who authorised the app.
///
/// - Caller: 服务商. Session: required.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=34751>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScAdzoneCreate::builder().site_id(123456).adzone_name("首页推荐").build();
/// let created = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", created.model);
/// # Ok(()) });
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
    /// 网站 ID: the site of the new promotion zone.
    pub site_id: SiteId,
    /// 广告位名称: the name of the new promotion zone.
    #[top(max_len = 64)]
    pub adzone_name: String,
}

/// The response to [`TbkScAdzoneCreate`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScAdzoneCreateResponse {
    /// 数据: the data of the response.
    pub data: Option<CreatedAdzone>,
}
