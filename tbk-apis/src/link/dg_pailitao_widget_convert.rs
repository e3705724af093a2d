//! 淘宝客-推广者-拍立淘插件转链.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-拍立淘插件转链 (`taobao.tbk.dg.pailitao.widget.convert`): the promotion link of the picture search widget.
///
/// Called by publishers (推广者), without a session. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=53760>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgPailitaoWidgetConvert::builder().adzone_id(123).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("adzone_id"), Some("123"));
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
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123")]
    pub adzone_id: i64,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123")]
    pub relation_id: Option<i64>,
    /// 类型: which kind.
    #[top(example = "0", default = "0")]
    pub r#type: Option<i64>,
}

/// What [`TbkDgPailitaoWidgetConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgPailitaoWidgetConvertResponse {
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: Option<String>,
}
