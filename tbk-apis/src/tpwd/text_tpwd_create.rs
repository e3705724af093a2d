//! 淘宝客-推广者-联盟口令生成.

use top_core::TopApi;

/// 淘宝客-推广者-联盟口令生成 (`taobao.tbk.text.tpwd.create`)
///
/// Creates a 口令 of 淘宝联盟.
///
/// - Caller: 推广者. Session: not documented.
/// - The platform does not document the parameters or the response.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkTextTpwdCreate::builder()
///     .url("https://s.click.taobao.com/YI3Uopu")
///     .password_type("1")
///     .build();
/// let reply = client.call(&request).await?;
/// println!("{}", reply.body());
/// # Ok(()) });
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
    /// 淘宝用户ID: the Taobao user.
    pub user_id: Option<String>,
    /// 弹框内容: the text in the dialog of the 口令.
    pub text: Option<String>,
    /// 跳转目标页: the page that the 口令 opens.
    pub url: String,
    /// 弹框logo: the logo in the dialog of the 口令.
    pub logo: Option<String>,
    /// 类型: the type of the 口令.
    pub password_type: String,
}

top_core::raw_response! {
    /// The response to [`TbkTextTpwdCreate`]; its members are not documented.
    pub struct TbkTextTpwdCreateResponse;
}
