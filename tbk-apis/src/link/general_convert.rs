//! 万能转链: promotion links of everything that can be promoted.

use top_core::{ItemId, Money, TopApi, TopObject, TopTime};

/// 淘宝客-服务商-万能转链 (`taobao.tbk.sc.general.link.convert`): converts links, items, shops and pages into promotion links.
///
/// Calls need the session of the publisher on whose behalf the provider converts. Each kind has its own list, in a simple form
/// (ids joined by commas) or with choices for each entry; at least one of them has to be set. An entry that failed says so in
/// its own `code` and `msg`, the others are not affected.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=65412>.
///
/// ```
/// use tbk_apis::prelude::*;
/// use tbk_apis::LinkItem;
///
/// let item = LinkItem { item_id: Some("AbC-1x".into()), dx: Some("1".to_owned()), ..LinkItem::default() };
/// let api = TbkScGeneralLinkConvert::builder().adzone_id(111).site_id(222).item_dto([item]).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("item_dto"), Some(r#"[{"item_id":"AbC-1x","dx":"1"}]"#));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.sc.general.link.convert",
    title = "淘宝客-服务商-万能转链",
    api_id = 65412,
    session = required,
    idempotent
)]
pub struct TbkScGeneralLinkConvert {
    /// 场景 id: 1 conversion of links with changing ids (the default), 2 price comparison for cash back, 3 shopping guide for content.
    #[top(example = "1")]
    pub biz_scene_id: Option<String>,
    /// 佣金类型: 1 self-purchase savings, 2 promotion for commission (the default).
    #[top(example = "2")]
    pub promotion_type: Option<String>,
    /// 物料链接串: up to 20 links, joined by commas.
    #[top(example = "https://s.click.taobao.com/aB1,https://s.click.taobao.com/aB2")]
    pub material_list: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    #[top(example = "123456")]
    pub relation_id: Option<String>,
    /// 推广位 id: the third segment of the pid.
    #[top(example = "123456")]
    pub adzone_id: i64,
    /// 店铺卖家 id 串: joined by commas.
    #[top(example = "123456")]
    pub seller_id_list: Option<String>,
    /// 媒体 id: the second segment of the pid.
    #[top(example = "123456")]
    pub site_id: i64,
    /// 商品 id 串: joined by commas.
    #[top(example = "qYtxrMJOC8tmtM-Qq0Z65Sbbq5DqZ9")]
    pub item_id_list: Option<String>,
    /// 会场 id 串: joined by commas.
    #[top(example = "123456")]
    pub page_id_list: Option<String>,
    /// 会场置顶商品: items to show first on the page, sent as JSON.
    pub target_item: Option<LinkTargetItem>,
    /// 商品列表: what to convert, with choices for each.
    pub item_dto: Option<Vec<LinkItem>>,
    /// 会场列表: pages to convert.
    pub page_dto: Option<Vec<LinkPage>>,
    /// 店铺列表: shops to convert.
    pub shop_dto: Option<Vec<LinkShop>>,
    /// 物料列表: links to convert, with choices for each.
    pub material_dto: Option<Vec<LinkMaterial>>,
    /// 会员运营 id: the member that the sale is credited to.
    #[top(example = "123")]
    pub special_id: Option<String>,
    /// 加密用户标识: the encrypted visitor.
    #[top(example = "adjso7389rbnasd")]
    pub uvid: Option<String>,
    /// qmtid: a mark of the provider's, passed on.
    #[top(example = "123")]
    pub qmtid: Option<String>,
}

/// 置顶商品: items to show first on the page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkTargetItem {
    /// 置顶商品 id 列表: the items.
    #[top(example = "xxx")]
    pub item_id_list: Option<Vec<String>>,
}

