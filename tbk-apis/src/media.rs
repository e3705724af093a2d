//! 媒体报表: figures of content media.

use top_core::Api;
use top_core::TopApi;

/// The APIs of this subject.
pub(crate) const APIS: &[Api] = &[
    Api::of::<TbkDgContentMediaDailyReport>(),
    Api::of::<TbkDgContentMediaMonthlyReport>(),
    Api::of::<TbkDgMediaDailyReport>(),
    Api::of::<TbkDgMediaKolRealtimeSummary>(),
    Api::of::<TbkDgMediaKuaishouDailyReport>(),
    Api::of::<TbkDgMediaKuaishouMonthlyReport>(),
    Api::of::<TbkDgMediaMonthReport>(),
    Api::of::<TbkDgMediaTopRankReport>(),
];

/// 淘宝客-推广者-媒体日报(达人维度) (`taobao.tbk.dg.media.daily.report`): a medium's days, by creator.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. The members
/// of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgMediaDailyReport::builder().filters("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("filters"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.media.daily.report",
    title = "淘宝客-推广者-媒体日报(达人维度)",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMediaDailyReport {
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20")]
    pub page_size: Option<i64>,
    /// 返回字段: joined by commas.
    #[top(
        default = "pub_id,name,sub_pub_id,sub_site_id,sub_adzone_id,biz_type,union_pv,union_uv,alipay_num,alipay_amt,pre_pub_share_fee"
    )]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(default = "union_media_daily_report")]
    pub report_type_id: Option<String>,
    /// 维度: joined by commas.
    pub dimensions: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "示例")]
    pub filters: String,
}

top_core::raw_response! {
    /// What [`TbkDgMediaDailyReport`] brings back: its members are not documented in public.
    pub struct TbkDgMediaDailyReportResponse;
}

/// 淘宝客-推广者-媒体月报(媒体维度) (`taobao.tbk.dg.media.month.report`): a medium's months.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. The members
/// of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgMediaMonthReport::builder().filters("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("filters"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.media.month.report",
    title = "淘宝客-推广者-媒体月报(媒体维度)",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMediaMonthReport {
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20")]
    pub page_size: Option<i64>,
    /// 返回字段: joined by commas.
    #[top(default = "total_alipay_amt,pub_id,div_rule,settle_amount")]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(default = "union_media_month_report")]
    pub report_type_id: Option<String>,
    /// 维度: joined by commas.
    pub dimensions: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "示例")]
    pub filters: String,
}

top_core::raw_response! {
    /// What [`TbkDgMediaMonthReport`] brings back: its members are not documented in public.
    pub struct TbkDgMediaMonthReportResponse;
}

/// 淘宝客-推广者-快手日报(达人维度) (`taobao.tbk.dg.media.kuaishou.daily.report`): Kuaishou's days, by creator.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. The members
/// of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgMediaKuaishouDailyReport::builder().filters("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("filters"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.media.kuaishou.daily.report",
    title = "淘宝客-推广者-快手日报(达人维度)",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMediaKuaishouDailyReport {
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20")]
    pub page_size: Option<i64>,
    /// 返回字段: joined by commas.
    #[top(
        default = "pub_id,sub_pub_id,sub_site_id,sub_adzone_id,union_pv,union_uv,cm_settle_num,cm_settle_amt,cm_pub_share_fee,div_rule"
    )]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(default = "union_media_daily_report_kuaishou")]
    pub report_type_id: Option<String>,
    /// 维度: joined by commas.
    pub dimensions: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "示例")]
    pub filters: String,
}

top_core::raw_response! {
    /// What [`TbkDgMediaKuaishouDailyReport`] brings back: its members are not documented in public.
    pub struct TbkDgMediaKuaishouDailyReportResponse;
}

/// 淘宝客-推广者-快手月报(达人维度) (`taobao.tbk.dg.media.kuaishou.monthly.report`): Kuaishou's months, by creator.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. The members
/// of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgMediaKuaishouMonthlyReport::builder().filters("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("filters"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.media.kuaishou.monthly.report",
    title = "淘宝客-推广者-快手月报(达人维度)",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMediaKuaishouMonthlyReport {
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20")]
    pub page_size: Option<i64>,
    /// 返回字段: joined by commas.
    #[top(default = "pub_id,sub_pub_id,sub_site_id,sub_adzone_id,div_rule,total_alipay_amt,settle_amount")]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(default = "union_media_monthly_report_kuaishou")]
    pub report_type_id: Option<String>,
    /// 维度: joined by commas.
    pub dimensions: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "示例")]
    pub filters: String,
}

