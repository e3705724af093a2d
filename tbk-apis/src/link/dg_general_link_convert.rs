//! 淘宝客-推广者-万能转链.

use top_core::{AdzoneId, ItemId, RelationId, SpecialId, TopApi, TopObject};

use super::{LinkMaterialType, LinkPromotion, LinkTargetItem, MultiItemCoupon, UvidDialog};
use crate::shared::{
    LinkCoupon, LinkItem, LinkMaterial, LinkPage, LinkScene, LinkShop, LinkTpwdType, PromotionType,
};

/// 淘宝客-推广者-万能转链 (`taobao.tbk.dg.general.link.convert`)
///
/// Converts items, shops, campaign pages, links and 淘口令 into promotion links and 淘口令 of the publisher. Each
/// entry has its own result: see [`PerEntry`](top_core::PerEntry).
///
/// - Caller: 推广者. Session: none.
/// - Links and 淘口令 require permissions by invitation (邀约制), one for promotion links of 淘宝联盟 and one for
///   links copied from 天猫 or 淘宝. Specifying a coupon also requires one, which is granted only to KA 淘宝客.
/// - Official page: <https://open.taobao.com/api.htm?docType=2&docId=65409>
///
/// # Examples
///
/// ```
/// # top_sandbox::example(async |client, _| {
/// use tbk_apis::prelude::*;
/// use tbk_apis::top_core::PerEntry as _;
///
/// let item = LinkItem { item_id: Some("qYtxrMJOC8tmtM-Qq0Z65Sbbq5DqZ9".into()), ..LinkItem::default() };
/// let request = TbkDgGeneralLinkConvert::builder()
///     .adzone_id(123456)
///     .item_dto([item])
///     .required_link_type(["cps_short_url", "coupon_short_url"])
///     .build();
/// let links = client.call(&request).await?.into_result()?.data;
/// for entry in TbkDgGeneralLinkConvert::entries(&links) {
///     match entry {
///         Ok(link) => println!("{:?}", link.link_info_dto),
///         Err(error) => println!("not converted: {error}"),
///     }
/// }
/// # Ok(()) });
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.general.link.convert",
    title = "淘宝客-推广者-万能转链",
    api_id = 65409,
    idempotent,
    failure(present = biz_error_desc),
    entries(
        [data.material_url_list, data.item_url_list, data.shop_url_list, data.event_url_list] as ConvertedLink,
        code = code,
        message = msg
    ),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgGeneralLinkConvert {
    /// 场景 id: the scene that the links are for. A scene `4` exists; its meaning is not documented.
    #[top(example = "1")]
    pub biz_scene_id: Option<LinkScene>,
    /// 自购省/推广赚: the purpose of the links; required in the agency mode (代理模式), left out otherwise.
    #[top(example = "2")]
    pub promotion_type: Option<PromotionType>,
    /// 物料列表: links or 淘口令 to convert.
    #[top(
        example = "https://s.click.taobao.com/pQBDhNu,https://s.click.taobao.com/pQBDhNu",
        restricted = "邀约制"
    )]
    pub material_list: Option<Vec<String>>,
    /// 渠道管理 id: the channel partner.
    ///
    /// Required for promotion by 主站选品, together with the scene 消费者比价场景; otherwise a second conversion (二次转链)
    /// fails.
    #[top(example = "123456")]
    pub relation_id: Option<RelationId>,
    /// 推广位 id: the promotion zone, the last part of the pid.
    #[top(example = 123456)]
    pub adzone_id: AdzoneId,
    /// 卖家 id 列表: sellers whose shops to convert.
    #[top(example = "123456")]
    pub seller_id_list: Option<Vec<String>>,
    /// 商品 id 列表: items to convert.
    #[top(example = "qYtxrMJOC8tmtM-Qq0Z65Sbbq5DqZ9")]
    pub item_id_list: Option<Vec<ItemId>>,
    /// 会场 id 列表: campaign pages to convert.
    #[top(example = "123456")]
    pub page_id_list: Option<Vec<String>>,
    /// 定坑商品: the items that are pinned to slots of the campaign pages.
    pub target_item: Option<LinkTargetItem>,
    /// 商品转链: items to convert, each with its own options.
    pub item_dto: Option<Vec<LinkItem>>,
    /// 会场转链: campaign pages to convert, each with its own options.
    pub page_dto: Option<Vec<LinkPage>>,
    /// 店铺转链: shops to convert.
    pub shop_dto: Option<Vec<LinkShop>>,
    /// 链接/口令转链: links or 淘口令 to convert, with their own options.
    pub material_dto: Option<Vec<LinkMaterial>>,
    /// 会员运营 id: the member.
    #[top(example = "123")]
    pub special_id: Option<SpecialId>,
    /// 加密用户标识: the encrypted id of the user.
    #[top(example = "adjso7389rbnasd")]
    pub uvid: Option<String>,
    /// 启明任务 id: the task in the 启明 system.
    #[top(example = "123")]
    pub qmtid: Option<String>,
    /// 授权弹窗: whether the authorisation dialog for the `uvid` is shown, in cashback promotion (返利).
    #[top(example = 1)]
    pub uvid_not_authorized: Option<UvidDialog>,
    /// 指定出参: the members of `link_info_dto` to return, such as `cps_short_tpwd`.
    ///
    /// The links of 频道页 and 超红 are returned only if they are named here.
    #[top(example = "cps_short_tpwd,coupon_short_url")]
    pub required_link_type: Option<Vec<String>>,
}

