//! 淘宝客-公用-文本淘口令.

use top_core::{TopApi, TopObject};

/// 淘宝客-公用-文本淘口令 (`taobao.tbk.tpwd.mix.create`): a 口令 that is hidden in a text.
///
/// Open to publishers and service providers (公用), with or without a session: which of the two is not documented in
/// public. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=31728>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkTpwdMixCreate::builder()
///     .url("https://links.example/url")
///     .text("长度大于5个字符")
///     .password("自定义口令")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("url"), Some("https://links.example/url"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.tpwd.mix.create",
    title = "淘宝客-公用-文本淘口令",
    api_id = 31728,
    session = optional,
    idempotent,
    failure(data.status = 1, code = data.status),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkTpwdMixCreate {
    /// 扩展字段: passed on.
    #[top(example = "{}")]
    pub ext: Option<String>,
    /// 口令弹框 logo: address of a picture that is shown with it.
    #[top(example = "https://links.example/logo")]
    pub logo: Option<String>,
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: String,
    /// 口令弹框文案: shown when the 口令 is opened.
    #[top(example = "长度大于5个字符")]
    pub text: String,
    /// 用户 id: of the account.
    #[top(example = "123")]
    pub user_id: Option<String>,
    /// 口令: with the text around it.
    #[top(example = "自定义口令")]
    pub password: String,
}

/// What [`TbkTpwdMixCreate`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdMixCreateResponse {
    /// 数据: what was asked for.
    pub data: Option<TpwdMixCreateData>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdMixCreateData {
    /// 状态: where it stands.
    #[top(example = "1")]
    pub status: Option<String>,
    /// 口令: with the text around it.
    #[top(example = "自定义内容自定义口令")]
    pub password: Option<String>,
}
