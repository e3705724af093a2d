//! 淘宝客-推广者-内容种草投流前链路数据上传.

use top_core::{Decimal, TopApi, TopObject, TopTime};

/// 淘宝客-推广者-内容种草投流前链路数据上传 (`taobao.tbk.feed.indicator.upload`): uploads what paid traffic did before the shop.
///
/// Called by publishers (推广者), with or without a session: which of the two is not documented in public. Each call
/// acts anew: it must not be repeated blindly.
///
/// Official page: <https://open.taobao.com/api.htm?docType=2&docId=66816>.
///
/// ```
/// use tbk_apis::prelude::*;
///
/// let api = TbkFeedIndicatorUpload::builder()
///     .event_id(111)
///     .rpt_start_time("2023-02-10 23:59:59".parse::<TopTime>()?)
///     .click_pv(1)
///     .play_pv(1)
///     .exposure_pv(1)
///     .content_id("1001")
///     .sclick_pv(1)
///     .rpt_end_time("2023-02-10 23:59:59".parse::<TopTime>()?)
///     .content_name("示例")
///     .sclick_exposure_pv(1)
///     .consume_amt(1)
///     .build();
/// let mut params = Params::new();
/// api.write_params(&mut params);
/// assert_eq!(params.get("event_id"), Some("111"));
/// # Ok::<(), top_core::ParseError>(())
/// ```
#[derive(Debug, Clone, PartialEq, TopApi)]
#[top_api(
    method = "taobao.tbk.feed.indicator.upload",
    title = "淘宝客-推广者-内容种草投流前链路数据上传",
    api_id = 66816,
    session = optional,
    failure(result_code = 200, code = biz_error_code, message = biz_error_desc),
    errors = crate::TBK_ERRORS
)]
#[non_exhaustive]
pub struct TbkFeedIndicatorUpload {
    /// 活动 id: of the campaign.
    #[top(example = "111")]
    pub event_id: i64,
    /// 唤端次数: times the app was opened.
    #[top(example = "11")]
    pub evoke_pv: Option<i64>,
    /// 统计开始时间: GMT+8.
    #[top(example = "2023-02-10 23:59:59")]
    pub rpt_start_time: TopTime,
    /// 创意名称: name of the creative.
    pub creative_name: Option<String>,
    /// 点击次数: clicks.
    #[top(example = "1")]
    pub click_pv: i64,
    /// 播放次数: plays.
    #[top(example = "1")]
    pub play_pv: i64,
    /// 单元名称: name of the unit.
    pub unit_name: Option<String>,
    /// 曝光次数: impressions.
    #[top(example = "1")]
    pub exposure_pv: i64,
    /// 账号名称: name of the account.
    pub account_name: Option<String>,
    /// 计划 id: of the campaign at the medium.
    #[top(example = "1")]
    pub campaign_id: Option<String>,
    /// 内容 id: of the content at the publisher's.
    #[top(example = "1001")]
    pub content_id: String,
    /// 点击次数: clicks.
    #[top(example = "1")]
    pub sclick_pv: i64,
    /// 统计结束时间: GMT+8.
    #[top(example = "2023-02-10 23:59:59")]
    pub rpt_end_time: TopTime,
    /// 创意 id: of the creative at the medium.
    #[top(example = "1")]
    pub creative_id: Option<String>,
    /// 内容名称: name of the content.
    #[top(example = "示例")]
    pub content_name: String,
    /// 点击曝光次数: impressions after a click.
    #[top(example = "1")]
    pub sclick_exposure_pv: i64,
    /// 账号 id: of the account.
    #[top(example = "1")]
    pub account_id: Option<String>,
    /// 单元 id: of the unit at the medium.
    #[top(example = "1")]
    pub unit_id: Option<String>,
    /// 消耗金额: what was spent.
    #[top(example = "1")]
    pub consume_amt: i64,
    /// 计划名称: name of the campaign.
    pub campaign_name: Option<String>,
    /// 播放人数: viewers.
    #[top(example = "123")]
    pub play_uv: Option<i64>,
    /// 订单 id: of the order at the medium.
    #[top(example = "123")]
    pub order_id: Option<String>,
    /// 订单名称: name of the order.
    pub order_name: Option<String>,
    /// 千次曝光成本: cost of a thousand impressions.
    #[top(example = "123")]
    pub cpm: Option<Decimal>,
    /// 点击成本: cost of a click.
    #[top(example = "123")]
    pub cpc: Option<Decimal>,
    /// 行为成本: cost of an action.
    #[top(example = "123")]
    pub cpa: Option<Decimal>,
    /// 点赞次数: likes.
    #[top(example = "123")]
    pub like_pv: Option<i64>,
    /// 收藏次数: times collected.
    #[top(example = "123")]
    pub collect_pv: Option<i64>,
    /// 评论次数: comments.
    #[top(example = "123")]
    pub comment_pv: Option<i64>,
    /// 阅读率: share that read it.
    #[top(example = "123")]
    pub read_rate: Option<Decimal>,
    /// 点击曝光率: rate.
    #[top(example = "123")]
    pub sclick_exposure_rate: Option<Decimal>,
    /// 点击率: rate.
    #[top(example = "123")]
    pub sclick_click_rate: Option<Decimal>,
}

/// What [`TbkFeedIndicatorUpload`] brings back.
#[derive(Debug, Clone, Default, PartialEq, TopObject)]
#[non_exhaustive]
pub struct TbkFeedIndicatorUploadResponse {
    /// 数据: what was asked for.
    #[top(example = "true")]
    pub data: Option<bool>,
    /// 结果码: 200 for success.
    #[top(example = "200")]
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
