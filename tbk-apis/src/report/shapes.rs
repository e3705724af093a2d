//! Shapes that several of these APIs share.

use top_core::{Money, TopObject};

/// 分页信息: which page of the rows this is.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct ReportPageInfo {
    /// 页大小: entries on a page.
    #[top(example = "100")]
    pub page_size: Option<i64>,
    /// 第几页: number of the page, from 1.
    #[top(example = "1")]
    pub page_no: Option<i64>,
    /// 总条数: rows over all pages.
    #[top(example = "20")]
    pub total_cnt: Option<i64>,
}

/// 查询条件: which channel and time.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
pub struct RidReportOption {
    /// 业务日期: `yyyyMMdd`.
    pub biz_date: Option<String>,
    /// 渠道关系 id: the channel (代理) that the sale is credited to.
    pub relation_id: Option<String>,
    /// 业务月份: `yyyyMM`.
    pub biz_month: Option<String>,
    /// 媒体 id: the second segment of the pid.
    pub site_id: Option<String>,
}

/// 渠道效果: figures of the channel.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RidReport {
    /// 推广人数: visitors.
    #[top(example = "1001")]
    pub promo_uv: Option<String>,
    /// 推广付款金额: yuan.
    #[top(example = "1.00")]
    pub promo_alipay_amt: Option<Money>,
    /// 自购人数: visitors who buy for themselves.
    #[top(example = "1001")]
    pub individual_uv: Option<String>,
    /// 推广付款笔数: orders.
    #[top(example = "1001")]
    pub promo_alipay_num: Option<String>,
    /// 采购人数: visitors who buy in bulk.
    #[top(example = "1001")]
    pub purchase_uv: Option<String>,
    /// 采购付款笔数: orders.
    #[top(example = "1001")]
    pub purchase_alipay_num: Option<String>,
    /// 自购付款笔数: orders.
    #[top(example = "1001")]
    pub individual_alipay_num: Option<String>,
    /// 采购付款金额: yuan.
    #[top(example = "1.00")]
    pub purchase_alipay_amt: Option<Money>,
    /// 自购付款金额: yuan.
    #[top(example = "1.00")]
    pub individual_alipay_amt: Option<Money>,
}

/// 结果: what stands in `result`.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct RidReportResult {
    /// 数据: what was asked for.
    pub data: Option<RidReport>,
    /// 是否成功: whether it went well.
    #[top(example = "true")]
    pub success: Option<bool>,
    /// 结果码: 200 for success.
    #[top(example = "1")]
    pub result_code: Option<i64>,
    /// 业务错误描述: why it failed.
    #[top(example = "")]
    pub biz_error_desc: Option<String>,
    /// 结果信息: what the outcome means.
    #[top(example = "")]
    pub result_msg: Option<String>,
    /// 业务错误码: what failed, as a number.
    #[top(example = "")]
    pub biz_error_code: Option<i64>,
}
