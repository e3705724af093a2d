//! 淘宝客-推广者-多品凑单上传.

use top_core::{TopApi, TopObject};

/// 淘宝客-推广者-多品凑单上传 (`taobao.tbk.dg.item.group.merge`): puts several items into one page to reach a discount.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Calling
/// twice is the same as calling once.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=66793>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgItemGroupMerge::builder()
///     .nubmbers("2,3")
///     .item_ids("1001")
///     .adzone_id("123123")
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("nubmbers"), Some("2,3"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.item.group.merge",
    title = "淘宝客-推广者-多品凑单上传",
    api_id = 66793,
    session = optional,
    idempotent,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgItemGroupMerge {
    /// 是否叠加超级红包: 1 yes, 0 no.
    #[top(example = "1")]
    pub super_red_envelope: Option<i64>,
    /// 商品件数: one for each item, joined by commas; the name is misspelt on the wire.
    #[top(example = "2,3")]
    pub nubmbers: String,
    /// 优惠券链接: JSON, one for each item.
    #[top(example = "https://links.example/coupons")]
    pub coupons: Option<String>,
    /// 商品 id 串: joined by commas.
    #[top(example = "1001")]
    pub item_ids: String,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123123")]
    pub adzone_id: String,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123123")]
    pub relation_id: Option<String>,
    /// 会场 id: of the campaign page.
    #[top(example = "20150318020015276")]
    pub page_id: Option<String>,
}

/// What [`TbkDgItemGroupMerge`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgItemGroupMergeResponse {
    /// 凑单页链接: page of the bundle.
    #[top(example = "https://links.example/page-url")]
    pub page_url: Option<String>,
    /// 凑单页 id: of the page.
    #[top(example = "b904583f69aa1437e97160e4ea3110a")]
    pub open_page_id: Option<String>,
    /// 结果: what was made.
    #[top(example = "￥SIH6XbwRfyt￥")]
    pub model: Option<String>,
    /// 口令: with the text around it.
    #[top(example = "https://links.example/password")]
    pub password: Option<String>,
}
