//! Codes of these APIs.

use top_core::TopCode;

/// 授权弹窗 (`uvid_not_authorized`): whether the authorisation dialog is shown.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum UvidDialog {
    /// 展示: the dialog is shown.
    #[code(0, "展示")]
    Shown,
    /// 不展示: the dialog is not shown.
    #[code(1, "不展示")]
    Hidden,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 物料类型 (`material_type`): the kind of material that a converted link leads to.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum LinkMaterialType {
    /// 单品: an item.
    #[code(1, "单品")]
    Item,
    /// 店铺: a shop.
    #[code(2, "店铺")]
    Shop,
    /// 会场: a campaign page.
    #[code(3, "会场")]
    Page,
    /// 承接开放: an open landing page.
    #[code(4, "承接开放")]
    OpenLanding,
    /// 优惠券: a coupon.
    #[code(5, "优惠券")]
    Coupon,
    /// 直播间: a live-stream room.
    #[code(6, "直播间")]
    LiveRoom,
    /// 淘积木页: a page made with 淘积木.
    #[code(7, "淘积木页")]
    TaoBrick,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 物料类型 (`material_type`): the kind of material that a parsed link leads to.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum ParsedMaterialType {
    /// 商品: an item.
    #[code(1, "商品")]
    Item,
    /// 店铺: a shop.
    #[code(2, "店铺")]
    Shop,
    /// 会场: a campaign page.
    #[code(3, "会场")]
    Page,
    /// 承接开放: an open landing page.
    #[code(4, "承接开放")]
    OpenLanding,
    /// 优惠券: a coupon.
    #[code(5, "优惠券")]
    Coupon,
    /// 直播间: a live-stream room.
    #[code(6, "直播间")]
    LiveRoom,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 链接类型 (`type`): the kind of link that opens 拍立淘.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum PailitaoLinkType {
    /// 转官方插件: the URL of the official widget.
    #[code(0, "转官方插件")]
    Widget,
    /// 转deeplink链接: a deeplink.
    #[code(1, "转deeplink链接")]
    Deeplink,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
