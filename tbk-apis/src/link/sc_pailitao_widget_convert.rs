//! 淘宝客-服务商-拍立淘插件转链.

use top_core::{AdzoneId, RelationId, SiteId, TopApi, TopObject};

use super::PailitaoLinkType;

/// 淘宝客-服务商-拍立淘插件转链 (`taobao.tbk.sc.pailitao.widget.convert`)
///
/// Returns a link that opens the official widget of 拍立淘 (search by picture) for a promotion zone of a publisher that
/// authorised the service provider.
///
/// - Caller: 服务商. Session: required.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, session| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkScPailitaoWidgetConvert::builder().adzone_id(123).site_id(22).build();
/// println!("{:?}", client.session(session).call(&request).await?.data.url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.pailitao.widget.convert",
    title = "淘宝客-服务商-拍立淘插件转链",
    session = required,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScPailitaoWidgetConvert {
    /// 推广位 id: the promotion zone, the last part of the pid.
    pub adzone_id: AdzoneId,
    /// 渠道 id: the channel partner.
    pub relation_id: Option<RelationId>,
    /// 媒体 id: the site or app, the middle part of the pid.
    pub site_id: SiteId,
    /// 链接类型: the URL of the official widget or a deeplink.
    #[top(example = 0, default = "0")]
    pub r#type: Option<PailitaoLinkType>,
}

/// The response to [`TbkScPailitaoWidgetConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPailitaoWidgetConvertResponse {
    /// 链接: the URL or deeplink, by `type`, that opens the official widget of 拍立淘.
    pub url: Option<String>,
}
