//! 淘宝客-推广者-淘口令解析&转链.

use top_core::{TopApi, TopObject};

use super::ConvertedTpwd;

/// 淘宝客-推广者-淘口令解析&转链 (`taobao.tbk.tpwd.convert`): reads a 口令 and converts what it leads to.
///
/// Called by publishers (推广者), without a session. Calling twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=32932>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkTpwdConvert::builder()
///     .password_content("￥AbC1dEfG￥")
///     .adzone_id(12312312)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("password_content"), Some("￥AbC1dEfG￥"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.tpwd.convert",
    title = "淘宝客-推广者-淘口令解析&转链",
    api_id = 32932,
    idempotent,
    errors = super::errors::CONVERT
)]
#[non_exhaustive]
pub struct TbkTpwdConvert {
    /// 口令内容: the 口令 that was found.
    #[top(example = "￥AbC1dEfG￥")]
    pub password_content: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "12312312")]
    pub adzone_id: i64,
    /// 是否走通用计划: 1 takes the general plan even where a targeted one was granted.
    #[top(example = "1")]
    pub dx: Option<String>,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123")]
    pub relation_id: Option<String>,
}

/// What [`TbkTpwdConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdConvertResponse {
    /// 数据: what was asked for.
    pub data: Option<ConvertedTpwd>,
}
