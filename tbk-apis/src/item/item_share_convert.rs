//! 淘宝客-推广者-商品三方分成链接转换.

use top_core::{AdzoneId, ItemId, Percent, Pid, TopApi, TopObject, TopTime, Yuan};

use super::ItemListingStatus;
use crate::shared::{LinkPlan, Platform};

/// 淘宝客-推广者-商品三方分成链接转换 (`taobao.tbk.item.share.convert`)
///
/// Returns promotion links of items whose commission is shared with a third party (三方分成).
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=24519>
///
/// # Errors
///
/// `isv.invalid-parameter:adzone_id` and `isv.invalid-parameter:sub_pid` name the invalid parameter;
/// `isp.tbkapi-service-unavailable` is temporary.
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
///
/// let request = TbkItemShareConvert::builder()
///     .adzone_id(23810104)
///     .fields(["num_iid", "click_url", "coupon_click_url", "coupon_amount"])
///     .num_iids(["AbC-1x"])
///     .sub_pid("mm_123_456_789".parse::<Pid>()?)
///     .build();
/// for item in client.call(&request).await?.data.results {
///     let link = if item.coupon_amount.is_some() { item.coupon_click_url } else { item.click_url };
///     println!("{:?} {link:?}", item.num_iid);
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.item.share.convert",
    title = "淘宝客-推广者-商品三方分成链接转换",
    api_id = 24519,
    session = optional,
    idempotent,
    errors = super::errors::SHARE_CONVERT
)]
#[non_exhaustive]
pub struct TbkItemShareConvert {
    /// 广告位ID: the promotion zone, the third part of the pid.
    #[top(example = 123)]
    pub adzone_id: AdzoneId,
    /// 返回字段列表: the names of the members to return.
    #[top(example = "num_iid,click_url")]
    pub fields: Vec<String>,
    /// 商品ID串: the ids of the items.
    #[top(example = "123,456")]
    pub num_iids: Vec<ItemId>,
    /// 链接形式: the device that the links are made for.
    #[top(example = 1, default = "1")]
    pub platform: Option<Platform>,
    /// 三方pid: the pid of the third party that shares the commission.
    #[top(example = "mm_123_123_123")]
    pub sub_pid: Pid,
    /// 自定义输入串: not used.
    #[top(deprecated = "该字段不使用")]
    pub unid: Option<String>,
    /// 转链计划: the campaign of the links. Without it, the marketing campaign (营销计划) takes precedence.
    #[top(example = "1")]
    pub dx: Option<LinkPlan>,
    /// 券id: the coupon to use. A coupon belongs to one item, so `num_iids` must contain only that item.
    #[top(example = "1")]
    pub coupon_id: Option<String>,
}

/// The response to [`TbkItemShareConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkItemShareConvertResponse {
    /// 淘宝客商品: the items with their links.
    #[top(list_item = "n_tbk_item")]
    pub results: Vec<SharedItem>,
}

/// 淘宝客商品: an item with the promotion links of a third party.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct SharedItem {
    /// 淘客地址: the promotion link of the item.
    #[top(example = "http://s.click.taobao.com/e=xxx")]
    pub click_url: Option<String>,
    /// 商品ID: the id of the item.
    #[top(example = "123")]
    pub num_iid: Option<ItemId>,
    /// 商品佣金率: the commission rate of the campaign that the link belongs to.
    #[top(example = "3.60")]
    pub commission_rate: Option<Percent>,
    /// 优惠券面额: the value of the coupon. Absent if the item has no coupon.
    #[top(example = "10.00")]
    pub coupon_amount: Option<Yuan>,
    /// 优惠券地址: the promotion link of the coupon. Present with or without a coupon: use it if there is a
    /// `coupon_amount`, and `click_url` otherwise.
    #[top(example = "https://uland.taobao.com/coupon/edetail?e=xxx")]
    pub coupon_click_url: Option<String>,
    /// 上架时间: the time at which a scheduled item goes on sale. Absent for items on sale.
    #[top(example = 1585929600000, format = "epoch-ms")]
    pub added_time: Option<TopTime>,
    /// 商家状态: whether the item is on sale.
    #[top(example = 1)]
    pub item_status: Option<ItemListingStatus>,
    /// 原始输入的商品id: the id of the item in the request.
    #[top(example = "1")]
    pub input_num_iid: Option<ItemId>,
}