top_core::raw_response! {
    /// What [`TbkDgMediaKuaishouMonthlyReport`] brings back: its members are not documented in public.
    pub struct TbkDgMediaKuaishouMonthlyReportResponse;
}

/// 淘宝客-推广者-微博日报(达人维度) (`taobao.tbk.dg.content.media.daily.report`): Weibo's days, by creator.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. The members
/// of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgContentMediaDailyReport::builder().filters("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("filters"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.content.media.daily.report",
    title = "淘宝客-推广者-微博日报(达人维度)",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgContentMediaDailyReport {
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20")]
    pub page_size: Option<i64>,
    /// 返回字段: joined by commas.
    #[top(
        default = "pub_id,name,sub_pub_id,sub_site_id,sub_adzone_id,biz_type,union_pv,union_uv,cm_settle_num,cm_settle_amt,cm_pub_share_fee,div_rule"
    )]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(default = "union_content_media_daily_report")]
    pub report_type_id: Option<String>,
    /// 维度: joined by commas.
    pub dimensions: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "示例")]
    pub filters: String,
}

top_core::raw_response! {
    /// What [`TbkDgContentMediaDailyReport`] brings back: its members are not documented in public.
    pub struct TbkDgContentMediaDailyReportResponse;
}

/// 淘宝客-推广者-微博月报(达人维度) (`taobao.tbk.dg.content.media.monthly.report`): Weibo's months, by creator.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. The members
/// of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgContentMediaMonthlyReport::builder().filters("示例").build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("filters"), Some("示例"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.content.media.monthly.report",
    title = "淘宝客-推广者-微博月报(达人维度)",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgContentMediaMonthlyReport {
    /// 第几页: number of the page, from 1.
    #[top(example = "1", default = "1")]
    pub page_no: Option<i64>,
    /// 页大小: entries on a page.
    #[top(example = "1", default = "20")]
    pub page_size: Option<i64>,
    /// 返回字段: joined by commas.
    #[top(
        default = "pub_id,sub_pub_id,sub_site_id,sub_adzone_id,div_rule,total_alipay_amt,settle_amount,union_pv,union_uv"
    )]
    pub return_fields: Option<String>,
    /// 报表 id: which report.
    #[top(default = "union_content_media_monthly_report")]
    pub report_type_id: Option<String>,
    /// 维度: joined by commas.
    pub dimensions: Option<String>,
    /// 过滤条件: such as `ds=20180919`.
    #[top(example = "示例")]
    pub filters: String,
}

top_core::raw_response! {
    /// What [`TbkDgContentMediaMonthlyReport`] brings back: its members are not documented in public.
    pub struct TbkDgContentMediaMonthlyReportResponse;
}

/// 淘宝客-推广者-达人实时销量汇总数据 (`taobao.tbk.dg.media.kol.realtime.summary`): the sales of a creator up to now.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. The members
/// of the answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgMediaKolRealtimeSummary::builder()
///     .sub_adzone_id(1)
///     .sub_site_id(1)
///     .sub_pub_id(1)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("sub_adzone_id"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.media.kol.realtime.summary",
    title = "淘宝客-推广者-达人实时销量汇总数据",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMediaKolRealtimeSummary {
    /// 子推广位 id: third segment of the sub pid.
    #[top(example = "1")]
    pub sub_adzone_id: i64,
    /// 子媒体 id: second segment of the sub pid.
    #[top(example = "1")]
    pub sub_site_id: i64,
    /// 子推广者 id: first segment of the sub pid.
    #[top(example = "1")]
    pub sub_pub_id: i64,
}

top_core::raw_response! {
    /// What [`TbkDgMediaKolRealtimeSummary`] brings back: its members are not documented in public.
    pub struct TbkDgMediaKolRealtimeSummaryResponse;
}

/// 内容媒体-达人实时销量榜单 (`taobao.tbk.dg.media.top.rank.report`): the ranking of creators by sales up to now.
///
/// Called by apps, with or without a session: which of the two is not documented in public. The members of the
/// answer are not documented in public: it is kept as JSON.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkDgMediaTopRankReport::builder().rank_start(1).build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("rank_start"), Some("1"));
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.dg.media.top.rank.report",
    title = "内容媒体-达人实时销量榜单",
    session = optional,
    readonly,
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkDgMediaTopRankReport {
    /// 名次起点: first place wanted.
    #[top(example = "1")]
    pub rank_start: i64,
    /// 名次终点: last place wanted.
    #[top(example = "1")]
    pub rank_end: Option<i64>,
}

top_core::raw_response! {
    /// What [`TbkDgMediaTopRankReport`] brings back: its members are not documented in public.
    pub struct TbkDgMediaTopRankReportResponse;
}