/// 商品: an item to convert.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkItem {
    /// 商品 id: of the item.
    #[top(example = "i87a9ja90d8-09qrjcoa7qwl")]
    pub item_id: Option<ItemId>,
    /// 规格 id: variant of the item.
    #[top(example = "123")]
    pub sku_id: Option<i64>,
    /// 是否指定券: 1 uses the coupon that is named.
    #[top(example = "1")]
    pub is_target_coupon: Option<i64>,
    /// 优惠券 id: the coupon to use.
    #[top(example = "9urytzd6k4")]
    pub coupon_id: Option<String>,
    /// 淘客外部用户标记: your own tag of the user.
    #[top(example = "123")]
    pub external_id: Option<String>,
    /// 是否走通用计划: 1 takes the general plan even where a targeted one was granted.
    #[top(example = "1")]
    pub dx: Option<String>,
    /// 服务商 id: the publisher that manages the item.
    #[top(example = "123456")]
    pub manage_pub_id: Option<i64>,
}

/// 会场: a page to convert.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkPage {
    /// 会场 id: of the campaign page.
    #[top(example = "20356789765")]
    pub page_id: Option<String>,
    /// 置顶商品 id 列表: items to show first.
    #[top(example = "xxx")]
    pub target_item_list: Option<Vec<String>>,
}

/// 店铺: a shop to convert.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkShop {
    /// 店铺 id: of the shop.
    #[top(example = "123456")]
    pub shop_id: Option<String>,
}

/// 物料: a link to convert.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkMaterial {
    /// 物料链接: the link to convert.
    #[top(example = "s.click.taobao.com")]
    pub material_url: Option<String>,
    /// 是否指定券: 1 uses the coupon that is named.
    #[top(example = "1")]
    pub is_target_coupon: Option<i64>,
    /// 优惠券 id: the coupon to use.
    #[top(example = "9urytzd6k4")]
    pub coupon_id: Option<String>,
}

/// What [`TbkScGeneralLinkConvert`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkScGeneralLinkConvertResponse {
    /// 数据: what was asked for.
    pub data: Option<ConvertedLinks>,
    /// 业务错误描述: why it failed.
    // documented as Number; every other API of the family sends text, which a number fits into
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
}

/// 转链结果: by what was converted.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedLinks {
    /// 物料转链结果: for each link.
    #[top(list_item = "material_url_list")]
    pub material_url_list: Vec<ConvertedMaterial>,
    /// 店铺转链结果: for each shop.
    #[top(list_item = "shop_url_list")]
    pub shop_url_list: Vec<ConvertedShop>,
    /// 会场转链结果: for each page.
    #[top(list_item = "event_url_list")]
    pub event_url_list: Vec<ConvertedPage>,
    /// 商品转链结果: for each item.
    #[top(list_item = "item_url_list")]
    pub item_url_list: Vec<ConvertedItem>,
}

/// 物料转链结果: for one link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedMaterial {
    /// 错误信息: why this one failed.
    #[top(example = "")]
    pub msg: Option<String>,
    /// 错误码: why this one failed.
    #[top(example = "")]
    pub code: Option<i64>,
    /// 推广信息: what can be earned.
    pub promotion_info_dto: Option<LinkPromotion>,
    /// 优惠券信息: the coupon that the link carries.
    pub coupon_info_dto: Option<LinkCoupon>,
    /// 链接信息: the converted link in its forms.
    pub link_info_dto: Option<LinkInfo>,
    /// 入参物料链接: the link that was given.
    #[top(example = "s.click.taobao.com")]
    pub input_material_url: Option<String>,
    /// 附加信息: what was left out, and why.
    #[top(example = "")]
    pub extra_info: Option<String>,
    /// 多件优惠列表: discounts on several pieces.
    #[top(list_item = "material_multi_coupon_promotion_info_d_t_o")]
    pub multiple_items_coupon_info_list: Vec<LinkMultiItemCoupon>,
}

