//! 淘宝客-推广者-淘口令解析&三方分成转链.

use crate::shared::LinkPlan;
use top_core::{AdzoneId, ItemId, Pid, TopApi, TopObject};

/// 淘宝客-推广者-淘口令解析&三方分成转链 (`taobao.tbk.tpwd.share.convert`)
///
/// Parses a 口令 and converts the item behind it into a promotion link that shares the commission with a third party.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=32931>
///
/// # Errors
///
/// `4` unknown `adzone_id`, `20010`, `20011` and `isv.parse-result-invalid` the 口令 can't be parsed, `20013` malformed
/// `sub_pid`, `20015` and `20016` it can't be converted, `10000` the item is delisted or not a 淘客 item.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkTpwdShareConvert::builder()
///     .password_content("￥2kt123e08DjviP￥")
///     .adzone_id(23810104)
///     .sub_pid("mm_26632322_6858406_23810105".parse::<Pid>()?)
///     .build();
/// let link = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} {:?}", link.num_iid, link.click_url);
/// # Ok(()) });
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
    /// 需要解析的淘口令: the 口令 to parse.
    #[top(example = "￥2kt123e08DjviP￥")]
    pub password_content: String,
    /// 广告位ID: the promotion zone, the last part of the pid.
    #[top(example = 1231212)]
    pub adzone_id: AdzoneId,
    /// 三方pid: the promotion zone of the third party.
    #[top(example = "mm_11_11_11")]
    pub sub_pid: Pid,
    /// 通用计划: whether the item's link is one of the general campaign.
    #[top(example = "1")]
    pub dx: Option<LinkPlan>,
}

/// The response to [`TbkTpwdShareConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdShareConvertResponse {
    /// 数据: the data of the response.
    pub data: Option<TpwdShareConvertData>,
}

/// 数据: the item and its promotion link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TpwdShareConvertData {
    /// 商品id: the item.
    #[top(example = "562120815059")]
    pub num_iid: Option<ItemId>,
    /// 商品淘客转链: the promotion link of the item.
    pub click_url: Option<String>,
}
