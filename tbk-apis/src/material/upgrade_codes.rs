//! Codes of the upgraded search and of the recommended items.

use top_core::{TopCode, TopTime};

/// 排序 (`sort`): the order of the results of the upgraded search.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum MaterialUpgradeSort {
    /// 销量降序: by sales, the largest first.
    #[code("total_sales_des", "销量降序")]
    TotalSalesDescending,
    /// 销量升序: by sales, the smallest first.
    #[code("total_sales_asc", "销量升序")]
    TotalSalesAscending,
    /// 淘客收入比率降序: by income rate, the highest first.
    #[code("tk_rate_des", "淘客收入比率降序")]
    IncomeRateDescending,
    /// 淘客收入比率升序: by income rate, the lowest first.
    #[code("tk_rate_asc", "淘客收入比率升序")]
    IncomeRateAscending,
    /// 营销计划佣金降序: by the commission of the marketing campaign, the highest first.
    #[code("tk_mkt_rate_des", "营销计划佣金降序")]
    MarketingRateDescending,
    /// 营销计划佣金升序: by the commission of the marketing campaign, the lowest first.
    #[code("tk_mkt_rate_asc", "营销计划佣金升序")]
    MarketingRateAscending,
    /// 累计推广量降序: by the pieces sold by promotion, the most first.
    #[code("tk_total_sales_des", "累计推广量降序")]
    PromotionSalesDescending,
    /// 累计推广量升序: by the pieces sold by promotion, the fewest first.
    #[code("tk_total_sales_asc", "累计推广量升序")]
    PromotionSalesAscending,
    /// 总支出佣金降序: by the commission paid in all, the largest first.
    #[code("tk_total_commi_des", "总支出佣金降序")]
    TotalCommissionDescending,
    /// 总支出佣金升序: by the commission paid in all, the smallest first.
    #[code("tk_total_commi_asc", "总支出佣金升序")]
    TotalCommissionAscending,
    /// 预估到手价降序: by the estimated final price, the highest first.
    #[code("final_promotion_price_des", "预估到手价格降序")]
    FinalPriceDescending,
    /// 预估到手价升序: by the estimated final price, the lowest first.
    #[code("final_promotion_price_asc", "预估到手价格升序")]
    FinalPriceAscending,
    /// 匹配分降序: by match score, the highest first.
    #[code("match_des", "匹配分降序")]
    MatchDescending,
    /// 匹配分升序: by match score, the lowest first.
    #[code("match_asc", "匹配分升序")]
    MatchAscending,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}

/// 线报状态 (`mgc_status`): the state of a deal tip (线报).
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum DealTipStatus {
    /// 全部: every state.
    #[code(0, "全部")]
    All,
    /// 过期: expired.
    #[code(1, "过期")]
    Expired,
    /// 实时生效: valid now.
    #[code(2, "实时生效")]
    Live,
    /// 未来生效: valid later.
    #[code(3, "未来生效")]
    Future,
    /// A code that is not documented.
    #[code(other)]
    Other(i64),
}

/// 生效时间 (`valid_time`): the time from which a deal tip (线报) is valid.
#[derive(Debug, Clone, Copy, TopCode)]
#[non_exhaustive]
pub enum DealTipStart {
    /// 实时线报: the tip is valid now.
    #[code(0, "实时线报")]
    Live,
    /// 未来线报: the time in milliseconds since 1970.
    #[code(other)]
    At(i64),
}

impl DealTipStart {
    /// The time from which a future tip is valid; `None` for a tip that is valid now.
    #[must_use]
    pub fn time(self) -> Option<TopTime> {
        match self {
            Self::Live => None,
            Self::At(millis) => TopTime::from_unix_millis(millis),
        }
    }
}

/// 智能匹配 (`device_type` of `taobao.tbk.dg.interest.items.get`): the id that the items are chosen by.
#[derive(Debug, Clone, TopCode)]
#[non_exhaustive]
pub enum InterestIdType {
    /// uvid: an encrypted user id.
    #[code("uvid", "uvid")]
    Uvid,
    /// scdId: the id of a community (社群).
    #[code("scdId", "scdId")]
    ScdId,
    /// A code that is not documented.
    #[code(other)]
    Other(String),
}
