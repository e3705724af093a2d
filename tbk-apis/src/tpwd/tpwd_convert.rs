//! 淘宝客-推广者-淘口令解析&转链.

use top_core::{AdzoneId, RelationId, TopApi, TopObject};

use super::ConvertedTpwd;
use crate::shared::LinkPlan;

/// 淘宝客-推广者-淘口令解析&转链 (`taobao.tbk.tpwd.convert`)
///
/// Parses a 口令 and converts the item behind it into promotion links.
///
/// - Caller: 推广者. Session: none.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=32932>
///
/// # Errors
///
/// `2` wrong pid, `4` unknown `adzone_id`, `20008`, `20010`, `20011` and `isv.parse-result-invalid` the 口令 can't be
/// parsed, `20015` and `20016` it can't be converted, `10000` the item is delisted or not a 淘客 item.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request =
///     TbkTpwdConvert::builder().password_content("￥2k12308DjviP￥").adzone_id(23810104).build();
/// let link = client.call(&request).await?.data.data.unwrap_or_default();
/// println!("{:?} {:?}", link.num_iid, link.click_url);
/// # Ok(()) });
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
    /// 需要解析的淘口令: the 口令 to parse.
    #[top(example = "￥2k12308DjviP￥")]
    pub password_content: String,
    /// 广告位ID: the promotion zone, the last part of the pid.
    #[top(example = 12312312)]
    pub adzone_id: AdzoneId,
    /// 通用计划: whether the item's link is one of the general campaign.
    #[top(example = "1")]
    pub dx: Option<LinkPlan>,
    /// 会员人群ID: a crowd of members, for statistics of the crowd.
    ///
    /// The links carry it.
    #[top(example = 1)]
    pub ucrowd_id: Option<i64>,
    /// 渠道id: the channel that the links are for.
    #[top(example = "123")]
    pub relation_id: Option<RelationId>,
}

/// The response to [`TbkTpwdConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkTpwdConvertResponse {
    /// 数据: the links.
    pub data: Option<ConvertedTpwd>,
}
