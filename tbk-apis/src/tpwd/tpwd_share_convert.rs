//! 淘宝客-推广者-淘口令解析&三方分成转链.

use top_core::{ItemId, TopApi, TopObject};

/// 淘宝客-推广者-淘口令解析&三方分成转链 (`taobao.tbk.tpwd.share.convert`): reads a 口令 and converts it into a link that shares
/// commission.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=32931>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkTpwdShareConvert::builder()
///     .password_content("￥AbC1dEfG￥")
///     .adzone_id(1231212)
///     .sub_pid("mm_11_11_11")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("password_content"), Some("￥AbC1dEfG￥"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.tpwd.share.convert",
    title = "淘宝客-推广者-淘口令解析&三方分成转链",
    api_id = 32931,
    session = optional,
    idempotent,
    errors = super::errors::SHARE_CONVERT
)]
#[non_exhaustive]
pub struct TbkTpwdShareConvert {
    /// 口令内容: the 口令 that was found.
    #[top(example = "￥AbC1dEfG￥")]
    pub password_content: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "1231212")]
    pub adzone_id: i64,
    /// 子推广位 pid: `mm_1_2_3`, of the channel that the link is for.
    #[top(example = "mm_11_11_11")]
    pub sub_pid: String,
    /// 是否走通用计划: 1 takes the general plan even where a targeted one was granted.
    #[top(example = "1")]
    pub dx: Option<String>,
}

/// What [`TbkTpwdShareConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdShareConvertResponse {
    /// 数据: what was asked for.
    pub data: Option<TpwdShareConvertData>,
}

/// 数据: what stands in `data`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdShareConvertData {
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub num_iid: Option<ItemId>,
    /// 推广链接: earns commission, often without `https:`.
    #[top(example = "https://links.example/click-url")]
    pub click_url: Option<String>,
}
