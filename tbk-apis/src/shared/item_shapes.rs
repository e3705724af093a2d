//! 商品: shapes that the answers about items and about material have in common.

use top_core::{BasisPoints, Percent, TopObject, TopTime, Yuan};

use super::{CampaignLockStatus, CampaignStatus};

/// 前N件佣金信息: a commission rate for the first N pieces. The members are present while the rate applies or
/// is announced.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TopNCommission {
    /// 前N件佣金开始时间: the start of the rate.
    #[top(example = "1937297392332", format = "epoch-ms")]
    pub topn_start_time: Option<TopTime>,
    /// 前N件佣金结束时间: the end of the rate.
    #[top(example = "1937297392332", format = "epoch-ms")]
    pub topn_end_time: Option<TopTime>,
    /// 前N件初始总库存: the number of pieces with the rate at the start.
    #[top(example = 3000)]
    pub topn_total_count: Option<i64>,
    /// 前N件剩余库存: the number of pieces with the rate that are left.
    #[top(example = 3000)]
    pub topn_quantity: Option<i64>,
    /// 前N件佣金率: the commission rate of the first N pieces.
    #[top(example = "30")]
    pub topn_rate: Option<Percent>,
}

/// 商品佣金信息: the commission and the subsidy of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct IncomeInfo {
    /// 商品佣金比率: the commission rate of the item.
    #[top(example = "55")]
    pub commission_rate: Option<Percent>,
    /// 商品佣金金额: the commission of the item.
    #[top(example = "12")]
    pub commission_amount: Option<Yuan>,
    /// 补贴比率: the rate of the subsidy.
    #[top(example = "11")]
    pub subsidy_rate: Option<Percent>,
    /// 补贴金额: the subsidy.
    #[top(example = "4")]
    pub subsidy_amount: Option<Yuan>,
    /// 补贴上限: the largest subsidy for one order. Absent unless a single order reaches it.
    #[top(example = "10")]
    pub subsidy_upper_limit: Option<Yuan>,
    /// 补贴类型: the type of the subsidy.
    #[top(example = "妈妈补贴")]
    pub subsidy_type: Option<String>,
}

/// 优惠: a discount that is part of a price.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ItemPromotion {
    /// 优惠名称: the name of the discount, such as 商品券 or 跨店满减.
    #[top(example = "商品券")]
    pub promotion_title: Option<String>,
    /// 优惠利益点文案: the discount in words, such as 每200减20.
    #[top(example = "满7999减1300")]
    pub promotion_desc: Option<String>,
    /// 优惠金额: the amount of the discount.
    #[top(example = "1300.00")]
    pub promotion_fee: Option<Yuan>,
    /// 优惠开始时间: the start of the discount. Most lists of 商品详情查询升级版 have `yyyy-MM-dd HH:mm:ss`
    /// instead; both are read.
    #[top(example = "1661184000000", format = "epoch-ms")]
    pub promotion_start_time: Option<TopTime>,
    /// 优惠结束时间: the end of the discount, in the same format as `promotion_start_time`.
    #[top(example = "1661788799000", format = "epoch-ms")]
    pub promotion_end_time: Option<TopTime>,
    /// 优惠ID: the id of the discount.
    pub promotion_id: Option<String>,
}

/// 更多活动优惠: a further discount of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct MorePromotion {
    /// 优惠名称: the name of the discount, such as 商品券 or 跨店满减.
    #[top(example = "满件折")]
    pub promotion_title: Option<String>,
    /// 优惠利益点文案: the discount in words, such as 每200减20.
    #[top(example = "2件9折")]
    pub promotion_desc: Option<String>,
    /// 优惠金额: the amount of the discount.
    pub promotion_fee: Option<Yuan>,
    /// 优惠开始时间: the start of the discount.
    #[top(example = "1661222400000", format = "epoch-ms")]
    pub promotion_start_time: Option<TopTime>,
    /// 优惠结束时间: the end of the discount.
    #[top(example = "1662393600000", format = "epoch-ms")]
    pub promotion_end_time: Option<TopTime>,
    /// 优惠ID: the id of the discount.
    pub promotion_id: Option<String>,
    /// 当天优惠总库存: the total stock of the discount on the day.
    #[top(example = 1000, restricted = "指定优惠透出")]
    pub promotion_total_count: Option<i64>,
    /// 优惠使用路径: the URL of the page on which the discount is used.
    #[top(restricted = "指定优惠透出")]
    pub promotion_url: Option<String>,
}

