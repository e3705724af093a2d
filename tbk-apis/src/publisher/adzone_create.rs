//! 淘宝客-推广者-创建推广位.

use top_core::{SiteId, TopApi, TopObject};

use super::CreatedAdzone;

/// 淘宝客-推广者-创建推广位 (`taobao.tbk.adzone.create`)
///
/// Creates a promotion zone on a site of the publisher.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=31372>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkAdzoneCreate::builder().site_id(123456).adzone_name("首页推荐").build();
/// let created = client.call(&request).await?.data.data.unwrap_or_default();
/// if let Some(pid) = created.model {
///     println!("{pid} {:?}", pid.adzone());
/// }
/// # Ok(()) });
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
    /// 网站 ID: the site of the new promotion zone.
    #[top(example = 123456)]
    pub site_id: SiteId,
    /// 广告位名称: the name of the new promotion zone.
    #[top(example = "广告位", max_len = 64)]
    pub adzone_name: String,
}

/// The response to [`TbkAdzoneCreate`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkAdzoneCreateResponse {
    /// 数据: the data of the response.
    pub data: Option<CreatedAdzone>,
}
