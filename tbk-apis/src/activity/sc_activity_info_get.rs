//! 淘宝客-服务商-官方活动转链.

use top_core::{AdzoneId, RelationId, SiteId, TopApi, TopObject};

use super::ActivityInfo;

/// 淘宝客-服务商-官方活动转链 (`taobao.tbk.sc.activity.info.get`)
///
/// Returns an official campaign and its promotion links for the publisher who authorised the app.
///
/// - Caller: 服务商. Session: required.
/// - Links of second and third parties (二方, 三方) are supported.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=48417>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScActivityInfoGet::builder()
///     .activity_material_id("20150318020014311")
///     .adzone_id(23810104)
///     .site_id(6858406)
///     .build();
/// let activity = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} {:?}", activity.page_name, activity.short_click_url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.activity.info.get",
    title = "淘宝客-服务商-官方活动转链",
    api_id = 48417,
    session = required,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScActivityInfoGet {
    /// 官方活动会场 ID: the campaign page, from 我要推广 > 活动推广 in the console of 淘宝客.
    pub activity_material_id: String,
    /// 推广位 ID: the promotion zone that the links belong to, the last part of the PID.
    pub adzone_id: AdzoneId,
    /// 网站 ID: the site of the promotion zone, the second part of the PID.
    pub site_id: SiteId,
    /// 渠道关系 ID: the channel.
    pub relation_id: Option<RelationId>,
    /// 自定义输入串: the publisher's own mark, which tells its channels apart. Letters and digits.
    #[top(max_len = 12)]
    pub union_id: Option<String>,
}

/// The response to [`TbkScActivityInfoGet`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScActivityInfoGetResponse {
    /// 返回结果对象: the campaign.
    pub data: Option<ActivityInfo>,
}