/// 推广信息: what can be earned.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkPromotion {
    /// 佣金比率: per cent.
    #[top(example = "6.00")]
    pub commission_rate: Option<Money>,
    /// 佣金类型: MKT marketing plan, SP targeted plan, COMMON general plan.
    #[top(example = "MKT")]
    pub commission_type: Option<String>,
    /// 多件价件数: pieces that the price is for.
    #[top(example = "2")]
    pub multiple_items_prices_count: Option<i64>,
    /// 到手价: yuan.
    #[top(example = "1349")]
    pub promotion_price: Option<Money>,
}

/// 优惠券: the coupon that the link carries.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkCoupon {
    /// 券结束时间: GMT+8.
    #[top(example = "2022-12-20 23:59:59")]
    pub coupon_end_time: Option<TopTime>,
    /// 券活动 id: the coupon's campaign.
    #[top(example = "19d114f1a6464c98a30b01b3cb17dad6")]
    pub activity_id: Option<String>,
    /// 券剩余量: coupons left.
    #[top(example = "99944")]
    pub coupon_remain_count: Option<i64>,
    /// 券面额: yuan.
    #[top(example = "80.00")]
    pub coupon_amount: Option<Money>,
    /// 券开始时间: GMT+8.
    #[top(example = "2022-12-14 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 券使用条件: in words.
    #[top(example = "满129元减80元")]
    pub coupon_desc: Option<String>,
    /// 券类型: 0 public, 1 private.
    #[top(example = "0")]
    pub coupon_type: Option<i64>,
}

/// 链接: in every form; which are filled depends on what was converted.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkInfo {
    /// 券二合一长链接: coupon and item, long.
    #[top(
        example = "https://uland.taobao.com/coupon/edetail?e=HcDWJQP6d12lhHvvyUNXZfh8CuWt5YH5OVuOuRD5gLJMmdsrkidbOWBzzpT26idJDtOYUTZvUxMupZ"
    )]
    pub coupon_long_url: Option<String>,
    /// 物料类型: 1 item, 2 shop, 3 page.
    #[top(example = "1")]
    pub material_type: Option<i64>,
    /// 口令原始链接: the link behind the 口令 that was given.
    #[top(
        example = "https://item.taobao.com/item.htm?ut_sk=1.XhmNDzLwwioDABH4T6RBuvTP_21380790_1671501684367.Copy.1&id=688401422805&sourceTy"
    )]
    pub tpwd_origin_url: Option<String>,
    /// 物料 id: of the material.
    #[top(example = "688401422805")]
    pub material_id: Option<String>,
    /// 推广长链接: the promotion link, long.
    #[top(
        example = "https://s.click.taobao.com/t?e=m%3D2%26s%3DKkbloP8JSAVw4vFB6t2Z2ueEDrYVVa64yK8Cckff7TVRAdhuF14FMU3VlJUC3DsQ79%2FTFaMDK6Q"
    )]
    pub cps_long_url: Option<String>,
    /// 推广短口令: the 口令 alone.
    #[top(example = "￥zRmVdesjTCu￥")]
    pub cps_short_tpwd: Option<String>,
    /// 业务类型: kind of business.
    #[top(example = "2")]
    pub tk_biz_type: Option<i64>,
    /// 券短口令: the 口令 of coupon and item, alone.
    #[top(example = "￥p7lYdesjTCG￥")]
    pub coupon_short_tpwd: Option<String>,
    /// 推广短链接: the promotion link, short.
    #[top(example = "https://s.click.taobao.com/CvHjOPu")]
    pub cps_short_url: Option<String>,
    /// 券短链接: coupon and item, short.
    #[top(example = "https://s.click.taobao.com/DvHjOPu")]
    pub coupon_short_url: Option<String>,
    /// 券长口令: with the text around it.
    #[top(
        example = "47￥ CZ3457 p7lYdesjTCG￥ https://m.tb.cn/h.UQ4ceEA  我的天呐麻酱爆肚粉香辣花甲粉重庆酸辣粉方便速食粉条六袋装"
    )]
    pub coupon_full_tpwd: Option<String>,
    /// 推广长口令: with the text around it.
    #[top(
        example = "39￥ CZ3457 zRmVdesjTCu￥ https://m.tb.cn/h.UQ4cewa  我的天呐麻酱爆肚粉香辣花甲粉重庆酸辣粉方便速食粉条六袋装"
    )]
    pub cps_full_tpwd: Option<String>,
    /// 服务商营销 id: marketing mark of the provider.
    #[top(example = "aisj979ld8-8asdbalaiu")]
    pub isv_mktid: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "y387e49cRt262Ozub0TvtA-dAeOMBinqPdm6Wxu0")]
    pub item_id: Option<ItemId>,
    /// 卖家 id: of the seller.
    #[top(example = "123456")]
    pub seller_id: Option<String>,
    /// 会场 id: of the campaign page.
    #[top(example = "20150318020014311")]
    pub page_id: Option<String>,
}

