//! Shapes that several of these APIs share.

use top_core::{ItemId, Money, TopObject, TopTime};

use crate::shared::TopNCommission;

/// 小程序: the same page as a mini program.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MiniProgram {
    /// 小程序 appid: of the mini program.
    #[top(example = "mm_1_2_3")]
    pub mini_program_appid: Option<String>,
    /// 小程序路径: path inside of the mini program.
    #[top(example = "见具体值")]
    pub mini_program_path: Option<String>,
    /// 小程序码: address of the picture.
    #[top(example = "见具体值")]
    pub mini_program_qrcode_url: Option<String>,
}

/// 单品券: an item with its coupon and links.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CouponMaterial {
    /// 券剩余量: coupons left.
    #[top(example = "6859")]
    pub coupon_remain_count: Option<i64>,
    /// 券总量: coupons in all.
    #[top(example = "8000")]
    pub coupon_total_count: Option<i64>,
    /// 券信息: in words, such as `满16元减10元`.
    #[top(example = "满16元减10元")]
    pub coupon_info: Option<String>,
    /// 券结束时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_end_time: Option<TopTime>,
    /// 券开始时间: GMT+8.
    #[top(example = "2026-01-01 00:00:00")]
    pub coupon_start_time: Option<TopTime>,
    /// 券推广链接: coupon and item in one page.
    #[top(example = "https://links.example/coupon-click-url")]
    pub coupon_click_url: Option<String>,
    /// 叶子类目 id: leaf category.
    #[top(example = "1")]
    pub category_id: Option<i64>,
    /// 佣金比率: per cent.
    #[top(example = "20.3")]
    pub max_commission_rate: Option<Money>,
    /// 商品 id: of the item.
    #[top(example = "AbC-1x")]
    pub item_id: Option<ItemId>,
    /// 商品链接: plain, earns nothing.
    #[top(example = "https://links.example/item-url")]
    pub item_url: Option<String>,
    /// 预售有礼推广链接: promotion link of the presale gift.
    #[top(example = "https://links.example/ysyl-click-url")]
    pub ysyl_click_url: Option<String>,
    /// 预售有礼淘礼金面额: yuan.
    #[top(example = "0.6")]
    pub ysyl_tlj_face: Option<Money>,
    /// 预售有礼淘礼金发放时间: GMT+8.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_send_time: Option<TopTime>,
    /// 预售有礼淘礼金使用开始时间: GMT+8.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_use_start_time: Option<TopTime>,
    /// 预售有礼佣金比率: per cent.
    #[top(example = "20.3")]
    pub ysyl_commission_rate: Option<Money>,
    /// 预售有礼淘礼金使用结束时间: GMT+8.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_use_end_time: Option<TopTime>,
    /// 最低佣金比率: per cent.
    #[top(example = "20.3")]
    pub min_commission_rate: Option<Money>,
    /// 是否有奖励: 1 yes, 0 no.
    #[top(example = "1")]
    pub reward_info: Option<i64>,
    /// 计划类型: MKT marketing, DX targeted, LINK_EVENT.
    #[top(example = "2")]
    pub campaign_type: Option<i64>,
    /// 券类型: which kind of coupon.
    #[top(example = "1")]
    pub coupon_type: Option<i64>,
    /// 前 N 件佣金信息: a higher rate for the first pieces.
    pub topn_info: Option<TopNCommission>,
    /// 小程序: the same page as a mini program.
    pub mini_program: Option<MiniProgram>,
    /// 附加信息: what was left out, and why.
    #[top(example = "")]
    pub extra_info: Option<String>,
    /// 服务商营销 id: marketing mark of the provider.
    #[top(example = "示例")]
    pub isv_mktid: Option<String>,
}
