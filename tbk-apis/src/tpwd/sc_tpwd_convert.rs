//! 淘宝客-服务商-淘口令解析&转链.

use top_core::{AdzoneId, RelationId, SiteId, TopApi, TopObject};

use super::ConvertedTpwd;
use crate::shared::LinkPlan;

/// 淘宝客-服务商-淘口令解析&转链 (`taobao.tbk.sc.tpwd.convert`)
///
/// Parses a 口令 and converts the item behind it into promotion links of the publisher who authorised the app.
///
/// - Caller: 服务商. Session: required.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=43873>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScTpwdConvert::builder()
///     .password_content("￥2k12308DjviP￥")
///     .adzone_id(23810104)
///     .site_id(6858406)
///     .build();
/// let link = client.session(session).call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} {:?}", link.num_iid, link.click_url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.tpwd.convert",
    title = "淘宝客-服务商-淘口令解析&转链",
    api_id = 43873,
    session = required,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScTpwdConvert {
    /// 需要解析的淘口令: the 口令 to parse.
    pub password_content: String,
    /// 广告位ID: the promotion zone, the last part of the pid.
    pub adzone_id: AdzoneId,
    /// 通用计划: whether the item's link is one of the general campaign.
    #[top(example = "1")]
    pub dx: Option<LinkPlan>,
    /// 备案的网站id: the registered site, the middle part of the pid.
    pub site_id: SiteId,
    /// 会员人群ID: a crowd of members, for statistics of the crowd.
    pub ucrowd_id: Option<i64>,
    /// 渠道id: the channel that the links are for.
    pub relation_id: Option<RelationId>,
}

/// The response to [`TbkScTpwdConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScTpwdConvertResponse {
    /// 数据: the links.
    pub data: Option<ConvertedTpwd>,
}
