//! 淘宝客-服务商-拍立淘插件转链.

use top_core::{TopApi, TopObject};

/// 淘宝客-服务商-拍立淘插件转链 (`taobao.tbk.sc.pailitao.widget.convert`): the promotion link of the picture search widget, made
/// for a publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app. Calling twice is the
/// same as calling once.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScPailitaoWidgetConvert::builder().adzone_id(1).site_id(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("1"));
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
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "1")]
    pub relation_id: Option<i64>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
    /// 类型: which kind.
    #[top(example = "1", default = "0")]
    pub r#type: Option<i64>,
}

/// What [`TbkScPailitaoWidgetConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScPailitaoWidgetConvertResponse {
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: Option<String>,
}
