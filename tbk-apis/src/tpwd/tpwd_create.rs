//! 淘宝客-公用-淘口令生成.

use top_core::{TopApi, TopObject};

use super::Tpwd;

/// 淘宝客-公用-淘口令生成 (`taobao.tbk.tpwd.create`): turns a promotion link into a 口令, the text that users paste into
/// Taobao.
///
/// The link must begin with `https:` and be one of the platform's own (`uland.taobao.com`, `s.click.taobao.com`,
/// …); other links
/// end in `sub_code` 20000.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=31127>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkTpwdCreate::builder().url("https://s.click.taobao.com/YI3Uopu").build();
/// assert_eq!(api.url, "https://s.click.taobao.com/YI3Uopu");
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
    /// 推广链接: begins with `https:`.
    #[top(example = "https://links.example/url")]
    pub url: String,
    /// 口令弹框文案: kept for old callers, has no effect.
    pub text: Option<String>,
    /// 口令弹框 logo: kept for old callers, has no effect.
    pub logo: Option<String>,
    /// 扩展字段: kept for old callers, has no effect.
    pub ext: Option<String>,
    /// 用户 id: kept for old callers, has no effect.
    pub user_id: Option<String>,
}

/// What [`TbkTpwdCreate`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdCreateResponse {
    /// 数据: what was asked for.
    pub data: Option<Tpwd>,
}
