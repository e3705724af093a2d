//! 淘宝客-推广者-加密淘口令生成.

use top_core::{TopApi, TopObject};

use super::Tpwd;

/// 淘宝客-推广者-加密淘口令生成 (`taobao.tbk.private.tpwd.create`): an encrypted 口令.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=57813>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkPrivateTpwdCreate::builder().url("https://links.example/url").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("url"), Some("https://links.example/url"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.private.tpwd.create",
    title = "淘宝客-推广者-加密淘口令生成",
    api_id = 57813,
    session = optional,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkPrivateTpwdCreate {
    /// 链接: the link.
    #[top(example = "https://links.example/url")]
    pub url: String,
    /// 口令弹框文案: shown when the 口令 is opened.
    pub text: Option<String>,
    /// 口令弹框 logo: address of a picture that is shown with it.
    pub logo: Option<String>,
    /// 扩展字段: passed on.
    pub ext: Option<String>,
    /// 用户 id: of the account.
    pub user_id: Option<String>,
}

/// What [`TbkPrivateTpwdCreate`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkPrivateTpwdCreateResponse {
    /// 数据: what was asked for.
    pub data: Option<Tpwd>,
}
