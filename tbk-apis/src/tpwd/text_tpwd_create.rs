//! 淘宝客-推广者-联盟口令生成.

use top_core::TopApi;

/// 淘宝客-推广者-联盟口令生成 (`taobao.tbk.text.tpwd.create`): a 口令 of the alliance.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once. The members of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkTextTpwdCreate::builder()
///     .url("https://links.example/url")
///     .password_type("示例")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("url"), Some("https://links.example/url"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.text.tpwd.create",
    title = "淘宝客-推广者-联盟口令生成",
    session = optional,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkTextTpwdCreate {
    /// 用户 id: of the account.
    pub user_id: Option<String>,
    /// 口令弹框文案: shown when the 口令 is opened.
    pub text: Option<String>,
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: String,
    /// 口令弹框 logo: address of a picture that is shown with it.
    pub logo: Option<String>,
    /// 口令类型: which kind.
    #[top(example = "示例")]
    pub password_type: String,
}

top_core::raw_response! {
    /// What [`TbkTextTpwdCreate`] brings back: its members are not documented in public.
    pub struct TbkTextTpwdCreateResponse;
}
