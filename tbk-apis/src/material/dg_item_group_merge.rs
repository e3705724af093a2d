//! 淘宝客-推广者-多品凑单上传.

use top_core::{AdzoneId, ItemId, Json, RelationId, TopApi, TopObject};

use crate::shared::YesNo;

/// 淘宝客-推广者-多品凑单上传 (`taobao.tbk.dg.item.group.merge`)
///
/// Creates a page on which several items are bought together (多品凑单), and returns its link and its 口令.
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=66793>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkDgItemGroupMerge::builder()
///     .item_ids(["AbC-1x", "AbC-2y"])
///     .nubmbers([2, 3])
///     .coupons(r#"["https://uland.taobao.com/coupon/edetail?e=123"]"#)
///     .adzone_id(23810104)
///     .super_red_envelope(YesNo::Yes)
///     .build();
/// println!("{:?}", client.call(&request).await?.data.page_url);
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.item.group.merge",
    title = "淘宝客-推广者-多品凑单上传",
    api_id = 66793,
    session = optional,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgItemGroupMerge {
    /// 是否展示超红小把手: whether the page shows the handle of the super red packet (超级红包).
    #[top(example = 1, default = "0")]
    pub super_red_envelope: Option<YesNo>,
    /// 购买数量: the number of pieces to buy of each item, in the order of `item_ids`. The platform misspells
    /// the name.
    #[top(example = "2,3")]
    pub nubmbers: Vec<i64>,
    /// 券信息: the coupons, a JSON array of coupon ids or uland links. At most 15; with more than 3 the call
    /// may time out.
    #[top(
        example = r#"["https://uland.taobao.com/coupon/edetail?e=123","https://uland.taobao.com/quan/detail?sellerId=123&activityId=123"]"#
    )]
    pub coupons: Option<Json>,
    /// 淘宝客商品id: the ids of the items.
    #[top(
        example = "wojDmGmsMCeXQRGSBdYhbtd-jowwbqCvwGPMGgGTw6,v6K3mGVu8Co7AyKtPpzu0te-rYbbjPH2GvxnP38c5",
        max_items = 10
    )]
    pub item_ids: Vec<ItemId>,
    /// 淘客adzoneid: the promotion zone, the third part of the pid.
    #[top(example = "123123")]
    pub adzone_id: AdzoneId,
    /// 淘客relationid: the channel relation.
    #[top(example = "123123")]
    pub relation_id: Option<RelationId>,
    /// 联盟洞房会场的id: the id of the campaign page (会场) of 联盟洞房.
    #[top(example = "20150318020015276")]
    pub page_id: Option<String>,
}

/// The response to [`TbkDgItemGroupMerge`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgItemGroupMergeResponse {
    /// 多品凑单页面链接: the link of the page.
    #[top(
        example = "https://mo.m.taobao.com/union2/page_1671415704484?openPageId=ab904583f69aa1437e97160e4ea3110a"
    )]
    pub page_url: Option<String>,
    /// 多品凑单页面id: the id of the page.
    #[top(example = "b904583f69aa1437e97160e4ea3110a")]
    pub open_page_id: Option<String>,
    /// 短口令: the short 口令 of the page, for all devices but those with iOS 14 or later.
    #[top(example = "￥SIH6XbwRfyt￥")]
    pub model: Option<String>,
    /// 长口令: the long 口令 of the page, for devices with iOS 14 or later. If you change its text or link,
    /// check that 手淘 still recognises it.
    #[top(
        example = "79￥ CZ3457 vSfz2BFHDnQ￥ https://m.tb.cn/h.UdrTGkb  上海梅林经典午餐肉罐头340g即食速食家庭储备应急食品 不含鸡肉"
    )]
    pub password: Option<String>,
}
