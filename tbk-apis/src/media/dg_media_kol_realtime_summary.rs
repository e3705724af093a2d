//! 淘宝客-推广者-达人实时销量汇总数据.

use top_core::{AdzoneId, SiteId, TopApi};

/// 淘宝客-推广者-达人实时销量汇总数据 (`taobao.tbk.dg.media.kol.realtime.summary`)
///
/// Returns the real-time summary of the sales of a creator (达人).
///
/// - Caller: 推广者. Session: not documented.
/// - Parameters and response are not officially documented; the response is kept as JSON.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgMediaKolRealtimeSummary::builder()
///     .sub_pub_id(12)
///     .sub_site_id(34)
///     .sub_adzone_id(56)
///     .build();
/// let response = client.call(&request).await?.data;
/// println!("{}", response.as_json());
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.media.kol.realtime.summary",
    title = "淘宝客-推广者-达人实时销量汇总数据",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMediaKolRealtimeSummary {
    /// 广告位 ID: the promotion zone of the creator.
    pub sub_adzone_id: AdzoneId,
    /// 网站 ID: the site of the creator.
    pub sub_site_id: SiteId,
    /// 会员 ID: the account of the creator.
    pub sub_pub_id: i64,
}

top_core::raw_response! {
    /// The response to [`TbkDgMediaKolRealtimeSummary`].
    pub struct TbkDgMediaKolRealtimeSummaryResponse;
}
