//! Shapes that several subjects share.

use top_core::{ItemId, Money, TopObject, TopTime};

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
    #[top(example = "示例一,示例二")]
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
    #[top(example = "https://links.example/material-url")]
    pub material_url: Option<String>,
    /// 是否指定券: 1 uses the coupon that is named.
    #[top(example = "1")]
    pub is_target_coupon: Option<i64>,
    /// 优惠券 id: the coupon to use.
    #[top(example = "9urytzd6k4")]
    pub coupon_id: Option<String>,
}

/// 链接: in every form; which are filled depends on what was converted.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkInfo {
    /// 券二合一长链接: coupon and item, long.
    #[top(example = "https://links.example/coupon-long-url")]
    pub coupon_long_url: Option<String>,
    /// 物料类型: 1 item, 2 shop, 3 page.
    #[top(example = "1")]
    pub material_type: Option<i64>,
    /// 推广长链接: the promotion link, long.
    #[top(example = "https://links.example/cps-long-url")]
    pub cps_long_url: Option<String>,
    /// 推广短口令: the 口令 alone.
    #[top(example = "￥AbC1dEfG￥")]
    pub cps_short_tpwd: Option<String>,
    /// 券短口令: the 口令 of coupon and item, alone.
    #[top(example = "￥AbC1dEfG￥")]
    pub coupon_short_tpwd: Option<String>,
    /// 推广短链接: the promotion link, short.
    #[top(example = "https://links.example/cps-short-url")]
    pub cps_short_url: Option<String>,
    /// 券短链接: coupon and item, short.
    #[top(example = "https://links.example/coupon-short-url")]
    pub coupon_short_url: Option<String>,
    /// 券长口令: with the text around it.
    #[top(example = "https://links.example/coupon-full-tpwd")]
    pub coupon_full_tpwd: Option<String>,
    /// 推广长口令: with the text around it.
    #[top(example = "https://links.example/cps-full-tpwd")]
    pub cps_full_tpwd: Option<String>,
    /// 业务类型: kind of business.
    #[top(example = "2")]
    pub tk_biz_type: Option<i64>,
    /// 卖家 id: of the seller.
    #[top(example = "123456")]
    pub seller_id: Option<String>,
    /// 会场 id: of the campaign page.
    #[top(example = "20150318020014311")]
    pub page_id: Option<String>,
    /// 商品 id: of the item.
    #[top(example = "y387e49cRt262Ozub0TvtA-dAeOMBinqPdm6Wxu0")]
    pub item_id: Option<ItemId>,
    /// 分享单元链接: for sharing.
    #[top(example = "https://links.example/share-unit-url")]
    pub share_unit_url: Option<String>,
    /// 淘积木链接: page made of bricks.
    #[top(example = "https://links.example/tao-brick-url")]
    pub tao_brick_url: Option<String>,
    /// 券渠道链接: coupon and item, with the channel.
    #[top(example = "https://links.example/coupon-channel-url")]
    pub coupon_channel_url: Option<String>,
    /// 券渠道口令: the 口令 of that link.
    #[top(example = "https://links.example/coupon-channel-tpwd")]
    pub coupon_channel_tpwd: Option<String>,
    /// 推广渠道链接: promotion link with the channel.
    #[top(example = "https://links.example/cps-channel-url")]
    pub cps_channel_url: Option<String>,
    /// 推广渠道口令: the 口令 of that link.
    #[top(example = "https://links.example/cps-channel-tpwd")]
    pub cps_channel_tpwd: Option<String>,
    /// 券超级红包长链接: coupon, item and red packet, long.
    #[top(example = "https://links.example/coupon-supered-long-url")]
    pub coupon_supered_long_url: Option<String>,
    /// 券超级红包短链接: coupon, item and red packet, short.
    #[top(example = "https://links.example/coupon-supered-short-url")]
    pub coupon_supered_short_url: Option<String>,
    /// 券超级红包长口令: with the text around it.
    #[top(example = "https://links.example/coupon-supered-long-tpwd")]
    pub coupon_supered_long_tpwd: Option<String>,
    /// 券超级红包短口令: the 口令 alone.
    #[top(example = "￥AbC1dEfG￥")]
    pub coupon_supered_short_tpwd: Option<String>,
    /// 推广超级红包长链接: promotion link with red packet, long.
    #[top(example = "https://links.example/cps-supered-long-url")]
    pub cps_supered_long_url: Option<String>,
    /// 推广超级红包短链接: promotion link with red packet, short.
    #[top(example = "https://links.example/cps-supered-short-url")]
    pub cps_supered_short_url: Option<String>,
    /// 推广超级红包长口令: with the text around it.
    #[top(example = "https://links.example/cps-supered-long-tpwd")]
    pub cps_supered_long_tpwd: Option<String>,
    /// 推广超级红包短口令: the 口令 alone.
    #[top(example = "￥AbC1dEfG￥")]
    pub cps_supered_short_tpwd: Option<String>,
    /// 口令原始链接: the link behind the 口令 that was given.
    #[top(example = "https://links.example/tpwd-origin-url")]
    pub tpwd_origin_url: Option<String>,
    /// 物料 id: of the material.
    #[top(example = "688401422805")]
    pub material_id: Option<String>,
    /// 服务商营销 id: marketing mark of the provider.
    #[top(example = "aisj979ld8-8asdbalaiu")]
    pub isv_mktid: Option<String>,
    /// 原始 pid: the pid that the link carried.
    #[top(example = "mm_11_11_11")]
    pub origin_pid: Option<String>,
}

