//! 淘宝客-推广者-加密淘口令生成.

use top_core::{TopApi, TopObject};

use super::Tpwd;

/// 淘宝客-推广者-加密淘口令生成 (`taobao.tbk.private.tpwd.create`)
///
/// Creates an encrypted 口令 from a promotion link.
///
/// - Caller: 推广者. Session: not documented.
/// - Pass the promotion link as 淘宝联盟 issued it: the creation may fail for a modified link.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=57813>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkPrivateTpwdCreate::builder().url("https://s.click.taobao.com/YI3Uopu").build();
/// let tpwd = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", tpwd.model);
/// # Ok(()) });
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
    /// 淘客推广链接: the promotion link, unchanged.
    #[top(example = "https://s.click.taobao.com/YI3Uopu")]
    pub url: String,
    /// 旧版本参数: a parameter of older versions, without effect.
    #[top(deprecated = "兼容旧版本，无实际作用")]
    pub text: Option<String>,
    /// 旧版本参数: a parameter of older versions, without effect.
    #[top(deprecated = "兼容旧版本，无实际作用")]
    pub logo: Option<String>,
    /// 旧版本参数: a parameter of older versions, without effect.
    #[top(deprecated = "兼容旧版本，无实际作用")]
    pub ext: Option<String>,
    /// 旧版本参数: a parameter of older versions, without effect.
    #[top(deprecated = "兼容旧版本，无实际作用")]
    pub user_id: Option<String>,
}

/// The response to [`TbkPrivateTpwdCreate`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkPrivateTpwdCreateResponse {
    /// 返回结果对象: the 口令.
    pub data: Option<Tpwd>,
}