/// The response to [`TbkDgGeneralLinkConvert`].
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkDgGeneralLinkConvertResponse {
    /// 数据: the converted links.
    pub data: Option<ConvertedLinks>,
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
pub struct ConvertedLinks {
    /// 转链结果: one entry for each link or 淘口令.
    #[top(list_item = "material_url_list")]
    pub material_url_list: Vec<ConvertedLink>,
    /// 店铺转链结果: one entry for each shop.
    #[top(list_item = "shop_url_list")]
    pub shop_url_list: Vec<ConvertedLink>,
    /// 活动转链信息: one entry for each campaign page.
    #[top(list_item = "event_url_list")]
    pub event_url_list: Vec<ConvertedLink>,
    /// 单品转链信息: one entry for each item.
    #[top(list_item = "item_url_list")]
    pub item_url_list: Vec<ConvertedLink>,
}

/// 转链结果: the result for one item, shop, campaign page, link or 淘口令.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedLink {
    /// 物料对应错误描述: the error of this entry as a text.
    #[top(example = "")]
    pub msg: Option<String>,
    /// 物料对应错误码: the error of this entry as a code.
    #[top(example = "")]
    pub code: Option<i64>,
    /// 营销信息: the commission and the price; for items, links and 淘口令.
    pub promotion_info_dto: Option<LinkPromotion>,
    /// 券信息: the coupon of the link; for items, links and 淘口令.
    pub coupon_info_dto: Option<LinkCoupon>,
    /// 链接信息: the converted links and 淘口令.
    pub link_info_dto: Option<LinkInfo>,
    /// 入参物料链接: the link or 淘口令 of the request.
    #[top(example = "https://s.click.taobao.com/pQBDhNu")]
    pub input_material_url: Option<String>,
    /// 入参店铺 id: the shop of the request.
    #[top(example = "123")]
    pub input_shop_id: Option<String>,
    /// 入参会场 id: the campaign page of the request.
    #[top(example = "203567898765")]
    pub input_page_id: Option<String>,
    /// 入参商品 id: the item of the request.
    #[top(example = "i87a9ja90d8-09qrjcoa7qwl")]
    pub input_item_id: Option<ItemId>,
    /// 补充信息: a remark on an entry that was converted; for items, links and 淘口令.
    #[top(example = "skuid已失效")]
    pub extra_info: Option<String>,
    /// 多件价券信息: the discounts of the multi-item price; for items, links and 淘口令.
    #[top(list_item = "material_multi_coupon_promotion_info_d_t_o")]
    pub multiple_items_coupon_info_list: Vec<MultiItemCoupon>,
}

