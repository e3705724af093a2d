//! 淘宝客-服务商-淘口令解析&转链.

use top_core::{TopApi, TopObject};

use super::ConvertedTpwd;

/// 淘宝客-服务商-淘口令解析&转链 (`taobao.tbk.sc.tpwd.convert`): reads a 口令 and converts what it leads to, for a publisher.
///
/// Called by service providers (服务商), with the session of the account that authorised the app. Calling twice is the
/// same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=43873>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkScTpwdConvert::builder()
///     .password_content("￥AbC1dEfG￥")
///     .adzone_id(1)
///     .site_id(1)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("password_content"), Some("￥AbC1dEfG￥"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.tpwd.convert",
    title = "淘宝客-服务商-淘口令解析&转链",
    api_id = 43873,
    session = required,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkScTpwdConvert {
    /// 口令内容: the 口令 that was found.
    #[top(example = "￥AbC1dEfG￥")]
    pub password_content: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1")]
    pub adzone_id: i64,
    /// 是否走通用计划: 1 takes the general plan even where a targeted one was granted.
    pub dx: Option<String>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "1")]
    pub site_id: i64,
    /// 人群 id: the crowd to rank for.
    #[top(example = "1")]
    pub ucrowd_id: Option<i64>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    pub relation_id: Option<String>,
}

/// What [`TbkScTpwdConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScTpwdConvertResponse {
    /// 数据: what was asked for.
    pub data: Option<ConvertedTpwd>,
}
