//! 淘宝客-推广者-拍立淘插件转链.

use top_core::{AdzoneId, RelationId, TopApi, TopObject};

use super::PailitaoLinkType;

/// 淘宝客-推广者-拍立淘插件转链 (`taobao.tbk.dg.pailitao.widget.convert`)
///
/// Returns a link that opens the official widget of 拍立淘 (search by picture) for a promotion zone.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=53760>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request =
///     TbkDgPailitaoWidgetConvert::builder().adzone_id(123).r#type(PailitaoLinkType::Deeplink).build();
/// println!("{:?}", client.call(&request).await?.data.url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.pailitao.widget.convert",
    title = "淘宝客-推广者-拍立淘插件转链",
    api_id = 53760,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgPailitaoWidgetConvert {
    /// 推广位 id: the promotion zone, the last part of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 渠道 id: the channel partner.
    #[top(example = 123)]
    pub relation_id: Option<RelationId>,
    /// 链接类型: the URL of the official widget or a deeplink.
    #[top(example = 0, default = "0")]
    pub r#type: Option<PailitaoLinkType>,
}

/// The response to [`TbkDgPailitaoWidgetConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgPailitaoWidgetConvertResponse {
    /// 链接: the URL or deeplink, by `type`, that opens the official widget of 拍立淘.
    pub url: Option<String>,
}
