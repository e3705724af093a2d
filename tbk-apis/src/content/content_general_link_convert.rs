//! 淘宝客-推广者-内容三方万能转链.

use top_core::{AdzoneId, ItemId, Percent, Pid, TopApi, TopObject};

use super::ContentMaterialType;
use crate::shared::{CommissionType, LinkCoupon, LinkItem, LinkMaterial, LinkPage, LinkShop, LinkTpwdType};

/// 淘宝客-推广者-内容三方万能转链 (`taobao.tbk.content.general.link.convert`)
///
/// Converts items, shops, campaign pages, links and 淘口令 into promotion links and 淘口令 for a third-party publisher
/// (三方推广者). Each entry has its own result: see [`PerEntry`](top_core::PerEntry).
///
/// - Caller: 推广者. Session: not documented.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=69454>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
/// use tbk_apis::top_core::PerEntry as _;
///
/// let item = LinkItem { item_id: Some("i87a9ja90d8-09qrjcoa7qwl".into()), ..LinkItem::default() };
/// let request = TbkContentGeneralLinkConvert::builder()
///     .sub_pid("mm_123_456_789".parse::<Pid>()?)
///     .adzone_id(123)
///     .item_dto([item])
///     .build();
/// let links = client.call(&request).await?.into_result()?.data;
/// for entry in TbkContentGeneralLinkConvert::entries(&links) {
///     match entry {
///         Ok(link) => println!("{:?}", link.link_info_dto),
///         Err(error) => println!("not converted: {error}"),
///     }
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.content.general.link.convert",
    title = "淘宝客-推广者-内容三方万能转链",
    api_id = 69454,
    session = optional,
    idempotent,
    failure(present = biz_error_desc),
    entries(
        [data.material_url_list, data.item_url_list, data.shop_url_list, data.event_url_list]
            as ContentConvertedLink,
        code = code,
        message = msg
    ),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkContentGeneralLinkConvert {
    /// 三方推广者 pid: the pid of the third-party publisher.
    #[top(example = "mm_123_123_123")]
    pub sub_pid: Pid,
    /// 商品三方转链: items to convert, each with its own options.
    pub item_dto: Option<Vec<LinkItem>>,
    /// 会场页面三方转链: campaign pages to convert, each with its own options.
    pub page_dto: Option<Vec<LinkPage>>,
    /// 店铺三方转链: shops to convert.
    pub shop_dto: Option<Vec<LinkShop>>,
    /// 链接三方转链: links or 淘口令 to convert, with their own options.
    pub material_dto: Option<Vec<LinkMaterial>>,
    /// 推广位 id: the promotion zone.
    #[top(example = "123")]
    pub adzone_id: AdzoneId,
}

/// The response to [`TbkContentGeneralLinkConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkContentGeneralLinkConvertResponse {
    /// 转链结果: the converted links.
    pub data: Option<ContentConvertedLinks>,
    /// 业务错误描述: the error of the whole call.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: the result of the whole call as a text.
    #[top(example = "")]
    pub result_msg: Option<String>,
}

/// 转链结果: the results of all entries.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentConvertedLinks {
    /// 链接/口令转链结果: one entry for each link or 淘口令.
    #[top(list_item = "material_url_list")]
    pub material_url_list: Vec<ContentConvertedLink>,
    /// 店铺转链结果: one entry for each shop.
    #[top(list_item = "shop_url_list")]
    pub shop_url_list: Vec<ContentConvertedLink>,
    /// 会场页面转链结果: one entry for each campaign page.
    #[top(list_item = "event_url_list")]
    pub event_url_list: Vec<ContentConvertedLink>,
    /// 商品转链结果: one entry for each item.
    #[top(list_item = "item_url_list")]
    pub item_url_list: Vec<ContentConvertedLink>,
}

