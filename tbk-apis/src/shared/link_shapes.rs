//! Shapes that 转链 and 内容 share.

use top_core::{ItemId, TopObject, TopTime, Yuan};

use super::{CouponScope, LinkCouponChoice, LinkPlan};

/// 商品转链: an item to convert.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkItem {
    /// 商品 id: the item.
    #[top(example = "i87a9ja90d8-09qrjcoa7qwl")]
    pub item_id: Option<ItemId>,
    /// SKU id: the variant of the item; it is passed on to the converted links.
    #[top(example = 123)]
    pub sku_id: Option<i64>,
    /// 是否指定券: whether to use the coupon of `coupon_id`.
    #[top(example = 1, default = "0", restricted = "邀约制")]
    pub is_target_coupon: Option<LinkCouponChoice>,
    /// 优惠券 id: the coupon to use.
    #[top(example = "9urytzd6k4", restricted = "邀约制")]
    pub coupon_id: Option<String>,
    /// 外部用户标记: the publisher's own mark of the user, such as an account id or a WeChat id.
    #[top(example = "123")]
    pub external_id: Option<String>,
    /// 通用计划: the plan whose link the item is converted to.
    ///
    /// Without it the link has the best commission rate, 营销计划 included.
    #[top(example = "1")]
    pub dx: Option<LinkPlan>,
    /// 商品库账号 id: the account of the item library.
    #[top(example = 123456)]
    pub manage_pub_id: Option<i64>,
}

/// 会场转链: a campaign page to convert.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkPage {
    /// 会场 id: the page.
    #[top(example = "20356789765")]
    pub page_id: Option<String>,
    /// 定坑商品 id: the items that are pinned to slots of the page.
    pub target_item_list: Option<Vec<ItemId>>,
}

/// 店铺转链: a shop to convert.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkShop {
    /// 店铺 id: the shop.
    #[top(example = "123456")]
    pub shop_id: Option<String>,
}

/// 链接/口令转链: links or 淘口令 to convert.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct LinkMaterial {
    /// 物料链接: the links or 淘口令.
    ///
    /// The permission covers promotion links of 淘宝联盟, links copied from 天猫 or 淘宝, or both.
    #[top(example = "https://s.click.taobao.com/pQBDhNu", format = "comma-list", restricted = "邀约制")]
    pub material_url: Option<Vec<String>>,
    /// 是否指定券: whether to use the coupon of `coupon_id`.
    #[top(example = 1, default = "0", restricted = "邀约制")]
    pub is_target_coupon: Option<LinkCouponChoice>,
    /// 优惠券 id: the coupon to use.
    #[top(example = "9urytzd6k4", restricted = "邀约制")]
    pub coupon_id: Option<String>,
}

/// 券信息: the coupon of a converted link.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct LinkCoupon {
    /// 优惠券结束时间: the time at which the coupon expires.
    #[top(example = "2022-12-20 23:59:59")]
    pub coupon_end_time: Option<TopTime>,
    /// 券 id: the coupon.
    #[top(example = "19d114f1a6464c98a30b01b3cb17dad6")]
    pub activity_id: Option<String>,
    /// 优惠券剩余数量: the number of coupons that are left.
    #[top(example = 99944)]
    pub coupon_remain_count: Option<i64>,
    /// 券面额: the value of the coupon.
    #[top(example = "80.00")]
    pub coupon_amount: Option<Yuan>,
    /// 优惠券开始时间: the time from which the coupon is valid.
    #[top(example = "2022-12-14 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 优惠券信息: the condition and the value of the coupon as a text.
    #[top(example = "满129元减80元")]
    pub coupon_desc: Option<String>,
    /// 券类型: whether the coupon is for the shop or for one item.
    #[top(example = 0)]
    pub coupon_type: Option<CouponScope>,
}