/// 标签信息: a tag of an item or of its price.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PromotionTag {
    /// 标签名称: the name of the tag, such as 88VIP or 花呗免息.
    #[top(example = "88VIP")]
    pub tag_name: Option<String>,
}

/// 国补信息: the rates and amounts of the state subsidy (国家补贴). With an `ip` in the request, those of its
/// region alone.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct StateSubsidy {
    /// 最高优惠比例: the highest rate of the subsidy.
    #[top(example = 1)]
    pub max_rebate: Option<Percent>,
    /// 最低优惠比例: the lowest rate of the subsidy.
    #[top(example = 1)]
    pub min_rebate: Option<Percent>,
    /// 最高优惠金额: the largest subsidy.
    #[top(example = "15.00")]
    pub max_discount: Option<Yuan>,
    /// 最低优惠金额: the smallest subsidy.
    #[top(example = "15.00")]
    pub min_discount: Option<Yuan>,
    /// 国补生效区域: the provinces in which the subsidy applies. With an `ip` in the request, an item with a
    /// regional subsidy has the province of that `ip` alone.
    pub province_list: Vec<String>,
}

/// 国家补贴: the state subsidy of an item.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct GovSubsidy {
    /// 国家补贴: the name of the tag.
    #[top(example = "国家补贴")]
    pub tag_name: Option<String>,
    /// 国补信息: the rates and amounts of the subsidy.
    pub state_subsidy_info: Option<StateSubsidy>,
}

/// 预售信息: the deposit (定金) and the balance (尾款) of an item on presale.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct PresaleInfo {
    /// 付尾款结束时间: the end of the payment of the balance.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub presale_tail_end_time: Option<TopTime>,
    /// 付尾款开始时间: the start of the payment of the balance.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub presale_tail_start_time: Option<TopTime>,
    /// 付定金结束时间: the end of the payment of the deposit.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub presale_end_time: Option<TopTime>,
    /// 付定金开始时间: the start of the payment of the deposit.
    #[top(example = 1567440000000, format = "epoch-ms")]
    pub presale_start_time: Option<TopTime>,
    /// 定金: the deposit.
    #[top(example = "100")]
    pub presale_deposit: Option<Yuan>,
    /// 优惠信息: the discount of the presale in words.
    #[top(example = "付定金立减5元")]
    pub presale_discount_fee_text: Option<String>,
}

/// 定向计划: a targeted campaign of the seller, which publishers apply for.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TargetedCampaign {
    /// 定向计划活动ID: the id of the campaign.
    #[top(example = "123")]
    pub sp_cid: Option<String>,
    /// 定向计划名称: the name of the campaign.
    #[top(example = "定向计划活动1")]
    pub sp_name: Option<String>,
    /// 定向佣金率: the commission rate of the campaign.
    #[top(example = "1550")]
    pub sp_rate: Option<BasisPoints>,
    /// 定向是否锁佣: whether the rate is locked.
    #[top(example = "0")]
    pub sp_lock_status: Option<CampaignLockStatus>,
    /// 定向计划申请链接: the page on which to apply for the campaign.
    #[top(
        example = "http://pub.alimama.com/portal/promo/shop/campaign/detail.htm?mode=info&campaignId=1000492470&creatorId=98836808&breadcrumb=false"
    )]
    pub sp_apply_link: Option<String>,
    /// 定向计划是否可用: whether the campaign is available.
    #[top(example = "1")]
    pub sp_status: Option<CampaignStatus>,
}
