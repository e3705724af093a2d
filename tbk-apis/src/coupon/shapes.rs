//! Shapes that several of these APIs share.

use top_core::{Date, ItemId, Percent, TopObject, TopTime, Yuan};

use super::{CouponCampaign, CouponKind};
use crate::shared::EggReward;

/// 小程序链接: the promotion link as a mini program.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MiniProgram {
    /// 小程序APPID: the app id of the mini program.
    pub mini_program_appid: Option<String>,
    /// 小程序路径: the path in the mini program.
    pub mini_program_path: Option<String>,
    /// 小程序码url地址: the address of the mini program code.
    pub mini_program_qrcode_url: Option<String>,
}

/// 前N件佣金信息: the commission on the first N pieces.
///
/// The members are empty if the offer has ended: the task is completed, the time is over, or the item is delisted.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CouponTopNCommission {
    /// 前N件佣金开始时间: the start of the offer.
    #[top(example = 1937297392332, format = "epoch-ms")]
    pub topn_start_time: Option<TopTime>,
    /// 前N件佣金结束时间: the end of the offer.
    #[top(example = 1937297392332, format = "epoch-ms")]
    pub topn_end_time: Option<TopTime>,
    /// 前N件初始总库存: the initial stock of the offer.
    #[top(example = 3000)]
    pub topn_total_count: Option<i64>,
    /// 前N件剩余库存: the remaining stock of the offer.
    #[top(example = 3000)]
    pub topn_quantity: Option<i64>,
}

/// 单品券转链结果: the promotion links of an item and its coupon.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct CouponMaterial {
    /// 优惠券剩余量: the number of coupons that are left.
    #[top(example = 6859)]
    pub coupon_remain_count: Option<i64>,
    /// 优惠券总量: the number of coupons in total.
    #[top(example = 8000)]
    pub coupon_total_count: Option<i64>,
    /// 优惠券面额: the value of the coupon, as a text.
    #[top(example = "满16元减10元")]
    pub coupon_info: Option<String>,
    /// 优惠券结束时间: the last day of the coupon.
    #[top(example = "2016-09-26")]
    pub coupon_end_time: Option<Date>,
    /// 优惠券开始时间: the first day of the coupon.
    #[top(example = "2016-09-25")]
    pub coupon_start_time: Option<Date>,
    /// 商品优惠券推广链接: the promotion link of the item with its coupon.
    pub coupon_click_url: Option<String>,
    /// 后台一级类目: the first-level category of the item.
    #[top(example = 1)]
    pub category_id: Option<i64>,
    /// 常规佣金率: the regular commission rate.
    ///
    /// For a request without `special_id`, `relation_id` or `external_id`.
    #[top(example = "20.3")]
    pub max_commission_rate: Option<Percent>,
    /// 商品ID: the item.
    #[top(example = "524136796550")]
    pub item_id: Option<ItemId>,
    /// 商品淘客链接: the promotion link of the item.
    pub item_url: Option<String>,
    /// 预售有礼-推广链接: the promotion link of the presale gift (预售有礼).
    pub ysyl_click_url: Option<String>,
    /// 预售有礼-预估淘礼金: the estimated amount of the 淘礼金 for the presale.
    #[top(example = "0.6")]
    pub ysyl_tlj_face: Option<Yuan>,
    /// 预售有礼-淘礼金发放时间: the time at which the 淘礼金 is handed out.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_send_time: Option<TopTime>,
    /// 预售有礼-淘礼金使用开始时间: the start of the time in which the 淘礼金 can be used.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_use_start_time: Option<TopTime>,
    /// 预售有礼-佣金比例: the commission rate of the presale gift.
    ///
    /// The commission is shared by special rules: <https://tbk.bbs.taobao.com/detail.html?appId=45301&postId=9334376>
    #[top(example = "20.3")]
    pub ysyl_commission_rate: Option<Percent>,
    /// 预售有礼-淘礼金使用结束时间: the end of the time in which the 淘礼金 can be used.
    #[top(example = "2019-11-10 21:59:59")]
    pub ysyl_tlj_use_end_time: Option<TopTime>,
    /// 预估最低佣金率: the lowest commission rate to expect.
    ///
    /// For a request with `special_id`, `relation_id` or `external_id`.
    #[top(example = "20.3")]
    pub min_commission_rate: Option<Percent>,
    /// 彩蛋: whether the buyer wins an egg of 天天开彩蛋.
    ///
    /// Only in price comparison (消费者比价场景), where the request names the consumer.
    #[top(example = 1)]
    pub reward_info: Option<EggReward>,
    /// 计划类型: the kind of campaign that pays the commission.
    ///
    /// Documented for [`TbkCouponConvert`](super::TbkCouponConvert) only.
    #[top(example = 2)]
    pub campaign_type: Option<CouponCampaign>,
    /// 优惠券类型: the kind of the coupon in `coupon_click_url`.
    #[top(example = 1)]
    pub coupon_type: Option<CouponKind>,
    /// 前N件佣金信息: the commission on the first N pieces.
    ///
    /// For a request with `get_topn_rate` 1, if this commission is in effect and the highest.
    pub topn_info: Option<CouponTopNCommission>,
    /// 小程序链接: the promotion link as a mini program.
    #[top(restricted = "暂未对外开放")]
    pub mini_program: Option<MiniProgram>,
    /// 补充说明: remarks on a successful conversion.
    #[top(example = "skuid已失效，未参与转链")]
    pub extra_info: Option<String>,
    /// 新商品ID: the item id that was made for the account of the service provider (工具服务商) in the request.
    ///
    /// Documented for [`TbkPrivilegeGet`](super::TbkPrivilegeGet) only.
    pub isv_mktid: Option<String>,
}