/// 优惠券: a coupon or discount that a link carries.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkCoupon {
    /// 券结束时间: GMT+8.
    #[top(example = "2022-12-20 23:59:59")]
    pub coupon_end_time: Option<TopTime>,
    /// 活动 id: of the campaign that it belongs to.
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
    /// 券类型: which kind of coupon.
    #[top(example = "0")]
    pub coupon_type: Option<i64>,
    /// 优惠名称: name of the discount.
    #[top(example = "商品券")]
    pub coupon_title: Option<String>,
    /// 优惠金额: yuan; the name is misspelt on the wire.
    #[top(example = "1300.00")]
    pub coupoon_fee: Option<Money>,
}

/// 推广信息: what can be earned by a link.
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

/// 转链结果: for one link, item, shop or page.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedLink {
    /// 错误码: why this one failed.
    #[top(example = "")]
    pub code: Option<i64>,
    /// 错误信息: why this one failed.
    #[top(example = "")]
    pub msg: Option<String>,
    /// 附加信息: what was left out, and why.
    #[top(example = "")]
    pub extra_info: Option<String>,
    /// 入参物料链接: the link that was given.
    #[top(example = "https://links.example/input-material-url")]
    pub input_material_url: Option<String>,
    /// 链接信息: the converted link in its forms.
    pub link_info_dto: Option<LinkInfo>,
    /// 优惠券信息: the coupon that the link carries.
    pub coupon_info_dto: Option<LinkCoupon>,
    /// 推广信息: what can be earned.
    pub promotion_info_dto: Option<LinkPromotion>,
    /// 入参商品 id: the item that was given.
    #[top(example = "i87a9ja90d8-09qrjcoa7qwl")]
    pub input_item_id: Option<ItemId>,
    /// 多件优惠列表: discounts on several pieces.
    #[top(list_item = "material_multi_coupon_promotion_info_d_t_o")]
    pub multiple_items_coupon_info_list: Vec<LinkCoupon>,
    /// 入参店铺 id: the shop that was given.
    #[top(example = "123456")]
    pub input_shop_id: Option<String>,
    /// 入参会场 id: the page that was given.
    #[top(example = "203567898765")]
    pub input_page_id: Option<String>,
}

/// 转链结果: by what was converted.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ConvertedLinks {
    /// 物料转链结果: for each link.
    #[top(list_item = "material_url_list")]
    pub material_url_list: Vec<ConvertedLink>,
    /// 店铺转链结果: for each shop.
    #[top(list_item = "shop_url_list")]
    pub shop_url_list: Vec<ConvertedLink>,
    /// 会场转链结果: for each page.
    #[top(list_item = "event_url_list")]
    pub event_url_list: Vec<ConvertedLink>,
    /// 商品转链结果: for each item.
    #[top(list_item = "item_url_list")]
    pub item_url_list: Vec<ConvertedLink>,
}
