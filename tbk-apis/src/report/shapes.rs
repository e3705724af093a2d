//! Shapes that several of these APIs share.

use top_core::{Decimal, TopObject};

/// 分页信息: the page and the total.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ReportPageInfo {
    /// 每页大小: the number of rows on a page.
    #[top(example = 100)]
    pub page_size: Option<i64>,
    /// 页数: the number of the page.
    #[top(example = 1)]
    pub page_no: Option<i64>,
    /// 总数: the number of rows on all pages.
    #[top(example = 20)]
    pub total_cnt: Option<i64>,
}

/// 渠道推广效果: the buyers and orders of a channel. A buyer counts once in the period.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RidReport {
    /// 非自购订单购买用户数: the number of buyers in orders that are not own purchases (自购).
    pub promo_uv: Option<String>,
    /// 非自购订单金额: the amount of the orders that are not own purchases (自购).
    pub promo_alipay_amt: Option<Decimal>,
    /// 自购订单购买用户数: the number of buyers in own purchases (自购).
    pub individual_uv: Option<String>,
    /// 非自购订单笔数: the number of orders that are not own purchases (自购).
    pub promo_alipay_num: Option<String>,
    /// 购买用户数: the number of all buyers.
    pub purchase_uv: Option<String>,
    /// 购买订单笔数: the number of all orders.
    pub purchase_alipay_num: Option<String>,
    /// 自购订单笔数: the number of own purchases (自购).
    pub individual_alipay_num: Option<String>,
    /// 购买订单金额: the amount of all orders.
    pub purchase_alipay_amt: Option<Decimal>,
    /// 自购订单金额: the amount of the own purchases (自购).
    pub individual_alipay_amt: Option<Decimal>,
}

/// 返回结果: the report, or a business error.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RidReportResult {
    /// 业务数据: the report.
    pub data: Option<RidReport>,
    /// 是否成功: whether the call succeeded.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// 接口返回值: the code of the result.
    #[top(example = "")]
    pub result_code: Option<i64>,
    /// 业务错误描述: the text of the business error.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 返回信息: a message about the result.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: the code of the business error, such as 101, 102 or 103.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
