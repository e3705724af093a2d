//! 淘宝客-公用-淘口令解析出原链接.

use top_core::{TopApi, TopObject};

/// 淘宝客-公用-淘口令解析出原链接 (`taobao.tbk.tpwd.parse`)
///
/// Parses a 口令 and returns the link behind it.
///
/// - Caller: 公用. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=42646>
///
/// # Errors
///
/// `6` invalid 口令, `20010` the 口令 can't be parsed, `20011` the result is empty, `20012` empty 口令.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkTpwdParse::builder().password_content("￥2k12308DjviP￥").build();
/// let data = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?}", data.origin_url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.tpwd.parse",
    title = "淘宝客-公用-淘口令解析出原链接",
    api_id = 42646,
    session = optional,
    readonly,
    errors = super::errors::PARSE
)]
#[non_exhaustive]
pub struct TbkTpwdParse {
    /// 需要解析的淘口令: the 口令 to parse.
    #[top(example = "￥asaff￥")]
    pub password_content: String,
}

/// The response to [`TbkTpwdParse`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdParseResponse {
    /// 数据: the data of the response.
    pub data: Option<TpwdParseData>,
}

/// 数据: the link behind a 口令.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdParseData {
    /// 淘口令对应的landing链接: the landing link of the 口令.
    pub origin_url: Option<String>,
}