/// 转链结果: the result for one item, shop, campaign page, link or 淘口令.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentConvertedLink {
    /// 物料对应错误码: the error of this entry as a code.
    #[top(example = "")]
    pub code: Option<i64>,
    /// 物料对应错误描述: the error of this entry as a text.
    #[top(example = "")]
    pub msg: Option<String>,
    /// 补充信息: a remark on an entry that was converted; for items, links and 淘口令.
    #[top(example = "skuid已失效")]
    pub extra_info: Option<String>,
    /// 入参物料链接: the link or 淘口令 of the request.
    #[top(example = "https://s.click.taobao.com/pQBDhNu")]
    pub input_material_url: Option<String>,
    /// 入参卖家 id: the seller whose shop the request named.
    #[top(example = "123456")]
    pub input_shop_id: Option<String>,
    /// 入参会场 id: the campaign page of the request.
    #[top(example = "203567898765")]
    pub input_page_id: Option<String>,
    /// 入参商品 id: the item of the request.
    #[top(example = "i87a9ja90d8-09qrjcoa7qwl")]
    pub input_item_id: Option<ItemId>,
    /// 链接信息: the converted links and 淘口令.
    pub link_info_dto: Option<ContentLinkInfo>,
    /// 券信息: the coupon of the link; for items, links and 淘口令.
    pub coupon_info_dto: Option<LinkCoupon>,
    /// 营销信息: the commission; for items, links and 淘口令.
    pub promotion_info_dto: Option<ContentLinkPromotion>,
}

/// 链接信息: the converted links and 淘口令 of one entry.
///
/// CPS links lead to the item, shop or page; 二合一 links lead to a page with the coupon and the item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentLinkInfo {
    /// 二合一长链接: the long link to the coupon and the item.
    #[top(example = "https://uland.taobao.com/coupon/edetail?e=HcDWJQP6d12lhHvvyUNXZfh8CuWt5YH5")]
    pub coupon_long_url: Option<String>,
    /// 物料类型: the kind of material that the links lead to; for items, links and 淘口令.
    ///
    /// For items it is 单品, 店铺 or 会场.
    #[top(example = 1)]
    pub material_type: Option<ContentMaterialType>,
    /// 卖家 id: the seller; for shops.
    #[top(example = "123456")]
    pub seller_id: Option<String>,
    /// 会场 id: the campaign page; for campaign pages.
    #[top(example = "20150318020014311")]
    pub page_id: Option<String>,
    /// 商品 id: the item; for items.
    #[top(example = "y387e49cRt262Ozub0TvtA-dAeOMBinqPdm6Wxu0")]
    pub item_id: Option<ItemId>,
    /// CPS 长链: the long promotion link.
    #[top(example = "https://s.click.taobao.com/t?e=m%3D2%26s%3DKkbloP8JSAVw4vFB6t2Z2ueEDrYVVa64")]
    pub cps_long_url: Option<String>,
    /// CPS 短口令: the short 淘口令 of the promotion link.
    #[top(example = "￥zRmVdesjTCu￥")]
    pub cps_short_tpwd: Option<String>,
    /// 二合一短口令: the short 淘口令 of the link to the coupon and the item.
    #[top(example = "￥p7lYdesjTCG￥")]
    pub coupon_short_tpwd: Option<String>,
    /// CPS 短链: the short promotion link.
    #[top(example = "https://s.click.taobao.com/CvHjOPu")]
    pub cps_short_url: Option<String>,
    /// 二合一短链接: the short link to the coupon and the item.
    #[top(example = "https://s.click.taobao.com/DvHjOPu")]
    pub coupon_short_url: Option<String>,
    /// 二合一长口令: the long 淘口令 of the link to the coupon and the item.
    #[top(
        example = "47￥ CZ3457 p7lYdesjTCG￥ https://m.tb.cn/h.UQ4ceEA  我的天呐麻酱爆肚粉香辣花甲粉重庆酸辣粉方便速食粉条六袋装"
    )]
    pub coupon_full_tpwd: Option<String>,
    /// CPS 长口令: the long 淘口令 of the promotion link.
    #[top(
        example = "39￥ CZ3457 zRmVdesjTCu￥ https://m.tb.cn/h.UQ4cewa  我的天呐麻酱爆肚粉香辣花甲粉重庆酸辣粉方便速食粉条六袋装"
    )]
    pub cps_full_tpwd: Option<String>,
    /// 口令类型: the origin of the 淘口令 in the request; absent if the request held a link.
    #[top(example = 2)]
    pub tk_biz_type: Option<LinkTpwdType>,
}

/// 营销信息: the commission of a converted link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ContentLinkPromotion {
    /// 商品收入比率: the income rate, which is the commission rate plus the subsidy rate.
    ///
    /// The same as `income_rate` in the material APIs.
    #[top(example = "6.00")]
    pub commission_rate: Option<Percent>,
    /// 佣金类型: the plan that pays the commission.
    #[top(example = "MKT")]
    pub commission_type: Option<CommissionType>,
}
