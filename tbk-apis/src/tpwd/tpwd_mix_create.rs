//! 淘宝客-公用-文本淘口令.

use top_core::{Json, TopApi, TopObject};

use super::TpwdMixStatus;

/// 淘宝客-公用-文本淘口令 (`taobao.tbk.tpwd.mix.create`)
///
/// Creates a 口令 with a custom text.
///
/// - Caller: 公用. Session: not documented.
/// - The creation fails for a duplicate (`status` 2) and for a text that breaks the rules (`status` 3).
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=31728>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkTpwdMixCreate::builder()
///     .url("https://uland.taobao.com/")
///     .text("年货节超级红包")
///     .password("年货节抢红包")
///     .build();
/// let data = client.call(&request).await?.into_result()?.data.data.unwrap_or_default();
/// println!("{:?}", data.password);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.tpwd.mix.create",
    title = "淘宝客-公用-文本淘口令",
    api_id = 31728,
    session = optional,
    failure(data.status = "1", code = data.status),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkTpwdMixCreate {
    /// 扩展字段: extension fields, as JSON.
    #[top(example = "{}")]
    pub ext: Option<Json>,
    /// 口令弹框logoURL: the address of the logo in the dialog of the 口令.
    #[top(example = "https://uland.taobao.com/")]
    pub logo: Option<String>,
    /// 口令跳转目标页: the page that the 口令 opens.
    #[top(example = "https://uland.taobao.com/")]
    pub url: String,
    /// 口令弹框内容: the text in the dialog of the 口令.
    ///
    /// Longer than 5 characters.
    pub text: String,
    /// 生成口令的淘宝用户ID: the Taobao user who creates the 口令.
    #[top(example = "123")]
    pub user_id: Option<String>,
    /// 口令文本: the custom text of the 口令.
    #[top(example = "自定义口令")]
    pub password: String,
}

/// The response to [`TbkTpwdMixCreate`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdMixCreateResponse {
    /// 数据: the data of the response.
    pub data: Option<TpwdMixCreateData>,
}

/// 数据: the 口令 and the result of its creation.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdMixCreateData {
    /// 状态: the result of the creation.
    #[top(example = "1")]
    pub status: Option<TpwdMixStatus>,
    /// 自定义内容+自定义口令: the custom content followed by the custom 口令.
    #[top(example = "自定义内容自定义口令")]
    pub password: Option<String>,
}