/// 链接信息: the converted links and 淘口令 of one entry.
///
/// CPS links lead to the item, shop or page; 二合一 links lead to a page with the coupon and the item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkInfo {
    /// 二合一长链接: the long link to the coupon and the item.
    #[top(example = "https://uland.taobao.com/coupon/edetail?e=HcDWJQP6d12lhHvvyUNXZfh8CuWt5YH5")]
    pub coupon_long_url: Option<String>,
    /// 物料类型: the kind of material that the links lead to.
    ///
    /// For items, shops and campaign pages it is 单品, 店铺 or 会场.
    #[top(example = 1)]
    pub material_type: Option<LinkMaterialType>,
    /// 淘口令原始链接: the original link of the 淘口令 in the request; absent if the request contains a link.
    #[top(example = "https://item.taobao.com/item.htm?id=688401422805")]
    pub tpwd_origin_url: Option<String>,
    /// 物料 id: the item, the seller or the campaign page, by `material_type`.
    #[top(example = "688401422805")]
    pub material_id: Option<String>,
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
    /// 口令类型: the origin of the 淘口令 in the request; absent if the request contains a link.
    #[top(example = 2)]
    pub tk_biz_type: Option<LinkTpwdType>,
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
    /// 种草页链接: the link to the 种草 page.
    #[top(restricted = "定向开放")]
    pub share_unit_url: Option<String>,
    /// 淘积木页面链接: the link to the 淘积木 page.
    #[top(restricted = "定向开放")]
    pub tao_brick_url: Option<String>,
    /// 频道页二合一链接: the link to the coupon and the item on a channel page (频道页), at present 淘金币.
    ///
    /// Present only if `required_link_type` names it.
    #[top(example = "https://uland.taobao.com/coupon/edetail?e=HcDWJQP6d12lhHvvyUNXZfh8CuWt5YH5")]
    pub coupon_channel_url: Option<String>,
    /// 频道页二合一口令: the 淘口令 of `coupon_channel_url`.
    ///
    /// Present only if `required_link_type` names it.
    #[top(
        example = "47￥ CZ3457 p7lYdesjTCG￥ https://m.tb.cn/h.UQ4ceEA  我的天呐麻酱爆肚粉香辣花甲粉重庆酸辣粉方便速食粉条六袋装"
    )]
    pub coupon_channel_tpwd: Option<String>,
    /// 频道页 CPS 链接: the promotion link to a channel page (频道页), at present 淘金币.
    ///
    /// Present only if `required_link_type` names it.
    #[top(example = "https://s.click.taobao.com/t?e=m%3D2%26s%3DKkbloP8JSAVw4vFB6t2Z2ueEDrYVVa64")]
    pub cps_channel_url: Option<String>,
    /// 频道页 CPS 口令: the 淘口令 of `cps_channel_url`.
    ///
    /// Present only if `required_link_type` names it.
    #[top(
        example = "39￥ CZ3457 zRmVdesjTCu￥ https://m.tb.cn/h.UQ4cewa  我的天呐麻酱爆肚粉香辣花甲粉重庆酸辣粉方便速食粉条六袋装"
    )]
    pub cps_channel_tpwd: Option<String>,
    /// 超红二合一长链接: the long 超红 link to the coupon and the item.
    ///
    /// Present only if `required_link_type` names it.
    #[top(example = "https://uland.taobao.com/coupon/edetail?e=HcDWJQP6d12lhHvvyUNXZfh8CuWt5YH5")]
    pub coupon_supered_long_url: Option<String>,
    /// 超红二合一短链接: the short 超红 link to the coupon and the item.
    ///
    /// Present only if `required_link_type` names it.
    #[top(example = "https://s.click.taobao.com/CvHjOPu")]
    pub coupon_supered_short_url: Option<String>,
    /// 超红二合一长口令: the long 淘口令 of the 超红 link to the coupon and the item.
    ///
    /// Present only if `required_link_type` names it.
    #[top(
        example = "39￥ CZ3457 zRmVdesjTCu￥ https://m.tb.cn/h.UQ4cewa  我的天呐麻酱爆肚粉香辣花甲粉重庆酸辣粉方便速食粉条六袋装"
    )]
    pub coupon_supered_long_tpwd: Option<String>,
    /// 超红二合一短口令: the short 淘口令 of the 超红 link to the coupon and the item.
    ///
    /// Present only if `required_link_type` names it.
    #[top(example = "￥p7lYdesjTCG￥")]
    pub coupon_supered_short_tpwd: Option<String>,
    /// 超红 CPS 长链接: the long 超红 promotion link.
    ///
    /// Present only if `required_link_type` names it.
    #[top(example = "https://s.click.taobao.com/t?e=m%3D2%26s%3DKkbloP8JSAVw4vFB6t2Z2ueEDrYVVa64")]
    pub cps_supered_long_url: Option<String>,
    /// 超红 CPS 短链接: the short 超红 promotion link.
    ///
    /// Present only if `required_link_type` names it.
    #[top(example = "https://s.click.taobao.com/CvHjOPu")]
    pub cps_supered_short_url: Option<String>,
    /// 超红 CPS 长口令: the long 淘口令 of the 超红 promotion link.
    ///
    /// Present only if `required_link_type` names it.
    #[top(
        example = "39￥ CZ3457 zRmVdesjTCu￥ https://m.tb.cn/h.UQ4cewa  我的天呐麻酱爆肚粉香辣花甲粉重庆酸辣粉方便速食粉条六袋装"
    )]
    pub cps_supered_long_tpwd: Option<String>,
    /// 超红 CPS 短口令: the short 淘口令 of the 超红 promotion link.
    ///
    /// Present only if `required_link_type` names it.
    #[top(example = "￥p7lYdesjTCG￥")]
    pub cps_supered_short_tpwd: Option<String>,
}