/// 多件优惠: a discount on several pieces.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkMultiItemCoupon {
    /// 优惠名称: name of the discount.
    #[top(example = "商品券")]
    pub coupon_title: Option<String>,
    /// 券使用条件: in words.
    #[top(example = "满7999减1300")]
    pub coupon_desc: Option<String>,
    /// 优惠金额: yuan; the name is misspelt on the wire.
    #[top(example = "1300.00")]
    pub coupoon_fee: Option<Money>,
    /// 券开始时间: GMT+8.
    #[top(example = "2022-12-14 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 券结束时间: GMT+8.
    #[top(example = "2022-12-15 00:00:00")]
    pub coupon_end_time: Option<TopTime>,
    /// 券活动 id: the coupon's campaign.
    #[top(example = "xx")]
    pub activity_id: Option<String>,
    /// 券剩余量: coupons left.
    #[top(example = "99987")]
    pub coupon_remain_count: Option<i64>,
}

/// 店铺转链结果: for one shop.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedShop {
    /// 错误信息: why this one failed.
    #[top(example = "")]
    pub msg: Option<String>,
    /// 错误码: why this one failed.
    #[top(example = "")]
    pub code: Option<i64>,
    /// 链接信息: the converted link in its forms.
    pub link_info_dto: Option<LinkInfo>,
    /// 入参店铺 id: the shop that was given.
    #[top(example = "123")]
    pub input_shop_id: Option<String>,
}

/// 会场转链结果: for one page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedPage {
    /// 错误信息: why this one failed.
    #[top(example = "")]
    pub msg: Option<String>,
    /// 错误码: why this one failed.
    #[top(example = "")]
    pub code: Option<i64>,
    /// 链接信息: the converted link in its forms.
    pub link_info_dto: Option<LinkInfo>,
    /// 入参会场 id: the page that was given.
    #[top(example = "203567898765")]
    pub input_page_id: Option<String>,
}

/// 商品转链结果: for one item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedItem {
    /// 错误信息: why this one failed.
    #[top(example = "")]
    pub msg: Option<String>,
    /// 错误码: why this one failed.
    #[top(example = "")]
    pub code: Option<i64>,
    /// 推广信息: what can be earned.
    pub promotion_info_dto: Option<LinkPromotion>,
    /// 优惠券信息: the coupon that the link carries.
    pub coupon_info_dto: Option<LinkCoupon>,
    /// 链接信息: the converted link in its forms.
    pub link_info_dto: Option<LinkInfo>,
    /// 入参商品 id: the item that was given.
    #[top(example = "i87a9ja90d8-09qrjcoa7qwl")]
    pub input_item_id: Option<ItemId>,
    /// 附加信息: what was left out, and why.
    #[top(example = "")]
    pub extra_info: Option<String>,
    /// 多件优惠列表: discounts on several pieces.
    #[top(list_item = "item_multi_coupon_promotion_info_d_t_o")]
    pub multiple_items_coupon_info_list: Vec<LinkMultiItemCoupon>,
}
