//! Codes of these APIs.

use top_core::TopCode;

/// 物料类型 (`material_type`): the kind of material that a converted link leads to.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum ContentMaterialType {
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
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 物料上传状态码 (`ret_code`): the result of an upload.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum ContentUploadCode {
    /// 物料上传成功: the material is uploaded.
    #[code(1000, "物料上传成功")]
    Uploaded,
    /// An error; see `ret_desc`.
    #[code(other)]
    Other(i64),
}

/// 使用场景 (`use_scene`): the scene that the material is made for.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum ContentUseScene {
    /// 优惠导购-淘宝联盟-社群: shopping guide of 淘宝联盟 for chat groups.
    #[code(3, "优惠导购-淘宝联盟-社群")]
    GuideGroup,
    /// 优惠导购-淘宝联盟-朋友圈: shopping guide of 淘宝联盟 for Moments (朋友圈).
    #[code(4, "优惠导购-淘宝联盟-朋友圈")]
    GuideMoments,
    /// 优惠导购-淘宝联盟-APP: shopping guide of 淘宝联盟 for apps.
    #[code(5, "优惠导购-淘宝联盟-APP")]
    GuideApp,
    /// 优惠导购-淘宝联盟: shopping guide of 淘宝联盟.
    #[code(6, "优惠导购-淘宝联盟")]
    Guide,
    /// 推广素材-淘宝联盟: promotion material of 淘宝联盟.
    #[code(7, "推广素材-淘宝联盟")]
    Promotion,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}
