//! 淘宝客-公用-淘口令解析出原链接.

use top_core::{TopApi, TopObject};

/// 淘宝客-公用-淘口令解析出原链接 (`taobao.tbk.tpwd.parse`): the link behind a 口令.
///
/// Open to publishers and service providers (公用), with or without a session: which of the two is not documented in
/// public.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=42646>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkTpwdParse::builder().password_content("￥AbC1dEfG￥").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("password_content"), Some("￥AbC1dEfG￥"));
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
    /// 口令内容: the 口令 that was found.
    #[top(example = "￥AbC1dEfG￥")]
    pub password_content: String,
}

/// What [`TbkTpwdParse`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdParseResponse {
    /// 数据: what was asked for.
    pub data: Option<TpwdParseData>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdParseData {
    /// 原链接: the link that was given.
    #[top(example = "https://links.example/origin-url")]
    pub origin_url: Option<String>,
}
