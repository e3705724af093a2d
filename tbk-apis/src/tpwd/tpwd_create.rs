//! 淘宝客-公用-淘口令生成.

use top_core::{TopApi, TopObject};

use super::Tpwd;

/// 淘宝客-公用-淘口令生成 (`taobao.tbk.tpwd.create`)
///
/// Creates a 口令 from a promotion link: a text that users copy into Taobao to open the link.
///
/// - Caller: 公用. Session: none.
/// - Pass the promotion link as 淘宝联盟 issued it: the creation may fail for a modified link.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=31127>
///
/// # Errors
///
/// `20000` no 口令 can be created from the link, `23` and `26` the link is not one of 淘宝联盟 or was modified, `24`
/// wrong pid in the link, `25` failed.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkTpwdCreate::builder().url("https://s.click.taobao.com/YI3Uopu").build();
/// let tpwd = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", tpwd.model);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.tpwd.create",
    title = "淘宝客-公用-淘口令生成",
    api_id = 31127,
    idempotent,
    errors = super::errors::CREATE
)]
#[non_exhaustive]
pub struct TbkTpwdCreate {
    /// 淘客推广链接: the promotion link, unchanged.
    #[top(example = "https://s.click.taobao.com/YI3Uopu")]
    pub url: String,
    /// 口令弹框内容: the text in the dialog of the 口令.
    #[top(deprecated = "兼容旧版本，无实际作用")]
    pub text: Option<String>,
    /// 口令弹框logoURL: the address of the logo in the dialog of the 口令.
    #[top(deprecated = "兼容旧版本，无实际作用")]
    pub logo: Option<String>,
    /// 扩展字段: extension fields, as JSON.
    #[top(deprecated = "兼容旧版本，无实际作用")]
    pub ext: Option<String>,
    /// 生成口令的淘宝用户ID: the Taobao user who creates the 口令.
    #[top(deprecated = "兼容旧版本，无实际作用")]
    pub user_id: Option<String>,
}

/// The response to [`TbkTpwdCreate`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdCreateResponse {
    /// 返回结果对象: the 口令.
    pub data: Option<Tpwd>,
}
